"""Finding the owner's answer to a question, or honestly none; `docs/knowledge.md` says how, and how well.

Called through the package: `knowledge.prepare(...)` once for a restaurant's entries, `knowledge.find(...)` for each
question; `knowledge.stand(...)` says what they are about before that.
"""

from webapp.knowledge.finding import Candidate, Entry, Finding, Verdict, Why
from webapp.knowledge.judging import Index, find, prepare, warm
from webapp.knowledge.standing import Standing, stand

__all__ = [
    "Candidate",
    "Entry",
    "Finding",
    "Index",
    "Standing",
    "Verdict",
    "Why",
    "find",
    "prepare",
    "stand",
    "warm",
]
