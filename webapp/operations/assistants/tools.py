"""Our tools at Vapi: made once, updated, found again after an answer was lost, deleted when nothing refers to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from integrations.errors import Rejected
from integrations.vapi.client import VapiClient
from integrations.vapi.merge import differences
from webapp.operations.assistants import rows
from webapp.operations.assistants.definition import Json, owner_of
from webapp.operations.assistants.plans import Plan


@dataclass(frozen=True, slots=True)
class Kept:
    """`ids` by name in the order they are given; `ours` all that are ours to detach, those that are gone included: an
    id of no tool breaks calls. `orphans` are to be deleted; `changes` is what was sent; `kinds` those of all tools that
    are there, by their ids."""

    ids: dict[str, str]
    ours: frozenset[str]
    orphans: frozenset[str]
    changes: tuple[str, ...]
    kinds: Mapping[str, str]


def keep(client: VapiClient, plan: Plan) -> Kept:
    """See to it that the tools are there as they should be. Raises a ServiceError."""
    there = client.tools()
    ids, changes = dict(plan.row.tools), []
    for name, wanted in plan.definition.tools.items():
        tool = find(plan, name, there)
        if tool is None:
            tool = client.create_tool(wanted)
            changes.append(f"tools.{name}.made")
        elif stale(wanted, tool):
            client.update_tool(tool["id"], wanted)
            changes.append(f"tools.{name}")
        if ids.get(name) != tool["id"]:
            ids[name] = tool["id"]
            rows.remember(plan.restaurant_id, tools=ids)
    wanted_ids = {name: ids[name] for name in plan.definition.tools}
    held, needed = ours(plan, there), frozenset(wanted_ids.values())
    return Kept(wanted_ids, held | needed | {*plan.row.tools.values()}, held - needed, tuple(changes), kinds(there))


def find(plan: Plan, name: str, there: list[Json]) -> Json | None:
    """The tool whose id we stored, else one that was made for us whose answer we never got; of several the oldest."""
    stored = plan.row.tools.get(name)
    for tool in there:
        if tool["id"] == stored:
            return tool
    alike = [tool for tool in there if owner_of(tool) == plan.restaurant_id and name_of(tool) == name]
    return alike[-1] if alike else None


def stale(wanted: Mapping[str, Any], held: Mapping[str, Any]) -> tuple[str, ...]:
    """Where a tool is not as it should be."""
    return differences({key: value for key, value in wanted.items() if key != "type"}, held)


def ours(plan: Plan, there: list[Json]) -> frozenset[str]:
    """The ids of all tools that are ours, those that nobody needs any more included."""
    stored = set(plan.row.tools.values())
    return frozenset(tool["id"] for tool in there if tool["id"] in stored or owner_of(tool) == plan.restaurant_id)


def kinds(there: list[Json]) -> dict[str, str]:
    """What kind of tool each is, by its id."""
    return {tool["id"]: str(tool.get("type")) for tool in there}


def delete(client: VapiClient, orphans: frozenset[str]) -> tuple[str, ...]:
    """Delete what was detached; one that somebody else's assistant refers to is left to it."""
    deleted = []
    for tool_id in sorted(orphans):
        try:
            client.delete_tool(tool_id)
        except Rejected as refusal:
            if refusal.code != "in_use":
                raise
        else:
            deleted.append(f"tools.{tool_id}.deleted")
    return tuple(deleted)


def name_of(tool: Mapping[str, Any]) -> str | None:
    """What the model calls a tool."""
    function = tool.get("function")
    return function.get("name") if isinstance(function, Mapping) else None
