"""What we send Vapi is what it describes, and every answer it may give is a named error."""

import json
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs

import pytest
from jsonschema_rs import ValidationError

from integrations.deadline import Deadline
from integrations.errors import OutcomeUnknown, ReconnectNeeded, Rejected, ServiceError, Unavailable
from integrations.sandbox import StandIn
from integrations.sandbox.vapi import API_KEY
from integrations.sandbox.vapi.seeds import HANDMADE_ASSISTANT
from integrations.vapi.client import VapiClient
from integrations.vapi.words import REFUSALS, Carrier, PhoneNumber
from tests.integrations.loopback import reply
from tests.integrations.vapi.description import check
from tests.integrations.vapi.heard import Serve, refusal, sent
from tests.integrations.vapi.wanted import BOUND_S, SECRET, assistant, client, tool

REQUESTS: list[tuple[str, Callable[[VapiClient], object], str, str, str | None]] = [
    ("make a tool", lambda one: one.create_tool(tool()), "POST", "/tool", "CreateFunctionToolDTO"),
    ("change a tool", lambda one: one.update_tool("t/1", tool()), "PATCH", "/tool/t%2F1", "UpdateFunctionToolDTO"),
    ("make an assistant", lambda one: one.create_assistant(assistant()), "POST", "/assistant", "CreateAssistantDTO"),
    (
        "change an assistant",
        lambda one: one.update_assistant("a1", assistant()),
        "PATCH",
        "/assistant/a1",
        "UpdateAssistantDTO",
    ),
    ("read a tool", lambda one: one.tool("t1"), "GET", "/tool/t1", None),
    ("read an assistant", lambda one: one.assistant("../x"), "GET", "/assistant/..%2Fx", None),
    ("read a call", lambda one: one.call("c1"), "GET", "/call/c1", None),
    ("delete a tool", lambda one: one.delete_tool("t1"), "DELETE", "/tool/t1", None),
    ("delete a call", lambda one: one.delete_call("c1"), "DELETE", "/call/c1", None),
]


@pytest.mark.parametrize(("title", "ask", "method", "path", "schema"), REQUESTS, ids=[one[0] for one in REQUESTS])
def test_a_request_is_what_the_vendor_describes(
    serve: Serve,
    vapi_spec: dict[str, Any],
    title: str,
    ask: Callable[[VapiClient], object],
    method: str,
    path: str,
    schema: str | None,
) -> None:
    server = serve(reply(b'{"id": "x1"}'))
    ask(client(server.url))
    assert sent(server)[:2] == (method, path)
    head = server.requests[0].partition(b"\r\n\r\n")[0]
    assert f"Authorization: Bearer {API_KEY}".encode() in head and b"User-Agent: Tavolo" in head
    if schema is not None:
        assert b"Content-Type: application/json" in head
        check(vapi_spec, schema, sent(server)[2])


@pytest.mark.parametrize("carrier", [carrier for carrier in Carrier if carrier is not Carrier.UNKNOWN])
def test_a_change_of_a_number_is_what_the_vendor_describes(
    serve: Serve, vapi_spec: dict[str, Any], carrier: Carrier
) -> None:
    server = serve(reply(b'{"id": "p1"}'))
    changes = {
        "assistantId": HANDMADE_ASSISTANT,
        "server": assistant()["server"],
        "fallbackDestination": {"type": "number", "number": "+390655550199"},
    }
    client(server.url).update_phone_number(PhoneNumber("p1", carrier), changes)
    body = sent(server)[2]
    assert body.pop("provider") == carrier  # which tells the kinds apart, though no schema has it
    name = "Byo" if carrier is Carrier.SIP_TRUNK else carrier.capitalize()
    check(vapi_spec, f"Update{name}PhoneNumberDTO", body)


def test_a_listing_is_what_the_contract_says(serve: Serve) -> None:
    server = serve(reply(b"[]"))
    client(server.url).calls(datetime(2026, 11, 21, 19, 0, 0, 5000, UTC), "a1")
    client(server.url).tools()
    asked = [parse_qs(sent(server, place)[1].partition("?")[2], strict_parsing=True) for place in (0, 1)]
    since = {"createdAtGe": ["2026-11-21T19:00:00.005Z"], "assistantId": ["a1"], "limit": ["100"]}
    assert asked == [since, {"limit": ["1000"]}]


@pytest.mark.parametrize("status", REFUSALS)
def test_each_status_of_the_table_is_its_error(serve: Serve, status: int) -> None:
    error, code, words = REFUSALS[status]
    with pytest.raises(error) as caught:
        client(serve(refusal("no", status)).url).create_tool(tool())
    assert (type(caught.value), caught.value.code) == (error, code)
    assert words in caught.value.message


@pytest.mark.parametrize(
    ("status", "body", "error", "code"),
    [
        ("404 Not Found", b"<html>", Rejected, "http_404"),
        ("404 Not Found", b"[]", Rejected, "http_404"),
        ("401 Unauthorized", b"<html>", ReconnectNeeded, "bad_credentials"),
        ("402 Payment Required", b'{"message": "x"}', Rejected, "http_402"),
        ("429 Too Many", b"<html>", Unavailable, "rate_limited"),
        ("400 Bad Request", b'{"message": {"a": 1}}', Rejected, "invalid"),
        ("400 Bad Request", b'{"message": [1, null]}', Rejected, "invalid"),
        ("500 Oops", b'{"message": "x", "statusCode": 500}', OutcomeUnknown, "http_500"),
        ("502 Bad Gateway", b"<html>", OutcomeUnknown, "http_502"),
        ("302 Found", b"", OutcomeUnknown, "http_302"),
        ("201 Created", b"", OutcomeUnknown, "bad_answer"),
        ("201 Created", b"[]", OutcomeUnknown, "bad_answer"),
        ("201 Created", b'{"id": ""}', OutcomeUnknown, "bad_answer"),
        ("201 Created", b'{"id": 5}', OutcomeUnknown, "bad_answer"),
    ],
)
def test_every_other_answer_is_a_named_error_too(
    serve: Serve, status: str, body: bytes, error: type[ServiceError], code: str
) -> None:
    server = serve(reply(body, status))
    with pytest.raises(ServiceError) as caught:
        client(server.url).create_tool(tool())
    assert (type(caught.value), caught.value.code, len(server.requests)) == (error, code, 1)


def test_an_answer_that_is_no_vapis_404_does_not_make_a_deletion_done(serve: Serve) -> None:
    with pytest.raises(Rejected):
        client(serve(reply(b"<html>", "404 Not Found")).url).delete_tool("t1")


def test_the_reasons_are_one_short_line_without_phone_numbers(serve: Serve) -> None:
    said = ["customer.number +39 333 123 4567 is\nnot valid", "x" * 2000]
    with pytest.raises(Rejected) as caught:
        client(serve(refusal(said)).url).create_tool(tool())
    assert "333 123" not in caught.value.message and "\n" not in caught.value.message
    assert len(caught.value.message) < 700


def test_a_429_says_when_to_come_back_where_it_does(serve: Serve) -> None:
    body = json.dumps({"message": "Rate limit exceeded", "statusCode": 429}).encode()
    with pytest.raises(Unavailable) as caught:
        client(serve(reply(body, "429 Too Many", Retry_After="7")).url).create_tool(tool())
    assert caught.value.retry_after == 7.0


@pytest.mark.parametrize("key", ["", " ", "sk\n", "clé"])
def test_without_a_usable_key_there_is_no_client(key: str) -> None:
    with pytest.raises(ReconnectNeeded) as caught:
        VapiClient(key, Deadline(1.0))
    assert caught.value.code == "not_configured"


def test_a_wrong_key_means_reconnecting(vapi_stand_in: StandIn) -> None:
    with pytest.raises(ReconnectNeeded) as caught:
        VapiClient("another", Deadline(BOUND_S), vapi_stand_in.base_url).tools()
    assert caught.value.code == "bad_credentials"


def test_a_reader_is_tried_again_a_listing_survives_one_failure(vapi_stand_in: StandIn, vapi: VapiClient) -> None:
    vapi_stand_in.app.extensions["faults"].switch("500", times=1)
    assert [one["id"] for one in vapi.assistants()] == [HANDMADE_ASSISTANT]


def test_no_key_secret_or_id_is_logged(vapi: VapiClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        made = vapi.create_tool(tool())
        vapi.tool(made["id"])
        with pytest.raises(Rejected):
            vapi.tool("nothing-here")
    assert "/tool/{id}" in caplog.text
    assert not any(word in caplog.text for word in (API_KEY, SECRET, made["id"], "nothing-here"))


def test_a_field_vapi_does_not_have_would_be_noticed(vapi_spec: dict[str, Any]) -> None:
    check(vapi_spec, "CreateFunctionToolDTO", tool())
    for wrong in (
        tool(serverUrl="x"),
        tool(server={"url": "x", "secret": "x"}),
        tool(function={"name": "not a name"}),
        tool(messages=[{"type": "request-start", "text": "x"}]),
    ):
        with pytest.raises(ValidationError):
            check(vapi_spec, "CreateFunctionToolDTO", wrong)
