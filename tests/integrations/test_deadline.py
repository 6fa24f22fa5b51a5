"""However slowly a service behaves, an answer comes within the deadline. `BOUND_S` only guards against hanging."""

import datetime as dt
import ipaddress
import os
import socket
import ssl
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from integrations import http
from integrations.deadline import Deadline
from integrations.errors import OutcomeUnknown, ServiceError, Unavailable
from integrations.http import IN_FLIGHT, Transport
from tests.integrations.loopback import Loopback, reply
from tests.until import until

DEADLINE_S = 0.3
BOUND_S = 8.0
PATIENCE_S = 60.0  # with a busy machine, where the claim is not about time
Serve = Callable[..., Loopback]


def failure(method: str, url: str, transport: Transport | None = None, deadline_s: float = DEADLINE_S) -> ServiceError:
    """The error a request ends in, which must be in time."""
    began = time.monotonic()
    with pytest.raises(ServiceError) as caught:
        (transport or Transport("slow")).send(method, url, route="/", deadline=Deadline(deadline_s))
    assert time.monotonic() - began < deadline_s + BOUND_S
    return caught.value


def failure_once_sent(method: str, server: Loopback, transport: Transport | None = None) -> ServiceError:
    """The error a request ends in that did reach the server, for which a busy machine is given longer."""
    for deadline_s in (DEADLINE_S, 1.0, 3.0, 9.0):
        problem = failure(method, server.url, transport or patient("slow"), deadline_s)
        if server.requests:
            return problem
    raise AssertionError(f"the server was never reached: {problem!r}")


def patient(service: str) -> Transport:
    """A transport that only the deadline of a request stops."""
    return Transport(service, connect_s=PATIENCE_S, read_s=PATIENCE_S)


def drip(prefix: bytes, rest: bytes) -> Callable[[socket.socket], None]:
    def talk(connection: socket.socket) -> None:
        connection.sendall(prefix)
        for place in range(len(rest)):
            time.sleep(0.1)
            connection.sendall(rest[place : place + 1])

    return talk


def hang(connection: socket.socket) -> None:
    connection.recv(1)


SLOW = {
    "hangs": hang,
    "drips its headers": drip(b"", reply() + b" " * 1000),
    "drips its body": drip(reply(b"", Content_Length="1000"), b" " * 1000),
    "drips in chunks": drip(reply(b"", Content_Length="", Transfer_Encoding="chunked"), b"1\r\n \r\n" * 200),
    "goes on saying continue": drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 40),
}


@pytest.mark.parametrize("talk", SLOW.values(), ids=SLOW.keys())
@pytest.mark.parametrize(("method", "error"), [("GET", Unavailable), ("POST", OutcomeUnknown)])
def test_a_slow_service_is_given_up_at_the_deadline(
    serve: Serve, talk: Callable[[socket.socket], None], method: str, error: type[ServiceError]
) -> None:
    problem = failure_once_sent(method, serve(talk))
    assert (type(problem), problem.code) == (error, "timeout")


def test_a_connection_refused_means_not_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    problem = failure("POST", f"http://127.0.0.1:{port}")
    assert (type(problem), problem.code) == (Unavailable, "unreachable")


def test_a_name_nobody_has_means_not_sent() -> None:
    assert type(failure("POST", "http://nobody.invalid/")) is Unavailable


def test_a_name_no_host_can_have_means_not_sent() -> None:
    assert type(failure("POST", f"http://{'a' * 70}.example/")) is Unavailable


def test_a_look_up_that_hangs_is_given_up_at_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    answered = threading.Event()

    def never_mind(*_: object, **__: object) -> list[object]:
        answered.wait(60)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", never_mind)
    assert type(failure("POST", "http://api.example/")) is Unavailable
    answered.set()


def test_a_host_that_swallows_connections_means_not_sent() -> None:
    with socket.socket() as listener, ExitStack() as stack:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(3):  # the queue of the listener is full from here on
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listener.getsockname())
        assert type(failure("POST", f"http://127.0.0.1:{listener.getsockname()[1]}")) is Unavailable


def test_a_deadline_already_past_sends_nothing(serve: Serve) -> None:
    server = serve(reply())
    with pytest.raises(Unavailable):
        Transport("slow").send("POST", server.url, route="/", deadline=Deadline(0))
    assert server.requests == []


def test_a_read_may_end_before_the_deadline_so_that_a_get_is_tried_again(serve: Serve) -> None:
    turns = iter([hang])

    def hang_once(connection: socket.socket) -> None:
        next(turns, lambda peer: peer.sendall(reply(b'{"turn": 2}')))(connection)

    hasty = Transport("slow", connect_s=PATIENCE_S, read_s=1.0)
    answer = hasty.send("GET", serve(hang_once).url, route="/", deadline=Deadline(PATIENCE_S))
    assert answer.json == {"turn": 2}


def test_callers_beyond_the_bound_are_told_at_once_and_other_services_feel_nothing(serve: Serve) -> None:
    released = threading.Event()

    def hang_until_released(connection: socket.socket) -> None:
        released.wait(PATIENCE_S)
        connection.sendall(reply(b'{"late": true}'))

    hanging, fine = serve(hang_until_released), serve(reply(b'{"fine": true}'))

    def post() -> object:
        return patient("hanging").send("POST", hanging.url, route="/", deadline=Deadline(PATIENCE_S)).json

    with ThreadPoolExecutor(32) as callers:
        try:
            waiting = [callers.submit(post) for _ in range(IN_FLIGHT)]
            until(lambda: len(hanging.requests) == IN_FLIGHT)
            beyond = [callers.submit(post) for _ in range(32 - IN_FLIGHT)]
            told = [each.exception(PATIENCE_S) for each in beyond]  # at once: the first ones are waiting still
            answer = patient("fine").send("GET", fine.url, route="/", deadline=Deadline(PATIENCE_S))
            assert not any(each.done() for each in waiting)
        finally:
            released.set()
        late = [each.result(PATIENCE_S) for each in waiting]
    assert [(type(each), getattr(each, "code", "")) for each in told] == [(Unavailable, "busy")] * (32 - IN_FLIGHT)
    assert answer.json == {"fine": True}
    assert late == [{"late": True}] * IN_FLIGHT and len(hanging.requests) == IN_FLIGHT
    assert post() == {"late": True}  # and there is room again


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A self-signed certificate for 127.0.0.1 with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "loopback")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path: Path = tmp_path_factory.mktemp("tls") / "loopback.pem"
    plain = serialization.NoEncryption()
    pem = serialization.Encoding.PEM
    path.write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain) + made.public_bytes(pem))
    return path


def tls_server(serve: Serve, certificate: Path, *script: object) -> Loopback:
    """A server with the certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = serve(*script, wrap=lambda plain: context.wrap_socket(plain, server_side=True))
    server.url = server.url.replace("http:", "https:")
    return server


@pytest.fixture
def trusting(certificate: Path) -> Transport:
    """A transport whose session trusts the certificate."""
    transport = patient("tls")
    http._line("tls", os.getpid())[0].verify = str(certificate)
    return transport


def test_an_answer_comes_over_tls(serve: Serve, certificate: Path, trusting: Transport) -> None:
    server = tls_server(serve, certificate, reply(b'{"over": "tls"}'))
    assert trusting.send("POST", server.url, route="/", deadline=Deadline(PATIENCE_S)).json == {"over": "tls"}


@pytest.mark.parametrize("talk", SLOW.values(), ids=SLOW.keys())
def test_the_deadline_holds_over_tls(
    serve: Serve, certificate: Path, trusting: Transport, talk: Callable[[socket.socket], None]
) -> None:
    problem = failure_once_sent("POST", tls_server(serve, certificate, talk), trusting)
    assert (type(problem), problem.code) == (OutcomeUnknown, "timeout")


def test_a_certificate_nobody_vouches_for_means_not_sent(serve: Serve, certificate: Path) -> None:
    assert type(failure("POST", tls_server(serve, certificate, reply()).url)) is Unavailable


def test_a_tls_handshake_that_hangs_means_not_sent(serve: Serve) -> None:
    def wait(plain: socket.socket) -> socket.socket:
        time.sleep(2 * DEADLINE_S)
        return plain

    server = serve(reply(), wrap=wait)
    assert type(failure("POST", server.url.replace("http:", "https:"))) is Unavailable
