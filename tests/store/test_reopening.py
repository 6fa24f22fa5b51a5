"""All connections of a process can be closed at once, those in use as well: SQLite shares among them whether they may
write."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import make_url, text

from webapp.extensions import db
from webapp.store.engine import readers

SELECT = text("select 1")


@pytest.fixture
def file(app: Flask) -> Path:
    """The database of the application, of which nothing is open."""
    url = make_url(app.config["SQLALCHEMY_DATABASE_URI"])
    if url.get_backend_name() != "sqlite":
        pytest.skip("only SQLite shares anything among connections")
    with app.app_context():
        readers().empty()
    return Path(str(url.database))


def times_open(file: Path) -> int:
    """By this process."""
    found = 0
    for each in Path("/proc/self/fd").iterdir():
        try:
            found += each.readlink() == file
        except FileNotFoundError:
            continue  # that of the listing itself
    return found


@contextmanager
def used_by_another(app: Flask, ends: threading.Event) -> Iterator[None]:
    """A thread that has a connection until the event."""
    has_one = threading.Event()

    def use() -> None:
        with app.app_context(), readers().one() as connection:
            connection.execute(SELECT)
            has_one.set()
            ends.wait(20)

    with ThreadPoolExecutor(1) as threads:
        used = threads.submit(use)
        assert has_one.wait(20)
        yield
        ends.set()
        used.result()


def test_what_is_idle_is_closed(app: Flask, file: Path) -> None:
    with app.app_context():
        with readers().one() as connection:
            connection.execute(SELECT)
        with db.engine.connect() as connection:
            connection.execute(SELECT)
        assert times_open(file) == 2
        readers().empty()
        assert times_open(file) == 0


def test_what_another_uses_is_waited_for(app: Flask, file: Path) -> None:
    ends = threading.Event()
    with app.app_context(), used_by_another(app, ends):
        threading.Timer(0.05, ends.set).start()
        readers().empty()
        assert times_open(file) == 0


def test_what_is_used_for_long_is_closed_when_it_is_given_back(app: Flask, file: Path) -> None:
    with app.app_context(), db.engine.connect() as of_pages:
        of_pages.execute(SELECT)
        with readers().one() as of_tools:
            of_tools.execute(SELECT)
            readers().empty()
            assert times_open(file) == 2
    with app.app_context():
        readers().empty()
        assert times_open(file) == 0


def test_who_comes_meanwhile_waits(app: Flask, file: Path) -> None:
    ends = threading.Event()
    with app.app_context(), used_by_another(app, ends), ThreadPoolExecutor(2) as threads:

        def emptied() -> None:
            with app.app_context():
                readers().empty()

        def opened() -> int:
            with app.app_context(), readers().one() as connection:
                connection.execute(SELECT)
                return times_open(file)

        emptying = threads.submit(emptied)
        while not readers()._is_emptied and not emptying.done():
            pass
        coming = threads.submit(opened)
        ends.set()
        emptying.result()
        assert coming.result() == 1
