"""What to offer instead: a few starts of the same day, and the first of the next days."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time

from webapp.rules.book import Book
from webapp.rules.decision import Opening
from webapp.rules.engine import allowed_starts, openings
from webapp.rules.hours import last_bookable_day, minute_of_day, today
from webapp.rules.house import House
from webapp.rules.policy import require_people
from webapp.rules.seating import ways_to_seat

MOST_OFFERED = 3  # as many as a caller can keep in mind


def same_day_alternatives(
    house: House, book: Book, day: date, at: time | None, people: int, now: datetime, area: str | None = None
) -> tuple[Opening, ...]:
    """Up to three openings of `day` other than `at`, nearest first.

    They are the nearest before, the nearest after and, of the rest, the one farthest from those; where there is nothing
    on one side, the nearest and what is farthest from it. With no `at` they are spread over the day, soonest first.
    Raises ValueError as `openings`.
    """
    found = openings(house, book, day, people, now, area)
    if at is None:
        return tuple(sorted(_spread(found, found[:1]), key=lambda opening: opening.time))
    others = [opening for opening in found if opening.time != at]
    nearest_first = sorted(others, key=lambda opening: _minutes_apart(opening.time, at))
    before = [opening for opening in nearest_first if opening.time < at]
    after = [opening for opening in nearest_first if opening.time > at]
    chosen = _spread(nearest_first, [*before[:1], *after[:1]])
    return tuple(opening for opening in nearest_first if opening in chosen)


def next_openings(
    house: House,
    book_of: Callable[[date], Book],
    day: date,
    people: int,
    now: datetime,
    area: str | None = None,
    days: int = 2,
) -> tuple[Opening, ...]:
    """The first opening of each of the next `days` days after `day` that have one, up to the last bookable day.

    `book_of` gives the book of a day, covering its `window`; it is asked only for days with starts the policy allows.
    Raises ValueError as `openings`.
    """
    require_people(people)
    if people > house.policy.max_people or (house.keeps_book and not ways_to_seat(house, people, area)):
        return ()
    first = max(day.toordinal() + 1, today(house, now).toordinal())
    last = last_bookable_day(house, now).toordinal()
    found: list[Opening] = []
    for later in map(date.fromordinal, range(first, last + 1)):
        if len(found) == days:
            break
        if not house.keeps_book or allowed_starts(house, Book(), later, people, now):
            found += openings(house, book_of(later), later, people, now, area)[:1]
    return tuple(found)


def _spread(candidates: Sequence[Opening], chosen: Iterable[Opening]) -> list[Opening]:
    """`chosen` filled up to three, each time with the candidate farthest from all chosen so far."""
    offered = list(chosen)
    while len(offered) < min(MOST_OFFERED, len(candidates)):
        rest = (opening for opening in candidates if opening not in offered)
        offered.append(max(rest, key=lambda opening: _distance(opening, offered)))
    return offered


def _distance(opening: Opening, others: Iterable[Opening]) -> int:
    return min(_minutes_apart(opening.time, other.time) for other in others)


def _minutes_apart(one: time, other: time) -> int:
    """By the clock on the wall, as callers count, also on the nights it changes."""
    return abs(minute_of_day(one) - minute_of_day(other))
