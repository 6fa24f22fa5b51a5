"""The worker's lanes: what guests wait for goes on while a chore is held up."""

import ast
import importlib
import inspect
import pkgutil
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from types import ModuleType
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.restaurants import Place, open_restaurant
from webapp import operations
from webapp.extensions import db
from webapp.models import Job
from webapp.models.types import utc_now
from webapp.operations import jobs, texts
from webapp.operations.synchronising import standing
from webapp.store import jobs as store
from webapp.store.transaction import write

PATIENCE_S = 60.0
PLACE_OF_KIND = {"jobs.add": 2, "jobs.stand": 3, "jobs.at": 3}  # among the arguments


@pytest.fixture
def place(app: Flask, database: str) -> Iterator[Place]:
    opened = open_restaurant(app)
    with app.app_context():
        yield opened


def promise(place: Place, kind: str) -> str:
    return write(
        place.id, lambda connection: store.add(connection, place.id, kind, {}, utc_now(), timedelta(seconds=-1))
    )


def state_of(job_id: str) -> Any:
    db.session.rollback()
    return db.session.execute(select(Job.state, Job.last_error).where(Job.id == job_id)).one()


def settle(job: Any, _now: Any) -> None:
    write(None, lambda connection: store.done(connection, job.id))


@pytest.fixture
def working(app: Flask) -> Iterator[threading.Event]:
    """Set to stop the worker, which is told again at the end."""
    stop = threading.Event()

    def work() -> None:
        with app.app_context():
            jobs.run_forever(stop)

    thread = threading.Thread(target=work)
    thread.start()
    yield stop
    stop.set()
    thread.join(PATIENCE_S)
    assert not thread.is_alive()


@pytest.mark.both_databases
def test_a_message_is_sent_while_a_chore_is_held_up(
    app: Flask, place: Place, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    begun, sent, let_go = threading.Event(), threading.Event(), threading.Event()

    def hang(job: Any, now: Any) -> None:
        begun.set()
        assert let_go.wait(PATIENCE_S)
        settle(job, now)

    def send(job: Any, now: Any) -> None:
        settle(job, now)
        sent.set()

    monkeypatch.setitem(jobs.CHORES, standing.PULL, hang)
    monkeypatch.setitem(jobs.MESSAGES, texts.KIND, send)
    chore = promise(place, standing.PULL)
    request.getfixturevalue("working")
    assert begun.wait(PATIENCE_S)
    message = promise(place, texts.KIND)
    try:
        assert sent.wait(PATIENCE_S)
        assert (state_of(message).state, state_of(chore).state) == ("done", "waiting")
    finally:
        let_go.set()


def test_a_worker_that_fails_ends_and_says_why(app: Flask, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(now: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(jobs, "PROMISERS", ((broken, timedelta(hours=1)),))
    with pytest.raises(ZeroDivisionError):
        jobs.run_forever(threading.Event())


@pytest.mark.both_databases
def test_a_job_that_fails_is_tried_again_and_stops_no_other(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(job: Any, now: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(jobs.ALL, standing.PULL, broken)
    monkeypatch.setitem(jobs.ALL, texts.KIND, settle)
    chore, message = promise(place, standing.PULL), promise(place, texts.KIND)
    while jobs.run_one(utc_now()):
        pass
    assert (state_of(chore), state_of(message)) == (("waiting", "ZeroDivisionError"), ("done", None))


def test_every_kind_that_is_promised_has_one_lane() -> None:
    assert sum(map(len, jobs.LANES)) == len(jobs.ALL)
    names = [each.name for each in pkgutil.walk_packages(operations.__path__, f"{operations.__name__}.")]
    promised = {kind for name in names for kind in _promised_in(importlib.import_module(name))}
    assert texts.KIND in promised
    assert promised <= jobs.ALL.keys()


def _promised_in(module: ModuleType) -> Iterator[str]:
    """The kinds of the jobs that a module promises, but for what it is told by its caller."""
    for call in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(call, ast.Call) and ast.unparse(call.func) in PLACE_OF_KIND:
            kind = ast.unparse(call.args[PLACE_OF_KIND[ast.unparse(call.func)]])
            with suppress(NameError):
                yield eval(kind, vars(module))
