"""A running server on each database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import PostgreSQLServer, SQLiteFiles
from tests.reliability.running import Tavolo, tavolo_on


@pytest.fixture(scope="session")
def tavolo_on_sqlite(sqlite_files: SQLiteFiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tavolo]:
    folder = tmp_path_factory.mktemp("reliability-sqlite")
    with tavolo_on("sqlite", sqlite_files.fresh(folder), folder) as tavolo:
        tavolo.server.start()
        yield tavolo


@pytest.fixture(scope="session")
def tavolo_on_postgresql(
    postgresql: PostgreSQLServer, postgresql_template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Tavolo]:
    folder = tmp_path_factory.mktemp("reliability-postgresql")
    with postgresql.fresh(postgresql_template) as url, tavolo_on("postgresql", url, folder) as tavolo:
        tavolo.server.start()
        yield tavolo


@pytest.fixture
def tavolo(request: pytest.FixtureRequest, database: str) -> Tavolo:
    """One that many tests share: nothing in it may be broken. Nothing went wrong in it that it did not say."""
    shared: Tavolo = request.getfixturevalue(f"tavolo_on_{database}")
    return shared


@pytest.fixture
def own_tavolo(database: str, database_url: str, tmp_path: Path) -> Iterator[Tavolo]:
    """One that a test may break; its server is not started yet."""
    with tavolo_on(database, database_url, tmp_path) as own:
        yield own
