"""How many may start together."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from tests.rules.roma import NOW, ROMA, SATURDAY, asker, minute, parties, times, with_policy
from webapp.rules import Book, House, Party, Reason, Shift, openings

ONE_PARTY = with_policy(ROMA, parties_per_slot=1)
OFF_GRID = frozenset({Reason.NOT_A_SLOT, Reason.OUTSIDE_HOURS})


def shifts(house: House, *written: tuple[int, int]) -> House:
    return replace(house, shifts=tuple(Shift(f"Turno {n}", first, last) for n, (first, last) in enumerate(written)))


@pytest.mark.parametrize(("at", "counts"), [("19:59", False), ("20:00", True), ("20:29", True), ("20:30", False)])
def test_a_party_counts_in_the_interval_that_begins_at_its_slot(at: str, counts: bool) -> None:
    assert asker(ONE_PARTY, parties((at, 2)))(SATURDAY, "20:00").is_accepted is not counts


def test_openings_leave_out_full_intervals() -> None:
    assert times(openings(ONE_PARTY, parties(("19:10", 2), ("21:00", 2)), SATURDAY, 2, NOW)) == [
        *["19:30", "20:00", "20:30", "21:30", "22:00"],
    ]
    covers = with_policy(ROMA, covers_per_slot=6)
    book = parties(("19:00", 4), ("20:00", 2), ("20:00", 3))
    assert times(openings(covers, book, SATURDAY, 2, NOW)) == ["19:00", "19:30", "20:30", "21:00", "21:30", "22:00"]
    assert "19:00" not in times(openings(covers, book, SATURDAY, 3, NOW))


def test_a_party_alone_may_be_more_than_its_interval_takes() -> None:
    assert asker(with_policy(ROMA, covers_per_slot=3))(SATURDAY, "20:00", 4).reason is Reason.PACING_COVERS


def test_parties_are_asked_before_covers() -> None:
    house = with_policy(ROMA, parties_per_slot=1, covers_per_slot=2)
    assert asker(house, parties(("20:00", 2)))(SATURDAY, "20:00").reason is Reason.PACING_PARTIES


def test_a_check_counts_the_party_that_asks() -> None:
    house = with_policy(ROMA, parties_per_slot=3, covers_per_slot=9)
    checks = asker(house, parties(("20:00", 2), ("20:15", 3)))(SATURDAY, "20:00", 4).checks
    details = {check.rule: dict(check.detail) for check in checks}
    assert details[Reason.PACING_PARTIES] == {"parties_with_this": 3, "parties_per_slot": 3}
    assert details[Reason.PACING_COVERS] == {"covers_with_this": 9, "covers_per_slot": 9}


@pytest.mark.parametrize(("at", "counts"), [("19:30", False), ("20:00", True), ("20:25", True), ("20:30", False)])
def test_an_off_grid_start_counts_in_the_interval_of_its_shift(at: str, counts: bool) -> None:
    decision = asker(ONE_PARTY, parties((at, 2)))(SATURDAY, "20:10", waive=OFF_GRID)
    assert decision.is_accepted is not counts


def test_an_off_grid_start_follows_a_grid_that_begins_at_ten_past() -> None:
    house = shifts(ONE_PARTY, (19 * 60 + 10, 21 * 60 + 10))
    ask = asker(house, parties(("19:39", 2)))
    assert not ask(SATURDAY, "19:15", waive=OFF_GRID).is_accepted
    assert ask(SATURDAY, "19:45", waive=OFF_GRID).is_accepted


@pytest.mark.parametrize(("at", "counts"), [("15:29", False), ("15:30", True), ("15:59", True), ("16:00", False)])
def test_outside_every_shift_intervals_are_aligned_to_the_hour(at: str, counts: bool) -> None:
    decision = asker(ONE_PARTY, parties((at, 2)))(SATURDAY, "15:40", waive=OFF_GRID)
    assert decision.is_accepted is not counts


def test_where_grids_overlap_no_interval_of_either_is_overfilled() -> None:
    house = shifts(ONE_PARTY, (12 * 60, 14 * 60), (12 * 60 + 15, 14 * 60))
    book = parties(("12:30", 2))
    assert times(openings(house, book, SATURDAY, 2, NOW))[:3] == ["12:00", "13:00", "13:15"]
    assert asker(house, book)(SATURDAY, "12:45").reason is Reason.PACING_PARTIES
    assert asker(house, book)(SATURDAY, "12:15").reason is Reason.PACING_PARTIES
    covers = with_policy(house, parties_per_slot=None, covers_per_slot=3)
    for at in ("12:15", "12:45"):
        assert asker(covers, book)(SATURDAY, at, 2).reason is Reason.PACING_COVERS
        assert asker(covers, book)(SATURDAY, at, 1).is_accepted


def test_an_interval_reaches_over_midnight() -> None:
    house = shifts(ONE_PARTY, (19 * 60 + 15, 25 * 60))
    sunday = SATURDAY + timedelta(1)
    before = Book.of([], [Party(minute(SATURDAY, "23:50"), 2)])
    assert asker(house, before)(sunday, "00:15").is_accepted
    assert asker(house, before)(sunday, "00:05", waive=OFF_GRID).reason is Reason.PACING_PARTIES
    after = Book.of([], [Party(minute(sunday, "00:10"), 2)])
    assert asker(house, after)(SATURDAY, "23:45").reason is Reason.PACING_PARTIES


def test_pacing_works_on_the_first_day_of_the_calendar() -> None:
    house = with_policy(shifts(ROMA, (0, 600)), parties_per_slot=1)
    ask = asker(house)
    assert ask(date.min, "00:10", waive=frozenset({Reason.PAST, Reason.TOO_SOON, *OFF_GRID})).is_accepted
    assert ask(date.min, "00:10").time == time(0, 10)
