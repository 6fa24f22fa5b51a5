"""Moves released together: every outcome is one that some order of the same requests could have had."""

import time

import pytest

from tests.reliability import asking, figures
from tests.reliability.asking import Outcome
from tests.reliability.running import Tavolo
from tests.restaurants import Place, ahead
from tests.size import size

PAIRS = size(12, 80)
EARLY, LATE = "19:00", "21:00"


def booked(tavolo: Tavolo, place: Place, time: str) -> list[str]:
    """A reference for each of the days, booked at this time."""
    requests = [asking.create("json", place, day=ahead(2 + day), time=time) for day in range(PAIRS)]
    made = [asking.outcome(answer).reference for answer in tavolo.in_turn(requests, clients=8)]
    assert all(made)
    return [reference for reference in made if reference]


def all_at_once(tavolo: Tavolo, place: Place, *kinds: list[bytes]) -> list[tuple[Outcome, ...]]:
    """The outcomes day by day of requests of several kinds, all released together."""
    flat = [request for day in zip(*kinds, strict=True) for request in day]
    outcomes = [asking.outcome(answer) for answer in tavolo.together(flat)]
    assert [each for each in outcomes if not each.ok and each.code != "CLOSED_OR_FULL"] == []
    assert tavolo.faults(place) == []
    return list(zip(*(outcomes[kind :: len(kinds)] for kind in range(len(kinds))), strict=True))


def moves(place: Place, references: list[str], to: str, door: str) -> list[bytes]:
    return [asking.move(door, place, reference, ahead(2 + day), to) for day, reference in enumerate(references)]


@pytest.mark.both_databases
def test_two_bookings_that_want_each_others_time_do_not_lock_each_other_out(tavolo: Tavolo) -> None:
    place = tavolo.open(seats=((1, 2), (1, 2)), joined=False)
    early, late = booked(tavolo, place, EARLY), booked(tavolo, place, LATE)
    started = time.monotonic()
    pairs = all_at_once(tavolo, place, moves(place, early, LATE, "json"), moves(place, late, EARLY, "vapi"))
    assert all(one.ok and other.ok for one, other in pairs)
    rows = tavolo.book(place).references
    assert {rows[reference].time.hour for reference in early} == {21}
    assert {rows[reference].time.hour for reference in late} == {19}
    figures.note(
        "swapped pairs of moves", tavolo.database, pairs=PAIRS, deadlocks=0, seconds=time.monotonic() - started
    )


@pytest.mark.both_databases
def test_on_a_single_table_neither_can_take_the_others_time(tavolo: Tavolo) -> None:
    place = tavolo.open(seats=((1, 2),))
    early, late = booked(tavolo, place, EARLY), booked(tavolo, place, LATE)
    pairs = all_at_once(tavolo, place, moves(place, early, LATE, "vapi"), moves(place, late, EARLY, "json"))
    assert not any(one.ok or other.ok for one, other in pairs)
    rows = tavolo.book(place).references
    assert {rows[reference].time.hour for reference in early} == {19}


def race(tavolo: Tavolo) -> None:
    """On each of many days one gives up a table for which two ask, all at once."""
    place = tavolo.open(seats=((1, 2),))
    early, late = booked(tavolo, place, EARLY), booked(tavolo, place, LATE)
    days = [ahead(2 + day) for day in range(PAIRS)]
    outcomes = all_at_once(
        tavolo,
        place,
        moves(place, early, LATE, "json"),
        [asking.create("vapi", place, day=day, time=LATE) for day in days],
        [asking.cancel("json", place, reference) for reference in late],
    )
    assert all(cancelled.ok for _, _, cancelled in outcomes)
    assert not any(moved.ok and made.ok for moved, made, _ in outcomes)
    left_over = [day for day, (moved, made, _) in zip(days, outcomes, strict=True) if not moved.ok and not made.ok]
    again = tavolo.in_turn([asking.create("json", place, day=day, time=LATE) for day in left_over])
    assert all(asking.outcome(answer).ok for answer in again)
    assert tavolo.faults(place) == []


@pytest.mark.both_databases
def test_a_table_given_up_goes_to_one_of_those_who_ask_for_it(tavolo: Tavolo) -> None:
    race(tavolo)
