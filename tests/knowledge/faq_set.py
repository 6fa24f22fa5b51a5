"""The development set: three restaurants' entries and what callers ask there, and how well they are answered.

`python -m tests.knowledge.faq_set` prints the rates and the curve of the threshold.
"""

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

from webapp import knowledge
from webapp.knowledge import index, matching

FILE = Path(__file__).parents[1] / "data" / "faq_dev.json"


@dataclass(frozen=True)
class Asked:
    """`entry` is the id of the entry that answers; None when none does."""

    question: str
    entry: str | None
    kind: str


@dataclass(frozen=True)
class FaqOf:
    """A restaurant's entries and questions. Nothing was chosen by those of one that is held out."""

    restaurant: str
    locale: str
    is_held_out: bool
    entries: tuple[knowledge.Entry, ...]
    asked: tuple[Asked, ...]

    def without(self, entry_id: str) -> index.Index:
        return index.prepare([entry for entry in self.entries if entry.id != entry_id])


@dataclass(frozen=True)
class Outcome:
    restaurant: FaqOf
    asked: Asked
    found: str | None

    @property
    def is_wrong(self) -> bool:
        return self.found not in (None, self.asked.entry)

    @property
    def is_right(self) -> bool:
        return self.found is not None and not self.is_wrong


def load() -> list[FaqOf]:
    return [
        FaqOf(
            faq["restaurant"],
            faq["locale"],
            faq["held_out"],
            tuple(
                knowledge.Entry(entry["id"], tuple(entry["questions"]), entry["language"], entry.get("answer", ""))
                for entry in faq["entries"]
            ),
            tuple(Asked(asked["ask"], asked["entry"], asked["kind"]) for asked in faq["questions"]),
        )
        for faq in json.loads(FILE.read_text())
    ]


def answered(faqs: Iterable[FaqOf]) -> Iterator[Outcome]:
    """Every question asked at its own restaurant."""
    for faq in faqs:
        prepared = index.prepare(faq.entries)
        yield from (_outcome(prepared, faq, asked) for asked in faq.asked)


def answered_without_the_entry(faqs: Iterable[FaqOf]) -> Iterator[Outcome]:
    """Every question that has an answer, and every phrasing, asked where just that entry is missing."""
    for faq in faqs:
        for entry in faq.entries:
            prepared = faq.without(entry.id)
            questions = [asked.question for asked in faq.asked if asked.entry == entry.id]
            yield from (
                _outcome(prepared, faq, Asked(each, None, "left out")) for each in (*questions, *entry.questions)
            )


def answered_elsewhere(faqs: Iterable[FaqOf]) -> Iterator[Outcome]:
    """Every question that has an answer, asked at the other restaurants: only an entry of the same name answers it."""
    for here, there in permutations(faqs, 2):
        prepared = index.prepare(there.entries)
        yield from (_outcome(prepared, there, asked) for asked in here.asked if asked.entry)


def _outcome(prepared: index.Index, faq: FaqOf, asked: Asked) -> Outcome:
    match = matching.find(prepared, asked.question, faq.locale)
    return Outcome(faq, asked, match.entry_id if match else None)


def show(name: str, outcomes: Iterable[Outcome]) -> None:
    seen = list(outcomes)
    answerable = [outcome for outcome in seen if outcome.asked.entry]
    right = sum(outcome.is_right for outcome in answerable)
    wrong = sum(outcome.is_wrong for outcome in answerable)
    false = sum(outcome.is_wrong for outcome in seen) - wrong
    print(
        f"{name:<28} answered {right:>3} of {len(answerable):>3}, wrong {wrong}; "
        f"of {len(seen) - len(answerable):>3} without an answer, answered {false}"
    )


def show_curve(faqs: list[FaqOf]) -> None:
    chosen = matching.ENOUGH
    for hundredths in range(50, 101, 5):
        matching.ENOUGH = hundredths / 100
        outcomes = [*answered(faqs), *answered_without_the_entry(faqs)]
        right, wrong = sum(each.is_right for each in outcomes), sum(each.is_wrong for each in outcomes)
        print(f"enough {matching.ENOUGH:.2f}   right {right:>3}   wrong {wrong:>2}")
    matching.ENOUGH = chosen


def show_time(faqs: list[FaqOf]) -> None:
    prepared = index.prepare([entry for faq in faqs for entry in faq.entries])
    taken = []
    for asked in (asked for faq in faqs for asked in faq.asked):
        begun = time.perf_counter()
        matching.find(prepared, asked.question, "it")
        taken.append(time.perf_counter() - begun)
    taken.sort()
    p50, p95 = (taken[len(taken) * percent // 100] * 1e6 for percent in (50, 95))
    print(f"{sum(len(faq.entries) for faq in faqs)} entries: p50 {p50:.0f} us, p95 {p95:.0f} us")


def main() -> None:
    faqs = load()
    for_choosing = [faq for faq in faqs if not faq.is_held_out]
    for faq in faqs:
        show(f"{faq.restaurant}{' (held out)' if faq.is_held_out else ''}", answered([faq]))
    outcomes = list(answered(faqs))
    for kind in Counter(outcome.asked.kind for outcome in outcomes):
        show(f"  {kind}", (outcome for outcome in outcomes if outcome.asked.kind == kind))
    show("its entry left out", answered_without_the_entry(faqs))
    show("asked elsewhere", answered_elsewhere(faqs))
    show_curve(for_choosing)
    show_time(faqs)


if __name__ == "__main__":
    main()
