"""How well strangers' questions are answered: `python -m tests.knowledge.rates`.

Prints, for each set, recall among the first candidates, what is answered, and what wrongly, by kind and language, with
95 % intervals; the half that is held out apart; and the time a question takes among 500 entries.
"""

import math
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from unittest.mock import patch

from tests.knowledge.question_set import Place, Question, load
from webapp import knowledge
from webapp.knowledge import Entry, Finding, Verdict, vectors
from webapp.operations.questions import only_checked

MANY = 500  # entries
SIGMAS = 1.96
SETS = ("questions", "elsewhere")


@dataclass(frozen=True)
class Outcome:
    """`finding` as it is told; `answers` are the entries that may answer."""

    question: Question
    finding: Finding
    answers: frozenset[str]

    @property
    def is_known(self) -> bool:
        return bool(self.answers)

    @property
    def is_right(self) -> bool:
        return self.finding.answer_id in self.answers

    @property
    def is_wrong(self) -> bool:
        return self.finding.answer_id is not None and not self.is_right

    @property
    def may_be_right(self) -> bool:
        """Whether the reader of the candidates can answer."""
        return self.is_right or (self.finding.verdict is Verdict.AMBIGUOUS and self.is_among(3))

    def is_among(self, first: int) -> bool:
        return any(each.entry_id in self.answers for each in self.finding.candidates[:first])


def outcomes(places: Iterable[Place]) -> Iterator[Outcome]:
    """Every question asked at its own restaurant. Where a guest's safety hangs on it, what no checked entry answers is
    for a person: nobody knows."""
    for place in places:
        index = knowledge.prepare(place.entries)
        checked = frozenset(entry.id for entry in place.entries if entry.is_checked)
        for question in place.questions:
            found = only_checked(knowledge.find(index, question.text, place.locale), checked)
            yield Outcome(question, found, question.answers & checked if question.is_safety else question.answers)


def interval(count: int, of: int) -> tuple[float, float, float]:
    """A share with its 95 % interval, after Wilson."""
    if not of:
        return 0.0, 0.0, 1.0
    share, z = count / of, SIGMAS**2
    middle = (share + z / (2 * of)) / (1 + z / of)
    half = SIGMAS * math.sqrt(share * (1 - share) / of + z / (4 * of * of)) / (1 + z / of)
    return share, max(0.0, middle - half), min(1.0, middle + half)


def rates(seen: Sequence[Outcome]) -> dict[str, tuple[int, int]]:
    """How many of how many, by what is counted."""
    known, unknown = [each for each in seen if each.is_known], [each for each in seen if not each.is_known]
    return {
        "recall@1": (sum(each.is_among(1) for each in known), len(known)),
        "recall@3": (sum(each.is_among(3) for each in known), len(known)),
        "answered": (sum(each.is_right for each in known), len(known)),
        "wrong": (sum(each.is_wrong for each in known), len(known)),
        "false": (sum(each.is_wrong for each in unknown), len(unknown)),
        "answer or candidate": (sum(each.may_be_right for each in known), len(known)),
    }


def show(name: str, seen: Sequence[Outcome]) -> None:
    """A line with every rate and its interval."""
    shown = []
    for rate, (count, of) in rates(seen).items():
        share, low, high = interval(count, of)
        shown.append(f"{rate} {share:.3f} [{low:.3f} {high:.3f}] of {of}")
    print(f"{name}: " + "; ".join(shown))


def show_time(places: Sequence[Place]) -> None:
    """The time of a question among many entries."""
    entries: list[Entry] = []
    for turn in range(MANY):
        for place in places:
            entries += [
                replace(each, id=f"{place.id}-{each.id}-{turn}", questions=tuple(f"{q} {turn}" for q in each.questions))
                for each in place.entries
            ]
        if len(entries) >= MANY:
            break
    index = knowledge.prepare(entries[:MANY])
    taken = []
    for question in places[0].questions:
        begun = time.process_time()
        knowledge.find(index, question.text, "it")
        taken.append((time.process_time() - begun) * 1000)
    taken.sort()
    print(
        f"{MANY} entries: p50 {taken[len(taken) // 2]:.1f} ms, p95 {taken[len(taken) * 95 // 100]:.1f} ms of processor"
    )


def show_set(name: str) -> None:
    """All rates of one set."""
    seen = list(outcomes(load(name)))
    show(name, seen)
    if name == "questions":
        show("  held out", [each for each in seen if each.question.is_held_out])
        show("  used for choosing", [each for each in seen if not each.question.is_held_out])
        seen = [each for each in seen if each.question.is_held_out]
    for kind, language in sorted({(each.question.kind, each.question.language) for each in seen}):
        show(f"  {kind} {language}", [o for o in seen if (o.question.kind, o.question.language) == (kind, language)])


def main() -> None:
    for name in SETS:
        show_set(name)
    show_time(load("questions"))
    with patch.object(vectors, "are_there", return_value=False):
        print("without vectors")
        for name in SETS:
            show(f"  {name}", list(outcomes(load(name))))


if __name__ == "__main__":
    main()
