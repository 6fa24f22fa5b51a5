"""What a restaurant's guests are written, as a snapshot of it holds that."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Texting:
    """What guests are written: as `models.TextSettings`, with what is usual where nothing is stored."""

    switches: Mapping[str, bool] = field(default_factory=dict)
    templates: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    reminder_hours: int = 24
    texts_per_hour: int = 100
    by_email: bool = False
    price_micros: int | None = None
    currency: str | None = None

    def is_on(self, kind: str) -> bool:
        """Whether guests get this kind of text."""
        return self.switches.get(kind, True)


def texting_of(row: Any) -> Texting:
    """Of what is stored, or what is usual."""
    if row is None:
        return Texting()
    return Texting(**{name: getattr(row, name) for name in Texting.__dataclass_fields__})
