"""Running a tool by hand: the spoken line, the JSON, the decision rule by rule and the time it took.

It is rehearsed: nothing is kept, unless it is asked to be carried out, which happens at the present moment alone.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from webapp.models.types import new_id, utc_now
from webapp.speech.phones import country_of, hear_phone
from webapp.store import snapshots
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read
from webapp.tools.arguments import VOICE_DOOR
from webapp.tools.doors import vapi
from webapp.tools.doors.envelope import Envelope, ToolCallAsked
from webapp.tools.openapi import description
from webapp.tools.registry import TOOLS
from webapp.tools.tool import Tool

BY_VOICE: Mapping[str, Tool] = {tool.voice: tool for tool in TOOLS}


class UnknownTool(LookupError):
    """There is no voice tool of that name."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A field of the form: a tool's parameter as a voice model is given it."""

    name: str
    about: str
    kind: str  # "boolean", "integer" or "string"
    is_needed: bool


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it. `answer` is what the model gets, `spoken` what the caller hears of it."""

    tool: str
    answer: dict[str, Any]
    decision: dict[str, Any] | None
    milliseconds: float
    was_carried_out: bool

    @property
    def spoken(self) -> str:
        return str(self.answer.get("message", ""))

    @property
    def written(self) -> str:
        """The answer as JSON for people to read."""
        return json.dumps(self.answer, ensure_ascii=False, indent=2)


def slots(name: str, language: str) -> tuple[Slot, ...]:
    """The fields of a tool. Raises `UnknownTool`."""
    return tuple(
        Slot(
            each.voice,
            description(each, VOICE_DOOR, language),
            str(each.kind.schema["type"]),
            VOICE_DOOR in each.needed,
        )
        for each in _tool(name).parameters
        if VOICE_DOOR in each.doors
    )


def changes(name: str) -> bool:
    """Whether a tool changes anything. Raises `UnknownTool`."""
    return _tool(name).changes


def run(
    restaurant_id: str, name: str, arguments: Mapping[str, Any], caller: str, at: datetime | None, *, carry_out: bool
) -> Trial:
    """Call a tool as a caller from this number would, at a moment (aware; None is now). Raises `UnknownTool`,
    `LookupError` without such a restaurant, and ValueError for a number that is none."""
    tool, snapshot = _tool(name), _snapshot(restaurant_id)
    number = hear_phone(caller, country_of(snapshot.phone, snapshot.locale)) if caller else None
    if caller and number is None:
        raise ValueError(caller)
    call = ToolCallAsked(new_id(), tool.voice, dict(arguments))
    envelope = Envelope("tool-calls", caller=number)
    moment = utc_now() if carry_out or at is None else at
    started = time.perf_counter()
    told = vapi.run(call, envelope, snapshot, moment, door="test", rehearses=not carry_out)
    return Trial(tool.voice, told.answer, told.decision, (time.perf_counter() - started) * 1000, carry_out)


def _tool(name: str) -> Tool:
    if name not in BY_VOICE:
        raise UnknownTool(name)
    return BY_VOICE[name]


def _snapshot(restaurant_id: str) -> Snapshot:
    snapshot = read(lambda connection: snapshots.current(connection, restaurant_id))
    if snapshot is None:
        raise LookupError(restaurant_id)
    return snapshot
