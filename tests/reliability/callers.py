"""Many callers at once: raw sockets in one loop, so that requests made beforehand leave within a millisecond."""

import json
import selectors
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

SILENCE_S = 60.0
SETTLE_S = 0.05  # for the server to accept everybody before the first word is said
HEAD_ENDS = b"\r\n\r\n"
LENGTH = b"content-length:"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; status 0 when the server hung up or was not there."""

    status: int
    body: dict[str, Any]
    seconds: float = 0.0


CUT_OFF = Answer(0, {})


class HangUp(Exception):
    """Raised by `after_each`: everybody hangs up, and what is on its way to them is lost."""


AfterEach = Callable[[Answer], None]


def together(port: int, requests: Sequence[bytes]) -> list[Answer]:
    """Everybody connects, and only then all speak at once."""
    return in_turn(port, requests, len(requests))


def in_turn(
    port: int,
    requests: Sequence[bytes],
    clients: int,
    after_each: AfterEach | None = None,
    silence_s: float = SILENCE_S,
) -> list[Answer]:
    """The answers in the order of `requests`; each of the `clients` sends its next when it has its answer. Fails when
    nobody gets one for `silence_s`."""
    return _Crowd(port, requests, after_each, silence_s).call(clients)


@dataclass(eq=False)
class _Caller:
    connection: socket.socket
    place: int = -1
    received: bytes = b""
    sent_at: float = field(default=0.0)

    def send(self, place: int, request: bytes) -> None:
        self.place, self.received, self.sent_at = place, b"", time.monotonic()
        self.connection.sendall(request)

    def answer(self) -> Answer | None:
        """The whole answer once it is there."""
        try:
            part = self.connection.recv(65536)
        except OSError:
            return CUT_OFF
        if not part:
            return CUT_OFF
        self.received += part
        head, ends, body = self.received.partition(HEAD_ENDS)
        if not ends or len(body) < _length(head):
            return None
        return Answer(int(head[9:12]), json.loads(body), time.monotonic() - self.sent_at)


def _length(head: bytes) -> int:
    lines = [line for line in head.lower().split(b"\r\n") if line.startswith(LENGTH)]
    return int(lines[0][len(LENGTH) :])


class _Crowd:
    def __init__(self, port: int, requests: Sequence[bytes], after_each: AfterEach | None, silence_s: float) -> None:
        self._port = port
        self._silence_s = silence_s
        self._answers: list[Answer] = [CUT_OFF] * len(requests)
        self._waiting: Iterator[tuple[int, bytes]] = iter(enumerate(requests))
        self._after_each = after_each
        self._poll = selectors.DefaultSelector()

    def call(self, clients: int) -> list[Answer]:
        callers = [caller for _ in range(clients) if (caller := self._connect())]
        time.sleep(SETTLE_S)
        for caller in callers:
            self._next(caller)
        try:
            self._listen()
        except HangUp:
            pass
        finally:
            for key in list(self._poll.get_map().values()):
                self._leave(key.data)
            self._poll.close()
        return self._answers

    def _listen(self) -> None:
        while self._poll.get_map():
            ready = self._poll.select(self._silence_s)
            if not ready:
                raise AssertionError(f"no answer for {self._silence_s:.0f} s")
            for key, _ in ready:
                self._hear(key.data)

    def _connect(self) -> _Caller | None:
        try:
            connection = socket.create_connection(("127.0.0.1", self._port), timeout=SILENCE_S)
        except OSError:
            return None
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        caller = _Caller(connection)
        self._poll.register(connection, selectors.EVENT_READ, caller)
        return caller

    def _next(self, caller: _Caller) -> None:
        following = next(self._waiting, None)
        if following is None:
            self._leave(caller)
            return
        with suppress(OSError):  # a connection that is gone is found out when its answer is read
            caller.send(*following)

    def _hear(self, caller: _Caller) -> None:
        answer = caller.answer()
        if answer is None:
            return
        self._answers[caller.place] = answer
        if self._after_each:
            self._after_each(answer)
        if answer is not CUT_OFF:
            self._next(caller)
            return
        self._leave(caller)
        if again := self._connect():
            self._next(again)

    def _leave(self, caller: _Caller) -> None:
        self._poll.unregister(caller.connection)
        caller.connection.close()
