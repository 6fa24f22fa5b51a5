"""Writers who wait at the same time share one commit: what happens to one of them is that one's own, and whatever
happens, none of them waits for ever and none bars the way to the next."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, make_url, text
from sqlalchemy.exc import IntegrityError

from tests.reliability.running import Tavolo
from webapp.store.transaction import BookUnavailable, read, write

PATIENCE_S = 30.0
WRITERS = 12
Work = Callable[[Connection], Any]


class Trouble(RuntimeError):
    """What one of the writers runs into."""


@pytest.fixture
def notes(own_tavolo: Tavolo) -> Tavolo:
    """A Tavolo with a table to write numbers into."""
    with own_tavolo.app.app_context():
        write(None, lambda connection: connection.execute(text("create table note (number integer)")))
    return own_tavolo


def note(number: int) -> Work:
    def work(connection: Connection) -> int:
        connection.execute(text("insert into note values (:number)"), {"number": number})
        return number

    return work


def troubled(number: int) -> Work:
    def work(connection: Connection) -> None:
        note(number)(connection)
        raise Trouble(number)

    return work


def fatal(connection: Connection) -> None:
    """The connection dies under everybody who shares it."""
    note(-1)(connection)
    driver: Any = connection.connection.dbapi_connection
    driver.close()


@contextmanager
def locked(tavolo: Tavolo) -> Iterator[None]:
    """Somebody else holds the database."""
    file = str(make_url(tavolo.url).database)
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        other.execute("begin immediate")
        yield


def started(tavolo: Tavolo, works: list[Work], apart_s: float = 0.0) -> tuple[list[threading.Thread], list[Any]]:
    """The threads of so many writers, and what each is told: nothing yet."""
    told: list[Any] = [None] * len(works)

    def run(place: int, work: Work) -> None:
        with tavolo.app.app_context():
            try:
                told[place] = write(None, work)
            except Exception as error:  # noqa: BLE001 - what it is, is what the test looks at
                told[place] = error

    threads = [threading.Thread(target=run, args=each, daemon=True) for each in enumerate(works)]
    for thread in threads:
        thread.start()
        time.sleep(apart_s)
    return threads, told


def together(tavolo: Tavolo, works: list[Work]) -> list[Any]:
    """What each is told when all have waited for the same lock; None for who is told nothing."""
    with locked(tavolo):
        threads, told = started(tavolo, works)
        time.sleep(0.2)
    wait_for(threads)
    return told


def wait_for(threads: list[threading.Thread]) -> None:
    """Until all have been told, or nobody can be expected to be any more."""
    deadline = time.monotonic() + PATIENCE_S
    for thread in threads:
        thread.join(max(0.0, deadline - time.monotonic()))


def written(tavolo: Tavolo) -> list[int]:
    with tavolo.app.app_context():
        return read(lambda connection: sorted(connection.execute(text("select number from note")).scalars()))


def test_one_that_is_refused_undoes_nothing_of_the_others(notes: Tavolo) -> None:
    works = [troubled(number) if number % 3 == 0 else note(number) for number in range(WRITERS)]
    told = together(notes, works)
    good = [number for number in range(WRITERS) if number % 3]
    assert [each for each in told if not isinstance(each, Trouble)] == good
    assert [each.args[0] for each in told if isinstance(each, Trouble)] == list(range(0, WRITERS, 3))
    assert written(notes) == good


def clumsy(connection: Connection) -> None:
    """One whose own mistake takes the transaction away from everybody, as a failing flush of the ORM does."""
    connection.execute(text("create unique index if not exists once on note (number)"))
    try:
        connection.execute(text("insert into note values (7), (7)"))
    except IntegrityError:
        transaction = connection.get_transaction()
        assert transaction
        transaction.rollback()
        raise


def test_one_whose_own_mistake_loses_the_transaction_is_the_only_one_to_be_told_of_it(notes: Tavolo) -> None:
    works = [clumsy if number == WRITERS // 2 else note(100 + number) for number in range(WRITERS)]
    told = together(notes, works)
    assert [type(each) for each in told if isinstance(each, IntegrityError)] == [IntegrityError]
    assert {type(each) for each in told} <= {int, IntegrityError, BookUnavailable}
    assert written(notes) == sorted(each for each in told if isinstance(each, int))


def test_a_connection_that_dies_under_them_leaves_nobody_waiting(notes: Tavolo) -> None:
    works = [fatal if number == WRITERS // 2 else note(number) for number in range(WRITERS)]
    told = together(notes, works)
    assert None not in told
    kept = [each for each in told if isinstance(each, int)]
    assert written(notes) == kept
    assert together(notes, [note(100), note(101)]) == [100, 101]


def test_those_who_waited_in_vain_bar_the_way_to_nobody(notes: Tavolo) -> None:
    with locked(notes):
        threads, told = started(notes, [note(number) for number in range(WRITERS)], apart_s=0.05)
        wait_for(threads)
    assert {type(each) for each in told} == {BookUnavailable}
    assert written(notes) == []
    assert together(notes, [note(number) for number in range(WRITERS)]) == list(range(WRITERS))
