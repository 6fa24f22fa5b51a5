"""Which booking does a caller mean, and may they touch it?"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from webapp.operations.bookings.find import by_reference, of_caller, proven
from webapp.operations.refusals import Refusal
from webapp.store import bookings, calls
from webapp.store.bookings import Booked
from webapp.store.snapshots import Snapshot

MOST_WRONG_REFERENCES = 10
JUST_NOW = timedelta(minutes=10)  # about as long as a call: who asks once more within it has heard no answer


@dataclass(frozen=True, slots=True)
class Claim:
    """What is known of the booking that is meant. `caller` is the number the network gives; phone, name and day are
    what somebody says. `call_id` counts wrong references; a trusted door has none."""

    reference: str | None = None
    caller: str | None = None
    phone: str | None = None
    name: str | None = None
    day: date | None = None
    call_id: str | None = None


def claimed(connection: Connection, snapshot: Snapshot, claim: Claim, now: datetime) -> list[Booked]:
    """The bookings a caller has proved to be theirs, upcoming ones only but for a reference.

    Raises `Refusal` BOOKING_NOT_FOUND; nothing in it tells a stranger whether a booking exists.
    """
    if claim.reference is not None:
        return [_of_reference(connection, snapshot, claim, claim.reference)]
    own = of_caller(connection, snapshot, claim.caller, now, claim.day)
    if not own and claim.phone and claim.name and claim.day:
        own = proven(connection, snapshot, now, phone=claim.phone, name=claim.name, day=claim.day)
    if not own:
        raise Refusal("BOOKING_NOT_FOUND", line="no_booking_of_caller" if claim.caller else "need_reference")
    return own


def the_one_claimed(connection: Connection, snapshot: Snapshot, claim: Claim, now: datetime) -> Booked:
    """The one booking that is meant. Raises `Refusal`: with several, it asks which."""
    found = claimed(connection, snapshot, claim, now)
    if len(found) > 1:
        raise Refusal("INVALID_REQUEST", line="which_booking", field="reference", choices=tuple(found))
    return found[0]


def the_one_to_cancel(connection: Connection, snapshot: Snapshot, claim: Claim, now: datetime) -> Booked:
    """The same; of a caller who has none left, the one that was cancelled just now: asked again, it is the same."""
    try:
        return the_one_claimed(connection, snapshot, claim, now)
    except Refusal as refusal:
        if refusal.line != "no_booking_of_caller" or claim.caller is None:
            raise
        gone = bookings.cancelled_since(connection, snapshot.id, claim.caller, now - JUST_NOW)
        if gone is None:
            raise
        return gone


def _of_reference(connection: Connection, snapshot: Snapshot, claim: Claim, reference: str) -> Booked:
    if claim.call_id is not None:
        tried = calls.wrong_references(connection, snapshot.id, claim.call_id)
        if tried >= MOST_WRONG_REFERENCES:
            raise Refusal("BOOKING_NOT_FOUND", line="too_many_references")
    booking = by_reference(connection, snapshot, reference)
    if booking is None:
        raise Refusal("BOOKING_NOT_FOUND", line="wrong_reference")
    return booking
