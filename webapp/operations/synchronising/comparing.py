"""Looking at both books: reading a provider's, reading ours, and setting one beside the other."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from integrations.deadline import Deadline
from integrations.vocabulary import ProviderBooking, State
from webapp.models.booking import EXPECTED
from webapp.operations.connections import offered, stored
from webapp.operations.connections.stored import Stored
from webapp.operations.copies import matching
from webapp.operations.synchronising import pulling, reading
from webapp.operations.synchronising.pulling import Note
from webapp.rules import to_minute
from webapp.store import copies as rows
from webapp.store import sheets
from webapp.store.copies import IS_THERE, Copy
from webapp.store.sheets import Entry
from webapp.store.transaction import read

MOST_READ = 200  # bookings that are read by themselves
LIVE = (State.CONFIRMED, State.PENDING, State.UNKNOWN)
Differing = tuple[Entry, ProviderBooking, tuple[str, ...]]


@dataclass
class Found:
    """What differs, and how many bookings were compared."""

    only_here: list[Entry] = field(default_factory=list)
    older: list[Entry] = field(default_factory=list)  # only here, too: made before the provider was connected
    only_there: list[ProviderBooking] = field(default_factory=list)
    differing: list[Differing] = field(default_factory=list)
    compared: int = 0


@dataclass(frozen=True, slots=True)
class _Ours:
    """Our book from now on: its bookings by id, and the copies at the connection by booking."""

    entries: dict[str, Entry]
    copies: dict[str, Copy]


def minute_of(there: ProviderBooking) -> int:
    """When it starts, in minutes since the epoch."""
    return to_minute(there.start)


def look(restaurant_id: str, connection_id: str, now: datetime, note: Note) -> Found:
    """Compare from now on. Raises a `ServiceError` and `UnknownConnection`."""
    row = stored.now(restaurant_id, connection_id)
    steps = list(pulling.windows(row, now))
    listed = list(_listed(row, steps, now, note))
    ours = read(lambda connection: _ours(connection, row, now, steps[-1][1], listed))
    pairs = read(lambda connection: [(_copy_of(connection, row, each), each) for each in listed])
    found, met = Found(compared=len(ours.entries)), set()
    for copy, there in pairs:
        if copy is None:
            if there.state.is_live and offered.is_brought_in(row.options, row.rules, there.event_type):
                found.only_there.append(there)
                found.compared += 1
        elif not (there.replaced_by or (not there.state.is_live and copy.external_id not in (None, there.id))):
            met.add(copy.booking_id)
            _compare(found, ours.entries.get(copy.booking_id), copy, there)
    _look_for_the_others(found, row, ours, met)
    note(len(steps) + 1, len(steps) + 1, {})
    return found


def _listed(
    row: Stored, steps: list[tuple[datetime, datetime]], now: datetime, note: Note
) -> Iterator[ProviderBooking]:
    """All that is to come there; nothing where a provider lists none."""
    if not reading.capabilities(row.provider).lists_bookings:
        return
    for number, (start, end) in enumerate(steps):
        note(number, len(steps) + 1, {})
        listed = reading.between(row.restaurant_id, row.id, max(start, now), end) if end > now else ()
        yield from (each for each in listed if each.start > now)


def _ours(connection: Connection, row: Stored, now: datetime, until: datetime, listed: list[ProviderBooking]) -> _Ours:
    since = to_minute(now)
    copies = {copy.booking_id: copy for copy in rows.since(connection, row.restaurant_id, row.id, since)}
    found = sheets.between(connection, row.restaurant_id, since, to_minute(until))
    entries = {entry.id: entry for entry in found if entry.start > since}
    for there in listed:  # one that our book has at another time, or long ago
        copy = _copy_of(connection, row, there)
        if copy is not None:
            copies[copy.booking_id] = copy
    for booking_id in copies.keys() - entries.keys():
        if entry := sheets.by_id(connection, row.restaurant_id, booking_id):
            entries[booking_id] = entry
    for booking_id in entries.keys() - copies.keys():
        for copy in rows.of_booking(connection, row.restaurant_id, booking_id):
            if copy.connection_id == row.id:
                copies[booking_id] = copy
    return _Ours(entries, copies)


def _copy_of(connection: Connection, row: Stored, there: ProviderBooking) -> Copy | None:
    return matching.known(connection, row.restaurant_id, row.id, there)


def _compare(found: Found, entry: Entry | None, copy: Copy, there: ProviderBooking) -> None:
    if entry is None or _is_on_its_way(copy):
        return
    differs = tuple(_differences(entry, copy, there))
    if differs:
        found.differing.append((entry, there, differs))


def _differences(entry: Entry, copy: Copy, there: ProviderBooking) -> Iterator[str]:
    """In what they are not the same. Where a provider keeps no more than a note of the party, that is not compared; and
    where one of both has ended, nothing but that counts."""
    is_kept = there.state.is_live
    if is_kept != (entry.status != "cancelled") and (is_kept or entry.status in EXPECTED):
        yield "status"
        return
    if not is_kept or not entry.is_live:
        return
    if minute_of(there) != entry.start:
        yield "time"
    if reading.capabilities(copy.provider).takes_people and there.people not in (None, entry.people):
        yield "people"
    if entry.status in EXPECTED and there.state in (State.CONFIRMED, State.PENDING) and there.state != entry.status:
        yield "status"


def _is_on_its_way(copy: Copy) -> bool:
    """Whether something is being done there, and has not been given up."""
    return copy.action is not None and copy.trouble is None


def _look_for_the_others(found: Found, row: Stored, ours: _Ours, met: set[str]) -> None:
    """Those of ours that the provider did not list: each is looked for by itself before it is called missing."""
    looked, allowed = 0, Deadline(reading.ONE_BY_ONE_S)
    for booking_id, entry in ours.entries.items():
        copy = ours.copies.get(booking_id)
        if booking_id in met or not entry.is_live or (copy is not None and _is_on_its_way(copy)):
            continue
        if copy is None or copy.state not in IS_THERE or copy.external_id is None:
            if _belongs_there(row, entry, copy):
                is_older = copy is None and entry.created_at < row.connected_at
                (found.older if is_older else found.only_here).append(entry)
        elif looked < MOST_READ and allowed.remaining():
            looked += 1
            _look_for(found, entry, copy)


def _belongs_there(row: Stored, entry: Entry, copy: Copy | None) -> bool:
    """Whether the provider should have it: the one that books should have all but what came from another."""
    return copy is not None or (row.role == "books" and entry.source != "provider")


def _look_for(found: Found, entry: Entry, copy: Copy) -> None:
    there = there_is(copy, entry)
    if there is None or not there.state.is_live:
        found.only_here.append(entry)
    else:
        _compare(found, entry, copy, there)


def there_is(copy: Copy, entry: Entry) -> ProviderBooking | None:
    """What the provider has of a copy, by its id, or by the guest's number where that is the only way."""
    if reading.capabilities(copy.provider).reads_by_id:
        return reading.of_copy(copy)
    if entry.phone is None:
        return None
    shown = reading.of_phone(copy.restaurant_id, copy.connection_id, entry.phone)
    there = next((each for each in shown if each.id == copy.external_id), None)
    return None if there is None else reading.as_far_as_known(copy, there)
