"""Overlapping requests released together, through both doors and at the engine itself: the book stays true at every
minute, and nobody is refused who could have been seated."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.reliability import asking, figures
from tests.reliability.direct import Direct
from tests.reliability.running import Tavolo
from tests.restaurants import Place, ahead
from tests.size import size

ROUNDS = size(2, 40)
REQUESTS = 50
TIMES = ("19:00", "19:30", "20:00", "20:30", "21:00", "21:30", "22:00")
SEATS = ((1, 2), (2, 4), (2, 4), (4, 6), (1, 2), (2, 6))
PEOPLE = (8, 2, 7, 5, 8, 3, 7, 6, 1)  # seven and eight need two tables joined
ENGINES = 2


def parties(day: str) -> list[dict[str, Any]]:
    """Fifty of them, from one person to eight, at every half hour: no two ask for quite the same."""
    return [
        {
            "day": day,
            "time": TIMES[number % len(TIMES)],
            "people": PEOPLE[number % len(PEOPLE)],
            "name": f"Ospite {number}",
            "phone": asking.phone(),
        }
        for number in range(REQUESTS)
    ]


def released(tavolo: Tavolo, place: Place, engines: list[Direct], wanted: list[dict[str, Any]]) -> Iterator[Any]:
    """Each party with its reference, None where it was refused; a fifth goes to each engine, the rest to the doors."""
    shares = [wanted[number :: len(wanted) // 10] for number in range(ENGINES)]
    at_doors = [party for party in wanted if not any(party in share for share in shares)]
    for engine, share in zip(engines, shares, strict=True):
        engine.release(share)
    answers = tavolo.together(
        [asking.create(asking.DOORS[number % 2], place, **party) for number, party in enumerate(at_doors)]
    )
    for engine, share in zip(engines, shares, strict=True):
        yield from zip(share, engine.references(), strict=True)
    for party, answer in zip(at_doors, answers, strict=True):
        outcome = asking.outcome(answer)
        assert outcome.ok or outcome.code == "CLOSED_OR_FULL", outcome
        yield party, outcome.reference


def race(tavolo: Tavolo) -> dict[str, Any]:
    """Round after round of overlapping parties, all at once; the figures."""
    place = tavolo.open(seats=SEATS, max_people=8)
    started, accepted, joined = time.monotonic(), 0, 0
    with ExitStack() as stack:
        engines = [stack.enter_context(Direct(tavolo.environ, place.slug)) for _ in range(ENGINES)]
        for round_ in range(ROUNDS):
            asked = list(released(tavolo, place, engines, parties(ahead(round_ + 2))))
            assert tavolo.faults(place) == []
            book = tavolo.book(place)
            made = [(party, book.references[reference]) for party, reference in asked if reference]
            assert all(row.phone == party["phone"] and row.people == party["people"] for party, row in made)
            accepted += len(made)
            assert len(book.live) == accepted
            refused = [asking.create("json", place, **party) for party, reference in asked if not reference]
            again = [asking.outcome(answer) for answer in tavolo.in_turn(refused)]
            assert [each for each in again if each.ok] == []
            joined = sum(tables > 1 for tables in Counter(row.booking_id for row in book.seatings).values())
    assert joined
    return {
        "requests": ROUNDS * REQUESTS,
        "processes": 2 + ENGINES,
        "booked": accepted,
        "of_these_at_joined_tables": joined,
        "held_twice": 0,
        "seconds": time.monotonic() - started,
    }


@pytest.mark.both_databases
def test_overlapping_requests_never_hold_a_table_twice(tavolo: Tavolo) -> None:
    figures.note("overlapping requests, tables joined", tavolo.database, **race(tavolo))
