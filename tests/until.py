"""Waiting for what must come about."""

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")
PATIENCE_S = 60.0  # longer than a busy machine takes


def until(look: Callable[[], Found | None]) -> Found:
    """What `look` sees once that is true of anything; fails where it never is."""
    ends_at = time.monotonic() + PATIENCE_S
    while not (found := look()):
        assert time.monotonic() < ends_at, "it never came to that"
        time.sleep(0.01)
    return found
