"""Restaurants whose assistants are published, and how they look from inside."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from flask import g, request

from integrations.sandbox import StandIn
from integrations.sandbox.vapi.seeds import HANDMADE_ASSISTANT
from webapp.models.types import utc_now
from webapp.operations import assistants
from webapp.operations.assistants import Choices, Sent, definition
from webapp.operations.assistants.definition import Definition
from webapp.store import assistants as rows
from webapp.store import snapshots
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read

NOON = datetime(2026, 12, 1, 11, tzinfo=UTC)
SECRET = "the-secret-of-roma"


def snapshot_of(restaurant_id: str, **changes: Any) -> Snapshot:
    """The restaurant as its phone needs it."""
    found = read(lambda connection: snapshots.current(connection, restaurant_id))
    assert found is not None
    return replace(found, **changes)


def defined(
    restaurant_id: str, choices: Choices | None = None, can_book: bool | None = None, **changes: Any
) -> Definition:
    """What Vapi should hold for it. For a test with an application context."""
    snapshot = snapshot_of(restaurant_id, **changes)
    return definition.define(snapshot, choices or Choices(), SECRET, utc_now(), can_book)


class Vapi:
    """The stand-in from behind: what it holds, and what was written to it."""

    def __init__(self, stand_in: StandIn) -> None:
        self.base_url = stand_in.base_url
        self.faults = stand_in.app.extensions["faults"]
        self.held = stand_in.app.extensions["held"]
        self.requests: list[tuple[str, str]] = []
        self._hears: list[Callable[[str, str, Any], object]] = []
        stand_in.app.before_request_funcs.setdefault(None, []).append(self._count)

    def _count(self) -> Any:
        g.fault = None  # as the stand-in has it of whatever it answers itself
        self.requests.append((request.method, request.path))
        heard = [hear(request.method, request.path, request.get_json(silent=True)) for hear in self._hears]
        return next(filter(None, heard), None)

    def listen(self, hear: Callable[[str, str, Any], object]) -> None:
        """Tell every request from now on: its method, path and JSON body. What `hear` gives back is the answer."""
        self._hears.append(hear)

    @property
    def writes(self) -> list[str]:
        """The methods and kinds of what changed something since the last `clear`."""
        return [f"{method} {path.split('/')[1]}" for method, path in self.requests if method != "GET"]

    def assistant(self, restaurant_id: str) -> dict[str, Any]:
        """The one assistant that is marked as a restaurant's."""
        marked = [
            one for one in self.held.newest_first("assistant") if one.get("metadata", {}).get("tavolo") == restaurant_id
        ]
        assert len(marked) == 1, marked
        return dict(marked[0])

    def tools(self, restaurant_id: str) -> dict[str, dict[str, Any]]:
        """The tools that say that they are a restaurant's, by name."""
        owned = [tool for tool in self.held.newest_first("tool") if definition.owner_of(tool) == restaurant_id]
        by_name = {tool["function"]["name"]: tool for tool in owned}
        assert len(by_name) == len(owned), "a tool was made twice"
        return by_name

    def change(self, kind: str, identity: str, **changes: Any) -> None:
        """What somebody does in Vapi's dashboard."""
        self.held.change(kind, identity, changes)


def row_of(restaurant_id: str) -> Any:
    return read(lambda connection: rows.row_of(connection, restaurant_id))


def published(restaurant_id: str, **how: Any) -> Sent:
    return assistants.publish(restaurant_id, utc_now(), **how)


def prompt_of(held: dict[str, Any]) -> str:
    return str(held["model"]["messages"][0]["content"])


def handmade(vapi: Vapi) -> dict[str, Any]:
    """The assistant that was made by hand, but for the time of its last change."""
    return {**vapi.held.get("assistant", HANDMADE_ASSISTANT), "updatedAt": None}


def attached(vapi: Vapi, held: dict[str, Any]) -> set[str]:
    """The names of the tools that an assistant refers to."""
    there = {tool["id"]: tool["function"]["name"] for tool in vapi.held.newest_first("tool")}
    return {there[tool_id] for tool_id in held["model"]["toolIds"]}
