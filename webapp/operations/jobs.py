"""The worker: claims promised work, does it with no transaction open, and settles it."""

import logging
import signal
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from webapp.models.types import utc_now
from webapp.operations import assistants, copies, guest_mails, reminders, texts, waitlist
from webapp.operations.call_log import erasing, finding, keeping, settling
from webapp.operations.guests import retaining
from webapp.operations.synchronising import notices, standing
from webapp.store import jobs
from webapp.store.transaction import BookUnavailable, read, write

LEASE = timedelta(seconds=60)
IDLE_S = 0.5
AFTER_A_CRASH = timedelta(minutes=1)
MOST_ATTEMPTS = 8
PROMISERS: tuple[tuple[Callable[[datetime], None], timedelta], ...] = (
    (retaining.promise, timedelta(hours=1)),
    (keeping.promise, timedelta(hours=1)),
    (finding.promise, timedelta(hours=1)),
    (standing.promise, timedelta(minutes=1)),
    (waitlist.promise, timedelta(minutes=1)),
    (lambda _now: assistants.promise_checks(), timedelta(hours=1)),
)
log = logging.getLogger(__name__)

HANDLERS: dict[str, Callable[[Any, datetime], None]] = {
    texts.KIND: texts.work_off,
    guest_mails.KIND: guest_mails.work_off,
    reminders.KIND: reminders.work_off,
    reminders.EVERYBODY: reminders.everybody_off,
    retaining.KIND: retaining.work_off,
    copies.KIND: copies.work_off,
    notices.KIND: notices.work_off,
    standing.PULL: standing.pull_off,
    standing.COMPARE: standing.compare_off,
    assistants.PUBLISH: assistants.work_off,
    assistants.CHECK: assistants.check_off,
    settling.KIND: settling.work_off,
    keeping.KIND: keeping.work_off,
    erasing.KIND: erasing.work_off,
    finding.KIND: finding.work_off,
    waitlist.KIND: waitlist.work_off,
}


def run_forever(stop: threading.Event | None = None) -> None:
    """Work until SIGTERM, SIGINT or `stop`; outlives a database that is away."""
    stop = stop or _stopped_by_signal()
    promised_at: dict[Callable[[datetime], None], datetime] = {}
    while not stop.is_set():
        now = utc_now()
        try:
            for promise, every in PROMISERS:
                if promise not in promised_at or now - promised_at[promise] >= every:
                    promise(now)
                    promised_at[promise] = now
            worked = run_one(now)
        except BookUnavailable:
            worked = False
        if not worked:
            stop.wait(IDLE_S)


def run_one(now: datetime) -> bool:
    """Do one job that is due; False when there is none."""
    if not read(lambda connection: jobs.is_any_due(connection, now)):
        return False
    job = write(None, lambda connection: jobs.claim(connection, now, LEASE))
    if job is None:
        return False
    try:
        HANDLERS[job.kind](job, now)
    except BookUnavailable:
        raise
    except Exception as error:  # one job that fails must not stop all others
        log.exception("job %s (%s) failed", job.id, job.kind)
        _put_back(job, now, type(error).__name__)
    return True


def _put_back(job: Any, now: datetime, error: str) -> None:
    if job.attempts >= MOST_ATTEMPTS:
        write(None, lambda connection: jobs.failed(connection, job.id, error))
    else:
        run_at = now + AFTER_A_CRASH * job.attempts
        write(None, lambda connection: jobs.again(connection, job.id, run_at, error))


def _stopped_by_signal() -> threading.Event:
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    return stop
