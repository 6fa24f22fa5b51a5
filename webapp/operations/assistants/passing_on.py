"""Vapi's own tool for passing calls on, as it stands in an assistant's model: without a destination Vapi asks our
server where to, by reason and hour; an assistant that reports to another server is given the numbers themselves."""

from collections.abc import Mapping, Sequence
from typing import Any

from integrations.vapi.merge import differences
from webapp.operations.assistants.prompt import TRANSFER
from webapp.speech.instructions import instruction
from webapp.speech.lines import line
from webapp.speech.liquid import plain
from webapp.store.snapshots import Snapshot

Json = dict[str, Any]
ASKS_US: Json = {"type": TRANSFER, "destinations": []}


def tools(snapshot: Snapshot, own_line: str | None, transfers: Sequence[Json], *, asks_us: bool) -> tuple[Json, ...]:
    """The tool, or none where there is no number. `own_line` is for whatever no other number is for; `asks_us`: what
    happens in the assistant's calls, and so where to pass one on, is asked of our server."""
    if not (own_line or transfers):
        return ()
    return (ASKS_US if asks_us else {"type": TRANSFER, "destinations": _listed(snapshot, own_line, transfers)},)


def with_ours(
    held: Sequence[Json], wanted: Sequence[Json], ours: Sequence[Json], others: Mapping[str, str]
) -> tuple[list[Json], list[Json]]:
    """The tools of a model with ours in their places, and which of those wanted are now in it. `ours` are those that we
    put there before; `others` are the kinds of the tools that the model refers to. One of a kind that somebody else's
    is of is left out: theirs is kept."""
    theirs = [tool for tool in held if not _is_ours(tool, ours)]
    taken = {*(tool.get("type") for tool in theirs), *others.values()}
    placed = [tool for tool in wanted if tool["type"] not in taken]
    kept = [tool for tool in held if not _is_ours(tool, ours) or any(_is_as(each, tool) for each in placed)]
    return [*kept, *(tool for tool in placed if not any(_is_as(tool, each) for each in kept))], placed


def _is_ours(held: Json, ours: Sequence[Json]) -> bool:
    """Whether it is a tool that we put there, whatever Vapi has added: nobody has given it other numbers."""
    return any((each["type"], _numbers(each)) == (held.get("type"), _numbers(held)) for each in ours)


def _is_as(wanted: Json, held: Json) -> bool:
    return not differences(wanted, {**held, "destinations": held.get("destinations") or []})


def _numbers(tool: Json) -> list[Any]:
    return [each.get("number") for each in tool.get("destinations") or []]


def _listed(snapshot: Snapshot, own_line: str | None, transfers: Sequence[Json]) -> list[Json]:
    """Each number once, with whom and when it is for."""
    reasons: dict[str, list[str]] = {}
    for each in transfers:
        reasons.setdefault(each["phone"], []).append(_reason(each, snapshot.locale))
    if own_line:
        reasons.setdefault(own_line, []).append(instruction("passed_on_otherwise", snapshot.locale))
    spoken = line("giving_on", snapshot.locale)
    return [
        {"type": "number", "number": number, "description": plain(" ".join(told)), "message": spoken}
        for number, told in reasons.items()
    ]


def _reason(transfer: Json, locale: str) -> str:
    reason, since, until = (transfer.get(name) for name in ("reason", "since", "until"))
    named = instruction("passed_on_for", locale, reason=reason) if reason else instruction("passed_on", locale)
    at = instruction("passed_on_at", locale, since=since, until=until) if since and until else ""
    return f"{named} {at}".strip()
