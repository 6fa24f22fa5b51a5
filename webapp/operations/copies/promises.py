"""Promising a change at the provider that books, in the transaction of its cause.

A request that makes the change itself holds the job's lease; when it dies the worker goes on, and looks before it
sends.
"""

import secrets
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection

from integrations.registry import BOOKING_PROVIDERS
from integrations.vocabulary import MATCH_KEY_LENGTH
from webapp.operations import sources
from webapp.operations.copies.answers import SAID, kept
from webapp.operations.copies.answers import said as answered
from webapp.rules import Decision
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
MADE_ANEW = ("match_key", "start", "people", "event_type")  # of what a move wants: by these it is found there
KEY_CHARACTERS = string.ascii_lowercase + string.digits


@dataclass(frozen=True, slots=True)
class Promise:
    """A change that is to be made at a provider. `tells_guest`: whoever asked for it went without an answer, so that
    what comes of it is texted. `also(connection, settled)` is done in the transaction that settles it."""

    restaurant_id: str
    copy_id: str
    job_id: str
    tells_guest: bool = False
    also: Callable[[Connection, Any], None] | None = field(default=None, compare=False)


def new_match_key() -> str:
    """A key no other intent has."""
    return "".join(secrets.choice(KEY_CHARACTERS) for _ in range(MATCH_KEY_LENGTH))


def to_create(
    connection: Connection,
    snapshot: Snapshot,
    booking: Booked,
    now: datetime,
    *,
    is_ours: bool = True,
    is_news: bool = True,
    said: Mapping[str, str] | None = None,
) -> Promise | None:
    """Promise the provider's copy of a new booking; None where no provider books. `is_ours`: the request at hand will
    send it; `is_news`: its guest is told what comes of it. `said` is what they answered to the provider's questions."""
    if (source := snapshot.booker) is None:
        return None
    wanted = {
        "match_key": new_match_key(),
        "state": "wanted",
        "action": "create",
        "event_type": _event_type(snapshot, booking.day, booking.time, booking.people),
        "start": booking.start,
        "people": booking.people,
        "wanted": None if is_news else {"is_ours_already": True},
        **({"facts": {SAID: dict(said)}} if said else {}),
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
    for copy in rows.of_booking(connection, restaurant_id, booking_id):
        if copy.connection_id == connection_id:
            fresh: dict[str, Any] = {"external_id": None, "version": None, "trouble": None, "facts": kept(copy.facts)}
            rows.change(connection, restaurant_id, copy.id, now, **{**fresh, **wanted})
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
    said: Mapping[str, str] | None = None,
) -> Promise:
    """Promise to move a copy; `wanted` as in `models.ProviderBooking`. `said` is what the guest answers now: it counts
    before what they answered when they booked, which is sent again where it is booked anew."""
    if is_made_anew(copy, wanted.get("event_type")):
        wanted = {**wanted, "match_key": new_match_key()}  # another booking there, before the old one is cancelled
    if said:
        answered = {**copy.facts, SAID: {**copy.facts.get(SAID, {}), **said}}
        rows.change(connection, snapshot.id, copy.id, now, facts=answered)
    rows.change(connection, snapshot.id, copy.id, now, action="move", wanted=wanted, trouble=None)
    return _with_job(connection, snapshot.id, copy.id, now, is_ours)


def is_made_anew(copy: Copy, event_type: str | None) -> bool:
    """Whether a move to what `event_type` serves is another booking there, which is asked everything again."""
    return not BOOKING_PROVIDERS[copy.provider].capabilities.reschedules or event_type != copy.event_type


def move(
    connection: Connection,
    snapshot: Snapshot,
    copy: Copy,
    booking: Booked,
    decision: Decision,
    now: datetime,
    given: Mapping[str, str] | None = None,
) -> Promise:
    """Promise to move a copy to where a decision has a place for it, and hold that place beside the one it has. `given`
    are a guest's answers.

    Raises `Refusal` INVALID_REQUEST where it is booked anew and the provider asks what nobody answered.
    """
    if decision.start is None or decision.end is None or decision.held_until is None:
        raise ValueError("an accepted decision has its times")
    event_type = _event_type(snapshot, decision.day, decision.time, decision.people)
    said: dict[str, str] = {}
    if is_made_anew(copy, event_type):
        answers = {**copy.facts.get(SAID, {}), **(given or {})}
        said = answered(snapshot, decision.day, decision.time, decision.people, answers)
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
        "event_type": event_type,
    }
    return to_move(connection, snapshot, copy, wanted, now, said=said)


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
    """Promise to cancel a copy; where it is not `is_ours`, the booking is cancelled here already. What a move may have
    booked anew is looked for."""
    tried = copy.wanted or {}
    anew = {name: tried[name] for name in MADE_ANEW if name in tried} if "match_key" in tried else {}
    wanted = {**anew, **({} if is_ours else {"is_ours_already": True})} or None
    rows.change(connection, restaurant_id, copy.id, now, action="cancel", wanted=wanted, trouble=None)
    return _with_job(connection, restaurant_id, copy.id, now, is_ours)


def renew(connection: Connection, copy: Copy, now: datetime) -> None:
    """Promise once more what is still to be done; what may have been made there is looked for first. A job that waits
    is the same one, so that no two are at it at once."""
    unclear = {"state": "unclear"} if copy.action == "create" else {}
    rows.change(connection, copy.restaurant_id, copy.id, now, trouble=None, **unclear)
    if copy.job_id is not None and jobs.hurry(connection, copy.job_id, now):
        return
    is_asked = copy.job_id is not None and bool(jobs.payload_of(connection, copy.job_id).get("is_asked"))
    _with_job(connection, copy.restaurant_id, copy.id, now, is_ours=False, is_asked=is_asked, was_tried=True)


def ours_already(snapshot: Snapshot, booking: Booked) -> dict[str, Any]:
    """What a move wants where our book has moved before."""
    return {
        "is_ours_already": True,
        "start": booking.start,
        "people": booking.people,
        "event_type": _event_type(snapshot, booking.day, booking.time, booking.people),
    }


def of_copy(connection: Connection, copy: Copy, now: datetime) -> Promise:
    """The promise that is open about a copy. While a request holds its job it will tell the guest itself."""
    job = jobs.one(connection, copy.restaurant_id, copy.job_id) if copy.job_id else None
    is_held = job is not None and job.leased_until is not None and job.leased_until > now
    tells_guest = job is not None and bool(job.payload.get("is_asked")) and not is_held
    return Promise(copy.restaurant_id, copy.id, copy.job_id or "", tells_guest)


def _with_job(
    connection: Connection,
    restaurant_id: str,
    copy_id: str,
    now: datetime,
    is_ours: bool,
    *,
    is_asked: bool | None = None,
    was_tried: bool = False,
) -> Promise:
    lease = LEASE if is_ours else NO_LEASE
    payload = {"copy_id": copy_id, "is_asked": is_ours if is_asked is None else is_asked, "was_tried": was_tried}
    job_id = jobs.add(connection, restaurant_id, KIND, payload, now, lease)
    rows.change(connection, restaurant_id, copy_id, now, job_id=job_id)
    return Promise(restaurant_id, copy_id, job_id)
