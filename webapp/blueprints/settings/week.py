"""The week as a drawing: a row for each day, a bar for each shift."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from webapp.operations.restaurants.file import WEEKDAYS

MINUTES_PER_DAY = 1440
MARGIN_MINUTES = 60
LEAST_SPAN = (11 * 60, 24 * 60)  # what is shown of a day at least


@dataclass(frozen=True, slots=True)
class Bar:
    """A shift on a day; `left` and `width` in thousandths of the drawing."""

    name: str
    first: str
    last: str
    left: int
    width: int


@dataclass(frozen=True, slots=True)
class Week:
    """Monday's bars first; `hours` are the hours of the clock with their place in thousandths."""

    days: tuple[tuple[Bar, ...], ...]
    hours: tuple[tuple[int, int], ...]


def week_plan(shifts: Sequence[dict[str, Any]]) -> Week:
    """The week of the file's shifts."""
    spans = [(shift, *_span(shift)) for shift in shifts]
    begins = min([LEAST_SPAN[0], *(first for _, first, _ in spans)]) - MARGIN_MINUTES
    begins = max(begins - begins % 60, 0)
    ends = max([LEAST_SPAN[1], *(last for _, _, last in spans)]) + MARGIN_MINUTES
    length = ends - begins

    def place(minute: int) -> int:
        return (minute - begins) * 1000 // length

    def bars(weekday: str) -> tuple[Bar, ...]:
        return tuple(
            Bar(shift["name"], shift["first_seating"], shift["last_seating"], place(first), place(last) - place(first))
            for shift, first, last in sorted(spans, key=lambda each: each[1])
            if weekday in shift["weekdays"]
        )

    hours = tuple((minute // 60 % 24, place(minute)) for minute in range(begins, ends + 1, 120))
    return Week(tuple(bars(weekday) for weekday in WEEKDAYS), hours)


def overlapping(shifts: Sequence[dict[str, Any]]) -> list[str]:
    """The names of each two of the file's shifts that share a weekday and an hour: callers are told both."""
    found = []
    for place, one in enumerate(shifts):
        for other in shifts[place + 1 :]:
            (first, last), (others_first, others_last) = _span(one), _span(other)
            if set(one["weekdays"]) & set(other["weekdays"]) and first <= others_last and others_first <= last:
                found.append(f"{one['name']}, {other['name']}")
    return found


def minutes(clock: str) -> int:
    """ "19:30" as minutes after midnight."""
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def _span(shift: dict[str, Any]) -> tuple[int, int]:
    first, last = minutes(shift["first_seating"]), minutes(shift["last_seating"])
    return first, last + (MINUTES_PER_DAY if last < first else 0)
