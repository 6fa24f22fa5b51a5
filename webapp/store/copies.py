"""Reading and writing the copies of bookings at providers. Every statement names the restaurant."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Integer, bindparam, func, insert, select, type_coerce, update

from webapp.models import Booking, ProviderBooking, ProviderConnection
from webapp.models.types import new_id
from webapp.store.statements import Changes, Statement

# States of a copy.
IS_THERE = ("pending", "confirmed", "unclear")  # or may be
GONE = ("cancelled", "refused")  # the provider holds it no more
# Troubles of a copy, for staff to see to.
NO_TABLE = "no_table"  # none is held for it here
NOT_THERE = "not_there"  # a search did not show it
STILL_THERE = "still_there"  # ended here, and held there
DECLINED = "declined"  # by somebody there
_copy, _booking, _connection = ProviderBooking.__table__, Booking.__table__, ProviderConnection.__table__


@dataclass(frozen=True, slots=True)
class Copy:
    """A booking's copy at a provider (see `models.ProviderBooking`); `start` in minutes since the epoch."""

    id: str
    restaurant_id: str
    connection_id: str
    booking_id: str
    match_key: str
    external_id: str | None
    version: str | None
    state: str
    action: str | None
    wanted: dict[str, Any] | None
    job_id: str | None
    event_type: str | None
    start: int | None
    people: int | None
    facts: dict[str, Any]
    trouble: str | None
    provider: str
    books: bool  # whether the connection is the one that books, and not disconnected

    @property
    def is_under_way(self) -> bool:
        """Whether an action waits for its answer; one with a trouble waits for staff."""
        return self.action is not None and self.trouble is None


_COLUMNS = tuple(
    type_coerce(_copy.c.start, Integer) if name == "start" else _copy.c[name]
    for name in Copy.__dataclass_fields__
    if name not in ("provider", "books")
)
_books = (_connection.c.role == "books") & (_connection.c.status != "disconnected")
_start = type_coerce(_copy.c.start, Integer)
_EVERY = select(*_COLUMNS, _connection.c.provider, _books).join(_connection, _connection.c.id == _copy.c.connection_id)
_SELECT = _EVERY.where(_copy.c.restaurant_id == bindparam("restaurant_id"))
# Not by the bare column: SQLite would go through all of the restaurant's copies.
_FEW = _EVERY.where(func.coalesce(_copy.c.restaurant_id, _copy.c.restaurant_id) == bindparam("restaurant_id"))
_ONE = Statement(_FEW.where(_copy.c.id == bindparam("copy_id")))
_OF_BOOKING = Statement(_FEW.where(_copy.c.booking_id == bindparam("booking_id")).order_by(_copy.c.created_at))
_OF_CONNECTION = _FEW.where(_copy.c.connection_id == bindparam("connection_id"))
_KNOWN_THERE = _OF_CONNECTION.where(_copy.c.external_id == bindparam("external_id"))
_OF_KEY = _SELECT.where(_copy.c.connection_id == bindparam("connection_id")).where(
    _copy.c.match_key == bindparam("match_key")
)
_IN_SPAN = _OF_CONNECTION.where(_start >= bindparam("since"), _start < bindparam("until"))
_OPEN = _SELECT.where(_copy.c.connection_id == bindparam("connection_id")).where(_copy.c.action.is_not(None))
_UNKNOWN_THERE = _OPEN.where(_copy.c.external_id.is_(None), _start == bindparam("start"))
_ALL_FROM = _OF_CONNECTION.where(_start >= bindparam("since")).order_by(_start)
_TROUBLED = _SELECT.where(_copy.c.trouble.is_not(None)).order_by(_copy.c.updated_at.desc()).limit(50)
_ADD = Changes(insert(_copy))
_CHANGE = Changes(update(_copy).where(_copy.c.restaurant_id == bindparam("rid"), _copy.c.id == bindparam("cid")))


def _read(row: Any) -> Copy:
    return Copy(*row)


def add(connection: Connection, restaurant_id: str, now: datetime, **values: Any) -> str:
    """Write a copy; its id. `start` in minutes."""
    copy_id = new_id()
    row = {"id": copy_id, "restaurant_id": restaurant_id, "created_at": now, "updated_at": now, "facts": {}}
    _ADD.run(connection, {}, {**row, **values})
    return copy_id


def one(connection: Connection, restaurant_id: str, copy_id: str) -> Copy | None:
    """A copy by its id."""
    row = _ONE.first(connection, {"restaurant_id": restaurant_id, "copy_id": copy_id})
    return None if row is None else _read(row)


def of_booking(connection: Connection, restaurant_id: str, booking_id: str) -> tuple[Copy, ...]:
    """Every copy of a booking, first made first."""
    found = _OF_BOOKING.all(connection, {"restaurant_id": restaurant_id, "booking_id": booking_id})
    return tuple(_read(row) for row in found)


def known_there(connection: Connection, restaurant_id: str, connection_id: str, external_id: str) -> Copy | None:
    """The copy of a provider's id."""
    keys = {"restaurant_id": restaurant_id, "connection_id": connection_id, "external_id": external_id}
    row = connection.execute(_KNOWN_THERE, keys).one_or_none()
    return None if row is None else _read(row)


def of_key(connection: Connection, restaurant_id: str, connection_id: str, match_key: str) -> Copy | None:
    """The copy of a match key."""
    keys = {"restaurant_id": restaurant_id, "connection_id": connection_id, "match_key": match_key}
    row = connection.execute(_OF_KEY, keys).one_or_none()
    return None if row is None else _read(row)


def in_span(connection: Connection, restaurant_id: str, connection_id: str, since: int, until: int) -> tuple[Copy, ...]:
    """The copies that start there from `since` up to `until`, in minutes since the epoch."""
    keys = {"restaurant_id": restaurant_id, "connection_id": connection_id, "since": since, "until": until}
    return tuple(_read(row) for row in connection.execute(_IN_SPAN, keys))


def open_ones(connection: Connection, restaurant_id: str, connection_id: str) -> tuple[Copy, ...]:
    """Those for which something is still to be done there."""
    keys = {"restaurant_id": restaurant_id, "connection_id": connection_id}
    return tuple(_read(row) for row in connection.execute(_OPEN, keys))


def being_made(connection: Connection, restaurant_id: str, connection_id: str, start: int) -> tuple[Copy, ...]:
    """Those that start at a minute and are to be made, or may have been: their id there is not known yet."""
    keys = {"restaurant_id": restaurant_id, "connection_id": connection_id, "start": start}
    return tuple(_read(row) for row in connection.execute(_UNKNOWN_THERE, keys))


def since(connection: Connection, restaurant_id: str, connection_id: str, minute: int) -> tuple[Copy, ...]:
    """Those that start there from a minute on, soonest first."""
    keys = {"restaurant_id": restaurant_id, "connection_id": connection_id, "since": minute}
    return tuple(_read(row) for row in connection.execute(_ALL_FROM, keys))


def troubled(connection: Connection, restaurant_id: str) -> tuple[Copy, ...]:
    """Those staff have to look at, newest first."""
    return tuple(_read(row) for row in connection.execute(_TROUBLED, {"restaurant_id": restaurant_id}))


def change(connection: Connection, restaurant_id: str, copy_id: str, now: datetime, **values: Any) -> None:
    """Change columns of a copy."""
    _CHANGE.run(connection, {"rid": restaurant_id, "cid": copy_id}, {"updated_at": now, **values})
