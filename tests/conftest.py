"""What every test may ask for: a fresh database, settings, the application and a client of it."""

# ruff: noqa: E402
import gc

gc.disable()  # as in wsgi.py: what is made while tests are collected stays

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import MethodType
from typing import Any, NoReturn

import hypothesis
import pytest
from argon2 import PasswordHasher
from flask import Flask, has_app_context
from flask.testing import FlaskClient
from jinja2 import BytecodeCache, FileSystemBytecodeCache
from sqlalchemy import Engine
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache
from werkzeug.routing import Rule

from config import Settings
from tests import provision
from tests.cluster import Cluster, cluster
from tests.databases import PostgreSQLServer, SQLiteFiles
from tests.size import size
from webapp import create_app
from webapp.assets import served
from webapp.operations import calls, openings, sources, users
from webapp.operations.bookings import outside
from webapp.operations.copies import sending
from webapp.store import engine
from webapp.tools import completing, perform

DATABASES = ("sqlite", "postgresql")
SETTLES_STATEMENTS = ("server_version_info", "_json_serializer", "_json_deserializer")
TAKE_TIME = ("hang", "slow", "drip")
PATIENT_S = 30.0

# No deadline: how long an example takes says nothing on a busy machine.
hypothesis.settings.register_profile("tavolo", deadline=None, max_examples=size(100, 5000), print_blob=True)
hypothesis.settings.load_profile("tavolo")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if not metafunc.definition.get_closest_marker("both_databases"):
        return
    if "database" not in metafunc.fixturenames:
        raise pytest.UsageError(f"{metafunc.definition.nodeid} is for both databases but uses none")
    metafunc.parametrize("database", DATABASES)


def pytest_collection_finish() -> None:
    """To look everything through for garbage again and again took a third of the whole."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


def leave_out(name: str) -> NoReturn:
    """Skip the test for want of `name`, loudly; in continuous integration that is a failure."""
    if provision.is_continuous_integration():
        pytest.fail(provision.reason(name), pytrace=False)
    pytest.skip(provision.reason(name))


@pytest.fixture(scope="session")
def postgresql_cluster() -> Iterator[Cluster]:
    """A throw-away cluster of our own, which a test may stop and start again."""
    programs = provision.find_postgresql()
    if not programs and "TEST_DATABASE_URL" in os.environ:
        pytest.skip("needs a cluster that it may stop, which TEST_DATABASE_URL is not: apt-get install postgresql")
    if not programs:
        leave_out("postgresql")
    with cluster(programs) as running:
        yield running


@pytest.fixture(scope="session")
def postgresql(request: pytest.FixtureRequest) -> Iterator[PostgreSQLServer]:
    """Where PostgreSQL databases are made: TEST_DATABASE_URL, else the throw-away cluster."""
    server = PostgreSQLServer(
        os.environ.get("TEST_DATABASE_URL") or request.getfixturevalue("postgresql_cluster").url()
    )
    yield server
    server.drop_what_was_lent()


@pytest.fixture(scope="session")
def postgresql_template(postgresql: PostgreSQLServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of a migrated PostgreSQL database to copy."""
    with postgresql.migrated(tmp_path_factory.mktemp("postgresql")) as template:
        yield template


@pytest.fixture(scope="session")
def sqlite_files(tmp_path_factory: pytest.TempPathFactory) -> SQLiteFiles:
    """Where SQLite databases are made."""
    return SQLiteFiles(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture
def database() -> str:
    """Which database the test runs on: SQLite, or both in turn when it is marked `both_databases`."""
    return "sqlite"


@pytest.fixture
def database_url(request: pytest.FixtureRequest, database: str, tmp_path: Path) -> Iterator[str]:
    """A fresh, migrated database."""
    if database == "sqlite":
        yield request.getfixturevalue("sqlite_files").fresh(tmp_path)
        return
    server: PostgreSQLServer = request.getfixturevalue("postgresql")
    with server.lent(request.getfixturevalue("postgresql_template")) as url:
        yield url


@pytest.fixture
def environ(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> dict[str, str]:
    """The environment of the application under test, as a process of it would be given: the defaults, but for what the
    test's `settings` marks say."""
    given = {"APP_ENV": "test", "DATABASE_URL": database_url, "INSTANCE_PATH": str(tmp_path / "instance")}
    for mark in reversed(list(request.node.iter_markers("settings"))):
        given |= mark.kwargs
    return given


@pytest.fixture
def settings(environ: dict[str, str]) -> Settings:
    return Settings.load(environ)


@pytest.fixture(scope="session", autouse=True)
def addresses_are_compiled_once() -> Iterator[None]:
    """What an address is made of depends on its rule alone; to work it out takes half of making an application."""
    known: dict[tuple[object, ...], Rule] = {}
    work_out = Rule.compile

    def look_up(rule: Rule) -> None:
        key = rule.rule, rule.host, rule.subdomain, repr(rule.defaults), rule.merge_slashes, rule.map.host_matching
        if key not in known:
            work_out(rule)
            known[key] = rule
            return
        like = known[key]
        rule._parts, rule._trace, rule._converters = like._parts, like._trace, like._converters
        rule.arguments |= like.arguments
        rule._build = MethodType(like._build.__func__, rule)  # type: ignore[attr-defined]
        rule._build_unknown = MethodType(like._build_unknown.__func__, rule)  # type: ignore[attr-defined]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "compile", look_up)
        yield


@pytest.fixture(scope="session", autouse=True)
def statements_are_compiled_once() -> Iterator[None]:
    """What SQLAlchemy makes of a statement depends on the kind of database, not on which application asks it."""
    made: LRUCache[Any, Any] = LRUCache(5000)

    def kind(dialect: object) -> list[object]:
        return [type(dialect), *(getattr(dialect, name, None) for name in SETTLES_STATEMENTS)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DefaultDialect, "__hash__", lambda dialect: hash(type(dialect)))
        patch.setattr(DefaultDialect, "__eq__", lambda dialect, other: kind(dialect) == kind(other))
        patch.setattr(Engine, "_compiled_cache", property(lambda _: made, lambda *_: None), raising=False)
        yield


@pytest.fixture(scope="session", autouse=True)
def static_files_are_named_once() -> Iterator[None]:
    """They are read and hashed for the first application only, but for those of a test's own."""
    ours, publish = (served.STATIC, served.SERVED), served.publish
    names = cache(publish)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(served, "publish", lambda: names() if ours == (served.STATIC, served.SERVED) else publish())
        yield


@pytest.fixture(scope="session", autouse=True)
def true_hasher() -> Iterator[PasswordHasher]:
    """What hashes passwords but here, where one that costs next to nothing does."""
    true = users._hasher
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(users, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield true


@pytest.fixture(autouse=True)
def providers_are_given_time(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine's stand-in may be late without having been told to be: only a test that makes it so, by its
    `fault` or with the mark `deadlines`, keeps the deadlines of callers."""
    fault = getattr(request.node, "callspec", None) and request.node.callspec.params.get("fault")
    if request.node.get_closest_marker("deadlines") or fault in TAKE_TIME:
        return
    for module in (sources, openings, outside, perform):
        monkeypatch.setattr(module, "CHECK_S", PATIENT_S)
    for module in (calls, completing):
        monkeypatch.setattr(module, "ASKED_OF_PROVIDERS_S", PATIENT_S)
    monkeypatch.setattr(sending, "SEND_WITHIN_S", PATIENT_S)


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> BytecodeCache:
    """Templates are compiled once, not for each test's application."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def app(settings: Settings, compiled: BytecodeCache) -> Iterator[Flask]:
    made = create_app(settings)
    made.jinja_env.bytecode_cache = compiled
    yield made
    made.extensions["tool_call_batches"].close()
    engine.dispose(made)


@pytest.fixture(autouse=True)
def no_context_is_left() -> Iterator[None]:
    """A context that outlived its test would be the next one's application."""
    yield
    assert not has_app_context(), "an application context was pushed and never popped"


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
