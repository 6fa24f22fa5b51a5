"""Phone calls on the fast path: what is heard of one, in any order and more than once, and how many wrong references
were tried in it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, case, func, select, update

from webapp.models import Call, CallSettings, Customer, ToolCall
from webapp.models.types import new_id
from webapp.store.statements import Statement, insert_into, inserts

_call, _tool_call = Call.__table__, ToolCall.__table__
_of_call = (_call.c.restaurant_id == bindparam("restaurant_id"), _call.c.vapi_call_id == bindparam("call_id"))
_WRONG = select(_call.c.wrong_references).where(*_of_call)
_BY_ID = select(_call).where(_call.c.restaurant_id == bindparam("restaurant_id"), _call.c.id == bindparam("row_id"))
_ROWS = select(_call.c.vapi_call_id, _call.c.id).where(
    _call.c.restaurant_id == bindparam("restaurant_id"), _call.c.vapi_call_id.in_(bindparam("call_ids", expanding=True))
)
_KEY = ("restaurant_id", "vapi_call_id")
TOLD = ("ended_at", "stuck_at", "direction", "caller", "ended_reason", "forwarded_to")
REPORTED = ("began_at", *TOLD, "cost_micros", "summary", "transcript", "recording_url")
_customer, _kept = Customer.__table__, Customer.__table__.alias()
_GUEST_NAME = Statement(
    select(func.coalesce(_kept.c.name, _customer.c.name))
    .outerjoin_from(_customer, _kept, _kept.c.id == _customer.c.merged_into_id)
    .where(_customer.c.restaurant_id == bindparam("restaurant_id"), _customer.c.phone == bindparam("phone"))
)
# Without an index of its own for the call: the writer's time is the phone's. Its tool calls are found by their time.
_TOOLS = (
    select(*(_tool_call.c[name] for name in ("tool", "answer", "reason", "was_answered", "booking_id")))
    .where(
        _tool_call.c.restaurant_id == bindparam("restaurant_id"),
        _tool_call.c.started_at.between(bindparam("since"), bindparam("until")),
        _tool_call.c.call_id == bindparam("call_id"),
    )
    .order_by(_tool_call.c.started_at, _tool_call.c.id)
)
_OUTCOME = (
    update(_call)
    .where(_call.c.restaurant_id == bindparam("rid"), _call.c.id == bindparam("row_id"))
    .values(outcome=bindparam("came_to"))
)


_settings = CallSettings.__table__
_TRANSFERS = select(_settings.c.transfers).where(_settings.c.restaurant_id == bindparam("restaurant_id"))


def _heard_of(statement: Any) -> Any:
    caller = func.coalesce(_call.c.caller, statement.excluded.caller)
    return statement.on_conflict_do_update(index_elements=_KEY, set_={"caller": caller})


_HEARD_OF_COLUMNS = ("id", *_KEY, "wrong_references", "created_at", "began_at", "caller")
HEARD_OF = Statement(inserts(_call, _heard_of), _HEARD_OF_COLUMNS)


def transfers(connection: Connection, restaurant_id: str) -> list[dict[str, Any]]:
    """The numbers that a restaurant's calls may be passed on to, the first that fits, as `CallSettings` has them."""
    found: list[dict[str, Any]] | None = connection.execute(_TRANSFERS, {"restaurant_id": restaurant_id}).scalar()
    return found or []


class Used(NamedTuple):
    """A tool call, as far as it says what came of the call."""

    tool: str
    answer: dict[str, Any] | None
    reason: str | None
    was_answered: bool | None
    booking_id: str | None


def wrong_references(connection: Connection, restaurant_id: str, call_id: str) -> int:
    """How many references that no booking has were tried in a call."""
    return connection.execute(_WRONG, {"restaurant_id": restaurant_id, "call_id": call_id}).scalar() or 0


def count_wrong_reference(connection: Connection, restaurant_id: str, call_id: str, now: datetime) -> None:
    """Count one more, durably."""
    statement = _insert(connection, restaurant_id, call_id, now, wrong_references=1)
    connection.execute(
        statement.on_conflict_do_update(index_elements=_KEY, set_={"wrong_references": _call.c.wrong_references + 1})
    )


def heard_of(restaurant_id: str, call_id: str, caller: str | None, now: datetime) -> dict[str, Any]:
    """The values of `HEARD_OF`: that there is such a call, and who calls."""
    known = {"id": new_id(), "restaurant_id": restaurant_id, "vapi_call_id": call_id, "wrong_references": 0}
    return {**known, "created_at": now, "began_at": now, "caller": caller}


def guest_name(connection: Connection, restaurant_id: str, phone: str) -> str | None:
    """The name of the guest of a phone number, as the house keeps it."""
    row = _GUEST_NAME.first(connection, {"restaurant_id": restaurant_id, "phone": phone})
    return None if row is None else row[0]


def by_id(connection: Connection, restaurant_id: str, row_id: str) -> Any:
    """The row of a call, or None."""
    return connection.execute(_BY_ID, {"restaurant_id": restaurant_id, "row_id": row_id}).one_or_none()


def rows_of(connection: Connection, restaurant_id: str, call_ids: Iterable[str | None]) -> dict[str, str]:
    """The ids of calls by Vapi's, of those that are in the log."""
    known = [call_id for call_id in call_ids if call_id]
    if not known:
        return {}
    rows = connection.execute(_ROWS, {"restaurant_id": restaurant_id, "call_ids": known})
    return {row.vapi_call_id: row.id for row in rows}


def heard(connection: Connection, restaurant_id: str, call_id: str, now: datetime, values: dict[str, Any]) -> str:
    """Write what a message told (`TOLD` and `began_at`, None for what it did not): what is known already stays. The
    row's id."""
    known = {name: values[name] for name in TOLD}
    began_at = values["began_at"] or now
    statement = _insert(connection, restaurant_id, call_id, now, **{**known, "began_at": began_at})
    new = statement.excluded
    changes: dict[str, Any] = {name: func.coalesce(_call.c[name], new[name]) for name in TOLD}
    is_earlier = _call.c.reported_at.is_(None) & (new.began_at < _call.c.began_at)
    changes["began_at"] = case((is_earlier, new.began_at), else_=_call.c.began_at)
    return _written(connection, statement, changes)


def reported(connection: Connection, restaurant_id: str, call_id: str, now: datetime, values: dict[str, Any]) -> str:
    """Write what a report says (`REPORTED`): it counts for more than what was heard before or comes after. The row's
    id."""
    said = {name: values[name] for name in REPORTED if values[name] is not None}
    statement = _insert(connection, restaurant_id, call_id, now, **{**said, "reported_at": now})
    return _written(connection, statement, {name: statement.excluded[name] for name in (*said, "reported_at")})


def tools_used(
    connection: Connection, restaurant_id: str, call_id: str, since: datetime, until: datetime
) -> list[Used]:
    """The tool calls of a call between two moments, first things first."""
    keys = {"restaurant_id": restaurant_id, "call_id": call_id, "since": since, "until": until}
    return [Used(*row) for row in connection.execute(_TOOLS, keys)]


def came_to(connection: Connection, restaurant_id: str, row_id: str, outcome: str) -> None:
    """Write what came of a call."""
    connection.execute(_OUTCOME, {"rid": restaurant_id, "row_id": row_id, "came_to": outcome})


def _written(connection: Connection, statement: Any, changes: dict[str, Any]) -> str:
    written = statement.on_conflict_do_update(index_elements=_KEY, set_=changes).returning(_call.c.id)
    return str(connection.execute(written).scalar_one())


def _insert(connection: Connection, restaurant_id: str, call_id: str, now: datetime, **values: Any) -> Any:
    known = {"id": new_id(), "restaurant_id": restaurant_id, "vapi_call_id": call_id, "created_at": now}
    return insert_into(connection, _call).values(**{**known, "began_at": now, **values})
