"""The two nights a year when local time skips an hour or repeats one."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.roma import ALL_POLICY, ROMA, ROME, asker, times, with_policy
from tests.size import size
from webapp.rules import (
    Book,
    Hold,
    House,
    Opening,
    Reason,
    Shift,
    day_hours,
    decide,
    from_minute,
    openings,
    same_day_alternatives,
    to_minute,
)

SPRING = date(2027, 3, 28)  # a Sunday: 02:00 becomes 03:00
AUTUMN = date(2027, 10, 31)  # a Sunday: 03:00 becomes 02:00
NIGHT = Shift("Notte", 23 * 60, 28 * 60, frozenset({5}))  # Saturday, to four in the morning
EARLY = datetime(2027, 3, 1, tzinfo=UTC)
ALL_NIGHT = with_policy(replace(ROMA, shifts=(NIGHT,), closures=()), max_advance_days=300, slot_minutes=30)


def utc(opening: Opening) -> str:
    return f"{from_minute(opening.minute):%d %H:%M}"


def hours_apart(found: tuple[Opening, ...]) -> set[int]:
    return {later.minute - sooner.minute for sooner, later in pairwise(found)}


def test_in_spring_the_skipped_hour_is_not_offered() -> None:
    found = openings(ALL_NIGHT, Book(), SPRING, 2, EARLY)
    assert times(found) == ["00:00", "00:30", "01:00", "01:30", "03:00", "03:30", "04:00"]
    assert [utc(opening) for opening in found[:1] + found[3:5]] == ["27 23:00", "28 00:30", "28 01:00"]
    assert hours_apart(found) == {30}


def test_a_request_for_a_skipped_time_is_not_a_slot() -> None:
    ask = asker(ALL_NIGHT, now=EARLY)
    for at in ("02:00", "02:30", "02:59"):
        assert ask(SPRING, at).reason is Reason.NOT_A_SLOT
    assert ask(SPRING, "01:30").is_accepted
    assert ask(SPRING, "03:00").is_accepted


def test_not_even_staff_can_book_a_time_that_does_not_exist() -> None:
    ask = asker(ALL_NIGHT, now=EARLY)
    assert ask(SPRING, "02:30", waive=ALL_POLICY).reason is Reason.NOT_A_SLOT
    closed = asker(replace(ALL_NIGHT, shifts=()), now=EARLY)
    refused = closed(SPRING, "02:30", waive=ALL_POLICY)
    assert refused.reason is Reason.NOT_A_SLOT
    assert refused.waived == (Reason.CLOSED_DAY,)
    assert closed(SPRING, "03:30", waive=ALL_POLICY).is_accepted


def test_a_day_whose_every_start_is_skipped_is_closed() -> None:
    only_then = replace(ALL_NIGHT, shifts=(Shift("Due e mezza", 26 * 60 + 30, 26 * 60 + 30, frozenset({5})),))
    assert day_hours(only_then, SPRING).is_closed
    assert times(day_hours(only_then, SPRING - timedelta(7)).starts) == ["02:30"]


def test_in_autumn_the_first_of_the_two_hours_is_meant() -> None:
    found = openings(ALL_NIGHT, Book(), AUTUMN, 2, EARLY)
    assert times(found) == ["00:00", "00:30", "01:00", "01:30", "02:00", "02:30", "03:00", "03:30", "04:00"]
    assert [utc(opening) for opening in found[4:7]] == ["31 00:00", "31 00:30", "31 02:00"]
    assert hours_apart(found) == {30, 90}


def test_a_time_marked_as_the_second_of_the_two_still_means_the_first() -> None:
    for fold in (0, 1):
        decision = decide(ALL_NIGHT, Book(), AUTUMN, time(2, 30, fold=fold), 2, EARLY)
        assert decision.start == to_minute(datetime(2027, 10, 31, 0, 30, tzinfo=UTC))
    assert decide(ALL_NIGHT, Book(), SPRING, time(2, 30, fold=1), 2, EARLY).reason is Reason.NOT_A_SLOT


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_a_stay_across_the_change_holds_its_table_for_its_true_minutes(day: date) -> None:
    decision = asker(ALL_NIGHT, now=EARLY)(day, "01:30")
    assert decision.start is not None
    assert decision.end == decision.start + 90
    hold = Hold(3, decision.start, decision.start + 90)
    only_t3 = replace(ALL_NIGHT, tables=ALL_NIGHT.tables[2:3], combinations=())
    after = times(openings(only_t3, Book((hold,)), day, 2, EARLY))
    assert after == {SPRING: ["00:00", "04:00"], AUTUMN: ["00:00", "03:00", "03:30", "04:00"]}[day]


def test_the_evening_before_and_the_dinner_after_are_as_ever() -> None:
    dinner = replace(ALL_NIGHT, shifts=(Shift("Cena", 19 * 60, 20 * 60), NIGHT))
    for day in (SPRING, AUTUMN):
        assert times(day_hours(dinner, day - timedelta(1)).starts) == ["19:00", "19:30", "20:00", "23:00", "23:30"]
        assert times(day_hours(dinner, day).starts)[-3:] == ["19:00", "19:30", "20:00"]
        expected = datetime.combine(day, time(19), ROME).astimezone(UTC)
        assert from_minute(day_hours(dinner, day).starts[-3].minute) == expected


def test_new_york_changes_on_its_own_days() -> None:
    new_york = replace(ALL_NIGHT, timezone=ZoneInfo("America/New_York"))
    spring, autumn = date(2027, 3, 14), date(2027, 11, 7)  # at two in the morning, both
    assert times(day_hours(new_york, spring).starts) == ["00:00", "00:30", "01:00", "01:30", "03:00", "03:30", "04:00"]
    assert [utc(start) for start in day_hours(new_york, spring).starts[3:5]] == ["14 06:30", "14 07:00"]
    assert [utc(start) for start in day_hours(new_york, autumn).starts[2:5]] == ["07 05:00", "07 05:30", "07 07:00"]
    assert len(day_hours(new_york, SPRING).starts) == 9


def test_in_nuuk_the_last_hour_of_saturday_is_skipped() -> None:
    nuuk = replace(ALL_NIGHT, timezone=ZoneInfo("America/Nuuk"), shifts=(Shift("Notte", 22 * 60, 25 * 60),))
    assert times(day_hours(nuuk, SPRING - timedelta(1)).starts) == ["00:00", "00:30", "01:00", "22:00", "22:30"]
    assert utc(day_hours(nuuk, SPRING).starts[0]) == "28 01:00"


def test_alternatives_to_a_skipped_time_lie_on_both_sides_of_the_change() -> None:
    found = same_day_alternatives(ALL_NIGHT, Book(), SPRING, time(2, 30), 2, EARLY)
    assert sorted(times(found)) == ["00:00", "01:30", "03:00"]


def any_time_house(zone: str) -> House:
    shifts = (Shift("Giorno", 0, 1439), Shift("Notte", 7, 2879))
    return with_policy(replace(ROMA, timezone=ZoneInfo(zone), shifts=shifts, closures=()), slot_minutes=20)


@settings(max_examples=size(100, 2000), deadline=None)
@given(zone=st.timezone_keys(), day=st.dates(date(1971, 1, 1), date(2037, 12, 31)))
def test_in_every_zone_starts_exist_and_move_forward(zone: str, day: date) -> None:
    starts = day_hours(any_time_house(zone), day).starts
    minutes = [opening.minute for opening in starts]
    assert minutes == sorted(set(minutes))
    for opening in starts:
        local = from_minute(opening.minute).astimezone(ZoneInfo(zone))
        assert (local.date(), local.time()) == (day, opening.time)
        assert local.fold == 0
