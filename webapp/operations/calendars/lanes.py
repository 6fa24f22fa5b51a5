"""Bookings that overlap, laid side by side."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Span(NamedTuple):
    """Something from `start` to `end` (end excluded); `key` is its caller's."""

    start: int
    end: int
    key: int


def clusters(spans: Iterable[Span]) -> Iterator[list[Span]]:
    """What overlaps, directly or by way of others, together; in order of time."""
    together: list[Span] = []
    until = 0
    for span in sorted(spans):
        if together and span.start >= until:
            yield together
            together = []
        until = max(until, span.end) if together else span.end
        together.append(span)
    if together:
        yield together


def lanes(spans: Iterable[Span]) -> dict[int, int]:
    """The lane of each span by its key, the lowest that is free; counted from 0."""
    ends: list[int] = []
    found: dict[int, int] = {}
    for span in sorted(spans):
        free = next((lane for lane, end in enumerate(ends) if end <= span.start), len(ends))
        if free == len(ends):
            ends.append(span.end)
        else:
            ends[free] = span.end
        found[span.key] = free
    return found
