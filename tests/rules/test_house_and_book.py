from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.rules.roma import ROMA
from webapp.rules import Book, Hold, Party, Shift, TurnTime, from_minute, to_minute
from webapp.rules.book import first_minute_from


@pytest.mark.parametrize(("people", "minutes"), [(1, 90), (2, 90), (3, 120), (4, 120), (5, 150), (20, 150), (21, 150)])
def test_a_party_stays_as_long_as_the_smallest_entry_it_fits_in(people: int, minutes: int) -> None:
    assert ROMA.turn_minutes(people) == minutes


def test_turn_times_may_be_written_in_any_order() -> None:
    house = replace(ROMA, turn_times=(TurnTime(8, 150), TurnTime(2, 75)))
    assert (house.turn_minutes(2), house.turn_minutes(3), house.turn_minutes(9)) == (75, 150, 150)


def test_a_house_with_no_turn_times_gives_two_hours() -> None:
    house = replace(ROMA, turn_times=())
    assert house.turn_minutes(2) == 120
    assert house.longest_turn_minutes == 120


@pytest.mark.parametrize(("first", "last"), [(1200, 1199), (-1, 60), (1200, 2880)])
def test_a_shift_that_no_day_can_hold_is_refused_by_name(first: int, last: int) -> None:
    with pytest.raises(ValueError, match="Cena"):
        Shift("Cena", first, last)


def test_a_book_knows_its_holds_however_it_was_made() -> None:
    hold = Hold(7, 100, 190)
    assert Book((hold,)).on_table(7) == [hold] == Book.of(iter([hold])).on_table(7)
    assert Book((hold,)).on_table(8) == []
    assert Book((hold,), (Party(100, 2),)) == Book.of([hold], [Party(100, 2)])


def test_a_moment_becomes_its_minute_and_back() -> None:
    moment = datetime(2027, 2, 20, 19, 30, tzinfo=timezone(timedelta(hours=1)))
    assert from_minute(to_minute(moment)) == moment
    assert to_minute(moment + timedelta(seconds=59)) == to_minute(moment)
    assert first_minute_from(moment) == to_minute(moment)
    assert first_minute_from(moment + timedelta(microseconds=1)) == to_minute(moment) + 1


def test_a_moment_before_the_epoch_rounds_the_same_way() -> None:
    moment = datetime(1969, 12, 31, 23, 58, 30, tzinfo=UTC)
    assert (to_minute(moment), first_minute_from(moment)) == (-2, -1)
