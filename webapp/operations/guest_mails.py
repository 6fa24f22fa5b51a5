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
from webapp.operations.texts import permitted
from webapp.rules import from_minute
from webapp.speech.phones import language_of
from webapp.store import bookings as books
from webapp.store import jobs, snapshots
from webapp.store import texts as rows
from webapp.store.bookings import Booked
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read, write

KIND = "send_guest_mail"
MOST_ATTEMPTS = 6
WAIT = timedelta(minutes=2)
SUBJECTS = {
    "confirmed": {"en": "Your table at {house}", "it": "Il suo tavolo da {house}"},
    "pending": {"en": "Your request at {house}", "it": "La sua richiesta da {house}"},
    "now_confirmed": {"en": "Your table at {house} is confirmed", "it": "Il suo tavolo da {house} è confermato"},
    "not_possible": {"en": "No table at {house} after all", "it": "Nessun tavolo da {house}"},
    "moved": {"en": "Your table at {house} has changed", "it": "Il suo tavolo da {house} è cambiato"},
    "not_moved": {"en": "Your table at {house} stays as it was", "it": "Il suo tavolo da {house} resta com'era"},
    "cancelled": {"en": "Your table at {house} is cancelled", "it": "Prenotazione da {house} annullata"},
    "not_cancelled": {"en": "Your table at {house} is not cancelled", "it": "Prenotazione da {house} non annullata"},
    "reminder": {"en": "See you at {house}", "it": "La aspettiamo da {house}"},
    "waitlist_joined": {"en": "The waiting list of {house}", "it": "Lista d'attesa di {house}"},
    "waitlist_offer": {"en": "A table is free at {house}", "it": "Si è liberato un tavolo da {house}"},
    "waitlist_over": {"en": "The waiting list of {house}", "it": "Lista d'attesa di {house}"},
}
ON_THE_DATE = ("confirmed", "now_confirmed", "moved", "reminder")


def promise(
    connection: Connection,
    snapshot: Snapshot,
    to: str,
    body: str,
    now: datetime,
    *,
    kind: str,
    booking_id: str | None,
    own_id: str | None,
    wait: timedelta,
) -> None:
    """Promise an e-mail in the caller's transaction; one with an `own_id` once. Nothing without a mail server."""
    if not mails.is_set_up() or (own_id is not None and rows.is_known(connection, snapshot.id, own_id)):
        return
    why = permitted.over(connection, snapshot, to, "email", now)
    status = {"status": "queued" if why is None else "dropped", "error": why}
    more = {"channel": "email", "kind": kind, "booking_id": booking_id, **({"id": own_id} if own_id else {})}
    mail_id = rows.add(connection, snapshot.id, now, email=to, body=body, **more, **status)
    if why is None:
        jobs.add(connection, snapshot.id, KIND, {"text_id": mail_id}, now, timedelta(), wait)


def work_off(job: Any, now: datetime) -> None:
    """The worker's turn. It is written down that it may have been sent before it is: whoever finds that after a crash
    sends it no second time."""
    restaurant_id, mail_id = job.restaurant_id, job.payload["text_id"]
    row, snapshot, booking = read(lambda connection: _looked_up(connection, restaurant_id, mail_id))
    if row.status != "queued" or snapshot is None or not row.email:
        return _settle(job, now, "failed" if row.status == "unclear" else None, "unclear")
    write(restaurant_id, lambda connection: rows.forward(connection, restaurant_id, mail_id, now, "unclear"))
    try:
        mails.send(row.email, _subject(row, snapshot, booking), row.body, _date(row, snapshot, booking), _id(mail_id))
    except Rejected:
        return _settle(job, now, "failed", "refused")
    except OutcomeUnknown:
        return _settle(job, now, "failed", "unclear")
    except (Unavailable, ValueError) as error:
        if job.attempts >= MOST_ATTEMPTS or isinstance(error, ValueError):
            return _settle(job, now, "failed", "unavailable")
        return _again(job, now)
    return _settle(job, now, "sent", None)


def _looked_up(connection: Connection, restaurant_id: str, mail_id: str) -> tuple[Any, Snapshot | None, Booked | None]:
    row = rows.one(connection, restaurant_id, mail_id)
    booking = books.by_id(connection, restaurant_id, row.booking_id) if row.booking_id else None
    return row, snapshots.current(connection, restaurant_id), booking


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


def _language(snapshot: Snapshot, booking: Booked | None) -> str:
    return language_of(booking.phone if booking else None, snapshot.phone, snapshot.locale)


def _subject(row: Any, snapshot: Snapshot, booking: Booked | None) -> str:
    subject = SUBJECTS[row.kind][_language(snapshot, booking)].format(house=snapshot.name)
    return " ".join(subject.split())


def _date(row: Any, snapshot: Snapshot, booking: Booked | None) -> Attachment | None:
    """The booking for the guest's calendar."""
    if booking is None or row.kind not in ON_THE_DATE or booking.has_ended:
        return None
    calendar, event = Calendar(), Event()
    calendar.add("prodid", "-//Tavolo//Bookings//EN")
    calendar.add("version", "2.0")
    event.add("uid", f"{booking.id}@tavolo")
    event.add("dtstamp", row.created_at)
    event.add("dtstart", from_minute(booking.start))
    event.add("dtend", from_minute(booking.end))
    event.add("summary", snapshot.name)
    event.add("description", row.body)
    calendar.add_component(event)
    return Attachment("booking.ics", "text/calendar", calendar.to_ical())


def _id(mail_id: str) -> str:
    settings: Settings = current_app.config["SETTINGS"]
    domain = parseaddr(settings.mail_from)[1].rpartition("@")[2] or "localhost"
    return f"<{mail_id}@{domain}>"
