"""The promise that a call whose guest was erased is deleted at Vapi too, and what came of it.

A job knows the call by Vapi's id alone, encrypted, and forgets it once it is done.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, func, insert, select, update

from webapp.models import Job
from webapp.models.types import new_id
from webapp.store import accounts

KIND = "erase_call"
APART = timedelta(seconds=2)  # many are erased at once: others get their turn in between
_job = Job.__table__
_OPEN = (_job.c.restaurant_id == bindparam("rid"), _job.c.kind == KIND, _job.c.state != "done")
_STANDING = select(_job.c.state, func.count(), func.max(_job.c.last_error)).where(*_OPEN).group_by(_job.c.state)
_CALLS = select(_job.c.payload).where(*_OPEN)
_AGAIN = update(_job).where(_job.c.restaurant_id == bindparam("rid"), _job.c.kind == KIND, _job.c.state == "failed")


def promise(connection: Connection, restaurant_id: str, encrypted_ids: Sequence[str], now: datetime) -> None:
    """Promise to delete calls; nothing where there is no key for Vapi."""
    if not encrypted_ids or not accounts.has_vapi(connection, restaurant_id):
        return
    known = {"restaurant_id": restaurant_id, "kind": KIND, "state": "waiting", "attempts": 0, "created_at": now}
    rows = [
        {**known, "id": new_id(), "payload": {"call": call}, "run_at": now + APART * place}
        for place, call in enumerate(encrypted_ids)
    ]
    connection.execute(insert(_job), rows)


def standing(connection: Connection, restaurant_id: str) -> tuple[int, int, str | None]:
    """How many calls wait to be deleted at Vapi, how many could not be, and why not."""
    found = {row[0]: (row[1], row[2]) for row in connection.execute(_STANDING, {"rid": restaurant_id})}
    waiting, (failed, why) = found.get("waiting", (0, None))[0], found.get("failed", (0, None))
    return waiting, failed, why


def still_there(connection: Connection, restaurant_id: str) -> list[str]:
    """The encrypted ids of the calls that are not deleted at Vapi yet."""
    return [payload["call"] for payload in connection.scalars(_CALLS, {"rid": restaurant_id}) if "call" in payload]


def again(connection: Connection, restaurant_id: str, now: datetime) -> int:
    """Try those once more that were given up; how many."""
    values = {"state": "waiting", "run_at": now, "attempts": 0, "leased_until": None}
    return connection.execute(_AGAIN.values(**values), {"rid": restaurant_id}).rowcount
