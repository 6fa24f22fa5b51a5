"""What the stand-in holds: tools, assistants, phone numbers and calls, in the vendor's own shape."""

import copy
import threading
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

ORG_ID = "00000000-0000-4000-8000-0000000000aa"
KINDS = ("tool", "assistant", "phone-number", "call")
BOUNDS = ("createdAtGt", "createdAtLt", "createdAtGe", "createdAtLe")
BOUNDS_OF_CHANGE = tuple(bound.replace("created", "updated") for bound in BOUNDS)
FILTERS = {"call": ("id", "assistantId", "phoneNumberId")}
Object = dict[str, Any]


class BadQuery(ValueError):
    """A listing that can't be answered; its text is the vendor's."""


class Held:
    """Every object, oldest first; safe to use from many threads. What is given out is a copy."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._objects: dict[str, dict[str, Object]] = {kind: {} for kind in KINDS}

    def add(self, kind: str, body: Mapping[str, Any], identity: str | None = None) -> Object:
        now = moment()
        known = {"id": identity or str(uuid.uuid4()), "orgId": ORG_ID, "createdAt": now, "updatedAt": now}
        made = {**copy.deepcopy(_without_nulls(body)), **known}
        with self._lock:
            self._objects[kind][made["id"]] = made
        return copy.deepcopy(made)

    def get(self, kind: str, identity: str) -> Object | None:
        with self._lock:
            return copy.deepcopy(self._objects[kind].get(identity))

    def change(self, kind: str, identity: str, changes: Mapping[str, Any]) -> Object:
        """Shallow: a field that is sent replaces the whole of what was there, null takes it away."""
        with self._lock:
            held = self._objects[kind][identity]
            merged = {**held, **copy.deepcopy(dict(changes)), "updatedAt": moment()}
            self._objects[kind][identity] = _without_nulls(merged)
            return copy.deepcopy(self._objects[kind][identity])

    def remove(self, kind: str, identity: str) -> Object:
        with self._lock:
            return self._objects[kind].pop(identity)

    def newest_first(self, kind: str) -> list[Object]:
        with self._lock:
            return [copy.deepcopy(one) for one in reversed(self._objects[kind].values())]

    def page(self, kind: str, query: Mapping[str, str]) -> list[Object]:
        """A listing as asked for. Raises BadQuery."""
        known = ("limit", *BOUNDS, *BOUNDS_OF_CHANGE, *FILTERS.get(kind, ()))
        for name in query:
            if name not in known:
                raise BadQuery(f"property {name} should not exist")
        limit = _limit(query.get("limit", "100"))
        return [one for one in self.newest_first(kind) if _fits(kind, one, query)][:limit]

    def uses_of_tool(self, identity: str) -> list[str]:
        """The names of the assistants that refer to a tool."""
        return [
            one.get("name") or one["id"]
            for one in self.newest_first("assistant")
            if identity in (one.get("model") or {}).get("toolIds", ())
        ]

    def uses_of_assistant(self, identity: str) -> list[str]:
        return [one["id"] for one in self.newest_first("phone-number") if one.get("assistantId") == identity]


def moment(at: datetime | None = None) -> str:
    """An aware moment, by default now, as Vapi writes it."""
    return (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _without_nulls(body: Mapping[str, Any]) -> Object:
    return {key: value for key, value in body.items() if value is not None}


def _limit(said: str) -> int:
    if not said.isdecimal() or int(said) > 1000:
        raise BadQuery("limit must not be greater than 1000")
    return int(said)


def _fits(kind: str, one: Object, query: Mapping[str, str]) -> bool:
    if any(query[name] != one.get(name) for name in FILTERS.get(kind, ()) if name in query):
        return False
    return all(
        _within(bound[-2:], datetime.fromisoformat(one[bound[:-2]]), _instant(bound, query[bound]))
        for bound in (*BOUNDS, *BOUNDS_OF_CHANGE)
        if bound in query
    )


def _within(bound: str, at: datetime, limit: datetime) -> bool:
    return {"Gt": at > limit, "Lt": at < limit, "Ge": at >= limit, "Le": at <= limit}[bound]


def _instant(name: str, said: str) -> datetime:
    try:
        read = datetime.fromisoformat(said)
    except ValueError:
        raise BadQuery(f"{name} must be a valid ISO 8601 date string") from None
    return read if read.tzinfo else read.replace(tzinfo=UTC)
