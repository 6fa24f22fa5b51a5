"""Everything that is stored of one guest, as they may ask for it."""

from datetime import UTC, date, datetime, time
from typing import Any

import orjson
from sqlalchemy import Connection, Row, bindparam, select

from webapp.operations.guests import traces
from webapp.operations.guests.rows import country, of_guest
from webapp.operations.guests.traces import Traces, tool_call
from webapp.operations.memberships import Place
from webapp.store.transaction import read

_TOOL_CALLS = (
    select(tool_call)
    .where(
        tool_call.c.restaurant_id == bindparam("restaurant_id"),
        tool_call.c.id.in_(bindparam("row_ids", expanding=True)),
    )
    .order_by(tool_call.c.started_at, tool_call.c.id)
)
_OURS = {"id", "restaurant_id", "customer_id", "merged_into_id", "request_key", "fingerprint", "version", "is_another"}


def export_one(place: Place, guest_id: str) -> bytes:
    """A JSON file: guest, bookings, waits, texts, calls, messages, tool calls and changes. Raises `UnknownGuest`."""

    def look(connection: Connection) -> bytes:
        kept, _ = of_guest(connection, place.id, guest_id)
        found = traces.of_guests(connection, place.id, [kept.id], country(connection, place.id))
        ids = traces.tool_calls(connection, place.id, found)
        asked: list[Row[Any]] = []
        for start in range(0, len(ids), traces.AT_ONCE):
            keys = {"restaurant_id": place.id, "row_ids": ids[start : start + traces.AT_ONCE]}
            asked += connection.execute(_TOOL_CALLS, keys)
        return orjson.dumps(_file(place, found, asked), option=orjson.OPT_INDENT_2)

    return read(look)


def _file(place: Place, found: Traces, asked: list[Row[Any]]) -> dict[str, Any]:
    return {
        "restaurant": place.name,
        "exported_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "guest": [_plain(row) for row in found.guests],
        "bookings": [_plain(row) for row in sorted(found.bookings, key=lambda row: (row.starts_at, row.id))],
        "waiting_list": [_plain(row) for row in sorted(found.waits, key=lambda row: (row.created_at, row.id))],
        "texts": [_plain(row) for row in sorted(found.texts, key=lambda row: (row.created_at, row.id))],
        "calls": [_plain(row) for row in found.calls],
        "messages": [_plain(row) for row in found.messages],
        "tool_calls": [_plain(row) for row in asked],
        "changes": [
            {"at": _json(row.at), "action": row.action, "changes": row.changes, "personal": row.personal}
            for row in sorted(found.events, key=lambda row: (row.at, row.id))
        ],
    }


def _plain(row: Row[Any]) -> dict[str, Any]:
    return {name: _json(value) for name, value in row._mapping.items() if name not in _OURS}


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime | date | time) else value
