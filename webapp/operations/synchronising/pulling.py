"""Fetching what a provider holds, every few minutes, and following it: for what no message told us.

What it no longer lists is read by itself before it is called cancelled.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, update

from integrations.deadline import Deadline
from integrations.vocabulary import ProviderBooking
from webapp.models import ProviderConnection, ProviderNotice
from webapp.operations.connections import stored
from webapp.operations.connections.stored import Stored
from webapp.operations.copies import receiving
from webapp.operations.copies.receiving import What
from webapp.operations.synchronising import reading
from webapp.rules import last_bookable_day, to_minute
from webapp.store import bookings as books
from webapp.store import copies as rows
from webapp.store import snapshots
from webapp.store.copies import IS_THERE, NOT_THERE, Copy
from webapp.store.transaction import BookUnavailable, read, write

BACK = timedelta(days=1)
MOST_READ = 40  # copies read by themselves in one pull, the soonest first
NOTICES_KEPT = timedelta(days=7)  # longer than any provider tries to deliver
_connection, _notice = ProviderConnection.__table__, ProviderNotice.__table__
_SYNCED = update(_connection).where(_connection.c.id == bindparam("cid")).values(last_sync_at=bindparam("at"))
_OLD = delete(_notice).where(
    _notice.c.connection_id == bindparam("connection_id"), _notice.c.received_at < bindparam("before")
)
Note = Callable[[int, int, dict[str, int]], None]  # steps done, steps in all, what came of what was found
log = logging.getLogger(__name__)


@dataclass
class Pull:
    """One time of fetching. `seen` are the ids that were listed, `counts` what came of them."""

    restaurant_id: str
    connection_id: str
    now: datetime
    seen: set[str] = field(default_factory=set)
    counts: Counter[str] = field(default_factory=Counter)

    def take(self, there: ProviderBooking) -> None:
        """Follow one booking; one that can't be is left for the next time, and keeps no other from being followed."""
        if not there.replaced_by:
            self.seen.update(filter(None, (there.id, there.replaces)))
        try:
            self.counts[receiving.apply(self.restaurant_id, self.connection_id, there, self.now)] += 1
        except BookUnavailable:
            raise
        except Exception:
            log.exception("a booking of connection %s could not be followed", self.connection_id)


def pull(restaurant_id: str, connection_id: str, now: datetime, note: Note) -> dict[str, int]:
    """Fetch everything from yesterday to the last day that can be booked; how many came to what.

    Raises a `ServiceError` and `UnknownConnection`; what was fetched before that is followed.
    """
    row = stored.now(restaurant_id, connection_id)
    found, steps = Pull(restaurant_id, connection_id, now), list(windows(row, now))
    if reading.capabilities(row.provider).lists_bookings:
        for number, (start, end) in enumerate(steps):
            note(number, len(steps) + 1, _said(found.counts))
            for there in reading.between(restaurant_id, connection_id, start, end):
                found.take(there)
    note(len(steps), len(steps) + 1, _said(found.counts))
    look = _by_id if reading.capabilities(row.provider).reads_by_id else _by_phone
    look(found, unseen(restaurant_id, connection_id, steps[0][0], steps[-1][1], found.seen)[:MOST_READ])
    write(restaurant_id, lambda connection: _finish(connection, connection_id, now))
    note(len(steps) + 1, len(steps) + 1, _said(found.counts))
    return _said(found.counts)


def windows(row: Stored, now: datetime) -> Iterator[tuple[datetime, datetime]]:
    """From yesterday to the last day that can be booked, in steps of what its provider lists in one go."""
    snapshot = read(lambda connection: snapshots.of(connection, row.restaurant_id))
    step = timedelta(days=reading.capabilities(row.provider).days_listed)
    days = (last_bookable_day(snapshot.house, now) - snapshot.local(now).date()).days + 1
    start, last = now - BACK, now + timedelta(days=days)
    while start < last:
        end = min(start + step, last)
        yield start, end
        start = end


def unseen(restaurant_id: str, connection_id: str, start: datetime, end: datetime, seen: set[str]) -> list[Copy]:
    """The copies that should be there from `start` up to `end` and were not listed, soonest first; what is still to be
    settled there is left out."""

    def look(connection: Connection) -> Iterable[Copy]:
        return rows.in_span(connection, restaurant_id, connection_id, to_minute(start), to_minute(end))

    held = [copy for copy in read(look) if copy.state in IS_THERE and copy.action is None and copy.external_id]
    return sorted((copy for copy in held if copy.external_id not in seen), key=lambda copy: copy.start or 0)


def _by_id(found: Pull, copies: list[Copy]) -> None:
    allowed = Deadline(reading.ONE_BY_ONE_S)
    for copy in copies:
        if not allowed.remaining():
            break
        there = reading.of_copy(copy)
        if there is not None:
            found.take(there)


def _by_phone(found: Pull, copies: list[Copy]) -> None:
    """A search shows what is to come: one that it does not show is for staff, since it does not say why."""
    shown: dict[str, list[ProviderBooking]] = {}
    allowed = Deadline(reading.ONE_BY_ONE_S)
    for copy in copies:
        if not allowed.remaining():
            break
        phone = read(lambda connection, copy=copy: _phone_of(connection, copy))  # type: ignore[misc]
        if phone is None or (copy.start or 0) <= to_minute(found.now):
            continue
        if phone not in shown:
            shown[phone] = list(reading.of_phone(found.restaurant_id, found.connection_id, phone))
        there = next((each for each in shown[phone] if each.id == copy.external_id), None)
        if there is not None:
            found.take(reading.as_far_as_known(copy, there))
        elif copy.trouble is None:
            _flag(found, copy)
    others = [each for listed in shown.values() for each in listed if each.id not in found.seen]
    for each in others:
        found.take(each)


def _flag(found: Pull, copy: Copy) -> None:
    def work(connection: Connection) -> None:
        rows.change(connection, copy.restaurant_id, copy.id, found.now, trouble=NOT_THERE)

    write(copy.restaurant_id, work)


def _phone_of(connection: Connection, copy: Copy) -> str | None:
    booking = books.by_id(connection, copy.restaurant_id, copy.booking_id)
    return booking.phone if booking is not None and not booking.has_ended else None


def _finish(connection: Connection, connection_id: str, now: datetime) -> None:
    connection.execute(_SYNCED, {"cid": connection_id, "at": now})
    connection.execute(_OLD, {"connection_id": connection_id, "before": now - NOTICES_KEPT})


def _said(counts: Counter[str]) -> dict[str, int]:
    """Without what came to nothing."""
    return {str(what): number for what, number in counts.items() if what not in (What.NOTHING, What.LATER)}
