"""Phone calls on the fast path: how many wrong references were tried in one."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite

from webapp.models import Call
from webapp.models.types import new_id

_call = Call.__table__
_WRONG = select(_call.c.wrong_references).where(
    _call.c.restaurant_id == bindparam("restaurant_id"), _call.c.vapi_call_id == bindparam("call_id")
)
_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def wrong_references(connection: Connection, restaurant_id: str, call_id: str) -> int:
    """How many references that no booking has were tried in a call."""
    return connection.execute(_WRONG, {"restaurant_id": restaurant_id, "call_id": call_id}).scalar() or 0


def count_wrong_reference(connection: Connection, restaurant_id: str, call_id: str, now: datetime) -> None:
    """Count one more, durably."""
    statement = _INSERT[connection.dialect.name](_call).values(
        id=new_id(), restaurant_id=restaurant_id, vapi_call_id=call_id, wrong_references=1, created_at=now
    )
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["restaurant_id", "vapi_call_id"], set_={"wrong_references": _call.c.wrong_references + 1}
        )
    )
