"""Reading Vapi's envelope: every shape it has been seen in (contracts/vapi.md, 4.2), tolerantly.

What can't be read is left out or answered on its own; one bad call never harms the others.
"""

import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import Any

import orjson

LONGEST_ID = 200
LONGEST_NUMBER = 300  # digits; Python refuses to read many thousands
E164 = re.compile(r"\+[1-9]\d{5,14}")


@dataclass(frozen=True, slots=True)
class ToolCallAsked:
    """One tool call of an envelope; `arguments` is None when they can't be read."""

    id: str
    name: str
    arguments: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Envelope:
    """A message from Vapi. `caller` is the number the network gives, E.164, or None; `message` all of it, as sent."""

    type: str
    call_id: str | None = None
    phone_number_id: str | None = None
    assistant_id: str | None = None
    caller: str | None = None
    tool_calls: tuple[ToolCallAsked, ...] = field(default=())
    message: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)

    @property
    def kept_call_id(self) -> str | None:
        """The call's id as it may be kept."""
        return None if self.call_id is None else short(self.call_id)


def read(body: bytes) -> Envelope | None:
    """The envelope of a request body, or None when there is none in it."""
    message = _dict(_dict(_load(body)).get("message"))
    if not message:
        return None
    call, chat = _dict(message.get("call")), _dict(message.get("chat"))
    number = _dict(message.get("phoneNumber"))
    assistant = _dict(message.get("assistant"))
    customer = _dict(message.get("customer")) or _dict(call.get("customer"))
    return Envelope(
        type=_text(message.get("type")) or "",
        call_id=_text(call.get("id")) or _text(chat.get("id")),
        phone_number_id=_id(call.get("phoneNumberId")) or _id(number.get("id")),
        assistant_id=_id(call.get("assistantId")) or _id(assistant.get("id")),
        caller=_number(customer.get("number")),
        tool_calls=_tool_calls(message),
        message=message,
    )


def short(text: str) -> str:
    """An id as it may be kept: one that is too long, or not text a database takes, by its hash."""
    if len(text) <= LONGEST_ID and text.isprintable():
        return text
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _load(body: bytes) -> Any:
    """JSON, strict and fast; else as tolerant as can be: NaN, lone surrogates, byte order marks, UTF-16."""
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        pass
    try:
        text = body.decode(json.detect_encoding(body), "surrogatepass").lstrip("\ufeff")
        return json.loads(text, parse_int=lambda digits: int(digits[:LONGEST_NUMBER]))
    except (ValueError, RecursionError):
        return None


def _tool_calls(message: dict[str, Any]) -> tuple[ToolCallAsked, ...]:
    """The calls of the first list that has any; an id is asked, and answered, once."""
    for key in ("toolCallList", "toolCalls", "toolWithToolCallList"):
        calls: dict[str, ToolCallAsked] = {}
        listed = message.get(key)
        for entry in listed if isinstance(listed, list) else ():
            holder = _dict(entry).get("toolCall") if key == "toolWithToolCallList" else entry
            if (call := _tool_call(_dict(holder))) is not None:
                calls.setdefault(call.id, call)
        if calls:
            return tuple(calls.values())
    return ()


def _tool_call(entry: dict[str, Any]) -> ToolCallAsked | None:
    identity = entry.get("id")
    if not isinstance(identity, str) or not identity:
        return None
    function = _dict(entry.get("function"))
    name = function.get("name") or entry.get("name")
    for holder, key in ((function, "arguments"), (function, "parameters"), (entry, "arguments"), (entry, "parameters")):
        if holder.get(key) is not None:
            return ToolCallAsked(identity, name if isinstance(name, str) else "", _arguments(holder[key]))
    return ToolCallAsked(identity, name if isinstance(name, str) else "", {})


def _arguments(value: Any) -> dict[str, Any] | None:
    """Arguments as an object; Vapi sends them as one or as its text."""
    if isinstance(value, str):
        if not value.strip():
            return {}
        try:
            value = json.loads(value.lstrip("\ufeff"))
        except (ValueError, RecursionError):
            return None
    return value if isinstance(value, dict) else None


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _id(value: Any) -> str | None:
    """An id that a database can look for."""
    text = _text(value)
    return text if text is not None and text.isprintable() and len(text) <= LONGEST_ID else None


def _number(value: Any) -> str | None:
    return value if isinstance(value, str) and E164.fullmatch(value) else None
