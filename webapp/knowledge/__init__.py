"""Finding the owner's answer to a question, or honestly none; `docs/knowledge.md` says how, and how well.

Called through the package: `knowledge.prepare(...)` once for a restaurant's entries, `knowledge.find(...)` for each
question.
"""

from webapp.knowledge.finding import Candidate, Entry, Finding, Verdict, Why
from webapp.knowledge.judging import Index, find, prepare, warm

__all__ = ["Candidate", "Entry", "Finding", "Index", "Verdict", "Why", "find", "prepare", "warm"]
