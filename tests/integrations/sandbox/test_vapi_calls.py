"""Calls that follow a script: what reaches the servers, with which secret, and what is kept of the call."""

import json
from collections.abc import Callable
from typing import Any

import pytest
import requests

from integrations import sandbox
from integrations.sandbox.vapi.seeds import HANDMADE_ASSISTANT, NUMBERS
from integrations.vapi.client import VapiClient
from integrations.vapi.words import PhoneNumber
from tests.integrations.loopback import reply
from tests.integrations.vapi.calling import (
    BOOKED,
    CALLER,
    CHECK,
    FREE,
    Place,
    Receiver,
    answering,
    place_at,
    published,
    results,
    server,
)
from tests.integrations.vapi.heard import Serve
from tests.integrations.vapi.wanted import BOUND_S, SECRET, assistant

VAPI, TWILIO, TELNYX, TRUNK, _VONAGE = NUMBERS
GENERATIONS = pytest.mark.parametrize("generation", ["2024", "2026"])


@pytest.fixture
def place(vapi_stand_in: sandbox.StandIn) -> Place:
    return place_at(vapi_stand_in.base_url)


@GENERATIONS
def test_a_call_checks_books_and_ends_as_a_report(
    serve: Serve, vapi: VapiClient, place: Place, generation: str
) -> None:
    receiver = Receiver(serve, tool_calls=results(check_availability=FREE, create_booking=BOOKED))
    held = published(vapi, receiver, "check_availability", "create_booking")
    vapi.update_phone_number(PhoneNumber(TWILIO, "twilio"), {"assistantId": held["id"]})
    booking = {"tool": "create_booking", "arguments": {"time": "$check_availability.slots.1"}}
    script = ({"say": "Un tavolo per due?"}, CHECK, booking, {"reply": "A domani."})
    call = place(*script, phoneNumberId=TWILIO, generation=generation)
    ends = ["status-update ended", "end-of-call-report"]
    assert receiver.types == ["status-update in-progress", "tool-calls", "tool-calls", *ends]
    assert (call["notes"], [one["status"] for one in call["deliveries"]]) == ([], [200] * 5)
    (asked,) = receiver.of_type("tool-calls")[1]["toolCallList"]
    arguments = asked["function"]["arguments"]
    given = arguments if generation == "2024" else json.loads(arguments)
    assert given == {"time": "20:30", "caller_number": CALLER, "restaurant_id": "r_roma"}
    heard = ["Trattoria Roma, buonasera.", "Un tavolo per due?", "Un momento.", "È libero alle venti."]
    said = [one["message"] for one in vapi.call(call["id"])["messages"] if one["role"] in ("bot", "user")]
    assert said == [*heard, "Un momento.", "Prenotato.", "A domani."]


def test_each_message_carries_the_secret_of_the_server_it_goes_to(serve: Serve, vapi: VapiClient, place: Place) -> None:
    receiver = Receiver(serve, tool_calls=results(check_availability=FREE))
    place(CHECK, assistantId=published(vapi, receiver, "check_availability")["id"])
    heads = [receiver.head(index) for index in range(len(receiver.messages))]
    assert all(f"X-Vapi-Secret: {SECRET}".encode() in heads[index] for index in (0, 2, 3))
    assert b"X-Vapi-Secret: of the tool" in heads[1] and heads[1].startswith(b"POST /api/vapi/tools ")


def test_several_tools_in_one_breath_are_one_message(serve: Serve, vapi: VapiClient, place: Place) -> None:
    receiver = Receiver(serve, tool_calls=results(check_availability=FREE, faq="Sì."))
    held = published(vapi, receiver, "check_availability", "faq")
    call = place({"tools": [CHECK, {"tool": "faq", "id": "call_7"}]}, assistantId=held["id"])
    (message,) = receiver.of_type("tool-calls")
    assert [one["function"]["name"] for one in message["toolCallList"]] == ["check_availability", "faq"]
    kept = [(one["toolCallId"], one["result"]) for one in call["messages"] if one["role"] == "tool_call_result"]
    assert [result for _, result in kept] == [FREE, "Sì."] and kept[1][0] == "call_7"


@GENERATIONS
def test_a_tool_the_assistant_does_not_have_is_not_called(
    serve: Serve, vapi: VapiClient, place: Place, generation: str
) -> None:
    receiver = Receiver(serve)
    held = published(vapi, receiver)
    call = place(CHECK, {"transfer": True}, {"sing": 1}, assistantId=held["id"], generation=generation)
    assert receiver.of_type("tool-calls") == [] == receiver.of_type("transfer-destination-request")
    assert call["notes"] == [
        "the assistant has no tool check_availability",
        "the assistant has no tool to transfer with",
        'nobody knows what to do at {"sing": 1}',
    ]


@pytest.mark.parametrize(
    "answer",
    [
        lambda _: reply(b"{}", "500 Oops"),
        lambda _: answering({"results": []}),
        lambda _: answering({"results": [{"toolCallId": "another", "result": "x"}]}),
        lambda message: answering({"results": [{"toolCallId": message["toolCallList"][0]["id"], "result": {"a": 1}}]}),
        lambda message: answering({"results": [{"toolCallId": message["toolCallList"][0]["id"], "result": "a\nb"}]}),
        lambda message: answering({"toolCallId": message["toolCallList"][0]["id"], "result": "x"}),
        lambda _: answering({"results": [{"result": "x"}]}, "201 Created"),
        lambda _: reply(b"<html>"),
    ],
)
def test_an_answer_vapi_would_not_read_is_no_result(
    serve: Serve, vapi: VapiClient, place: Place, answer: Callable[[dict[str, Any]], bytes]
) -> None:
    receiver = Receiver(serve, tool_calls=answer)
    call = place(CHECK, assistantId=published(vapi, receiver, "check_availability")["id"])
    assert call["notes"] == ["check_availability: No result returned."]


def test_a_number_without_an_assistant_asks_who_answers(serve: Serve, vapi: VapiClient, place: Place) -> None:
    receiver = Receiver(serve, assistant_request=lambda _: answering(reply_body))
    held = published(vapi, receiver, firstMessage="Buonasera {{ guest }}{{ nobody }}, da {{customer.number}}!")
    overrides = {"variableValues": {"guest": "Giulia"}, "model": {"temperature": 0.1}}
    reply_body = {"assistantId": held["id"], "assistantOverrides": overrides}
    changes = {"server": server(receiver, secret="of the number"), "assistantId": None}
    vapi.update_phone_number(PhoneNumber(TELNYX, "telnyx"), changes)
    call = place({"say": "Ciao"}, phoneNumberId=TELNYX)
    assert receiver.types[0] == "assistant-request" and b"X-Vapi-Secret: of the number" in receiver.head(0)
    assert receiver.messages[0]["phoneNumber"]["id"] == TELNYX
    assert "assistant" not in receiver.messages[0] and "assistantId" not in receiver.messages[0]["call"]
    assert call["assistantId"] == held["id"]
    assert f"AI: Buonasera Giulia, da {CALLER}!" in call["artifact"]["transcript"]
    merged = receiver.messages[1]["assistant"]["model"]
    assert merged == {**held["model"], "temperature": 0.1}


TRANSFER = {"destination": {"type": "number", "number": "+390655550100"}}


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (answering({"error": "Siamo chiusi."}), "assistant-request-returned-error"),
        (answering(TRANSFER), "assistant-request-returned-forwarding-phone-number"),
        (answering({"assistant": {"serverUrl": "x"}}), "assistant-request-returned-invalid-assistant"),
        (answering({"assistantId": "nobody"}), "assistant-not-found"),
        (answering({}), "assistant-request-returned-no-assistant"),
        (answering({"assistantId": HANDMADE_ASSISTANT}, "500 Oops"), "assistant-request-failed"),
        (reply(b"<html>"), "assistant-request-failed"),
    ],
)
def test_a_call_that_nobody_answers_ends_with_the_reason(
    serve: Serve, vapi: VapiClient, place: Place, answer: bytes, reason: str
) -> None:
    receiver = Receiver(serve, assistant_request=lambda _: answer)
    vapi.update_phone_number(PhoneNumber(VAPI, "vapi"), {"server": server(receiver)})
    call = place({"say": "Pronto?"}, phoneNumberId=VAPI)
    assert (call["status"], call["endedReason"]) == ("ended", reason)
    assert receiver.types == ["assistant-request", "status-update ended", "end-of-call-report"]


def test_where_the_server_fails_the_fallback_gets_the_call(vapi: VapiClient, place: Place) -> None:
    fallback = {"type": "number", "number": "+390655550100"}
    nobody = {"url": "http://127.0.0.1:9/api/vapi/webhook"}
    vapi.update_phone_number(PhoneNumber(VAPI, "vapi"), {"server": nobody, "fallbackDestination": fallback})
    call = place({"say": "Pronto?"}, phoneNumberId=VAPI)
    assert (call["endedReason"], call["destination"]) == ("assistant-request-failed", fallback)
    assert call["deliveries"][0]["status"] is None


def test_a_call_fails_where_the_assistant_refers_to_a_tool_that_is_gone(
    serve: Serve, vapi: VapiClient, place: Place
) -> None:
    receiver = Receiver(serve)
    held = published(vapi, receiver)
    vapi.update_assistant(held["id"], {"model": {**held["model"], "toolIds": ["gone"]}})
    call = place({"say": "Pronto?"}, assistantId=held["id"])
    assert call["endedReason"] == "call.start.error-get-assistant"
    assert receiver.of_type("tool-calls") == []


def test_a_transfer_goes_where_the_server_says(serve: Serve, vapi: VapiClient, place: Place) -> None:
    said = {**TRANSFER, "message": {"type": "request-start", "content": "La passo al responsabile."}}
    receiver = Receiver(serve, transfer_destination_request=lambda _: answering(said))
    held = published(vapi, receiver)
    model = {**held["model"], "tools": [{"type": "transferCall", "destinations": []}]}
    vapi.update_assistant(held["id"], {"model": model})
    call = place({"hang": True}, {"transfer": True}, {"say": "never said"}, assistantId=held["id"])
    assert receiver.types[1:3] == ["hang", "transfer-destination-request"]
    assert call["endedReason"] == "assistant-forwarded-call" and call["notes"] == []
    assert call["artifact"]["transcript"].endswith("AI: La passo al responsabile.\n")


def test_callbacks_can_be_delivered_elsewhere(serve: Serve) -> None:
    receiver = Receiver(serve)
    with sandbox.running("vapi", callback_base=receiver.url) as started:
        held = started.app.extensions["held"]
        wanted = held.add("assistant", assistant(server={"url": "https://app.example/api/vapi/webhook?x=1"}))
        body = {"assistantId": wanted["id"], "customer": CALLER, "script": []}
        requests.post(f"{started.base_url}/_sandbox/calls", json=body, timeout=BOUND_S).raise_for_status()
    assert receiver.head(0).startswith(b"POST /api/vapi/webhook?x=1 ")


def test_the_button_of_the_page_uses_what_the_assistant_can_do(
    serve: Serve, vapi: VapiClient, vapi_stand_in: sandbox.StandIn
) -> None:
    answers = results(check_availability=FREE, create_booking=BOOKED, modify_booking=BOOKED)
    receiver = Receiver(serve, tool_calls=answers)
    held = published(vapi, receiver, "check_availability", "create_booking", "modify_booking")
    url = f"{vapi_stand_in.base_url}/_sandbox/calls/default"
    page = requests.post(url, data={"assistantId": held["id"]}, timeout=BOUND_S)
    assert page.history[0].status_code == 303 and "AI: Prenotato." in page.text
    used = [one["toolCallList"][0]["function"] for one in receiver.of_type("tool-calls")]
    assert [one["name"] for one in used] == ["check_availability", "create_booking", "modify_booking"]
    changed = json.loads(used[2]["arguments"])
    assert (changed["reference"], changed["new_time"]) == ("R7K2", "20:30")


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"phoneNumberId": VAPI, "customer": CALLER, "script": "hello"},
        {"phoneNumberId": VAPI, "script": []},
        {"phoneNumberId": "none", "customer": CALLER, "script": []},
        {"assistantId": "none", "customer": CALLER, "script": []},
        {"phoneNumberId": VAPI, "customer": CALLER, "script": [], "generation": "1999"},
    ],
)
def test_a_call_that_can_not_be_placed_is_refused(vapi_stand_in: sandbox.StandIn, asked: dict[str, Any]) -> None:
    refused = requests.post(f"{vapi_stand_in.base_url}/_sandbox/calls", json=asked, timeout=BOUND_S)
    assert refused.status_code == 400 and refused.json()["error"]
    assert vapi_stand_in.app.extensions["held"].newest_first("call") == []


def test_a_recording_can_be_heard_in_parts(vapi: VapiClient, place: Place) -> None:
    url = place(assistantId=HANDMADE_ASSISTANT)["artifact"]["recordingUrl"]
    whole = requests.get(url, timeout=BOUND_S)
    part = requests.get(url, headers={"Range": "bytes=0-3"}, timeout=BOUND_S)
    assert (whole.status_code, part.status_code, part.content) == (200, 206, b"RIFF")
    assert requests.get(url.replace(".wav", "x.wav"), timeout=BOUND_S).status_code == 404
