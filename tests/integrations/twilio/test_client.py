"""What we ask Twilio and how we read what it says. `BOUND_S` only guards against hanging."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs

import pytest
import requests

from integrations.answers import Answer
from integrations.errors import (
    NotSupported,
    OutcomeUnknown,
    ReconnectNeeded,
    Rejected,
    ServiceError,
    Unavailable,
)
from integrations.http import Transport
from integrations.sandbox import StandIn
from integrations.sandbox.twilio import ACCOUNT_SID, AUTH_TOKEN, MESSAGING_SERVICE, NUMBER
from integrations.twilio.client import From, MessagingService, SentText, TwilioClient
from integrations.twilio.words import REFUSALS, MessageStatus
from tests.integrations.loopback import Loopback, reply
from tests.integrations.specs import validator

GUEST, TEXT = "+393331234567", "Il tuo tavolo è confermato."
SERVICE_SID = "MG00000000000000000000000000000001"
BOUND_S = 10.0
Serve = Callable[..., Loopback]


def message(**changes: object) -> dict[str, object]:
    fresh = {"sid": f"SM{'0' * 32}", "status": "queued", "num_segments": "1", "to": GUEST, "body": TEXT, "from": NUMBER}
    return fresh | {"date_created": "Sat, 21 Nov 2026 19:00:00 +0000"} | changes


def accepted(**changes: object) -> bytes:
    return reply(json.dumps(message(**changes)).encode(), "201 Created")


def client(url: str, sender: From | MessagingService = From(NUMBER)) -> TwilioClient:  # noqa: B008 - frozen
    return TwilioClient(ACCOUNT_SID, AUTH_TOKEN, sender, url)


def fault(stand_in: StandIn, mode: str | None, times: int | None = None) -> None:
    url = f"{stand_in.base_url}/_sandbox/faults"
    requests.post(url, json={"mode": mode, "times": times}, timeout=BOUND_S).raise_for_status()


def test_a_text_is_sent(texts: TwilioClient) -> None:
    sent = texts.send(GUEST, TEXT)
    assert sent.sid.startswith("SM") and sent.status is MessageStatus.QUEUED and sent.segments == 1


def test_a_text_through_a_messaging_service_does_not_know_its_segments_yet(stand_in: StandIn) -> None:
    sent = client(stand_in.base_url, MessagingService(SERVICE_SID)).send(GUEST, TEXT)
    assert (sent.status, sent.segments) == (MessageStatus.QUEUED, 0)


@pytest.mark.parametrize(
    ("sender", "field"), [(From(NUMBER), "From"), (MessagingService(SERVICE_SID), "MessagingServiceSid")]
)
def test_a_request_is_what_the_vendor_describes(
    serve: Serve, twilio_spec: dict[str, Any], sender: From | MessagingService, field: str
) -> None:
    server = serve(accepted())
    client(server.url, sender).send(GUEST, TEXT, "https://app.example/twilio/status")
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    path = f"/2010-04-01/Accounts/{ACCOUNT_SID}/Messages.json"
    assert head.startswith(f"POST {path} HTTP/1.1\r\n".encode())
    assert b"Content-Type: application/x-www-form-urlencoded" in head and b"Authorization: Basic" in head
    form = {name: values[0] for name, values in parse_qs(body.decode(), strict_parsing=True).items()}
    operation = twilio_spec["paths"][path.replace(ACCOUNT_SID, "{AccountSid}")]["post"]
    schema = operation["requestBody"]["content"]["application/x-www-form-urlencoded"]["schema"]
    assert form.keys() <= schema["properties"].keys()
    validator(twilio_spec, schema).validate(form)
    assert form.keys() == {"To", "Body", "StatusCallback", field}


def test_a_search_is_what_the_vendor_describes(serve: Serve, twilio_spec: dict[str, Any]) -> None:
    server = serve(reply(b'{"messages": []}'))
    assert client(server.url).find(GUEST, TEXT, datetime.now(UTC)) is None
    path, _, query = server.requests[0].split()[1].decode().partition("?")
    asked = parse_qs(query, strict_parsing=True)
    operation = twilio_spec["paths"][path.replace(ACCOUNT_SID, "{AccountSid}")]["get"]
    assert asked.keys() <= {parameter["name"] for parameter in operation["parameters"]}
    assert asked["To"] == [GUEST]


@pytest.mark.parametrize(
    "missing",
    [("", AUTH_TOKEN, NUMBER), (ACCOUNT_SID, "", NUMBER), (ACCOUNT_SID, AUTH_TOKEN, ""), (ACCOUNT_SID, " ", NUMBER)],
)
def test_without_credentials_there_is_no_client(missing: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWILIO_ACCOUNT_SID", ACCOUNT_SID)
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", AUTH_TOKEN)
    with pytest.raises(ReconnectNeeded) as caught:
        TwilioClient(missing[0], missing[1], From(missing[2]))
    assert caught.value.code == "not_configured"


def test_region_and_edge_in_the_environment_do_not_bend_the_address(
    texts: TwilioClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWILIO_REGION", "ie1")
    monkeypatch.setenv("TWILIO_EDGE", "dublin")
    assert texts.send(GUEST, TEXT).sid


@pytest.mark.parametrize("code", REFUSALS)
def test_each_code_of_the_table_is_its_error(serve: Serve, code: int) -> None:
    error, reason, _ = REFUSALS[code]
    status = {20003: "401 Unauthorized", 20404: "404 Not Found", 20429: "429 Too Many"}.get(code, "400 Bad Request")
    body = {"code": code, "message": f"{GUEST} is wrong", "more_info": "", "status": int(status[:3])}
    with pytest.raises(error) as caught:
        client(serve(reply(json.dumps(body).encode(), status)).url).send(GUEST, TEXT)
    assert (type(caught.value), caught.value.code) == (error, reason)
    assert str(code) in caught.value.message and "3331234567" not in str(caught.value)


@pytest.mark.parametrize(
    ("status", "body", "error", "reason"),
    [
        ("403 Forbidden", b'{"code": 20003}', ReconnectNeeded, "bad_credentials"),
        ("401 Unauthorized", b"<html>", ReconnectNeeded, "bad_credentials"),
        ("429 Too Many", b"<html>", Unavailable, "rate_limited"),
        ("400 Bad Request", b'{"code": 29999}', Rejected, "refused"),
        ("400 Bad Request", b"[]", Rejected, "http_400"),
        ("422 Unprocessable", b'{"type": "t", "title": "t", "status": 422, "code": 21610}', Rejected, "opted_out"),
        ("500 Oops", b'{"code": 20500}', OutcomeUnknown, "http_500"),
        ("502 Bad Gateway", b"<html>", OutcomeUnknown, "http_502"),
        ("201 Created", b"", OutcomeUnknown, "bad_answer"),
        ("201 Created", b"[]", OutcomeUnknown, "bad_answer"),
        ("201 Created", b"{}", OutcomeUnknown, "bad_answer"),
        ("201 Created", b'{"sid": "CA1", "num_segments": "1"}', OutcomeUnknown, "bad_answer"),
        ("201 Created", b'{"sid": 5, "date_created": 5}', OutcomeUnknown, "bad_answer"),
        ("201 Created", b"<html>", OutcomeUnknown, "bad_answer"),
    ],
)
def test_every_other_answer_is_a_named_error_too(
    serve: Serve, status: str, body: bytes, error: type[ServiceError], reason: str
) -> None:
    with pytest.raises(ServiceError) as caught:
        client(serve(reply(body, status)).url).send(GUEST, TEXT)
    assert (type(caught.value), caught.value.code) == (error, reason)


@pytest.mark.parametrize(
    "body",
    [
        b"{}",
        b"[]",
        b'{"messages": 1}',
        b'{"messages": [1]}',
        b'{"messages": [{"sid": 1}], "next_page_uri": 7}',
        b'{"a": [], "b": []}',
        json.dumps({"messages": [message(date_created=None)]}).encode(),
    ],
)
def test_a_list_that_can_not_be_read_is_no_proof_that_the_text_is_missing(serve: Serve, body: bytes) -> None:
    with pytest.raises(Unavailable):
        client(serve(reply(body)).url).find(GUEST, TEXT, datetime.now(UTC) - timedelta(days=1))


@pytest.mark.parametrize("said", ["", "many", "1.5", "-1", "9" * 5000])
def test_segments_that_can_not_be_read_are_none(serve: Serve, said: str) -> None:
    assert client(serve(accepted(num_segments=said)).url).send(GUEST, TEXT).segments == 0


@pytest.mark.parametrize("mode", ["drop_after_write", "invalid_json", "drip", "huge"])
def test_a_text_whose_answer_was_lost_is_found_again(stand_in: StandIn, texts: TwilioClient, mode: str) -> None:
    since = datetime.now(UTC)
    fault(stand_in, mode, times=1)
    with pytest.raises(OutcomeUnknown):
        texts.send(GUEST, TEXT, deadline_s=1.0)
    found = texts.find(GUEST, TEXT, since)
    assert isinstance(found, SentText) and found.status is not MessageStatus.UNKNOWN


@pytest.mark.parametrize(
    ("mode", "error"),
    [
        ("500", OutcomeUnknown),
        ("html_502", OutcomeUnknown),
        ("hang", OutcomeUnknown),
        ("429", Unavailable),
        ("401", ReconnectNeeded),
    ],
)
def test_a_text_that_was_not_accepted_is_not_found(
    stand_in: StandIn, texts: TwilioClient, mode: str, error: type[ServiceError]
) -> None:
    since = datetime.now(UTC)
    fault(stand_in, mode, times=1)
    began = time.monotonic()
    with pytest.raises(error):
        texts.send(GUEST, TEXT, deadline_s=1.0)
    assert time.monotonic() - began < BOUND_S
    assert texts.find(GUEST, TEXT, since) is None


def test_a_slow_answer_within_the_deadline_is_an_answer(stand_in: StandIn, texts: TwilioClient) -> None:
    fault(stand_in, "slow", times=1)
    assert texts.send(GUEST, TEXT, deadline_s=BOUND_S).sid


def test_only_the_same_text_to_the_same_guest_since_then_is_found(texts: TwilioClient) -> None:
    sent = texts.send(GUEST, TEXT)
    now = datetime.now(UTC)
    assert texts.find(GUEST, TEXT, now) == texts.find(GUEST, TEXT, now - timedelta(hours=1))
    assert texts.find(GUEST, TEXT, now - timedelta(hours=1)).sid == sent.sid  # type: ignore[union-attr]
    assert texts.find(GUEST, TEXT + ".", now - timedelta(hours=1)) is None
    assert texts.find("+393331234568", TEXT, now - timedelta(hours=1)) is None
    assert texts.find(GUEST, TEXT, now + timedelta(minutes=1)) is None


def test_a_text_from_another_sender_is_not_ours(stand_in: StandIn, texts: TwilioClient) -> None:
    client(stand_in.base_url, From("+15005550010")).send(GUEST, TEXT)
    assert texts.find(GUEST, TEXT, datetime.now(UTC)) is None


def test_the_search_reads_every_page(serve: Serve) -> None:
    def page(text: str, following: str | None) -> bytes:
        found = [message(body=text, sid=f"SM{index:032x}") for index in range(50)]
        return reply(json.dumps({"messages": found, "next_page_uri": following}).encode())

    server = serve(page("one", "/2010-04-01/two.json?Page=1"), page("two", "/2010-04-01/three.json"), page(TEXT, None))
    found = client(server.url).find(GUEST, TEXT, datetime(2026, 11, 21, 18, tzinfo=UTC))
    assert found is not None and found.sid == f"SM{0:032x}"
    assert [request.split()[1] for request in server.requests[1:]] == [
        b"/2010-04-01/two.json?Page=1",
        b"/2010-04-01/three.json",
    ]


def test_a_search_that_goes_round_in_circles_ends_at_the_deadline(serve: Serve) -> None:
    circle = {"messages": [message(body="other")], "next_page_uri": "/2010-04-01/again.json"}
    began = time.monotonic()
    with pytest.raises(Unavailable):
        client(serve(reply(json.dumps(circle).encode())).url).find(GUEST, TEXT, datetime.now(UTC), deadline_s=0.5)
    assert time.monotonic() - began < BOUND_S


def test_a_page_elsewhere_is_still_asked_for_at_our_address(serve: Serve) -> None:
    elsewhere, empty = serve(reply()), b'{"messages": []}'
    page = {"messages": [message(body="other")], "next_page_uri": f"//{elsewhere.url.removeprefix('http://')}/x"}
    server = serve(reply(json.dumps(page).encode()), reply(empty))
    assert client(server.url).find(GUEST, TEXT, datetime.now(UTC)) is None
    assert elsewhere.connections == 0 and len(server.requests) == 2


@pytest.mark.parametrize(
    ("to", "body", "error", "reason"),
    [
        ("+15005550001", TEXT, Rejected, "invalid_number"),
        ("+15005550002", TEXT, NotSupported, "blocked"),
        ("+15005550003", TEXT, NotSupported, "blocked"),
        ("+15005550004", TEXT, Rejected, "opted_out"),
        ("+15005550009", TEXT, Rejected, "landline"),
        ("333 123 4567", TEXT, Rejected, "invalid_number"),
        (GUEST, "a" * 1601, Rejected, "too_long"),
    ],
)
def test_the_vendors_test_numbers_are_refused_as_the_vendor_does(
    texts: TwilioClient, to: str, body: str, error: type[ServiceError], reason: str
) -> None:
    with pytest.raises(error) as caught:
        texts.send(to, body)
    assert caught.value.code == reason


def test_a_wrong_token_means_reconnecting(stand_in: StandIn) -> None:
    with pytest.raises(ReconnectNeeded) as caught:
        TwilioClient(ACCOUNT_SID, "another", From(NUMBER), stand_in.base_url).send(GUEST, TEXT)
    assert caught.value.code == "bad_credentials"


def test_an_account_is_tried_before_it_is_kept(stand_in: StandIn, serve: Serve, twilio_spec: dict[str, Any]) -> None:
    client(stand_in.base_url).check()
    with pytest.raises(ReconnectNeeded):
        TwilioClient(ACCOUNT_SID, "wrong", From(NUMBER), stand_in.base_url).check()
    with pytest.raises(ReconnectNeeded):
        TwilioClient("AC" + "9" * 32, AUTH_TOKEN, From(NUMBER), stand_in.base_url).check()
    server = serve(reply(b'{"status": "suspended"}'))
    with pytest.raises(NotSupported):
        client(server.url).check()
    path = server.requests[0].split()[1].decode()
    assert path.replace(ACCOUNT_SID, "{Sid}") in twilio_spec["paths"]


def test_messaging_services_are_asked_for_where_twilio_has_them() -> None:
    asked: list[str] = []

    class Wire(Transport):
        def send(self, method: str, url: str, **what: Any) -> Answer:
            asked.append(url)
            return Answer(200, {}, {"sid": SERVICE_SID})

    TwilioClient(ACCOUNT_SID, AUTH_TOKEN, MessagingService(SERVICE_SID), transport=Wire("twilio")).check_sender()
    assert asked == [f"https://messaging.twilio.com/v1/Services/{SERVICE_SID}"]


def test_a_sender_is_proved_to_be_the_accounts(stand_in: StandIn, serve: Serve, twilio_spec: dict[str, Any]) -> None:
    for sender in (From(NUMBER), MessagingService(MESSAGING_SERVICE)):
        TwilioClient(ACCOUNT_SID, AUTH_TOKEN, sender, stand_in.base_url).check_sender()
    for sender in (From("+390699999999"), From(NUMBER[:-1]), MessagingService("MG" + "9" * 32)):
        with pytest.raises(ReconnectNeeded) as caught:
            TwilioClient(ACCOUNT_SID, AUTH_TOKEN, sender, stand_in.base_url).check_sender()
        assert caught.value.code == "bad_sender"
    deaf = {"phone_number": NUMBER, "capabilities": {"sms": False}}
    server = serve(reply(json.dumps({"incoming_phone_numbers": [deaf], "next_page_uri": None}).encode()))
    with pytest.raises(ReconnectNeeded):
        client(server.url).check_sender()
    path, _, query = server.requests[0].split()[1].decode().partition("?")
    described = twilio_spec["paths"][path.replace(ACCOUNT_SID, "{AccountSid}")]["get"]["parameters"]
    assert {part.partition("=")[0] for part in query.split("&")} <= {each["name"] for each in described}
    stand_in.app.extensions["faults"].switch("500")
    with pytest.raises(Unavailable):
        client(stand_in.base_url).check_sender()
