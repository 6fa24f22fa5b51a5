"""Reminders: a job for each booking that moves with it and dies with it, and never wakes a guest at night.

Its id follows from the booking's, so that there is one. What it says is made when it is due, of the booking as it then
is.
"""

from datetime import datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from flask import current_app
from sqlalchemy import Connection

from config import Settings
from webapp.models.booking import EXPECTED
from webapp.operations import notices
from webapp.operations.texts import permitted
from webapp.rules import from_minute, to_minute
from webapp.rules.night import QUIET_FROM, QUIET_UNTIL, is_quiet
from webapp.store import bookings as books
from webapp.store import jobs, snapshots
from webapp.store.bookings import Booked
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import write

KIND = "remind"
EVERYBODY = "remind_everybody"
LATEST = timedelta(hours=1)  # before the table: later it only disturbs


def moments(start: datetime, hours: int, zone: ZoneInfo) -> list[datetime]:
    """When a booking may be reminded of, the best first: so many hours before it starts, but never between 21:30 and
    9:00 by the restaurant's clock: then the evening before or later that morning, the nearer first, as far as they are
    well before it."""
    wanted = (start - timedelta(hours=hours)).astimezone(zone)
    if not is_quiet(wanted.time()):
        return [wanted]
    evening = wanted.date() if wanted.time() >= QUIET_FROM else wanted.date() - timedelta(days=1)
    before = datetime.combine(evening, QUIET_FROM, zone) - timedelta(minutes=1)
    after = datetime.combine(evening + timedelta(days=1), QUIET_UNTIL, zone)
    nearest = sorted((before, after), key=lambda moment: abs(moment - wanted))
    return [moment for moment in nearest if moment <= start - LATEST]


def follow(connection: Connection, snapshot: Snapshot, booking: Booked, now: datetime, *, is_new: bool = False) -> None:
    """Let the booking's reminder be due when it is to be by now, in the transaction that changes the booking; or not at
    all. One booked later than it would be reminded of needs none."""
    hours = timedelta(hours=snapshot.texting.reminder_hours)
    is_late = from_minute(booking.start) - hours <= now
    fitting = [] if is_late else [moment for moment in _moments(snapshot, booking) if moment > now]
    if fitting:
        jobs.at(
            connection, jobs.id_of(KIND, booking.id), snapshot.id, KIND, {"booking_id": booking.id}, fitting[0], now
        )
    elif not is_new:
        drop(connection, booking.id)


def drop(connection: Connection, booking_id: str) -> None:
    """The booking is not reminded of."""
    jobs.done(connection, jobs.id_of(KIND, booking_id))


def work_off(job: Any, now: datetime) -> None:
    """The worker's turn: remind, unless the booking is gone, or was moved and is due later. Who comes late and finds it
    night waits for the morning, where that is well before the table."""

    def work(connection: Connection) -> None:
        snapshot = snapshots.current(connection, job.restaurant_id)
        booking = books.by_id(connection, job.restaurant_id, job.payload["booking_id"])
        if snapshot is None or booking is None or not (due := _moments(snapshot, booking)):
            return jobs.done(connection, job.id)
        later = min(due) if min(due) > now else _morning(snapshot, now)
        if later is not None:
            is_well_before = later <= from_minute(booking.start) - LATEST
            return jobs.rest(connection, job.id, later) if is_well_before else jobs.done(connection, job.id)
        kind = "reminder" if _is_asked(connection, booking, job.restaurant_id) else "reminder_already_confirmed"
        notices.promise(connection, snapshot, kind, booking, now)
        return jobs.done(connection, job.id)

    write(job.restaurant_id, work)


def everybody(connection: Connection, restaurant_id: str, now: datetime) -> None:
    """Promise that all bookings to come are reminded of as the restaurant now wants it."""
    jobs.at(connection, jobs.id_of(EVERYBODY, restaurant_id), restaurant_id, EVERYBODY, {}, now, now)


def everybody_off(job: Any, now: datetime) -> None:
    """The worker's turn at that, some bookings at a time."""
    after: tuple[int, str] | None = (to_minute(now), "")
    while after is not None:
        after = write(job.restaurant_id, partial(_follow_some, job.restaurant_id, after, now))
    write(job.restaurant_id, lambda connection: jobs.done(connection, job.id))


def _morning(snapshot: Snapshot, now: datetime) -> datetime | None:
    """When it is no longer night, by the restaurant's clock, and a text wakes nobody; None by day."""
    local = snapshot.local(now)
    if not is_quiet(local.time()):
        return None
    return datetime.combine(local.date() + timedelta(days=local.time() >= QUIET_FROM), QUIET_UNTIL, local.tzinfo)


def _follow_some(
    restaurant_id: str, after: tuple[int, str], now: datetime, connection: Connection
) -> tuple[int, str] | None:
    """The last of them; None once there are no more."""
    snapshot = snapshots.current(connection, restaurant_id)
    found = books.expected_after(connection, restaurant_id, after)
    if snapshot is None or not found:
        return None
    for booking in found:
        follow(connection, snapshot, booking, now)
    return found[-1].start, found[-1].id


def _is_asked(connection: Connection, booking: Booked, restaurant_id: str) -> bool:
    """Whether the guest is asked to answer 1: not again, and not where no answer can reach us."""
    settings: Settings = current_app.config["SETTINGS"]
    confirmed = books.guest_confirmed(connection, restaurant_id, booking.id)
    return settings.public_url is not None and confirmed != booking.start


def _moments(snapshot: Snapshot, booking: Booked) -> list[datetime]:
    """When it may be reminded of; none where that is not wanted, or cannot be, or where the provider that its guest
    booked with does so."""
    by_text = booking.phone is not None and permitted.is_served(snapshot)
    by_mail = booking.email is not None and snapshot.texting.by_email
    is_ours = booking.status in EXPECTED and booking.source != "provider"
    if not is_ours or not snapshot.texting.is_on("reminder") or not (by_text or by_mail):
        return []
    return moments(from_minute(booking.start), snapshot.texting.reminder_hours, snapshot.house.timezone)
