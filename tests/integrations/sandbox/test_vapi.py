"""The stand-in for Vapi answers as Vapi's contract and description say. `BOUND_S` only guards against hanging."""

import json
from typing import Any

import pytest
import requests

from config import ROOT, Settings
from integrations import sandbox
from integrations.sandbox.vapi import API_KEY, rules, settings
from integrations.sandbox.vapi.seeds import HANDMADE_ASSISTANT, HANDMADE_TOOL, NUMBERS
from tests.integrations.vapi.description import check
from tests.integrations.vapi.wanted import assistant, tool

BOUND_S = 15.0
VAPI, TWILIO, TELNYX, TRUNK, VONAGE = NUMBERS
NOT_THERE = "00000000-0000-4000-8000-00000000dead"


class Caller:
    """Somebody who asks the stand-in without our client."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url

    def ask(self, method: str, path: str, body: Any = None, key: str | None = API_KEY) -> requests.Response:
        headers = {} if key is None else {"Authorization": f"Bearer {key}"}
        return requests.request(method, self.base_url + path, json=body, headers=headers, timeout=BOUND_S)

    def made(self, kind: str, body: Any) -> dict[str, Any]:
        response = self.ask("POST", f"/{kind}", body)
        assert response.status_code == 201, response.text
        return dict(response.json())

    def reasons(self, method: str, path: str, body: Any) -> list[str]:
        """Why a body is refused."""
        refused = self.ask(method, path, body)
        assert refused.status_code == 400, refused.text
        assert refused.json().keys() == {"message", "error", "statusCode"} and refused.json()["statusCode"] == 400
        return list(refused.json()["message"])


@pytest.fixture
def caller(vapi_stand_in: sandbox.StandIn) -> Caller:
    return Caller(vapi_stand_in.base_url)


def test_its_objects_are_what_the_vendor_describes(caller: Caller, vapi_spec: dict[str, Any]) -> None:
    made = caller.made("tool", tool())
    check(vapi_spec, "FunctionTool", made)
    check(vapi_spec, "FunctionTool", caller.ask("PATCH", f"/tool/{made['id']}", {"messages": []}).json())
    check(vapi_spec, "Assistant", caller.made("assistant", assistant()))
    check(vapi_spec, "Assistant", caller.ask("GET", f"/assistant/{HANDMADE_ASSISTANT}").json())
    for identity, kind in ((VAPI, "Vapi"), (TWILIO, "Twilio"), (TELNYX, "Telnyx"), (TRUNK, "Byo"), (VONAGE, "Vonage")):
        check(vapi_spec, f"{kind}PhoneNumber", caller.ask("GET", f"/phone-number/{identity}").json())


def test_the_fields_it_takes_are_those_the_vendor_describes(vapi_spec: dict[str, Any]) -> None:
    schemas = vapi_spec["components"]["schemas"]
    for name, fields in (
        ("UpdateFunctionToolDTO", rules.FUNCTION_TOOL_FIELDS),
        ("OpenAIFunction", rules.FUNCTION_FIELDS),
        ("Server", rules.SERVER_FIELDS),
        ("UpdateAssistantDTO", rules.ASSISTANT_FIELDS),
        *(
            (f"Update{name}PhoneNumberDTO", {**rules.NUMBER_FIELDS, **rules.OF_CARRIER[carrier]})
            for carrier, name in zip(rules.OF_CARRIER, ("Vapi", "Twilio", "Telnyx", "Vonage", "Byo"), strict=True)
        ),
    ):
        assert fields.keys() == schemas[name]["properties"].keys(), name
    models = [schemas[one["$ref"].rpartition("/")[2]] for one in schemas["Assistant"]["properties"]["model"]["anyOf"]]
    described = {one["properties"]["provider"]["enum"][0]: one["properties"].keys() for one in models}
    assert described == {name: rules.MODEL_FIELDS.keys() | set(extra) for name, extra in rules.OF_PROVIDER.items()}
    listed = schemas["Assistant"]["properties"]["serverMessages"]
    assert set(listed["items"]["enum"]) == set(rules.SERVER_MESSAGES) and set(listed["example"]) == set(
        rules.SENT_BY_DEFAULT
    )


FUNCTION = {"name": "faq"}
MODEL = {"provider": "openai", "model": "gpt-4o"}


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({}, "type should not be empty"),
        ({"type": "functoin"}, "type must be one of the following values: function"),
        (tool(serverUrl="https://x.example"), "property serverUrl should not exist"),
        (tool(server={"url": "x", "secret": "x"}), "server.property secret should not exist"),
        (tool(server={"timeoutSeconds": 301}), "server.timeoutSeconds must not be greater than 300"),
        (tool(server={"backoffPlan": {"type": "fixed"}}), "server.backoffPlan.maxRetries should not be empty"),
        (tool(function={"name": "a b"}), "function.name must match /^[a-zA-Z0-9_-]{1,64}$/ regular expression"),
        (tool(function={"name": "a" * 65}), "function.name must be shorter than or equal to 64 characters"),
        (tool(function={**FUNCTION, "maxTokens": 5}), "function.property maxTokens should not exist"),
        (tool(messages=[{"content": "x"}]), "each value in messages.type should not be empty"),
        (
            tool(messages=[{"type": "request-start", "content": "x" * 1001}]),
            "each value in messages.content must be shorter than or equal to 1000 characters",
        ),
        (tool(parameters={"a": 1}), "parameters must be an array"),
        ([], "body must be an object"),
    ],
)
def test_a_wrong_tool_is_refused_with_every_reason(caller: Caller, body: Any, reason: str) -> None:
    assert reason in caller.reasons("POST", "/tool", body)
    assert [one["id"] for one in caller.ask("GET", "/tool").json()] == [HANDMADE_TOOL]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (assistant(name="x" * 41), "name must be shorter than or equal to 40 characters"),
        (assistant(serverUrlSecret="x"), "property serverUrlSecret should not exist"),
        (assistant(toolIds=[]), "property toolIds should not exist"),
        (assistant(model={"toolIds": []}), "model.provider should not be empty"),
        (assistant(model={**MODEL, "functions": []}), "model.property functions should not exist"),
        (assistant(model={**MODEL, "thinking": {}}), "model.property thinking should not exist"),
        (assistant(model={**MODEL, "temperature": 3}), "model.temperature must not be greater than 2"),
        (assistant(model={**MODEL, "maxTokens": 49}), "model.maxTokens must not be less than 50"),
        (
            assistant(model={**MODEL, "tools": [{"type": "function", "function": {**FUNCTION, "maxTokens": 5}}]}),
            "model.each value in tools.function.property maxTokens should not exist",
        ),
        (assistant(maxDurationSeconds=5), "maxDurationSeconds must not be less than 10"),
        (assistant(endCallMessage=5), "endCallMessage must be a string"),
    ],
)
def test_a_wrong_assistant_is_refused_with_every_reason(caller: Caller, body: Any, reason: str) -> None:
    assert reason in caller.reasons("POST", "/assistant", body)
    assert reason in caller.reasons("PATCH", f"/assistant/{HANDMADE_ASSISTANT}", body)


def test_the_type_of_a_tool_can_not_be_sent_with_a_change(caller: Caller) -> None:
    made = caller.made("tool", tool())
    assert caller.reasons("PATCH", f"/tool/{made['id']}", tool()) == ["property type should not exist"]


def test_a_message_of_a_misspelt_type_silently_becomes_another(caller: Caller) -> None:
    made = caller.made("tool", tool(messages=[{"type": "request-strat", "content": "Un momento."}]))
    assert made["messages"] == [{"type": "request-failed", "content": "Un momento."}]


def test_a_change_is_shallow(caller: Caller) -> None:
    made = caller.made("assistant", assistant())
    changed = caller.ask("PATCH", f"/assistant/{made['id']}", {"model": MODEL}).json()
    assert changed["model"] == MODEL
    assert changed["server"] == made["server"] and changed["createdAt"] == made["createdAt"]


def test_null_takes_away_who_answers_a_number_and_nothing_else(caller: Caller) -> None:
    made = caller.made("assistant", assistant())
    number = f"/phone-number/{next(iter(NUMBERS))}"
    assert caller.ask("PATCH", number, {"assistantId": made["id"]}).json()["assistantId"] == made["id"]
    assert "assistantId" not in caller.ask("PATCH", number, {"assistantId": None}).json()
    for path, field in ((number, "server"), (f"/assistant/{made['id']}", "server")):
        refused = caller.ask("PATCH", path, {field: None})
        assert refused.status_code == 400 and refused.json()["message"] == ["server should not be null"]
    assert caller.ask("PATCH", f"/assistant/{made['id']}", {"server": {}}).json()["server"] == {}


@pytest.mark.parametrize("key", [None, "wrong", ""])
@pytest.mark.parametrize("path", ["/tool", "/assistant", "/phone-number", "/call", f"/tool/{HANDMADE_TOOL}"])
def test_only_the_private_key_gets_in(caller: Caller, path: str, key: str | None) -> None:
    refused = caller.ask("GET", path, key=key)
    assert (refused.status_code, refused.json()["statusCode"]) == (401, 401)


@pytest.mark.parametrize("method", ["GET", "PATCH", "DELETE"])
@pytest.mark.parametrize("kind", ["tool", "assistant", "phone-number"])
def test_what_does_not_exist_is_not_found(caller: Caller, kind: str, method: str) -> None:
    refused = caller.ask(method, f"/{kind}/{NOT_THERE}", {})
    assert (refused.status_code, refused.json()["error"]) == (404, "Not Found")


@pytest.mark.parametrize(("method", "path"), [("POST", "/credential"), ("PUT", "/tool"), ("GET", "/tools")])
def test_a_path_vapi_does_not_have_is_refused_in_its_shape(caller: Caller, method: str, path: str) -> None:
    assert caller.ask(method, path, {}).json() == {
        "message": f"Cannot {method} {path}",
        "error": "Not Found",
        "statusCode": 404,
    }


def test_what_is_referred_to_can_not_be_deleted(caller: Caller) -> None:
    caller.ask("PATCH", f"/phone-number/{VAPI}", {"provider": "vapi", "assistantId": HANDMADE_ASSISTANT})
    assert caller.ask("DELETE", f"/tool/{HANDMADE_TOOL}").status_code == 409
    assert caller.ask("DELETE", f"/assistant/{HANDMADE_ASSISTANT}").status_code == 409
    caller.ask("PATCH", f"/phone-number/{VAPI}", {"assistantId": None})
    gone = caller.ask("DELETE", f"/assistant/{HANDMADE_ASSISTANT}")
    assert (gone.status_code, gone.json()["id"]) == (200, HANDMADE_ASSISTANT)
    assert caller.ask("DELETE", f"/tool/{HANDMADE_TOOL}").status_code == 200


@pytest.mark.parametrize(
    ("identity", "body", "reason"),
    [
        (VAPI, {"provider": "twilio"}, "provider must be one of the following values: vapi"),
        (VAPI, {"smsEnabled": False}, "property smsEnabled should not exist"),
        (TELNYX, {"serverUrl": "x"}, "property serverUrl should not exist"),
        (TRUNK, {"fallbackDestination": {"number": "+39"}}, "fallbackDestination.type should not be empty"),
        (TWILIO, {"name": "x" * 41}, "name must be shorter than or equal to 40 characters"),
    ],
)
def test_a_wrong_change_of_a_number_is_refused(caller: Caller, identity: str, body: Any, reason: str) -> None:
    assert reason in caller.reasons("PATCH", f"/phone-number/{identity}", body)


def test_lists_are_newest_first_limited_and_bounded(caller: Caller) -> None:
    made = [caller.made("tool", tool(f"tool_{index}")) for index in range(3)]
    assert [one["id"] for one in caller.ask("GET", "/tool?limit=2").json()] == [made[2]["id"], made[1]["id"]]
    older = caller.ask("GET", f"/tool?createdAtLt={made[0]['createdAt']}").json()
    assert [one["id"] for one in older] == [HANDMADE_TOOL]
    newer = caller.ask("GET", f"/tool?createdAtGe={made[0]['createdAt']}").json()
    assert [one["id"] for one in newer] == [one["id"] for one in reversed(made)]


@pytest.mark.parametrize("query", ["limit=1001", "limit=x", "page=2", "createdAtLt=yesterday", "assistantId=a1"])
def test_a_wrong_listing_is_refused(caller: Caller, query: str) -> None:
    assert caller.ask("GET", f"/tool?{query}").status_code == 400


def test_its_settings_are_those_tavolo_reads(vapi_stand_in: sandbox.StandIn) -> None:
    here = {"APP_ENV": "development", **settings(vapi_stand_in.base_url)}
    read = Settings.load(here)
    assert (read.vapi_base_url, read.vapi_api_key) == (vapi_stand_in.base_url, API_KEY)


def test_its_page_shows_what_it_holds_and_how_to_connect(caller: Caller) -> None:
    caller.made("assistant", assistant(name="<script>Roma"))
    page = requests.get(caller.base_url, timeout=BOUND_S).text
    for shown in (API_KEY, "Made by hand", "You answer the phone of a restaurant", "daily_special", "+390655550102"):
        assert shown in page
    assert "<script>Roma" not in page and NUMBERS[TWILIO]["twilioAuthToken"] not in page


def test_the_demo_restaurants_assistant_is_there_where_it_is_asked_for() -> None:
    demo = json.loads((ROOT / "webapp" / "demo.json").read_text())["vapi"]
    with sandbox.running("vapi", has_demo=True) as started:
        held = started.app.extensions["held"]
        assert held.get("assistant", demo["assistant_id"]) and held.get("phone-number", demo["phone_number_ids"][0])
