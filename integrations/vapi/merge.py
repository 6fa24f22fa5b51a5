"""Our part of somebody's assistant: it is replaced, everything else is kept, and what Vapi then holds is compared.

A change goes: GET, `with_ours`, PATCH the whole model, GET, `differences`. Vapi has no lock on its objects, and its
PATCH replaces `model` as a whole.
"""

import copy
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

BEGIN, END = "[Tavolo begins: written by Tavolo, changes in here are lost]", "[Tavolo ends]"
SECTION = re.compile(re.escape(BEGIN) + r".*?" + re.escape(END), re.DOTALL)

Json = dict[str, Any]


def with_ours(model: Mapping[str, Any], section: str, own_ids: Collection[str], wanted_ids: Sequence[str]) -> Json:
    """The whole model with our section of its prompt and our tools; an empty section takes ours out.

    `own_ids` are all tools that are ours to detach, `wanted_ids` those that the assistant shall have, in this order
    after the tools of others.
    """
    merged = copy.deepcopy(dict(model))
    merged["messages"] = _messages(merged.get("messages") or [], section)
    others = [tool_id for tool_id in merged.get("toolIds") or [] if tool_id not in {*own_ids, *wanted_ids}]
    merged["toolIds"] = [*others, *wanted_ids]
    return merged


def section_of(model: Mapping[str, Any]) -> str | None:
    """Our section as the assistant's prompt has it, without its marks; None when it has none."""
    for message in model.get("messages") or []:
        if message.get("role") == "system" and (found := SECTION.search(message.get("content") or "")):
            return found.group()[len(BEGIN) : -len(END)].strip("\n")
    return None


def differences(wanted: Any, held: Any, place: str = "") -> tuple[str, ...]:
    """Where what Vapi holds is not what was sent, as dotted paths; what it has besides is no difference."""
    return tuple(_differences(wanted, held, place))


def _differences(wanted: Any, held: Any, place: str) -> Iterator[str]:
    if isinstance(wanted, Mapping) and isinstance(held, Mapping):
        for key, value in wanted.items():
            yield from _differences(value, held.get(key), f"{place}.{key}" if place else str(key))
    elif isinstance(wanted, list | tuple) and isinstance(held, list) and len(wanted) == len(held):
        for index, value in enumerate(wanted):
            yield from _differences(value, held[index], f"{place}.{index}")
    elif wanted != held:
        yield place


def _messages(messages: list[Json], section: str) -> list[Json]:
    """In the system message that has our section, else at the end of the first one, else in a new one before all."""
    prompts = [message for message in messages if message.get("role") == "system"]
    marked = [message for message in prompts if SECTION.search(message.get("content") or "")]
    inner = section.replace(BEGIN, "").replace(END, "")  # the marks of ours alone count
    ours = f"{BEGIN}\n{inner}\n{END}" if section else ""
    if not prompts:
        return [{"role": "system", "content": ours}, *messages] if ours else messages
    target = (marked or prompts)[0]
    target["content"] = _prompt(target.get("content") or "", ours)
    return messages


def _prompt(text: str, ours: str) -> str:
    if not SECTION.search(text):
        return "\n\n".join(part for part in (text, ours) if part)
    if ours:
        return SECTION.sub(lambda _: ours, text, count=1)
    return SECTION.sub("", text).rstrip("\n")
