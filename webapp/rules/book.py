"""The book as the rules see it: who holds which table from when to when, and which parties start when.

Moments are whole minutes since 1970-01-01T00:00Z, so that a check is integer arithmetic.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def to_minute(moment: datetime) -> int:
    """The minute an aware datetime lies in. Raises TypeError for a naive one."""
    return (moment - EPOCH) // MINUTE


def first_minute_from(moment: datetime) -> int:
    """The first minute that begins at or after an aware datetime. Raises TypeError for a naive one."""
    return -((EPOCH - moment) // MINUTE)


def from_minute(minute: int) -> datetime:
    """The aware UTC datetime at the start of `minute`."""
    return EPOCH + timedelta(minutes=minute)


class Hold(NamedTuple):
    """A table held from `start` to `end` (end excluded), buffer included."""

    table_no: int
    start: int
    end: int


class Party(NamedTuple):
    """A party that starts at `start`, for pacing."""

    start: int
    people: int


@dataclass(frozen=True, slots=True)
class Book:
    """What is in the book between two moments. A booking being moved is left out by whoever reads the book.

    `elsewhere` are the only starts that every other book leaves open, in minutes; None where no other book counts.
    """

    holds: tuple[Hold, ...] = ()
    parties: tuple[Party, ...] = ()
    elsewhere: frozenset[int] | None = None
    by_table: dict[int, list[Hold]] = field(init=False, default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for hold in self.holds:
            self.by_table.setdefault(hold.table_no, []).append(hold)

    @staticmethod
    def of(holds: Iterable[Hold], parties: Iterable[Party] = (), elsewhere: frozenset[int] | None = None) -> "Book":
        return Book(tuple(holds), tuple(parties), elsewhere)

    def is_open_elsewhere(self, start: int) -> bool:
        """Whether every other book leaves a start open."""
        return self.elsewhere is None or start in self.elsewhere

    def on_table(self, table_no: int) -> list[Hold]:
        """The holds of one table, in no order."""
        return self.by_table.get(table_no, [])
