"""What is typed into an address, or into a form without fields of its own."""

from collections.abc import Mapping
from datetime import date


def typed_date(given: Mapping[str, str], name: str) -> date | None:
    """A day as YYYY-MM-DD; None for anything else."""
    try:
        return date.fromisoformat(given.get(name, ""))
    except ValueError:
        return None


def typed_number(given: Mapping[str, str], name: str) -> int | None:
    """A number of digits alone; None for anything else."""
    text = given.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
