"""Texts on the fast path."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Integer, Row, and_, bindparam, func, literal_column, select, type_coerce, update

from webapp.models import Customer, SenderOptOut, SmsMessage, TextMark
from webapp.models.types import new_id
from webapp.store.statements import Statement, insert_into, inserts, put

_text, _mark, _opt_out = SmsMessage.__table__, TextMark.__table__, SenderOptOut.__table__
_COLUMNS = (
    *("id", "channel", "kind", "booking_id", "sender", "phone", "email", "subject", "body", "status", "sid", "error"),
    *("people", "created_at"),
)
_customer = Customer.__table__
_of_restaurant = _text.c.restaurant_id == bindparam("restaurant_id")
_start = type_coerce(_text.c.starts_at, Integer).label("start")
_SELECT = select(*(_text.c[name] for name in _COLUMNS), _start)
_ONE = _SELECT.where(_of_restaurant, _text.c.id == bindparam("text_id"))
_OWNER = select(_text.c.restaurant_id).where(_text.c.id == bindparam("text_id"))
_CHANGE = update(_text).where(_text.c.restaurant_id == bindparam("rid"), _text.c.id == bindparam("tid"))
_COUNTED = (
    _text.c.direction == literal_column("'out'"),
    _text.c.status != literal_column("'dropped'"),
    _text.c.channel == bindparam("channel"),
)
_LATELY = {
    channel: Statement(
        select(_text.c.created_at)
        .where(to == bindparam("to"), _text.c.created_at > bindparam("since"), *_COUNTED)
        .order_by(_text.c.created_at.desc())
    )
    for channel, to in (("sms", _text.c.phone), ("email", _text.c.email))
}
_OF_HOUSE = Statement(select(func.count()).where(_of_restaurant, _text.c.created_at > bindparam("since"), *_COUNTED))
_MARK = Statement(
    select(func.coalesce(_mark.c.stopped_at, _mark.c.opted_out_at), _mark.c.landline_at).where(
        _mark.c.restaurant_id == bindparam("restaurant_id"), _mark.c.phone == bindparam("phone")
    )
)
_STOPPED = select(_mark.c.stopped_at).where(
    _mark.c.restaurant_id == bindparam("restaurant_id"), _mark.c.phone == bindparam("phone")
)
_OPTED_OUT = Statement(
    select(_opt_out.c.at).where(_opt_out.c.sender == bindparam("sender"), _opt_out.c.phone == bindparam("phone"))
)
_TO_PHONE = (_text.c.phone == bindparam("phone"), _text.c.direction == "out", _text.c.channel == "sms")
_LAST_TEXTED_BY = (
    select(_text.c.restaurant_id)
    .where(*_TO_PHONE, _text.c.sender == bindparam("sender"), _text.c.status.not_in(("dropped", "failed")))
    .order_by(_text.c.created_at.desc(), _text.c.id.desc())
    .limit(1)
)
_LAST_ABOUT = (
    select(_text.c.booking_id)
    .where(_of_restaurant, *_TO_PHONE, _text.c.booking_id.is_not(None), _text.c.status != "dropped")
    .order_by(_text.c.created_at.desc(), _text.c.id.desc())
    .limit(10)
)
_ABOUT = _SELECT.where(
    _of_restaurant,
    _text.c.booking_id == bindparam("booking_id"),
    _text.c.channel == bindparam("channel"),
    _text.c.direction == "out",
    _text.c.status.not_in(("dropped", "failed")),
).order_by(_text.c.created_at.desc(), _text.c.id.desc())
_GUEST_NAME = select(_customer.c.name).where(
    _customer.c.restaurant_id == bindparam("restaurant_id"), _customer.c.phone == bindparam("phone")
)
USUAL: dict[str, Any] = {
    **dict.fromkeys(
        ("booking_id", "starts_at", "people", "sender", "phone", "email", "subject", "segments", "sid", "error")
    ),
    "channel": "sms",
    "direction": "out",
    "kind": "message",
    "status": "queued",
}


def _add(statement: Any) -> Any:
    return statement.on_conflict_do_nothing(index_elements=["id"]).returning(_text.c.id)


_ADD = Statement(
    inserts(_text, _add),
    columns=("id", "restaurant_id", "created_at", "updated_at", "body", *USUAL),
)
_FORWARD = {  # a status -> those it may follow
    "unclear": ("queued",),
    "sent": ("queued", "unclear"),
    "delivered": ("queued", "unclear", "sent"),
    "failed": ("queued", "unclear", "sent"),
    "dropped": ("queued",),
}


def add(connection: Connection, restaurant_id: str, now: datetime, **values: Any) -> str | None:
    """Write a text; its id. Without an `id` of its own it is a new one; None, and nothing written, where there is one
    of that id already."""
    row = {"id": new_id(), "restaurant_id": restaurant_id, "created_at": now, "updated_at": now, **USUAL, **values}
    found = _ADD.first(connection, row)
    return None if found is None else str(found[0])


def one(connection: Connection, restaurant_id: str, text_id: str) -> Any:
    """A text: id, channel, kind, booking_id, the start (in minutes since the epoch) and people it tells of, sender,
    phone, email, subject, body, status, sid, error, created_at."""
    return connection.execute(_ONE, {"restaurant_id": restaurant_id, "text_id": text_id}).one()


def is_known(connection: Connection, restaurant_id: str, text_id: str) -> bool:
    """Whether there is such a text."""
    return connection.execute(_ONE, {"restaurant_id": restaurant_id, "text_id": text_id}).first() is not None


def owner(connection: Connection, text_id: str) -> str | None:
    """The restaurant of a text, by the id its carrier was given."""
    return connection.execute(_OWNER, {"text_id": text_id}).scalar_one_or_none()


def record(connection: Connection, restaurant_id: str, text_id: str, now: datetime, **values: Any) -> None:
    """Write what came of it: status, sid, error."""
    connection.execute(_CHANGE, {"rid": restaurant_id, "tid": text_id, "updated_at": now, **values})


def forward(
    connection: Connection, restaurant_id: str, text_id: str, now: datetime, status: str, error: str | None = None
) -> bool:
    """Move a text on to a status, unless it is as far or further already; whether it moved."""
    step = _CHANGE.where(_text.c.status.in_(_FORWARD[status]))
    keys = {"rid": restaurant_id, "tid": text_id}
    return bool(connection.execute(step, {**keys, "updated_at": now, "status": status, "error": error}).rowcount)


def lately(connection: Connection, to: str, channel: str, since: datetime) -> list[datetime]:
    """When the last texts to a number, or e-mails to an address, were promised, newest first; whoever asked for them:
    what floods a telephone is all of them."""
    keys = {"to": to, "channel": channel, "since": since}
    return [moment for (moment,) in _LATELY[channel].all(connection, keys)]


def of_house(connection: Connection, restaurant_id: str, channel: str, now: datetime, within: timedelta) -> int:
    """How many a restaurant has promised lately."""
    keys = {"restaurant_id": restaurant_id, "channel": channel, "since": now - within}
    return int(_OF_HOUSE.first(connection, keys)[0])


def last_texted_by(connection: Connection, sender: str, phone: str) -> str | None:
    """The restaurant that last texted a number from a sender."""
    return connection.execute(_LAST_TEXTED_BY, {"sender": sender, "phone": phone}).scalar_one_or_none()


def last_about(connection: Connection, restaurant_id: str, phone: str) -> list[str]:
    """The bookings a restaurant last texted a number about, the latest first."""
    keys = {"restaurant_id": restaurant_id, "phone": phone}
    return list(dict.fromkeys(connection.scalars(_LAST_ABOUT, keys)))


def about(connection: Connection, restaurant_id: str, booking_id: str, channel: str) -> list[Row[Any]]:
    """What was sent about a booking by text or by e-mail, or is yet to be, the latest first."""
    keys = {"restaurant_id": restaurant_id, "booking_id": booking_id, "channel": channel}
    return list(connection.execute(_ABOUT, keys))


def guest_name(connection: Connection, restaurant_id: str, phone: str) -> str | None:
    """What the guest of a number is called."""
    return connection.execute(_GUEST_NAME, {"restaurant_id": restaurant_id, "phone": phone}).scalar_one_or_none()


def mark_of(connection: Connection, restaurant_id: str, phone: str) -> tuple[datetime | None, datetime | None]:
    """Since when a restaurant knows that a number wants no texts, and that it can receive none."""
    return _MARK.first(connection, {"restaurant_id": restaurant_id, "phone": phone}) or (None, None)


def mark(connection: Connection, restaurant_id: str, phone: str, **values: datetime | None) -> None:
    """Write down what a restaurant knows of a number: opted_out_at, stopped_at, landline_at."""
    put(connection, _mark, {"restaurant_id": restaurant_id, "phone": phone}, values)


def forget_marks(connection: Connection, restaurant_id: str, phones: Collection[str]) -> None:
    """What a restaurant knows of numbers, forgotten; what was texted to a sender stands."""
    these = and_(_mark.c.restaurant_id == restaurant_id, _mark.c.phone.in_(phones))
    connection.execute(_mark.delete().where(these))


def has_opted_out(connection: Connection, sender: str, phone: str) -> bool:
    """Whether a number has texted STOP to a sender, and no START since."""
    return _OPTED_OUT.first(connection, {"sender": sender, "phone": phone}) is not None


def opt_out(connection: Connection, sender: str, phone: str, now: datetime) -> None:
    """A number wants no texts of a sender."""
    statement = insert_into(connection, _opt_out).values(sender=sender, phone=phone, at=now)
    connection.execute(statement.on_conflict_do_nothing(index_elements=["sender", "phone"]))


def has_stopped(connection: Connection, restaurant_id: str, phone: str) -> bool:
    """Whether a number has texted STOP to a restaurant, and no START since."""
    keys = {"restaurant_id": restaurant_id, "phone": phone}
    return connection.execute(_STOPPED, keys).scalar_one_or_none() is not None


def opt_in(connection: Connection, sender: str, phone: str) -> bool:
    """A number wants texts of a sender again; whether it had opted out."""
    row = and_(_opt_out.c.sender == sender, _opt_out.c.phone == phone)
    return bool(connection.execute(_opt_out.delete().where(row)).rowcount)
