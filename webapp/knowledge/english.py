"""English, as callers ask a restaurant."""

from webapp.knowledge.language import Language, counted, said_for, same_as_first, words

SMALL = words("""
    a an the this that these those some any i me my mine we us our ours you your yours he him his she her it its
    they them their am is are was were be been being do does did have has had got get can could will would won shall
    should may might must to of for in on at by with from up out about as into onto and or but if then so than what
    which who whose why how there here s t re ve ll d m let hi hello hey please thanks thank sorry excuse well yes
    just also too because while
    """)
COMMON = words("""
    option options choice choices dish dishes meal meals something anything everything someone anyone somebody
    anybody somewhere anywhere one ones thing things eat eating dine dining having offer offers offering serve
    serves serving provide provides available possible allow allows allowed permit permitted welcome accept accepts
    take takes taking come comes coming suitable ok okay fine need needs want wants like know tell ask asking wonder
    wondering question restaurant place venue staff people guest guests customer customers kind sort type special
    son daughter husband wife mum mom mother dad father friend friends family partner girlfriend boyfriend brother
    sister good morning afternoon today tonight tomorrow now go going make makes made doing cater caters catering
    use uses find see really actually maybe perhaps quick sell sells buy near nearby close say says saying explain
    confirm
    """)
LIGHT = words("""
    without not don doesn didn isn aren where when much many time hour hours menu food foods table tables seat seats
    evening bring bringing own small big large little inside indoors free
    """)
TIMES = words("""
    monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday saturdays sunday
    sundays weekend weekends lunch dinner breakfast brunch supper christmas easter summer winter
    """)
TWO_AND_ON = """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty
    """
NUMBERS = counted(2, TWO_AND_ON) | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "hundred": "100"}
PHRASES = said_for("""
    what time = when
    how much is = how much cost
    how much are = how much cost
    hot dog = hotdog
    hot dogs = hotdog
    take away = takeaway
    take out = takeaway
    car park = parking
    wi fi = wifi
    """)
SAME = """
    child children kid baby toddler
    parking park
    coeliac celiac
    vegetarian veggie
    takeaway takeout
    toilet bathroom restroom loo
    accessible access accessibility
    wifi internet
    cost price charge
    allergy allergic
    reservation reserve booking
    cancel cancellation
    outside outdoor outdoors
    pram buggy pushchair stroller
    lift elevator
    bike bicycle
    """
REAL = words("""
    barking battle bottle branch brunch cancel cancer change changer charge charger deliver delivery flowery outside
    outsider packing panties parking parties parting party patties primate projector protector sundae sunday sundry
    tasting testing vegetation warden weeding welding
    """)
SHORTEST = 3  # letters of a stem


def stem(word: str) -> str:
    """The word without plural and the commonest suffixes."""
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("ches", "shes", "sses", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > SHORTEST:
        word = word[:-1]
    for suffix, shortest in (("ation", 5), ("ing", 4), ("ed", 4)):
        if word.endswith(suffix) and len(word) - len(suffix) >= shortest:
            word = word.removesuffix(suffix)
            break
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


ENGLISH = Language(SMALL, COMMON, LIGHT, TIMES, NUMBERS, PHRASES, same_as_first(SAME, stem), frozenset(), REAL, stem)
