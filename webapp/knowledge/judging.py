"""Whether a question finds its answer, may find it, or does not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from webapp.knowledge import index as lexical
from webapp.knowledge import matching, safety, vectors
from webapp.knowledge.finding import Candidate, Entry, Finding, Verdict, Why
from webapp.knowledge.words import fold

if TYPE_CHECKING:
    from webapp.knowledge.answers import Answers


@dataclass(frozen=True)
class Index:
    """The entries by their words, and by what they mean where vectors are there; `asked_as` are those with just these
    words."""

    words: lexical.Index
    asked_as: dict[str, tuple[Entry, ...]]
    meanings: "Answers | None" = None


def prepare(entries: Sequence[Entry]) -> Index:
    """Everything that does not depend on the question."""
    asked_as: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        for asked in dict.fromkeys(map(fold, entry.questions)):
            asked_as[asked] = (*asked_as.get(asked, ()), entry)
    asked_as.pop("", None)
    if not entries or not vectors.are_there():
        return Index(lexical.prepare(entries), asked_as)
    from webapp.knowledge import answers

    return Index({}, asked_as, answers.prepare(entries))


def find(index: Index, question: str, locale: str) -> Finding:
    """The answer to `question`, or what may be; in `locale`, when its words do not tell their language."""
    asked = fold(question)
    if len(written := index.asked_as.get(asked, ())) == 1:
        candidate = Candidate(written[0].id, 1.0, question, (Why("written"),))
        return Finding(Verdict.CONFIDENT, (candidate,), is_safety=safety.is_named(question), heard=asked)
    if index.meanings is None or not asked:
        return _by_words(index, question, locale)
    from webapp.knowledge import meaning

    return meaning.find(index.meanings, question, locale)


def _by_words(index: Index, question: str, locale: str) -> Finding:
    match = matching.find(index.words, question, locale)
    is_safety, heard = safety.is_named(question), fold(question)
    if match is None:
        return Finding(Verdict.NONE, is_safety=is_safety, heard=heard)
    why = tuple(Why("word", said) for said in match.why)
    candidate = Candidate(match.entry_id, match.score, match.phrasing, why)
    return Finding(Verdict.CONFIDENT, (candidate,), is_safety=is_safety, heard=heard)
