"""What is sent to Vapi, and what it is answered, parses in the models of Vapi's own client."""

import json
from types import ModuleType
from typing import Any

import pytest
from flask.testing import FlaskClient
from pydantic import ValidationError

from integrations.sandbox.vapi.seeds import NUMBERS
from tests.operations.assistants.house import Vapi, defined
from tests.operations.assistants.test_publishing import made, unjoined
from tests.operations.settings_place import OWNER
from tests.restaurants import Place, ahead, envelope, workplace_of
from webapp.operations import assistants
from webapp.operations.assistants.choices import Choices
from webapp.operations.assistants.definition import MODEL
from webapp.speech.voices import VOICES

__all__ = ["made", "unjoined"]


@pytest.fixture(scope="session")
def vendor() -> ModuleType:
    """Vapi's own client, which takes its seconds to load."""
    return pytest.importorskip("vapi", reason="NOT CHECKED in Vapi's own models: vapi_server_sdk is not installed")


def assistant_of(place: Place, **choices: Any) -> dict[str, Any]:
    found = defined(place.id, Choices(**choices))
    messages = [{"role": "system", "content": found.section}]
    return {**found.fields, "model": {**MODEL, "messages": messages, "toolIds": ["t1"], "tools": [*found.inline]}}


@pytest.mark.settings(API_BASE_URL="https://book.example.com")
def test_tools_and_assistants(roma: Place, vendor: ModuleType) -> None:
    for locale in ("it", "en"):
        for tool in defined(roma.id, locale=locale).tools.values():
            parsed = vendor.CreateFunctionToolDto.model_validate(tool)
            assert parsed.function.strict and parsed.server.timeout_seconds == 10
            assert [type(each).__name__.rpartition("_")[2] for each in parsed.messages] == [
                "RequestStart", "RequestResponseDelayed", "RequestFailed"]  # fmt: skip
            changed = {name: value for name, value in tool.items() if name != "type"}
            assert vendor.UpdateFunctionToolDto.model_validate(changed).function.name == tool["function"]["name"]
    for voice in VOICES:
        parsed = vendor.CreateAssistantDto.model_validate(assistant_of(roma, voice=voice, language="house"))
        kinds = [type(each).__name__ for each in (parsed.model, parsed.voice, parsed.transcriber, *parsed.model.tools)]
        assert [kind.partition("Dto")[2] for kind in kinds[:3]] == [
            "Model_Openai", "Voice_Azure", "Transcriber_Deepgram"]  # fmt: skip
        assert kinds[3:] and kinds[3].endswith("_TransferCall")
        assert parsed.server.headers and parsed.model.tool_ids == ["t1"]


@pytest.mark.settings(API_BASE_URL="https://book.example.com")
def test_the_models_would_refuse_what_is_wrong(roma: Place, vendor: ModuleType) -> None:
    tool = next(iter(defined(roma.id).tools.values()))
    with pytest.raises(ValidationError):
        vendor.CreateFunctionToolDto.model_validate({**tool, "function": {"description": "without a name"}})
    with pytest.raises(ValidationError):
        vendor.CreateAssistantDto.model_validate({**assistant_of(roma), "voice": {"provider": "azure"}})


def test_phone_numbers_of_every_kind(made: Place, vapi: Vapi, vendor: ModuleType) -> None:
    sent: list[dict[str, Any]] = []
    vapi.listen(lambda method, path, body: sent.append(body) if method == "PATCH" and "phone-number" in path else None)
    for way in (assistants.DIRECT, assistants.ASKING):
        for number_id in NUMBERS:
            assistants.link(workplace_of(made), OWNER, number_id, way)
    assert len(sent) == 2 * len(NUMBERS)
    for body in sent:
        kind = {"byo-phone-number": "ByoPhoneNumber"}.get(body["provider"], body["provider"].title())
        name = f"UpdatePhoneNumbersRequestBody_{kind}"
        parsed = getattr(vendor.phone_numbers, name).model_validate(body)
        assert parsed.fallback_destination.number and parsed.server.url.endswith("/api/vapi/webhook")
        assert parsed.assistant_id == body["assistantId"]


def test_our_answers(client: FlaskClient, roma: Place, vendor: ModuleType) -> None:
    wish = ("t1", "check_availability", {"date": ahead(), "time": "20:00", "people": 2})
    headers = {"X-Vapi-Secret": roma.secret}
    told = client.post("/api/vapi/tools", json=envelope(roma, wish, ("t2", "nonsense", {})), headers=headers).get_json()
    results = vendor.ServerMessageResponseToolCalls.model_validate(told).results
    assert [(each.tool_call_id, each.name) for each in results] == [("t1", "check_availability"), ("t2", "nonsense")]
    assert [json.loads(each.result)["success"] for each in results] == [True, False]
    asked = {"type": "assistant-request", "call": {"id": "c1", "assistantId": roma.assistant_id}}
    answer = client.post("/api/vapi/webhook", json={"message": asked}, headers=headers).get_json()
    parsed = vendor.ServerMessageResponseAssistantRequest.model_validate(answer)
    assert parsed.assistant_id == roma.assistant_id and set(parsed.assistant_overrides.variable_values) == {
        "guest_name", "next_booking"}  # fmt: skip
