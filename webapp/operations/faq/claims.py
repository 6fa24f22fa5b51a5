"""What an answer says of days, dates, numbers and streets, as far as settings can be held against it. Pure."""

import calendar
import re
from collections.abc import Iterator
from datetime import date

from webapp.speech.text import plain

WEEK = range(7)
_WEEKDAYS = (
    ("lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato", "domenica"),
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_YEAR_OF = (
    ("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
     "novembre", "dicembre"),
    ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december"),
)  # fmt: skip
_COUNTED = (
    (
        "due",
        "tre",
        "quattro",
        "cinque",
        "sei",
        "sette",
        "otto",
        "nove",
        "dieci",
        "undici",
        "dodici",
        "quindici",
        "venti",
    ),
    ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty"),
)
_VALUES = (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 20)
_DAYS = {name: day for names in _WEEKDAYS for day, name in enumerate(names)}
_MONTHS = {name: number for names in _YEAR_OF for number, name in enumerate(names, start=1)}
_NUMBERS = {name: value for names in _COUNTED for name, value in zip(names, _VALUES, strict=True)}
_DAY = "|".join(_DAYS)
_MONTH = "|".join(_MONTHS)
_NUMBER = rf"\d{{1,3}}|{'|'.join(_NUMBERS)}"
_SENTENCE = re.compile(r"[.;!?\n]|\b(?:ma|but|mentre|while)\b")
_EXCEPT = re.compile(r"\b(?:tranne|salvo|eccetto|except|apart from)\b")
_CLOSED = re.compile(r"\b(?:chius\w*|chiudiamo|riposo|closed|closing day)\b")
_OPEN = re.compile(r"(?<!all')\b(?:apert[ioae]|apriamo|open)\b")
_NOT = re.compile(r"\b(?:non|mai|not|never|isn t|aren t|isn't|aren't)\b(?:\W+\w+){0,2}\W*$")
_PART_OF_A_DAY = re.compile(
    r"\b(?:pranzo|cena|mezzogiorno|sera|mattin\w*|pomeriggio|lunch|dinner|evening|morning|afternoon)\b"
)
_EVERY_DAY = re.compile(
    r"\b(?:tutti i giorni|ogni giorno|(?:sette|7) giorni su (?:sette|7)|every day|(?:seven|7) days a week|daily)\b"
)
_FROM_TO = re.compile(rf"\b({_DAY})s?\s*(?:alla|al|a|to|through|until|-)\s*({_DAY})s?\b")
_ONE_DAY = re.compile(rf"\b({_DAY})s?\b")
_PARTY = re.compile(
    rf"\b(?:fino a|massimo|più di|piu di|oltre(?: le| i)?|gruppi? (?:di|da|oltre)|tavoli da"
    rf"|up to|at most|maximum of|more than|over|groups? of|parties of)\s+({_NUMBER})\s+"
    rf"(?:persone|ospiti|coperti|people|guests|persons)\b"
)
_PHONE = re.compile(r"\+?\d[\d ./()-]{6,}\d")
_STREET = re.compile(
    r"\b(?:via|viale|piazza|piazzale|piazzetta|corso|largo|vicolo|lungotevere|strada)\s+(?:[\w']+\s+){1,5}?\d+\w?\b"
    r"|\b\d+\s+(?:[\w']+\s+){1,4}?(?:street|road|avenue|lane|square)\b"
)
_ISO = re.compile(r"\b(20\d\d)-(\d{1,2})-(\d{1,2})\b")
_FIGURES = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](20\d\d)\b")
_WRITTEN = re.compile(rf"\b(\d{{1,2}})(?:°|º)?\s+(?:of )?({_MONTH})\s+(20\d\d)\b")
_AMERICAN = re.compile(rf"\b({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(20\d\d)\b")
_MONTH_ALONE = re.compile(rf"(?<!\d )\b({_MONTH})\s+(20\d\d)\b")
_YEAR = re.compile(r"\b(20\d\d)\b")
_LONG_SINCE = re.compile(r"\b(?:dal|del|since|from|nel|in|est)\s*$")
RECENT_YEARS = 3


def closed_on(text: str) -> frozenset[int]:
    """The weekdays, Monday being 0, on which it says that the house is closed all day."""
    return frozenset(day for part in _after(text, _CLOSED) for day in _days(_EXCEPT.split(part)[0]))


def open_on(text: str) -> frozenset[int]:
    """The weekdays on which it says that the house is open."""
    found: set[int] = set()
    for part in _after(text, _OPEN):
        said, *others = _EXCEPT.split(part)
        excepted = {day for other in others for day in _days(other)}
        found |= (set(WEEK) if _EVERY_DAY.search(said) else _days(said)) - excepted
    return frozenset(found)


def parties(text: str) -> tuple[int, ...]:
    """The party sizes it names as a limit."""
    return tuple(_NUMBERS.get(said) or int(said) for said in _PARTY.findall(plain_lines(text)))


def phones(text: str) -> tuple[str, ...]:
    """What looks like a phone number, as it is written."""
    return tuple(found for found in _PHONE.findall(text) if not _ISO.search(found) and not _FIGURES.search(found))


def streets(text: str) -> tuple[str, ...]:
    """Streets with their numbers."""
    return tuple(_STREET.findall(plain_lines(text).replace(",", " ")))


def past(text: str, today: date) -> tuple[str, ...]:
    """The dates it names that have gone by, as they are written; bare years of the last few count too."""
    line = plain_lines(text)
    found: dict[int, str] = {}
    for pattern, reading in _READINGS:
        for said in pattern.finditer(line):
            day = reading(said)
            if day is not None and day < today:
                found.setdefault(said.start(), said[0])
    named = [range(start, start + len(said)) for start, said in found.items()]
    for said in _YEAR.finditer(line):
        is_recent = today.year - RECENT_YEARS <= int(said[1]) < today.year
        is_told = any(said.start() in each for each in named)
        if is_recent and not is_told and not _LONG_SINCE.search(line[: said.start()]):
            found[said.start()] = said[0]
    return tuple(found[start] for start in sorted(found))


def plain_lines(text: str) -> str:
    """Without case and accents, on one line."""
    return plain(text.replace("\n", ". "))


def _after(text: str, word: re.Pattern[str]) -> Iterator[str]:
    """What follows a word in its sentence, unless it is denied or of a part of the day alone."""
    for sentence in _SENTENCE.split(plain_lines(text)):
        for said in word.finditer(sentence):
            next_ones = [found.start() for each in (_CLOSED, _OPEN) if (found := each.search(sentence, said.end()))]
            part = sentence[said.end() : min(next_ones, default=None)]
            if not _NOT.search(sentence[: said.start()]) and not _PART_OF_A_DAY.search(part):
                yield part


def _days(part: str) -> set[int]:
    found = {_DAYS[said] for said in _ONE_DAY.findall(part)}
    for first, last in _FROM_TO.findall(part):
        found |= {day % 7 for day in range(_DAYS[first], _DAYS[first] + (_DAYS[last] - _DAYS[first]) % 7 + 1)}
    return found


def _day(year: str, month: int | str, day: int | str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _last_of(year: str, month: int) -> date:
    return date(int(year), month, calendar.monthrange(int(year), month)[1])


_READINGS = (
    (_ISO, lambda said: _day(said[1], said[2], said[3])),
    (_FIGURES, lambda said: _day(said[3], said[2], said[1])),
    (_WRITTEN, lambda said: _day(said[3], _MONTHS[said[2]], said[1])),
    (_AMERICAN, lambda said: _day(said[3], _MONTHS[said[1]], said[2])),
    (_MONTH_ALONE, lambda said: _last_of(said[2], _MONTHS[said[1]])),
)
