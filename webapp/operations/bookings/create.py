"""Making a booking."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection

from webapp import rules
from webapp.models.types import new_id
from webapp.operations import copies, notices, openings, reminders
from webapp.operations.copies import Promise
from webapp.operations.refusals import Refusal
from webapp.operations.sources import Outside
from webapp.rules import Decision, Reason
from webapp.rules.book import to_minute
from webapp.speech import names, references
from webapp.store import bookings as rows
from webapp.store.bookings import Booked
from webapp.store.snapshots import Snapshot

# House policy that may have changed its mind since a table was promised, but may not take the promise back.
PROMISED = frozenset({Reason.TOO_SOON, Reason.PAUSED, Reason.PACING_PARTIES, Reason.PACING_COVERS})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A booking somebody asks for; `day` and `time` by the restaurant's clock, `phone` in E.164. `answers` are to the
    provider's own questions, by their id."""

    day: date
    time: time
    people: int
    name: str
    phone: str
    email: str | None = None
    notes: str | None = None
    area: str | None = None
    source: str = "phone"
    is_another: bool = False  # knowingly a second one for the same phone, day, time and party
    call_id: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    held: str | None = None  # the id it is to have, under which its table is held already: it was promised


@dataclass(frozen=True, slots=True)
class Made:
    """The booking, and the decision that accepted it; a repeat has none, for it is the first booking again.

    `promise` is what is still to be done at the provider that books: until then the booking is as `booking` says, and
    `is_waiting` when no answer came in time."""

    booking: Booked
    decision: Decision | None
    is_repeat: bool = False
    promise: Promise | None = None
    is_waiting: bool = False


def create(
    connection: Connection, snapshot: Snapshot, wanted: Wanted, now: datetime, outside: Outside | None = None
) -> Made:
    """Book a table, or find that this was booked before. Where a provider books, it is pending until that has it too;
    `outside` is what the other providers leave open.

    Raises `Refusal`: NOT_SUPPORTED, POSSIBLE_DUPLICATE, CLOSED_OR_FULL with the decision, or INVALID_REQUEST where the
    provider asks something that is not answered.
    """
    if not snapshot.can_be_booked:
        raise Refusal("NOT_SUPPORTED", line="no_phone_booking")
    if earlier := _booked_before(connection, snapshot, wanted, now):
        return Made(earlier, None, is_repeat=True)
    outside = openings.trusting(snapshot, wanted.day, wanted.time, outside)
    decision = _decide(connection, snapshot, wanted, now, outside)
    if not decision.is_accepted:
        raise Refusal(
            "CLOSED_OR_FULL",
            decision=decision,
            day=wanted.day,
            at=wanted.time,
            people=wanted.people,
            facts={"area": wanted.area},
        )
    said = copies.said(snapshot, wanted.day, wanted.time, wanted.people, wanted.answers)
    booking = _write(connection, snapshot, wanted, decision, now)
    promise = copies.to_create(connection, snapshot, booking, now, said=said)
    if promise is None:
        notices.promise(connection, snapshot, "confirmed", booking, now)
    reminders.follow(connection, snapshot, booking, now, is_new=True)
    return Made(booking, decision, promise=promise)


def _decide(
    connection: Connection, snapshot: Snapshot, wanted: Wanted, now: datetime, outside: Outside | None
) -> Decision:
    book = openings.book_of(connection, snapshot, wanted.day, now, wanted.held, outside)
    kept = rows.tables_of(connection, snapshot.id, wanted.held) if wanted.held else ()
    waived = PROMISED if wanted.held else frozenset()
    when = (wanted.day, wanted.time, wanted.people)
    return rules.decide(snapshot.callers_house, book, *when, now, area=wanted.area, prefer=kept, waive=waived)


def _booked_before(connection: Connection, snapshot: Snapshot, wanted: Wanted, now: datetime) -> Booked | None:
    """The booking this request repeats. Raises POSSIBLE_DUPLICATE when the table is booked under another name."""
    earlier = rows.same_slot(
        connection, snapshot.id, wanted.phone, wanted.day, wanted.time, wanted.people, to_minute(now)
    )
    same = [booking for booking in earlier if names.same_name(booking.name, wanted.name)]
    if wanted.is_another:
        return next((booking for booking in same if booking.is_another), None)
    if same:
        return same[0]
    if earlier:
        raise Refusal("POSSIBLE_DUPLICATE", existing=earlier[0], day=wanted.day, at=wanted.time)
    return None


def _write(connection: Connection, snapshot: Snapshot, wanted: Wanted, decision: Decision, now: datetime) -> Booked:
    if decision.start is None or decision.end is None or decision.held_until is None:
        raise ValueError("an accepted decision has its times")
    if wanted.held:
        rows.release(connection, snapshot.id, wanted.held)
    guest_id = rows.remember_guest(connection, snapshot.id, new_id(), wanted.phone, wanted.name, wanted.email, now)
    values: dict[str, Any] = {
        "id": wanted.held or new_id(),
        "status": "confirmed" if snapshot.booker is None else "pending",
        "day": wanted.day,
        "time": wanted.time,
        "people": wanted.people,
        "name": wanted.name,
        "phone": wanted.phone,
        "email": wanted.email,
        "notes": wanted.notes,
        "area": wanted.area,
        "is_another": wanted.is_another,
        "source": wanted.source,
    }
    more = {
        "restaurant_id": snapshot.id,
        "customer_id": guest_id,
        "call_id": wanted.call_id,
        "starts_at": decision.start,
        "ends_at": decision.end,
        "version": 1,
        "created_at": now,
        "updated_at": now,
    }
    reference = references.new_reference()
    while not rows.add(connection, {**values, **more, "reference": reference}):
        reference = references.new_reference()
    booking = Booked(**values, reference=reference, start=decision.start, end=decision.end)
    rows.hold(connection, snapshot.id, booking.id, decision.table_nos, decision.start, decision.held_until)
    return booking
