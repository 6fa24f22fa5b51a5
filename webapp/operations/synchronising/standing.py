"""The jobs that keep each connection in step: fetching every few minutes, comparing every night, and both on demand.

The worker promises them again and again; the id of each follows from its connection's.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from integrations.errors import ServiceError
from webapp.models import ProviderConnection
from webapp.models.types import utc_now
from webapp.operations import audit
from webapp.operations.audit import Actor
from webapp.operations.connections import health, stored
from webapp.operations.connections.stored import Stored, UnknownConnection
from webapp.operations.memberships import Place
from webapp.operations.synchronising import drift, pulling
from webapp.rules.night import next_chores
from webapp.store import jobs
from webapp.store.transaction import read, write

PULL, COMPARE = "pull_connection", "compare_connection"
PULL_EVERY = timedelta(minutes=5)
AT_MOST_A = 20  # part of the time is spent on fetching from one provider
LEASE = timedelta(minutes=3)  # longer than one step of either may take: each step renews it
_connection = ProviderConnection.__table__
_KEPT_IN_STEP = select(_connection.c.id, _connection.c.restaurant_id).where(
    _connection.c.status == "connected", _connection.c.sync_enabled
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far fetching or comparing has come: `state` is idle, waiting (for the worker) or running; `found` says what
    came of what was fetched, `error` is a code where it ended early."""

    state: str
    done: int
    steps: int
    found: dict[str, int]
    error: str | None

    @property
    def is_on(self) -> bool:
        """Whether there is more to wait for."""
        return self.state != "idle"


def promise(now: datetime) -> None:
    """See to it that every connection that is kept in step has its jobs."""
    kept = read(lambda connection: list(connection.execute(_KEPT_IN_STEP)))
    for kind in (PULL, COMPARE):
        standing = read(lambda connection, kind=kind: jobs.standing(connection, kind))  # type: ignore[misc]
        for row in kept:
            if jobs.id_of(kind, row.id) not in standing:
                write(None, lambda connection, kind=kind, row=row: _stand(connection, kind, row, now))  # type: ignore[misc]


def synchronise(place: Place, actor: Actor, connection_id: str) -> None:
    """Fetch now what the provider holds; `progress` tells how far that is. Raises `UnknownConnection`."""
    _soon(place, actor, connection_id, PULL, "connection.synchronised")


def compare_soon(place: Place, actor: Actor, connection_id: str) -> None:
    """Compare both books now. Raises `UnknownConnection`."""
    _soon(place, actor, connection_id, COMPARE, "connection.compared")


def progress(place: Place, connection_id: str, kind: str = PULL) -> Progress:
    """How far it is. Raises `UnknownConnection`."""
    now = utc_now()

    def look(connection: Connection) -> Any:
        stored.one(connection, place.id, connection_id)
        return jobs.one(connection, place.id, jobs.id_of(kind, connection_id))

    job = read(look)
    if job is None:
        return Progress("idle", 0, 0, {}, None)
    said = job.payload
    is_running = job.leased_until is not None and job.leased_until > now
    state = "running" if is_running else "waiting" if job.state == "waiting" and job.run_at <= now else "idle"
    done, steps = said.get("steps", (0, 0))
    return Progress(state, done, steps, said.get("found", {}), said.get("error"))


def last_sync_at(place: Place, connection_id: str) -> datetime | None:
    """When everything was fetched last. Raises `UnknownConnection`."""
    found: datetime | None = stored.now(place.id, connection_id).last_sync_at
    return found


def pull_off(job: Any, now: datetime) -> None:
    """The worker's turn to fetch, and the promise of the next time."""

    def fetch(row: Stored, note: pulling.Note) -> None:
        pulling.pull(row.restaurant_id, row.id, now, note)

    _work_off(job, now, fetch, lambda row, took: now + max(PULL_EVERY, AT_MOST_A * took))


def compare_off(job: Any, now: datetime) -> None:
    """The worker's turn to compare, and the promise of the next night's."""

    def compare(row: Stored, note: pulling.Note) -> None:
        drift.compare(row.restaurant_id, row.id, now, note)

    _work_off(job, now, compare, lambda row, _took: next_chores(now, ZoneInfo(row.timezone)))


def _work_off(
    job: Any,
    now: datetime,
    work: Callable[[Stored, pulling.Note], None],
    next_time: Callable[[Stored, timedelta], datetime],
) -> None:
    said: dict[str, Any] = {"connection_id": job.payload["connection_id"]}

    def note(done: int, steps: int, found: dict[str, int]) -> None:
        said.update({"steps": [done, steps], "found": found})
        write(None, tell)

    def tell(connection: Connection) -> None:
        jobs.note(connection, job.id, said)
        jobs.hold(connection, job.id, utc_now() + LEASE)

    write(None, tell)
    began = time.monotonic()
    try:
        row = stored.now(job.restaurant_id, said["connection_id"])
        if row.status == "connected":
            work(row, note)
    except UnknownConnection:
        row = None
    except ServiceError as error:  # its owner sees it at the connection; it is tried again next time
        said["error"] = health.code_of(error)
        write(None, tell)
    if row is None or row.status != "connected" or not row.sync_enabled:
        return write(None, lambda connection: jobs.done(connection, job.id))
    run_at = next_time(row, timedelta(seconds=time.monotonic() - began))
    return write(None, lambda connection: jobs.rest(connection, job.id, run_at))


def _stand(connection: Connection, kind: str, row: Any, now: datetime) -> None:
    jobs.stand(connection, jobs.id_of(kind, row.id), row.restaurant_id, kind, {"connection_id": row.id}, now)


def _soon(place: Place, actor: Actor, connection_id: str, kind: str, action: str) -> None:
    now = utc_now()

    def work(connection: Connection) -> None:
        row = stored.one(connection, place.id, connection_id)
        if row.status != "connected":
            raise UnknownConnection(connection_id)
        _stand(connection, kind, row, now)
        jobs.wake(connection, jobs.id_of(kind, connection_id), now)
        audit.record(connection, place.id, actor, action, ("connection", connection_id))

    write(place.id, work)
