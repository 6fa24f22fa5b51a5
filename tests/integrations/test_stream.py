"""A large answer comes piece by piece, never past a size or a deadline, and lets its connection go."""

import socket
import time
from collections.abc import Callable
from typing import Any

import pytest

from integrations.deadline import Deadline
from integrations.errors import Rejected, ServiceError, Unavailable
from integrations.http import IN_FLIGHT, Transport
from integrations.stream import Stream

Serve = Callable[..., Any]
BOUND_S = 10.0


def answer(body: bytes, said: int | None = None) -> bytes:
    length = len(body) if said is None else said
    return b"HTTP/1.1 200 OK\r\nContent-Type: audio/wav\r\nContent-Length: %d\r\n\r\n%s" % (length, body)


def opened(url: str, name: str, seconds: float = BOUND_S, **limits: Any) -> Stream:
    return Transport(name, **limits).stream(f"{url}/x", route="/x", deadline=Deadline(seconds))


def test_all_of_it_comes(serve: Serve) -> None:
    body = bytes(range(256)) * 1000
    stream = opened(serve(answer(body)).url, "whole")
    assert (stream.status, stream.headers["Content-Type"]) == (200, "audio/wav")
    assert b"".join(stream) == body


def test_it_is_never_more_than_allowed(serve: Serve) -> None:
    stream = opened(serve(answer(bytes(1_000_000))).url, "large", max_bytes=100_000)
    assert 100_000 <= len(b"".join(stream)) <= 200_000


def test_one_that_breaks_off_ends_there(serve: Serve) -> None:
    assert b"".join(opened(serve(answer(b"half", said=100)).url, "broken")) in (b"half", b"")


def test_one_that_drips_ends_with_its_deadline(serve: Serve) -> None:
    def drip(connection: socket.socket) -> None:
        connection.sendall(answer(b"", said=1000))
        try:
            for _ in range(100):
                connection.sendall(b"x")
                time.sleep(0.1)
        except OSError:
            pass

    began = time.monotonic()
    b"".join(opened(serve(drip).url, "dripping", seconds=0.5))
    assert time.monotonic() - began < BOUND_S / 2


def test_those_that_are_not_closed_hold_back_further_ones(serve: Serve) -> None:
    server = serve(answer(bytes(10)))
    held = [opened(server.url, "held") for _ in range(IN_FLIGHT)]
    with pytest.raises(Unavailable, match="waiting"):
        opened(server.url, "held")
    for stream in held:
        stream.close()
        stream.close()
    opened(server.url, "held").close()


def test_nobody_there_is_a_named_error() -> None:
    with pytest.raises(ServiceError) as error:
        opened("http://127.0.0.1:9", "nobody")
    assert error.value.code == "unreachable"


def test_a_private_address_is_refused_where_somebody_typed_it(serve: Serve) -> None:
    with pytest.raises(Rejected) as error:
        opened(serve(answer(b"secret")).url, "typed", public_only=True)
    assert error.value.code == "private_address"
