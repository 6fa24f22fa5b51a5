"""Saying days, people, references and numbers as a good host says them on the phone, in Italian and English.

What is said goes to a synthetic voice: never an ISO date, never a reference read as a word. Times are in saying_times,
and said from here all the same.
"""

import unicodedata
from collections.abc import Sequence
from datetime import date, time, timedelta

from webapp.speech import grammar_en, grammar_it, phones
from webapp.speech.saying_times import EARLY, at_clock, clock, times

__all__ = [
    "at_clock", "clock", "date_alone", "day", "evening", "for_people", "listing", "moment", "moments", "name", "people",
    "phone", "reference", "times", "weekday",
]  # fmt: skip

_NO_NAME = {"it": "un nome che non so leggere", "en": "a name I can't read out"}
_IN_NAMES = "'\u2019-.,&"
_MONTHS_WITHOUT_YEAR = 11  # a date so near is clear without its year
_WORDS = {"it": {"and": "e", "or": "o"}, "en": {"and": "and", "or": "or"}}


def day(day: date, locale: str, today: date | None = None) -> str:
    """ "Saturday February 20th", "sabato 20 febbraio"; with its year unless within 11 months from `today`."""
    return f"{weekday(day.weekday(), locale)} {date_alone(day, locale)}{_year(day, locale, today)}"


def name(name: str, locale: str) -> str:
    """What can be said of a guest's name, as it was typed: no pictures, brackets or other signs."""
    said = "".join(each if _is_said(each) else " " for each in name)
    words = [word.lstrip(_IN_NAMES) for word in said.split() if any(map(str.isalnum, word))]
    return " ".join(words) or _NO_NAME[locale]


def _is_said(letter: str) -> bool:
    return letter.isalnum() or letter in _IN_NAMES or bool(unicodedata.combining(letter))


def date_alone(day: date, locale: str) -> str:
    """ "February 20th", "20 febbraio", "primo febbraio"."""
    if locale == "it":
        return f"{'primo' if day.day == 1 else day.day} {grammar_it.MONTHS[day.month - 1]}"
    return f"{grammar_en.MONTHS[day.month - 1]} {_ordinal(day.day)}"


def weekday(no: int, locale: str) -> str:
    """ "Monday", "lunedì" for 0."""
    return (grammar_it if locale == "it" else grammar_en).WEEKDAYS[no]


def moment(day_: date, at: time, locale: str, today: date | None = None) -> str:
    """ "Saturday February 20th at 8 PM", "sabato 20 febbraio alle 20". A time before five belongs to a night: "the
    night between Saturday February 20th and Sunday February 21st, at 12:30 AM"."""
    if at.hour >= EARLY:
        return f"{day(day_, locale, today)} {at_clock(at, locale)}"
    said, clock_said = day(day_, locale, today), at_clock(at, locale, is_night=True)
    before = _before_night(day_ - timedelta(1), day_, locale, today)
    if locale == "it":
        return f"nella notte tra {before} e {said}, {clock_said}"
    return f"the night between {before} and {said}, {clock_said}"


def moments(day_: date, at: time, locale: str, today: date | None = None) -> dict[str, str]:
    """A moment as sentences take it: `when` as `moment` says it, `for_when` and `of_when` as what a table is for: "for
    Saturday February 20th at 8 PM" both, "per sabato 20 febbraio alle 20" and "di sabato 20 febbraio alle 20"."""
    when = moment(day_, at, locale, today)
    if locale != "it":
        return {"when": when, "for_when": f"for {when}", "of_when": f"for {when}"}
    if at.hour >= EARLY:
        return {"when": when, "for_when": f"per {when}", "of_when": f"di {when}"}
    night = when.removeprefix("nella ")
    return {"when": when, "for_when": f"per la {night}", "of_when": f"della {night}"}


def evening(day_: date, at: time, locale: str, today: date | None = None) -> str:
    """The day a time belongs to, as it is written: "sabato 20 febbraio"; "notte tra sabato 20 e domenica 21 febbraio"
    where it is before five."""
    said = day(day_, locale, today)
    if at.hour >= EARLY:
        return said
    before = _before_night(day_ - timedelta(1), day_, locale, today)
    return f"notte tra {before} e {said}" if locale == "it" else f"the night between {before} and {said}"


def people(number: int, locale: str) -> str:
    """ "2 people", "2 persone", "one person"."""
    if locale == "it":
        return "una persona" if number == 1 else f"{number} persone"
    return "one person" if number == 1 else f"{number} people"


def for_people(number: int, locale: str) -> str:
    """ "for 2", "per 2 persone"."""
    if locale == "it":
        return f"per {people(number, locale)}"
    return f"for {people(number, locale)}" if number == 1 else f"for {number}"


def reference(code: str, locale: str) -> str:
    """ "K 7 M 4 Q X"."""
    return " ".join(code)


def listing(items: Sequence[str], locale: str, word: str = "and") -> str:
    """ "a, b and c", "a, b e c"; with `word` "or" the last is an alternative."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {_WORDS['it' if locale == 'it' else 'en'][word]} {items[-1]}"


def phone(number: str, locale: str) -> str:
    """An E.164 number digit by digit, in its country's groups: "3 3 3, 1 2 3, 4 5 6 7"."""
    prefix, groups = phones.groups(number, locale)
    said = [" ".join(group) for group in groups]
    if prefix is not None:
        said.insert(0, f"{'più' if locale == 'it' else 'plus'} {' '.join(str(prefix))}")
    return ", ".join(said)


def _before_night(first: date, second: date, locale: str, today: date | None) -> str:
    """The first of two days: in Italian without the month where both share it, and never with a year they share."""
    said = f"{weekday(first.weekday(), locale)} "
    if locale == "it" and first.month == second.month:
        return said + ("primo" if first.day == 1 else str(first.day))
    return said + date_alone(first, locale) + (_year(first, locale, today) if first.year != second.year else "")


def _year(day: date, locale: str, today: date | None) -> str:
    if today is None or 0 <= _months_between(today, day) < _MONTHS_WITHOUT_YEAR:
        return ""
    return f" {day.year}" if locale == "it" else f", {day.year}"


def _months_between(first: date, second: date) -> int:
    """Whole months from `first` to `second`, negative when it is earlier."""
    return (second.year - first.year) * 12 + second.month - first.month - (second.day < first.day)


def _ordinal(number: int) -> str:
    ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
