"""One cell of a table, read into what the book holds. Each raises `BadCell`."""

import re
from datetime import date, time
from typing import Any

from webapp.operations.guests.edit import InvalidGuest, checked
from webapp.operations.guests.edit import Wanted as Guest
from webapp.operations.transfers.words import STATUSES, understood
from webapp.speech.phones import hear_phone
from webapp.speech.text import Unspeakable, clean

LONGEST = {"name": 100, "notes": 1000, "area": 50}
MOST_PEOPLE = 1000
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WRITTEN = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::00)?\s*([AaPp])?\.?(?:[Mm]\.?)?")
_PEOPLE = re.compile(r"(\d{1,4})(?:[.,]0+)?")
MONTHS = 12


class BadCell(ValueError):
    """A text that is not what its column holds: the message is the reason of a `Problem`."""


def line(column: str, written: str) -> str | None:
    """Text on one line, None where there is none."""
    try:
        text = clean(written)
    except Unspeakable:
        raise BadCell("unreadable") from None
    if len(text) > LONGEST[column]:
        raise BadCell("too_long")
    return text or None


def day(written: str, locale: str) -> date:
    """A date as 2027-02-14, or with the day first as Italians write it; where the language does not settle which is
    the day, one that could be either is refused."""
    if found := _ISO.fullmatch(written):
        return _date(*map(int, found.groups()))
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise BadCell("unreadable" if written else "missing")
    first, second, year = map(int, found.groups())
    year += 2000 if year < 100 else 0
    if locale == "it" or first == second or first > MONTHS:
        return _date(year, second, first)
    if second > MONTHS:
        return _date(year, first, second)
    raise BadCell("unclear_date")


def _date(year: int, month: int, number: int) -> date:
    try:
        return date(year, month, number)
    except ValueError:
        raise BadCell("unreadable") from None


def clock(written: str) -> time:
    """A time as 20:30, 20.30 or 8:30 pm."""
    found = _CLOCK.fullmatch(written)
    if found is None:
        raise BadCell("unreadable" if written else "missing")
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        raise BadCell("unreadable")
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    try:
        return time(hour, minute)
    except ValueError:
        raise BadCell("unreadable") from None


def people(written: str) -> int:
    """A number from 1 to 1000; spreadsheets may write it with decimals."""
    found = _PEOPLE.fullmatch(written)
    if found is None:
        raise BadCell("unreadable" if written else "missing")
    if not 1 <= int(found[1]) <= MOST_PEOPLE:
        raise BadCell("out_of_range")
    return int(found[1])


def phone(written: str, country: str) -> str | None:
    """A number in E.164; spreadsheets take the plus away, so one that is whole only with it is taken as such."""
    if not written:
        return None
    found = hear_phone(written, country) or (hear_phone(f"+{written}", country) if written[0].isdigit() else None)
    if found is None:
        raise BadCell("unreadable")
    return found


def status(written: str) -> str:
    """A status in either language; none is confirmed."""
    found = understood(STATUSES, written) if written else "confirmed"
    if found is None:
        raise BadCell("unreadable")
    return found


def tags(written: str) -> list[str]:
    """Tags between commas or semicolons."""
    found: list[str] = _checked(Guest("x", tags=tuple(re.split(r"[,;|]", written))), "tags")
    return found


def email(written: str) -> str | None:
    """An e-mail address, or none."""
    found: str | None = _checked(Guest("x", email=written), "email")
    return found


def notes(written: str) -> str | None:
    """What is noted of a guest, on several lines."""
    found: str | None = _checked(Guest("x", notes=written), "notes")
    return found


def _checked(guest: Guest, column: str) -> Any:
    try:
        return checked(guest)[column]
    except InvalidGuest as refused:
        raise BadCell("unreadable" if refused.reason == "not_an_email" else refused.reason) from None
