"""What we ask Vapi and how we read what it says. `BOUND_S` only guards against hanging."""

import json
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from integrations.deadline import Deadline
from integrations.errors import OutcomeUnknown, ReconnectNeeded, Rejected, ServiceError, Unavailable
from integrations.sandbox import StandIn
from integrations.sandbox.vapi import API_KEY
from integrations.sandbox.vapi.held import moment
from integrations.sandbox.vapi.seeds import ASSISTANT, HANDMADE_ASSISTANT, HANDMADE_TOOL, NUMBERS
from integrations.vapi.client import BURST, PAGE, VapiClient
from integrations.vapi.words import Carrier, PhoneNumber
from tests.integrations.loopback import reply
from tests.integrations.vapi.heard import Serve, refusal, sent
from tests.integrations.vapi.wanted import BOUND_S, SECRET, assistant, client, made, tool

VAPI, TWILIO, TELNYX, TRUNK, VONAGE = NUMBERS


# Tools


def test_a_tool_is_made_changed_and_taken_away(vapi: VapiClient) -> None:
    made = vapi.create_tool(tool())
    assert made["id"] and made["server"]["headers"] == {"X-Vapi-Secret": SECRET}
    changed = vapi.update_tool(made["id"], tool(messages=[]))
    assert (changed["id"], changed["messages"], changed["type"]) == (made["id"], [], "function")
    assert vapi.tool(made["id"]) == changed and changed in vapi.tools()
    vapi.delete_tool(made["id"])
    vapi.delete_tool(made["id"])
    with pytest.raises(Rejected) as caught:
        vapi.tool(made["id"])
    assert caught.value.code == "gone"


def test_a_tool_that_an_assistant_refers_to_stays(vapi: VapiClient) -> None:
    with pytest.raises(Rejected) as caught:
        vapi.delete_tool(HANDMADE_TOOL)
    assert caught.value.code == "in_use"


@pytest.mark.parametrize("mode", ["drop_after_write", "invalid_json", "drip", "huge"])
def test_a_tool_whose_answer_was_lost_is_made_once_and_found(vapi_stand_in: StandIn, mode: str) -> None:
    vapi_stand_in.app.extensions["faults"].switch(mode, times=1, only="create")
    with pytest.raises(OutcomeUnknown):
        client(vapi_stand_in.base_url, 2.0).create_tool(tool())
    assert len(made(client(vapi_stand_in.base_url))) == 1


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
def test_a_tool_that_was_not_made_is_asked_for_once_and_not_found(
    vapi_stand_in: StandIn, mode: str, error: type[ServiceError]
) -> None:
    vapi_stand_in.app.extensions["faults"].switch(mode, times=1, only="create")
    began, before = time.monotonic(), vapi_stand_in.app.extensions["requests"]()
    with pytest.raises(error):
        client(vapi_stand_in.base_url, 1.0).create_tool(tool())
    assert time.monotonic() - began < BOUND_S
    assert vapi_stand_in.app.extensions["requests"]() - before <= 1
    assert made(client(vapi_stand_in.base_url)) == []


def test_a_change_goes_without_its_type_and_with_it_only_where_vapi_wants_it(serve: Serve) -> None:
    wanting = serve(refusal(["type must be one of the following values: function"]), reply(b'{"id": "t1"}'))
    assert client(wanting.url).update_tool("t1", tool())["id"] == "t1"
    bodies = [sent(wanting, place)[2] for place in range(len(wanting.requests))]
    assert ["type" in body for body in bodies] == [False, True]


@pytest.mark.parametrize("reason", ["server.backoffPlan.type must be a string", "function.name must be a string"])
def test_a_change_at_fault_elsewhere_is_not_sent_again(serve: Serve, reason: str) -> None:
    server = serve(refusal([reason]))
    with pytest.raises(Rejected):
        client(server.url).update_tool("t1", tool())
    assert len(server.requests) == 1


# Assistants


def test_what_we_do_not_know_of_an_assistant_survives_a_change(vapi: VapiClient) -> None:
    held = vapi.assistant(HANDMADE_ASSISTANT)
    model = held["model"]
    model["messages"][0]["content"] += " Speak Italian."
    changed = vapi.update_assistant(HANDMADE_ASSISTANT, {"model": model})
    kept = {key: changed[key] for key in ("voice", "transcriber", "metadata", "name", "firstMessage")}
    assert kept == {key: ASSISTANT[key] for key in kept}
    assert changed["model"] == model and model["promptCacheRetention"] == "24h" and model["tools"]


@pytest.mark.parametrize("half", [{}, {"toolIds": []}, {"provider": "openai", "messages": []}])
def test_half_a_model_is_never_sent(vapi_stand_in: StandIn, vapi: VapiClient, half: dict[str, Any]) -> None:
    before = vapi_stand_in.app.extensions["requests"]()
    with pytest.raises(ValueError, match="whole"):
        vapi.update_assistant(HANDMADE_ASSISTANT, {"model": half})
    assert vapi_stand_in.app.extensions["requests"]() == before


def test_an_assistant_is_made_and_found_by_its_mark(vapi: VapiClient) -> None:
    made = vapi.create_assistant(assistant())
    vapi.create_assistant(assistant(metadata={"tavolo": "r_milano"}))
    assert vapi.find_assistants({"tavolo": "r_roma"}) == [made]
    assert vapi.find_assistants({"tavolo": None}) == []


def test_what_vapi_refuses_is_told_to_the_owner_in_its_words(vapi: VapiClient) -> None:
    with pytest.raises(Rejected) as caught:
        vapi.create_assistant(assistant(name="x" * 41, serverUrl="https://app.example"))
    assert caught.value.code == "invalid"
    assert "name must be shorter than or equal to 40 characters" in caught.value.message
    assert "property serverUrl should not exist" in caught.value.message


# Phone numbers


def test_the_numbers_of_every_carrier_are_listed_without_their_credentials(vapi: VapiClient) -> None:
    numbers = vapi.phone_numbers()
    assert {number.id: number.carrier for number in numbers} == {
        VAPI: Carrier.VAPI,
        TWILIO: Carrier.TWILIO,
        TELNYX: Carrier.TELNYX,
        TRUNK: Carrier.SIP_TRUNK,
        VONAGE: Carrier.VONAGE,
    }
    assert NUMBERS[TWILIO]["twilioAuthToken"] not in repr(numbers)


def test_a_number_is_linked_and_let_go(vapi: VapiClient) -> None:
    for identity in NUMBERS:
        fallback = {"type": "number", "number": "+390655550199"}
        number = vapi.phone_number(identity)
        linked = vapi.update_phone_number(number, {"assistantId": HANDMADE_ASSISTANT, "fallbackDestination": fallback})
        assert (linked.assistant_id, linked.fallback_number) == (HANDMADE_ASSISTANT, "+390655550199")
        server = {"url": "https://app.example/api/vapi/webhook"}
        asking = vapi.update_phone_number(number, {"assistantId": None, "server": server})
        assert (asking.assistant_id, asking.server_url) == (None, server["url"])
        assert vapi.phone_number(identity) == asking


def test_a_number_goes_without_its_provider_where_vapi_refuses_that(serve: Serve) -> None:
    server = serve(refusal(["property provider should not exist"]), reply(b'{"id": "p1", "provider": "vapi"}'))
    client(server.url).update_phone_number(PhoneNumber("p1", "vapi"), {"name": "Roma"})
    assert [sent(server, place)[2] for place in (0, 1)] == [{"provider": "vapi", "name": "Roma"}, {"name": "Roma"}]


@pytest.mark.parametrize(
    "strange", [{}, {"provider": 5, "number": 5, "server": "x", "fallbackDestination": []}, {"provider": "new-carrier"}]
)
def test_a_number_of_a_strange_shape_is_still_a_number(serve: Serve, strange: dict[str, Any]) -> None:
    (number,) = client(serve(reply(json.dumps([{"id": "p1", **strange}]).encode())).url).phone_numbers()
    assert (number.id, number.carrier, number.number, number.server_url) == ("p1", Carrier.UNKNOWN, None, None)


# Calls and lists


def test_calls_since_a_moment_are_listed_and_one_is_read(vapi_stand_in: StandIn, vapi: VapiClient) -> None:
    held = vapi_stand_in.app.extensions["held"]
    call = held.add("call", {"assistantId": HANDMADE_ASSISTANT, "status": "ended"})
    now = datetime.now(UTC)
    assert (
        vapi.calls(now - timedelta(minutes=1)) == [call] == vapi.calls(now - timedelta(minutes=1), HANDMADE_ASSISTANT)
    )
    assert vapi.calls(now + timedelta(minutes=1)) == [] == vapi.calls(now - timedelta(minutes=1), "another")
    assert vapi.call(call["id"]) == call


def test_a_list_is_read_to_its_end_also_where_three_were_made_at_once(vapi_stand_in: StandIn, vapi: VapiClient) -> None:
    held, soon = vapi_stand_in.app.extensions["held"], datetime.now(UTC) + timedelta(seconds=1)
    made = [held.add("assistant", {"name": str(index)})["id"] for index in range(2 * PAGE["assistant"] + 7)]
    for index, identity in enumerate(made):
        held.change("assistant", identity, {"createdAt": moment(soon + timedelta(milliseconds=index // 3))})
    listed = [one["id"] for one in vapi.assistants()]
    assert listed == [*reversed(made), HANDMADE_ASSISTANT]


def test_a_list_that_never_ends_is_not_taken_for_a_whole_one(serve: Serve) -> None:
    page = [{"id": str(index), "createdAt": "2026-11-21T19:00:00.000Z"} for index in range(PAGE["call"])]
    server = serve(reply(json.dumps(page).encode()))
    with pytest.raises(Unavailable) as caught:
        client(server.url).calls(datetime(2026, 11, 21, tzinfo=UTC))
    assert caught.value.code == "too_many" and len(server.requests) == 2


@pytest.mark.parametrize("body", [b"{}", b"", b"[1]", b'[{"id": 5}]', b'[{"name": "x"}]', b'{"results": []}'])
def test_a_list_that_can_not_be_read_is_no_proof_that_a_tool_is_missing(serve: Serve, body: bytes) -> None:
    with pytest.raises(Unavailable):
        client(serve(reply(body)).url).tools()


def test_a_full_page_without_dates_is_no_whole_list(serve: Serve) -> None:
    page = json.dumps([{"id": str(index)} for index in range(PAGE["call"])]).encode()
    with pytest.raises(Unavailable) as caught:
        client(serve(reply(page)).url).calls(datetime(2026, 11, 21, tzinfo=UTC))
    assert caught.value.code == "bad_answer"


def test_requests_are_spaced_and_one_that_can_not_wait_is_not_sent(vapi_stand_in: StandIn) -> None:
    counted = vapi_stand_in.app.extensions["requests"]
    with pytest.raises(Unavailable) as caught:
        for _ in range(3 * BURST):
            VapiClient(API_KEY, Deadline(0.2), vapi_stand_in.base_url).tools()
    assert caught.value.code == "rate_limited_here" and BURST <= counted() < 3 * BURST
