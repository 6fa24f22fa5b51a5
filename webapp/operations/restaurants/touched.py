"""Which bookings to come a change of settings would touch. Nobody's booking is changed by it: staff decide."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Connection, Integer, bindparam, select, type_coerce

from webapp import rules
from webapp.models import Booking, Seating
from webapp.models.booking import is_live
from webapp.models.guard import MAX_HOLD_MINUTES
from webapp.rules import Book, House, Party, Reason
from webapp.rules.hours import minute_of

PACE_MINUTES = 60  # no interval is longer
ASKED = {Reason.CLOSED_DAY, Reason.OUTSIDE_HOURS, Reason.PACING_PARTIES, Reason.PACING_COVERS}
WAIVED = frozenset(set(Reason) - ASKED - rules.PHYSICAL)


class Touch(StrEnum):
    """What a booking would have against the changed settings."""

    CLOCK = "clock"  # its hour would be another moment
    CLOSED_DAY = "closed_day"
    OUTSIDE_HOURS = "outside_hours"
    TABLE_GONE = "table_gone"
    JOIN_GONE = "join_gone"
    TOO_SMALL = "too_small"
    NEXT_PARTY = "next_party"  # a party of its size would stay until after the next one at its table
    PACING_PARTIES = "pacing_parties"
    PACING_COVERS = "pacing_covers"


@dataclass(frozen=True, slots=True)
class Touched:
    """A booking that fits the settings as they are and would not fit them changed; `day` and `time` are local."""

    reference: str
    day: date
    time: time
    people: int
    name: str
    tables: tuple[str, ...]
    reason: Touch


class _Expected(NamedTuple):
    id: str
    reference: str
    day: date
    time: time
    start: int  # minutes since the epoch
    people: int
    name: str


class _Held(NamedTuple):
    booking_id: str
    table_no: int
    start: int
    end: int


_booking, _seating = Booking.__table__, Seating.__table__
_start, _held_from = type_coerce(_booking.c.starts_at, Integer), type_coerce(_seating.c.starts_at, Integer)
_EXPECTED = (
    select(_booking.c.id, _booking.c.reference, _booking.c.day, _booking.c.time, _start, _booking.c.people,
           _booking.c.name)
    .where(_booking.c.restaurant_id == bindparam("restaurant_id"), _start > bindparam("earliest"),
           _booking.c.ends_at > bindparam("now"), is_live(_booking.c.status))
    .order_by(_start, _booking.c.id)
)  # fmt: skip
_HELD = (
    select(_seating.c.booking_id, _seating.c.table_no, _held_from, type_coerce(_seating.c.ends_at, Integer))
    .where(_seating.c.restaurant_id == bindparam("restaurant_id"), _held_from > bindparam("earliest"),
           _seating.c.ends_at > bindparam("now"))
    .order_by(_held_from)
)  # fmt: skip


class _Evening:
    """All bookings to come, and what is asked of one of them under some settings."""

    def __init__(self, connection: Connection, restaurant_id: str, now: datetime, asks_rules: bool) -> None:
        keys = {"restaurant_id": restaurant_id, "now": now, "earliest": rules.to_minute(now) - MAX_HOLD_MINUTES}
        self.now = now
        self.asks_rules = asks_rules
        self.bookings = [_Expected(*row) for row in connection.execute(_EXPECTED, keys)]
        self.starts = [booking.start for booking in self.bookings]
        self.held: dict[str, list[_Held]] = {}
        self.on_table: dict[int, list[int]] = {}  # when each hold of a table begins
        for held in (_Held(*row) for row in connection.execute(_HELD, keys)):
            self.held.setdefault(held.booking_id, []).append(held)
            self.on_table.setdefault(held.table_no, []).append(held.start)

    def troubles(self, house: House, booking: _Expected) -> Iterator[Touch]:
        """What `booking` has against the settings of `house`."""
        if minute_of(house.timezone, booking.day, booking.time) != booking.start:
            yield Touch.CLOCK
        nos = [held.table_no for held in self.held.get(booking.id, ())]
        if self.asks_rules:
            yield from self._of_rules(house, booking)
        yield from _of_tables(house, nos, booking.people)
        if self._runs_into_the_next(house, booking):
            yield Touch.NEXT_PARTY

    def _of_rules(self, house: House, booking: _Expected) -> Iterator[Touch]:
        decision = rules.decide(
            house, self._others(house, booking), booking.day, booking.time, booking.people, self.now,
            waive=WAIVED, without_table=True,
        )  # fmt: skip
        if decision.reason is not None and decision.reason in ASKED:
            yield Touch(decision.reason.value)

    def _others(self, house: House, booking: _Expected) -> Book:
        """The parties that count for pacing, without this one."""
        if house.policy.covers_per_slot is None and house.policy.parties_per_slot is None:
            return Book.of(())
        first = bisect_left(self.starts, booking.start - PACE_MINUTES)
        last = bisect_left(self.starts, booking.start + PACE_MINUTES + 1)
        near = (each for each in self.bookings[first:last] if each.id != booking.id)
        return Book.of((), (Party(each.start, each.people) for each in near))

    def _runs_into_the_next(self, house: House, booking: _Expected) -> bool:
        stays_until = booking.start + house.turn_minutes(booking.people) + house.policy.buffer_minutes
        for held in self.held.get(booking.id, ()):
            later = self.on_table[held.table_no]
            following = bisect_left(later, held.end)
            if following < len(later) and later[following] < stays_until:
                return True
        return False


def find(connection: Connection, restaurant_id: str, before: House, after: House, now: datetime) -> tuple[Touched, ...]:
    """The bookings to come, soonest first, that have something against `after` which they have not against `before`."""
    if before == after:
        return ()
    evening = _Evening(connection, restaurant_id, now, asks_rules=_hours_and_pacing(before) != _hours_and_pacing(after))
    found = []
    for booking in evening.bookings:
        troubles = tuple(evening.troubles(after, booking))
        known = tuple(evening.troubles(before, booking)) if troubles else ()
        reason = next((trouble for trouble in troubles if trouble not in known), None)
        if reason is not None:
            held = evening.held.get(booking.id, ())
            tables = tuple(
                before.tables_by_no[each.table_no].name for each in held if each.table_no in before.tables_by_no
            )
            said = (booking.reference, booking.day, booking.time, booking.people, booking.name)
            found.append(Touched(*said, tables, reason))
    return tuple(found)


def _hours_and_pacing(house: House) -> tuple[object, ...]:
    return house.timezone, house.policy, house.shifts, house.closures


def _of_tables(house: House, nos: list[int], people: int) -> Iterator[Touch]:
    """Whether the tables a booking holds are still there and seat it."""
    if not nos:
        return
    if any(no not in house.tables_by_no for no in nos):
        yield Touch.TABLE_GONE
    elif len(nos) == 1:
        if house.tables_by_no[nos[0]].seats_max < people:
            yield Touch.TOO_SMALL
    else:
        joined = [each.seats_max for each in house.combinations if set(each.table_nos) == set(nos)]
        if not joined:
            yield Touch.JOIN_GONE
        elif max(joined) < people:
            yield Touch.TOO_SMALL
