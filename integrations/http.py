"""The only place that sends: always within a deadline, and an answer or a named error comes back.

What the errors say about a request that changes something (anything but a GET, or a POST that only `reads`):
`Unavailable` means that it was not carried out, `OutcomeUnknown` that it may have been. Only what reads is ever tried
again here.
"""

import logging
import os
import random
import threading
import time
from collections.abc import Callable, Mapping
from functools import cache
from http.client import HTTPException
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
import urllib3.exceptions

from integrations.answers import Answer, BadAnswer, read, retry_after
from integrations.breaker import Breaker, Limiter
from integrations.deadline import Deadline, DeadlineAdapter, Exchange, exchange
from integrations.errors import OutcomeUnknown, ReconnectNeeded, Rejected, ServiceError, Unavailable
from integrations.stream import Stream

log = logging.getLogger(__name__)
logging.getLogger("urllib3").setLevel(logging.INFO)  # at DEBUG it writes whole URLs, phone numbers and all

MAX_BYTES = 2_000_000
IN_FLIGHT = 4  # per service and process: a service that hangs must not hold every web thread
ATTEMPTS = 3
BACKOFF_S = 0.1

NOT_NOW = (
    "busy",
    "resting",
    "rate_limited_here",
)  # nothing was sent, and nothing will be for longer than a caller waits

Explain = Callable[[Answer], ServiceError | None]
"""What a service's own error codes say about a refusal; None leaves it to the HTTP status."""


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> str | None:
        """None: a redirect is an answer. Even with `allow_redirects=False` its body would be read without a limit."""
        return None


class _Request(requests.Request):
    reads: bool


_making = threading.Lock()


def _line(service: str, process: int) -> tuple[_Session, threading.BoundedSemaphore]:
    """The connections to one service, and how many may be busy. Per process: a fork must not share sockets."""
    with _making:  # two made at once would let in twice as many
        return _made(service, process)


@cache
def _made(service: str, process: int) -> tuple[_Session, threading.BoundedSemaphore]:
    session = _Session()
    session.trust_env = False
    session.headers["Accept-Encoding"] = "gzip"
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
    for scheme in ("http://", "https://"):
        session.mount(scheme, DeadlineAdapter(pool_maxsize=IN_FLIGHT))
    return session, threading.BoundedSemaphore(IN_FLIGHT)


class Transport:
    """Sends requests to one service. Cheap to make: the connections behind it are shared by all of that name."""

    def __init__(
        self,
        service: str,
        *,
        connect_s: float = 1.0,
        read_s: float = 5.0,
        max_bytes: int = MAX_BYTES,
        breaker: Breaker | None = None,
        limiter: Limiter | None = None,
        public_only: bool = False,
    ) -> None:
        """`breaker` is of one restaurant's connection, `limiter` of all of them together; `public_only` refuses the
        addresses of private networks, for URLs that somebody typed."""
        self.service = service
        self._connect_s = connect_s
        self._read_s = read_s
        self._max_bytes = max_bytes
        self._breaker = breaker
        self._limiter = limiter
        self._public_only = public_only
        # An open connection is used again by host name alone: one to a private address must not serve a typed URL.
        self._line_name = f"{service}, typed" if public_only else service

    def send(
        self,
        method: str,
        url: str,
        *,
        route: str,
        deadline: Deadline,
        params: Mapping[str, Any] | None = None,
        form: Mapping[str, Any] | None = None,
        json: Any = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        reads: bool | None = None,
        explain: Explain | None = None,
    ) -> Answer:
        """The service's answer, always with a 2xx status. Raises a ServiceError for everything else.

        `route` is the path without ids or query, as it may stand in a log. `reads` says that the request changes
        nothing; by default that is so for a GET.
        """
        request = _Request(method, url, headers, params=params, data=form, json=json, auth=auth)
        request.reads = method == "GET" if reads is None else reads
        attempt = 1
        while True:
            outcome = self._once(request, route, deadline, explain)
            if isinstance(outcome, Answer):
                return outcome
            pause = _pause(outcome, attempt)
            may_repeat = request.reads and isinstance(outcome, Unavailable) and outcome.code not in NOT_NOW
            if not may_repeat or attempt == ATTEMPTS or pause >= deadline.remaining():
                raise outcome
            time.sleep(pause)
            attempt += 1

    def stream(self, url: str, *, route: str, deadline: Deadline, headers: Mapping[str, str] | None = None) -> Stream:
        """The answer to a GET with its body unread, whatever its status, sent once; `deadline` is for the body too.
        Raises a ServiceError when no answer came."""
        request = _Request("GET", url, {"Accept-Encoding": "identity", **(headers or {})})
        session, slots = _line(f"{self._line_name}, streamed", os.getpid())
        if not slots.acquire(blocking=False):
            raise Unavailable(self.service, "too many requests are waiting for it already", "busy")
        began, stream = time.monotonic(), None
        try:
            with exchange(deadline, self._connect_s, self._read_s, self._public_only) as wire:
                prepared = session.prepare_request(request)
                response = session.send(prepared, stream=True, allow_redirects=False)
            stream = Stream(response, wire, slots, self._max_bytes)
            outcome: Answer | ServiceError = Answer(stream.status, stream.headers, None)
        except UnicodeError:
            outcome = Rejected(self.service, "holds characters that can't be sent", "unsendable")
        except (requests.RequestException, urllib3.exceptions.HTTPError, HTTPException, OSError):
            outcome = self._broken_off(True, wire)
        finally:
            if stream is None:
                slots.release()
        self._record("GET", route, outcome, time.monotonic() - began)
        if stream is None:
            raise outcome  # type: ignore[misc]
        return stream

    def unclear(self, reads: bool, message: str, code: str, wait_s: float | None = None) -> ServiceError:
        """The error for a request that was sent and got no usable answer."""
        return (Unavailable if reads else OutcomeUnknown)(self.service, message, code, wait_s)

    def _once(
        self, request: "_Request", route: str, deadline: Deadline, explain: Explain | None
    ) -> Answer | ServiceError:
        if (not_now := self._why_not_now(deadline)) is not None:
            return not_now
        session, slots = _line(self._line_name, os.getpid())
        if not slots.acquire(blocking=False):
            return Unavailable(self.service, "too many requests are waiting for it already", "busy")
        began = time.monotonic()
        try:
            outcome = self._exchange(session, request, deadline)
        finally:
            slots.release()
        if self._breaker is not None:
            self._breaker.record(failed=isinstance(outcome, ServiceError) or outcome.status >= 500)
        if isinstance(outcome, Answer):
            outcome = self._refusal(request.reads, outcome, explain) or outcome
        self._record(request.method, route, outcome, time.monotonic() - began)
        return outcome

    def _why_not_now(self, deadline: Deadline) -> ServiceError | None:
        """Why nothing is sent; waits for its turn where turns are taken."""
        if self._breaker is not None and self._breaker.is_open():
            return Unavailable(self.service, "it did not answer lately and is left alone for a moment", "resting")
        if self._limiter is None:
            return None
        wait_s = self._limiter.wait_s(deadline.remaining())
        if wait_s is None:
            return Unavailable(self.service, "too many requests at once", "rate_limited_here")
        time.sleep(wait_s)
        return None

    def _exchange(self, session: _Session, request: "_Request", deadline: Deadline) -> Answer | ServiceError:
        """An error is returned, not raised: raised here it would drag along the library's, which quotes the URL."""
        with exchange(deadline, self._connect_s, self._read_s, self._public_only) as wire:
            try:
                prepared = session.prepare_request(request)
                with session.send(prepared, stream=True, allow_redirects=False) as response:
                    return read(response, self._max_bytes)
            except UnicodeError:
                return Rejected(self.service, "holds characters that can't be sent", "unsendable")
            except BadAnswer as problem:
                return self.unclear(request.reads, str(problem), "bad_answer")
            except (requests.RequestException, urllib3.exceptions.HTTPError, HTTPException, OSError):
                return self._broken_off(request.reads, wire)

    def _broken_off(self, reads: bool, wire: Exchange) -> ServiceError:
        if wire.is_private:
            return Rejected(self.service, "the address is of a private network", "private_address")
        if not wire.sent:
            return Unavailable(self.service, "could not be reached", "unreachable")
        if wire.deadline.remaining() <= 0:
            return self.unclear(reads, "no answer in time", "timeout")
        return self.unclear(reads, "the connection broke off", "connection_lost")

    def _refusal(self, reads: bool, answer: Answer, explain: Explain | None) -> ServiceError | None:
        """What the answer's status means, the service's own codes first; None for 2xx."""
        status = answer.status
        if 200 <= status < 300:
            return None
        if explain and (explained := explain(answer)):
            return explained
        message, code = f"answered with HTTP {status}", f"http_{status}"
        if status in (401, 403):
            return ReconnectNeeded(self.service, message, "bad_credentials")
        if status == 429:
            return Unavailable(self.service, message, "rate_limited", retry_after(answer))
        if 400 <= status < 500 and status != 408:
            return Rejected(self.service, message, code)
        return self.unclear(reads, message, code, retry_after(answer))

    def _record(self, method: str, route: str, outcome: Answer | ServiceError, seconds: float) -> None:
        ms = round(seconds * 1000)
        if isinstance(outcome, Answer):
            log.info("%s %s %s -> %d in %d ms", self.service, method, route, outcome.status, ms)
        else:
            name = type(outcome).__name__
            log.warning("%s %s %s -> %s (%s) in %d ms", self.service, method, route, name, outcome.code, ms)


def _pause(refused: ServiceError, attempt: int) -> float:
    """Seconds before the next attempt: the service's own wish where it has one, and never all callers at once."""
    jitter = random.uniform(0.5, 1.5)
    return (refused.retry_after or 0.0) + BACKOFF_S * 2.0 ** (attempt - 1) * jitter
