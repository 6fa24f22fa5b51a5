"""What is sent, how often, what each status means, and what never shows. `BOUND_S` only guards against hanging."""

import logging
import socket
import struct
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from integrations.answers import Answer
from integrations.deadline import Deadline
from integrations.errors import OutcomeUnknown, ReconnectNeeded, Rejected, ServiceError, SlotTaken, Unavailable
from integrations.http import ATTEMPTS, Transport
from tests.integrations.loopback import Loopback, reply

BOUND_S = 10.0
PHONE, TOKEN = "+393331234567", "token-nobody-may-see"
Serve = Callable[..., Loopback]


def send(method: str, url: str, deadline_s: float = BOUND_S) -> Answer:
    return Transport("plain").send(method, url, route="/things/{id}", deadline=Deadline(deadline_s))


def failure(method: str, url: str, deadline_s: float = BOUND_S) -> ServiceError:
    with pytest.raises(ServiceError) as caught:
        send(method, url, deadline_s)
    return caught.value


def reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


MEANINGS = [
    ("400 Bad Request", Rejected, Rejected),
    ("401 Unauthorized", ReconnectNeeded, ReconnectNeeded),
    ("403 Forbidden", ReconnectNeeded, ReconnectNeeded),
    ("404 Not Found", Rejected, Rejected),
    ("408 Request Timeout", Unavailable, OutcomeUnknown),
    ("409 Conflict", Rejected, Rejected),
    ("422 Unprocessable", Rejected, Rejected),
    ("429 Too Many Requests", Unavailable, Unavailable),
    ("500 Internal Server Error", Unavailable, OutcomeUnknown),
    ("502 Bad Gateway", Unavailable, OutcomeUnknown),
    ("503 Service Unavailable", Unavailable, OutcomeUnknown),
    ("504 Gateway Timeout", Unavailable, OutcomeUnknown),
]


@pytest.mark.parametrize(("status", "when_safe", "when_unsafe"), MEANINGS, ids=[row[0] for row in MEANINGS])
def test_a_status_says_what_to_do_next(
    serve: Serve, status: str, when_safe: type[ServiceError], when_unsafe: type[ServiceError]
) -> None:
    url = serve(reply(b"<html>no</html>", status)).url
    assert type(failure("GET", url)) is when_safe
    assert type(failure("POST", url)) is when_unsafe


@pytest.mark.parametrize("status", ["429 Too Many", "500 Oops"])
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_request_that_changes_something_is_sent_once(serve: Serve, method: str, status: str) -> None:
    server = serve(reply(b"", status))
    failure(method, server.url)
    assert len(server.requests) == 1


def test_a_get_is_tried_again_and_then_answered(serve: Serve) -> None:
    server = serve(reply(b"", "500 Oops"), reply(b"", "429 Too Many"), reply(b'{"third": "time"}'))
    assert send("GET", server.url).json == {"third": "time"}


def test_a_get_is_not_tried_for_ever(serve: Serve) -> None:
    server = serve(reply(b"", "500 Oops"))
    failure("GET", server.url)
    assert len(server.requests) == ATTEMPTS


@pytest.mark.parametrize("status", ["400 Bad Request", "401 Unauthorized", "404 Not Found"])
def test_a_get_that_is_refused_is_not_tried_again(serve: Serve, status: str) -> None:
    server = serve(reply(b"", status))
    failure("GET", server.url)
    assert len(server.requests) == 1


def test_a_service_that_wants_a_pause_past_the_deadline_is_left_alone(serve: Serve) -> None:
    server = serve(reply(b"", "429 Too Many", Retry_After="30"))
    began = time.monotonic()
    assert failure("GET", server.url).retry_after == 30
    assert len(server.requests) == 1
    assert time.monotonic() - began < BOUND_S


def test_a_pause_the_service_wants_is_kept(serve: Serve) -> None:
    server = serve(reply(b"", "429 Too Many", Retry_After="1"), reply(b"{}"))
    began = time.monotonic()
    send("GET", server.url)
    assert time.monotonic() - began >= 1


@pytest.mark.parametrize(
    ("said", "at_least", "at_most"),
    [(lambda: "120", 120, 120), (lambda: format_datetime(datetime.now(UTC) + timedelta(minutes=20)), 600, 1200)],
    ids=["seconds", "date"],
)
def test_retry_after_is_understood_as_seconds_and_as_a_date(
    serve: Serve, said: Callable[[], str], at_least: float, at_most: float
) -> None:
    wanted = failure("POST", serve(reply(b"", "429 Too Many", Retry_After=said())).url).retry_after
    assert wanted is not None and at_least <= wanted <= at_most


@pytest.mark.parametrize("said", ["", "soon", "-5", "1e9", "9" * 5000, "Sat, 99 Nov 2026 00:00:00 GMT", "NaN"])
def test_a_retry_after_that_can_not_be_read_is_none(serve: Serve, said: str) -> None:
    assert failure("POST", serve(reply(b"", "429 Too Many", Retry_After=said)).url).retry_after is None


def test_a_connection_reset_after_the_request_leaves_the_outcome_unknown(serve: Serve) -> None:
    server = serve(reset)
    problem = failure("POST", server.url)
    assert (type(problem), problem.code) == (OutcomeUnknown, "connection_lost")
    assert len(server.requests) == 1


def test_a_get_on_a_connection_that_is_reset_is_tried_again(serve: Serve) -> None:
    turns = iter([reset])
    server = serve(lambda connection: next(turns, lambda peer: peer.sendall(reply(b'{"turn": 2}')))(connection))
    assert send("GET", server.url).json == {"turn": 2}


def test_a_service_explains_its_own_refusals_first(serve: Serve) -> None:
    def explain(answer: Answer) -> ServiceError | None:
        return SlotTaken("plain", "somebody was first") if answer.json == {"code": "taken"} else None

    url = serve(reply(b'{"code": "taken"}', "409 Conflict"), reply(b'{"code": "other"}', "409 Conflict")).url
    for expected in (SlotTaken, Rejected):
        with pytest.raises(expected):
            Transport("plain").send("POST", url, route="/", deadline=Deadline(BOUND_S), explain=explain)


def test_connections_are_kept_and_used_again(serve: Serve) -> None:
    server = serve(reply())
    for _ in range(5):
        send("POST", server.url)
    assert (server.connections, len(server.requests)) == (1, 5)


def test_a_cookie_is_not_carried_into_the_next_request(serve: Serve) -> None:
    server = serve(reply(b"{}", Set_Cookie="session=of-somebody-else; Path=/"))
    send("GET", server.url)
    send("GET", server.url)
    assert b"cookie" not in server.requests[1].lower()


def test_proxies_and_credentials_of_the_machine_are_not_used(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    proxy, server = serve(reply()), serve(reply())
    netrc = tmp_path_factory.mktemp("home") / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password mine\n")
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, proxy.url)
    send("GET", server.url)
    assert (proxy.connections, len(server.requests)) == (0, 1)
    assert b"authorization" not in server.requests[0].lower()


def test_text_that_can_not_be_sent_is_the_callers_to_change(serve: Serve) -> None:
    server = serve(reply())
    with pytest.raises(Rejected):
        Transport("plain").send("POST", server.url, route="/", deadline=Deadline(BOUND_S), form={"Body": "\ud800"})
    assert server.requests == []


@pytest.mark.parametrize(
    "answer",
    [reply(), reply(b"", "500 Oops"), reply(b"{"), reset],
    ids=["fine", "broken", "invalid JSON", "reset"],
)
def test_no_secret_and_no_phone_number_is_logged_or_raised(
    serve: Serve, caplog: pytest.LogCaptureFixture, answer: object
) -> None:
    caplog.set_level(logging.DEBUG)
    url = serve(answer).url
    for method in ("GET", "POST"):
        try:
            Transport("plain").send(
                method,
                f"{url}/things/{PHONE}",
                route="/things/{id}",
                deadline=Deadline(BOUND_S),
                params={"To": PHONE},
                form={"Body": PHONE},
                headers={"X-Key": TOKEN},
                auth=("me", TOKEN),
            )
        except ServiceError as problem:
            assert problem.__context__ is None
            caplog.records.append(logging.makeLogRecord({"msg": "".join(traceback.format_exception(problem))}))
    said = "\n".join(record.getMessage() for record in caplog.records)
    assert "plain GET /things/{id} -> " in said
    assert TOKEN not in said and "3331234567" not in said
