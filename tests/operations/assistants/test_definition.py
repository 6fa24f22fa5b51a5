"""What is sent to Vapi is what Vapi describes."""

import json
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.integrations.conftest import vapi_spec
from tests.integrations.vapi.description import check
from tests.operations.assistants.house import SECRET, defined
from tests.restaurants import Place, ahead, envelope
from webapp.operations.assistants.choices import Choices
from webapp.operations.assistants.definition import MODEL, owner_of
from webapp.speech.voices import VOICES

__all__ = ["vapi_spec"]  # a fixture of the client's tests
pytestmark = pytest.mark.settings(API_BASE_URL="https://book.example.com")
BOOKING = {"check_availability", "create_booking", "lookup_booking", "modify_booking", "cancel_booking"}


@pytest.mark.parametrize("locale", ["it", "en"])
def test_every_tool_is_what_the_vendor_describes(roma: Place, vapi_spec: dict[str, Any], locale: str) -> None:
    for tool in defined(roma.id, locale=locale).tools.values():
        check(vapi_spec, "CreateFunctionToolDTO", tool)
        check(vapi_spec, "UpdateFunctionToolDTO", {key: value for key, value in tool.items() if key != "type"})


@pytest.mark.parametrize("voice", [None, [*VOICES][-1]])
def test_the_assistant_is_what_the_vendor_describes(roma: Place, vapi_spec: dict[str, Any], voice: str | None) -> None:
    found = defined(roma.id, Choices(voice=voice, language="house"), name="Osteria " + "lunga " * 20)
    model = {
        **MODEL,
        "messages": [{"role": "system", "content": found.section}],
        "toolIds": [],
        "tools": [*found.inline],
    }
    check(vapi_spec, "CreateAssistantDTO", {**found.fields, "model": model})
    assert len(found.fields["name"]) <= 40


@pytest.mark.parametrize("locale", ["it", "en"])
def test_tools_are_fit_for_strict_mode(roma: Place, locale: str) -> None:
    for name, tool in defined(roma.id, locale=locale).tools.items():
        function, parameters = tool["function"], tool["function"]["parameters"]
        assert re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", name) and function["strict"] is True
        assert len(function["description"]) < 1000
        assert parameters["additionalProperties"] is False
        assert parameters["required"] == list(parameters["properties"])
        assert all("type" in each and "description" in each for each in parameters["properties"].values())


def test_what_may_be_left_out_may_be_empty(roma: Place) -> None:
    properties = defined(roma.id, locale="en").tools["create_booking"]["function"]["parameters"]["properties"]
    assert "mpty" not in properties["customer_name"]["description"]
    assert properties["people"] == {"type": "string", "description": "How many people. Empty text if none."}
    assert properties["another"]["type"] == "boolean"


def test_a_booking_with_every_optional_argument_empty_is_made(client: FlaskClient, roma: Place, app: Flask) -> None:
    properties = defined(roma.id).tools["create_booking"]["function"]["parameters"]["properties"]
    empty = {name: False if each["type"] == "boolean" else "" for name, each in properties.items()}
    wish = {**empty, "date": ahead(), "time": "20:00", "customer_name": "Mario Rossi", "restaurant_id": roma.id}
    body = envelope(roma, ("t1", "create_booking", wish))
    answer = client.post("/api/vapi/tools", json=body, headers={"X-Vapi-Secret": roma.secret}).get_json()
    told = json.loads(answer["results"][0]["result"])
    assert told["success"] and told["booking"]["people"] == 2


def test_a_tool_says_whose_it_is_and_shows_the_secret_and_is_not_sent_twice(roma: Place) -> None:
    for tool in defined(roma.id).tools.values():
        assert owner_of(tool) == roma.id
        assert tool["server"] == {
            "url": "https://book.example.com/api/vapi/tools",
            "headers": {"X-Vapi-Secret": SECRET},
            "timeoutSeconds": 10,
        }
        kinds = [message["type"] for message in tool["messages"]]
        assert kinds == ["request-start", "request-response-delayed", "request-failed"]
        assert all(len(message["content"]) < 120 for message in tool["messages"])


def test_tools_follow_what_can_be_booked(roma: Place) -> None:
    with_it, without = (set(defined(roma.id, can_book=books).tools) for books in (True, False))
    assert with_it - without == BOOKING
    assert {"answer_question", "take_message"} <= without


def test_no_text_is_offered_where_none_can_be_sent(roma: Place) -> None:
    found = defined(roma.id)
    assert "send_sms" not in found.tools
    assert "send_sms" not in found.section


@pytest.mark.settings(TWILIO_ACCOUNT_SID="AC1", TWILIO_AUTH_TOKEN="tok", TWILIO_FROM="+390600000000")
def test_where_one_can_be_sent_it_is(roma: Place) -> None:
    found = defined(roma.id)
    assert "send_sms" in found.tools
    assert "send_sms" in found.section


def test_the_hash_changes_with_anything_that_is_sent(roma: Place) -> None:
    same = [defined(roma.id).hash, defined(roma.id).hash]
    others = [
        defined(roma.id, Choices(instructions="x")).hash,
        defined(roma.id, Choices(voice="azure:it-IT-DiegoNeural")).hash,
        defined(roma.id, locale="en").hash,
        defined(roma.id, can_book=False).hash,
    ]
    assert same[0] == same[1] and len({*same, *others}) == 5
