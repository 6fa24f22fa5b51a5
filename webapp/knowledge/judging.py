"""Whether a question finds its answer, may find it, or does not."""

from webapp.knowledge import matching
from webapp.knowledge.finding import Candidate, Finding, Verdict, Why
from webapp.knowledge.index import Index
from webapp.knowledge.words import fold


def find(index: Index, question: str, locale: str) -> Finding:
    """The answer to `question`, or what may be; entries in its language come first, or in `locale` when its words do
    not tell."""
    match = matching.find(index, question, locale)
    if match is None:
        return Finding(Verdict.NONE, heard=fold(question))
    why = tuple(Why("word", said) for said in match.why)
    candidate = Candidate(match.entry_id, match.score, match.phrasing, why)
    return Finding(Verdict.CONFIDENT, (candidate,), heard=fold(question))
