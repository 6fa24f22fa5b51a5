"""What is done, in a text: a question on the entry's thing that does something else with it is not answered by it.

A cake that is brought is no cake that is baked; a bicycle that is left at the door is none that is rented. Acts that go
with any question (booking, paying, bringing) are not counted.
"""

from collections.abc import Iterable

import numpy as np

from webapp.knowledge.figures import Vectors
from webapp.knowledge.spotting import spotter

IN_ANSWER = 0.6  # of an act of a way of asking is one of the answer worth
MOST = 2.0  # acts that count
ANOTHER = 0.9  # of an act lacking, and it is another thing that is asked

_WRITTEN = {
    "rent": r"noleggi|affitt|\brent|\bhir(?:e|ing)\b",
    "make": r"prepara|cucina(?:te|re|rci|rcel)|ordinar|su ordinazione|\bmak(?:e|es|ing)\b|\bbak(?:e|ing)\b"
    r"|\bcook(?:ed)?\b",
    "learn": r"\bcorsi?\b|lezion|insegn|impar|ricett|\bclass(?:es)?\b|\bcourses? (?:in|on|for)\b|lesson|teach|learn"
    r"|recipe",
    "buy": r"\bvend|compra(?:re|rlo|rla|rli|rne)\b|acquist|\bsell|\bbuy|\bpurchase",
    "repair": r"ripar(?:a|i)|aggiust|\brepair|\bfix(?:ed)?\b|\bpump",
    "send": r"spedi|\bposta\b|\bcorriere\b|\bship(?:ped|ping)?\b|\bpost it\b|\bby post\b|\bmail it\b|\bcourier",
    "sleep": r"dormi|pernott|camper|\bcamere\b|letto\b|\bsleep|overnight|motorhome|\brooms?\b.*night|\bbeds?\b",
    "fuel": r"ricaric|rifornim|benzina|colonnin|\brefuel|\bfuel|\bpetrol|\bcharg(?:e|er|ers|ing)\b.*(?:car|phone|bike)"
    r"|\bplug in",
    "warm": r"riscald|stufe\b|stufette|funghi che|\bheat|\bwarm|blanket|copert[ae]\b",
    "cool": r"ventilator|aria condizionata|climatizz|\bfans?\b|air con|\bombra|ombrellon|\bshade|parasol",
    "mind": r"\bbada|custodi|dog ?sit|baby ?sit|\blook after|\bmind(?:ing)? (?:the|our|my|him|her|them)"
    r"|(?:tenete|guardate) voi",
    "lend": r"prest(?:a|i)(?:te|to|no|re|rci|rmi)\b|\blend|\bborrow|\bloan",
    "change": r"cambi(?:are|o|amo)|modific|sposta|\bchang(?:e|ing)\b|\bmove (?:the|our|my)|\bswap|reschedul",
    "cancel": r"disdi|annull|cancell|\bcancel|no show|non ci present|non veniamo",
    "see": r"\bvista\b|\bvedere\b|\bveduta|\bview|\boverlook|\bsee the",
    "play": r"gioca|\bgioch|\bplay|\bgames?\b",
    "smoke": r"\bfum(?:a|o|i)|sigar|\bsmok|cigar|\bvap(?:e|ing)\b",
    "less": r"sconto|sconti|convenzion|\bdiscount|\bdeal\b|percent off|student",
    "without_alcohol": r"analcol|senza alcol|mocktail|alcohol free|non alcoholic|soft drink|without alcohol",
    "bring_home": r"consegn|domicilio|\bdeliver|glovo|deliveroo|just eat|uber eats",
    "fetch": r"asporto|portar via|ritir|take ?away|take ?out|to go\b|collect|pick (?:it )?up",
    "wash": r"\blava|doccia|\bshower|\bwash",
    "advise": r"consigli|sommelier|abbin|\brecommend|\badvi[sc]e|\bpair",
    "park": r"parchegg|posto auto|lascio (?:l auto|la macchina)|\bpark",
    "dance": r"\bball(?:a|o|i)|\bdanc",
    "sing": r"\bcant(?:a|o|i)|karaoke|\bsing\b|\bsinging",
    "open": r"(?<!all )\baper[ti]|\bchius|\baprite|\bchiude|\bopen\b|\bclos(?:e|ed|ing)\b|\bshut\b",
    "certify": r"certific|accredit|\baic\b|associazione|certif|\bguida\b",
    "swim": r"piscina|nuota|\bswim|\bpool\b",
    "wait": r"aspett|attesa|\bfila\b|\bwait|\bqueue|\bline up",
    "photograph": r"fotograf|\bfoto\b|filma|\bphoto|\bpictures?\b|\bfilm",
    "give_back": r"rimbors|restitu|\bindietro i soldi|\brefund|money back|reimburs",
    "taste": r"assaggi|degust|\btast(?:e|ing)|\bsample",
    "call_taxi": r"\btaxi|\bcab\b|navetta|\bshuttle",
    "decorate": r"addobb|decora|palloncin|festoni|\bdecorat|balloon",
    "visit": r"visita(?:re|te)?\b|\bvisite\b|\btour\b|\bvisit(?:ing)?\b",
    "work_here": r"lavorare (?:da|con|per) voi|assum|curriculum|\bcv\b|personale\b|\bjob|\bvacanc|\bhiring",
    "speak": r"\bparla(?:te|no)?\b|lingu[ae]\b|tradott|\bspeak|\blanguage|translat",
    "nurse": r"allatt|breast ?feed|\bnursing",
    "freeze": r"congel|surgel|\bfrozen|\bfreez",
    "spice": r"piccant|\bspicy|\bchilli",
    "be_late": r"ritard|\blate\b|\bdelayed",
    "be_early": r"in anticipo|prima dell (?:ora|orario)|\bearly|\bearlier",
    "guard": r"sorvegli|custodit|telecamer|al sicuro|\bguarded|\bcctv|\bsecure\b|\bstolen|\bsteal|rubat",
    "share_out": r"condivid|\bdivid|separat|\bsplit|\bshar(?:e|ing)\b",
    "grow": r"biologic|\bbio\b|\borganic",
    "home_made": r"fatt[aeio] in casa|fatt[aeio] da voi|home ?made|make (?:it|them) yourselves|\bin house",
    "catch": r"\bpesca(?:t|n|re)|\bcaught|\bfishing",
    "measure": r"quant[ei] (?:posti|persone|tavoli)|fino a quant|altezza|\balt[oi] (?:due|piu)|\bhow many\b"
    r"|\bhow (?:big|tall|large)\b|\btall\b",
}
done_in = spotter(_WRITTEN.values())  # 1 for each act that is done in one of the texts


def done_by_entry(questions: Iterable[str], answer: str) -> Vectors:
    """For each act how far an entry does it."""
    found: Vectors = np.maximum(done_in(questions), np.float32(IN_ANSWER) * done_in([answer]))
    return found


def figures(asked: Vectors, by_entry: Vectors) -> dict[str, Vectors]:
    """For each entry how many of the question's acts it lacks and has, and how many it has beyond them."""
    return {
        "act_missing": np.minimum(MOST, (1 - by_entry) @ asked),
        "act_shared": np.minimum(MOST, by_entry @ asked),
        "act_beyond": np.minimum(MOST, by_entry @ (1 - asked)),
    }
