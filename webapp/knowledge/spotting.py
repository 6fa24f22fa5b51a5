"""Which of many patterns are in a text; those of texts that are met again are kept."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

import numpy as np

from webapp.knowledge.figures import Vectors
from webapp.knowledge.words import KEPT, fold


def spotter(written: Iterable[str]) -> Callable[[Iterable[str]], Vectors]:
    """What gives 1 for each pattern that is in one of the texts it is given."""
    patterns = tuple(map(re.compile, written))

    @lru_cache(KEPT)
    def spotted(text: str) -> frozenset[int]:
        said = fold(text)
        return frozenset(number for number, pattern in enumerate(patterns) if pattern.search(said))

    def spot(texts: Iterable[str]) -> Vectors:
        found = frozenset().union(*map(spotted, texts))
        return np.array([number in found for number in range(len(patterns))], np.float32)

    return spot
