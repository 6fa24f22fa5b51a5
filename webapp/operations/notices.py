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

from webapp.operations import guest_links, guest_mails, mails, texts
from webapp.operations.texts import permitted
from webapp.rules import to_minute
from webapp.speech import guest_mails_en, guest_mails_it, phones, saying, segments
from webapp.speech.guest_mail_words import composed
from webapp.speech.guest_texts import GUEST_TEXTS, NEWS, SWITCH_OF, WHILE_PENDING, fill
from webapp.store import texts as rows
from webapp.store.bookings import Booked
from webapp.store.snapshots import Snapshot

ONCE = {  # of one booking and start, however often it is promised: its kind -> as what
    "confirmed": "confirmed",
    "pending": "pending",
    "reminder": "reminder",
    "reminder_already_confirmed": "reminder",
    "reminder_pending": "reminder",
}
TELL_THE_END = ("settled", "cancellation")  # the switches of all that may come of a request
LONGEST_NAME = 40
NO_WAIT = timedelta()
WAITS = {"pending": timedelta(minutes=3)}  # most are settled by then, and it is moot


@dataclass(frozen=True, slots=True)
class About:
    """Whom it goes to and what it says: `until` is by the restaurant's clock, `link` leads to what the guest may do.
    `language` is the one that was chosen for them; None: the one of their number."""

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
    language: str | None = None


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
    owner does not want it, or the booking has begun; `wait` lets a tap that is undone be undone. Of a booking that is
    not confirmed yet it is told as such.

    Never raises for what can't be sent: the booking comes first.
    """
    told = about(snapshot, of) if isinstance(of, Booked) else of
    if isinstance(of, Booked) and of.status == "pending":
        kind = WHILE_PENDING.get(kind, kind)
    if not snapshot.texting.is_on(SWITCH_OF[kind]) or (told.start is not None and told.start <= to_minute(now)):
        return
    if told.phone is not None:
        _text(connection, snapshot, kind, told, now, wait + WAITS.get(kind, NO_WAIT))
    if told.email and snapshot.texting.by_email:
        _mail(connection, snapshot, kind, told, now, wait + WAITS.get(kind, NO_WAIT))


def will_be_told(connection: Connection, snapshot: Snapshot, booking: Booked) -> bool:
    """Whether a guest will be written what comes of their request: by text where the number takes it, or by e-mail."""
    by_text = booking.phone is not None and permitted.still_against(connection, snapshot, booking.phone) is None
    by_mail = bool(booking.email) and snapshot.texting.by_email and mails.is_set_up()
    return _tells_the_end(snapshot) and (by_text or by_mail)


def body_of(snapshot: Snapshot, kind: str, told: About, now: datetime) -> str:
    """The words, in the guest's language: the owner's own where there are any."""
    language = _language(snapshot, told)
    template = _own(snapshot, kind, language) or GUEST_TEXTS[kind][language]
    return segments.plain(fill(template, values_of(snapshot, told, language, now)))


def mail_of(snapshot: Snapshot, kind: str, told: About, now: datetime) -> tuple[str, str]:
    """The same as an e-mail: subject and body."""
    language = _language(snapshot, told)
    values = values_of(snapshot, told, language, now)
    subject, body = composed((guest_mails_it if language == "it" else guest_mails_en).WORDS[kind], language, values)
    own = _own(snapshot, kind, language)
    return subject, body if own is None else fill(own, values) + "\n"


def _tells_the_end(snapshot: Snapshot) -> bool:
    return all(map(snapshot.texting.is_on, TELL_THE_END))


def _own(snapshot: Snapshot, kind: str, language: str) -> str | None:
    return snapshot.texting.templates.get(kind, {}).get(language) or None


def _language(snapshot: Snapshot, told: About) -> str:
    return told.language or phones.language_of(told.phone, snapshot.phone, snapshot.locale)


def values_of(snapshot: Snapshot, told: About, language: str, now: datetime) -> dict[str, str]:
    """What the variables of a template stand for; "" for what there is not."""
    return {
        "restaurant": segments.plain(snapshot.name),
        "name": told.name[:LONGEST_NAME],
        "date": saying.evening(told.day, told.time, language, snapshot.local(now).date()),
        "time": _clock(told.time, language),
        "people": saying.people(told.people, language),
        "reference": told.reference,
        "phone": phones.written(snapshot.phone, phones.country_of(told.phone, snapshot.locale))
        if snapshot.phone
        else "",
        "link": told.link,
        "until": "" if told.until is None else _clock(told.until, language),
        "news": NEWS[language] if _tells_the_end(snapshot) else "",
    }


def _text(connection: Connection, snapshot: Snapshot, kind: str, told: About, now: datetime, wait: timedelta) -> None:
    phone = told.phone or ""
    own_id = {"id": text_id(kind, told, "sms")} if kind in ONCE and told.booking_id else {}
    why = texts.why_not(connection, snapshot, phone, now)
    if why == permitted.OFF:
        return
    body = body_of(snapshot, kind, told, now)
    more: dict[str, Any] = {"kind": kind, **_about(told), **own_id}
    if why is not None:
        rows.add(connection, snapshot.id, now, phone=phone, body=body, status="dropped", error=why, **more)
    else:
        texts.promise(connection, snapshot.id, phone, body, now, wait=wait, **more)


def _mail(connection: Connection, snapshot: Snapshot, kind: str, told: About, now: datetime, wait: timedelta) -> None:
    own_id = text_id(kind, told, "email") if kind in ONCE and told.booking_id else None
    subject, body = mail_of(snapshot, kind, told, now)
    columns = {"kind": kind, **_about(told), "email": told.email, "subject": subject, "body": body}
    guest_mails.promise(connection, snapshot, columns, now, wait=wait, own_id=own_id)


def _about(told: About) -> dict[str, Any]:
    return {"booking_id": told.booking_id, "starts_at": told.start, "people": told.people}


def text_id(kind: str, told: About, channel: str) -> str:
    """The id of a message that there is once."""
    return str(uuid5(NAMESPACE_URL, f"{channel}:{ONCE[kind]}:{told.booking_id}:{told.start}:{told.people}"))


def _clock(at: LocalTime, language: str) -> str:
    if language == "it":
        return f"{at:%H:%M}"
    return f"{at.hour % 12 or 12}:{at:%M} {'PM' if at.hour >= 12 else 'AM'}"
