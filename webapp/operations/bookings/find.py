"""Finding bookings, and whether a caller may know of them.

What a caller merely says is no proof. A booking is shown to the number the network says it was made from, to its
reference, or to its phone number, surname and day said together.
"""

from datetime import date, datetime

from sqlalchemy import Connection

from webapp.rules.book import to_minute
from webapp.speech import names
from webapp.store import bookings as rows
from webapp.store.bookings import Booked
from webapp.store.snapshots import Snapshot


def by_reference(connection: Connection, snapshot: Snapshot, reference: str) -> Booked | None:
    """The booking of a reference, whatever its status."""
    return rows.by_reference(connection, snapshot.id, reference)


def of_phone(connection: Connection, snapshot: Snapshot, phone: str, now: datetime) -> list[Booked]:
    """Bookings under a number that have not ended yet, soonest first."""
    return rows.upcoming(connection, snapshot.id, phone, to_minute(now))


def of_caller(
    connection: Connection, snapshot: Snapshot, caller: str | None, now: datetime, day: date | None = None
) -> list[Booked]:
    """The upcoming bookings of the number the network gives, of one day where it is said."""
    if caller is None:
        return []
    return [each for each in of_phone(connection, snapshot, caller, now) if day in (None, each.day)]


def proven(
    connection: Connection, snapshot: Snapshot, now: datetime, *, phone: str, name: str, day: date
) -> list[Booked]:
    """Upcoming bookings that phone, surname and day prove together."""
    return [
        booking
        for booking in of_phone(connection, snapshot, phone, now)
        if booking.day == day and names.same_surname(name, booking.name)
    ]
