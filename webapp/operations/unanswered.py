"""Questions nobody could surely answer: written down as they come, counted, and forgotten with whoever asked them."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select

from webapp.knowledge import Finding
from webapp.knowledge.words import spoken_language
from webapp.models import ToolCall, UnansweredQuestion
from webapp.models.types import new_id
from webapp.operations.memberships import Place
from webapp.speech.text import one_line
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read

LONGEST = 200
LONGEST_CALL_ID = 200
_table, _tool_call = UnansweredQuestion.__table__, ToolCall.__table__
_of_restaurant = _table.c.restaurant_id == bindparam("rid")
_OPEN = select(func.count()).select_from(_table).where(_of_restaurant, _table.c.state == "open")
_ASKED = select(_tool_call.c.question).where(
    _tool_call.c.restaurant_id == bindparam("rid"),
    _tool_call.c.id.in_(bindparam("row_ids", expanding=True)),
    _tool_call.c.question.is_not(None),
)
_ASKED_BY_OTHERS = select(_tool_call.c.question).where(
    _tool_call.c.restaurant_id == bindparam("rid"),
    _tool_call.c.question.in_(bindparam("questions", expanding=True)),
    _tool_call.c.id.not_in(bindparam("row_ids", expanding=True)),
)
_THESE = delete(_table).where(_of_restaurant, _table.c.question.in_(bindparam("questions", expanding=True)))
_OLD = delete(_table).where(_of_restaurant, _table.c.last_heard_at < bindparam("cutoff"))


def row(snapshot: Snapshot, asked: dict[str, Any], finding: Finding) -> dict[str, Any]:
    """A tool call that found no sure answer, as a row of `unanswered_question`."""
    words = one_line(asked["arguments"]["question"])[:LONGEST]
    call_id = asked["call_id"]
    return {
        "id": new_id(),
        "restaurant_id": asked["restaurant_id"],
        "question": asked["question"],
        "words": words,
        "language": spoken_language(words, snapshot.locale),
        "verdict": finding.verdict.value,
        "topic": finding.topics[0] if finding.topics else None,
        "suggestions": [candidate.entry_id for candidate in finding.candidates],
        "call_id": call_id[:LONGEST_CALL_ID] if call_id else None,
        "first_heard_at": asked["started_at"],
        "last_heard_at": asked["started_at"],
        "heard_count": 1,
        "state": "open",
    }


def count(connection: Connection, restaurant_id: str) -> int:
    """How many wait for an answer, the same words counted once."""
    return connection.execute(_OPEN, {"rid": restaurant_id}).scalar() or 0


def waiting(place: Place) -> int:
    """The same, of a person's restaurant."""
    return read(lambda connection: count(connection, place.id))


def forget(connection: Connection, restaurant_id: str, tool_call_ids: list[str]) -> None:
    """Forget what was asked in these tool calls and in no others; before their own rows are blanked."""
    keys = {"rid": restaurant_id, "row_ids": tool_call_ids}
    theirs = set(connection.scalars(_ASKED, keys))
    if not theirs:
        return
    others = set(connection.scalars(_ASKED_BY_OTHERS, {**keys, "questions": sorted(theirs)}))
    connection.execute(_THESE, {"rid": restaurant_id, "questions": sorted(theirs - others)})


def forget_old(connection: Connection, restaurant_id: str, cutoff: datetime) -> None:
    """Forget what was last asked before a moment."""
    connection.execute(_OLD, {"rid": restaurant_id, "cutoff": cutoff})
