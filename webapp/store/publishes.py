"""The promise that a restaurant's assistant is sent to Vapi: one job for each restaurant, however often it is promised.

A promise moves the job's `run_at`, so that changes that come together are sent together, and so that whoever is just
sending knows that there is more to send.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from webapp.models import Job
from webapp.models.types import utc_now
from webapp.store import accounts, jobs
from webapp.store.statements import insert_into

KIND = "publish_assistant"
SETTLES = timedelta(seconds=2)  # how long further changes are waited for
_job = Job.__table__
_RUN_AT = select(_job.c.run_at).where(_job.c.id == bindparam("jid"))
_STATE = select(_job.c.state).where(_job.c.id == bindparam("jid"))
_RELEASE = update(_job).where(_job.c.id == bindparam("jid")).values(leased_until=None)


def promise(connection: Connection, restaurant_id: str, after: timedelta = SETTLES, kind: str = KIND) -> None:
    """Promise it in the transaction that changes what is sent; nothing where there is no key for Vapi."""
    if not accounts.has_vapi(connection, restaurant_id):
        return
    now = utc_now()
    anew = {"state": "waiting", "run_at": now + after, "attempts": 0, "last_error": None}
    values = {"id": jobs.id_of(kind, restaurant_id), "restaurant_id": restaurant_id, "kind": kind, "payload": {}}
    statement = insert_into(connection, _job).values(**values, created_at=now, **anew)
    connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=anew))


def promised_for(connection: Connection, job_id: str) -> datetime | None:
    """When the job was promised to run; another moment once it is promised anew."""
    return connection.execute(_RUN_AT, {"jid": job_id}).scalar()


def is_waiting(connection: Connection, restaurant_id: str) -> bool:
    """Whether something is still to be sent."""
    return connection.execute(_STATE, {"jid": jobs.id_of(KIND, restaurant_id)}).scalar() == "waiting"


def settle(connection: Connection, job_id: str, promised_for: datetime | None, **values: Any) -> bool:
    """Say what became of the job, and let it go; whether it was not promised anew meanwhile, in which case it waits."""
    connection.execute(_RELEASE, {"jid": job_id})
    mine = (_job.c.id == job_id) & (_job.c.run_at == promised_for)
    return connection.execute(update(_job).where(mine).values(**values)).rowcount > 0
