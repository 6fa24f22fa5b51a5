"""A booking and the provider that has it too: what staff can do when the two do not come together."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from integrations.registry import BOOKING_PROVIDERS
from webapp.operations import audit, copies
from webapp.operations.audit import Actor
from webapp.operations.bookings.staff.refusals import NoSuchBooking
from webapp.operations.bookings.staff.writing import at_version, entry_of, written
from webapp.operations.copies import Standing
from webapp.operations.memberships import Place
from webapp.store import bookings as rows
from webapp.store import copies as copy_rows
from webapp.store import snapshots
from webapp.store.copies import Copy
from webapp.store.sheets import Entry
from webapp.store.transaction import read, write


def standing_of(place: Place, reference: str) -> Standing | None:
    """How a booking stands at its provider; None where none has it. Raises `NoSuchBooking`."""

    def look(connection: Connection) -> Standing | None:
        entry = entry_of(connection, place, reference)
        return next(reversed(copies.of_booking(connection, place.id, entry.id)), None)

    return read(look)


def try_again(place: Place, actor: Actor, reference: str, copy_id: str) -> bool:
    """Whether the provider is asked again for what is still to be done there; it is not while it is not connected.
    Raises `NoSuchBooking`."""
    now = place.now()

    def work(connection: Connection) -> bool:
        entry = entry_of(connection, place, reference)
        copy = _copy(connection, place, entry, copy_id)
        copies.again(connection, snapshots.of(connection, place.id), copy, entry.booked, now)
        after = copy_rows.one(connection, place.id, copy_id)
        if after is None or after.action is None:
            return False
        _record(connection, place, actor, "booking.tried_again", entry, copy)
        return True

    return write(place.id, work)


def keep_without(place: Place, actor: Actor, reference: str, version: int, copy_id: str) -> Entry:
    """The booking, confirmed in our own book alone; what the provider has of it is cancelled there.

    Raises `NoSuchBooking` and `Stale`."""
    now = place.now()

    def work(connection: Connection, is_again: bool) -> Entry:
        entry, is_done = at_version(connection, place, reference, version, now, is_again)
        if is_done or not entry.is_live:
            return entry
        copy = _copy(connection, place, entry, copy_id)
        copies.without(connection, copy, entry.booked, now)
        _record(connection, place, actor, "booking.kept_without", entry, copy)
        return _confirmed(connection, place, entry, now)

    return written(place, work)


def see_to(place: Place, actor: Actor, reference: str, copy_id: str) -> None:
    """Nobody has to look any more. Raises `NoSuchBooking`."""

    def work(connection: Connection) -> None:
        entry = entry_of(connection, place, reference)
        copy = _copy(connection, place, entry, copy_id)
        copies.seen_to(connection, copy, entry.booked, place.now())
        _record(connection, place, actor, "booking.seen_to", entry, copy)

    write(place.id, work)


def _copy(connection: Connection, place: Place, entry: Entry, copy_id: str) -> Copy:
    found = copy_rows.of_booking(connection, place.id, entry.id)
    copy = next((each for each in found if each.id == copy_id), None)
    if copy is None:
        raise NoSuchBooking(entry.reference)
    return copy


def _confirmed(connection: Connection, place: Place, entry: Entry, now: datetime) -> Entry:
    after = replace(entry, status="confirmed" if entry.status == "pending" else entry.status)
    rows.change(connection, place.id, entry.id, now, status=after.status)
    return replace(after, version=entry.version + 1, updated_at=now)


def _record(connection: Connection, place: Place, actor: Actor, action: str, entry: Entry, copy: Copy) -> None:
    changes = {"provider": [None, BOOKING_PROVIDERS[copy.provider].label], "trouble": [copy.trouble, None]}
    audit.record(connection, place.id, actor, action, ("booking", entry.id), changes=changes)
