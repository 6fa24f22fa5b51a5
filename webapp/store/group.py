"""Group commit: writers of one process that wait at the same time share one transaction and one flush to the disk.

The first in line leads. When its turn has come it takes along those who queued behind it, runs each piece of work in a
savepoint of its own, so that one that is refused undoes nothing of the others, and commits for all. Nobody is told
anything before that commit.
"""

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from webapp.store.engine import WAIT_MS, readers
from webapp.store.queue import Busy, WriteQueue
from webapp.store.statements import Statement

MOST_TOGETHER = 16
PATIENT_S = WAIT_MS / 1000 * 0.9  # with more than this left, the wait a connection has anyway is near enough
BEGIN, COMMIT = Statement(text("BEGIN IMMEDIATE")), Statement(text("COMMIT"))
Work = Callable[[Connection], Any]


class _Waiting:
    """One piece of work in the line, and what became of it."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.called = threading.Event()  # it is done, or its thread is to lead
        self.is_done = False
        self.result: Any = None
        self.error: BaseException | None = None

    def outcome(self) -> Any:
        if self.error is not None:
            raise self.error
        return self.result


class GroupCommit:
    """The writers of one SQLite file in this process."""

    def __init__(self, queue: WriteQueue) -> None:
        self._queue = queue
        self._lock = threading.Lock()
        self._line: deque[_Waiting] = deque()
        self._has_leader = False

    def run(self, work: Work) -> Any:
        """What `work` returns or raises, once it is committed. Raises `Busy`, and what the database raises."""
        mine = _Waiting(work)
        deadline = time.monotonic() + WAIT_MS / 1000
        with self._lock:
            self._line.append(mine)
            leads, self._has_leader = not self._has_leader, True
        if not leads and not mine.called.wait(WAIT_MS / 1000) and self._leave(mine):
            raise Busy("the line of writers is long")
        if not leads:
            mine.called.wait()
        if mine.is_done:
            return mine.outcome()
        try:
            self._lead(max(0.0, deadline - time.monotonic()))
        finally:
            self._step_down(mine)
        return mine.outcome()

    def _leave(self, mine: _Waiting) -> bool:
        """Step out of the line; False when it is too late for that: called to lead, or taken along."""
        with self._lock:
            if mine.called.is_set() or mine not in self._line:
                return False
            self._line.remove(mine)
            return True

    def _step_down(self, mine: _Waiting) -> None:
        """Leave the line, even when the turn never came, and call the next leader."""
        with self._lock:
            if mine in self._line:
                self._line.remove(mine)
            if self._line:
                self._line[0].called.set()
            else:
                self._has_leader = False

    def _lead(self, wait_s: float) -> None:
        group: list[_Waiting] = []
        lost: BaseException | None = Busy("the transaction was lost")
        try:
            with self._queue.turn(wait_s) as left_s, readers().one() as connection:
                driver: Any = connection.connection.dbapi_connection
                is_late = left_s < PATIENT_S
                if is_late:
                    driver.execute(f"pragma busy_timeout={int(left_s * 1000)}")
                try:
                    if not connection.in_transaction():
                        connection.begin()  # as far as SQLAlchemy knows: else an error would roll back for everybody
                    BEGIN.run(connection, {})
                    group += self._take_along()
                    for each in group:
                        _attempt(each, connection, driver)
                    COMMIT.run(connection, {})
                    lost = None
                finally:
                    driver.rollback()
                    if is_late:
                        driver.execute(f"pragma busy_timeout={WAIT_MS}")
        except OperationalError as error:
            if not group:
                raise
            lost = lost and error
        except Exception:
            # Of one piece of work, and it ended the transaction: it is told its own error, the rest `lost`.
            if not group:
                raise
        finally:
            for each in group:
                each.error = each.error or lost
                each.is_done = True
                each.called.set()

    def _take_along(self) -> list[_Waiting]:
        with self._lock:
            return [self._line.popleft() for _ in range(min(MOST_TOGETHER, len(self._line)))]


def _attempt(each: _Waiting, connection: Connection, driver: Any) -> None:
    """Run one piece of work; what it raises is its own, unless the database has given up the whole transaction."""
    driver.execute("savepoint one")
    try:
        each.result = each.work(connection)
    except Exception as error:
        each.error = error
        if not driver.in_transaction:
            raise
        driver.execute("rollback to one")
    driver.execute("release one")
