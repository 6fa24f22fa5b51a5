"""How a stretch of time is asked for: around a moment, so many minutes back and forth, on a grid of 15 minutes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

GRID = 15
NOTICE = timedelta(minutes=GRID)  # nothing can be booked earlier than that from now
KNOWN_REACH = 180  # minutes each way that a client in production asks for
WIDEST_REACH = 720  # minutes each way that OpenTable's other API allows


@dataclass(frozen=True, slots=True)
class Window:
    """One request: minutes before and after a moment, UTC."""

    around: datetime
    backward: int
    forward: int


def windows(start: datetime, end: datetime, now: datetime) -> Iterator[Window]:
    """The requests that cover `start` up to `end`, what is past left out: one for a day, two where it has 25 hours.

    None reaches further than is known to work, unless one of those would not be enough: a caller waits for it.
    """
    first = on_grid(max(start, now + NOTICE))
    last = on_grid(end)
    reach = KNOWN_REACH if _minutes(first, last) <= 2 * KNOWN_REACH else WIDEST_REACH
    while first < last:
        span = min(_minutes(first, last), 2 * reach)
        backward = span // 2 // GRID * GRID
        yield Window(first + timedelta(minutes=backward), backward, span - backward)
        first += timedelta(minutes=2 * reach)


def on_grid(moment: datetime) -> datetime:
    """The next quarter of an hour, UTC; every zone's offset is made of quarters."""
    moment = moment.astimezone(UTC)
    over = timedelta(minutes=moment.minute % GRID, seconds=moment.second, microseconds=moment.microsecond)
    return moment + (timedelta(minutes=GRID) - over if over else over)


def _minutes(first: datetime, last: datetime) -> int:
    return int((last - first).total_seconds()) // 60
