"""Messages that callers leave for the house: taken once, and waiting until somebody has seen to them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from webapp.models import Message
from webapp.models.types import new_id, utc_now
from webapp.operations import audit, texts
from webapp.operations.audit import Actor
from webapp.operations.memberships import Place
from webapp.store.transaction import read, write

SAID_AGAIN = timedelta(hours=1)  # the same words in one call are one message
MOST_SHOWN = 100
LONGEST_ANSWER = 480  # three texts' length
_message = Message.__table__
_of_restaurant = _message.c.restaurant_id == bindparam("restaurant_id")
_SAME = select(_message.c.id).where(
    _of_restaurant,
    _message.c.created_at > bindparam("since"),
    _message.c.call_id == bindparam("call_id"),
    _message.c.body == bindparam("body"),
)
_COLUMNS = ("id", "name", "phone", "body", "is_urgent", "created_at", "done_at", "done_by", "call_id", "text_id")
_SELECT = select(*(_message.c[name] for name in _COLUMNS)).where(_of_restaurant)
_WAITING = (
    _SELECT.where(_message.c.done_at.is_(None))
    .order_by(_message.c.is_urgent.desc(), _message.c.created_at, _message.c.id)
    .limit(MOST_SHOWN)
)
_ONE = _SELECT.where(_message.c.id == bindparam("message_id"))
_OF_CALL = _SELECT.where(
    _message.c.created_at.between(bindparam("since"), bindparam("until")), _message.c.call_id == bindparam("call_id")
).order_by(_message.c.created_at, _message.c.id)
_CHANGE = update(_message).where(_message.c.restaurant_id == bindparam("rid"), _message.c.id == bindparam("mid"))


class NoSuchMessage(LookupError):
    """There is no such message in the restaurant."""


class NoNumber(RuntimeError):
    """Nobody knows where to send an answer. Nothing was changed."""


@dataclass(frozen=True, slots=True)
class Left:
    """A message. `done_at` and `done_by` tell who has seen to it, `text_id` that it was answered by text."""

    id: str
    name: str
    phone: str | None
    body: str
    is_urgent: bool
    created_at: datetime
    done_at: datetime | None
    done_by: str | None
    call_id: str | None
    text_id: str | None


def take(
    connection: Connection,
    restaurant_id: str,
    *,
    body: str,
    name: str,
    phone: str | None,
    is_urgent: bool,
    call_id: str | None,
    now: datetime,
) -> str:
    """Write a message down in the caller's transaction; its id. The same words in one call are the same message."""
    if call_id is not None:
        keys = {"restaurant_id": restaurant_id, "since": now - SAID_AGAIN, "call_id": call_id, "body": body}
        if earlier := connection.execute(_SAME, keys).scalar():
            return str(earlier)
    values = {"id": new_id(), "restaurant_id": restaurant_id, "call_id": call_id, "name": name, "phone": phone}
    connection.execute(insert(_message), {**values, "body": body, "is_urgent": is_urgent, "created_at": now})
    return str(values["id"])


def waiting(connection: Connection, restaurant_id: str) -> tuple[Left, ...]:
    """Those nobody has seen to yet, urgent ones first, then as they came."""
    return tuple(Left(*row) for row in connection.execute(_WAITING, {"restaurant_id": restaurant_id}))


def of_call(
    connection: Connection, restaurant_id: str, call_id: str, since: datetime, until: datetime
) -> tuple[Left, ...]:
    """Those left in a call, as they came."""
    keys = {"restaurant_id": restaurant_id, "call_id": call_id, "since": since, "until": until}
    return tuple(Left(*row) for row in connection.execute(_OF_CALL, keys))


def inbox(place: Place) -> tuple[Left, ...]:
    """The same as `waiting`, of a person's restaurant."""
    return read(lambda connection: waiting(connection, place.id))


def one(place: Place, message_id: str) -> Left:
    """A message, seen to or not. Raises `NoSuchMessage`."""
    return read(lambda connection: _one(connection, place, message_id))


def done(place: Place, actor: Actor, message_id: str, is_done: bool = True) -> Left:
    """Mark a message as seen to, or take that back. Raises `NoSuchMessage`."""

    def work(connection: Connection) -> Left:
        found = _one(connection, place, message_id)
        if (found.done_at is not None) != is_done:
            _mark(connection, place, actor, found, "message.done" if is_done else "message.reopened", is_done)
        return found

    return write(place.id, work)


def answer(place: Place, actor: Actor, message_id: str, words: str) -> None:
    """Answer by text, which marks it as seen to. Raises `NoSuchMessage`, `NoNumber`, and `Refusal` TWILIO_ERROR where
    no texts can be sent."""

    def work(connection: Connection) -> None:
        found = _one(connection, place, message_id)
        if found.phone is None:
            raise NoNumber
        text = texts.queue(connection, place.id, found.phone, words, utc_now(), is_ours=False)
        _mark(connection, place, actor, found, "message.answered", True, text_id=text.text_id)

    write(place.id, work)


def _one(connection: Connection, place: Place, message_id: str) -> Left:
    row = connection.execute(_ONE, {"restaurant_id": place.id, "message_id": message_id}).one_or_none()
    if row is None:
        raise NoSuchMessage(message_id)
    return Left(*row)


def _mark(
    connection: Connection, place: Place, actor: Actor, found: Left, action: str, is_done: bool, **more: Any
) -> None:
    values = {"done_at": utc_now() if is_done else None, "done_by": actor.name if is_done else None, **more}
    connection.execute(_CHANGE, {"rid": place.id, "mid": found.id, **values})
    audit.record(connection, place.id, actor, action, ("message", found.id))
