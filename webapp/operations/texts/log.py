"""The log of texts and e-mails, and who wants none: for whoever looks after them."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, func, literal, or_, select

from webapp.models import Booking, Customer, SenderOptOut, SmsMessage, TextMark
from webapp.models.types import utc_now
from webapp.operations import accounts, audit
from webapp.operations.audit import Actor
from webapp.operations.memberships import Place
from webapp.speech.phones import country_of, hear_phone
from webapp.store import snapshots
from webapp.store import texts as rows
from webapp.store.transaction import read, write

PER_PAGE = 30
LAST_PAGE = 10_000
MOST_MARKED = 200
STATES = {  # what can be asked for -> its statuses
    "waiting": ("queued", "unclear"),
    "arrived": ("sent", "delivered"),
    "failed": ("failed",),
    "dropped": ("dropped",),
    "received": ("received",),
}
_NOT_DIGITS = re.compile(r"[^0-9]")
_text, _guest, _booking = SmsMessage.__table__, Customer.__table__, Booking.__table__
_mark, _out = TextMark.__table__, SenderOptOut.__table__
_COLUMNS = ("id", "created_at", "channel", "direction", "kind", "phone", "email", "body", "segments", "status", "error")
_LOG = (
    select(*(_text.c[name] for name in _COLUMNS), _booking.c.reference, func.coalesce(_guest.c.name, "").label("guest"))
    .outerjoin_from(
        _text, _booking, and_(_booking.c.restaurant_id == _text.c.restaurant_id, _booking.c.id == _text.c.booking_id)
    )
    .outerjoin(_guest, and_(_guest.c.restaurant_id == _text.c.restaurant_id, _guest.c.phone == _text.c.phone))
    .order_by(_text.c.created_at.desc(), _text.c.id.desc())
)


class NotANumber(ValueError):
    """What was typed is no phone number."""


@dataclass(frozen=True, slots=True)
class Logged:
    """A text or e-mail, sent or received, with what its booking and guest are called."""

    id: str
    created_at: datetime
    channel: str
    direction: str
    kind: str
    phone: str | None
    email: str | None
    body: str
    segments: int | None
    status: str
    error: str | None
    reference: str | None
    guest: str


@dataclass(frozen=True, slots=True)
class Found:
    """One page of the log, the latest first."""

    texts: tuple[Logged, ...]
    page: int
    has_more: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """A number that gets no texts: since the guest texted STOP (`by` is guest), staff said so (staff), or it was found
    to be a landline (landline)."""

    phone: str
    guest: str
    since: datetime
    by: str


def find(place: Place, state: str = "", typed: str = "", page: int = 1) -> Found:
    """A page of the log, by a state of `STATES` and by some digits of a number or a part of an address."""
    page = min(max(1, page), LAST_PAGE)
    query: Any = _LOG.where(_text.c.restaurant_id == place.id)
    if state in STATES:
        query = query.where(_text.c.status.in_(STATES[state]))
    if typed.strip():
        digits = _NOT_DIGITS.sub("", typed)
        is_number = _text.c.phone.contains(digits, autoescape=True) if digits else literal(False)
        words = typed.strip()[:100].replace("\x00", "")
        named = or_(_text.c.email.icontains(words, autoescape=True), _guest.c.name.icontains(words, autoescape=True))
        query = query.where(or_(is_number, named))
    query = query.limit(PER_PAGE + 1).offset((page - 1) * PER_PAGE)
    found = read(lambda connection: [Logged(*row) for row in connection.execute(query)])
    return Found(tuple(found[:PER_PAGE]), page, len(found) > PER_PAGE)


def marked(place: Place) -> tuple[Marked, ...]:
    """The numbers of this restaurant's guests that get no texts, the latest first."""
    name = func.coalesce(_guest.c.name, "")
    source = read(lambda connection: accounts.sender_of(connection, place.id))
    of_sender = (
        select(_out.c.phone, name, _out.c.at, literal("guest"))
        .outerjoin_from(_out, _guest, and_(_guest.c.restaurant_id == place.id, _guest.c.phone == _out.c.phone))
        .where(_out.c.sender == source, or_(_guest.c.id.is_not(None), _texted(place.id)))
    )
    own = [
        select(_mark.c.phone, name, moment, literal(by))
        .outerjoin_from(_mark, _guest, and_(_guest.c.restaurant_id == place.id, _guest.c.phone == _mark.c.phone))
        .where(_mark.c.restaurant_id == place.id, moment.is_not(None))
        for moment, by in (
            (_mark.c.stopped_at, "guest"),
            (_mark.c.opted_out_at, "staff"),
            (_mark.c.landline_at, "landline"),
        )
    ]

    def look(connection: Connection) -> list[Marked]:
        return [Marked(*row) for query in (of_sender, *own) for row in connection.execute(query.limit(MOST_MARKED))]

    found = {(each.phone, each.by): each for each in read(look)}  # STOP is kept for the sender and the restaurant
    return tuple(sorted(found.values(), key=lambda each: each.since, reverse=True))


def _texted(restaurant_id: str) -> Any:
    """Whether this restaurant has texted the number: what others' guests want is none of its business."""
    own = select(_text.c.id).where(_text.c.phone == _out.c.phone, _text.c.restaurant_id == restaurant_id)
    return own.exists()


def opt_out(place: Place, actor: Actor, typed: str) -> str:
    """A guest has told staff that they want no texts; the number. Raises `NotANumber`."""
    return _mark_number(place, actor, typed, "text.opted_out", opted_out_at=utc_now())


def let(place: Place, actor: Actor, typed: str, by: str) -> str:
    """Take back what staff said of a number, or that it is a landline. What a guest has texted stands until they text
    START. Raises `NotANumber`."""
    column = "landline_at" if by == "landline" else "opted_out_at"
    return _mark_number(place, actor, typed, "text.let", **{column: None})


def _mark_number(place: Place, actor: Actor, typed: str, action: str, **values: datetime | None) -> str:
    def work(connection: Connection) -> str:
        snapshot = snapshots.current(connection, place.id)
        phone = hear_phone(typed.strip(), country_of(snapshot.phone if snapshot else None, place.locale))
        if phone is None:
            raise NotANumber(typed)
        rows.mark(connection, place.id, phone, **values)
        guest_id = connection.execute(
            select(_guest.c.id).where(_guest.c.restaurant_id == place.id, _guest.c.phone == phone)
        ).scalar_one_or_none()
        personal = {"phone": (None, phone)}
        audit.record(connection, place.id, actor, action, ("guest", guest_id), personal=personal, customer_id=guest_id)
        return phone

    return write(place.id, work)
