"""A running server on each database, with the stand-in for Twilio behind it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from integrations import sandbox
from tests.databases import PostgreSQLServer, SQLiteFiles
from tests.reliability.running import Tavolo, account_at, tavolo_on


@pytest.fixture(scope="session")
def stand_in() -> Iterator[sandbox.StandIn]:
    with sandbox.running("twilio") as started:
        yield started


@pytest.fixture(scope="session")
def tavolo_on_sqlite(
    stand_in: sandbox.StandIn, sqlite_files: SQLiteFiles, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Tavolo]:
    folder = tmp_path_factory.mktemp("reliability-sqlite")
    with tavolo_on("sqlite", sqlite_files.fresh(folder), folder, account_at(stand_in)) as tavolo:
        tavolo.server.start()
        yield tavolo


@pytest.fixture(scope="session")
def tavolo_on_postgresql(
    stand_in: sandbox.StandIn,
    postgresql: PostgreSQLServer,
    postgresql_template: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Tavolo]:
    folder = tmp_path_factory.mktemp("reliability-postgresql")
    with (
        postgresql.fresh(postgresql_template) as url,
        tavolo_on("postgresql", url, folder, account_at(stand_in)) as tavolo,
    ):
        tavolo.server.start()
        yield tavolo


@pytest.fixture
def tavolo(request: pytest.FixtureRequest, database: str) -> Iterator[Tavolo]:
    """One that many tests share, so none may break it; a crash inside it fails the test that brought it about."""
    shared: Tavolo = request.getfixturevalue(f"tavolo_on_{database}")
    shared.server.lines.clear()
    yield shared
    assert "Traceback" not in shared.server.said(), shared.server.said()


@pytest.fixture
def own_tavolo(stand_in: sandbox.StandIn, database: str, database_url: str, tmp_path: Path) -> Iterator[Tavolo]:
    """One that a test may break; its server is not started yet."""
    with tavolo_on(database, database_url, tmp_path, account_at(stand_in)) as own:
        yield own
