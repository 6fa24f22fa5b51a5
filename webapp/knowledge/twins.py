"""Entries that say the same in two languages: they are one answer, and no rivals."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from webapp.knowledge.figures import Vectors, unit

ALIKE, TOGETHER = 0.6, 1.4  # questions and answers each, and both added


def found(
    languages: Sequence[str], sentences: Vectors, of: NDArray[np.int64], is_question: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """For each entry the first that says the same in another language, or itself."""
    codes = np.array(languages)
    count = len(codes)
    asked = np.array([_middle(sentences[(of == number) & is_question]) for number in range(count)])
    said = np.array([_middle(sentences[(of == number) & ~is_question]) for number in range(count)])
    questions, answers = unit(asked) @ unit(asked).T, unit(said) @ unit(said).T
    same = (codes[:, None] != codes) & (np.minimum(questions, answers) >= ALIKE) & (questions + answers >= TOGETHER)
    nearest = np.where(same, questions + answers, 0).argmax(axis=1)
    numbers = np.arange(count)
    mutual = same[numbers, nearest] & (nearest[nearest] == numbers)
    return np.where(mutual, np.minimum(numbers, nearest), numbers).astype(np.int64)


def together(chances: Vectors, twin_of: NDArray[np.int64], is_own_language: NDArray[np.bool_]) -> Vectors:
    """The chances, those of twins added up for the one in the question's language."""
    added = chances.copy()
    for second in np.flatnonzero(twin_of != np.arange(len(twin_of))):
        pair = [int(twin_of[second]), int(second)]
        told, other = pair if is_own_language[pair[0]] else pair[::-1]
        added[told], added[other] = chances[pair].sum(), 0
    return added


def _middle(rows: Vectors) -> Vectors:
    size = rows.shape[1]
    return np.asarray(unit(rows).mean(axis=0) if len(rows) else np.zeros(size), np.float32)
