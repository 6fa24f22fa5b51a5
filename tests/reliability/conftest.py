"""A running server on each database, with the stand-ins for Twilio and the booking providers behind it."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from integrations import sandbox
from integrations.registry import BOOKING_PROVIDERS
from tests import stand_ins
from tests.databases import PostgreSQLServer, SQLiteFiles
from tests.reliability.running import Tavolo, account_at, tavolo_on

UNHURRIED: dict[str, dict[str, int]] = {"calcom": {"per_minute": 100_000}, "calendly": {"creates_per_minute": 100_000}}


@pytest.fixture(scope="session")
def stand_in() -> Iterator[sandbox.StandIn]:
    with sandbox.running("twilio") as started:
        yield started


@pytest.fixture(scope="session")
def services() -> Iterator[dict[str, sandbox.StandIn]]:
    """The booking providers, which do not mind how many ask."""
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(sandbox.running(name, **UNHURRIED.get(name, {}))) for name in BOOKING_PROVIDERS
        }


@pytest.fixture(scope="session")
def accounts(stand_in: sandbox.StandIn, services: dict[str, sandbox.StandIn]) -> dict[str, str]:
    """The settings that point at all of them."""
    return {**account_at(stand_in), **stand_ins.environment(services)}


@pytest.fixture(scope="session")
def tavolo_on_sqlite(
    accounts: dict[str, str], sqlite_files: SQLiteFiles, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Tavolo]:
    folder = tmp_path_factory.mktemp("reliability-sqlite")
    with tavolo_on("sqlite", sqlite_files.fresh(folder), folder, accounts) as tavolo:
        tavolo.server.start()
        yield tavolo


@pytest.fixture(scope="session")
def tavolo_on_postgresql(
    accounts: dict[str, str],
    postgresql: PostgreSQLServer,
    postgresql_template: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Tavolo]:
    folder = tmp_path_factory.mktemp("reliability-postgresql")
    with (
        postgresql.lent(postgresql_template) as url,
        tavolo_on("postgresql", url, folder, accounts) as tavolo,
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
def own_tavolo(accounts: dict[str, str], database: str, database_url: str, tmp_path: Path) -> Iterator[Tavolo]:
    """One that a test may break; its server is not started yet."""
    with tavolo_on(database, database_url, tmp_path, accounts) as own:
        yield own
