"""The columns of an answer that its words are found by, made when it is written."""

from collections.abc import Sequence
from typing import Any

from webapp.knowledge import Entry, keeping
from webapp.store.answers import Answer


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
