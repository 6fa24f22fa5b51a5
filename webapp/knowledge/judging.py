"""Whether a question finds its answer, may find it, or does not."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from webapp.knowledge import index as lexical
from webapp.knowledge import matching, safety, settings_named, vectors
from webapp.knowledge.finding import Candidate, Entry, Finding, Verdict, Why
from webapp.knowledge.words import fold

if TYPE_CHECKING:
    from webapp.knowledge.answers import Answers

# One question at a time: it is all processor time, and several at once would each take longer than in turn.
_turn = threading.Lock()


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


def warm() -> None:
    """Load model and lexicon now, where they are there, rather than while a caller waits."""
    if vectors.are_there():
        from webapp.knowledge import lexicon

        vectors.warm()
        lexicon.lexicon()


def find(index: Index, question: str, locale: str) -> Finding:
    """The answer to `question`, or what may be; in `locale`, when its words do not tell their language."""
    asked = fold(question)
    if len(written := index.asked_as.get(asked, ())) == 1:
        candidate = Candidate(written[0].id, 1.0, question, (Why("written"),))
        return Finding(Verdict.CONFIDENT, (candidate,), is_safety=safety.is_named(question), heard=asked)
    if not asked or not vectors.are_there():
        return _by_words(index, question, locale)
    from webapp.knowledge import meaning

    with _turn:
        return meaning.find(index.meanings, question, locale) if index.meanings else meaning.place(question, locale)


def _by_words(index: Index, question: str, locale: str) -> Finding:
    match = matching.find(index.words, question, locale)
    topics, is_safety, heard = settings_named.named(question), safety.is_named(question), fold(question)
    if match is None:
        return Finding(Verdict.NONE, topics=topics, is_safety=is_safety, heard=heard)
    why = tuple(Why("word", said) for said in match.why)
    candidate = Candidate(match.entry_id, match.score, match.phrasing, why)
    return Finding(Verdict.CONFIDENT, (candidate,), topics, is_safety, heard)
