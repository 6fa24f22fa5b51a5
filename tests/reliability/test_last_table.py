"""Everybody wants the last table: one caller gets it, every other hears what else there is."""

import time
from typing import Any

import pytest

from tests.reliability import asking, figures
from tests.reliability.asking import DOORS
from tests.reliability.running import Tavolo
from tests.restaurants import ahead
from tests.size import size

CLIENTS = size(50, 200)
ROUNDS = size(6, 50)


def race(tavolo: Tavolo) -> dict[str, Any]:
    """Everybody at once for one table, day after day; the figures."""
    place = tavolo.open(seats=((1, 2),))
    started = time.monotonic()
    slowest = 0.0
    for round_ in range(ROUNDS):
        doors = [DOORS[number % 2] for number in range(CLIENTS)]
        answers = tavolo.together([asking.create(door, place, day=ahead(round_ + 2)) for door in doors])
        outcomes = [asking.outcome(answer) for answer in answers]
        assert [each.told for each in outcomes if not each.ok and each.code != "CLOSED_OR_FULL"] == []
        assert sum(each.ok for each in outcomes) == 1
        assert all(each.alternatives for each in outcomes if not each.ok)
        slowest = max(slowest, *(answer.seconds for answer in answers))
    assert tavolo.faults(place) == []
    assert len(tavolo.book(place).live) == ROUNDS
    return {
        "attempts": ROUNDS * CLIENTS,
        "clients": CLIENTS,
        "tables": ROUNDS,
        "winners": ROUNDS,
        "errors": 0,
        "seconds": time.monotonic() - started,
        "slowest_answer_s": slowest,
    }


@pytest.mark.both_databases
def test_the_last_table_goes_to_exactly_one_caller(tavolo: Tavolo) -> None:
    figures.note("the last table", tavolo.database, **race(tavolo))
