"""Each of these tests is shown to catch its fault: with the guard and the lock taken out it goes red."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from integrations import sandbox
from tests.reliability import asking, test_kill, test_last_table, test_moves, test_overlapping, test_repeated
from tests.reliability.asking import DOORS
from tests.reliability.callers import together
from tests.reliability.running import Tavolo, account_at, tavolo_on
from tests.reliability.server import Server
from tests.reliability.test_start import without_guard
from tests.restaurants import ahead
from tests.size import size

UNGUARDED = "tests.reliability.unguarded:app"
MOST_TRIES = 20
ONE_AT_LEAST = size(("sqlite",), ("sqlite", "postgresql"))
Check = Callable[[Tavolo], object]


@pytest.fixture
def unguarded(stand_in: sandbox.StandIn, database: str, database_url: str, tmp_path: Path) -> Iterator[Tavolo]:
    """A Tavolo whose database guards nothing."""
    with tavolo_on(database, database_url, tmp_path, account_at(stand_in)) as own:
        without_guard(own)
        yield own


def serve_without(tavolo: Tavolo, *parts: str) -> None:
    tavolo.environ["WITHOUT"] = ",".join(parts)
    tavolo.server = Server(tavolo.environ, UNGUARDED)
    tavolo.server.start()


def goes_red(check: Check, tavolo: Tavolo, fault: str) -> None:
    """In so many tries the check fails at least once, and with that fault in the book."""
    tavolo.places.clear()
    for _ in range(MOST_TRIES):
        try:
            check(tavolo)
        except AssertionError:
            if fault in tavolo.faults_anywhere():
                return
    pytest.fail(f"{check.__module__} noticed nothing in {MOST_TRIES} tries")


@pytest.mark.both_databases
def test_without_guard_and_lock_the_races_go_red(unguarded: Tavolo) -> None:
    serve_without(unguarded, "lock")
    for check in (test_last_table.race, test_moves.race, test_overlapping.race):
        goes_red(check, unguarded, "is held twice")


@pytest.mark.parametrize("database", ONE_AT_LEAST)
def test_without_the_memory_of_what_was_asked_a_repeat_books_twice(unguarded: Tavolo) -> None:
    serve_without(unguarded, "repeats")
    goes_red(lambda tavolo: test_repeated.copies_together(tavolo, "json"), unguarded, "times over")
    goes_red(test_repeated.one_guest_everywhere, unguarded, "times over")


@pytest.mark.parametrize("database", ONE_AT_LEAST)
def test_without_a_transaction_a_kill_leaves_half_a_booking(unguarded: Tavolo) -> None:
    serve_without(unguarded, "transaction")
    unguarded.server.kill()
    goes_red(test_kill.kill_again_and_again, unguarded, "is live and holds no table")


def test_the_guard_alone_keeps_the_book_true(tavolo_on_postgresql: Tavolo) -> None:
    tavolo = tavolo_on_postgresql  # SQLite has no transaction without its lock
    place = tavolo.open(seats=((1, 2),))
    with Server({**tavolo.environ, "WITHOUT": "lock"}, UNGUARDED) as server:
        for round_ in range(test_last_table.ROUNDS):
            day = ahead(round_ + 2)
            requests = [asking.create(DOORS[n % 2], place, day=day) for n in range(test_last_table.CLIENTS)]
            outcomes = [asking.outcome(answer) for answer in together(server.port, requests)]
            assert sum(each.ok for each in outcomes) == 1
            assert {each.code for each in outcomes} == {None, "CLOSED_OR_FULL"}
    assert tavolo.faults(place) == []


@pytest.mark.parametrize("database", ONE_AT_LEAST)
def test_the_lock_alone_keeps_the_book_true(unguarded: Tavolo) -> None:
    serve_without(unguarded, "nothing")
    test_last_table.race(unguarded)
    test_moves.race(unguarded)
