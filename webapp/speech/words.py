"""A text as words with all their readings, in both languages at once: the way into the grammar."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

from webapp.speech import grammar_en, grammar_it
from webapp.speech.grammar import Reading, lexicon
from webapp.speech.text import plain

_LONGEST = 300  # characters
_YEARS_SAID = range(1900, 2200)  # any other was misheard
_WORD = re.compile(
    r"[0-9]{1,2}(?:st|nd|rd|th|º|°|ª)(?![a-z0-9])"  # the 14th
    r"|(?:(?<![a-z0-9])-)?[0-9](?:[0-9.:/,+\-\u2013]*[0-9])?"  # numbers, dates and clocks in digits
    r"|[^\W\d_]+"
    r"|\S"
)
_UNHEARD = frozenset(".:!?\"()[]'`-\u2026\u201c\u201d\u00ab\u00bb\u2019\u2018\u00b4\u2013\u2014")
_ISO_DAY = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})")
_DAY_IN_DIGITS = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})|([0-9]{1,2})/([0-9]{1,2})")
_CLOCK = re.compile(r"([0-9]{1,2})[.:h]([0-9]{2})(:[0-9]{2}(?:\.[0-9]+)?)?")
_ORDINAL = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|º|°|ª)")
_ISO_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:t|[;, ]+)([0-9]{2}:[0-9]{2})(?![0-9:])")
_T_BETWEEN = re.compile(r"([0-9]-[0-9]{2})t([0-9])")
_H_BETWEEN = re.compile(r"(?<![0-9])([0-9]{1,2})\s?h\s?([0-9]{2})(?![0-9])")


def _from_names(names: Sequence[str], first: int = 0) -> dict[str, int]:
    return {plain(name): number for number, name in enumerate(names, first)}


def _spoken(language: dict[str, dict[str, int]], phrases: dict[str, str]) -> dict[str, dict[str, int]]:
    marks = {kind: {plain(phrase): 0 for phrase in listed.split(" | ")} for kind, listed in phrases.items()}
    return marks | {kind: {plain(phrase): value for phrase, value in each.items()} for kind, each in language.items()}


_YEARS = {
    f"{thousands}{plain(name)}": 2000 + number
    for thousands, names in (
        ("duemila", grammar_it.NUMBERS),
        ("two thousand ", grammar_en.NUMBERS),
        ("two thousand and ", grammar_en.NUMBERS),
    )
    for number, name in enumerate(names)
    if number >= 20
}
LEXICON = lexicon(
    *(_spoken(each.VALUES, each.PHRASES) for each in (grammar_it, grammar_en)),
    *(
        {"WEEKDAY": _from_names(each.WEEKDAYS), "MONTH": _from_names(each.MONTHS, 1)}
        | {kind: _from_names(each.NUMBERS) for kind in ("NUM", "SPELLED")}
        for each in (grammar_it, grammar_en)
    ),
    {"ORD": _from_names(grammar_en.ORDINALS, 1), "YEAR": _YEARS},
)
_SPELLINGS = {f" {old} ": f" {new} " for old, new in (grammar_it.SPELLINGS | grammar_en.SPELLINGS).items()}


def readings(text: str, locale: str) -> list[list[Reading]]:
    """What each word of `text` may be, by the position it begins at; `locale` decides which of 3/4 is the month.

    A word nobody knows has no reading. Raises `Unspeakable`.
    """
    words = _split(text)
    return [list(_readings(words, index, locale)) for index in range(len(words))]


def _split(text: str) -> list[str]:
    if len(text) > _LONGEST:
        return ["…"]
    said = _ISO_MOMENT.sub(r"\1 \2:00", plain(text).replace("@", " at "))  # with seconds it is on the 24-hour clock
    said = _H_BETWEEN.sub(r"\1:\2", _T_BETWEEN.sub(r"\1 \2", said))
    joined = f" {' '.join(word for word in _WORD.findall(said) if word not in _UNHEARD)} "
    for old, new in _SPELLINGS.items():
        joined = joined.replace(old, new)
    return joined.split()


def _readings(words: Sequence[str], index: int, locale: str) -> Iterator[Reading]:
    word, end = words[index], index + 1
    for phrase, kind, value in LEXICON.get(word, ()):
        if tuple(words[index : index + len(phrase)]) == phrase:
            yield Reading(index + len(phrase), kind, value)
    if word == ",":
        yield Reading(end, "COMMA")
    if "0" <= word[0] <= "9":
        for kind, value in _in_digits(word, locale):
            yield Reading(end, kind, value)


def _in_digits(word: str, locale: str) -> Iterator[tuple[str, int]]:
    if word.isdigit():
        if len(word) <= 2:
            yield "NUM", int(word)
        elif int(word) in _YEARS_SAID and len(word) == 4:
            yield "YEAR", int(word)
    elif found := _ORDINAL.fullmatch(word):
        yield "ORD", int(found[1])
    elif found := _CLOCK.fullmatch(word):
        yield from _clock(found[1], found[2], found[3])
    elif found := _ISO_DAY.fullmatch(word):
        yield from _date(int(found[1]), int(found[2]), int(found[3]))
    elif found := _DAY_IN_DIGITS.fullmatch(word):
        yield from _day_in_digits(found, locale)


def _clock(hour: str, minute: str, seconds: str | None) -> Iterator[tuple[str, int]]:
    """ "20:30", "08:30" and "8:30:00" are on the 24-hour clock; "8:30" may be either half of the day."""
    if int(hour) < 24 and int(minute) < 60:
        is_exact = hour.startswith("0") or int(hour) > 11 or seconds is not None
        yield "CLOCK24" if is_exact else "CLOCK12", int(hour) * 60 + int(minute)


def _day_in_digits(found: re.Match[str], locale: str) -> Iterator[tuple[str, int]]:
    """Day and month, in the order of the locale where both are possible; English has two orders."""
    first, second = int(found[1] or found[5]), int(found[3] or found[6])
    year = found[4]
    orders = [(first, second), (second, first)] if first != second else [(first, second)]
    possible = [(day, month) for day, month in orders if 1 <= month <= 12 and 1 <= day <= 31]
    for day, month in possible[:1] if locale == "it" else possible:
        if year is None:
            yield "MONTHDAY", month * 100 + day
        else:
            yield from _date(int(year) + (2000 if len(year) == 2 else 0), month, day)


def _date(year: int, month: int, day: int) -> Iterator[tuple[str, int]]:
    """Nothing for a day the calendar doesn't have."""
    with suppress(ValueError):
        if year in _YEARS_SAID:
            yield "DATE", date(year, month, day).toordinal()
