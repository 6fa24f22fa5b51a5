"""Who is let in, how often, and what a refusal looks like."""

import hmac
import threading
import time
from collections import deque

from flask import jsonify, request
from flask.typing import ResponseReturnValue

from integrations.sandbox.acuity.house import API_KEY, USER_ID

TOO_MANY = "Rate limit reached. Limit 10req/s and 20 concurrent connections."


def refusal(error: str, status: int, message: str) -> ResponseReturnValue:
    headers = {401: {"WWW-Authenticate": 'Basic realm="Acuity"'}}.get(status, {})
    return jsonify(status_code=status, message=message, error=error), status, headers


class Door:
    """Counts requests, and lets in so many a second."""

    def __init__(self, per_second: int) -> None:
        self._per_second = per_second
        self._lock = threading.Lock()
        self._count = 0
        self._lately: deque[float] = deque()

    def count(self) -> int:
        """Requests to the API so far."""
        return self._count

    def arrive(self) -> bool:
        """Whether this request comes within the limit."""
        with self._lock:
            self._count += 1
            now = time.monotonic()
            while self._lately and self._lately[0] <= now - 1:
                self._lately.popleft()
            if len(self._lately) >= self._per_second:
                return False
            self._lately.append(now)
            return True


def is_authentic() -> bool:
    given = request.authorization
    if given is None or given.username is None or given.password is None:
        return False
    return hmac.compare_digest(f"{given.username}:{given.password}".encode(), f"{USER_ID}:{API_KEY}".encode())
