"""One tool call, from arguments as given to what the door answers."""

import logging
from dataclasses import replace
from typing import Any, Protocol

from sqlalchemy import Connection

from webapp.operations import calls, openings, receipts
from webapp.operations.calls import Asked, Explain, Keep, Told
from webapp.operations.refusals import Refusal
from webapp.operations.sources import CHECK_S
from webapp.store.transaction import BookUnavailable
from webapp.tools import arguments
from webapp.tools.tool import Result, Tool

log = logging.getLogger(__name__)


class Door(Protocol):
    """How a door words what it answers."""

    name: str  # whose argument forms it takes: json or voice

    def accept(self, tool: Tool, asked: Asked, value: Any) -> dict[str, Any]: ...

    def refuse(self, tool: Tool | None, asked: Asked, refusal: Refusal) -> dict[str, Any]: ...


def perform(tool: Tool, door: Door, asked: Asked, given: dict[str, Any], *, rehearses: bool = False) -> Told:
    """Read the arguments, run the tool, log it; or only rehearse it, which changes nothing. Never raises: whatever
    happens, the caller is told something."""

    values: dict[str, Any] = {}

    def understand() -> None:
        values.update(arguments.read(tool.parameters, door.name, given, asked))
        if tool.prepare is not None and asked.snapshot.sources:
            values.update(tool.prepare(asked, **values))

    def work(connection: Connection, as_it_is: Asked) -> Told:
        return _told(tool, door, as_it_is, tool.run(connection, as_it_is, **values), explain)

    def explain(as_it_is: Asked, refusal: Refusal) -> Told:
        refusals.append(refusal)
        if refusal.decision is not None:
            refusal.decision = openings.explained(
                as_it_is.snapshot,
                refusal.decision,
                as_it_is.now,
                as_it_is.deadline(CHECK_S),
                refusal.facts.get("area"),
                refusal.facts.get("without"),
            )
        return Told(door.refuse(tool, as_it_is, refusal), receipts.of(refusal.decision))

    refusals: list[Refusal] = []
    try:
        if rehearses:
            return calls.rehearse(asked, understand, work, explain, changes=tool.changes)
        told = (calls.answer_once if tool.changes else calls.answer)(asked, understand, work, explain)
        if any(refusal.line == "wrong_reference" for refusal in refusals) and asked.call_id is not None:
            calls.count_wrong_reference(asked.snapshot.id, asked.call_id, asked.now)
        return told
    except BookUnavailable:
        return Told(door.refuse(tool, asked, Refusal(tool.unavailable)))
    except Exception:  # our own mistake, whatever it is: the caller is still told something
        log.exception("%s failed", tool.json)
        return Told(door.refuse(tool, asked, Refusal("INTERNAL_ERROR")))


def _told(tool: Tool, door: Door, asked: Asked, result: Result, explain: Explain) -> Told:
    told = Told(
        door.accept(tool, asked, result.value),
        result.receipt,
        result.booking.id if result.booking else None,
        finding=result.finding,
    )
    finish = result.finish
    if finish is None:
        return told

    def finished(keep: Keep) -> Told:
        kept: list[Told] = []

        def note(connection: Connection, after: Result) -> None:
            kept[:] = [_told(tool, door, asked, after, explain)]
            keep(connection, kept[0])

        try:
            after = finish(note)
            return kept[0] if kept else _told(tool, door, asked, after, explain)
        except Refusal as refusal:
            return replace(explain(asked, refusal), booking_id=told.booking_id)  # it was there for a moment

    return replace(told, finish=finished)
