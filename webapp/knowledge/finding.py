"""What is asked of the owner's answers, and what comes back."""

from dataclasses import dataclass
from enum import StrEnum

CANDIDATES = 3  # at most


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer's id, every way of asking for it, and the language they are in (`it` or `en`). `is_checked`: the owner
    marked it as checked for safety. `vectors` are those of `questions` as `webapp.knowledge.vectors` keeps them, None
    where they are to be made."""

    id: str
    questions: tuple[str, ...]
    language: str
    answer: str = ""
    is_checked: bool = False
    vectors: bytes | None = None


class Verdict(StrEnum):
    """`CONFIDENT`: the first candidate answers. `AMBIGUOUS`: one of them may. `NONE`: nobody knows."""

    CONFIDENT = "confident"
    AMBIGUOUS = "ambiguous"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Why:
    """One thing that spoke for a candidate, or against it: its `kind`, and the words or figures of it."""

    kind: str
    words: tuple[str, ...] = ()
    is_against: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may answer, how sure that is (0 to 1), its phrasing nearest to the question, and why."""

    entry_id: str
    score: float
    nearest: str
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What came of a question. `candidates`: best first, at most three. `topics`: the names of those the question was
    placed on, likeliest first. `is_safety`: allergies, illness and the like, where only a checked entry may answer.
    `heard`: the question as it was understood."""

    verdict: Verdict
    candidates: tuple[Candidate, ...] = ()
    topics: tuple[str, ...] = ()
    is_safety: bool = False
    heard: str = ""

    @property
    def answer_id(self) -> str | None:
        """The id of the entry that surely answers, if any."""
        return self.candidates[0].entry_id if self.verdict is Verdict.CONFIDENT else None
