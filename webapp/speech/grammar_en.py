"""English words for days, times and parties, by the kind of thing they stand for (phrases.py puts them together)."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_TO_NINETEEN = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = (
    *_TO_NINETEEN,
    *(" ".join((ten, *units)) for ten in _TENS for units in ((), *((unit,) for unit in _TO_NINETEEN[1:10]))),
)
_TO_TWENTIETH = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip
ORDINALS = (*_TO_TWENTIETH, *(f"twenty {word}" for word in _TO_TWENTIETH[:9]), "thirtieth", "thirty first")

# One phrase said for another, before anything else is looked up.
SPELLINGS = {
    "tonight": "this evening",
    "may i": "could i",  # not the month
    "may we": "could we",
    "tonite": "this evening",
    "the day after tomorrow": "dopodomani",
    "day after tomorrow": "dopodomani",
}

VALUES = {
    "WEEKDAY": {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5,
                "sun": 6},
    "MONTH": {"jan": 1, "feb": 2, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
              "dec": 12},
    "OFFSET": {"yesterday": -1, "today": 0, "tomorrow": 1, "tmrw": 1},
    "NEXT": {"next": 1},  # 1: weeks may begin on Sunday
    "NEXTWEEK": {"next week": 1},
    "DAYS": {"day": 0, "days": 0, "days time": 0},
    "WEEKS": {"week": 7, "weeks": 7, "weeks time": 7, "week s time": 7, "fortnight": 14},
    "FEAST": {
        "new year s day": 101, "new years day": 101, "new year": 101, "new years": 101, "new year s": 101,
        "epiphany": 106, "valentine s day": 214, "valentines day": 214, "valentine s": 214, "valentines": 214,
        "st patrick s day": 317, "halloween": 1031, "christmas eve": 1224, "christmas": 1225, "christmas day": 1225,
        "boxing day": 1226, "new year s eve": 1231, "new years eve": 1231, "new year eve": 1231,
    },
    "OTHERFEAST": {"new year": 1231, "new years": 1231, "new year s": 1231},
    "EASTER": {"easter": 0, "easter sunday": 0, "easter monday": 1},
    "NAMED": {"noon": 12, "midday": 12, "midnight": 0},
    "AMPM": {"am": 0, "a m": 0, "pm": 12, "p m": 12},
    "QUARTERS": {"quarter": 15, "a quarter": 15},
    "PART": {"morning": 0, "lunch": 1, "lunchtime": 1, "brunch": 1, "afternoon": 2, "evening": 3, "dinner": 6,
             "dinnertime": 6, "supper": 6, "night": 4, "at night": 4},
    "PARTOF": {"in the morning": 0, "in the afternoon": 2, "in the evening": 3, "at night": 4},
}  # fmt: skip

PHRASES = {
    "AT": "at | at around | at about | at approximately | around | about | approximately | roughly",
    "OCLOCK": "o clock | oclock",
    "AND": "and",
    "BREAK": ";",
    "HALF": "half | half a",
    "PAST": "past",
    "AFTER": "after",
    "TO": "to | till",
    "MINUTES": "minutes",
    "ZERO": "oh",
    "THE": "the",
    "OF": "of | on",
    "ABOUT": "about | around | approximately | roughly",
    "THIS": "this | this coming | the coming | coming",
    "IN": "in",
    "ONE": "a | one",
    "FROMNOW": "from now | from today",
    "OR": "or",
    "DOUBT": "after | before | by | from | until | till | not before | not after | past | no later than"
    " | no earlier than | earlier than | later than",
    "BETWEEN": "between",
    "PEOPLE": "person | persons | people | guest | guests | adult | adults | diners | covers | seats | of us | pax",
    "FOR": "for | for just | party of | a party of | group of | a group of",
    "WE": "we are | we re | there are | there will be | we will be | we ll be | there s | it s just | just",
    "POLITE": "please | thanks | thank you | if possible | sharp | exactly",
    "SKIP": "hello | hi | good morning | good evening | good afternoon | yes | yeah | ok | okay | so | well | great | i"
    " | we | i d | we d | i m | we re | i would | we would | could i | can i | could we | can we"
    " | i ll | we ll | like | like to | want | want to | to book | to reserve | to make | to have | to come | to get"
    " | book | reserve | make | have | come | get | let s | let us | let s say | say | make it | do | a | an | table"
    " | reservation | booking | for | on | in | it | it s | is | that | my | me | us | of | in the | time | date",
}
