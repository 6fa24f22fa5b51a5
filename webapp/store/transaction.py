"""Read and write transactions of the tools.

A write is serialised per restaurant: on SQLite by the fair queue and group commit, on PostgreSQL by a lock on the
restaurant's row. The work is a function of the connection because it may run a second time: after a deadlock, a
serialisation failure or a lost connection it is tried once more, so it must find what an earlier try has committed.
"""

import logging
import os
from collections.abc import Callable
from typing import TypeVar
from uuid import UUID
from weakref import WeakSet

from flask import current_app
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from webapp.models import guard
from webapp.store.engine import WAIT_MS, of_tools, readers, why_not_ready
from webapp.store.group import GroupCommit
from webapp.store.queue import Busy, WriteQueue

Result = TypeVar("Result")

# Who waits behind others waits twice, first for a place and then for the row, and `lock_timeout` counts each by itself:
# the statement's own time bounds both. Without parameters the three are one message to the server.
LOCK_RESTAURANT = (
    f"set local statement_timeout = {WAIT_MS};"  # noqa: S608 - only ever given a UUID
    " select 1 from restaurant where id = '{id}' for no key update;"
    " set local statement_timeout to default"
)
RETRIED_STATES = {"40001", "40P01"}  # serialisation failure, deadlock
_proved: WeakSet[Engine] = WeakSet()  # whose database was seen migrated and guarded
_groups: dict[tuple[str, int], GroupCommit] = {}
log = logging.getLogger(__name__)


class BookUnavailable(RuntimeError):
    """The database did not take the request in time: locked, full, read-only or gone. Nothing is known to have
    changed."""


class Overlap(RuntimeError):
    """The guard refused two holds of one table. Nothing was changed."""


def read(work: Callable[[Connection], Result]) -> Result:
    """Run `work` on a connection, each read of which sees what is committed. Raises `BookUnavailable`."""

    def attempt() -> Result:
        with readers().one() as connection:
            return work(connection)

    return _with_one_retry(attempt)


def write(restaurant_id: str | None, work: Callable[[Connection], Result]) -> Result:
    """Run `work` in a durable write transaction of one restaurant, or of none in particular, and commit it.

    Raises `BookUnavailable`, `Overlap`, and whatever `work` raises; nothing is changed then.
    """
    engine = of_tools()
    _prove(engine)
    attempt = _write_sqlite if engine.dialect.name == "sqlite" else _write_postgresql
    return _with_one_retry(lambda: attempt(engine, restaurant_id, work))


def _prove(engine: Engine) -> None:
    """Refuse to write to a database that is not migrated or lacks its guard; looked at until it once was right."""
    if engine in _proved:
        return
    try:
        why = why_not_ready(engine, current_app.extensions["migrate"].directory)
    except (DBAPIError, PoolTimeout) as error:
        raise _unavailable(error) from error
    if why is not None:
        log.error("nothing is written: %s", why)
        raise BookUnavailable(why)
    _proved.add(engine)


def _with_one_retry(attempt: Callable[[], Result]) -> Result:
    for is_last in (False, True):
        try:
            return attempt()
        except IntegrityError as error:
            if guard.is_overlap(error):
                raise Overlap from error
            raise
        except (DataError, ProgrammingError):
            raise  # our own mistake, not the database's
        except DBAPIError as error:
            if getattr(error.orig, "sqlite_errorname", "").startswith("SQLITE_READONLY"):
                # SQLite shares among the connections of a process whether they may write: while an old one is open that
                # may not, a new one may not either.
                readers().empty()
                if not is_last:
                    continue
            if is_last or not _is_worth_another_try(error):
                raise _unavailable(error) from error
        except (Busy, PoolTimeout) as error:
            raise _unavailable(error) from error
    raise AssertionError("the second attempt returns or raises")


def _is_worth_another_try(error: DBAPIError) -> bool:
    return error.connection_invalidated or getattr(error.orig, "sqlstate", None) in RETRIED_STATES


def _unavailable(error: Exception) -> BookUnavailable:
    cause = getattr(error, "orig", None) or error
    log.warning("the book is unavailable: %s", type(cause).__name__)
    return BookUnavailable(type(cause).__name__)


def _write_sqlite(engine: Engine, _restaurant_id: str | None, work: Callable[[Connection], Result]) -> Result:
    path = engine.url.database or ""
    key = path, os.getpid()  # a fork has writers of its own
    if key not in _groups:
        _groups.setdefault(key, GroupCommit(WriteQueue(path, WAIT_MS / 1000)))
    result: Result = _groups[key].run(work)
    return result


def _write_postgresql(engine: Engine, restaurant_id: str | None, work: Callable[[Connection], Result]) -> Result:
    with engine.begin() as connection:
        if restaurant_id is not None:
            connection.exec_driver_sql(LOCK_RESTAURANT.format(id=UUID(restaurant_id)))
        return work(connection)
