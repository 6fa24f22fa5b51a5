"""Repairing where both books differ: one click, after another look at the provider's."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from sqlalchemy import Connection

from integrations.deadline import Deadline
from integrations.vocabulary import ProviderBooking, State
from webapp.models.types import utc_now
from webapp.operations import audit
from webapp.operations.audit import Actor
from webapp.operations.connections import links
from webapp.operations.copies import promises, receiving
from webapp.operations.memberships import Place
from webapp.operations.synchronising import comparing, drift, reading
from webapp.operations.synchronising.drift import CANCEL_HERE, CANCEL_THERE, SEND, TAKE, Item
from webapp.rules import from_minute, to_minute
from webapp.store import bookings as books
from webapp.store import copies as rows
from webapp.store import sheets, snapshots
from webapp.store.bookings import Booked
from webapp.store.copies import GONE, Copy
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read, write

CANCEL_S = 10.0
AT_ONCE = 20  # bookings that are promised in one transaction


class NoSuchDifference(LookupError):
    """The report has no such difference (any more), or it is not repaired in that way."""


def repair(place: Place, actor: Actor, connection_id: str, item_id: str, how: str) -> None:
    """`how` is one of the item's ways: send ours there, take theirs here, cancel here or there. What is sent is sent by
    the worker.

    Raises `NoSuchDifference`, `UnknownConnection` and a `ServiceError`; nothing is repaired then.
    """
    found = drift.last(place, connection_id)
    item = next((each for each in found.items if each.id == item_id), None) if found is not None else None
    if found is None or item is None or how not in item.ways(found.books):
        raise NoSuchDifference(item_id)
    {SEND: _send, TAKE: _take, CANCEL_HERE: _cancel_here, CANCEL_THERE: _cancel_there}[how](
        place, actor, connection_id, item
    )
    write(place.id, lambda connection: _settled(connection, place, actor, connection_id, item, how))


def send_all(place: Place, actor: Actor, connection_id: str, is_older: bool) -> int:
    """Send every booking there that is only here: those made before the provider was connected, or those made since;
    how many they were. What has changed since the comparison is left. Raises `UnknownConnection`."""
    found = drift.last(place, connection_id)
    items = () if found is None or not found.books else found.older if is_older else found.of_kind(drift.ONLY_HERE)
    sent = 0
    for first in range(0, len(items), AT_ONCE):  # the book is not kept from others for long
        work = partial(_send_these, place, actor, connection_id, items[first : first + AT_ONCE])
        sent += write(place.id, work)
    return sent


def _send_these(place: Place, actor: Actor, connection_id: str, items: Sequence[Item], connection: Connection) -> int:
    sent = set()
    for item in items:
        with suppress(NoSuchDifference):
            _promise(connection, place, connection_id, item)
            sent.add(item.id)
    if sent:
        drift.settle(connection, place.id, connection_id, sent)
        changes = {"difference": (drift.ONLY_HERE, None), "repair": (None, SEND), "bookings": (None, len(sent))}
        subject = ("connection", connection_id)
        audit.record(connection, place.id, actor, "connection.repaired", subject, changes=changes)
    return len(sent)


def _send(place: Place, _actor: Actor, connection_id: str, item: Item) -> None:
    write(place.id, lambda connection: _promise(connection, place, connection_id, item))


def _promise(connection: Connection, place: Place, connection_id: str, item: Item) -> None:
    """Promise that the provider gets ours. Raises `NoSuchDifference`, also for what has begun or ended meanwhile."""
    now = utc_now()
    snapshot, booking, copy = _ours(connection, place, connection_id, item)
    is_over = booking.has_ended or booking.start <= to_minute(now)
    if is_over or snapshot.booker is None or snapshot.booker.connection_id != connection_id:
        raise NoSuchDifference(item.id)
    if copy is not None and copy.action is not None:
        promises.renew(connection, copy, now)  # given up before: it is tried once more
    elif copy is not None and item.kind == drift.DIFFERING and copy.state not in GONE:
        wanted = promises.ours_already(snapshot, booking)
        promises.to_move(connection, snapshot, copy, wanted, now, is_ours=False)
    else:
        promises.to_create(connection, snapshot, booking, now, is_ours=False)


def _take(place: Place, actor: Actor, connection_id: str, item: Item) -> None:
    now, there = utc_now(), _there(place, connection_id, item)
    if there is None:
        raise NoSuchDifference(item.id)
    receiving.take(place.id, connection_id, there, actor, now)


def _cancel_here(place: Place, actor: Actor, connection_id: str, item: Item) -> None:
    receiving.give_up(place.id, connection_id, item.booking_id or "", actor, utc_now())


def _cancel_there(place: Place, _actor: Actor, connection_id: str, item: Item) -> None:
    now, external_id = utc_now(), item.external_id or ""
    if item.booking_id is None:
        links.call(place.id, connection_id, Deadline(CANCEL_S), lambda client: client.cancel_booking(external_id))
        return

    def work(connection: Connection) -> None:
        _snapshot, _booking, copy = _ours(connection, place, connection_id, item)
        if copy is None:
            raise NoSuchDifference(item.id)
        rows.change(connection, place.id, copy.id, now, external_id=external_id)
        promises.to_cancel(connection, place.id, copy, now, is_ours=False)

    write(place.id, work)


def _there(place: Place, connection_id: str, item: Item) -> ProviderBooking | None:
    """What the provider has of it now."""
    copy, entry = read(lambda connection: _known(connection, place, connection_id, item))
    external_id = item.external_id or ""
    if copy is not None and entry is not None and copy.external_id == external_id:
        return comparing.there_is(copy, entry)
    found = reading.by_id(place.id, connection_id, external_id)
    if found is None and item.there is not None and item.booking_id is not None:
        return ProviderBooking(external_id, State.CANCELLED, from_minute(item.there.start))
    return found


def _known(
    connection: Connection, place: Place, connection_id: str, item: Item
) -> tuple[Copy | None, sheets.Entry | None]:
    if item.booking_id is None:
        return None, None
    copies = rows.of_booking(connection, place.id, item.booking_id)
    copy = next((each for each in copies if each.connection_id == connection_id), None)
    return copy, sheets.by_id(connection, place.id, item.booking_id)


def _ours(connection: Connection, place: Place, connection_id: str, item: Item) -> tuple[Snapshot, Booked, Copy | None]:
    snapshot = snapshots.current(connection, place.id)
    booking = books.by_id(connection, place.id, item.booking_id or "")
    if snapshot is None or booking is None:
        raise NoSuchDifference(item.id)
    return snapshot, booking, _known(connection, place, connection_id, item)[0]


def _settled(connection: Connection, place: Place, actor: Actor, connection_id: str, item: Item, how: str) -> None:
    drift.settle(connection, place.id, connection_id, {item.id})
    changes = {"difference": (item.kind, None), "repair": (None, how), "booking": (None, item.reference)}
    subject = ("connection", connection_id)
    audit.record(connection, place.id, actor, "connection.repaired", subject, changes=changes)
