"""Whatever a service answers, it is neither believed nor swallowed whole. `BOUND_S` only guards against hanging."""

import gzip
import resource
import socket
import zlib
from collections.abc import Callable
from contextlib import suppress

import pytest

from integrations.deadline import Deadline
from integrations.errors import OutcomeUnknown, ServiceError, Unavailable
from integrations.http import MAX_BYTES, Transport
from tests.integrations.loopback import Loopback, reply

BOUND_S = 10.0
Serve = Callable[..., Loopback]


def send(method: str, url: str) -> object:
    return Transport("odd").send(method, url, route="/", deadline=Deadline(BOUND_S)).json


def failure(method: str, url: str) -> ServiceError:
    with pytest.raises(ServiceError) as caught:
        send(method, url)
    return caught.value


def endless(head: bytes) -> Callable[[socket.socket], None]:
    def talk(connection: socket.socket) -> None:
        connection.sendall(head)
        with suppress(OSError):
            while True:
                connection.sendall(b" " * 65536)

    return talk


def bomb(megabytes: int) -> bytes:
    """That many megabytes of blanks, packed without ever holding them."""
    packing = zlib.compressobj(wbits=31)
    return b"".join(packing.compress(b" " * 1_000_000) for _ in range(megabytes)) + packing.flush()


UNUSABLE = {
    "endless": endless(reply(b"", Content_Length=str(10**12))),
    "endless without a length": endless(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"),
    "huge": reply(b'"' + b"a" * MAX_BYTES + b'"'),
    "gzip bomb": reply(bomb(100), Content_Encoding="gzip"),
    "gzip bomb in a gzip bomb": reply(gzip.compress(bomb(100)), Content_Encoding="gzip, gzip"),
    "packed otherwise": reply(zlib.compress(b"{}"), Content_Encoding="deflate"),
    "gzip cut short": reply(gzip.compress(b'{"a": 1}')[:-9], Content_Encoding="gzip"),
    "not gzip at all": reply(b'{"a": 1}', Content_Encoding="gzip"),
    "invalid JSON": reply(b'{"sid": "SM'),
    "HTML with 200": reply(b"<html>Maintenance</html>", Content_Type="text/html"),
    "fifty thousand brackets": reply(b"[" * 50_000),
    "not text": reply(b"\xff\xfe\xff"),
    "a number of 5000 digits": reply(b"9" * 5000),
}


@pytest.mark.parametrize("answer", UNUSABLE.values(), ids=UNUSABLE.keys())
@pytest.mark.parametrize(("method", "error"), [("GET", Unavailable), ("POST", OutcomeUnknown)])
def test_an_answer_that_can_not_be_used_is_a_failure(
    serve: Serve, answer: object, method: str, error: type[ServiceError]
) -> None:
    problem = failure(method, serve(answer).url)
    assert (type(problem), problem.code) == (error, "bad_answer")


@pytest.mark.parametrize(("method", "error"), [("GET", Unavailable), ("POST", OutcomeUnknown)])
def test_a_body_shorter_than_announced_is_a_failure(serve: Serve, method: str, error: type[ServiceError]) -> None:
    def cut_off(connection: socket.socket) -> None:
        connection.sendall(reply(b'{"a": 1}', Content_Length="100"))
        connection.shutdown(socket.SHUT_RDWR)

    assert type(failure(method, serve(cut_off).url)) is error


def test_a_bomb_is_not_unpacked_into_memory(serve: Serve) -> None:
    packed = reply(bomb(400), Content_Encoding="gzip")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    failure("GET", serve(packed).url)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kilobytes


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
@pytest.mark.parametrize(("method", "error"), [("GET", Unavailable), ("POST", OutcomeUnknown)])
def test_a_redirect_is_not_followed(serve: Serve, status: str, method: str, error: type[ServiceError]) -> None:
    secret = serve(reply(b'{"secret": 1}'))
    redirecting = serve(reply(b"", status, Location=f"{secret.url}/latest/meta-data/"))
    assert type(failure(method, redirecting.url)) is error
    assert secret.connections == 0


def test_a_redirect_to_the_metadata_address_is_not_followed_and_its_body_not_swallowed(serve: Serve) -> None:
    head = reply(b"", "302 Found", Location="http://169.254.169.254/latest/meta-data/", Content_Length=str(10**12))
    problem = failure("POST", serve(endless(head)).url)
    assert (type(problem), problem.code) == (OutcomeUnknown, "bad_answer")


@pytest.mark.parametrize(
    "answer",
    [
        reply(b'{"a": "\xc3\xa8"}'),
        reply(gzip.compress('{"a": "è"}'.encode()), Content_Encoding="gzip"),
        reply(b'b\r\n{"a": "\xc3\xa8"}\r\n0\r\n\r\n', Content_Length="", Transfer_Encoding="chunked"),
    ],
    ids=["plain", "gzip", "chunked"],
)
def test_a_sound_answer_is_read(serve: Serve, answer: bytes) -> None:
    assert send("POST", serve(answer.replace(b"Content-Length: \r\n", b"")).url) == {"a": "è"}


def test_an_empty_answer_is_an_answer(serve: Serve) -> None:
    assert send("POST", serve(reply(b"", "204 No Content")).url) is None
