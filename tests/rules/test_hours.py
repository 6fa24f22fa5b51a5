from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.rules.roma import DINNER, ROMA, SATURDAY, minute, times, with_policy
from webapp.rules import Closure, House, Shift, day_hours, from_minute, last_bookable_day, window
from webapp.rules.hours import service_begins

SUNDAY = SATURDAY + timedelta(1)
MONDAY = SATURDAY + timedelta(2)
LUNCH = Shift("Pranzo", 12 * 60, 14 * 60)
LATE = Shift("Notte", 22 * 60, 25 * 60, frozenset({5}))  # Saturday, to one past midnight
NEW_YEARS_EVE = date(2026, 12, 31)


def house(*shifts: Shift, closures: tuple[Closure, ...] = (), **policy: object) -> House:
    return with_policy(replace(ROMA, shifts=shifts, closures=closures), **policy)


def starts(asked: House, day: date) -> list[str]:
    return times(day_hours(asked, day).starts)


def test_starts_run_from_first_to_last_seating_both_included() -> None:
    assert starts(ROMA, SATURDAY) == ["19:00", "19:30", "20:00", "20:30", "21:00", "21:30", "22:00"]


def test_the_grid_is_anchored_at_the_first_seating() -> None:
    shift = Shift("Cena", 19 * 60 + 10, 20 * 60 + 30)
    assert starts(house(shift), SATURDAY) == ["19:10", "19:40", "20:10"]
    assert starts(house(shift, slot_minutes=60), SATURDAY) == ["19:10", "20:10"]
    assert starts(house(Shift("Turno unico", 1200, 1200)), SATURDAY) == ["20:00"]


def test_each_start_carries_its_minute() -> None:
    first = day_hours(ROMA, SATURDAY).starts[0]
    assert (first.day, first.time, first.minute) == (SATURDAY, time(19), minute(SATURDAY, "19:00"))


def test_a_day_tells_its_first_and_last_start() -> None:
    hours = day_hours(ROMA, SATURDAY)
    assert (hours.is_closed, hours.first, hours.last, hours.closed_because) == (False, time(19), time(22), None)


def test_a_weekday_without_shift_is_closed_without_a_reason() -> None:
    hours = day_hours(ROMA, MONDAY)
    assert (hours.is_closed, hours.first, hours.last, hours.closed_because) == (True, None, None, None)


def test_a_closure_closes_its_first_and_its_last_day_and_says_why() -> None:
    for day in (date(2027, 3, 2), date(2027, 3, 7)):
        assert day_hours(ROMA, day).is_closed
        assert day_hours(ROMA, day).closed_because == "Ferie"
    assert not day_hours(ROMA, date(2027, 2, 28)).is_closed
    assert not day_hours(ROMA, date(2027, 3, 9)).is_closed


def test_a_closure_with_other_hours_replaces_the_hours_of_the_week() -> None:
    cenone = Closure(NEW_YEARS_EVE, NEW_YEARS_EVE, "San Silvestro", (Shift("Cenone", 20 * 60, 21 * 60),))
    asked = house(LUNCH, DINNER, closures=(cenone,))
    assert starts(asked, NEW_YEARS_EVE) == ["20:00", "20:30", "21:00"]
    assert day_hours(asked, NEW_YEARS_EVE).closed_because == "San Silvestro"


def test_of_overlapping_closures_the_shortest_wins_and_of_equals_the_first() -> None:
    long = Closure(SATURDAY, SATURDAY + timedelta(9), "Ferie")
    short = Closure(SUNDAY, SUNDAY, "Festa", (LUNCH,))
    other = Closure(SUNDAY, SUNDAY, "Sciopero")
    for closures in ((long, short), (short, long), (long, short, other)):
        asked = house(DINNER, closures=closures)
        assert starts(asked, SATURDAY) == []
        assert starts(asked, SUNDAY) == ["12:00", "12:30", "13:00", "13:30", "14:00"]
    assert day_hours(house(DINNER, closures=(other, short, long)), SUNDAY).closed_because == "Sciopero"


def test_a_closure_opens_a_day_the_week_keeps_closed() -> None:
    asked = house(DINNER, closures=(Closure(MONDAY, MONDAY, "Pasquetta", (LUNCH,)),))
    assert day_hours(asked, MONDAY).first == time(12)


def test_a_saturday_shift_past_midnight_is_offered_under_both_dates() -> None:
    assert starts(house(LATE), SATURDAY) == ["22:00", "22:30", "23:00", "23:30"]
    assert starts(house(LATE), SUNDAY) == ["00:00", "00:30", "01:00"]
    assert day_hours(house(LATE), MONDAY).is_closed


def test_a_last_seating_at_midnight_is_the_first_start_of_the_next_day() -> None:
    asked = house(Shift("Cena", 23 * 60, 24 * 60, frozenset({5})))
    assert (starts(asked, SATURDAY), starts(asked, SUNDAY)) == (["23:00", "23:30"], ["00:00"])


def test_a_shift_may_begin_after_midnight_of_the_day_it_belongs_to() -> None:
    after_theatre = Shift("Dopo teatro", 24 * 60 + 15, 25 * 60, frozenset({5}))
    assert starts(house(after_theatre), SATURDAY) == []
    assert starts(house(after_theatre), SUNDAY) == ["00:15", "00:45"]


def test_a_closure_on_sunday_leaves_saturdays_shift_its_end() -> None:
    asked = house(LATE, replace(DINNER, weekdays=frozenset({6})), closures=(Closure(SUNDAY, SUNDAY, "Festa"),))
    assert starts(asked, SUNDAY) == ["00:00", "00:30", "01:00"]


def test_a_closure_on_saturday_takes_its_shift_past_midnight_with_it() -> None:
    asked = house(LATE, DINNER, closures=(Closure(SATURDAY, SATURDAY, "Festa"),))
    assert starts(asked, SATURDAY) == []
    assert starts(asked, SUNDAY)[0] == "19:00"


def test_new_years_eve_runs_into_a_closed_new_year() -> None:
    eve = Closure(NEW_YEARS_EVE, NEW_YEARS_EVE, "San Silvestro", (Shift("Veglione", 22 * 60, 24 * 60 + 30),))
    new_year = Closure(date(2027, 1, 1), date(2027, 1, 6), "Chiuso per feste")
    asked = house(DINNER, closures=(eve, new_year))
    assert starts(asked, NEW_YEARS_EVE) == ["22:00", "22:30", "23:00", "23:30"]
    assert starts(asked, date(2027, 1, 1)) == ["00:00", "00:30"]
    assert day_hours(asked, date(2027, 1, 2)).is_closed


def test_overlapping_shifts_give_each_start_once_in_order() -> None:
    long = Shift("Continuato", 13 * 60, 15 * 60)
    assert starts(house(long, LUNCH), SATURDAY) == [
        *["12:00", "12:30", "13:00", "13:30", "14:00", "14:30", "15:00"],
    ]
    shifted = Shift("Secondo turno", 13 * 60 + 15, 14 * 60)
    assert starts(house(LUNCH, shifted), SATURDAY) == ["12:00", "12:30", "13:00", "13:15", "13:30", "13:45", "14:00"]


def clock_of_begin(asked: House, day: date) -> str:
    return f"{from_minute(service_begins(asked, day)).astimezone(asked.timezone):%a %H:%M}"


def test_a_service_begins_at_midnight_or_when_yesterdays_guests_have_gone() -> None:
    assert clock_of_begin(house(LUNCH), SUNDAY) == "Sun 00:00"
    stay = house().longest_turn_minutes
    late = Shift("Cena", 20 * 60, 24 * 60 - stay + 30)
    assert clock_of_begin(house(late), SUNDAY) == "Sun 00:30"
    assert clock_of_begin(house(LATE), SUNDAY) == f"Sun {1 + stay // 60:02}:{stay % 60:02}"
    assert clock_of_begin(house(LATE, Shift("Colazione", 90, 120)), SUNDAY) == "Sun 01:30"


def test_the_last_bookable_day_counts_from_today_by_the_restaurants_clock() -> None:
    asked = with_policy(ROMA, max_advance_days=10)
    assert last_bookable_day(asked, datetime(2027, 2, 16, 22, 59, tzinfo=UTC)) == date(2027, 2, 26)
    assert last_bookable_day(asked, datetime(2027, 2, 16, 23, tzinfo=UTC)) == date(2027, 2, 27)


@pytest.mark.parametrize("day", [date.min, date.max, date(9999, 12, 30), date(1, 1, 2)])
@pytest.mark.parametrize("zone", ["Europe/Rome", "America/New_York", "Pacific/Kiritimati"])
def test_the_first_and_the_last_day_of_the_calendar_can_be_asked_for(day: date, zone: str) -> None:
    asked = replace(ROMA, timezone=type(ROMA.timezone)(zone), shifts=(Shift("Sempre", 0, 1500),))
    assert day_hours(asked, day).first == time(0)
    begins, ends = window(asked, day)
    assert begins < day_hours(asked, day).starts[0].minute < ends


def test_asking_for_very_many_days_does_not_keep_them_all() -> None:
    asked = house(DINNER)
    for n in range(500):
        day_hours(asked, SATURDAY + timedelta(n))
    assert len(asked.hours_by_day) < 100


def test_the_window_reaches_from_the_slot_before_midnight_to_the_end_of_the_longest_stay() -> None:
    asked = with_policy(ROMA, buffer_minutes=10)
    midnight = minute(SATURDAY, "00:00")
    assert window(asked, SATURDAY) == (midnight - 30, midnight + 1440 + 150 + 10)
    assert window(asked, SATURDAY, 300) == (midnight - 30, midnight + 1440 + 300 + 10)
    assert window(asked, SATURDAY, 30) == window(asked, SATURDAY)


def test_the_window_is_as_long_as_the_day_when_clocks_change() -> None:
    spring, autumn = window(ROMA, date(2027, 3, 28)), window(ROMA, date(2027, 10, 31))
    assert spring[1] - spring[0] == 30 + 23 * 60 + 150
    assert autumn[1] - autumn[0] == 30 + 25 * 60 + 150
