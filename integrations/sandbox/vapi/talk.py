"""What is said in a call, on a clock of its own: every line takes as long as it takes to say it."""

import json
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

SECONDS_FOR_A_WORD = 0.35
SECONDS_FOR_A_TOOL = 1.2
VARIABLE = re.compile(r"""\{\{\s*([A-Za-z_][\w.]*)\s*(?:\|\s*default:\s*["']([^"']*)["']\s*)?\}\}""")
OPENAI_ROLES = {"bot": "assistant", "user": "user", "system": "system"}

Object = dict[str, Any]


class Talk:
    """The messages of a call in the two shapes Vapi keeps them in, and as a transcript."""

    def __init__(self, began: datetime) -> None:
        self.began = began
        self.seconds = 0.0
        self.messages: list[Object] = []
        self.openai_formatted: list[Object] = []

    @property
    def now(self) -> datetime:
        return self.began + timedelta(seconds=self.seconds)

    @property
    def transcript(self) -> str:
        names = {"bot": "AI", "user": "User"}
        said = [(names[one["role"]], one["message"]) for one in self.messages if one["role"] in names]
        return "".join(f"{name}: {text}\n" for name, text in said)

    def instruct(self, prompt: str) -> None:
        self._add({"role": "system", "message": prompt})
        self.openai_formatted.append({"role": "system", "content": prompt})

    def say(self, role: str, text: str) -> None:
        """Who says it is "bot" or "user"; nothing is said in no words."""
        if not text:
            return
        began, lasts = self._time(), len(text.split()) * SECONDS_FOR_A_WORD
        entry = {"endTime": began + lasts * 1000, "duration": lasts * 1000} | ({"source": ""} if role == "bot" else {})
        self._add({"role": role, "message": text, **entry})
        self.seconds += lasts
        self.openai_formatted.append({"role": OPENAI_ROLES[role], "content": text})

    def call_tools(self, calls: list[Object]) -> None:
        """The model asks for tools; here their arguments are always a text."""
        self._add({"role": "tool_calls", "message": "", "toolCalls": calls})
        self.openai_formatted.append({"role": "assistant", "content": "", "tool_calls": calls})
        self.seconds += SECONDS_FOR_A_TOOL

    def answer(self, name: str, call_id: str, result: str) -> None:
        self._add({"role": "tool_call_result", "name": name, "result": result, "toolCallId": call_id})
        self.openai_formatted.append({"role": "tool", "content": result, "tool_call_id": call_id})

    def _add(self, entry: Object) -> None:
        self.messages.append({**entry, "time": self._time(), "secondsFromStart": round(self.seconds, 3)})

    def _time(self) -> float:
        return self.now.timestamp() * 1000


def expanded(value: Any, variables: Mapping[str, Any]) -> Any:
    """A text with its `{{ variables }}` filled in as Liquid does: one nobody knows becomes nothing, silently."""
    if not isinstance(value, str):
        return value
    return VARIABLE.sub(lambda found: _looked_up(found[1], variables) or found[2] or "", value)


def filled(value: Any, results: Mapping[str, str]) -> Any:
    """A script's argument with what earlier tools answered: "$create_booking.booking.reference", "$check.slots.0".

    Raises LookupError when the tool did not answer that.
    """
    if isinstance(value, dict):
        return {key: filled(inner, results) for key, inner in value.items()}
    if not isinstance(value, str) or not value.startswith("$"):
        return value
    tool, _, path = value[1:].partition(".")
    try:
        found = json.loads(results[tool])
        for step in path.split("."):
            found = found[int(step)] if isinstance(found, list) else found[step]
    except (ValueError, TypeError):
        raise LookupError(value) from None
    return found


def _looked_up(path: str, variables: Mapping[str, Any]) -> str:
    found: Any = variables
    for step in path.split("."):
        found = found.get(step) if isinstance(found, Mapping) else None
    return "" if found is None else str(found)
