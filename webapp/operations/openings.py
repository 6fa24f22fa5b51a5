"""What is free on a day, and what could be had instead of what is not."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection

from webapp import rules
from webapp.operations.refusals import Refusal
from webapp.rules import Book, Decision, Opening, Reason
from webapp.store import days
from webapp.store.snapshots import Snapshot

HOPELESS = frozenset({Reason.PARTY_TOO_LARGE})  # no other time would do
READ_AHEAD_DAYS = 14


@dataclass(frozen=True, slots=True)
class Openings:
    """The starts of a day that can be booked; when there are none, `reason` is why, and `later` the first openings of
    the next days. `requested` decides about the time that was asked for, with its alternatives; a day refused as a
    whole has that time in `at` instead."""

    day: date
    people: int
    openings: tuple[Opening, ...]
    reason: Reason | None = None
    closed_because: str | None = None
    last_day: date | None = None  # the last bookable one, when `day` lies beyond it
    requested: Decision | None = None
    later: tuple[Opening, ...] = ()
    at: time | None = None

    @property
    def is_closed(self) -> bool:
        return self.reason is Reason.CLOSED_DAY


def check(
    connection: Connection,
    snapshot: Snapshot,
    day: date,
    people: int,
    now: datetime,
    at: time | None = None,
    area: str | None = None,
) -> Openings:
    """What `people` can book on `day`. Raises `Refusal` NOT_SUPPORTED when callers can't be given a table at all."""
    if not snapshot.can_be_booked:
        raise Refusal("NOT_SUPPORTED", line="no_phone_booking")
    house = snapshot.house
    if refused := _beyond(house, day, people, now, at):
        return refused
    book = book_of(connection, snapshot, day, now)
    starts = rules.openings(house, book, day, people, now, area)
    requested = None
    if at is not None:
        requested = rules.decide(house, book, day, at, people, now, area=area)
        if not requested.is_accepted:
            requested = replace(
                requested, alternatives=_instead(connection, snapshot, book, requested, now, area, None)
            )
    if starts:
        return Openings(day, people, starts, requested=requested)
    hours = rules.day_hours(house, day)
    reason = Reason.CLOSED_DAY if hours.is_closed else _why_none(house, book, day, people, now, area)
    later = requested.alternatives if requested else _later(connection, snapshot, day, people, now, area, None)
    return Openings(day, people, (), reason, hours.closed_because, requested=requested, later=later)


def alternatives(
    connection: Connection,
    snapshot: Snapshot,
    refused: Decision,
    now: datetime,
    area: str | None = None,
    without: str | None = None,
) -> Decision:
    """The refused decision with what could be booked instead; `without` is the booking that is being moved."""
    if refused.reason in HOPELESS:
        return refused
    book = book_of(connection, snapshot, refused.day, now, without)
    found = _instead(connection, snapshot, book, refused, now, area, without)
    return replace(refused, alternatives=found)


def book_of(connection: Connection, snapshot: Snapshot, day: date, now: datetime, without: str | None = None) -> Book:
    """The book around `day`, leaving out the booking `without`; empty for a day too far ahead to be asked about."""
    house = snapshot.house
    if day > rules.last_bookable_day(house, now):
        return Book.of([])
    return days.read_book(connection, snapshot.id, house, rules.window(house, day), without)


def _beyond(house: rules.House, day: date, people: int, now: datetime, at: time | None) -> Openings | None:
    """What needs no look at the book: a party nobody can seat by phone, a day too far ahead."""
    if people > house.policy.max_people:
        return Openings(day, people, (), Reason.PARTY_TOO_LARGE, at=at)
    last_day = rules.last_bookable_day(house, now)
    if day > last_day:
        return Openings(day, people, (), Reason.TOO_FAR_AHEAD, last_day=last_day, at=at)
    return None


def _instead(
    connection: Connection,
    snapshot: Snapshot,
    book: Book,
    refused: Decision,
    now: datetime,
    area: str | None,
    without: str | None,
) -> tuple[Opening, ...]:
    if refused.reason in HOPELESS or refused.reason is Reason.TOO_FAR_AHEAD:
        return ()
    same_day = rules.same_day_alternatives(snapshot.house, book, refused.day, refused.time, refused.people, now, area)
    return same_day + _later(connection, snapshot, refused.day, refused.people, now, area, without)


def _later(
    connection: Connection,
    snapshot: Snapshot,
    day: date,
    people: int,
    now: datetime,
    area: str | None,
    without: str | None,
) -> tuple[Opening, ...]:
    """The first openings of the next two days that have one; the book is read a fortnight at a time."""
    house = snapshot.house
    ahead: dict[str, tuple[date, Book]] = {}

    def book_of(wanted: date) -> Book:
        known = ahead.get("span")
        if known is None or wanted > known[0]:
            until = min(wanted + timedelta(days=READ_AHEAD_DAYS), rules.last_bookable_day(house, now))
            window = (rules.window(house, wanted)[0], rules.window(house, max(wanted, until))[1])
            ahead["span"] = known = (until, days.read_book(connection, snapshot.id, house, window, without))
        return known[1]

    return rules.next_openings(house, book_of, day, people, now, area)


def _why_none(house: rules.House, book: Book, day: date, people: int, now: datetime, area: str | None) -> Reason | None:
    """Why a day with hours has nothing to offer: the reason of its last start, which policy binds least."""
    starts = rules.day_hours(house, day).starts
    return rules.decide(house, book, day, starts[-1].time, people, now, area=area).reason if starts else None
