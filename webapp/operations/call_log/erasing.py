"""Calls of guests who were erased are deleted at Vapi too, with what was said in them: a job for each."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from integrations.errors import ReconnectNeeded, Rejected, ServiceError
from webapp.models.types import utc_now
from webapp.operations import accounts, credentials
from webapp.operations.call_log.settling import WITHIN_S
from webapp.operations.memberships import Place
from webapp.store import erasures, jobs
from webapp.store.transaction import read, write

KIND = erasures.KIND
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=6)
MOST_ATTEMPTS = 40  # a week and more


@dataclass(frozen=True, slots=True)
class Erasures:
    """How many calls are still to be deleted at Vapi, how many could not be, and why not: in Vapi's own words, or
    "bad_credentials" or "not_configured" where our key is at fault."""

    waiting: int
    failed: int
    why: str | None


def work_off(job: Any, now: datetime) -> None:
    """The worker's turn. What is gone at Vapi is done; what Vapi refuses is given up, loudly."""
    client, why = accounts.vapi_if_any(job.restaurant_id, WITHIN_S), None
    is_refused = client is None
    try:
        if client is not None:
            client.delete_call(credentials.decrypt(job.payload["call"]))
    except ServiceError as error:
        why = error.code if isinstance(error, ReconnectNeeded) else error.message
        is_refused = isinstance(error, Rejected)
    write(None, lambda connection: _settle(connection, job, why, is_refused, now))


def standing(place: Place) -> Erasures:
    """What is still to be deleted at Vapi."""
    return Erasures(*read(lambda connection: erasures.standing(connection, place.id)))


def again(place: Place) -> int:
    """Try those once more that were given up; how many."""
    return write(place.id, lambda connection: erasures.again(connection, place.id, utc_now()))


def _settle(connection: Connection, job: Any, why: str | None, is_refused: bool, now: datetime) -> None:
    if why is None and not is_refused:
        jobs.note(connection, job.id, {})
        jobs.done(connection, job.id)
    elif is_refused or job.attempts >= MOST_ATTEMPTS:
        jobs.failed(connection, job.id, why or "not_configured")
    else:
        pause = min(FIRST_PAUSE * 2 ** min(job.attempts - 1, 10), LONGEST_PAUSE)
        jobs.again(connection, job.id, now + pause, why or "")
