"""English, as callers ask a restaurant."""

from webapp.knowledge.language import Language, said_for, same_as_first, words

SMALL = words("""
    a an the this that these those some any i me my mine we us our ours you your yours he him his she her it its they
    them their am is are was were be been being isn aren wasn do does did don doesn didn have has had haven hasn got get
    can could cannot will would won wouldn shall should shouldn may might must to of for in on at by with from up out
    about as into onto and or but if then so than what which who whose why how there here s t re ve ll d m let hi hello
    hey please thanks thank sorry excuse well yes no just also too either
    """)
COMMON = words("""
    option options choice choices dish dishes meal meals food foods thing things something anything everything someone
    anyone somebody anybody somewhere anywhere one ones eat eating dine dining have having offer offers offering serve serves serving
    provide provides available possible allow allows allowed permit permitted welcome accept accepts take takes taking
    come comes coming suitable ok okay fine need needs want wants like know tell ask asking wonder
    wondering question restaurant place venue staff kitchen people guest guests customer customers kind sort type
    special son daughter husband wife mum mom mother dad father friend friends family partner girlfriend boyfriend
    brother sister good morning afternoon today tonight go going make makes made do doing cater caters catering use uses
    find see really actually maybe perhaps quick
    """)
LIGHT = words("""
    without where when much many time hour hours menu table tables seat seats evening tomorrow weekend bring bringing own small big large
    little near nearby close inside indoors free
    """)
NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty".split(),
        2,
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "hundred": "100"}
PHRASES = said_for("""
    what time = when
    how much is = how much cost
    how much are = how much cost
    hot dog = hotdog
    hot dogs = hotdog
    take away = takeaway
    take out = takeaway
    to go = takeaway
    car park = parking
    high chair = highchair
    high chairs = highchair
    wheel chair = wheelchair
    wi fi = wifi
    """)
SAME = """
    child children kid kids baby babies toddler toddlers
    parking park carpark
    coeliac celiac coeliacs celiacs
    vegan vegans
    takeaway takeout
    toilet bathroom restroom loo
    accessible access accessibility
    wifi internet
    cost price charge
    allergy allergic allergies
    reservation reserve booking book
    """
REAL = words("""
    charge charger change changer parking parting packing bottle battle cancel cancer brunch branch outside outsider tasting
    testing dinner winner booking looking cooking wedding welding private primate garden warden delivery deliver
    """)
SHORTEST = 3


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


ENGLISH = Language(SMALL, COMMON, LIGHT, NUMBERS, PHRASES, same_as_first(SAME, stem), frozenset(), REAL, stem)
