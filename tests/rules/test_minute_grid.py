"""The engine against the minute grid, for any house and any book."""

from datetime import date, time

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules import minute_grid
from tests.rules.any_house import AREAS, books, days, houses, moments_before, people
from tests.rules.minute_grid import EVERY_MINUTE
from tests.size import size
from webapp.rules import House, decide, openings, window

EXAMPLES = settings(max_examples=size(150, 2000), deadline=None)


@EXAMPLES
@given(data=st.data(), house=houses(), day=days, people=people, area=st.sampled_from(AREAS))
def test_openings_are_exactly_those_of_the_minute_grid(
    data: st.DataObject, house: House, day: date, people: int, area: str | None
) -> None:
    now = data.draw(moments_before(day))
    book = data.draw(books(house, day))
    grid = minute_grid.starts(house, day)
    expected = {
        at: start for at, start in grid.items() if not minute_grid.refusal(house, book, day, at, people, now, area)
    }
    read = book.read(*window(house, day))
    found = openings(house, read, day, people, now, area)
    assert [(opening.day, opening.time, opening.minute) for opening in found] == [
        (day, at, start) for at, start in expected.items()
    ]
    accepted = [at for at in grid if decide(house, read, day, at, people, now, area=area).is_accepted]
    assert accepted == list(expected)


@EXAMPLES
@given(data=st.data(), house=houses(), day=days, people=people, area=st.sampled_from(AREAS))
def test_every_decision_is_that_of_the_minute_grid(
    data: st.DataObject, house: House, day: date, people: int, area: str | None
) -> None:
    now = data.draw(moments_before(day))
    book = data.draw(books(house, day))
    on_grid = list(minute_grid.starts(house, day)) or [time(20)]
    at = data.draw(st.sampled_from(on_grid) | st.sampled_from(EVERY_MINUTE))
    decision = decide(house, book.read(*window(house, day)), day, at, people, now, area=area)
    assert decision.reason == minute_grid.refusal(house, book, day, at, people, now, area)
    if decision.is_accepted:
        start = minute_grid.instant(house, day, at)
        assert start is not None
        assert decision.start == start
        assert decision.table_nos == minute_grid.best_seat(house, book, start, people, area)
        assert decision.held_until == start + minute_grid.stay(house, people)
