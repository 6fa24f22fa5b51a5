"""The tools as Vapi is given them, derived from the registry. The application hands them to the operations, which know
no tool."""

from typing import Any

from webapp.speech.instructions import instruction
from webapp.store.snapshots import Snapshot
from webapp.tools import questions
from webapp.tools.openapi import arguments, description
from webapp.tools.parameters import ANSWERS, VOICE_DOOR
from webapp.tools.registry import TOOLS
from webapp.tools.tool import Tool

SLOW_MS = 3500  # a caller wonders after that
EMPTY = {"en": "Empty text if none.", "it": "Testo vuoto se non c'è."}


def functions(
    snapshot: Snapshot, can_book: bool, can_wait: bool = False, can_text: bool = False
) -> tuple[dict[str, Any], ...]:
    """`function` and `messages` of each tool; without those that need a book where nothing can be booked, those that
    need a waiting list where nobody can be put on one, and those that need texts where none can be sent."""
    return tuple(
        _given(tool, snapshot)
        for tool in TOOLS
        if (can_book or not tool.needs_book)
        and (can_wait or not tool.needs_waitlist)
        and (can_text or not tool.needs_texts)
    )


def _given(tool: Tool, snapshot: Snapshot) -> dict[str, Any]:
    about = description(tool, VOICE_DOOR, snapshot.locale)
    function = {"name": tool.voice, "description": about, "strict": True, "parameters": _strict(tool, snapshot)}
    return {"function": function, "messages": _fillers(tool, snapshot.locale)}


def _strict(tool: Tool, snapshot: Snapshot) -> dict[str, Any]:
    """The arguments as strict mode wants them: all are required. Vapi takes no null for a type, so what may be left out
    is a text that may be empty; a box is false. What answers a provider's questions is an argument for each."""
    language, schema = snapshot.locale, arguments(tool, VOICE_DOOR, snapshot.locale)
    needed = set(schema["required"])
    whole = {each.voice for each in tool.parameters if each.kind is ANSWERS}
    properties = {
        name: each if name in needed or each["type"] == "boolean" else _optional(each, language)
        for name, each in schema["properties"].items()
        if name not in whole
    }
    for name, question in questions.arguments(tool, snapshot).items():
        asked = {"type": "string", "description": questions.about(question, language)}
        properties[name] = asked if questions.is_needed(tool, question, snapshot) else _optional(asked, language)
    return {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}


def _optional(schema: dict[str, Any], language: str) -> dict[str, Any]:
    return {"type": "string", "description": f"{schema['description']} {EMPTY[language]}"}


def _fillers(tool: Tool, language: str) -> list[dict[str, Any]]:
    """What is said while a tool works. Without a first one Vapi makes up its own; `request-failed` is said as it is,
    since not every version of Vapi takes it as a hint to the model."""
    start = instruction("filler_changes" if tool.changes else "filler_reads", language)
    return [
        {"type": "request-start", "content": start},
        {
            "type": "request-response-delayed",
            "content": instruction("filler_slow", language),
            "timingMilliseconds": SLOW_MS,
        },
        {"type": "request-failed", "content": instruction("filler_failed", language)},
    ]
