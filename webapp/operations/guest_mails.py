"""The same messages by e-mail, where a guest gave an address and the owner wants it; the booking's date is attached.

A mail server can't be asked whether it has a message: one whose outcome is unclear is not sent again.
"""

from datetime import datetime, timedelta
from email.utils import parseaddr
from typing import Any

from flask import current_app
from icalendar import Calendar, Event
from sqlalchemy import Connection

from config import Settings
from integrations.errors import OutcomeUnknown, Rejected, Unavailable
from integrations.mail import Attachment
from webapp.operations import mails
from webapp.operations.texts import permitted, truth
from webapp.operations.texts.sending import MOOT
from webapp.rules import from_minute
from webapp.store import bookings as books
from webapp.store import jobs, snapshots
from webapp.store import texts as rows
from webapp.store.bookings import Booked
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read, write

KIND = "send_guest_mail"
MOST_ATTEMPTS = 6
WAIT = timedelta(minutes=2)
CANCELLED = ("cancelled", "cancelled_by_staff")
ON_THE_DATE = ("confirmed", "now_confirmed", "moved", "moved_by_staff", "moved_pending", *CANCELLED)
EPOCH_S = 1_700_000_000  # sequence numbers count from then: later ones win


def promise(
    connection: Connection,
    snapshot: Snapshot,
    columns: dict[str, Any],
    now: datetime,
    *,
    own_id: str | None = None,
    wait: timedelta,
) -> None:
    """Promise an e-mail in the caller's transaction; one with an `own_id` once. Nothing without a mail server."""
    if not mails.is_set_up():
        return
    why = permitted.over(connection, snapshot, columns["email"], "email", now)
    more: dict[str, Any] = {"status": "queued" if why is None else "dropped", "error": why, "channel": "email"}
    mail_id = rows.add(connection, snapshot.id, now, **columns, **more, **({"id": own_id} if own_id else {}))
    if why is None and mail_id is not None:
        jobs.add(connection, snapshot.id, KIND, {"text_id": mail_id}, now, timedelta(), wait)


def work_off(job: Any, now: datetime) -> None:
    """The worker's turn. It is written down that it may have been sent before it is: whoever finds that after a crash
    sends it no second time."""
    restaurant_id, mail_id = job.restaurant_id, job.payload["text_id"]
    row, snapshot, booking, is_moot = read(lambda connection: _looked_up(connection, restaurant_id, mail_id, now))
    if row.status != "queued" or snapshot is None or not row.email:
        return _settle(job, now, "failed" if row.status == "unclear" else None, "unclear")
    if is_moot:
        return _settle(job, now, "dropped", MOOT)
    write(restaurant_id, lambda connection: rows.forward(connection, restaurant_id, mail_id, now, "unclear"))
    try:
        mails.send(row.email, row.subject or snapshot.name, row.body, _date(row, snapshot, booking), _id(mail_id))
    except Rejected:
        return _settle(job, now, "failed", "refused")
    except OutcomeUnknown:
        return _settle(job, now, "failed", "unclear")
    except (Unavailable, ValueError) as error:
        if job.attempts >= MOST_ATTEMPTS or isinstance(error, ValueError):
            return _settle(job, now, "failed", "unavailable")
        return _again(job, now)
    return _settle(job, now, "sent", None)


def _looked_up(
    connection: Connection, restaurant_id: str, mail_id: str, now: datetime
) -> tuple[Any, Snapshot | None, Booked | None, bool]:
    """The e-mail, its restaurant and booking, and whether it is moot."""
    row = rows.one(connection, restaurant_id, mail_id)
    booking = books.by_id(connection, restaurant_id, row.booking_id) if row.booking_id else None
    is_moot = truth.is_moot(connection, restaurant_id, row, now)
    return row, snapshots.current(connection, restaurant_id), booking, is_moot


def _settle(job: Any, now: datetime, status: str | None, why: str | None) -> None:
    def record(connection: Connection) -> None:
        if status is not None:
            rows.forward(connection, job.restaurant_id, job.payload["text_id"], now, status, why)
        jobs.done(connection, job.id)

    write(job.restaurant_id, record)


def _again(job: Any, now: datetime) -> None:
    """It surely was not sent: it waits as before."""

    def record(connection: Connection) -> None:
        rows.record(connection, job.restaurant_id, job.payload["text_id"], now, status="queued")
        jobs.again(connection, job.id, now + WAIT * 2 ** (job.attempts - 1), "unavailable")

    write(job.restaurant_id, record)


def _date(row: Any, snapshot: Snapshot, booking: Booked | None) -> Attachment | None:
    """The booking for the guest's calendar, or that it is to be taken out of there."""
    if booking is None or row.kind not in ON_THE_DATE:
        return None
    is_gone = row.kind in CANCELLED
    calendar, event = Calendar(), Event()
    calendar.add("prodid", "-//Tavolo//Bookings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if is_gone else "PUBLISH")
    event.add("uid", f"{booking.id}@tavolo")
    event.add("sequence", int(row.created_at.timestamp()) - EPOCH_S)
    event.add("dtstamp", row.created_at)
    event.add("dtstart", from_minute(booking.start))
    event.add("dtend", from_minute(booking.end))
    event.add("summary", snapshot.name)
    event.add("description", booking.reference)
    event.add("status", "CANCELLED" if is_gone else "TENTATIVE" if row.kind == "moved_pending" else "CONFIRMED")
    calendar.add_component(event)
    return Attachment("booking.ics", "text/calendar", calendar.to_ical())


def _id(mail_id: str) -> str:
    settings: Settings = current_app.config["SETTINGS"]
    domain = parseaddr(settings.mail_from)[1].rpartition("@")[2] or "localhost"
    return f"<{mail_id}@{domain}>"
