"""Telling a guest what came of a change at a provider."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection

from webapp.operations import notices
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


WITHOUT_ANSWER = {  # to whoever was told that it is still to be confirmed
    ("create", Outcome.DONE): "now_confirmed",
    ("create", Outcome.REFUSED): "not_possible",
    ("move", Outcome.DONE): "moved",
    ("move", Outcome.REFUSED): "not_moved",
    ("cancel", Outcome.DONE): "cancelled",
    ("cancel", Outcome.REFUSED): "not_cancelled",
}
WITH_ANSWER = {  # to whoever heard it at once, and gets it in writing
    ("create", Outcome.DONE): "confirmed",
    ("create", Outcome.PENDING): "pending",
    ("create", Outcome.WAITING): "pending",
    ("create", Outcome.STAFF): "pending",
    ("move", Outcome.DONE): "moved",
    ("cancel", Outcome.DONE): "cancelled",
}
IF_EXPECTED = ("confirmed", "now_confirmed", "pending", "moved", "not_moved")


def tell(
    connection: Connection, copy: Copy, outcome: Outcome, booking: Booked, now: datetime, *, has_waited: bool
) -> None:
    """Promise what the guest is told, in the caller's transaction; nothing where there is no answer yet. A booking that
    was cancelled meanwhile needs none."""
    kinds = WITHOUT_ANSWER if has_waited else WITH_ANSWER
    kind = kinds.get((copy.action or "", outcome))
    snapshot = snapshots.current(connection, copy.restaurant_id)
    is_moot = kind in IF_EXPECTED and booking.has_ended
    if kind is not None and snapshot is not None and not is_moot:
        notices.promise(connection, snapshot, kind, booking, now)
