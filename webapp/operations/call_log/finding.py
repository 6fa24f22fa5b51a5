"""Calls that nobody told us of, because we could not be reached: Vapi is asked for them once an hour.

A call we know of has a job of its own that fetches its report (`settling`).
"""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select

from integrations.errors import ServiceError
from integrations.vapi.calls import CallNews, moment, news_of_call
from webapp.models import Assistant, Call
from webapp.operations import accounts, credentials
from webapp.operations.call_log.settling import WITHIN_S
from webapp.operations.call_log.settling import promise as promise_settling
from webapp.operations.call_log.writing import LONGEST_CALL, write_down
from webapp.store import erasures, jobs
from webapp.store.transaction import read, write

KIND = "find_calls"
EVERY = timedelta(hours=1)
FIRST, LONGEST = timedelta(days=1), timedelta(days=7)  # how far is looked back
_assistant, _call = Assistant.__table__, Call.__table__
_REPORTING = select(_assistant.c.restaurant_id).where(
    _assistant.c.vapi_assistant_id.is_not(None), or_(_assistant.c.was_made_here, _assistant.c.reports_here)
)
_ASSISTANT = select(_assistant.c.vapi_assistant_id).where(_assistant.c.restaurant_id == bindparam("rid"))
_KNOWN = select(_call.c.vapi_call_id).where(
    _call.c.restaurant_id == bindparam("rid"), _call.c.vapi_call_id.in_(bindparam("call_ids", expanding=True))
)


def promise(now: datetime) -> None:
    """See to it that every restaurant whose assistant's calls are reported here has a job that looks for them."""
    standing = read(lambda connection: jobs.standing(connection, KIND))
    for restaurant_id in read(lambda connection: list(connection.scalars(_REPORTING))):
        if (job_id := jobs.id_of(KIND, restaurant_id)) not in standing and accounts.has_vapi(restaurant_id):
            payload = {"since": (now - FIRST).isoformat()}
            known = {"job_id": job_id, "restaurant_id": restaurant_id, "kind": KIND, "payload": payload}
            write(None, partial(jobs.stand, **known, now=now))


def work_off(job: Any, now: datetime) -> None:
    """The worker's turn: calls that began since the last time. Without an answer, the next time asks for more."""
    client = accounts.vapi_if_any(job.restaurant_id, WITHIN_S)
    since = max(datetime.fromisoformat(job.payload["since"]), now - LONGEST)
    assistant_id = read(lambda connection: connection.scalar(_ASSISTANT, {"rid": job.restaurant_id}))
    found: list[dict[str, Any]] | None = None
    try:
        if client is not None and assistant_id is not None:
            found = client.calls(since - LONGEST_CALL, assistant_id)
    except ServiceError:
        pass
    for call_id in _unknown(job.restaurant_id, [each["id"] for each in found or ()]):
        held = next(each for each in found or () if each["id"] == call_id)
        _take(job.restaurant_id, call_id, news_of_call(held), moment(held.get("createdAt")) or now, now)

    def settle(connection: Connection) -> None:
        if found is not None:
            jobs.note(connection, job.id, {"since": now.isoformat()})
        jobs.rest(connection, job.id, now + EVERY)

    write(None, settle)


def _unknown(restaurant_id: str, call_ids: list[str]) -> list[str]:
    """Those that neither are in the log nor were of a guest who was erased."""

    def look(connection: Connection) -> set[str]:
        known = set(connection.scalars(_KNOWN, {"rid": restaurant_id, "call_ids": call_ids}))
        return known | {credentials.decrypt(each) for each in erasures.still_there(connection, restaurant_id)}

    known = read(look) if call_ids else set()
    return [each for each in call_ids if each not in known]


def _take(restaurant_id: str, call_id: str, told: CallNews, began_at: datetime, now: datetime) -> None:
    """Write a call down that is over; one that goes on may be told of yet."""
    if not told.is_report:
        return

    def work(connection: Connection) -> None:
        row_id = write_down(connection, restaurant_id, call_id, told, min(began_at, now))
        promise_settling(connection, restaurant_id, row_id, told, now)

    write(restaurant_id, work)
