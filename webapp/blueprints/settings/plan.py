"""The floor plan as it is drawn: every table has a place, those nobody has placed yet stand in rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from webapp.operations.restaurants import PlacedTable

WIDTH, HEIGHT = 1000, 620  # of the drawing
LOW = 50  # half the height of a table that has room
ROUND_UP_TO = 2  # seats of a table that is drawn round


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table with its middle and half its size in units of the drawing."""

    table: PlacedTable
    x: int
    y: int
    half_width: int
    half_height: int
    is_round: bool

    @property
    def left(self) -> str:
        """Its middle in hundredths of the width, as a field shows it."""
        return f"{self.x / WIDTH * 100:.1f}"

    @property
    def top(self) -> str:
        """Its middle in hundredths of the height."""
        return f"{self.y / HEIGHT * 100:.1f}"


def laid_out(tables: Sequence[PlacedTable]) -> list[Drawn]:
    """The tables in their places."""
    columns = max(ceil(sqrt(len(tables) * WIDTH / HEIGHT)), 1)
    lines = max(ceil(len(tables) / columns), 1)
    drawn = []
    for index, table in enumerate(tables):
        line, column = divmod(index, columns)
        x = round((column + 0.5) * WIDTH / columns) if table.x is None else table.x
        y = round((line + 0.5) * HEIGHT / lines) if table.y is None else round(table.y * HEIGHT / 1000)
        half = min(46 + min(table.seats_max, 12) * 4, WIDTH * 9 // columns // 20)
        low = min(LOW, HEIGHT * 9 // lines // 20)
        is_round = table.seats_max <= ROUND_UP_TO
        drawn.append(Drawn(table, x, y, min(half, low) if is_round else half, low, is_round))
    return drawn
