"""The columns of an answer that its words are found by: made when it is written, and anew when they are made of other
words or by another model than now."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from webapp.knowledge import Entry, keeping, vectors
from webapp.models import FaqEntry
from webapp.store.answers import Answer
from webapp.store.transaction import read, write

_entry = FaqEntry.__table__
_of = _entry.c
_ALL = select(_of.id, _of.restaurant_id, _of.question, _of.phrasings, _of.answer, _of.language, _of.vectors_of)
_RENEW = update(_entry).where(
    _of.restaurant_id == bindparam("rid"),
    _of.id == bindparam("row"),
    _of.vectors_of.is_not_distinct_from(bindparam("was")),
)


def columns(question: str, phrasings: Sequence[str], answer: str, language: str) -> dict[str, Any]:
    """`vectors` and what they are of; both empty where vectors are absent."""
    entry = Entry("", (question, *phrasings), language, answer)
    made = keeping.made(entry)
    return {"vectors": made, "vectors_of": keeping.sum_of(entry) if made else None}


def entry_of(answer: Answer) -> Entry:
    """An answer as it is looked for, with its vectors where they are still of its words and of this model."""
    entry = Entry(answer.id, answer.questions, answer.language, answer.answer, answer.is_checked, answer.vectors)
    if answer.vectors is None or answer.vectors_of == keeping.sum_of(entry):
        return entry
    return Entry(answer.id, answer.questions, answer.language, answer.answer, answer.is_checked)


def are_stale() -> bool:
    """Whether any are to be made anew; costs no vectors."""
    return vectors.are_there() and bool(read(_stale))


def renew() -> int:
    """Make those anew that are to be; how many. What is written meanwhile has its own and keeps them."""
    stale = read(_stale) if vectors.are_there() else []
    for row in stale:
        renewed = _RENEW.values(**columns(row.question, row.phrasings, row.answer, row.language))
        given = {"rid": row.restaurant_id, "row": row.id, "was": row.vectors_of}
        write(row.restaurant_id, lambda c, renewed=renewed, given=given: c.execute(renewed, given))  # type: ignore[misc]
    return len(stale)


def _stale(connection: Connection) -> list[Any]:
    return [row for row in connection.execute(_ALL) if row.vectors_of != keeping.sum_of(_bare(row))]


def _bare(row: Any) -> Entry:
    return Entry(row.id, (row.question, *row.phrasings), row.language, row.answer)
