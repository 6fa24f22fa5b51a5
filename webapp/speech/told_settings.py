"""What is said of the house's own settings when a caller asks, in both languages side by side."""

from datetime import time
from typing import Any

from webapp.speech import saying

LINES: dict[str, dict[str, str]] = {
    "open_on": {"en": "On {day} we seat guests {hours}.", "it": "{day} accogliamo gli ospiti {hours}."},
    "closed_on": {"en": "On {day} we are closed.", "it": "{day} siamo chiusi."},
    "closed_because": {"en": "On {day} we are closed: {reason}.", "it": "{day} siamo chiusi: {reason}."},
    "week": {"en": "We seat guests {days}.", "it": "Accogliamo gli ospiti {days}."},
    "day_of_week": {"en": "on {day} {hours}", "it": "{day} {hours}"},
    "days_of_week": {"en": "from {first} to {last} {hours}", "it": "da {first} a {last} {hours}"},
    "week_closed": {"en": "We are closed on {days}.", "it": "Siamo chiusi {days}."},
    "always_open": {"en": "We are open every day.", "it": "Siamo aperti tutti i giorni."},
    "closures": {"en": "We will be closed {days}.", "it": "Saremo chiusi {days}."},
    "closure_day": {"en": "on {day}", "it": "{day}"},
    "closure_days": {"en": "from {first} to {last}", "it": "da {first} a {last}"},
    "address": {"en": "The address is {address}.", "it": "L'indirizzo è {address}."},
    "phone": {"en": "The number is {phone}.", "it": "Il numero è {phone}."},
    "party_fits": {
        "en": "Yes, I can book for up to {most}. Shall I look for a table?",
        "it": "Sì, posso prenotare fino a {most}. Vuole che cerchi un tavolo?",
    },
    "party_too_large": {
        "en": "By phone I can book for up to {most}; for a larger party the restaurant itself has to say.",
        "it": "Al telefono posso prenotare fino a {most}; per un gruppo più grande deve dirlo il ristorante.",
    },
    "party_most": {"en": "I can book for up to {most}.", "it": "Posso prenotare fino a {most}."},
    "horizon": {"en": "I can book until {day}.", "it": "Posso prenotare fino a {day}."},
    "notice": {
        "en": "A table has to be booked at least {notice} ahead.",
        "it": "Un tavolo va prenotato almeno {notice} prima.",
    },
    "no_notice": {
        "en": "Yes, a table can be booked at the last minute, as long as one is free.",
        "it": "Sì, si può prenotare anche all'ultimo momento, se c'è posto.",
    },
    "minutes": {"en": "{number} minutes", "it": "{number} minuti"},
    "hour": {"en": "one hour", "it": "un'ora"},
    "hours": {"en": "{number} hours", "it": "{number} ore"},
    "day": {"en": "one day", "it": "un giorno"},
    "days": {"en": "{number} days", "it": "{number} giorni"},
}
HOUR, DAY = 60, 1440


def told(key: str, locale: str, **facts: Any) -> str:
    """A sentence, or a piece of one, with its facts filled in."""
    return LINES[key][locale].format_map(facts)


def sentence(key: str, locale: str, **facts: Any) -> str:
    """As `told`, beginning with a capital."""
    said = told(key, locale, **facts)
    return said[:1].upper() + said[1:]


def from_to(first: time, last: time, locale: str) -> str:
    """ "from 7:30 PM to 10 PM", "dalle 19:30 alle 22", "da mezzogiorno alle 14"."""
    if locale != "it":
        return f"from {saying.clock(first, locale)} to {saying.clock(last, locale)}"
    begins = saying.at_clock(first, locale)
    for at, since in (("alle ", "dalle "), ("all'", "dall'"), ("a ", "da ")):
        if begins.startswith(at):
            begins = since + begins.removeprefix(at)
            break
    return f"{begins} {saying.at_clock(last, locale)}"


def lasting(minutes: int, locale: str) -> str:
    """ "30 minutes", "un'ora", "2 days"."""
    for size, one, many in ((DAY, "day", "days"), (HOUR, "hour", "hours")):
        if minutes % size == 0:
            return told(one if minutes == size else many, locale, number=minutes // size)
    return told("minutes", locale, number=minutes)
