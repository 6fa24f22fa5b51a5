"""Which tables a party gets, and when a table is free."""

from dataclasses import replace

import pytest

from tests.rules.roma import NOW, ROMA, SATURDAY, T1, T2, T3, T4, asker, hold, minute, times, with_policy
from webapp.rules import Book, Combination, House, Reason, Shift, Table, TurnTime, openings
from webapp.rules.seating import ways_to_seat

LONG_EVENING = replace(ROMA, shifts=(Shift("Cena", 17 * 60, 23 * 60 + 30),))
ONE_TABLE = replace(LONG_EVENING, tables=ROMA.tables[:1], combinations=(), turn_times=(TurnTime(20, 90),))


def house(*tables: Table, combinations: tuple[Combination, ...] = ()) -> House:
    return replace(ROMA, tables=tables, combinations=combinations)


def test_the_table_with_the_fewest_empty_seats_is_taken_first() -> None:
    assert ways_to_seat(house(Table(1, "A", 1, 6), Table(2, "B", 1, 2), Table(3, "C", 1, 4)), 2) == ((2,), (3,), (1,))


def test_single_tables_come_before_combinations_however_well_those_fit() -> None:
    joined = (Combination((1, 2), 4, 4),)
    asked = house(Table(1, "A", 1, 2), Table(2, "B", 1, 2), Table(3, "C", 4, 10), combinations=joined)
    assert ways_to_seat(asked, 4) == ((3,), (1, 2))


def test_of_combinations_the_emptiest_waits_then_the_one_of_most_tables() -> None:
    tables = [Table(no, str(no), 1, 2) for no in range(1, 6)]
    joined = (Combination((1, 2, 3), 4, 5), Combination((3, 4), 4, 5), Combination((4, 5), 4, 6))
    assert ways_to_seat(house(*tables, combinations=joined), 5) == ((3, 4), (1, 2, 3), (4, 5))


def test_of_equal_tables_the_tightest_minimum_is_taken_then_the_houses_order() -> None:
    asked = house(Table(5, "A", 1, 4), Table(4, "B", 3, 4), Table(3, "C", 1, 4), Table(2, "D", 3, 4))
    assert ways_to_seat(asked, 4) == ((4,), (2,), (5,), (3,))


@pytest.mark.parametrize(("people", "fits"), [(2, False), (3, True), (6, True), (7, False)])
def test_a_table_seats_from_its_minimum_to_its_maximum(people: int, fits: bool) -> None:
    assert bool(ways_to_seat(house(Table(4, "T4", 3, 6)), people)) is fits


def test_the_area_counts_in_any_case_and_for_every_table_of_a_combination() -> None:
    assert ways_to_seat(ROMA, 2, "sala") == ways_to_seat(ROMA, 2, "SALA") == ((T1,), (T2,))
    assert ways_to_seat(ROMA, 4, "Sala") == ((T1, T2),)
    assert ways_to_seat(ROMA, 4, "terrazza") == ((T3,), (T4,))
    assert ways_to_seat(ROMA, 2, "giardino") == ()
    across = replace(ROMA, combinations=(Combination((T2, T3), 5, 6),))
    assert ways_to_seat(across, 5) == ((T4,), (T2, T3))
    assert ways_to_seat(across, 5, "sala") == ()
    assert ways_to_seat(house(Table(1, "A", 1, 2)), 2, "sala") == ()


def test_asking_for_very_many_sizes_of_party_does_not_keep_them_all() -> None:
    asked = house(Table(1, "A", 1, 4))
    for people in range(1, 1000):
        ways_to_seat(asked, people)
    assert len(asked.ways_by_party) == 4


def test_an_area_is_asked_for_in_decisions_and_openings_alike() -> None:
    book = Book.of([hold(T1, "19:00", "23:59"), hold(T2, "19:00", "21:00")])
    assert asker(ROMA, book)(SATURDAY, "20:00", 2, area="sala").reason is Reason.NO_TABLE
    assert asker(ROMA, book)(SATURDAY, "20:00", 2, area="terrazza").table_nos == (T3,)
    assert times(openings(ROMA, book, SATURDAY, 2, NOW, "sala")) == ["21:00", "21:30", "22:00"]


def test_a_combination_with_a_table_the_house_has_not_does_not_exist() -> None:
    joined = (Combination((1, 9), 3, 4), Combination((1,), 3, 4), Combination((), 3, 4), Combination((1, 1), 3, 4))
    assert ways_to_seat(house(Table(1, "A", 1, 2), combinations=joined), 4) == ()


def test_the_next_best_table_is_taken_when_the_best_is_held() -> None:
    asked = asker(ROMA, Book.of([hold(T1, "20:30", "22:00")]))
    assert asked(SATURDAY, "20:00").table_nos == (T2,)
    assert asked(SATURDAY, "19:00").table_nos == (T1,)


def test_a_combination_needs_all_its_tables() -> None:
    asked = asker(ROMA, Book.of([hold(T4, "19:00", "20:00")]))
    assert asked(SATURDAY, "19:00", 8).reason is Reason.NO_TABLE
    assert asked(SATURDAY, "20:00", 8).table_nos == (T3, T4)


def test_a_party_may_begin_exactly_when_the_one_before_ends_and_end_when_the_next_begins() -> None:
    book = Book.of([hold(T1, "17:00", "18:30"), hold(T1, "20:00", "22:00")])
    assert times(openings(ONE_TABLE, book, SATURDAY, 2, NOW)) == ["18:30", "22:00", "22:30", "23:00", "23:30"]
    minute_later = Book.of([hold(T1, "17:00", "18:31"), hold(T1, "20:00", "22:01")])
    assert times(openings(ONE_TABLE, minute_later, SATURDAY, 2, NOW)) == ["22:30", "23:00", "23:30"]


def test_the_buffer_after_a_party_keeps_the_next_hold_at_a_distance() -> None:
    book = Book.of([hold(T1, "20:00", "22:00")])
    assert "18:30" in times(openings(ONE_TABLE, book, SATURDAY, 2, NOW))
    buffered = with_policy(ONE_TABLE, buffer_minutes=1)
    assert times(openings(buffered, book, SATURDAY, 2, NOW))[:4] == ["17:00", "17:30", "18:00", "22:00"]
    decision = asker(buffered, book)(SATURDAY, "18:00")
    assert decision.held_until == minute(SATURDAY, "19:31")


def test_a_hold_from_the_evening_before_or_of_one_minute_counts() -> None:
    overnight = hold(T1, "00:00", "18:00")
    assert times(openings(ONE_TABLE, Book.of([overnight]), SATURDAY, 2, NOW))[0] == "18:00"
    instant = Book.of([hold(T1, "19:59", "20:00")])
    assert times(openings(ONE_TABLE, instant, SATURDAY, 2, NOW)) == [
        *["17:00", "17:30", "18:00", "20:00", "20:30", "21:00", "21:30", "22:00", "22:30", "23:00", "23:30"],
    ]


def test_a_start_is_open_when_any_fitting_table_is_free() -> None:
    holds = [hold(T1, "19:00", "20:30"), hold(T2, "20:00", "21:00"), hold(T3, "19:00", "23:30")]
    assert times(openings(ROMA, Book.of(holds), SATURDAY, 2, NOW)) == ["20:30", "21:00", "21:30", "22:00"]


def test_a_moved_booking_keeps_its_tables_where_they_fit_and_are_free() -> None:
    assert asker(ROMA)(SATURDAY, "20:00", 2, prefer=(T3,)).table_nos == (T3,)
    assert asker(ROMA)(SATURDAY, "20:00", 4, prefer=(T2, T1)).table_nos == (T1, T2)


def test_a_moved_booking_leaves_tables_that_are_held_or_do_not_fit() -> None:
    held = Book.of([hold(T3, "21:00", "22:00")])
    assert asker(ROMA, held)(SATURDAY, "20:00", 2, prefer=(T3,)).table_nos == (T1,)
    assert asker(ROMA)(SATURDAY, "20:00", 3, prefer=(T1,)).table_nos == (T3,)
    assert asker(ROMA)(SATURDAY, "20:00", 2, prefer=(T3,), area="sala").table_nos == (T1,)
    assert asker(ROMA)(SATURDAY, "20:00", 2, prefer=(T1, T2)).table_nos == (T1,)
