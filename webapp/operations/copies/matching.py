"""Which of our bookings a provider speaks of."""

from sqlalchemy import Connection

from integrations.vocabulary import ProviderBooking
from webapp.rules import to_minute
from webapp.speech import names
from webapp.store import bookings as books
from webapp.store import copies as rows
from webapp.store.copies import Copy


def known(connection: Connection, restaurant_id: str, connection_id: str, there: ProviderBooking) -> Copy | None:
    """Our copy of it: by its id, by the id it had before, by the match key it was sent with; and, where a provider
    keeps none, by start and guest, while our own booking is on its way there."""
    for external_id in filter(None, (there.id, there.replaces)):
        if copy := rows.known_there(connection, restaurant_id, connection_id, external_id):
            return copy
    if there.match_key is not None:
        return _of_key(connection, restaurant_id, connection_id, there.match_key)
    on_the_way = rows.being_made(connection, restaurant_id, connection_id, to_minute(there.start))
    return next((copy for copy in on_the_way if _is_of(connection, copy, there)), None)


def _of_key(connection: Connection, restaurant_id: str, connection_id: str, match_key: str) -> Copy | None:
    """Also what a move makes anew, where a provider can't move."""
    if copy := rows.of_key(connection, restaurant_id, connection_id, match_key):
        return copy
    moving = rows.open_ones(connection, restaurant_id, connection_id)
    return next((copy for copy in moving if (copy.wanted or {}).get("match_key") == match_key), None)


def _is_of(connection: Connection, copy: Copy, there: ProviderBooking) -> bool:
    booking = books.by_id(connection, copy.restaurant_id, copy.booking_id)
    if booking is None:
        return False
    if there.phone and booking.phone:
        return there.phone == booking.phone
    if there.email and booking.email:
        return there.email.lower() == booking.email.lower()
    return names.same_name(there.name, booking.name)
