"""Promising a change at the provider that books, in the transaction of its cause.

A request that makes the change itself holds the job's lease; when it dies the worker goes on, and looks before it
sends.
"""

import secrets
import string
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection

from integrations.registry import BOOKING_PROVIDERS
from integrations.vocabulary import MATCH_KEY_LENGTH
from webapp.operations import sources
from webapp.rules import Decision, to_minute
from webapp.store import bookings as books
from webapp.store import copies as rows
from webapp.store import jobs
from webapp.store.bookings import Booked
from webapp.store.copies import Copy
from webapp.store.snapshots import Snapshot

KIND = "send_copy"
LEASE = timedelta(seconds=15)  # longer than a request may take
NO_LEASE = timedelta()
Held = tuple[int, int, int]  # table, from and until in minutes since the epoch
KEY_CHARACTERS = string.ascii_lowercase + string.digits


@dataclass(frozen=True, slots=True)
class Promise:
    """A change that is to be made at a provider. `tells_guest`: whoever asked for it went without an answer, so that
    what comes of it is texted."""

    restaurant_id: str
    copy_id: str
    job_id: str
    tells_guest: bool = False


def new_match_key() -> str:
    """A key no other intent has."""
    return "".join(secrets.choice(KEY_CHARACTERS) for _ in range(MATCH_KEY_LENGTH))


def to_create(
    connection: Connection, snapshot: Snapshot, booking: Booked, now: datetime, *, is_ours: bool = True
) -> Promise | None:
    """Promise the provider's copy of a new booking; None where no provider books. `is_ours`: the request at hand will
    send it."""
    source = snapshot.booker
    if source is None:
        return None
    wanted = {
        "match_key": new_match_key(),
        "state": "wanted",
        "action": "create",
        "event_type": _event_type(snapshot, booking.day, booking.time, booking.people),
        "start": booking.start,
        "people": booking.people,
    }
    copy_id = _written(connection, snapshot.id, booking.id, source.connection_id, wanted, now)
    return _with_job(connection, snapshot.id, copy_id, now, is_ours)


def _written(
    connection: Connection,
    restaurant_id: str,
    booking_id: str,
    connection_id: str,
    wanted: dict[str, Any],
    now: datetime,
) -> str:
    """The id of the copy; a booking that comes back takes the row of the copy it had."""
    known = rows.of_booking(connection, restaurant_id, booking_id)
    for copy in known:
        if copy.connection_id == connection_id:
            fresh: dict[str, Any] = {"external_id": None, "version": None, "wanted": None, "trouble": None, "facts": {}}
            rows.change(connection, restaurant_id, copy.id, now, **fresh, **wanted)
            return copy.id
    return rows.add(connection, restaurant_id, now, connection_id=connection_id, booking_id=booking_id, **wanted)


def to_move(
    connection: Connection,
    snapshot: Snapshot,
    copy: Copy,
    wanted: dict[str, Any],
    now: datetime,
    *,
    is_ours: bool = True,
) -> Promise:
    """Promise to move a copy; `wanted` as in `models.ProviderBooking`."""
    reschedules = BOOKING_PROVIDERS[copy.provider].capabilities.reschedules
    if not reschedules or wanted.get("event_type") != copy.event_type:
        wanted = {**wanted, "match_key": new_match_key()}  # another booking there, before the old one is cancelled
    rows.change(connection, snapshot.id, copy.id, now, action="move", wanted=wanted, trouble=None)
    return _with_job(connection, snapshot.id, copy.id, now, is_ours)


def move(
    connection: Connection, snapshot: Snapshot, copy: Copy, booking: Booked, decision: Decision, now: datetime
) -> Promise:
    """Promise to move a copy to where a decision has a place for it, and hold that place beside the one it has."""
    if decision.start is None or decision.end is None or decision.held_until is None:
        raise ValueError("an accepted decision has its times")
    held = books.holds_of(connection, snapshot.id, booking.id)
    wanted_holds = [(table_no, decision.start, decision.held_until) for table_no in decision.table_nos]
    books.release(connection, snapshot.id, booking.id)
    for table_no, start, until in _both(held, wanted_holds):
        books.hold(connection, snapshot.id, booking.id, (table_no,), start, until)
    wanted = {
        "day": decision.day.isoformat(),
        "time": decision.time.isoformat("minutes"),
        "people": decision.people,
        "start": decision.start,
        "end": decision.end,
        "held_until": decision.held_until,
        "table_nos": list(decision.table_nos),
        "held": [list(hold) for hold in held],
        "from": [booking.start, booking.people],
        "event_type": _event_type(snapshot, decision.day, decision.time, decision.people),
    }
    return to_move(connection, snapshot, copy, wanted, now)


def _both(held: list[Held], wanted: list[Held]) -> list[Held]:
    """The holds of both, one table's as one where they touch: the guard refuses two that overlap."""
    joined: list[Held] = []
    for table_no, start, until in sorted([*held, *wanted]):
        if joined and joined[-1][0] == table_no and start <= joined[-1][2]:
            joined[-1] = (table_no, joined[-1][1], max(until, joined[-1][2]))
        else:
            joined.append((table_no, start, until))
    return joined


def _event_type(snapshot: Snapshot, day: date, at: time, people: int) -> str | None:
    return None if snapshot.booker is None else sources.event_type_at(snapshot, snapshot.booker, day, at, people)


def to_cancel(
    connection: Connection, restaurant_id: str, copy: Copy, now: datetime, *, is_ours: bool = True
) -> Promise:
    """Promise to cancel a copy; where it is not `is_ours`, the booking is cancelled here already."""
    wanted = None if is_ours else {"is_ours_already": True}
    rows.change(connection, restaurant_id, copy.id, now, action="cancel", wanted=wanted, trouble=None)
    return _with_job(connection, restaurant_id, copy.id, now, is_ours)


def live_copy(connection: Connection, snapshot: Snapshot, booking: Booked) -> Copy | None:
    """The copy at the provider that books, if it holds the booking or may."""
    source = snapshot.booker
    if source is None:
        return None
    found = rows.of_booking(connection, snapshot.id, booking.id)
    gone = ("cancelled", "refused")
    return next((c for c in found if c.connection_id == source.connection_id and c.state not in gone), None)


def follow(connection: Connection, snapshot: Snapshot, booking: Booked, now: datetime) -> None:
    """Promise that the provider's copy becomes what staff have made of a booking: made, moved, cancelled there. What
    has begun is of the past, and no provider takes it."""
    if snapshot.booker is None or booking.start <= to_minute(now):
        return
    copy = live_copy(connection, snapshot, booking)
    if copy is None:
        if not booking.has_ended:
            to_create(connection, snapshot, booking, now, is_ours=False)
    elif copy.is_under_way:
        return  # once that has its answer, it is compared with what the booking then is
    elif booking.has_ended:
        if booking.status == "cancelled":
            to_cancel(connection, snapshot.id, copy, now, is_ours=False)
    elif copy.external_id and is_elsewhere(copy, booking):
        to_move(connection, snapshot, copy, ours_already(snapshot, booking), now, is_ours=False)


def is_elsewhere(copy: Copy, booking: Booked) -> bool:
    """Whether the provider holds it for another time or party."""
    return (copy.start, copy.people or booking.people) != (booking.start, booking.people)


def ours_already(snapshot: Snapshot, booking: Booked) -> dict[str, Any]:
    """What a move wants where our book has moved before."""
    return {
        "is_ours_already": True,
        "start": booking.start,
        "people": booking.people,
        "event_type": _event_type(snapshot, booking.day, booking.time, booking.people),
    }


def is_under_way(connection: Connection, snapshot: Snapshot, booking: Booked) -> bool:
    """Whether the provider may be making, moving or cancelling its copy just now, as the booking was."""
    copy = live_copy(connection, snapshot, booking)
    return copy is not None and copy.action is not None


def _with_job(connection: Connection, restaurant_id: str, copy_id: str, now: datetime, is_ours: bool) -> Promise:
    lease = LEASE if is_ours else NO_LEASE
    job_id = jobs.add(connection, restaurant_id, KIND, {"copy_id": copy_id, "is_asked": is_ours}, now, lease)
    rows.change(connection, restaurant_id, copy_id, now, job_id=job_id)
    return Promise(restaurant_id, copy_id, job_id)
