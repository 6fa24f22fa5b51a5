"""The log of reads is written some rows at a time, so that nobody who books waits for all of it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, make_url

from config import Settings
from tests.restaurants import ahead, open_restaurant, post
from webapp.store import tool_calls
from webapp.store.engine import of_tools


@pytest.fixture
def asked(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Seven checks that wait to be logged, three rows at a time."""
    place = open_restaurant(app)
    monkeypatch.setattr(tool_calls, "EVERY_S", 3600)
    monkeypatch.setattr(tool_calls, "AT_ONCE", 3)
    days = [ahead(number) for number in range(7, 14)]
    for day in days:
        assert post(client, place, "check_openings", {"restaurant_id": place.slug, "date": day, "people": 2})["ok"]
    return days


def test_whoever_books_gets_a_turn_between(app: Flask, settings: Settings, asked: list[str]) -> None:
    known: list[int] = []
    with app.app_context(), _after_each_commit(lambda: known.append(len(_logged(settings)))):
        app.extensions["tool_call_batches"].flush()
    assert known == [3, 6, 7]


def test_what_could_not_be_written_is_kept(app: Flask, settings: Settings, asked: list[str]) -> None:
    other = _opened(settings)
    batches = app.extensions["tool_call_batches"]

    def keep_the_book() -> None:
        if not other.in_transaction:
            other.execute("begin immediate")

    with app.app_context(), _after_each_commit(keep_the_book):
        batches.flush()
    other.rollback()
    other.close()
    assert _logged(settings) == asked[:3]
    batches.flush()
    assert _logged(settings) == asked


@contextmanager
def _after_each_commit(do: Callable[[], object]) -> Iterator[None]:
    def look(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement == "COMMIT":
            do()

    engine = of_tools()
    event.listen(engine, "after_cursor_execute", look)
    try:
        yield
    finally:
        event.remove(engine, "after_cursor_execute", look)


def _opened(settings: Settings) -> sqlite3.Connection:
    return sqlite3.connect(make_url(settings.database_url).database or "", isolation_level=None)


def _logged(settings: Settings) -> list[str]:
    """The days that were asked about, as the log has them."""
    book = _opened(settings)
    try:
        return [day for (day,) in book.execute("select arguments ->> 'date' from tool_call order by id")]
    finally:
        book.close()
