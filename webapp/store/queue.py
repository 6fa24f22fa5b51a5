"""A fair queue for writers of one SQLite file, across threads and processes.

SQLite's own busy wait is unfair: under load a writer can wait for seconds while others pass it. Here threads of one
process line up in order, and the first in line competes with other processes through two locked side files: whoever
holds `turn` is next, whoever holds `held` writes. A process that has just written must take a turn again, so no
process passes another twice. Locks fall with their process, so kill -9 leaves nothing behind.
"""

import fcntl
import os
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

POLL_S = 0.0003


class Busy(RuntimeError):
    """The writer's turn did not come in time."""


class WriteQueue:
    """The queue of one database file; safe to share between threads, and made anew after a fork."""

    def __init__(self, path: str, wait_s: float) -> None:
        self._path = path
        self._wait_s = wait_s
        self._lock = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._is_taken = False
        self._files: tuple[int, int] | None = None
        self._pid = 0

    @contextmanager
    def turn(self, wait_s: float | None = None) -> Iterator[float]:
        """Wait for the turn and keep it; yields the seconds left of the wait. Raises `Busy`."""
        deadline = time.monotonic() + (self._wait_s if wait_s is None else wait_s)
        self._line_up(deadline)
        try:
            held = self._take_from_other_processes(deadline)
            try:
                yield max(0.0, deadline - time.monotonic())
            finally:
                fcntl.flock(held, fcntl.LOCK_UN)
        finally:
            self._next()

    def _line_up(self, deadline: float) -> None:
        with self._lock:
            if not self._is_taken:
                self._is_taken = True
                return
            mine = threading.Event()
            self._waiting.append(mine)
        if mine.wait(max(0.0, deadline - time.monotonic())):
            return
        with self._lock:
            if not mine.is_set():
                self._waiting.remove(mine)
                raise Busy("the queue of writers is full")

    def _next(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._is_taken = False

    def _take_from_other_processes(self, deadline: float) -> int:
        turn, held = self._open()
        _lock(turn, deadline)
        try:
            _lock(held, deadline)
        finally:
            fcntl.flock(turn, fcntl.LOCK_UN)
        return held

    def _open(self) -> tuple[int, int]:
        """The side files, opened once per process: a lock belongs to the open file, and a fork would share it."""
        if self._files is None or self._pid != os.getpid():
            flags = os.O_CREAT | os.O_RDWR | os.O_CLOEXEC
            try:
                self._files = (
                    os.open(f"{self._path}.turn", flags, 0o600),
                    os.open(f"{self._path}.held", flags, 0o600),
                )
            except OSError as error:
                raise Busy(f"the folder of the database cannot be written to: {error.strerror}") from error
            self._pid = os.getpid()
        return self._files


def _lock(file: int, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise Busy("another process writes") from None
            time.sleep(POLL_S)
