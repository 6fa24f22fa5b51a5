"""`flask doctor` finds what is wrong with a database; other commands refuse one they cannot serve from."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskCliRunner
from sqlalchemy import make_url, text

from config import Settings
from tests.restaurants import booking_of, open_restaurant, post
from webapp.extensions import db
from webapp.store.engine import WRITE

UPGRADE = "run `flask db upgrade`."


@pytest.fixture
def cli(app: Flask) -> FlaskCliRunner:
    return app.test_cli_runner()


@pytest.fixture
def file(settings: Settings) -> Path:
    return Path(make_url(settings.database_url).database or "")


def run(app: Flask, *statements: str) -> None:
    with app.app_context(), db.engine.connect().execution_options(**WRITE) as connection:
        for statement in statements:
            connection.execute(text(statement))
        connection.commit()


@pytest.mark.both_databases
def test_a_sound_database_is_said_so(app: Flask, cli: FlaskCliRunner, database: str) -> None:
    place = open_restaurant(app)
    assert post(app.test_client(), place, "create_booking", booking_of(place))["ok"]
    found = cli.invoke(args=["doctor"])
    assert (found.exit_code, found.stdout, found.stderr) == (0, "The database is sound.\n", "")


@pytest.mark.parametrize("broken", ["ix_booking_restaurant_id_starts_at", "booking", "alembic_version"])
def test_a_corrupt_page_is_found(app: Flask, cli: FlaskCliRunner, file: Path, broken: str) -> None:
    place = open_restaurant(app)
    assert post(app.test_client(), place, "create_booking", booking_of(place))["ok"]
    with app.app_context():
        db.engine.dispose()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
        (size,) = connection.execute("pragma page_size").fetchone()
        (page,) = connection.execute("select rootpage from sqlite_master where name = ?", [broken]).fetchone()
    with file.open("r+b") as pages:
        pages.seek((page - 1) * size)
        pages.write(b"\xff" * size)
    found = cli.invoke(args=["doctor"])
    assert found.exit_code == 1
    assert "restore a backup" in found.stderr
    assert "Traceback" not in found.output


def test_a_missing_guard_is_found_and_stops_other_commands(app: Flask, cli: FlaskCliRunner) -> None:
    run(app, "drop trigger seating_no_overlap_on_update")
    says = f"Error: The database lacks its guard (seating_no_overlap_on_update): {UPGRADE}\n"
    for arguments in (["doctor"], ["demo"], ["worker"], ["token", "list", "roma"], ["restaurant", "export", "roma"]):
        refused = cli.invoke(args=arguments)
        assert (refused.exit_code, refused.stderr) == (1, says), arguments


def test_so_is_an_older_schema(app: Flask, cli: FlaskCliRunner) -> None:
    run(app, "update alembic_version set version_num = '0000'")
    for arguments in (["doctor"], ["user", "create", "owner@example.com", "--password-stdin"]):
        refused = cli.invoke(args=arguments, input="correct horse battery")
        assert (refused.exit_code, refused.stderr) == (1, f"Error: The database is at revision 0000: {UPGRADE}\n")


def test_a_table_held_twice_is_found(app: Flask, cli: FlaskCliRunner) -> None:
    place = open_restaurant(app)
    client = app.test_client()
    for phone in ("+393331234567", "+393331234568"):
        assert post(client, place, "create_booking", booking_of(place, phone=phone))["ok"]
    with app.app_context(), db.engine.connect() as connection:
        guards = connection.execute(text("select name, sql from sqlite_master where type = 'trigger'")).all()
    run(
        app,
        *(f"drop trigger {name}" for name, _ in guards),
        f"update seating set table_no = {place.table_nos[0]}",
        *(sql for _, sql in guards),
    )
    found = cli.invoke(args=["doctor"])
    assert found.exit_code == 1
    assert found.stderr == "Error: Table T1 of roma is held by two bookings at once: move one of them.\n"


def test_a_row_that_points_nowhere_is_found(app: Flask, cli: FlaskCliRunner, file: Path) -> None:
    open_restaurant(app)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("delete from restaurant")
        connection.commit()
    found = cli.invoke(args=["doctor"])
    assert found.exit_code == 1
    assert "of dining_table points to a row of restaurant that is gone" in found.stderr


def test_a_database_that_somebody_locks_is_said_so(app: Flask, cli: FlaskCliRunner, file: Path) -> None:
    open_restaurant(app)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("begin immediate")
        refused = cli.invoke(args=["token", "create", "roma", "--name", "Vapi"])
    assert (refused.exit_code, refused.stdout) == (1, "")
    says = "Error: The database is locked, full or out of reach. Nothing was changed; try again.\n"
    assert refused.stderr.endswith(says)
    assert "Traceback" not in refused.stderr
