"""Leaving a service alone that does not answer, and not asking one too often. Both count per process."""

import threading
import time
from functools import cache

FAILURES = 4
REST_S = 10.0


class Breaker:
    """Opens after `FAILURES` failures in a row: then nothing is sent for `REST_S`, and after that one request tries."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._failures = 0
        self._closed_again_at = 0.0

    def is_open(self) -> bool:
        """Whether nothing may be sent now. Once the rest is over, who asks first is let through to try."""
        with self._lock:
            if self._failures < FAILURES:
                return False
            now = time.monotonic()
            if now < self._closed_again_at:
                return True
            self._closed_again_at = now + REST_S
            return False

    def record(self, failed: bool) -> None:
        """What became of a request that was sent."""
        with self._lock:
            self._failures = self._failures + 1 if failed else 0
            if self._failures >= FAILURES:
                self._closed_again_at = time.monotonic() + REST_S


class Limiter:
    """At most `per_second` requests, `burst` of them at once; who comes too early waits for a turn."""

    def __init__(self, per_second: float, burst: int) -> None:
        self._gap_s = 1.0 / per_second
        self._slack_s = (burst - 1) * self._gap_s
        self._lock = threading.Lock()
        self._next_at = 0.0

    def wait_s(self, patience_s: float) -> float | None:
        """Seconds to wait for the turn that this call takes; None when that is more than `patience_s`, and no turn is
        taken."""
        with self._lock:
            now = time.monotonic()
            turn_at = max(self._next_at, now)
            wait_s = max(0.0, turn_at - self._slack_s - now)
            if wait_s > patience_s:
                return None
            self._next_at = turn_at + self._gap_s
            return wait_s


@cache
def breaker_of(service: str, connection: str) -> Breaker:
    """The breaker of one restaurant's connection to a service."""
    return Breaker()


@cache
def limiter_of(service: str, per_second: float, burst: int) -> Limiter:
    """The limiter that all restaurants share at a service which counts by our address."""
    return Limiter(per_second, burst)
