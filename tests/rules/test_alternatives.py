"""What a caller is offered instead."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.any_house import books, days, houses, moments_before, people
from tests.rules.roma import NOW, ROMA, SATURDAY, T1, clock, hold, times, with_policy
from tests.size import size
from webapp.rules import (
    Book,
    House,
    Opening,
    TurnTime,
    day_hours,
    decide,
    last_bookable_day,
    next_openings,
    openings,
    same_day_alternatives,
    window,
)

EXAMPLES = settings(max_examples=size(100, 2000), deadline=None)
SUNDAY, TUESDAY, WEDNESDAY = (SATURDAY + timedelta(n) for n in (1, 3, 4))
ONE_TABLE = replace(ROMA, tables=ROMA.tables[:1], combinations=(), turn_times=(TurnTime(20, 30),))


def only(*free: str) -> Book:
    """A book in which these starts of Saturday's dinner are left."""
    taken = [opening.time for opening in day_hours(ONE_TABLE, SATURDAY).starts]
    held = [at for at in taken if f"{at:%H:%M}" not in free]
    return Book.of(hold(T1, f"{at:%H:%M}", f"{at:%H}:{at.minute + 29}") for at in held)


def offered(book: Book, at: str | None) -> list[str]:
    asked = None if at is None else clock(at)
    return times(same_day_alternatives(ONE_TABLE, book, SATURDAY, asked, 2, NOW))


def test_the_nearest_before_and_after_and_the_one_farthest_from_both_nearest_first() -> None:
    assert offered(only("19:00", "19:30", "20:00", "21:30", "22:00"), "20:30") == ["20:00", "21:30", "19:00"]
    assert offered(only("19:30", "20:00", "21:00", "21:30", "22:00"), "20:30") == ["20:00", "21:00", "22:00"]


def test_equally_near_the_earlier_comes_first() -> None:
    assert offered(only("20:00", "21:00"), "20:30") == ["20:00", "21:00"]
    assert offered(only("19:30", "20:00", "21:00", "21:30"), "20:30") == ["20:00", "21:00", "19:30"]


def test_with_nothing_before_the_nearest_after_and_then_spread() -> None:
    assert offered(only("20:00", "20:30", "21:00", "21:30", "22:00"), "19:00") == ["20:00", "21:00", "22:00"]
    assert offered(only("19:00", "19:30", "20:00"), "22:00") == ["20:00", "19:30", "19:00"]


def test_fewer_than_three_are_all_offered() -> None:
    assert offered(only("19:00", "22:00"), "19:30") == ["19:00", "22:00"]
    assert offered(only("22:00"), "19:30") == ["22:00"]
    assert offered(only(), "19:30") == []


def test_what_was_asked_for_is_no_alternative_to_itself() -> None:
    assert offered(only("20:00", "20:30"), "20:00") == ["20:30"]


def test_a_time_between_slots_or_outside_hours_has_alternatives_too() -> None:
    assert offered(Book(), "20:10") == ["20:00", "20:30", "22:00"]
    assert offered(Book(), "15:00") == ["19:00", "20:30", "22:00"]


def test_with_no_time_asked_for_they_are_spread_over_the_day() -> None:
    assert offered(Book(), None) == ["19:00", "20:30", "22:00"]
    assert offered(only("19:00", "19:30", "20:00", "22:00"), None) == ["19:00", "20:00", "22:00"]
    assert offered(only("21:00", "21:30"), None) == ["21:00", "21:30"]
    assert offered(only(), None) == []


def test_alternatives_keep_to_the_area() -> None:
    found = same_day_alternatives(ROMA, Book(), SATURDAY, time(20), 4, NOW, "giardino")
    assert found == ()


class Shelf:
    """The book of each day, and which were asked for."""

    def __init__(self, full: Iterable[date] = ()) -> None:
        self.full = frozenset(full)
        self.asked: list[date] = []

    def __call__(self, day: date) -> Book:
        self.asked.append(day)
        return Book.of([hold(T1, "00:00", "23:59", day)] if day in self.full else [])


def following(shelf: Shelf, house: House = ONE_TABLE, day: date = SATURDAY, people: int = 2) -> list[str]:
    return [f"{found.day} {found.time:%H:%M}" for found in next_openings(house, shelf, day, people, NOW)]


def test_the_first_opening_of_each_of_the_next_two_days() -> None:
    assert following(Shelf()) == [f"{SUNDAY} 19:00", f"{TUESDAY} 19:00"]


def test_closed_days_are_not_read_and_full_days_are_passed_over() -> None:
    shelf = Shelf(full=[SUNDAY])
    assert following(shelf) == [f"{TUESDAY} 19:00", f"{WEDNESDAY} 19:00"]
    assert shelf.asked == [SUNDAY, TUESDAY, WEDNESDAY]


def test_the_search_ends_with_the_last_bookable_day() -> None:
    shelf = Shelf()
    assert following(shelf, with_policy(ONE_TABLE, max_advance_days=5)) == [f"{SUNDAY} 19:00"]
    assert following(shelf, with_policy(ONE_TABLE, max_advance_days=4)) == []
    assert shelf.asked == [SUNDAY]


def test_a_past_day_is_followed_by_today_at_the_soonest() -> None:
    today = NOW.date()
    for day in (date.min, today - timedelta(1)):
        assert following(Shelf(), day=day) == [f"{today} 19:00", f"{today + timedelta(1)} 19:00"]
    assert following(Shelf(), day=date.max) == []


def test_days_no_longer_bookable_by_notice_or_pause_are_not_read() -> None:
    shelf = Shelf()
    paused = with_policy(ONE_TABLE, paused_until=datetime.combine(WEDNESDAY, time(12), NOW.tzinfo))
    assert following(shelf, paused)[0] == f"{WEDNESDAY} 19:00"
    assert shelf.asked[0] == WEDNESDAY


@pytest.mark.parametrize("people", [3, 9, 10**9])
def test_a_party_no_table_seats_or_policy_takes_is_not_searched_for(people: int) -> None:
    shelf = Shelf()
    assert following(shelf, people=people) == []
    assert following(shelf, with_policy(ONE_TABLE, max_people=1)) == []
    assert shelf.asked == []


@pytest.mark.parametrize("people", [0, -2])
def test_people_are_a_positive_number_here_too(people: int) -> None:
    with pytest.raises(ValueError, match="people"):
        following(Shelf(), people=people)
    with pytest.raises(ValueError, match="people"):
        same_day_alternatives(ONE_TABLE, Book(), SATURDAY, None, people, NOW)


@EXAMPLES
@given(data=st.data(), house=houses(), day=days, people=people, at=st.none() | st.times())
def test_alternatives_are_bookable_and_hold_the_nearest_on_both_sides(
    data: st.DataObject, house: House, day: date, people: int, at: time | None
) -> None:
    asked = at and at.replace(second=0, microsecond=0)
    now = data.draw(moments_before(day))
    book = data.draw(books(house, day)).read(*window(house, day))
    found = same_day_alternatives(house, book, day, asked, people, now)
    others = [opening for opening in openings(house, book, day, people, now) if opening.time != asked]
    assert len(found) == len(set(found)) == min(3, len(others))
    for opening in found:
        assert decide(house, book, day, opening.time, people, now).is_accepted
    if asked is None:
        assert set(others[:1] + others[-1:]) <= set(found)
        return

    def apart(opening: Opening) -> int:
        return abs(opening.time.hour * 60 + opening.time.minute - asked.hour * 60 - asked.minute)

    before = [opening for opening in others if opening.time < asked]
    after = [opening for opening in others if opening.time > asked]
    assert set(before[-1:] + after[:1]) <= set(found)
    assert [apart(opening) for opening in found] == sorted(map(apart, found))


@EXAMPLES
@given(data=st.data(), house=houses(), day=days, people=people)
def test_next_openings_are_the_first_of_the_days_that_have_any(
    data: st.DataObject, house: House, day: date, people: int
) -> None:
    now = data.draw(moments_before(day))
    slow = data.draw(books(house, day + timedelta(1)))

    def book_of(on: date) -> Book:
        return slow.read(*window(house, on))

    expected: list[Opening] = []
    for n in range(1, (last_bookable_day(house, now) - day).days + 1):
        on = day + timedelta(n)
        expected += openings(house, book_of(on), on, people, now)[:1]
    assert next_openings(house, book_of, day, people, now) == tuple(expected[:2])
