"""What staff type, read into what the book holds. Each raises `BadField`."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from email_validator import EmailNotValidError, validate_email

from webapp.operations import copies
from webapp.operations.bookings.staff.refusals import BadField
from webapp.rules import House
from webapp.speech import phones
from webapp.speech.text import Unspeakable, clean
from webapp.store.sheets import Entry
from webapp.store.snapshots import Snapshot

LONGEST = {"name": 100, "phone": 200, "email": 200, "notes": 1000, "reason": 300}
LONGEST_ANSWER = 500
MOST_PEOPLE = 1000
STAY_MINUTES = (5, 720)
FARTHEST = timedelta(days=3660)


def text(field: str, written: str | None) -> str | None:
    """Text on one line, None where there is none."""
    try:
        return clean(written or "", LONGEST[field]) or None
    except Unspeakable:
        raise BadField(field, "too_long" if len(written or "") > LONGEST[field] else "unreadable") from None


def phone(snapshot: Snapshot, written: str | None) -> str | None:
    """A number as people write it, in E.164."""
    given = text("phone", written)
    if given is None:
        return None
    heard = phones.hear_phone(given, phones.country_of(snapshot.phone, snapshot.locale))
    if heard is None:
        raise BadField("phone", "unreadable")
    return heard


def email(written: str | None) -> str | None:
    given = text("email", written)
    if given is None:
        return None
    try:
        return validate_email(given, check_deliverability=False).normalized
    except EmailNotValidError:
        raise BadField("email", "unreadable") from None


def answers(snapshot: Snapshot, entry: Entry, given: Mapping[str, str] | None) -> dict[str, str] | None:
    """What is answered to the provider's own questions about this booking; None where nobody was asked. The field is
    `answer:` and the question's id."""
    if given is None:
        return None
    found, lacking = copies.heard(snapshot, entry.day, entry.time, entry.people, written(given))
    if lacking is not None:
        raise BadField(f"answer:{lacking.id}", "missing")
    return found


def written(given: Mapping[str, str]) -> dict[str, str]:
    """What was typed to questions, by their id, without the empty fields."""
    return {question: _answer(question, typed) for question, typed in given.items() if typed.strip()}


def _answer(question: str, typed: str) -> str:
    try:
        return clean(typed, LONGEST_ANSWER)
    except Unspeakable:
        why = "too_long" if len(typed) > LONGEST_ANSWER else "unreadable"
        raise BadField(f"answer:{question}", why) from None


def people(number: int) -> int:
    if not 1 <= number <= MOST_PEOPLE:
        raise BadField("people", "out_of_range")
    return number


def stay(minutes: int | None) -> int | None:
    if minutes is not None and not STAY_MINUTES[0] <= minutes <= STAY_MINUTES[1]:
        raise BadField("stay_minutes", "out_of_range")
    return minutes


def day(wanted: date, now: datetime) -> date:
    if abs(wanted - now.date()) > FARTHEST:
        raise BadField("day", "out_of_range")
    return wanted


def clock(wanted: time) -> time:
    if wanted.second or wanted.microsecond or wanted.tzinfo is not None:
        raise BadField("time", "unreadable")
    return wanted


def tables(house: House, table_nos: tuple[int, ...] | None) -> tuple[int, ...] | None:
    """The tables chosen, each once; None and () as they are."""
    if table_nos is not None and not set(table_nos) <= house.tables_by_no.keys():
        raise BadField("tables", "unknown")
    return None if table_nos is None else tuple(dict.fromkeys(table_nos))
