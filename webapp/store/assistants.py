"""The assistant's row, and the assistants that work for a restaurant no longer and still have our part in them.

Whichever way a restaurant comes to another assistant, or to none, goes through `join`: what has to be taken out of the
one before, and put back into it, is kept until that is done.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from webapp.models import Assistant, LeftAssistant
from webapp.store import snapshots

LEAVING = "leaving"  # the state of a restaurant that wants no assistant, while our part is still in one
_assistant, _left = Assistant.__table__, LeftAssistant.__table__
_OF = select(_assistant).where(_assistant.c.restaurant_id == bindparam("rid"))
_THAT_ONE = (_left.c.restaurant_id == bindparam("rid"), _left.c.vapi_assistant_id == bindparam("aid"))
_LEFT = select(_left).where(_left.c.restaurant_id == bindparam("rid")).order_by(_left.c.vapi_assistant_id)
_UNKNOWN: Mapping[str, Any] = {
    **dict.fromkeys(("published", "published_hash", "published_at", "drift", "error", "reported_to_encrypted")),
    "reports_here": False,
}


def row_of(connection: Connection, restaurant_id: str) -> Any:
    """The assistant's row; None where there is none."""
    return connection.execute(_OF, {"rid": restaurant_id}).one_or_none()


def ensure_row(connection: Connection, restaurant_id: str) -> Any:
    """The assistant's row, made where there is none."""
    row = row_of(connection, restaurant_id)
    if row is None:
        connection.execute(insert(_assistant), {"restaurant_id": restaurant_id})
        row = row_of(connection, restaurant_id)
    return row


def put(connection: Connection, restaurant_id: str, **values: Any) -> None:
    """Change columns of the row."""
    connection.execute(update(_assistant).where(_assistant.c.restaurant_id == restaurant_id).values(**values))


def put_if(connection: Connection, restaurant_id: str, column: str, expected: Any, **values: Any) -> bool:
    """The same where a column still has a value; whether it had."""
    still = (_assistant.c.restaurant_id == restaurant_id) & (_assistant.c[column] == expected)
    return connection.execute(update(_assistant).where(still).values(**values)).rowcount > 0


def join(connection: Connection, restaurant_id: str, assistant_id: str | None, **values: Any) -> None:
    """Make an assistant the restaurant's, or none; the one before is to be given back. What was known of another is
    forgotten, but of one that was not given back yet."""
    row = ensure_row(connection, restaurant_id)
    known, before = {**_UNKNOWN, **values}, row.vapi_assistant_id
    if before not in (None, assistant_id):
        known["former_assistant_id"] = before
        if has_ours(row):
            connection.execute(insert(_left), _as_left(row))
    if assistant_id is not None:
        known |= _as_it_was(connection, restaurant_id, assistant_id)
    put(connection, restaurant_id, vapi_assistant_id=assistant_id, **known)
    snapshots.bump(connection, restaurant_id)


def has_ours(row: Any) -> bool:
    """Whether something of ours may be in the assistant: nothing is before the first publish."""
    return bool(row.published or row.tools or row.reports_here)


def ids_of_others(connection: Connection, restaurant_id: str) -> set[str]:
    """The assistants that other restaurants have, or have still to give back."""
    theirs = select(_assistant.c.vapi_assistant_id).where(
        _assistant.c.restaurant_id != restaurant_id, _assistant.c.vapi_assistant_id.is_not(None)
    )
    leaving = select(_left.c.vapi_assistant_id).where(_left.c.restaurant_id != restaurant_id)
    return {*connection.scalars(theirs), *connection.scalars(leaving)}


def left(connection: Connection, restaurant_id: str) -> tuple[Any, ...]:
    """The assistants that are still to be given back."""
    return tuple(connection.execute(_LEFT, {"rid": restaurant_id}))


def forget(connection: Connection, restaurant_id: str, assistant_id: str) -> None:
    """One was given back."""
    connection.execute(delete(_left).where(*_THAT_ONE), {"rid": restaurant_id, "aid": assistant_id})


def refuse(connection: Connection, restaurant_id: str, assistant_id: str, why: str) -> None:
    """Vapi does not let one be given back; it is not tried again until somebody says so."""
    keys = {"rid": restaurant_id, "aid": assistant_id}
    connection.execute(update(_left).where(*_THAT_ONE).values(error=why), keys)


def _as_left(row: Any) -> dict[str, Any]:
    return {
        "vapi_assistant_id": row.vapi_assistant_id,
        "restaurant_id": row.restaurant_id,
        "reports_here": row.reports_here,
        "reported_to_encrypted": row.reported_to_encrypted,
        "tools": [*row.tools.values()],
        "inline": (row.published or {}).get("inline", []),
    }


def _as_it_was(connection: Connection, restaurant_id: str, assistant_id: str) -> dict[str, Any]:
    """What is known of an assistant that comes back before it was given back: where it reported its calls to once, and
    which of Vapi's own tools in it are ours."""
    keys = {"rid": restaurant_id, "aid": assistant_id}
    row = connection.execute(select(_left).where(*_THAT_ONE), keys).one_or_none()
    if row is None:
        return {}
    forget(connection, restaurant_id, assistant_id)
    published = {"section": None, "fields": {}, "inline": row.inline}
    reported = {"reports_here": row.reports_here, "reported_to_encrypted": row.reported_to_encrypted}
    return {"published": published, **reported}
