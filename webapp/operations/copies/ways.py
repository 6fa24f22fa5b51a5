"""Ways out for staff when a booking and its copy at a provider do not come together: again, without it, seen to."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from webapp.operations.copies import following, outcomes, promises, telling
from webapp.operations.copies.answers import kept
from webapp.operations.copies.standing import KEPT_WITHOUT
from webapp.store import copies as rows
from webapp.store import jobs
from webapp.store.bookings import Booked
from webapp.store.copies import IS_THERE, NOT_THERE, STILL_THERE, Copy
from webapp.store.snapshots import Snapshot


def again(connection: Connection, snapshot: Snapshot, copy: Copy, booking: Booked, now: datetime) -> None:
    """Promise anew what is to be done there: at once, and what may have been made is looked for first."""
    if copy.action is not None:
        promises.renew(connection, copy, now)
    elif booking.has_ended:
        if copy.state in IS_THERE or copy.trouble == STILL_THERE:
            promises.to_cancel(connection, snapshot.id, copy, now, is_ours=False)
    elif copy.state in IS_THERE and copy.trouble != NOT_THERE:
        following.follow(connection, snapshot, booking, now)
    else:
        promises.to_create(connection, snapshot, booking, now, is_ours=False)


def without(connection: Connection, copy: Copy, booking: Booked, now: datetime) -> None:
    """Keep the booking in our book alone, where it is confirmed with that. What the provider has, or may have, is
    cancelled there, once."""
    facts = {**kept(copy.facts), KEPT_WITHOUT: True}
    outcomes.hold_as_before(connection, copy, booking)
    is_there = copy.external_id is not None or copy.state == "unclear"
    if is_there and copy.state in IS_THERE and copy.action != "cancel":
        rows.change(connection, copy.restaurant_id, copy.id, now, facts={**copy.facts, **facts})
        promises.to_cancel(connection, copy.restaurant_id, copy, now, is_ours=False)
    else:
        rows.change(connection, copy.restaurant_id, copy.id, now, facts=facts, state="cancelled", **NOTHING_LEFT)
    if booking.status == "pending" and _was_told_to_wait(connection, copy):
        confirmed = replace(booking, status="confirmed")
        telling.tell(connection, copy, telling.Outcome.DONE, confirmed, now, has_waited=True)


def seen_to(connection: Connection, copy: Copy, booking: Booked, now: datetime) -> None:
    """Somebody saw to it: nothing is left to be done there, and nobody has to look any more."""
    outcomes.hold_as_before(connection, copy, booking)
    rows.change(connection, copy.restaurant_id, copy.id, now, **NOTHING_LEFT)


NOTHING_LEFT = {"action": None, "wanted": None, "trouble": None}


def _was_told_to_wait(connection: Connection, copy: Copy) -> bool:
    return copy.job_id is not None and bool(jobs.payload_of(connection, copy.job_id).get("is_asked"))
