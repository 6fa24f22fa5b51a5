"""How the files beside `webapp/knowledge` were made, from the lexicon and from questions that are not held out.

`python -m tests.knowledge.fitting` makes `lexicon.npz` (the phrasings' vectors) and `weights.json`, and prints the
curve of the threshold on questions of restaurants that the weights were not learnt from. By it the threshold is chosen.
Ten times as fast with OPENBLAS_NUM_THREADS=1 set.
"""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from tests.knowledge.faq_set import load as load_first_set
from tests.knowledge.question_set import load
from webapp import knowledge
from webapp.knowledge import answers, evidence, figures, lexicon, vectors, weighing
from webapp.knowledge.topics import TOPICS, Topic, further

SIZE = 128  # of a turned vector: more told topics apart no better
WITHIN = 2.0  # times the mean spread within a topic, added to every direction's
STEP, STEPS, FRUGAL = 0.05, 600, 0.01
PERHAPS = 0.04
FALSE = 0.02  # of the questions that nobody can answer, answered: at most
STRANGERS, NEAR = ("mare", "citta"), ("colle", "darsena", "mill", "sakura")
Judged = tuple[float, bool, bool, bool]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """A question at a restaurant: its table of evidence, which rows answer it, and which are about another thing."""

    place: str
    table: Floats
    right: NDArray[np.bool_]
    is_another: NDArray[np.bool_]


def make_lexicon(topics: Sequence[Topic]) -> None:
    """Directions in which phrasings of one topic differ are shrunk, and the few kept in which topics differ."""
    sentences = vectors.encode([text.lower() for text in lexicon.all_phrasings()]).astype(float)
    topic = np.repeat(np.arange(len(topics)), [len(each.it) + len(each.en) for each in topics])
    centre = sentences.mean(axis=0)
    within = sentences - np.array([sentences[topic == number].mean(axis=0) for number in range(len(topics))])[topic]
    spread, directions = np.linalg.eigh(within.T @ within / len(within))
    shrink = (directions / np.sqrt(spread + WITHIN * spread.mean())) @ directions.T
    shrunk = (sentences - centre) @ shrink
    kept = np.linalg.eigh(shrunk.T @ shrunk)[1][:, ::-1][:, :SIZE]
    turned = figures.unit(shrunk @ kept)
    np.savez_compressed(
        lexicon.FILE,
        phrasings=np.clip(np.round(turned * 400), -127, 127).astype(np.int8),
        centre=centre.astype(np.float16),
        turn=(shrink @ kept).astype(np.float16),
        digest=np.array(lexicon.digest()),
    )


def cases() -> list[Case]:
    """The questions for choosing: those of the strangers' set that are not held out, those of the set that stands near
    what is not answered, and the first set's."""
    found = []
    for place in load("questions"):
        asked = [(each.text, each.answers) for each in place.questions if not each.is_held_out]
        found += _cases(place.id, place.locale, place.entries, asked)
    for place in load("near"):
        found += _cases(place.id, place.locale, place.entries, [(each.text, each.answers) for each in place.questions])
    for faq in load_first_set():
        asked = [(each.question, frozenset({each.entry} - {None})) for each in faq.asked]  # type: ignore[arg-type]
        found += _cases(faq.restaurant, faq.locale, faq.entries, asked)
    return found


def _cases(
    place: str, locale: str, entries: Sequence[knowledge.Entry], asked: Iterable[tuple[str, frozenset[str]]]
) -> list[Case]:
    prepared = answers.prepare(entries)
    ids = [entry.id for entry in entries]
    found = []
    for text, right in asked:
        seen = evidence.gather(prepared, answers.heard(prepared, text), locale)
        found.append(Case(place, seen.table().astype(float), np.isin(ids, list(right)), seen.is_another()))
    return found


def with_holes(all_cases: Sequence[Case]) -> list[Case]:
    """The cases, and each that has an answer once more without the entries that answer: a question nobody answers."""
    holes = [
        Case(case.place, case.table[~case.right], case.right[~case.right], case.is_another[~case.right])
        for case in all_cases
        if case.right.any()
    ]
    return [*all_cases, *holes]


@lru_cache(maxsize=1)
def places_of_bounded() -> tuple[tuple[int, int], ...]:
    """The columns of each bounded figure for the entry and for the best of all."""
    prepared = answers.prepare([knowledge.Entry("", ("parking",), "en", "Yes.")])
    names = list(evidence.gather(prepared, "parking", "en").figures)
    return tuple((names.index(kind), names.index(f"most_{kind}")) for kind in evidence.BOUNDED)


def learn(learnt_from: Sequence[Case]) -> dict[str, Any]:
    """The weights that make what happened likeliest, as a choice among the rows of each case and none."""
    rows = np.concatenate([case.table for case in learnt_from])
    centre, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    rows = np.clip((rows - centre) / spread, -weighing.FARTHEST, weighing.FARTHEST)
    sizes = [len(case.table) for case in learnt_from]
    of = np.repeat(np.arange(len(learnt_from)), sizes)
    firsts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    right = np.concatenate([case.right for case in learnt_from])
    answered = np.array([case.right.any() for case in learnt_from])
    bounded = places_of_bounded()
    weights = np.zeros(rows.shape[1] + 1)
    weights[-1] = 3.0
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        worth, none = rows @ weights[:-1], weights[-1]
        best = np.maximum(np.maximum.reduceat(worth, firsts), none)
        likely, unlikely = np.exp(worth - best[of]), np.exp(none - best)
        total = np.add.reduceat(likely, firsts) + unlikely
        chance = likely / total[of]
        hit = np.maximum(np.add.reduceat(chance * right, firsts), 1e-9)
        slope = chance - np.where(right, chance / hit[of], 0) * answered[of]
        slopes = np.append(
            rows.T @ slope + FRUGAL * len(learnt_from) * weights[:-1], (unlikely / total - ~answered).sum()
        )
        mean, square = 0.9 * mean + 0.1 * slopes, 0.99 * square + 0.01 * slopes**2
        weights -= STEP * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        for own, most in bounded:  # to be more alike never speaks against the entry that is the most alike
            weights[most] = max(weights[most], -weights[own] * spread[most] / spread[own])
    return {
        "centre": centre.round(5).tolist(),
        "spread": spread.round(5).tolist(),
        "weights": weights[:-1].round(5).tolist(),
        "none": round(float(weights[-1]), 5),
    }


def judged(learnt: dict[str, Any], case: Case) -> Judged:
    """How sure the likeliest row is; whether it is right, one of the best three is, and any is."""
    chances = weighing.read({**learnt, "enough": 1, "perhaps": 1}).chances(case.table.astype(np.float32))
    order = np.argsort(-chances)[:3]
    sure = 0.0 if case.is_another[order[0]] else float(chances[order[0]])
    return sure, bool(case.right[order[0]]), bool(case.right[order].any()), bool(case.right.any())


def across(all_cases: Sequence[Case], places: Sequence[str]) -> list[Judged]:
    """Each of the restaurants judged by weights learnt from all others."""
    found = []
    for place in places:
        learnt = learn(with_holes([case for case in all_cases if case.place != place]))
        found += [judged(learnt, case) for case in all_cases if case.place == place]
    return found


def enough(outcomes: Sequence[Judged]) -> float:
    """The least sure that answers so few of what nobody can answer."""
    unknown = sorted((sure for sure, *_, is_known in outcomes if not is_known), reverse=True)
    return math.ceil(100 * unknown[int(FALSE * len(unknown))] + 1e-6) / 100


def show_curve(name: str, outcomes: Sequence[Judged]) -> None:
    known = [each for each in outcomes if each[3]]
    unknown = [each for each in outcomes if not each[3]]
    print(f"{name}: {len(known)} with an answer, {len(unknown)} without")
    print(f"recall@1 {np.mean([each[1] for each in known]):.3f} recall@3 {np.mean([each[2] for each in known]):.3f}")
    for least in (0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9):
        right = np.mean([each[0] >= least and each[1] for each in known])
        wrong = np.mean([each[0] >= least and not each[1] for each in known])
        false = np.mean([each[0] >= least for each in unknown])
        print(f"enough {least:.2f}  right {right:.3f}  wrong {wrong:.3f}  answered though unknown {false:.3f}")


def judged_apart(topics: Sequence[Topic]) -> tuple[list[Case], list[Judged]]:
    """The cases by a lexicon made of these topics, and what comes of those of restaurants that were not learnt from."""
    with patch("webapp.knowledge.lexicon.TOPICS", tuple(topics)):
        make_lexicon(topics)
        lexicon.lexicon.cache_clear()
        all_cases = cases()
    strangers, near = across(all_cases, STRANGERS), across(all_cases, NEAR)
    for name, outcomes in {"strangers'": strangers, "near": near, "both": strangers + near}.items():
        show_curve(name, outcomes)
    return all_cases, strangers + near


def main() -> None:
    print("Without the topics that were written on reading misses of these sets, to choose the threshold")
    least = enough(judged_apart([topic for topic in TOPICS if topic not in further.TOPICS])[1])
    print("With all topics")
    learnt = {**learn(with_holes(judged_apart(TOPICS)[0])), "enough": least, "perhaps": PERHAPS}
    print(f"enough: {least}")
    weighing.FILE.write_text(json.dumps(learnt, indent=1) + "\n")


if __name__ == "__main__":
    main()
