"""Which start suits whoever waits, and when they may be told of it."""

from datetime import date, datetime, time, timedelta

from tests.rules.roma import ROMA
from webapp.rules import Book, Hold, window
from webapp.rules.hours import minute_of
from webapp.rules.waiting import day_is_over, first_fit, is_too_late, may_be_told

DAY = date(2027, 3, 12)
ZONE = ROMA.timezone
NOON = datetime.combine(DAY, time(12), ZONE)


def minute(at: str) -> int:
    return minute_of(ZONE, DAY, time.fromisoformat(at))


def fit(book: Book, at: str, window_minutes: int, people: int = 2) -> str | None:
    decision = first_fit(ROMA, book, DAY, time.fromisoformat(at), window_minutes, people, NOON, None)
    return None if decision is None else f"{decision.time:%H:%M}"


def test_the_nearest_start_in_the_window_is_found_the_earlier_of_two() -> None:
    everything = [table.no for table in ROMA.tables]
    full = Book.of([Hold(no, minute("20:00"), minute("20:30")) for no in everything], [])
    assert fit(Book.of([]), "20:00", 60) == "20:00"
    assert fit(full, "20:00", 90) == "20:30"  # from before, a stay would run into it
    assert fit(full, "20:00", 15) is None
    assert fit(Book.of([]), "20:15", 15) == "20:00"
    assert fit(Book.of([]), "16:30", 60) is None
    assert fit(Book.of([]), "20:00", 60, people=100) is None
    assert window(ROMA, DAY)[0] < minute("20:00")


def test_nobody_is_woken_for_another_day_or_hours_ahead() -> None:
    tomorrow = DAY + timedelta(days=1)

    def told(clock: str, day: date, at: str = "20:00") -> bool:
        now = datetime.combine(DAY, time.fromisoformat(clock), ZONE)
        return may_be_told(ROMA, day, time.fromisoformat(at), now)

    assert [told(clock, tomorrow) for clock in ("08:59", "09:00", "21:29", "21:30", "23:00")] == [
        *(False, True, True, False, False)
    ]
    assert [
        told("21:45", DAY, "22:30"),
        told("03:00", DAY),
        told("00:10", DAY, "01:00"),
        told("08:00", DAY, "10:30"),
    ] == [*(True, False, True, True)]


def test_it_is_too_late_when_the_last_start_that_suits_is_past() -> None:
    nine = datetime.combine(DAY, time(21), ZONE)
    late = [is_too_late(ROMA, DAY, time(20), 60, nine + timedelta(minutes=past)) for past in (0, 1)]
    assert late == [False, True]


def test_a_day_is_over_when_its_night_is() -> None:
    morning = datetime.combine(DAY + timedelta(days=1), time(4, 59), ZONE)
    assert not day_is_over(ROMA, DAY, morning)
    assert day_is_over(ROMA, DAY, morning + timedelta(minutes=1))
