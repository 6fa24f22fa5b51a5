"""How large a test runs: small in `make test`, full size in `make torture`."""

import os
from typing import TypeVar

Size = TypeVar("Size")

TORTURE = os.environ.get("TORTURE", "0") not in ("", "0")


def size(small: Size, full: Size) -> Size:
    """`small`, or `full` when the environment says TORTURE=1."""
    return full if TORTURE else small
