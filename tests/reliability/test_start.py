"""Where the guard or a revision is missing nothing is served, and what is said to do about it works."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
import sqlalchemy as sa
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, text

from tests.reliability import asking
from tests.reliability.running import Tavolo
from tests.reliability.server import free_port
from tests.reliability.test_migrations import run_flask, upgraded, why_not_ready

Spoil = Callable[[Tavolo], None]


def without_guard(tavolo: Tavolo) -> None:
    """SQLite's batch mode drops triggers without a word; on PostgreSQL somebody drops the constraint."""
    engine = create_engine(tavolo.url)
    with engine.begin() as connection:
        if tavolo.database == "postgresql":
            connection.execute(text("alter table seating drop constraint seating_no_overlap"))
        else:
            operations = Operations(MigrationContext.configure(connection))
            with operations.batch_alter_table("seating", recreate="always"):
                pass
    engine.dispose()


def with_half_a_guard(tavolo: Tavolo) -> None:
    with closing(sqlite3.connect(str(sa.make_url(tavolo.url).database))) as connection:
        connection.execute("drop trigger seating_no_overlap_on_update")


def unmigrated(tavolo: Tavolo) -> None:
    engine = create_engine(tavolo.url)
    with engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '0000'"))
    engine.dispose()


@pytest.mark.both_databases
def test_a_missing_guard_is_named_and_upgrading_puts_it_back(own_tavolo: Tavolo) -> None:
    assert why_not_ready(own_tavolo) is None
    without_guard(own_tavolo)
    why = why_not_ready(own_tavolo)
    assert why
    assert "seating_no_overlap" in why
    assert "flask db upgrade" in why
    upgraded(own_tavolo)
    assert why_not_ready(own_tavolo) is None


def test_half_a_guard_is_none(own_tavolo: Tavolo) -> None:
    with_half_a_guard(own_tavolo)
    assert "seating_no_overlap_on_update" in (why_not_ready(own_tavolo) or "")


@pytest.mark.both_databases
@pytest.mark.parametrize("spoil", [without_guard, unmigrated])
def test_the_worker_refuses_to_start_and_says_what_to_do(own_tavolo: Tavolo, spoil: Spoil) -> None:
    spoil(own_tavolo)
    refused = own_tavolo.app.test_cli_runner().invoke(args=["worker"])
    assert refused.exit_code == 1
    assert "flask db upgrade" in refused.output


def test_flask_serve_refuses_to_start_and_says_what_to_do(own_tavolo: Tavolo) -> None:
    without_guard(own_tavolo)
    refused = run_flask(own_tavolo.environ, "serve", PORT=str(free_port()))
    assert refused.returncode == 1, refused.stdout
    assert "flask db upgrade" in refused.stdout
    assert "Tavolo answers at" not in refused.stdout
    assert "Traceback" not in refused.stdout


@pytest.mark.both_databases
def test_the_web_server_by_itself_refuses_to_start_and_says_what_to_do(own_tavolo: Tavolo) -> None:
    without_guard(own_tavolo)
    with pytest.raises(AssertionError, match="the server does not start") as refused:
        own_tavolo.server.start()
    said = str(refused.value)
    assert "Tavolo does not start. The database lacks its guard" in said
    assert "flask db upgrade" in said
    assert "Traceback" not in said


@pytest.mark.both_databases
@pytest.mark.parametrize("spoil", [without_guard, unmigrated])
def test_a_server_that_was_started_all_the_same_books_nothing(own_tavolo: Tavolo, spoil: Spoil) -> None:
    place = own_tavolo.open()
    spoil(own_tavolo)
    client = own_tavolo.app.test_client()
    for door in asking.DOORS:
        told = asking.outcome(asking.through(client, asking.create(door, place)))
        assert told.code == "PROVIDER_UNAVAILABLE"
    assert own_tavolo.book(place).bookings == []
