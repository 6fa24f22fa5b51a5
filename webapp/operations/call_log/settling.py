"""A call is settled when its report is in and it is known what came of it.

Each call has one job, its id following from the call's, so that it is one however many messages promise it. It knows
the call by our id alone: Vapi's would lead to what was said after the guest was erased. Vapi does not send a report
twice and may lose it: where none came, the call is asked for at Vapi.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from integrations.errors import Rejected, ServiceError
from integrations.vapi.calls import CallNews, news_of_call
from integrations.vapi.client import VapiClient
from webapp.models import Job
from webapp.operations import accounts
from webapp.operations.call_log.writing import LONGEST_CALL, work_out, write_down
from webapp.store import calls, jobs
from webapp.store.statements import insert_into
from webapp.store.transaction import read, write

KIND = "settle_call"
SOON = timedelta(minutes=2)  # after its end: the report comes after some work of Vapi's, the log within a second
MOST_ATTEMPTS = 8
ERASED = "erased"  # how the id of a call begins whose guest was erased
WITHIN_S = 20.0
_job = Job.__table__


def promise(connection: Connection, restaurant_id: str, row_id: str, told: CallNews, now: datetime) -> None:
    """See to it that the call is looked at again: soon where it has ended, else when it must have."""
    is_over = told.is_report or told.ended_at is not None
    anew = {"payload": {"call": row_id}, "state": "waiting", "run_at": now + (SOON if is_over else LONGEST_CALL)}
    anew |= {"leased_until": None, "attempts": 0, "last_error": None}
    job_id = jobs.id_of(KIND, row_id)
    statement = insert_into(connection, _job)
    statement = statement.values(id=job_id, restaurant_id=restaurant_id, kind=KIND, created_at=now, **anew)
    if is_over:
        statement = statement.on_conflict_do_update(index_elements=["id"], set_=anew)
    else:
        statement = statement.on_conflict_do_nothing(index_elements=["id"])
    connection.execute(statement)


def work_off(job: Any, now: datetime) -> None:
    """The worker's turn: the report where it is missing, and what came of the call."""
    row = read(lambda connection: calls.by_id(connection, job.restaurant_id, job.payload["call"]))
    told, why = None, None
    is_missing = row.reported_at is None and not row.vapi_call_id.startswith(f"{ERASED}:")
    if is_missing and (client := accounts.vapi_if_any(job.restaurant_id, WITHIN_S)) is not None:
        told, why = _asked_for(client, row.vapi_call_id)
    write(job.restaurant_id, lambda connection: _settle(connection, job, told, why, now))


def _asked_for(client: VapiClient, call_id: str) -> tuple[CallNews | None, str | None]:
    """What Vapi holds of a call, and why to ask again where that is not all."""
    try:
        told = news_of_call(client.call(call_id))
    except Rejected:
        return None, None  # gone: nobody will ever know more
    except ServiceError as error:
        return None, error.code or type(error).__name__
    return told, None if told.is_report else "not over yet"


def _settle(connection: Connection, job: Any, told: CallNews | None, why: str | None, now: datetime) -> None:
    """Looked at again under the lock: the guest may have been erased while Vapi was asked."""
    row = calls.by_id(connection, job.restaurant_id, job.payload["call"])
    if row.vapi_call_id.startswith(f"{ERASED}:"):
        jobs.done(connection, job.id)
        return
    if told is not None:
        write_down(connection, job.restaurant_id, row.vapi_call_id, told, now)
    if why is not None and job.attempts < MOST_ATTEMPTS:
        jobs.again(connection, job.id, now + SOON * 2 ** (job.attempts - 1), why)
        return
    work_out(connection, job.restaurant_id, row.id)
    if why is not None:
        jobs.failed(connection, job.id, why)
    else:
        jobs.done(connection, job.id)
