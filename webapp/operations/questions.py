"""Answering a caller's question from what the owner has written."""

from dataclasses import dataclass

from webapp import knowledge
from webapp.store.snapshots import Answer, Snapshot


@dataclass(frozen=True, slots=True)
class Answered:
    """The owner's answer, its language, and the entry it comes from."""

    answer: str
    source: str
    language: str
    entry_id: str


# By restaurant, with the answers it was made from: another snapshot has others.
_prepared: dict[str, tuple[tuple[Answer, ...], knowledge.Index]] = {}


def ask(snapshot: Snapshot, question: str) -> Answered | None:
    """The answer to a question in the caller's own words; None rather than one that may be wrong."""
    match = knowledge.find(_index(snapshot), question, snapshot.locale)
    if match is None:
        return None
    found = next(answer for answer in snapshot.answers if answer.id == match.entry_id)
    return Answered(found.answer, "kb", found.language, found.id)


def _index(snapshot: Snapshot) -> knowledge.Index:
    held = _prepared.get(snapshot.id)
    if held is None or held[0] is not snapshot.answers:
        entries = [knowledge.Entry(answer.id, answer.questions, answer.language) for answer in snapshot.answers]
        _prepared[snapshot.id] = held = (snapshot.answers, knowledge.prepare(entries))
    return held[1]
