"""Reading one booking at its provider, as it is there now."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from integrations.deadline import Deadline
from integrations.provider import Capabilities
from integrations.registry import BOOKING_PROVIDERS
from integrations.vocabulary import BookingProvider, ProviderBooking, State
from webapp.operations.connections import links
from webapp.rules import from_minute
from webapp.store.copies import Copy

READ_S = 10.0  # for one booking, moves included
LIST_S = 20.0
ONE_BY_ONE_S = 60.0  # for all that one pull or comparison reads by themselves; the rest waits for the next
MOST_MOVES = 5


def by_id(restaurant_id: str, connection_id: str, booking_id: str) -> ProviderBooking | None:
    """The booking, wherever it was moved to; None when there is none. Raises a `ServiceError`."""

    def look(client: BookingProvider) -> ProviderBooking | None:
        return _followed(client, booking_id)

    return links.call(restaurant_id, connection_id, Deadline(READ_S), look)


def _followed(client: BookingProvider, booking_id: str) -> ProviderBooking | None:
    found = client.booking(booking_id)
    for _ in range(MOST_MOVES):
        if found is None or found.replaced_by is None:
            break
        found = client.booking(found.replaced_by)
    is_another = found is not None and found.id != booking_id
    return replace(found, replaces=booking_id) if found is not None and is_another else found


def of_copy(copy: Copy) -> ProviderBooking | None:
    """What became of a copy whose id is known: cancelled, where the provider has none of that id."""
    external_id = copy.external_id or ""
    found = by_id(copy.restaurant_id, copy.connection_id, external_id)
    if found is not None or copy.start is None:
        return found
    return ProviderBooking(external_id, State.CANCELLED, from_minute(copy.start), version=copy.version)


def of_phone(restaurant_id: str, connection_id: str, phone: str) -> tuple[ProviderBooking, ...]:
    """The upcoming ones of a number. Raises a `ServiceError`."""
    return links.call(restaurant_id, connection_id, Deadline(READ_S), lambda client: client.find_bookings(phone))


def as_far_as_known(copy: Copy, there: ProviderBooking) -> ProviderBooking:
    """What was found by phone number does not say whether a pending booking was confirmed since."""
    is_told = capabilities(copy.provider).reads_by_id or copy.state != "pending" or there.state is not State.CONFIRMED
    return there if is_told else replace(there, state=State.PENDING)


def capabilities(provider: str) -> Capabilities:
    """What a provider can do."""
    return BOOKING_PROVIDERS[provider].capabilities


def between(restaurant_id: str, connection_id: str, start: datetime, end: datetime) -> Iterable[ProviderBooking]:
    """All from `start` up to `end`, those that are live first: one that was moved is then known by its new id."""
    found = links.call(restaurant_id, connection_id, Deadline(LIST_S), lambda client: client.bookings(start, end))
    return sorted(found, key=lambda each: not each.state.is_live)
