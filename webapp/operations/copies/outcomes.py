"""What came of a change at a provider, written into our book: in one transaction, and the same when written again."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection

from integrations.registry import BOOKING_PROVIDERS
from integrations.vocabulary import ProviderBooking, State
from webapp.operations import audit, reminders
from webapp.operations.copies import following, promises, telling
from webapp.operations.copies.answers import kept
from webapp.operations.copies.promises import Promise
from webapp.operations.copies.telling import Outcome
from webapp.store import bookings as books
from webapp.store import copies as rows
from webapp.store import jobs, snapshots
from webapp.store.bookings import Booked
from webapp.store.copies import GONE, NO_TABLE, Copy
from webapp.store.transaction import Overlap, write


@dataclass(frozen=True, slots=True)
class Settled:
    """The outcome, the booking as it now is, and why where it was refused or is for staff, as a code."""

    outcome: Outcome
    booking: Booked
    why: str | None = None


STATES = {State.CONFIRMED: "confirmed", State.PENDING: "pending", State.NO_SHOW: "confirmed", State.UNKNOWN: "unclear"}


def made(copy: Copy, promise: Promise, there: ProviderBooking, now: datetime) -> Settled:
    """The provider has the booking. Where it was changed or cancelled here meanwhile, that is promised next."""

    def record(connection: Connection) -> Settled:
        booking = _booking(connection, copy)
        settled = {"action": None, "wanted": None, "trouble": None}
        rows.change(connection, copy.restaurant_id, copy.id, now, **_as_it_is(copy, there), **settled)
        jobs.done(connection, promise.job_id)
        _follow(connection, copy, booking, now)
        if booking.has_ended:
            return Settled(Outcome.DONE, booking)
        if there.state is State.PENDING:
            _log(connection, copy, "booking.asked_there", {})
            return Settled(Outcome.PENDING, booking)
        return Settled(Outcome.DONE, _confirmed(connection, copy, booking, now))

    def undo(connection: Connection, current: Copy) -> None:
        """Staff gave it up while it was being made: nobody else would look for it there."""
        if current.state in GONE and current.external_id is None and current.action is None:
            rows.change(connection, copy.restaurant_id, copy.id, now, external_id=there.id, version=there.version)
            promises.to_cancel(connection, copy.restaurant_id, current, now, is_ours=False)

    return _settled(copy, promise, record, now, undo)


def moved(copy: Copy, promise: Promise, there: ProviderBooking, now: datetime) -> Settled:
    """The provider has moved it: our book follows what was wanted, without a table where that was given away."""

    def record(connection: Connection, has_table: bool) -> Settled:
        booking = _booking(connection, copy)
        wanted = copy.wanted or {}
        asked = {name: wanted[name] for name in ("people", "match_key", "event_type") if wanted.get(name)}
        settled = {"action": None, "wanted": None, "trouble": None if has_table else NO_TABLE}
        rows.change(connection, copy.restaurant_id, copy.id, now, **{**_as_it_is(copy, there), **asked, **settled})
        jobs.done(connection, promise.job_id)
        if not booking.has_ended and _is_as_it_was(booking, wanted):
            return Settled(Outcome.DONE, _placed(connection, copy, booking, wanted, now, has_table))
        _follow(connection, copy, booking, now)
        return Settled(Outcome.DONE, booking)

    try:
        return _settled(copy, promise, lambda connection: record(connection, True), now)
    except Overlap:  # staff gave it other tables meanwhile, and those it wanted to somebody else
        return _settled(copy, promise, lambda connection: record(connection, False), now)


def cancelled(copy: Copy, promise: Promise, now: datetime) -> Settled:
    """The provider has cancelled it. One that came back here meanwhile is made there anew."""

    def record(connection: Connection) -> Settled:
        booking = _booking(connection, copy)
        gone = {"state": "cancelled", "action": None, "wanted": None, "trouble": None}
        rows.change(connection, copy.restaurant_id, copy.id, now, **gone)
        jobs.done(connection, promise.job_id)
        if not booking.has_ended and not (copy.wanted or {}).get("is_ours_already"):
            booking = give_up(connection, copy, booking, now)
        elif not booking.has_ended:
            _follow(connection, copy, booking, now)
        return Settled(Outcome.DONE, booking)

    return _settled(copy, promise, record, now)


def refused(copy: Copy, promise: Promise, why: str, now: datetime) -> Settled:
    """The provider will not have it: a new booking is given up, a move or cancellation did not happen."""

    def record(connection: Connection) -> Settled:
        booking = _booking(connection, copy)
        jobs.done(connection, promise.job_id)
        if copy.action == "create":
            rows.change(connection, copy.restaurant_id, copy.id, now, state="refused", action=None, trouble=why)
            if booking.status == "pending":
                return Settled(Outcome.REFUSED, give_up(connection, copy, booking, now, why), why)
            _log(connection, copy, "booking.create_refused", {"trouble": [None, why]})
            return Settled(Outcome.STAFF, booking, why)  # staff have decided meanwhile
        rows.change(connection, copy.restaurant_id, copy.id, now, action=None, wanted=None, trouble=why)
        _log(connection, copy, f"booking.{copy.action}_refused", {"trouble": [None, why]})
        if copy.action == "move" and booking.has_ended:
            _follow(connection, copy, booking, now)
        hold_as_before(connection, copy, booking)
        return Settled(Outcome.REFUSED, booking, why)

    return _settled(copy, promise, record, now)


def never_sent(copy: Copy, promise: Promise, booking: Booked, now: datetime) -> Settled:
    """It was cancelled here before the provider had it: there is nothing to do there."""

    def record(connection: Connection) -> Settled:
        rows.change(connection, copy.restaurant_id, copy.id, now, state="cancelled", action=None, trouble=None)
        jobs.done(connection, promise.job_id)
        return Settled(Outcome.DONE, booking)

    return _settled(copy, promise, record, now)


def already(copy: Copy, promise: Promise, booking: Booked) -> Settled:
    """Somebody else has done it."""
    write(copy.restaurant_id, lambda connection: jobs.done(connection, promise.job_id))
    return Settled(Outcome.DONE, booking)


def waiting(copy: Copy, promise: Promise, run_at: datetime, why: str, now: datetime, *, is_unclear: bool) -> Settled:
    """No clear answer: the worker looks again at `run_at`."""

    def record(connection: Connection) -> Settled:
        state = "unclear" if is_unclear and copy.action == "create" else copy.state
        rows.change(connection, copy.restaurant_id, copy.id, now, state=state)
        jobs.again(connection, promise.job_id, run_at, why)
        return Settled(Outcome.WAITING, _booking(connection, copy), why)

    return _settled(copy, promise, record, now)


def for_staff(copy: Copy, promise: Promise, why: str, now: datetime) -> Settled:
    """Nothing more is tried: staff are shown why, and settle it."""

    def record(connection: Connection) -> Settled:
        rows.change(connection, copy.restaurant_id, copy.id, now, trouble=why)
        _log(connection, copy, "booking.stuck", {"trouble": [None, why]})
        jobs.failed(connection, promise.job_id, why)
        return Settled(Outcome.STAFF, _booking(connection, copy), why)

    return _settled(copy, promise, record, now)


def _settled(
    copy: Copy,
    promise: Promise,
    record: Callable[[Connection], Settled],
    now: datetime,
    undo: Callable[[Connection, Copy], None] | None = None,
) -> Settled:
    """What was recorded; the guest is told in the same transaction, but of what staff told before. What the provider's
    own message, or staff, have settled meanwhile is settled; `undo` sees to what came too late."""

    def settle(connection: Connection) -> Settled:
        current = rows.one(connection, copy.restaurant_id, copy.id)
        if current is None or current.action != copy.action:
            jobs.done(connection, promise.job_id)
            if undo is not None and current is not None:
                undo(connection, current)
            settled = Settled(Outcome.DONE, _booking(connection, copy))
        else:
            settled = record(connection)
            if promise.tells_guest or not (copy.wanted or {}).get("is_ours_already"):
                has_waited = promise.tells_guest
                telling.tell(connection, copy, settled.outcome, settled.booking, now, has_waited=has_waited)
        if promise.also is not None:
            promise.also(connection, settled)
        return settled

    return write(copy.restaurant_id, settle)


def _follow(connection: Connection, copy: Copy, booking: Booked, now: datetime) -> None:
    """Where it was changed, cancelled or brought back here meanwhile, that is promised next."""
    snapshot = snapshots.current(connection, copy.restaurant_id)
    if snapshot is not None:
        following.follow(connection, snapshot, booking, now)


def hold_as_before(connection: Connection, copy: Copy, booking: Booked) -> None:
    """Of a caller's move that comes to nothing, let the tables go that were held for the time it was to have."""
    if copy.action == "move" and copy.wanted and not booking.has_ended and _is_as_it_was(booking, copy.wanted):
        _hold_only(connection, copy, booking, copy.wanted["held"])


def _is_as_it_was(booking: Booked, wanted: dict[str, Any]) -> bool:
    """Whether a caller's move is still of this booking: staff have not moved it meanwhile, nor was it their move."""
    return [booking.start, booking.people] == wanted.get("from")


def give_up(connection: Connection, copy: Copy, booking: Booked, now: datetime, why: str | None = None) -> Booked:
    """Cancel a booking here, its tables free; `why` where the provider would not have it."""
    books.release(connection, copy.restaurant_id, booking.id)
    books.change(connection, copy.restaurant_id, booking.id, now, status="cancelled")
    changes: dict[str, list[Any]] = {"status": [booking.status, "cancelled"], "trouble": [None, why]}
    _log(connection, copy, "booking.given_up" if why else "booking.cancelled_there", changes)
    reminders.drop(connection, booking.id)
    return replace(booking, status="cancelled")


def _confirmed(connection: Connection, copy: Copy, booking: Booked, now: datetime) -> Booked:
    if booking.status != "pending":
        return booking
    books.change(connection, copy.restaurant_id, booking.id, now, status="confirmed")
    _log(connection, copy, "booking.confirmed", {"status": ["pending", "confirmed"]})
    return replace(booking, status="confirmed")


def _placed(
    connection: Connection, copy: Copy, booking: Booked, wanted: dict[str, Any], now: datetime, has_table: bool
) -> Booked:
    """The booking as a move wanted it."""
    day, at = date.fromisoformat(wanted["day"]), time.fromisoformat(wanted["time"])
    after = replace(booking, day=day, time=at, people=wanted["people"], start=wanted["start"], end=wanted["end"])
    table_nos = wanted["table_nos"] if has_table else ()
    _hold_only(connection, copy, after, [[no, wanted["start"], wanted["held_until"]] for no in table_nos])
    books.change(
        connection,
        copy.restaurant_id,
        booking.id,
        now,
        day=after.day,
        time=after.time,
        people=after.people,
        starts_at=after.start,
        ends_at=after.end,
    )
    _log(connection, copy, "booking.moved", {name: _pair(booking, after, name) for name in ("day", "time", "people")})
    if (snapshot := snapshots.current(connection, copy.restaurant_id)) is not None:
        reminders.follow(connection, snapshot, after, now)
    return after


def _pair(before: Booked, after: Booked, name: str) -> list[Any]:
    """A field as it was and is, as the log keeps it."""
    told = [getattr(each, name) for each in (before, after)]
    if name == "time":
        return [at.isoformat("minutes") for at in told]
    return [each.isoformat() for each in told] if name == "day" else told


def _hold_only(connection: Connection, copy: Copy, booking: Booked, held: list[list[int]]) -> None:
    books.release(connection, copy.restaurant_id, booking.id)
    for table_no, start, until in held:
        books.hold(connection, copy.restaurant_id, booking.id, (table_no,), start, until)


def _booking(connection: Connection, copy: Copy) -> Booked:
    found = books.by_id(connection, copy.restaurant_id, copy.booking_id)
    if found is None:
        raise LookupError("a copy has a booking")
    return found


def _as_it_is(copy: Copy, there: ProviderBooking) -> dict[str, Any]:
    known = {
        "external_id": there.id,
        "version": there.version,
        "state": STATES.get(there.state, "cancelled"),
        "start": there.start,
        "facts": {**kept(copy.facts), **there.facts},
    }
    return known | ({"people": there.people} if there.people else {})


def _log(connection: Connection, copy: Copy, action: str, changes: audit.Before) -> None:
    changes = {**changes, "provider": [None, BOOKING_PROVIDERS[copy.provider].label]}
    audit.record(connection, copy.restaurant_id, audit.SYSTEM, action, ("booking", copy.booking_id), changes=changes)
