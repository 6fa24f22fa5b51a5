"""Reading the book as staff see it: one booking with its tables, or a whole day. Every statement names the house."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, Integer, bindparam, case, func, or_, select, type_coerce

from webapp.models import Booking, Customer, Seating, WaitlistEntry
from webapp.models.booking import ENDED
from webapp.models.guard import MAX_HOLD_MINUTES
from webapp.models.types import NIL_ID
from webapp.store.bookings import Booked

OFFERED = "offered"


@dataclass(frozen=True, slots=True)
class Entry:
    """A booking as staff see it; `start` and `end` are minutes since the epoch, without the buffer. `name` is empty for
    a walk-in that gave none; a live one without `table_nos` has no table yet."""

    id: str
    reference: str
    status: str
    day: date
    time: time
    people: int
    name: str
    phone: str | None
    email: str | None
    notes: str | None
    area: str | None
    source: str
    customer_id: str | None
    call_id: str | None
    cancel_reason: str | None
    version: int
    created_at: datetime
    updated_at: datetime
    start: int
    end: int
    guest_confirmed: int | None = None  # the start to which the guest has said that they come
    table_nos: tuple[int, ...] = ()

    @property
    def is_live(self) -> bool:
        """Still expected, or here."""
        return self.status not in ENDED

    @property
    def is_guest_confirmed(self) -> bool:
        """Whether the guest has said that they come, at the time it has."""
        return self.is_live and self.guest_confirmed == self.start

    @property
    def stay_minutes(self) -> int:
        return self.end - self.start

    @property
    def booked(self) -> Booked:
        """The same as callers' tools and providers see it."""
        shared = {name: getattr(self, name) for name in Booked.__dataclass_fields__ if name != "is_another"}
        return Booked(**shared, is_another=False)


@dataclass(frozen=True, slots=True)
class Guest:
    """What the house knows of whoever booked: `visits` are bookings they came to."""

    id: str
    name: str
    visits: int
    no_shows: int
    tags: tuple[str, ...]
    notes: str | None


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a table from `start` to `until`, in minutes since the epoch, buffer included. Where it is held for
    somebody who waits, the status is `OFFERED` and there is no reference yet."""

    table_no: int
    start: int
    until: int
    reference: str
    name: str
    people: int
    status: str
    answer_by: datetime | None  # of an offer


_booking, _seating, _customer = Booking.__table__, Seating.__table__, Customer.__table__
_kept, _also = _customer.alias("kept"), _customer.alias("also")
_NOT_READ = ("start", "end", "guest_confirmed", "table_nos")
_COLUMNS = tuple(_booking.c[name] for name in Entry.__dataclass_fields__ if name not in _NOT_READ)
_start, _end = type_coerce(_booking.c.starts_at, Integer), type_coerce(_booking.c.ends_at, Integer)
_held_from, _held_until = type_coerce(_seating.c.starts_at, Integer), type_coerce(_seating.c.ends_at, Integer)
_of_restaurant = _booking.c.restaurant_id == bindparam("restaurant_id")
_confirmed = type_coerce(_booking.c.guest_confirmed, Integer)
_SELECT = select(*_COLUMNS, _start, _end, _confirmed).where(_of_restaurant)
_BY_REFERENCE = _SELECT.where(_booking.c.reference == bindparam("reference"))
_BY_ID = _SELECT.where(_booking.c.id == bindparam("booking_id"))
_is_between = (_start > bindparam("earliest"), _start < bindparam("until"), _end > bindparam("since"))
_BETWEEN = _SELECT.where(*_is_between).order_by(_start, _booking.c.created_at, _booking.c.id)
_held_in_restaurant = _seating.c.restaurant_id == bindparam("restaurant_id")
_TABLES = (
    select(_seating.c.table_no)
    .where(_held_in_restaurant, _seating.c.booking_id == bindparam("booking_id"))
    .order_by(_seating.c.table_no)
)
_HELD_BETWEEN = (
    select(_seating.c.booking_id, _seating.c.table_no)
    .join_from(_booking, _seating, _seating.c.booking_id == _booking.c.id)
    .where(_of_restaurant, *_is_between)
    .order_by(_seating.c.table_no)
)
_waits = WaitlistEntry.__table__
_HOLDERS = (
    select(
        _seating.c.table_no,
        _held_from,
        _held_until,
        func.coalesce(_booking.c.reference, ""),
        func.coalesce(_booking.c.name, _waits.c.name, ""),
        func.coalesce(_booking.c.people, _waits.c.people),
        func.coalesce(_booking.c.status, OFFERED),
        _waits.c.held_until,
    )
    .outerjoin(_booking, _booking.c.id == _seating.c.booking_id)
    .outerjoin(
        _waits,
        (_waits.c.restaurant_id == _seating.c.restaurant_id)
        & (_waits.c.state == OFFERED)
        & (_waits.c.booking_id == _seating.c.booking_id),
    )
    .where(
        _held_in_restaurant,
        _seating.c.table_no.in_(bindparam("table_nos", expanding=True)),
        _held_from > bindparam("earliest"),
        _held_from < bindparam("until"),
        _held_until > bindparam("since"),
        _seating.c.booking_id != bindparam("without"),
    )
    .order_by(_held_from, _seating.c.table_no)
)
_came = or_(
    _booking.c.status.in_(("arrived", "seated", "finished")),
    (_booking.c.status == "confirmed") & (_end < bindparam("now")),
)
# Not the bare columns: SQLite would go through all of the restaurant's guests or bookings rather than these few.
_guest_of_restaurant = func.coalesce(_customer.c.restaurant_id, _customer.c.restaurant_id) == bindparam("restaurant_id")
_same_restaurant = func.coalesce(_booking.c.restaurant_id, _booking.c.restaurant_id) == _kept.c.restaurant_id
# Whoever was merged into somebody else is that person, with the visits of all their numbers.
_GUESTS = (
    select(
        _customer.c.id,
        _kept.c.name,
        func.coalesce(func.sum(case((_came, 1), else_=0)), 0),
        func.coalesce(func.sum(case((_booking.c.status == "no_show", 1), else_=0)), 0),
        _kept.c.tags,
        _kept.c.notes,
    )
    .select_from(_customer)
    .join(_kept, _kept.c.id == func.coalesce(_customer.c.merged_into_id, _customer.c.id))
    .join(_also, or_(_also.c.id == _kept.c.id, _also.c.merged_into_id == _kept.c.id))
    .join(_booking, (_booking.c.customer_id == _also.c.id) & _same_restaurant)
    .where(_guest_of_restaurant, _customer.c.id.in_(bindparam("ids", expanding=True)))
    .group_by(_customer.c.id, _kept.c.id)
)
_SAME_PERSON = select(func.coalesce(_customer.c.merged_into_id, _customer.c.id)).where(
    _customer.c.restaurant_id == bindparam("restaurant_id"), _customer.c.id == bindparam("guest_id")
)
_NAMED = select(_booking.c.id, _booking.c.name, _booking.c.reference).where(
    _of_restaurant, _booking.c.id.in_(bindparam("ids", expanding=True))
)


def one(connection: Connection, restaurant_id: str, reference: str) -> Entry | None:
    """The booking of this reference, whatever its status."""
    keys = {"restaurant_id": restaurant_id, "reference": reference}
    return _with_tables(connection, restaurant_id, connection.execute(_BY_REFERENCE, keys).one_or_none())


def by_id(connection: Connection, restaurant_id: str, booking_id: str) -> Entry | None:
    """The same, by the booking's id."""
    keys = {"restaurant_id": restaurant_id, "booking_id": booking_id}
    return _with_tables(connection, restaurant_id, connection.execute(_BY_ID, keys).one_or_none())


def named(connection: Connection, restaurant_id: str, ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The name and the reference of each booking of these ids."""
    keys: dict[str, Any] = {"restaurant_id": restaurant_id, "ids": sorted(set(ids))}
    return {booking_id: (name, reference) for booking_id, name, reference in connection.execute(_NAMED, keys)}


def columns(entry: Entry, restaurant_id: str) -> dict[str, Any]:
    """The row a booking is written as; its tables are rows of their own."""
    values = {name: getattr(entry, name) for name in Entry.__dataclass_fields__ if name not in _NOT_READ}
    return {
        **values,
        "restaurant_id": restaurant_id,
        "starts_at": entry.start,
        "ends_at": entry.end,
        "is_another": False,
    }


def between(connection: Connection, restaurant_id: str, since: int, until: int) -> list[Entry]:
    """Every booking, ended ones too, that starts before `until` and ends after `since` (minutes), soonest first."""
    span = {"restaurant_id": restaurant_id, "since": since, "until": until, "earliest": since - MAX_HOLD_MINUTES}
    tables: dict[str, list[int]] = defaultdict(list)
    for booking_id, table_no in connection.execute(_HELD_BETWEEN, span):
        tables[booking_id].append(table_no)
    return [_entry(row, tables[row.id]) for row in connection.execute(_BETWEEN, span)]


def guests(connection: Connection, restaurant_id: str, ids: Iterable[str], now_minute: int) -> dict[str, Guest]:
    """The guests of these ids."""
    keys: dict[str, Any] = {"restaurant_id": restaurant_id, "ids": sorted(set(ids)), "now": now_minute}
    found = [Guest(*row) for row in connection.execute(_GUESTS, keys)]
    return {guest.id: replace(guest, tags=tuple(guest.tags)) for guest in found}


def holders(
    connection: Connection, restaurant_id: str, table_nos: Iterable[int], since: int, until: int, without: str | None
) -> tuple[Holder, ...]:
    """Who has these tables at some minute from `since` to `until`, the booking `without` aside; soonest first."""
    keys = {
        "restaurant_id": restaurant_id,
        "table_nos": list(table_nos),
        "since": since,
        "until": until,
        "earliest": since - MAX_HOLD_MINUTES,
        "without": without or NIL_ID,
    }
    return tuple(Holder(*row) for row in connection.execute(_HOLDERS, keys))


def same_person(connection: Connection, restaurant_id: str, guest_id: str) -> str:
    """The guest that `guest_id` was merged into, or itself."""
    keys = {"restaurant_id": restaurant_id, "guest_id": guest_id}
    found: str = connection.execute(_SAME_PERSON, keys).scalar_one()
    return found


def _with_tables(connection: Connection, restaurant_id: str, row: Any) -> Entry | None:
    if row is None:
        return None
    keys = {"restaurant_id": restaurant_id, "booking_id": row.id}
    return _entry(row, connection.execute(_TABLES, keys).scalars())


def _entry(row: Any, table_nos: Iterable[int]) -> Entry:
    return replace(Entry(*row), table_nos=tuple(dict.fromkeys(table_nos)))
