"""The owner's answers as the phone needs them."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Answer:
    """An FAQ entry: every way of asking, and the answer in `language`. `is_checked`: it may answer on safety.
    `vectors` were made of what `vectors_of` says."""

    id: str
    questions: tuple[str, ...]
    answer: str
    language: str
    is_checked: bool = False
    vectors: bytes | None = field(default=None, repr=False)
    vectors_of: str | None = None


def answer_of(row: Any) -> Answer:
    """A row of `faq_entry` so."""
    questions = (row.question, *row.phrasings)
    return Answer(row.id, questions, row.answer, row.language, row.is_checked, row.vectors, row.vectors_of)
