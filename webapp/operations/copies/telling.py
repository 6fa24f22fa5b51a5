"""Texting a guest what came of a change that was told to be pending."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection

from webapp.operations import texts
from webapp.operations.refusals import Refusal
from webapp.speech import saying
from webapp.speech.lines import text_line
from webapp.store import snapshots
from webapp.store.bookings import Booked
from webapp.store.copies import Copy


class Outcome(StrEnum):
    """What a change came to: DONE there and here, PENDING for somebody there, WAITING for an answer, REFUSED for good,
    or for STAFF to see to."""

    DONE = "done"
    PENDING = "pending"
    WAITING = "waiting"
    REFUSED = "refused"
    STAFF = "staff"


KEYS = {
    ("create", Outcome.DONE): "confirmed",
    ("create", Outcome.REFUSED): "not_possible",
    ("move", Outcome.DONE): "moved",
    ("move", Outcome.REFUSED): "not_moved",
    ("cancel", Outcome.DONE): "cancelled",
    ("cancel", Outcome.REFUSED): "not_cancelled",
}

IF_EXPECTED = ("confirmed", "moved", "not_moved")


def tell(connection: Connection, copy: Copy, outcome: Outcome, booking: Booked, now: datetime) -> None:
    """Queue the text in the caller's transaction; nothing where there is no answer yet, no number or no Twilio. A
    booking that was cancelled meanwhile needs none."""
    key = KEYS.get((copy.action or "", outcome))
    snapshot = snapshots.current(connection, copy.restaurant_id)
    is_moot = key in IF_EXPECTED and booking.has_ended
    if key is None or booking.phone is None or snapshot is None or is_moot:
        return
    locale = snapshot.locale
    body = text_line(
        key,
        locale,
        house=snapshot.name,
        when=saying.moment(booking.day, booking.time, locale, snapshot.local(now).date()),
        party=saying.for_people(booking.people, locale),
        reference=booking.reference,
    )
    try:
        texts.queue(connection, copy.restaurant_id, booking.phone, body, now, is_ours=False)
    except Refusal:
        return  # no account: the owner sees the booking's state in the book
