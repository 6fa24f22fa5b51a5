"""How connections to the database are set up, and proof that the database may be used.

SQLite is opened with WAL, `synchronous=FULL` (an acknowledged booking survives a power cut), foreign keys and a bounded
busy wait. The driver's own transactions are off: a connection marked with `WRITE` begins with BEGIN IMMEDIATE.
"""

from typing import Any

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DBAPIError

from webapp.models import guard

WRITE = {"tavolo_write": True}
WAIT_MS = 2000  # the longest a writer waits for its turn
PRAGMAS = ("journal_mode=WAL", f"busy_timeout={WAIT_MS}", "foreign_keys=ON", "synchronous=FULL", "cache_size=-16000")
POSTGRESQL_OPTIONS = f"-c lock_timeout={WAIT_MS} -c statement_timeout=5000 -c timezone=UTC"
SYNCHRONOUS_FULL = 2


class NotReady(RuntimeError):
    """The database cannot be served from; the message says what to do."""


def options(url: str) -> dict[str, Any]:
    """Arguments for `create_engine`."""
    if url.startswith("sqlite"):
        return {"pool_size": 20, "max_overflow": 20, "pool_timeout": WAIT_MS / 1000}
    return {
        "pool_size": 10,
        "max_overflow": 10,
        "pool_timeout": WAIT_MS / 1000,
        "pool_pre_ping": False,  # a lost connection is retried by the transaction itself
        "connect_args": {"options": POSTGRESQL_OPTIONS, "connect_timeout": 2},
    }


def prepare(engine: Engine) -> None:
    """Hook the connection set-up into `engine`."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _open_sqlite)
        event.listen(engine, "begin", _begin_sqlite)


def _open_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"pragma {pragma}")
    if connection.execute("pragma synchronous").fetchone()[0] != SYNCHRONOUS_FULL:
        raise NotReady("SQLite does not keep synchronous=FULL; bookings would not survive a power cut")


def _begin_sqlite(connection: Connection) -> None:
    is_write = connection.get_execution_options().get("tavolo_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_write else "BEGIN")


def why_not_ready(engine: Engine, migrations: str) -> str | None:
    """None when the database is reachable, migrated to the newest revision of the folder `migrations` and guarded;
    otherwise one sentence that says what to do."""
    script = ScriptDirectory.from_config(_alembic(migrations))
    try:
        with engine.connect() as connection:
            revision = MigrationContext.configure(connection).get_current_revision()
            if revision != script.get_current_head():
                return f"The database is at revision {revision or 'none'}: run `flask db upgrade`."
            if lacking := guard.missing(connection):
                return f"The database lacks its guard ({', '.join(lacking)}): run `flask db upgrade`."
    except DBAPIError as error:
        return f"The database cannot be reached: {type(error.orig).__name__}."
    return None


def _alembic(migrations: str) -> Config:
    config = Config()
    config.set_main_option("script_location", migrations)
    return config
