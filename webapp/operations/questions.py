"""Answering a caller's question."""

from dataclasses import dataclass

from webapp.store.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Answered:
    """The owner's answer, its language, and the entry it comes from."""

    answer: str
    source: str
    language: str
    entry_id: str


def ask(snapshot: Snapshot, question: str) -> Answered | None:
    """The answer to a question asked as the owner wrote it."""
    for entry in snapshot.answers:
        if question.lower() in [each.lower() for each in entry.questions]:
            return Answered(entry.answer, "kb", entry.language, entry.id)
    return None
