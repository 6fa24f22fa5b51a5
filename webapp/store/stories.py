"""Reading what happened to a booking: the changes staff made, the tool calls, the texts."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, or_, select

from webapp.models import AuditEvent, SmsMessage, ToolCall
from webapp.models.booking import STATUSES

MOST_TEXTS = 20


@dataclass(frozen=True, slots=True)
class Event:
    """A change: `changes` and `personal` map a field to its value before and after; `personal` is None once the guest
    was erased."""

    at: datetime
    actor_kind: str
    actor_name: str
    action: str
    fields: tuple[str, ...]
    changes: dict[str, Any]
    personal: dict[str, Any] | None
    decision: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A tool call: what was asked, decided and answered."""

    at: datetime
    door: str
    tool: str
    arguments: dict[str, Any]
    decision: dict[str, Any] | None
    answer: dict[str, Any] | None
    duration_us: int | None
    booking_id: str | None
    call_id: str | None  # Vapi's
    id: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text to a guest or from one, or an e-mail; `error` tells why it did not arrive, as a code."""

    at: datetime
    phone: str | None
    body: str
    status: str
    error: str | None
    channel: str = "sms"
    email: str | None = None


_event, _call, _text = AuditEvent.__table__, ToolCall.__table__, SmsMessage.__table__
# Not the bare column: SQLite would look through all of the restaurant's rows in order rather than the booking's few.
_event_of_restaurant = func.coalesce(_event.c.restaurant_id, _event.c.restaurant_id) == bindparam("restaurant_id")
_call_of_restaurant = func.coalesce(_call.c.restaurant_id, _call.c.restaurant_id) == bindparam("restaurant_id")
_EVENT_COLUMNS = tuple(_event.c[name] for name in Event.__dataclass_fields__)
_EVENTS = (
    select(*_EVENT_COLUMNS)
    .where(_event.c.subject_id == bindparam("booking_id"), _event_of_restaurant)
    .order_by(_event.c.at, _event.c.id)
)
_LAST_STATUS = (
    select(_event.c.action, _event.c.changes)
    .where(
        _event.c.subject_id == bindparam("booking_id"),
        _event_of_restaurant,
        _event.c.action.in_([f"booking.{status}" for status in STATUSES]),
    )
    .order_by(_event.c.at.desc(), _event.c.id.desc())
    .limit(1)
)
_ASKED: Select[Any] = select(
    _call.c.started_at,
    _call.c.door,
    _call.c.tool,
    _call.c.arguments,
    _call.c.decision,
    _call.c.answer,
    _call.c.duration_us,
    _call.c.booking_id,
    _call.c.call_id,
    _call.c.id,
).order_by(_call.c.started_at, _call.c.id)
_IN_CALL = _ASKED.where(
    _call.c.restaurant_id == bindparam("restaurant_id"),
    _call.c.started_at.between(bindparam("since"), bindparam("until")),
    _call.c.call_id == bindparam("call_id"),
)
_CALLS = _ASKED.where(_call_of_restaurant, _call.c.booking_id == bindparam("booking_id"))
_TEXT_COLUMNS = tuple(_text.c[name] for name in ("created_at", "phone", "body", "status", "error", "channel", "email"))
_TEXTS = (
    select(*_TEXT_COLUMNS)
    .where(
        _text.c.restaurant_id == bindparam("restaurant_id"),
        _text.c.created_at.between(bindparam("since"), bindparam("until")),
        or_(_text.c.phone == bindparam("phone"), _text.c.booking_id == bindparam("booking_id")),
    )
    .order_by(_text.c.created_at.desc())
    .limit(MOST_TEXTS)
)
_UNSENT = (
    select(*_TEXT_COLUMNS)
    .where(
        _text.c.restaurant_id == bindparam("restaurant_id"),
        _text.c.created_at >= bindparam("since"),
        or_(_text.c.status == "failed", _text.c.status == "unclear"),
    )
    .order_by(_text.c.created_at.desc())
    .limit(MOST_TEXTS)
)


def events(connection: Connection, restaurant_id: str, booking_id: str) -> tuple[Event, ...]:
    """Every change of a booking, first made first."""
    rows = connection.execute(_EVENTS, {"restaurant_id": restaurant_id, "booking_id": booking_id})
    return tuple(
        Event(
            *(row.at, row.actor_kind, row.actor_name, row.action),
            *(tuple(row.fields), row.changes, row.personal, row.decision),
        )
        for row in rows
    )


def changed_with(connection: Connection, restaurant_id: str, booking_id: str, status: str) -> dict[str, Any]:
    """What changed when staff gave the booking the status it has; empty when a caller did, or nobody."""
    last = connection.execute(_LAST_STATUS, {"restaurant_id": restaurant_id, "booking_id": booking_id}).one_or_none()
    return last.changes if last is not None and last.action == f"booking.{status}" else {}


def calls(connection: Connection, restaurant_id: str, booking_id: str) -> tuple[Asked, ...]:
    """Every tool call that made, changed or cancelled a booking, first asked first."""
    rows = connection.execute(_CALLS, {"restaurant_id": restaurant_id, "booking_id": booking_id})
    return tuple(Asked(*row) for row in rows)


def in_call(
    connection: Connection, restaurant_id: str, call_id: str, since: datetime, until: datetime
) -> tuple[Asked, ...]:
    """Every tool call of a phone call, by Vapi's id, between two moments, first asked first."""
    keys = {"restaurant_id": restaurant_id, "call_id": call_id, "since": since, "until": until}
    return tuple(Asked(*row) for row in connection.execute(_IN_CALL, keys))


def texts(
    connection: Connection, restaurant_id: str, booking_id: str, phone: str | None, since: datetime, until: datetime
) -> tuple[Text, ...]:
    """The last texts and e-mails about a booking, and to its number or from it, between two moments, newest first."""
    keys = {"restaurant_id": restaurant_id, "booking_id": booking_id, "phone": phone, "since": since, "until": until}
    return tuple(Text(*row) for row in connection.execute(_TEXTS, keys))


def unsent_texts(connection: Connection, restaurant_id: str, since: datetime) -> tuple[Text, ...]:
    """The last texts since a moment that failed, or of which nobody knows, newest first."""
    rows = connection.execute(_UNSENT, {"restaurant_id": restaurant_id, "since": since})
    return tuple(Text(*row) for row in rows)
