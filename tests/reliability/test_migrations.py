"""The guard stands after every revision, and nothing is served where it or a revision is missing."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask_migrate import upgrade
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import IntegrityError

from config import ROOT, Settings
from tests.databases import PostgreSQLServer
from tests.reliability.running import Tavolo
from webapp import MIGRATIONS, create_app
from webapp.extensions import db
from webapp.models import guard

PATIENCE_S = 120.0
REFUSAL = '{"day":"2027-02-14","time":"20:30","people":2,"accepted":false,"reason":"no_table"}'
LOGGED = """
    insert into tool_call (id, restaurant_id, door, tool, arguments, decision, answer, started_at)
    values (:id, :restaurant, 'json', :tool, :arguments, :decision, :answer, '2027-02-01 10:00:00')
"""
BOOKINGS = [f"{number:032x}" for number in (1, 2, 3)]


def revisions() -> list[str]:
    """Every revision, the first first."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return [each.revision for each in reversed(list(ScriptDirectory.from_config(config).walk_revisions()))]


@pytest.fixture
def empty_url(request: pytest.FixtureRequest, database: str, tmp_path: Path) -> Iterator[str]:
    """A database without tables."""
    if database == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite3'}"
        return
    server: PostgreSQLServer = request.getfixturevalue("postgresql")
    with server.empty() as url:
        yield url


@contextmanager
def migrating(url: str, folder: Path, revision: str, migrations: Path = MIGRATIONS) -> Iterator[Engine]:
    """The database at a revision."""
    app = create_app(Settings.load({"APP_ENV": "test", "DATABASE_URL": url, "INSTANCE_PATH": str(folder)}))
    with app.app_context():
        upgrade(str(migrations), revision)
        try:
            yield db.engine
        finally:
            db.engine.dispose()


@contextmanager
def only_seatings(url: str) -> Iterator[Engine]:
    """Another way in, in which a seating needs no booking and no table, so that only the guard can refuse it."""
    engine = create_engine(url)
    try:
        if engine.dialect.name == "postgresql":
            with engine.begin() as connection:
                for key in sa.inspect(connection).get_foreign_keys("seating"):
                    connection.execute(text(f'alter table seating drop constraint "{key["name"]}"'))
        yield engine
    finally:
        engine.dispose()


def seat(connection: Connection, booking: str, table_no: int, start: int, end: int) -> None:
    connection.execute(
        text(
            "insert into seating (booking_id, restaurant_id, table_no, starts_at, ends_at)"
            " values (:booking, :booking, :table_no, :start, :end)"
        ),
        {"booking": booking, "table_no": table_no, "start": start, "end": end},
    )


def refuses_overlaps(engine: Engine) -> None:
    """The database refuses by insert and by update, at both ends and inside, and nothing else."""
    with engine.begin() as connection:
        seat(connection, BOOKINGS[0], 1, 1000, 1120)
        seat(connection, BOOKINGS[1], 1, 1120, 1240)
        seat(connection, BOOKINGS[2], 2, 1000, 1120)
    for start, end in ((1000, 1120), (999, 1001), (1119, 1121), (1050, 1060), (900, 2000), (1239, 1300)):
        with pytest.raises(IntegrityError) as refusal, engine.begin() as connection:
            seat(connection, BOOKINGS[2], 1, start, end)
        assert guard.is_overlap(refusal.value)
    for change in ("starts_at = 1119 where starts_at = 1120", "table_no = 1 where table_no = 2"):
        with pytest.raises(IntegrityError) as refusal, engine.begin() as connection:
            connection.execute(text(f"update seating set {change}"))
        assert guard.is_overlap(refusal.value)
    with engine.begin() as connection:
        connection.execute(text("update seating set ends_at = 1250 where starts_at = 1120"))
        seat(connection, BOOKINGS[2], 1, 880, 1000)
        assert connection.execute(text("delete from seating")).rowcount == 4


@pytest.mark.both_databases
def test_after_every_revision_the_database_refuses_two_on_one_table(
    request: pytest.FixtureRequest, empty_url: str, tmp_path: Path
) -> None:
    guarded = []
    for revision in revisions():
        with migrating(empty_url, tmp_path, revision) as engine, engine.connect() as connection:
            assert MigrationContext.configure(connection).get_current_revision() == revision
            if not sa.inspect(connection).has_table("seating"):
                continue
            assert guard.missing(connection) == []
        guarded.append(revision)
        with a_copy(request, empty_url, tmp_path) as copy, only_seatings(copy) as engine:
            refuses_overlaps(engine)
    assert guarded
    assert guarded[-1] == revisions()[-1]


@contextmanager
def a_copy(request: pytest.FixtureRequest, url: str, folder: Path) -> Iterator[str]:
    """The same database, to be spoilt."""
    database = str(sa.make_url(url).database)
    if url.startswith("sqlite"):
        yield f"sqlite:///{shutil.copy(database, folder / 'copy.sqlite3')}"
        return
    server: PostgreSQLServer = request.getfixturevalue("postgresql")
    with server.fresh(database) as copied:
        yield copied


@pytest.fixture
def next_migrations(tmp_path: Path) -> Path:
    """The migrations with one more, which rebuilds the guarded table and dies half-way where DIE is set."""
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder)
    (folder / "versions" / "next.py").write_text(NEXT.format(head=revisions()[-1]))
    return folder


NEXT = """
import os, signal
import sqlalchemy as sa
from alembic import op
revision, down_revision = "next", "{head}"

def upgrade():
    op.create_table("half", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("insert into half values (1)")
    with op.batch_alter_table("seating", recreate="always") as batch:
        batch.add_column(sa.Column("chairs", sa.Integer()))
    if "DIE" in os.environ:
        os.kill(os.getpid(), signal.SIGKILL)
    op.add_column("booking", sa.Column("later", sa.Text()))
"""


@pytest.mark.both_databases
def test_a_migration_killed_half_way_leaves_the_revision_before_it_and_can_go_on(
    own_tavolo: Tavolo, next_migrations: Path
) -> None:
    place = own_tavolo.open()
    died = run_flask(own_tavolo.environ, "db", "upgrade", "--directory", str(next_migrations), DIE="1")
    assert died.returncode == -signal.SIGKILL, died.stdout
    assert why_not_ready(own_tavolo) is None
    with own_tavolo.app.app_context(), db.engine.connect() as connection:
        assert not sa.inspect(connection).has_table("half")
    upgraded(own_tavolo, next_migrations)
    with own_tavolo.app.app_context(), db.engine.connect() as connection:
        assert connection.execute(text("select count(*) from half")).scalar() == 1
        assert guard.missing(connection) == []
    assert own_tavolo.book(place).bookings == []


@pytest.mark.both_databases
def test_a_newer_schema_than_the_programs_is_not_served(own_tavolo: Tavolo, next_migrations: Path) -> None:
    upgraded(own_tavolo, next_migrations)
    assert "next" in (why_not_ready(own_tavolo) or "")


def upgraded(tavolo: Tavolo, migrations: Path = MIGRATIONS) -> None:
    """What `flask db upgrade` does."""
    with tavolo.app.app_context():
        upgrade(str(migrations))


def why_not_ready(tavolo: Tavolo) -> str | None:
    """What /readyz says; None when all is well."""
    answer = tavolo.app.test_client().get("/readyz")
    why: str | None = answer.get_json()["why"]
    assert answer.status_code == (200 if why is None else 503)
    return why


def run_flask(environ: dict[str, str], *arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """A command of ours, its output in one."""
    return subprocess.run(
        [sys.executable, "-m", "flask", *arguments],
        cwd=ROOT,
        env={**os.environ, **environ, **more},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )


@contextmanager
def unbound(url: str) -> Iterator[Connection]:
    """A way in by which a tool call needs no restaurant."""
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text("alter table tool_call drop constraint fk_tool_call_restaurant_id_restaurant"))
            yield connection
    finally:
        engine.dispose()


@pytest.mark.both_databases
def test_what_was_refused_and_asked_before_is_counted_after_the_dashboards_revision(
    empty_url: str, tmp_path: Path
) -> None:
    logged = [
        ("check_openings", '{"date":"2027-02-14"}', REFUSAL, '{"ok":true}'),
        ("faq", '{"question":"Avete il parcheggio?"}', None, '{"ok":true,"answer":null}'),
        ("faq", "{}", None, None),
    ]
    with migrating(empty_url, tmp_path, "0001"):
        pass
    with unbound(empty_url) as connection:
        for number, row in enumerate(logged):
            keys = dict(zip(("tool", "arguments", "decision", "answer"), row, strict=True))
            connection.execute(text(LOGGED), {**keys, "id": f"{number + 10:032x}", "restaurant": BOOKINGS[0]})
    with migrating(empty_url, tmp_path, "0002") as engine, engine.connect() as connection:
        query = "select reason, week_hour, question, was_answered from tool_call order by id"
        found = [(*row[:3], None if row[3] is None else bool(row[3])) for row in connection.execute(text(query))]
    sunday_at_eight = 6 * 24 + 20
    assert found == [
        ("no_table", sunday_at_eight, None, None),
        (None, None, "avete il parcheggio", False),
        (None, None, None, None),
    ]
