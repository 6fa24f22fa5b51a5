"""Texts on the fast path."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, literal_column, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from webapp.models import SenderOptOut, SmsMessage, TextMark
from webapp.models.types import new_id
from webapp.store.statements import Statement

_text, _mark, _opt_out = SmsMessage.__table__, TextMark.__table__, SenderOptOut.__table__
_COLUMNS = (
    *("id", "channel", "kind", "booking_id", "sender", "phone", "email", "body", "status", "sid", "error"),
    "created_at",
)
_of_restaurant = _text.c.restaurant_id == bindparam("restaurant_id")
_SELECT = select(*(_text.c[name] for name in _COLUMNS))
_ONE = _SELECT.where(_of_restaurant, _text.c.id == bindparam("text_id"))
_OWNER = select(_text.c.restaurant_id).where(_text.c.id == bindparam("text_id"))
_OF_SID = select(_text.c.restaurant_id, _text.c.id).where(_text.c.sid == bindparam("sid"))
_CHANGE = update(_text).where(_text.c.restaurant_id == bindparam("rid"), _text.c.id == bindparam("tid"))
_COUNTED = (
    _text.c.direction == literal_column("'out'"),
    _text.c.status != literal_column("'dropped'"),
    _text.c.channel == bindparam("channel"),
)
_LATELY = Statement(
    select(_text.c.created_at)
    .where(
        or_(_text.c.phone == bindparam("to"), _text.c.email == bindparam("to")),
        _text.c.created_at > bindparam("since"),
        *_COUNTED,
    )
    .order_by(_text.c.created_at.desc())
    .limit(bindparam("most"))
    .offset(literal_column("0"))  # SQLite would want a parameter of its own for it
)
_OF_HOUSE = Statement(select(func.count()).where(_of_restaurant, _text.c.created_at > bindparam("since"), *_COUNTED))
_MARK = Statement(
    select(_mark.c.opted_out_at, _mark.c.landline_at).where(
        _mark.c.restaurant_id == bindparam("restaurant_id"), _mark.c.phone == bindparam("phone")
    )
)
_OPTED_OUT = Statement(
    select(_opt_out.c.at).where(_opt_out.c.sender == bindparam("sender"), _opt_out.c.phone == bindparam("phone"))
)
_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_FORWARD = {  # a status -> those it may follow
    "unclear": ("queued",),
    "sent": ("queued", "unclear"),
    "delivered": ("queued", "unclear", "sent"),
    "failed": ("queued", "unclear", "sent"),
}


def add(connection: Connection, restaurant_id: str, now: datetime, **values: Any) -> str:
    """Write a text; its id. Without an `id` of its own it is a new one; one that there is already is left as it is."""
    row = {"id": new_id(), "restaurant_id": restaurant_id, "status": "queued", **values}
    statement = _INSERT[connection.dialect.name](_text).values(created_at=now, updated_at=now, **row)
    connection.execute(statement.on_conflict_do_nothing(index_elements=["id"]))
    return str(row["id"])


def one(connection: Connection, restaurant_id: str, text_id: str) -> Any:
    """A text: id, channel, kind, booking_id, sender, phone, email, body, status, sid, error, created_at."""
    return connection.execute(_ONE, {"restaurant_id": restaurant_id, "text_id": text_id}).one()


def is_known(connection: Connection, restaurant_id: str, text_id: str) -> bool:
    """Whether there is such a text."""
    return connection.execute(_ONE, {"restaurant_id": restaurant_id, "text_id": text_id}).first() is not None


def owner(connection: Connection, text_id: str) -> str | None:
    """The restaurant of a text, by the id its carrier was given."""
    return connection.execute(_OWNER, {"text_id": text_id}).scalar_one_or_none()


def of_sid(connection: Connection, sid: str) -> tuple[str, str] | None:
    """The restaurant and the id of the text of a carrier's id."""
    row = connection.execute(_OF_SID, {"sid": sid}).first()
    return None if row is None else (row[0], row[1])


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


def lately(connection: Connection, to: str, channel: str, since: datetime, most: int) -> list[datetime]:
    """When the last texts to a number, or e-mails to an address, were promised, newest first; whoever asked for them:
    what floods a telephone is all of them."""
    keys = {"to": to, "channel": channel, "since": since, "most": most}
    return [moment for (moment,) in _LATELY.all(connection, keys)]


def of_house(connection: Connection, restaurant_id: str, channel: str, now: datetime, within: timedelta) -> int:
    """How many a restaurant has promised lately."""
    keys = {"restaurant_id": restaurant_id, "channel": channel, "since": now - within}
    return int(_OF_HOUSE.first(connection, keys)[0])


def mark_of(connection: Connection, restaurant_id: str, phone: str) -> tuple[datetime | None, datetime | None]:
    """Since when a restaurant knows that a number wants no texts, and that it can receive none."""
    return _MARK.first(connection, {"restaurant_id": restaurant_id, "phone": phone}) or (None, None)


def mark(connection: Connection, restaurant_id: str, phone: str, **values: datetime | None) -> None:
    """Write down what a restaurant knows of a number: opted_out_at, landline_at."""
    statement = _INSERT[connection.dialect.name](_mark).values(restaurant_id=restaurant_id, phone=phone, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["restaurant_id", "phone"], set_=values))


def has_opted_out(connection: Connection, sender: str, phone: str) -> bool:
    """Whether a number has texted STOP to a sender, and no START since."""
    return _OPTED_OUT.first(connection, {"sender": sender, "phone": phone}) is not None


def opt_out(connection: Connection, sender: str, phone: str, now: datetime) -> None:
    """A number wants no texts of a sender."""
    statement = _INSERT[connection.dialect.name](_opt_out).values(sender=sender, phone=phone, at=now)
    connection.execute(statement.on_conflict_do_nothing(index_elements=["sender", "phone"]))


def opt_in(connection: Connection, sender: str, phone: str) -> bool:
    """A number wants texts of a sender again; whether it had opted out."""
    row = and_(_opt_out.c.sender == sender, _opt_out.c.phone == phone)
    return bool(connection.execute(_opt_out.delete().where(row)).rowcount)
