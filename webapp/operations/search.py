"""Bookings by what is typed into the box above every page."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from sqlalchemy import ColumnElement, Connection, bindparam, select

from webapp.models import Booking
from webapp.operations.guests import patterns
from webapp.operations.memberships import Place
from webapp.rules.book import to_minute
from webapp.speech.references import hear_reference
from webapp.speech.text import Unspeakable, clean
from webapp.store.transaction import read

MOST = 6
LONGEST = 80
LOOK_BACK = timedelta(days=1)
_booking = Booking.__table__
_FOUND = select(*(_booking.c[name] for name in ("reference", "day", "time", "people", "name", "status"))).where(
    _booking.c.restaurant_id == bindparam("restaurant_id")
)


@dataclass(frozen=True, slots=True)
class FoundBooking:
    """A booking in a short list; `day` and `time` by the restaurant's clock."""

    reference: str
    day: date
    time: time
    people: int
    name: str
    status: str


def bookings(place: Place, text: str) -> tuple[FoundBooking, ...]:
    """The booking of a reference, else those from yesterday on whose name or phone is like what was typed."""
    try:
        text = clean(text[:LONGEST])
    except Unspeakable:
        return ()

    def look(connection: Connection) -> tuple[FoundBooking, ...]:
        if not text:
            return ()
        keys = {"restaurant_id": place.id, "reference": hear_reference(text) or ""}
        exact = connection.execute(_FOUND.where(_booking.c.reference == bindparam("reference")), keys).one_or_none()
        if exact is not None:
            return (FoundBooking(*exact),)
        like = _like(connection.dialect.name, text)
        if like is None:
            return ()
        query = _FOUND.where(_booking.c.starts_at >= bindparam("since"), like).order_by(_booking.c.starts_at)
        since = to_minute(place.now() - LOOK_BACK)
        rows = connection.execute(query.limit(MOST), {"restaurant_id": place.id, "since": since})
        return tuple(FoundBooking(*row) for row in rows)

    return read(look)


def _like(dialect: str, text: str) -> ColumnElement[bool] | None:
    if (digits := patterns.digits(text)) is not None:
        return _booking.c.phone.contains(digits, autoescape=True) if len(digits) >= patterns.FEWEST_DIGITS else None
    typed = patterns.words(text)
    return patterns.name_has(dialect, _booking.c.name, typed) if typed else None
