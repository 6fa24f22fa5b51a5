"""Italian words for days, times and parties, by the kind of thing they stand for (phrases.py puts them together)."""

WEEKDAYS = ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica")
MONTHS = (
    "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno",
    "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
)  # fmt: skip

_TO_NINETEEN = (
    "zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci", "undici", "dodici",
    "tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto", "diciannove",
)  # fmt: skip
_TENS = ("venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta")


def _after_nineteen(ten: str, unit: int) -> str:
    if unit in (1, 8):
        return ten[:-1] + _TO_NINETEEN[unit]
    return ten + ("", "", "due", "tré", *_TO_NINETEEN[4:10])[unit]


NUMBERS = (*_TO_NINETEEN, *(_after_nineteen(ten, unit) for ten in _TENS for unit in range(10)))

# One phrase said for another, before anything else is looked up.
SPELLINGS = {
    "stasera": "questa sera",
    "stamattina": "questa mattina",
    "stamani": "questa mattina",
    "stamane": "questa mattina",
    "stanotte": "questa notte",
    "domattina": "domani mattina",
    "l una": "le 1",
    "all una": "alle 1",
    "dall una": "dalle 1",
    "dopo domani": "dopodomani",
    "domani l altro": "dopodomani",
}

VALUES = {
    "WEEKDAY": {"lun": 0, "merc": 2, "mer": 2, "gio": 3, "giov": 3, "ven": 4, "sab": 5, "dom": 6},
    "MONTH": {"gen": 1, "feb": 2, "febb": 2, "apr": 4, "mag": 5, "giu": 6, "lug": 7, "sett": 9, "ott": 10, "nov": 11,
              "dic": 12},
    "ORD": {"primo": 1},
    "OFFSET": {"ieri": -1, "oggi": 0, "domani": 1, "dopodomani": 2},
    "NEXT": {"prossimo": 0, "prossima": 0, "che viene": 0},
    "NEXTWEEK": {"settimana prossima": 0, "prossima settimana": 0},
    "DAYS": {"giorno": 1, "giorni": 1},  # 1: eight days may be a week, and fifteen two
    "WEEKS": {"settimana": 7, "settimane": 7},
    "FEAST": {
        "capodanno": 101, "primo dell anno": 101, "primo d anno": 101, "epifania": 106, "befana": 106,
        "san valentino": 214, "festa della donna": 308, "festa del papà": 319, "ferragosto": 815, "ognissanti": 1101,
        "immacolata": 1208, "vigilia di natale": 1224, "natale": 1225, "santo stefano": 1226, "san silvestro": 1231,
        "vigilia di capodanno": 1231, "ultimo dell anno": 1231,
    },
    "OTHERFEAST": {"capodanno": 1231},  # "la sera di Capodanno" is mostly the evening before
    "EASTER": {"pasqua": 0, "pasquetta": 1, "lunedì dell angelo": 1},
    "NAMED": {"mezzogiorno": 12, "mezzanotte": 0, "mezzo giorno": 12, "mezza notte": 0},
    "QUARTERS": {"un quarto": 15, "tre quarti": 45},
    "PART": {"mattina": 0, "mattino": 0, "mattinata": 0, "pranzo": 1, "pomeriggio": 2, "sera": 3, "serata": 3,
             "cena": 6, "notte": 5},
    "PARTOF": {"di mattina": 0, "della mattina": 0, "del mattino": 0, "del pomeriggio": 2, "di pomeriggio": 2,
               "di sera": 3, "della sera": 3, "di notte": 5, "della notte": 5},
}  # fmt: skip

PHRASES = {
    "AT": "alle | le | ore | alle ore | le ore | verso le | verso le ore | intorno alle | attorno alle | circa alle"
    " | circa le | sulle | per le | h",
    "OCLOCK": "h",
    "AND": "e | ed",
    "HALF": "mezza | mezzo",
    "MINUS": "meno",
    "MINUTES": "minuti",
    "THE": "il | l | del | dell | al | il giorno | giorno",
    "OF": "di | della | dell",
    "ABOUT": "circa | verso",
    "THIS": "questo | questa | quest",
    "IN": "tra | fra | in",
    "ONE": "un | una | uno",
    "OR": "o | oppure | od",
    "DOUBT": "dopo | dopo le | dopo il | prima | prima di | prima delle | prima del | dalle | dal | entro | entro le"
    " | entro il | fino | fino alle | fino al | non prima | non dopo",
    "BETWEEN": "tra | fra",
    "PEOPLE": "persona | persone | ospite | ospiti | adulti | coperto | coperti | commensali | posto | posti",
    "FOR": "per | da | gruppo di | tavolata di | tavolata da",
    "WE": "siamo | siamo in | saremo | saremo in | saremmo in | saremmo | noi siamo in",
    "POLITE": "per favore | per piacere | per cortesia | grazie | se possibile | in punto | esatte | va bene"
    " | grazie mille",
    "SKIP": "buongiorno | buonasera | salve | ciao | pronto | vorrei | vorremmo | volevo | volevamo | voglio | vogliamo"
    " | desidero | prenotare | prenotare un tavolo | prenotazione | tavolo | un tavolo | una prenotazione | un | una"
    " | lo | la | i | gli | per | a | ad | di | della | dello | nel | nella | in | su | facciamo | direi"
    " | diciamo | allora | ecco | ok | si | bene | perfetto | per la | giornata | data | mi | ci | sarebbe"
    " | alla | ora | orario | venire | pensavo",
}
