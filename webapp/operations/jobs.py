"""The worker: claims promised work, does it with no transaction open, and settles it."""

import logging
import signal
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from flask import current_app

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

Handler = Callable[[Any, datetime], None]
# What guests wait for; what should show within moments; what may take its time. Each lane is one thread, so that a
# provider that hangs holds up no message.
MESSAGES: dict[str, Handler] = {
    texts.KIND: texts.work_off,
    guest_mails.KIND: guest_mails.work_off,
    reminders.KIND: reminders.work_off,
    reminders.EVERYBODY: reminders.everybody_off,
    waitlist.KIND: waitlist.work_off,
}
CHANGES: dict[str, Handler] = {
    copies.KIND: copies.work_off,
    notices.KIND: notices.work_off,
    assistants.PUBLISH: assistants.work_off,
    settling.KIND: settling.work_off,
}
CHORES: dict[str, Handler] = {
    standing.PULL: standing.pull_off,
    standing.COMPARE: standing.compare_off,
    assistants.CHECK: assistants.check_off,
    retaining.KIND: retaining.work_off,
    keeping.KIND: keeping.work_off,
    erasing.KIND: erasing.work_off,
    finding.KIND: finding.work_off,
}
LANES = (MESSAGES, CHANGES, CHORES)
ALL: dict[str, Handler] = MESSAGES | CHANGES | CHORES


def run_forever(stop: threading.Event | None = None) -> None:
    """Work until SIGTERM, SIGINT or `stop`; outlives a database that is away. Raises what one of its threads met."""
    stop = stop or _stopped_by_signal()
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    tasks = [partial(_again_and_again, partial(run_one, kinds=lane)) for lane in LANES]
    tasks.append(partial(_again_and_again, _Promises().keep))

    def run(task: Callable[[threading.Event], None]) -> None:
        try:
            with app.app_context():
                task(stop)
        finally:
            stop.set()  # one that fails must not be missed while the others go on

    with ThreadPoolExecutor(len(tasks)) as threads:
        for running in [threads.submit(run, task) for task in tasks]:
            running.result()


def _again_and_again(work: Callable[[datetime], bool], stop: threading.Event) -> None:
    while not stop.is_set():
        try:
            worked = work(utc_now())
        except BookUnavailable:
            worked = False
        if not worked:
            stop.wait(IDLE_S)


class _Promises:
    """What is promised again and again."""

    def __init__(self) -> None:
        self._promised_at: dict[Callable[[datetime], None], datetime] = {}

    def keep(self, now: datetime) -> bool:
        """Promise what is due; False, since there is nothing more to do at once."""
        for promise, every in PROMISERS:
            if promise not in self._promised_at or now - self._promised_at[promise] >= every:
                promise(now)
                self._promised_at[promise] = now
        return False


def run_one(now: datetime, kinds: Mapping[str, Handler] = ALL) -> bool:
    """Do one job of these kinds that is due; False when there is none."""
    if not read(lambda connection: jobs.is_any_due(connection, now, kinds)):
        return False
    job = write(None, lambda connection: jobs.claim(connection, now, LEASE, kinds))
    if job is None:
        return False
    try:
        kinds[job.kind](job, now)
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
