"""Texts on the fast path."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from webapp.models import SmsMessage
from webapp.models.types import new_id

_text = SmsMessage.__table__
_ONE = select(_text.c.id, _text.c.phone, _text.c.body, _text.c.status, _text.c.sid, _text.c.created_at).where(
    _text.c.restaurant_id == bindparam("restaurant_id"), _text.c.id == bindparam("text_id")
)
_CHANGE = update(_text).where(_text.c.restaurant_id == bindparam("rid"), _text.c.id == bindparam("tid"))


def add(connection: Connection, restaurant_id: str, phone: str, body: str, now: datetime) -> str:
    """Write a text that is to be sent; its id."""
    text_id = new_id()
    row = {"id": text_id, "restaurant_id": restaurant_id, "phone": phone, "body": body, "status": "queued"}
    connection.execute(insert(_text), {**row, "created_at": now, "updated_at": now})
    return text_id


def one(connection: Connection, restaurant_id: str, text_id: str) -> Any:
    """A text: id, phone, body, status, sid, created_at."""
    return connection.execute(_ONE, {"restaurant_id": restaurant_id, "text_id": text_id}).one()


def record(connection: Connection, restaurant_id: str, text_id: str, now: datetime, **values: Any) -> None:
    """Write what came of it: status, sid, error."""
    connection.execute(_CHANGE, {"rid": restaurant_id, "tid": text_id, "updated_at": now, **values})
