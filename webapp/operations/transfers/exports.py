"""Everything in the book, or all its guests, written as it is read: a few rows at a time."""

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, case, func, or_, select

from webapp.models import Booking, Customer, DiningTable, Seating
from webapp.models.types import NIL_ID
from webapp.operations.guests.rows import ALSO_OF_RESTAURANT, has_come
from webapp.operations.memberships import Place
from webapp.operations.transfers.files import encode
from webapp.operations.transfers.words import COLUMNS, SOURCES, STATUSES, written
from webapp.rules.book import to_minute
from webapp.store.transaction import read

AT_ONCE = 1000
_booking, _customer = Booking.__table__, Customer.__table__
_seating, _table = Seating.__table__, DiningTable.__table__
BOOKINGS = (
    *("reference", "day", "time", "people", "name", "phone", "email", "notes"),
    *("status", "source", "area", "tables", "created_at"),
)
GUESTS = ("name", "phone", "email", "notes", "tags", "visits", "no_shows", "last")
_SOME_BOOKINGS = (
    select(_booking)
    .where(
        _booking.c.restaurant_id == bindparam("restaurant_id"),
        _booking.c.starts_at >= bindparam("since"),
        or_(_booking.c.starts_at > bindparam("since"), _booking.c.id > bindparam("after")),
    )
    .order_by(_booking.c.starts_at, _booking.c.id)
    .limit(AT_ONCE)
)
_TABLES = (
    select(_seating.c.booking_id, _table.c.name)
    .join(_table, _table.c.no == _seating.c.table_no)
    .where(
        _seating.c.restaurant_id == bindparam("restaurant_id"),
        _seating.c.booking_id.in_(bindparam("ids", expanding=True)),
    )
    .order_by(_table.c.position)
)
_kept = func.coalesce(_customer.c.merged_into_id, _customer.c.id)
_SOME_GUESTS = (
    select(_customer)
    .where(
        _customer.c.restaurant_id == bindparam("restaurant_id"),
        _customer.c.merged_into_id.is_(None),
        _customer.c.erased_at.is_(None),
        _customer.c.id > bindparam("after"),
    )
    .order_by(_customer.c.id)
    .limit(AT_ONCE)
)
_VISITS = (
    select(
        _kept,
        func.sum(case((has_come(), 1), else_=0)),
        func.sum(case((_booking.c.status == "no_show", 1), else_=0)),
        func.max(case((has_come(), _booking.c.day))),
    )
    .join_from(_customer, _booking, _booking.c.customer_id == _customer.c.id)
    .where(
        ALSO_OF_RESTAURANT,
        or_(
            _customer.c.id.in_(bindparam("ids", expanding=True)),
            _customer.c.merged_into_id.in_(bindparam("ids", expanding=True)),
        ),
    )
    .group_by(_kept)
)


def export(place: Place, kind: str, language: str) -> Iterator[bytes]:
    """A file of bookings or guests, piece by piece; `kind` is one of `KINDS`. The application's context is needed
    until the last piece."""
    columns, rows = (BOOKINGS, _bookings) if kind == "bookings" else (GUESTS, _guests)
    heading = [written(COLUMNS, column, language) for column in columns]

    def lines() -> Iterator[list[Any]]:
        yield heading
        yield from rows(place, language)

    return encode(lines(), language)


def _bookings(place: Place, language: str) -> Iterator[list[Any]]:
    zone = ZoneInfo(place.timezone)
    since, after = 0, NIL_ID
    while True:
        keys = {"restaurant_id": place.id, "since": since, "after": after}
        rows, tables = read(lambda connection, keys=keys: _some_bookings(connection, keys))  # type: ignore[misc]
        for row in rows:
            values = {
                **row._mapping,
                "time": row.time.isoformat("minutes"),
                "status": written(STATUSES, row.status, language),
                "source": written(SOURCES, row.source, language),
                "tables": " + ".join(tables.get(row.id, ())),
                "created_at": row.created_at.astimezone(zone).strftime("%Y-%m-%d %H:%M"),
            }
            yield [values[column] for column in BOOKINGS]
        if len(rows) < AT_ONCE:
            return
        since, after = to_minute(rows[-1].starts_at), rows[-1].id


def _some_bookings(connection: Connection, keys: dict[str, Any]) -> tuple[list[Any], dict[str, list[str]]]:
    rows = list(connection.execute(_SOME_BOOKINGS, keys))
    tables: dict[str, list[str]] = {}
    these = {"restaurant_id": keys["restaurant_id"], "ids": [row.id for row in rows]}
    for booking_id, name in connection.execute(_TABLES, these) if rows else ():
        tables.setdefault(booking_id, []).append(name)
    return rows, tables


def _guests(place: Place, _language: str) -> Iterator[list[Any]]:
    after, now = NIL_ID, to_minute(place.now())
    while True:
        keys = {"restaurant_id": place.id, "after": after, "now": now}
        rows, visits = read(lambda connection, keys=keys: _some_guests(connection, keys))  # type: ignore[misc]
        for row in rows:
            yield [row.name, row.phone, row.email, row.notes, ", ".join(row.tags), *visits.get(row.id, (0, 0, None))]
        if len(rows) < AT_ONCE:
            return
        after = rows[-1].id


def _some_guests(connection: Connection, keys: dict[str, Any]) -> tuple[list[Any], dict[str, tuple[Any, ...]]]:
    rows = list(connection.execute(_SOME_GUESTS, keys))
    these = {**keys, "ids": [row.id for row in rows]}
    counted = connection.execute(_VISITS, these) if rows else ()
    return rows, {row[0]: tuple(row[1:]) for row in counted}
