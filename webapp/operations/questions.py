"""Answering a caller's question: from the settings as they are now, else from what the owner has written."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from webapp import knowledge
from webapp.knowledge import Finding, Standing, Verdict
from webapp.knowledge.words import spoken_language
from webapp.operations import settings_told
from webapp.operations.answer_vectors import entry_of
from webapp.store.answers import Answer
from webapp.store.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer, where it comes from (`kb`, `settings`), its language, and the entry it is of, if any."""

    answer: str
    source: str
    language: str
    entry_id: str | None


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a question asked in `language`: the answer, if one is sure; else the entries that `may` be it, for
    the reader to judge."""

    finding: Finding
    language: str
    answered: Answered | None = None
    may: tuple[Answer, ...] = ()


# By restaurant, with the answers it was made from: another snapshot has others.
_prepared: dict[str, tuple[tuple[Answer, ...], knowledge.Index]] = {}
_stood: dict[str, tuple[tuple[Answer, ...], tuple[Standing, ...]]] = {}


def reply(snapshot: Snapshot, question: str, now: datetime) -> Reply:
    """The answer to a question in the caller's own words; none rather than one that may be wrong."""
    finding, language = find(snapshot, question), spoken_language(question, snapshot.locale)
    told = settings_told.answer(snapshot, finding, question, now, language)
    if told is not None:
        return Reply(finding, language, Answered(told, "settings", language, None))
    if (found := answered(snapshot, finding)) is not None:
        return Reply(finding, language, found)
    return Reply(finding, language, may=_may(snapshot, finding))


def find(snapshot: Snapshot, question: str) -> Finding:
    """What is found for a question among the owner's answers, and may be told."""
    finding = knowledge.find(_index(snapshot), question, snapshot.locale)
    return only_checked(finding, {answer.id for answer in snapshot.answers if answer.is_checked})


def only_checked(finding: Finding, checked: Collection[str]) -> Finding:
    """Where a guest's safety hangs on it, only those that the owner marked as checked answer: the others stay among the
    candidates, to be seen by the owner."""
    if not finding.is_safety or finding.verdict is Verdict.NONE or finding.answer_id in checked:
        return finding
    may = any(candidate.entry_id in checked for candidate in finding.candidates)
    return replace(finding, verdict=Verdict.AMBIGUOUS if may else Verdict.NONE)


def answered(snapshot: Snapshot, finding: Finding) -> Answered | None:
    """The answer that was surely found, if any."""
    if finding.answer_id is None:
        return None
    found = next(answer for answer in snapshot.answers if answer.id == finding.answer_id)
    return Answered(found.answer, "kb", found.language, found.id)


def known_before(snapshot: Snapshot, now: datetime) -> tuple[Answer, ...]:
    """The answers that a reader may know before anybody asks. Not those on safety that nobody checked, as what is asked
    is not heard here; nor those that the settings answer instead."""
    found = zip(snapshot.answers, _standings(snapshot), strict=True)
    return tuple(
        answer
        for answer, stands in found
        if (answer.is_checked or not stands.is_safety) and not _is_of_settings(snapshot, answer, stands, now)
    )


def receipt(given: Reply) -> dict[str, Any]:
    """How it came to that, as it is kept beside the answer."""
    finding = given.finding
    return {
        "verdict": finding.verdict.value,
        "source": given.answered.source if given.answered else None,
        "heard": finding.heard,
        "topics": list(finding.topics),
        "is_safety": finding.is_safety,
        "candidates": [
            {
                "entry_id": each.entry_id,
                "score": each.score,
                "nearest": each.nearest,
                "why": [{"kind": why.kind, "words": list(why.words), "against": why.is_against} for why in each.why],
            }
            for each in finding.candidates
        ],
    }


def prepare(answers: Iterable[Answer]) -> knowledge.Index:
    """The owner's answers, ready to be asked."""
    return knowledge.prepare([entry_of(each) for each in answers])


def _may(snapshot: Snapshot, finding: Finding) -> tuple[Answer, ...]:
    if finding.verdict is not Verdict.AMBIGUOUS:
        return ()
    by_id = {answer.id: answer for answer in snapshot.answers}
    found = (by_id[candidate.entry_id] for candidate in finding.candidates)
    return tuple(answer for answer in found if answer.is_checked or not finding.is_safety)


def _is_of_settings(snapshot: Snapshot, answer: Answer, stands: Standing, now: datetime) -> bool:
    for question, topics in zip(answer.questions, stands.topics, strict=True):
        finding = Finding(Verdict.NONE, topics=topics)
        if settings_told.answer(snapshot, finding, question, now, answer.language) is not None:
            return True
    return False


def _standings(snapshot: Snapshot) -> tuple[Standing, ...]:
    held = _stood.get(snapshot.id)
    if held is None or held[0] is not snapshot.answers:
        found = knowledge.stand([entry_of(each) for each in snapshot.answers])
        _stood[snapshot.id] = held = (snapshot.answers, found)
    return held[1]


def _index(snapshot: Snapshot) -> knowledge.Index:
    held = _prepared.get(snapshot.id)
    if held is None or held[0] is not snapshot.answers:
        _prepared[snapshot.id] = held = (snapshot.answers, prepare(snapshot.answers))
    return held[1]
