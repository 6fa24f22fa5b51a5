"""One guest: who they are, how often they came, what they have booked."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, Row, bindparam, case, func, select

from webapp.extensions import dump_json
from webapp.models.booking import is_live
from webapp.operations.guests.rows import booking, has_come, of_guest
from webapp.operations.memberships import Place
from webapp.rules.book import to_minute
from webapp.store.transaction import read

MOST_SHOWN = 50
_OF_GUEST = (
    booking.c.restaurant_id == bindparam("restaurant_id"),
    booking.c.customer_id.in_(bindparam("row_ids", expanding=True)),
)
_is_upcoming = (booking.c.ends_at > bindparam("now")) & is_live(booking.c.status)
_COUNTS = select(
    func.coalesce(func.sum(case((has_come(), 1), else_=0)), 0),
    func.coalesce(func.sum(case((booking.c.status == "no_show", 1), else_=0)), 0),
    func.coalesce(func.sum(case((booking.c.status == "cancelled", 1), else_=0)), 0),
    func.max(case((has_come(), booking.c.day))),
    func.min(case((_is_upcoming, booking.c.starts_at))),
    func.count(),
).where(*_OF_GUEST)
_BOOKINGS = (
    select(
        *(booking.c[name] for name in ("reference", "day", "time", "people", "status", "source", "name", "notes")),
        _is_upcoming,
    )
    .where(*_OF_GUEST)
    .order_by(booking.c.starts_at.desc(), booking.c.id)
    .limit(MOST_SHOWN)
)


@dataclass(frozen=True, slots=True)
class Visit:
    """A booking of the guest; `day` and `time` by the restaurant's clock."""

    reference: str
    day: date
    time: time
    people: int
    status: str
    source: str
    name: str
    notes: str | None
    is_upcoming: bool


@dataclass(frozen=True, slots=True)
class Guest:
    """A guest with the numbers of all their phones. `last` is the day of the latest visit, `next` when the next one
    begins (aware, UTC); `bookings` are the latest 50 of `booked`. `version` tells two states of the row apart."""

    id: str
    name: str
    phone: str | None
    other_phones: tuple[str, ...]
    email: str | None
    notes: str | None
    tags: tuple[str, ...]
    version: str
    is_erased: bool
    since: datetime
    visits: int
    no_shows: int
    cancelled: int
    last: date | None
    next: datetime | None
    booked: int
    bookings: tuple[Visit, ...]


def show(place: Place, guest_id: str) -> Guest:
    """The guest of this id, or the one it was merged into. Raises `UnknownGuest`; who was erased is still counted, but
    has no name."""

    def look(connection: Connection) -> Guest:
        kept, others = of_guest(connection, place.id, guest_id)
        keys = {
            "restaurant_id": place.id,
            "row_ids": [kept.id, *(row.id for row in others)],
            "now": to_minute(place.now()),
        }
        counts = connection.execute(_COUNTS, keys).one()
        bookings = tuple(Visit(*row[:8], is_upcoming=bool(row[8])) for row in connection.execute(_BOOKINGS, keys))
        return _guest(kept, others, counts, bookings)

    return read(look)


def version_of(row: Row[Any]) -> str:
    """A short mark that differs whenever what may be edited differs."""
    state = dump_json([row.name, row.email, row.notes, row.tags])
    return hashlib.sha256(state.encode()).hexdigest()[:16]


def _guest(kept: Row[Any], others: list[Row[Any]], counts: Row[Any], bookings: tuple[Visit, ...]) -> Guest:
    visits, no_shows, cancelled, last, upcoming, booked = tuple(counts)
    return Guest(
        id=kept.id,
        name=kept.name,
        phone=kept.phone,
        other_phones=tuple(row.phone for row in others if row.phone),
        email=kept.email,
        notes=kept.notes,
        tags=tuple(kept.tags),
        version=version_of(kept),
        is_erased=kept.erased_at is not None,
        since=min(row.created_at for row in (kept, *others)),
        visits=visits,
        no_shows=no_shows,
        cancelled=cancelled,
        last=last,
        next=upcoming,
        booked=booked,
        bookings=bookings,
    )
