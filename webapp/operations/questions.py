"""Answering a caller's question from what the owner has written."""

from collections.abc import Iterable
from dataclasses import dataclass

from webapp import knowledge
from webapp.store.answers import Answer
from webapp.store.snapshots import Snapshot


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
    return answered(snapshot, find(snapshot, question))


def find(snapshot: Snapshot, question: str) -> knowledge.Finding:
    """What is found for a question among the owner's answers."""
    return knowledge.find(_index(snapshot), question, snapshot.locale)


def answered(snapshot: Snapshot, finding: knowledge.Finding) -> Answered | None:
    """The answer that was surely found, if any."""
    if finding.answer_id is None:
        return None
    found = next(answer for answer in snapshot.answers if answer.id == finding.answer_id)
    return Answered(found.answer, "kb", found.language, found.id)


def prepare(answers: Iterable[Answer]) -> knowledge.Index:
    """The owner's answers, ready to be asked."""
    return knowledge.prepare([_entry(each) for each in answers])


def _index(snapshot: Snapshot) -> knowledge.Index:
    held = _prepared.get(snapshot.id)
    if held is None or held[0] is not snapshot.answers:
        _prepared[snapshot.id] = held = (snapshot.answers, prepare(snapshot.answers))
    return held[1]


def _entry(answer: Answer) -> knowledge.Entry:
    return knowledge.Entry(
        answer.id, answer.questions, answer.language, answer.answer, answer.is_checked, answer.vectors
    )
