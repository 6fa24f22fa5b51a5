"""A load generator that costs little beside the server it measures: raw keep-alive sockets in one epoll loop, requests
made beforehand, and of every answer only its status, its length and one word read."""

import gc
import select
import socket
import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

SILENCE_S = 15.0
HEAD_ENDS = b"\r\n\r\n"
LENGTH = b"content-length:"


class Silent(RuntimeError):
    """The server does not answer any more."""


@dataclass
class Measured:
    """What one slice of load saw. `latencies` in seconds, one for each answer; `seconds` from the first request to the
    last answer; `refused` are answers that say there is no table; `errors` counts all others that are not as expected,
    by what they are."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    refused: int = 0
    errors: Counter[str] = field(default_factory=Counter)

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.latencies) / self.seconds


@dataclass
class _Client:
    """One caller: sends, waits for the whole answer, sends again."""

    port: int
    connection: socket.socket = field(init=False)
    received: bytes = b""
    sent_at: float = 0.0

    def __post_init__(self) -> None:
        self.connect()

    def connect(self) -> None:
        self.connection = socket.create_connection(("127.0.0.1", self.port), timeout=SILENCE_S)
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.received = b""

    def send(self, request: bytes) -> None:
        self.sent_at = time.perf_counter()
        self.connection.sendall(request)

    def answer(self) -> bytes | None:
        """The whole answer once it is there, None before; empty when the server has hung up."""
        part = self.connection.recv(65536)
        if not part:
            return b""
        self.received += part
        end = self.received.find(HEAD_ENDS)
        if end < 0:
            return None
        head = self.received[:end].lower()
        at = head.find(LENGTH) + len(LENGTH)
        length = int(head[at : head.find(b"\r\n", at) if b"\r\n" in head[at:] else end])
        if len(self.received) < end + len(HEAD_ENDS) + length:
            return None
        whole, self.received = self.received, b""
        return whole


def drive(
    port: int,
    requests: Iterable[bytes],
    clients: int,
    seconds: float,
    good: bytes,
    refusal: bytes,
    *,
    listens_s: float = 0.0,
) -> Measured:
    """Keep `clients` asking for `seconds` or until there are no more requests, each again `listens_s` after its answer.
    An answer is right when its status is 200 and `good` is in it, and a refusal when `refusal` is in it."""
    waiting = iter(requests)
    lines = [_Client(port) for _ in range(clients)]
    gc.collect()
    gc.disable()
    try:
        return _Load(waiting, good, refusal, listens_s).run(lines, seconds)
    finally:
        gc.enable()
        for line in lines:
            line.connection.close()


class _Load:
    def __init__(self, waiting: Iterator[bytes], good: bytes, refusal: bytes, listens_s: float) -> None:
        self._waiting = waiting
        self._listens_s = listens_s
        self._listening: deque[tuple[float, _Client]] = deque()  # who asks again, and when
        self._good = good
        self._refusal = refusal
        self._seen = Measured()
        self._in_flight = 0

    def run(self, lines: list[_Client], seconds: float) -> Measured:
        poll = select.epoll()
        by_file: dict[int, _Client] = {}
        started = last = time.perf_counter()
        deadline = started + seconds
        for number, line in enumerate(lines):
            by_file[line.connection.fileno()] = line
            poll.register(line.connection.fileno(), select.EPOLLIN)
            self._listening.append((started + self._listens_s * number / len(lines), line))
        self._ask_again(deadline)
        while self._in_flight or self._listening:
            ready = poll.poll(self._until_next())
            if not ready and not self._listening:
                raise Silent(f"no answer for {SILENCE_S:.0f} s")
            for file, _ in ready:
                line = by_file[file]
                answer = line.answer()
                if answer is None:
                    continue
                last = time.perf_counter()
                self._in_flight -= 1
                if answer:
                    self._note(answer, last - line.sent_at)
                    self._listening.append((last + self._listens_s, line))
                else:
                    self._seen.errors["hung up"] += 1
                    self._replace(poll, by_file, line, last < deadline)
            self._ask_again(deadline)
        poll.close()
        self._seen.seconds = last - started
        return self._seen

    def _ask_again(self, deadline: float) -> None:
        """Let those ask who have listened long enough."""
        now = time.perf_counter()
        while self._listening and self._listening[0][0] <= now:
            _, line = self._listening.popleft()
            self._send(line, now < deadline)

    def _until_next(self) -> float:
        return max(0.0, self._listening[0][0] - time.perf_counter()) if self._listening else SILENCE_S

    def _replace(self, poll: select.epoll, by_file: dict[int, _Client], line: _Client, goes_on: bool) -> None:
        poll.unregister(line.connection.fileno())
        del by_file[line.connection.fileno()]
        line.connection.close()
        if goes_on:
            line.connect()
            by_file[line.connection.fileno()] = line
            poll.register(line.connection.fileno(), select.EPOLLIN)
            self._send(line, True)

    def _send(self, line: _Client, goes_on: bool) -> None:
        request = next(self._waiting, None) if goes_on else None
        if request is not None:
            line.send(request)
            self._in_flight += 1

    def _note(self, answer: bytes, latency: float) -> None:
        self._seen.latencies.append(latency)
        if answer[9:12] == b"200" and self._good in answer:
            return
        if self._refusal in answer:
            self._seen.refused += 1
        else:
            self._seen.errors[_summary(answer)] += 1


def _summary(answer: bytes) -> str:
    """Status and the beginning of the body, to tell one error from another."""
    head, _, body = answer.partition(HEAD_ENDS)
    return f"{head[9:12].decode()} {body[:120].decode(errors='replace')}"
