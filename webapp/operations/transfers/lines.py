"""What an import would do, line by line, and what is wrong with it."""

from dataclasses import dataclass
from typing import Any

KINDS = ("bookings", "guests")


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell that cannot be taken: its column's key, the reason (missing, unreadable, too_long, out_of_range,
    unclear_date, no_such_time, not_then), and the text."""

    column: str
    reason: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file. `outcome` is new, known (in the book already, so left alone), changed (there, and to be as
    the file says), twice (as in an earlier line) or wrong. `values` are by column, as they would be kept; `tables` are
    those a booking would get, empty for one that has no table yet, None for one that needs none."""

    number: int
    outcome: str
    values: dict[str, Any]
    problems: tuple[Problem, ...] = ()
    tables: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """`columns` are the keys that were understood, `ignored` the headings that were not."""

    kind: str
    columns: tuple[str, ...]
    ignored: tuple[str, ...]
    lines: tuple[Line, ...]

    def count(self, outcome: str) -> int:
        """How many lines have this outcome."""
        return sum(line.outcome == outcome for line in self.lines)

    @property
    def can_be_carried_out(self) -> bool:
        """Whether nothing is wrong and there is something new."""
        return not self.count("wrong") and bool(self.count("new") + self.count("changed"))


class WrongLines(ValueError):
    """Lines that cannot be taken: nothing was imported. `preview` says which and why."""

    def __init__(self, preview: Preview) -> None:
        super().__init__(f"{preview.count('wrong')} lines are wrong")
        self.preview = preview
