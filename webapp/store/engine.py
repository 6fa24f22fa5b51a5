"""How connections to the database are set up, and proof that the database may be used.

SQLite is opened with WAL, `synchronous=FULL` (an acknowledged booking survives a power cut), foreign keys and a bounded
busy wait. The driver's own transactions are off. On Flask-SQLAlchemy's engine, for pages and migrations, a transaction
begins with BEGIN, or BEGIN IMMEDIATE when its connection is marked with `WRITE`. The tools have an engine of their own
that begins none, since a single read needs none (store/transaction.py begins theirs).
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask, current_app
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from webapp.extensions import JSON, db
from webapp.models import guard

WRITE = {"tavolo_write": True}
WAIT_MS = 2000  # the longest a writer waits for its turn
PRAGMAS = ("journal_mode=WAL", f"busy_timeout={WAIT_MS}", "foreign_keys=ON", "synchronous=FULL", "cache_size=-16000")
POSTGRESQL_OPTIONS = f"-c lock_timeout={WAIT_MS} -c statement_timeout=5000 -c timezone=UTC"
SYNCHRONOUS_FULL = 2
EMPTIED_S = 0.5  # the longest that everybody waits for the connections in use to be given back
_starting = threading.Lock()


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


def init_app(app: Flask) -> None:
    """Set up Flask-SQLAlchemy's engine of `app`, and make the tools' own."""
    with app.app_context():
        pages = db.engine
    app.extensions["tools_engine"] = pages
    app.extensions["tools_readers"] = Readers()
    if pages.dialect.name == "sqlite":
        event.listen(pages, "connect", _open_sqlite)
        event.listen(pages, "begin", _begin_sqlite)
        url = app.config["SQLALCHEMY_DATABASE_URI"]
        app.extensions["tools_engine"] = tools = create_engine(url, **JSON, **options(url))
        event.listen(tools, "connect", _open_sqlite)


def of_tools() -> Engine:
    """The engine of the tools of the current application."""
    engine: Engine = current_app.extensions["tools_engine"]
    return engine


class Readers:
    """Connections kept open between their uses: none begins a transaction by itself, so taking one costs next to
    nothing. The writer of SQLite, who begins and ends its own, takes one as well."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self._idle: list[Connection] = []
        self._used = 0
        self._is_emptied = False
        self._change = threading.Condition()
        self._pid = os.getpid()

    def _start_once(self) -> None:
        with _starting:
            if self._pid != os.getpid():
                self._start()

    @contextmanager
    def one(self) -> Iterator[Connection]:
        """A connection nobody else uses meanwhile; one that the database failed on is closed."""
        if self._pid != os.getpid():
            self._start_once()  # a fork: what the parent opened is the parent's
        self._enter()
        try:
            yield from self._lent()
        finally:
            self._leave()

    def _lent(self) -> Iterator[Connection]:
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = of_tools().connect().execution_options(isolation_level="AUTOCOMMIT")
        try:
            yield connection
        except (DBAPIError, connection.dialect.loaded_dbapi.Error) as error:
            _end(connection)
            if isinstance(error, DBAPIError) and error.connection_invalidated:
                self.close()  # the others went the same way
            raise
        except BaseException:
            self._idle.append(connection)
            raise
        self._idle.append(connection)

    def _enter(self) -> None:
        with self._change:
            if self._is_emptied:
                self._change.wait_for(lambda: not self._is_emptied, EMPTIED_S)
            self._used += 1

    def _leave(self) -> None:
        with self._change:
            self._used -= 1
            if self._is_emptied:
                self._change.notify_all()

    def empty(self) -> None:
        """Close every connection of this process, once none of these is used; who wants one meanwhile waits. What is
        still used after `EMPTIED_S` is closed later."""
        with self._change:
            if self._is_emptied:  # somebody else is at it
                self._change.wait_for(lambda: not self._is_emptied, EMPTIED_S)
                return
            self._is_emptied = True
            try:
                self._change.wait_for(lambda: self._used == 0, EMPTIED_S)
                self.close()
                _dispose(of_tools())
                _dispose(db.engine)
            finally:
                self._is_emptied = False
                self._change.notify_all()

    def close(self) -> None:
        """Close those that are idle."""
        while self._idle:
            _end(self._idle.pop())


def _dispose(engine: Engine) -> None:
    """Close its connections, those in use when they are given back: SQLAlchemy would leave them open in the pool."""
    old = engine.pool
    engine.dispose(close=False)
    event.listen(old, "checkin", lambda _connection, record: record.invalidate())
    old.dispose()


def _end(connection: Connection) -> None:
    """Close it for good: its pool may have been disposed of meanwhile."""
    connection.invalidate()
    connection.close()


def readers() -> Readers:
    """The connections for reads of the current application."""
    found: Readers = current_app.extensions["tools_readers"]
    return found


def dispose(app: Flask) -> None:
    """Close every connection, before a fork or at the end."""
    app.extensions["tools_readers"].close()
    with app.app_context():
        db.engine.dispose()
    app.extensions["tools_engine"].dispose()


def _open_sqlite(connection: Any, _record: object) -> None:
    try:
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(f"pragma {pragma}")
        if connection.execute("pragma synchronous").fetchone()[0] != SYNCHRONOUS_FULL:
            raise NotReady("SQLite does not keep synchronous=FULL; bookings would not survive a power cut")
    except BaseException:
        connection.close()  # nobody else would
        raise


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
