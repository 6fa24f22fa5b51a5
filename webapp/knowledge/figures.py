"""Rows of figures, as vectors and evidence come in."""

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


def unit(rows: Vectors) -> Vectors:
    """The rows, each of length 1."""
    found: Vectors = (rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)).astype(np.float32)
    return found
