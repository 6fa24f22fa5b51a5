"""Running a tool by hand: the spoken line, the JSON, the decision rule by rule and the time it took.

It is rehearsed: nothing is kept, unless it is asked to be carried out, which happens at the present moment alone.
"""

import json
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from webapp.knowledge import Finding
from webapp.models.types import new_id, utc_now
from webapp.speech.phones import country_of, hear_phone
from webapp.store import snapshots, tool_calls
from webapp.store.transaction import read
from webapp.tools import questions
from webapp.tools.doors import vapi
from webapp.tools.doors.envelope import Envelope, ToolCallAsked
from webapp.tools.openapi import description
from webapp.tools.parameters import ANSWERS, VOICE_DOOR
from webapp.tools.registry import BY_NAME, TOOLS
from webapp.tools.tool import Tool

MOST_REPLAYED = 40
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
    finding: Finding | None = None  # of a question

    @property
    def spoken(self) -> str:
        return str(self.answer.get("message", ""))

    @property
    def written(self) -> str:
        """The answer as JSON for people to read."""
        return json.dumps(self.answer, ensure_ascii=False, indent=2)


@dataclass(frozen=True, slots=True)
class Again:
    """A call of the log, rehearsed: what it `was` answered then, and what it would be now."""

    trial: Trial
    arguments: dict[str, Any]
    at: datetime
    was: dict[str, Any]

    @property
    def differences(self) -> tuple[tuple[str, str, str], ...]:
        """The fields whose answer is another now: name, then, now."""
        now = self.trial.answer
        return tuple(
            (name, _shown(self.was.get(name)), _shown(now.get(name)))
            for name in dict.fromkeys((*self.was, *now))
            if self.was.get(name) != now.get(name)
        )


def slots(restaurant_id: str, name: str) -> tuple[Slot, ...]:
    """The fields of a tool. Raises `UnknownTool`, and `LookupError` without such a restaurant."""
    tool, snapshot = _tool(name), read(lambda connection: snapshots.of(connection, restaurant_id))
    told = tuple(
        Slot(
            each.voice,
            description(each, VOICE_DOOR, snapshot.locale),
            str(each.kind.schema["type"]),
            VOICE_DOOR in each.needed,
        )
        for each in tool.parameters
        if VOICE_DOOR in each.doors and each.kind is not ANSWERS
    )
    asked = questions.arguments(tool, snapshot).items()
    return told + tuple(
        Slot(name, questions.about(each, snapshot.locale), "string", questions.is_needed(tool, each, snapshot))
        for name, each in asked
    )


def changes(name: str) -> bool:
    """Whether a tool changes anything. Raises `UnknownTool`."""
    return _tool(name).changes


def run(
    restaurant_id: str, name: str, arguments: Mapping[str, Any], caller: str, at: datetime | None, *, carry_out: bool
) -> Trial:
    """Call a tool as a caller from this number would, at a moment (aware; None is now). Raises `UnknownTool`,
    `LookupError` without such a restaurant, and ValueError for a number that is none."""
    tool, snapshot = _tool(name), read(lambda connection: snapshots.of(connection, restaurant_id))
    number = hear_phone(caller, country_of(snapshot.phone, snapshot.locale)) if caller else None
    if caller and number is None:
        raise ValueError(caller)
    call = ToolCallAsked(new_id(), tool.voice, dict(arguments))
    envelope = Envelope("tool-calls", caller=number)
    moment = utc_now() if carry_out or at is None else at
    started = time.perf_counter()
    told = vapi.run(call, envelope, snapshot, moment, door="test", rehearses=not carry_out)
    return Trial(
        tool.voice, told.answer, told.decision, (time.perf_counter() - started) * 1000, carry_out, told.finding
    )


def again(restaurant_id: str, tool_call_id: str, caller: str) -> Again:
    """Rehearse a call of the log at the moment it was made, against the settings and the book of today. Raises
    `LookupError` where there is no such call, and ValueError for a number that is none."""
    row = read(lambda connection: tool_calls.asked(connection, restaurant_id, tool_call_id))
    tool = BY_NAME.get(row.tool) if row is not None else None
    if tool is None or row.answer is None:
        raise UnknownTool(tool_call_id)
    trial = run(restaurant_id, tool.voice, row.arguments, caller, row.started_at, carry_out=False)
    return Again(trial, dict(row.arguments), row.started_at, dict(row.answer))


def replay(restaurant_id: str, tool_call_ids: Sequence[str], caller: str) -> tuple[Again, ...]:
    """Each of a phone call's tool calls rehearsed as in `again`, without those that can't be. Raises `LookupError`
    without such a restaurant, and ValueError for a number that is none."""
    found = []
    for tool_call_id in tool_call_ids[:MOST_REPLAYED]:
        with suppress(UnknownTool):
            found.append(again(restaurant_id, tool_call_id, caller))
    return tuple(found)


def _tool(name: str) -> Tool:
    if name not in BY_VOICE:
        raise UnknownTool(name)
    return BY_VOICE[name]


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else json.dumps(value, ensure_ascii=False)
