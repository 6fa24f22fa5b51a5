"""What guests are told of their bookings: rendered in their language, and promised in the transaction of its cause.

By text where the owner wants this kind and the number takes it; what is not sent for a reason is a row the owner sees.
By e-mail too, where the owner wants that and the guest gave an address.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as LocalTime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import Connection

from webapp.operations import guest_links, guest_mails, texts
from webapp.operations.texts import permitted
from webapp.rules import to_minute
from webapp.speech import saying, segments
from webapp.speech.guest_texts import GUEST_TEXTS, SWITCH_OF, fill
from webapp.speech.phones import language_of
from webapp.store import texts as rows
from webapp.store.bookings import Booked
from webapp.store.snapshots import Snapshot

ONCE = ("confirmed", "pending", "now_confirmed", "reminder")  # of one booking and start, however often it is promised
LONGEST_NAME = 40
NO_WAIT = timedelta()


@dataclass(frozen=True, slots=True)
class About:
    """Whom it goes to and what it says: `until` is by the restaurant's clock, `link` leads to what the guest may do."""

    name: str
    phone: str | None
    email: str | None
    day: date
    time: LocalTime
    people: int
    reference: str = ""
    booking_id: str | None = None
    start: int | None = None
    end: int | None = None
    link: str = ""
    until: LocalTime | None = None


def about(snapshot: Snapshot, booking: Booked) -> About:
    """A booking as its guest is told of it."""
    shared = {name: getattr(booking, name) for name in ("name", "phone", "email", "day", "time", "people", "reference")}
    return About(
        **shared,
        booking_id=booking.id,
        start=booking.start,
        end=booking.end,
        link=guest_links.url(snapshot.id, booking.id),
    )


def promise(
    connection: Connection,
    snapshot: Snapshot,
    kind: str,
    of: Booked | About,
    now: datetime,
    *,
    wait: timedelta = NO_WAIT,
) -> None:
    """Promise what a guest is told, one of `guest_texts.GUEST_TEXTS`, in the caller's transaction. Nothing where the
    owner does not want it, or the booking has begun; `wait` lets a tap that is undone be undone.

    Never raises for what can't be sent: the booking comes first.
    """
    told = about(snapshot, of) if isinstance(of, Booked) else of
    if not snapshot.texting.is_on(SWITCH_OF[kind]) or (told.start is not None and told.start <= to_minute(now)):
        return
    if told.phone is not None:
        _text(connection, snapshot, kind, told, now, wait)
    if told.email and snapshot.texting.by_email:
        own_id = text_id(kind, told, "email") if kind in ONCE and told.booking_id else None
        body = body_of(snapshot, kind, told, now)
        guest_mails.promise(
            *(connection, snapshot, told.email, body, now),
            kind=kind,
            booking_id=told.booking_id,
            own_id=own_id,
            wait=wait,
        )


def body_of(snapshot: Snapshot, kind: str, told: About, now: datetime) -> str:
    """The words, in the guest's language: the owner's own where there are any."""
    language = language_of(told.phone, snapshot.phone, snapshot.locale)
    template = snapshot.texting.templates.get(kind, {}).get(language) or GUEST_TEXTS[kind][language]
    return segments.plain(fill(template, values_of(snapshot, told, language, now)))


def values_of(snapshot: Snapshot, told: About, language: str, now: datetime) -> dict[str, str]:
    """What the variables of a template stand for; "" for what there is not."""
    today = snapshot.local(now).date()
    return {
        "restaurant": snapshot.name,
        "name": told.name[:LONGEST_NAME].replace("{", "(").replace("}", ")"),
        "day": saying.day(told.day, language, today),
        "time": _clock(told.time, language),
        "when": saying.moment(told.day, told.time, language, today),
        "people": saying.for_people(told.people, language),
        "reference": told.reference,
        "phone": snapshot.phone or "",
        "link": told.link,
        "until": "" if told.until is None else _clock(told.until, language),
    }


def _text(connection: Connection, snapshot: Snapshot, kind: str, told: About, now: datetime, wait: timedelta) -> None:
    phone = told.phone or ""
    own_id = {"id": text_id(kind, told, "sms")} if kind in ONCE and told.booking_id else {}
    if own_id and rows.is_known(connection, snapshot.id, own_id["id"]):
        return
    why = texts.why_not(connection, snapshot, phone, now)
    if why == permitted.OFF:
        return
    body = body_of(snapshot, kind, told, now)
    more: dict[str, Any] = {"kind": kind, "booking_id": told.booking_id, **own_id}
    if why is not None:
        rows.add(connection, snapshot.id, now, phone=phone, body=body, status="dropped", error=why, **more)
    else:
        texts.promise(connection, snapshot.id, phone, body, now, wait=wait, **more)


def text_id(kind: str, told: About, channel: str) -> str:
    """The id of a message that there is once."""
    return str(uuid5(NAMESPACE_URL, f"{channel}:{kind}:{told.booking_id}:{told.start}:{told.people}"))


def _clock(at: LocalTime, language: str) -> str:
    if language == "it":
        return f"{at:%H:%M}"
    return f"{at.hour % 12 or 12}:{at:%M} {'PM' if at.hour >= 12 else 'AM'}"
