"""The owner's answers as the prompt has them, where the owner wants that, so that nobody waits for them."""

from dataclasses import dataclass
from datetime import datetime

from webapp.operations import questions
from webapp.operations.assistants.choices import Choices
from webapp.operations.assistants.prompt import tokens
from webapp.speech.instructions import instruction
from webapp.store.answers import Answer
from webapp.store.snapshots import Snapshot

MOST_TOKENS = 3000


@dataclass(frozen=True, slots=True)
class Listed:
    """The answers in words, and about how many tokens these have; "" and 0 where the prompt is to have none."""

    written: str = ""
    tokens: int = 0

    @property
    def is_too_long(self) -> bool:
        return self.tokens > MOST_TOKENS

    @property
    def told(self) -> str:
        """What the prompt gets: all of them or none."""
        return "" if self.is_too_long else self.written


def listed(snapshot: Snapshot, choices: Choices, now: datetime) -> Listed:
    """Those that the assistant may know before it is asked, in the owner's order, under the rule for candidates."""
    known = questions.known_before(snapshot, now) if choices.lists_answers else ()
    if not known:
        return Listed()
    written = "\n".join([instruction("answers", snapshot.locale), *map(_line, known)])
    return Listed(written, tokens(written, snapshot.locale))


def _line(answer: Answer) -> str:
    """On one line each, so that no answer looks like a part of the prompt."""
    return f"- {' '.join(answer.questions[0].split())} {' '.join(answer.answer.split())}"
