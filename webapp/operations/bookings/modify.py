"""Moving a booking, changing its party, cancelling it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sqlalchemy import Connection

from webapp import rules
from webapp.operations import copies, notices, openings, reminders
from webapp.operations.bookings.create import Made
from webapp.operations.refusals import Refusal
from webapp.operations.sources import Outside
from webapp.rules import Decision
from webapp.store import bookings as rows
from webapp.store.bookings import Booked
from webapp.store.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be different; None leaves it as it is."""

    day: date | None = None
    at: time | None = None
    people: int | None = None

    def of(self, booking: Booked) -> Booked:
        """The booking as it is wanted."""
        return replace(
            booking,
            day=self.day or booking.day,
            time=self.at if self.at is not None else booking.time,
            people=self.people or booking.people,
        )


def modify(
    connection: Connection,
    snapshot: Snapshot,
    booking: Booked,
    change: Change,
    now: datetime,
    outside: Outside | None = None,
) -> Made:
    """The booking as it now is; where a provider has it too, as it was, until that has moved it: meanwhile both times
    are held. Asking for what already is changes nothing.

    Raises `Refusal`: BOOKING_NOT_FOUND when it has ended, TOO_LATE past the cut-off, CLOSED_OR_FULL.
    """
    if booking.has_ended:
        raise Refusal("BOOKING_NOT_FOUND")
    wanted = change.of(booking)
    if wanted == booking:
        return Made(booking, None, is_repeat=True)
    _in_time(snapshot, booking, now)
    if copies.is_under_way(connection, snapshot, booking):
        raise Refusal("PROVIDER_UNAVAILABLE", line="still_to_be_confirmed")
    decision = _decide(connection, snapshot, booking, wanted, now, outside)
    if not decision.is_accepted:
        raise not_available(booking, wanted, decision)
    copy = copies.live_copy(connection, snapshot, booking)
    if copy is None:
        moved = _move(connection, snapshot, wanted, decision, now)
        notices.promise(connection, snapshot, "moved", moved, now)
        reminders.follow(connection, snapshot, moved, now)
        return Made(moved, decision)
    return Made(booking, decision, promise=copies.move(connection, snapshot, copy, booking, decision, now))


def cancel(connection: Connection, snapshot: Snapshot, booking: Booked, now: datetime) -> Made:
    """The booking, cancelled and its tables free; cancelled again, the same answer. Where a provider has it too, it
    stays as it is until that has cancelled it; while that makes or moves it, it is cancelled here, and there after.

    Raises `Refusal`: TOO_LATE past the cut-off or once it is over, BOOKING_NOT_FOUND when it was a no-show.
    """
    if booking.status == "cancelled":
        return Made(booking, None, is_repeat=True)
    if booking.has_ended:
        raise Refusal("BOOKING_NOT_FOUND")
    _in_time(snapshot, booking, now)
    copy = copies.live_copy(connection, snapshot, booking)
    if copy is not None and not (copy.is_under_way and copy.action in ("create", "move")):
        copies.hold_as_before(connection, copy, booking)
        return Made(booking, None, promise=copies.to_cancel(connection, snapshot.id, copy, now))
    rows.release(connection, snapshot.id, booking.id)
    rows.change(connection, snapshot.id, booking.id, now, status="cancelled")
    gone = replace(booking, status="cancelled")
    notices.promise(connection, snapshot, "cancelled", gone, now)
    reminders.follow(connection, snapshot, gone, now)
    return Made(gone, None)


def not_available(booking: Booked, wanted: Booked, decision: Decision) -> Refusal:
    """The refusal of a move, with what alternatives are looked for by."""
    return Refusal(
        "CLOSED_OR_FULL",
        decision=decision,
        day=wanted.day,
        at=wanted.time,
        people=wanted.people,
        facts={"area": booking.area, "without": booking.id},
    )


def _in_time(snapshot: Snapshot, booking: Booked, now: datetime) -> None:
    if not rules.may_change(snapshot.house, booking.start, now).passed:
        raise Refusal(
            "TOO_LATE", day=booking.day, at=booking.time, facts={"minutes": snapshot.policy.cancel_cutoff_minutes}
        )


def _decide(
    connection: Connection,
    snapshot: Snapshot,
    booking: Booked,
    wanted: Booked,
    now: datetime,
    outside: Outside | None,
) -> Decision:
    outside = openings.trusting(snapshot, wanted.day, wanted.time, outside)
    return rules.decide(
        snapshot.callers_house,
        openings.book_of(connection, snapshot, wanted.day, now, without=booking.id, outside=outside),
        wanted.day,
        wanted.time,
        wanted.people,
        now,
        area=booking.area,
        prefer=rows.tables_of(connection, snapshot.id, booking.id),
    )


def _move(connection: Connection, snapshot: Snapshot, wanted: Booked, decision: Decision, now: datetime) -> Booked:
    if decision.start is None or decision.end is None or decision.held_until is None:
        raise ValueError("an accepted decision has its times")
    moved = replace(wanted, start=decision.start, end=decision.end)
    rows.release(connection, snapshot.id, moved.id)
    rows.hold(connection, snapshot.id, moved.id, decision.table_nos, decision.start, decision.held_until)
    rows.change(
        connection,
        snapshot.id,
        moved.id,
        now,
        day=moved.day,
        time=moved.time,
        people=moved.people,
        starts_at=moved.start,
        ends_at=moved.end,
    )
    return moved
