"""The outbox: promises of work outside, kept by whoever claims them first.

A claim is a lease. When its holder dies the lease runs out and another takes the job, so every handler may run again.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import Connection, Row, bindparam, insert, or_, select, update

from webapp.models import Job
from webapp.models.types import new_id
from webapp.store.statements import Changes, Statement, insert_into, inserts

_job = Job.__table__
_due = (
    (_job.c.state == "waiting")
    & (_job.c.run_at <= bindparam("now"))
    & or_(_job.c.leased_until.is_(None), _job.c.leased_until < bindparam("now"))
    & _job.c.kind.in_(bindparam("kinds", expanding=True))
)
_ANY_DUE = select(_job.c.id).where(_due).limit(1)
_NEXT = select(_job.c.id).where(_due).order_by(_job.c.run_at).limit(1).with_for_update(skip_locked=True)
_CLAIM = (
    update(_job)
    .where(_job.c.id == _NEXT.scalar_subquery())
    .values(leased_until=bindparam("until"), attempts=_job.c.attempts + 1)
    .returning(_job.c.id, _job.c.restaurant_id, _job.c.kind, _job.c.payload, _job.c.attempts)
)
_PAYLOAD = select(_job.c.payload).where(_job.c.id == bindparam("job_id"))
_HURRY = update(_job).where(_job.c.id == bindparam("job_id"), _job.c.state == "waiting")
_THIS = update(_job).where(_job.c.id == bindparam("job_id"))
_WAKE = _THIS.where(
    _job.c.state == "waiting", or_(_job.c.leased_until.is_(None), _job.c.leased_until < bindparam("now"))
).values(run_at=bindparam("now"))
_ONE = select(_job).where(_job.c.id == bindparam("job_id"), _job.c.restaurant_id == bindparam("restaurant_id"))
_KINDS = select(_job.c.id).where(_job.c.kind == bindparam("kind"), _job.c.state == "waiting")
_ADD = Changes(insert(_job))
_ANEW = ("state", "run_at", "leased_until", "attempts", "last_error")


def _at(statement: Any) -> Any:
    anew = {name: statement.excluded[name] for name in (*_ANEW, "payload")}
    return statement.on_conflict_do_update(index_elements=["id"], set_=anew)


_AT = Statement(
    inserts(_job, _at),
    columns=("id", "restaurant_id", "kind", "payload", "created_at", *_ANEW),
)
_SETTLE = update(_job).where(_job.c.id == bindparam("job_id")).values(leased_until=None)
_DONE = Changes(_SETTLE)


def add(
    connection: Connection,
    restaurant_id: str,
    kind: str,
    payload: dict[str, Any],
    now: datetime,
    lease: timedelta,
    wait: timedelta = timedelta(),
) -> str:
    """Promise work after a `wait`, already leased to the caller for `lease`; the job's id."""
    job_id = new_id()
    _ADD.run(
        connection,
        {},
        {
            "id": job_id,
            "restaurant_id": restaurant_id,
            "kind": kind,
            "payload": payload,
            "state": "waiting",
            "run_at": now + wait,
            "leased_until": now + lease,
            "attempts": 0,
            "created_at": now,
        },
    )
    return job_id


def is_any_due(connection: Connection, now: datetime, kinds: Iterable[str]) -> bool:
    """Whether a claim would find anything; a read, so that an idle worker disturbs nobody."""
    return connection.execute(_ANY_DUE, {"now": now, "kinds": list(kinds)}).first() is not None


def claim(connection: Connection, now: datetime, lease: timedelta, kinds: Iterable[str]) -> Row[Any] | None:
    """Take the job of these kinds that has waited longest: its id, restaurant_id, kind, payload and attempts (this one
    included)."""
    return connection.execute(_CLAIM, {"now": now, "until": now + lease, "kinds": list(kinds)}).one_or_none()


def payload_of(connection: Connection, job_id: str) -> dict[str, Any]:
    """What a job was told; empty where it is gone."""
    found = connection.execute(_PAYLOAD, {"job_id": job_id}).scalar_one_or_none()
    return found or {}


def hurry(connection: Connection, job_id: str, now: datetime) -> bool:
    """Let a job that waits be tried at once, but for a lease that somebody holds; False where it waits no more."""
    return bool(connection.execute(_HURRY, {"job_id": job_id, "run_at": now}).rowcount)


def done(connection: Connection, job_id: str) -> None:
    """The promise is kept."""
    _DONE.run(connection, {"job_id": job_id}, {"state": "done"})


def again(connection: Connection, job_id: str, run_at: datetime, error: str) -> None:
    """Try again at `run_at`."""
    connection.execute(_SETTLE, {"job_id": job_id, "run_at": run_at, "last_error": error})


def failed(connection: Connection, job_id: str, error: str) -> None:
    """Give up, loudly: the row stays for the owner to see."""
    connection.execute(_SETTLE, {"job_id": job_id, "state": "failed", "last_error": error})


# A standing job is done again and again; its id follows from what it is about, so that it is one whoever promises it.


def id_of(kind: str, about: str) -> str:
    """The id of the one job of a kind about a restaurant, a booking or whatever else has an id."""
    return str(uuid5(NAMESPACE_URL, f"{kind}:{about}"))


def stand(
    connection: Connection, job_id: str, restaurant_id: str, kind: str, payload: dict[str, Any], now: datetime
) -> None:
    """Promise a standing job for now; one that waits already is left as it is."""
    values = {"id": job_id, "restaurant_id": restaurant_id, "kind": kind, "payload": payload, "created_at": now}
    anew = {**_anew(now), "payload": payload}
    statement = insert_into(connection, _job).values(**values, **_anew(now))
    connection.execute(
        statement.on_conflict_do_update(index_elements=["id"], set_=anew, where=_job.c.state != "waiting")
    )


def at(
    connection: Connection,
    job_id: str,
    restaurant_id: str,
    kind: str,
    payload: dict[str, Any],
    run_at: datetime,
    now: datetime,
) -> None:
    """Promise a standing job for a moment, whenever it was to be done before."""
    values = {"id": job_id, "restaurant_id": restaurant_id, "kind": kind, "payload": payload, "created_at": now}
    _AT.run(connection, {**values, **_anew(run_at)})


def standing(connection: Connection, kind: str) -> set[str]:
    """The ids of the jobs of a kind that wait or are being done."""
    return set(connection.scalars(_KINDS, {"kind": kind}))


def wake(connection: Connection, job_id: str, now: datetime) -> None:
    """Let a standing job be done now, unless it is being done."""
    connection.execute(_WAKE, {"job_id": job_id, "now": now})


def hold(connection: Connection, job_id: str, until: datetime) -> None:
    """Lease a job that was claimed for longer."""
    connection.execute(_THIS, {"job_id": job_id, "leased_until": until})


def note(connection: Connection, job_id: str, payload: dict[str, Any]) -> None:
    """How far a job has come, for whoever looks."""
    connection.execute(_THIS, {"job_id": job_id, "payload": payload})


def rest(connection: Connection, job_id: str, run_at: datetime) -> None:
    """Done for this time."""
    connection.execute(_THIS, {"job_id": job_id, **_anew(run_at)})


def one(connection: Connection, restaurant_id: str, job_id: str) -> Row[Any] | None:
    """A job of a restaurant."""
    return connection.execute(_ONE, {"restaurant_id": restaurant_id, "job_id": job_id}).one_or_none()


def _anew(run_at: datetime) -> dict[str, Any]:
    return {"state": "waiting", "run_at": run_at, "leased_until": None, "attempts": 0, "last_error": None}
