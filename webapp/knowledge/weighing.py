"""From evidence to how sure an entry is the answer: one choice among all entries and none, with weights that were
learnt from questions (`python -m tests.knowledge.fitting`; docs/knowledge.md says how, and how well)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from webapp.knowledge.figures import Vectors

FILE = Path(__file__).with_name("weights.json")
FARTHEST = 10.0  # spreads that a figure may be off its centre


@dataclass(frozen=True)
class Weights:
    """`centre` and `spread` bring each figure to one scale, `weights` say what it is worth, `none` what it is worth
    that nothing answers. From `enough` on the likeliest entry answers, from `perhaps` on it may."""

    centre: Vectors
    spread: Vectors
    weights: Vectors
    none: float
    enough: float
    perhaps: float

    def chances(self, table: Vectors) -> Vectors:
        """How likely each row is the answer; what is missing to 1 is that none is."""
        worth = np.clip((table - self.centre) / self.spread, -FARTHEST, FARTHEST) @ self.weights
        best = max(float(worth.max()), self.none)
        likely = np.exp(worth - best)
        found: Vectors = likely / (likely.sum() + np.exp(self.none - best))
        return found


@lru_cache(maxsize=1)
def weights() -> Weights:
    """Those that are kept beside this file."""
    return read(json.loads(FILE.read_text()))


def read(kept: Mapping[str, Any]) -> Weights:
    """Weights as they are kept in a file."""
    centre, spread, worth = (np.array(kept[name], np.float32) for name in ("centre", "spread", "weights"))
    return Weights(centre, spread, worth, kept["none"], kept["enough"], kept["perhaps"])
