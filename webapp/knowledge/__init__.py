"""Finding the owner's answer to a question, or honestly none; `docs/knowledge.md` says how, and how well.

Called through the package: `knowledge.prepare(...)` once for a restaurant's entries, `knowledge.find(...)` for each
question.
"""

from webapp.knowledge.index import Entry, Index, prepare
from webapp.knowledge.matching import Match, find

__all__ = ["Entry", "Index", "Match", "find", "prepare"]
