"""Whom, what, which part of the house and which time a text names: a question on the entry's thing that names one more
is often not answered by it.

A course for children is no answer on courses, and the Sunday lunch none on Sunday evening. Each is recognised by its
words, in both languages.
"""

import numpy as np

from webapp.knowledge.figures import Vectors
from webapp.knowledge.spotting import spotter

IN_ANSWER = 0.7  # of one in a way of asking is one in the answer worth
MOST = 2.0  # of a kind that count

_WRITTEN = {
    "whom": {
        "children": r"bambin|bimb|figli[oae]?\b|ragazzin|neonat|piccol[ioe]\b|ann[oi]\b.*(?:mangia|paga|puo)"
        r"|\bkid|child|toddler|\bbab(?:y|ies)|\bson\b|daughter|infant|year old|under (?:ten|twelve|six|five|eighteen)"
        r"|minorenn",
        "students": r"student|universitar|\buniversity|\bschool|scuola|scolar|tessera",
        "elderly": r"anzian|pensionat|nonn[aeio]|\bover (?:sixty|65|60)|pensioner|senior|elderly"
        r"|\bgran(?:ny|dma|dpa|dmother|dfather|ddad)|\bgran\b",
        "companies": r"aziend|ditt[ae]\b|colleg|ufficio|uffici\b|business|compan(?:y|ies)|corporate|office"
        r"|colleague|fattur|invoice",
        "family": r"famigli|famil(?:y|ies)",
        "groups": r"grupp|comitiv|tavolat|persone\b|\bgroup|part(?:y|ies) of|large part|\bpeople\b"
        r"|\btutti insieme|in (?:otto|dieci|dodici|quindici|venti|trenta)\b",
        "dogs": r"\bcan[ei]\b|cagn|cucciol|labrador|\bdogs?\b|pupp(?:y|ies)|\bbau\b",
        "cats": r"gatt|\bcats?\b|kitty|kitten",
        "disabled": r"disabil|carrozz|sedia a rotelle|handicap|disabled|wheelchair|stampelle|crutch|cammina",
        "pregnant": r"incint|gravidanz|pregnan",
        "non_guests": r"(?:chi|se) non (?:mangia|dorme|cena|pranza|allogg)|not (?:staying|eating|dining)"
        r"|aren t (?:staying|eating)|esterni|non residents|without eating|senza mangiare|solo per (?:bere|un)",
        "workers": r"personale|staff\b|camerier|cuoc[oh]|\bchef|waiter|waitress|barist|stage\b|stagist"
        r"|intern(?:s|ship)|apprent",
        "band": r"\bband\b|musicist|gruppo musicale|musician|\bdj\b|suonar|gig\b",
        "alone": r"da sol[oa]\b|\balone\b|by myself|on my own|una persona sola|single diner|solo (?:io|una)",
        "couple": r"coppi|romantic|anniversar|couple",
        "pro": r"professionist|professional",
    },
    "what": {
        "gluten": r"glutin|gluten|celiac|coeliac|celiac",
        "lactose": r"lattosio|lactose|latticin|dairy|latte\b|\bmilk",
        "vegan": r"vegan",
        "vegetarian": r"vegetar|senza carne|no meat|meat free|don t eat meat",
        "nuts": r"\bnoc[ei]\b|frutta secca|nocciol|arachid|pistacch|mandorl|\bnuts?\b|peanut|almond|hazelnut"
        r"|cashew",
        "fish": r"\bpesce\b|crostace|mollusc|gamber|\bfish\b|shellfish|prawn|crab",
        "egg": r"\buov[ao]|\beggs?\b",
        "soy": r"\bsoia|\bsoy",
        "halal": r"halal|maiale|\bpork\b|kosher|muslim|musulman",
        "sugar": r"zuccher|diabet|sugar",
        "salt": r"\bsale\b|iposodic|\bsalt\b",
        "onion": r"cipoll|aglio|onion|garlic",
        "raw": r"\bcrud[oaei]|\braw\b",
        "bread": r"\bpane\b|\bbread|sandwich|panin|focacc|toast",
        "sauce": r"sugo\b|salsa|gravy|sauce|condiment",
        "dessert": r"dolc[ei]\b|dessert|pudding|torta|torte|\bcake|gelat|ice cream|tiramisu",
        "wine": r"\bvin[oi]\b|\bwines?\b|bottigli|bottle|bollicin|prosecco|champagne",
        "beer": r"birr|\bbeers?\b|\bpint|\bale\b|lager|spina\b",
        "coffee": r"caffe|coffee|cappuccin|espresso|\btea\b|\bte\b",
        "cheese": r"formagg|cheese|mozzarell|parmig",
        "meat": r"\bcarn[ei]\b|bistecc|\bmeat\b|steak|beef|\bpollo\b|chicken|lamb|agnell",
        "pasta": r"\bpasta\b|spaghett|tagliatell|raviol|gnocch|\bprimi\b",
        "pizza": r"pizz",
        "dough": r"impast|dough|lievit|farin|flour|cornicion|crust",
        "breakfast": r"colazion|breakfast|brunch",
        "snacks": r"snack|spuntin|taglier|stuzzich|aperitiv|nibbles",
        "kids_menu": r"menu (?:bimb|bambin|baby)|kids menu|children s menu",
        "oil": r"\bolio\b|\boil\b|fritt|fry|fried",
        "water": r"\bacqua\b|\bwater",
    },
    "where": {
        "outside": r"\bfuori\b|all aperto|aperto\b|terrazz|dehors|giardin|cortil|veranda|outside|outdoor|terrace"
        r"|garden|patio|al fresco|open air",
        "inside": r"\bdentro\b|all interno|in sala|\binterno|inside|indoor",
        "toilet": r"\bbagn[oi]\b|toilet|\bwc\b|restroom|bathroom|\bloo\b|servizi igienici|fasciatoio",
        "parking": r"parchegg|macchin|\bauto\b|\bpark|garage|\bcar\b|valet|posteggi",
        "bike": r"\bbici|moto\b|motorin|\bbike|bicycle|scooter",
        "coach": r"pullman|\bbus\b|corrier|\bcoach|camper|motorhome|\bvan\b",
        "boat": r"\bbarc|ormegg|\bboat|moor|harbour|gommon|\bpier\b",
        "train": r"\btren[oi]\b|stazion|train|metro|tram|underground|tube|station",
        "room": r"\bcamer[ae]\b|\brooms?\b|dormi|\bsleep|\bletto|\bbed",
        "private": r"salett|sala privat|riservat|private|privat|separe",
        "pool": r"piscin|\bpool\b|nuot|swim",
        "play": r"gioc|altalen|scivol|\bplay|\btoys?|swing",
        "bar": r"\bbar\b|bancone|\bcounter",
        "window": r"finestr|vista|panoram|\bview|window",
        "shop": r"negozi|botteg|\bshop|\bvend",
        "kitchen": r"\bcucina\b|\bkitchen",
        "pos": r"\bcart[ae]\b|bancomat|\bpos\b|\bcards?\b|amex|satispay|contant|\bcash\b|apple pay|bonific"
        r"|cheque|assegn|crypto|bitcoin|american express|contactless",
        "voucher": r"buon[oi] (?:pasto|regalo)|ticket|voucher|gift card|groupon|coupon|satispay|the ?fork"
        r"|edenred|pellegrini",
        "refund": r"rimbors|indietro|\bresto\b|refund|money back|\bback if",
        "deposit": r"caparra|acconto|deposit|anticipo",
        "cloakroom": r"guardaroba|cappott|cloak|\bcoat|giacc[ah]|jacket|bagagl|valigi|luggage|suitcase|passeggin"
        r"|pram|pushchair|stroller|buggy",
        "music": r"music|concert|\bband\b|\bdj\b|karaoke|jazz",
        "tv": r"\btv\b|televis|partit[ae]\b|maxischerm|\bmatch|\bgame\b|screen",
        "wifi": r"wi ?fi|internet|password",
        "heating": r"riscald|\bstuf|heat|warm|fungh",
        "air": r"aria condiz|ventilat|air con|\bfan\b",
        "smoke": r"\bfum|sigar|smok|vap",
        "discount": r"scont|convenzion|discount|cheaper|offert[ae]\b|\bdeal|promo|percent|per cento",
        "delivery": r"consegn|domicil|deliver|glovo|deliveroo|uber|just ?eat",
        "takeaway": r"asport|portar via|take ?away|take ?out|to go\b|ritir|collect",
        "birthday": r"complean|festeggi|birthday|\btorta|\bcake|candelin|anniversar",
        "wedding": r"matrimon|nozze|spos|wedding|bride",
        "buffet": r"buffet|all you can eat|a volont|libero",
    },
    "when": {
        "lunch": r"pranz|mezzogiorn|lunch|midday|\bnoon",
        "dinner": r"\bcen[ae]\b|cenare|\bser[ae]\b|stasera|serale|dinner|evening|tonight|supper|\bnights?\b",
        "morning": r"mattin|morning|colazion|breakfast",
        "afternoon": r"pomerig|afternoon|\btra pranzo|between lunch",
        "monday": r"lunedi|monday",
        "tuesday": r"martedi|tuesday",
        "wednesday": r"mercoledi|wednesday",
        "thursday": r"giovedi|thursday",
        "friday": r"venerdi|friday",
        "saturday": r"sabat|saturday",
        "sunday": r"domenic|sunday",
        "weekend": r"fine settimana|weekend",
        "weekday": r"in settimana|feriali|infrasettiman|weekday|during the week",
        "christmas": r"natal|christmas|xmas|vigilia|santo stefano|boxing day",
        "newyear": r"capodann|new year|san silvestro",
        "easter": r"pasqu|easter",
        "ferragosto": r"ferragost|agosto|august",
        "valentine": r"san valentin|valentine",
        "summer": r"estat|estiv|summer|luglio|giugno|july|june",
        "winter": r"invern|winter|gennaio|january|dicembre|december",
        "spring": r"primaver|spring|aprile|maggio|april\b",
        "autumn": r"autunn|autumn|ottobre|settembre|novembre|october|september|november",
        "late": r"\btardi\b|ritard|\blate\b|after (?:the )?kitchen|dopo (?:le|la)"
        r"|after (?:nine|ten|eleven|midnight)|mezzanott|midnight|last\b",
        "early": r"presto\b|prima (?:delle|dell|di)|\bearly|before",
        "rain": r"piov|pioggia|maltempo|\brain|bad weather",
        "today": r"oggi|stasera|adesso|today|tonight|right now|at the moment",
        "tomorrow": r"domani|tomorrow",
    },
}
ENDS = tuple(np.cumsum([len(kind) for kind in _WRITTEN.values()])[:-1].tolist())
# 1 for each that is named in one of the texts
named_in = spotter(pattern for kind in _WRITTEN.values() for pattern in kind.values())


def figures(named: Vectors, asked_by: Vectors, told_by: Vectors) -> dict[str, Vectors]:
    """For each entry how many of each kind it lacks of those that the question names, and how many its ways of asking
    name beyond them. `asked_by` and `told_by`: what each entry names in its ways of asking and in its answer."""
    has = np.maximum(asked_by, IN_ANSWER * told_by)
    lacking = np.split((1 - has) * named, ENDS, axis=1)
    beyond = np.split(asked_by * (1 - named), ENDS, axis=1)
    found = {f"{kind}_missing": each.sum(axis=1) for kind, each in zip(_WRITTEN, lacking, strict=True)}
    found |= {f"{kind}_beyond": each.sum(axis=1) for kind, each in zip(_WRITTEN, beyond, strict=True)}
    return {name: np.minimum(MOST, figure) for name, figure in found.items()}
