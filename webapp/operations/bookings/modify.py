"""Moving a booking, changing its party, cancelling it."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sqlalchemy import Connection

from webapp import rules
from webapp.operations import openings
from webapp.operations.bookings.create import Made
from webapp.operations.refusals import Refusal
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


def modify(connection: Connection, snapshot: Snapshot, booking: Booked, change: Change, now: datetime) -> Made:
    """The booking as it now is. Asking for what already is changes nothing.

    Raises `Refusal`: BOOKING_NOT_FOUND when it has ended, TOO_LATE past the cut-off, CLOSED_OR_FULL.
    """
    if booking.has_ended:
        raise Refusal("BOOKING_NOT_FOUND")
    wanted = replace(
        booking,
        day=change.day or booking.day,
        time=change.at if change.at is not None else booking.time,
        people=change.people or booking.people,
    )
    if wanted == booking:
        return Made(booking, None, is_repeat=True)
    _in_time(snapshot, booking, now)
    decision = _decide(connection, snapshot, booking, wanted, now)
    if not decision.is_accepted:
        raise Refusal(
            "CLOSED_OR_FULL",
            decision=decision,
            day=wanted.day,
            at=wanted.time,
            people=wanted.people,
            facts={"area": booking.area, "without": booking.id},
        )
    return Made(_move(connection, snapshot, wanted, decision, now), decision)


def cancel(connection: Connection, snapshot: Snapshot, booking: Booked, now: datetime) -> Made:
    """The booking, cancelled and its tables free; cancelled again, the same answer.

    Raises `Refusal`: TOO_LATE past the cut-off or once it is over, BOOKING_NOT_FOUND when it was a no-show.
    """
    if booking.status == "cancelled":
        return Made(booking, None, is_repeat=True)
    if booking.has_ended:
        raise Refusal("BOOKING_NOT_FOUND")
    _in_time(snapshot, booking, now)
    rows.release(connection, snapshot.id, booking.id)
    rows.change(connection, snapshot.id, booking.id, now, status="cancelled")
    return Made(replace(booking, status="cancelled"), None)


def _in_time(snapshot: Snapshot, booking: Booked, now: datetime) -> None:
    if not rules.may_change(snapshot.house, booking.start, now).passed:
        raise Refusal(
            "TOO_LATE", day=booking.day, at=booking.time, facts={"minutes": snapshot.policy.cancel_cutoff_minutes}
        )


def _decide(connection: Connection, snapshot: Snapshot, booking: Booked, wanted: Booked, now: datetime) -> Decision:
    house = snapshot.house
    book = openings.book_of(connection, snapshot, wanted.day, now, without=booking.id)
    return rules.decide(
        house,
        book,
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
