"""What the stand-in for Vapi tells of a call: in both generations, lost, repeated, overtaken."""

from typing import Any

import pytest

from integrations import sandbox
from integrations.sandbox.vapi.seeds import NUMBERS
from integrations.vapi.client import VapiClient
from integrations.vapi.words import PhoneNumber
from tests.integrations.loopback import reply
from tests.integrations.vapi.calling import (
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
from tests.integrations.vapi.description import check
from tests.integrations.vapi.heard import Serve

VAPI, TWILIO, TELNYX, TRUNK, _VONAGE = NUMBERS
GENERATIONS = pytest.mark.parametrize("generation", ["2024", "2026"])


@pytest.fixture
def place(vapi_stand_in: sandbox.StandIn) -> Place:
    return place_at(vapi_stand_in.base_url)


def test_reports_can_be_lost_repeated_and_overtaken(serve: Serve, vapi: VapiClient, place: Place) -> None:
    receiver = Receiver(serve)
    held = published(vapi, receiver)
    call = place(assistantId=held["id"], lose=["end-of-call-report"], endedReason="silence-timed-out")
    assert receiver.types == ["status-update in-progress", "status-update ended"]
    assert vapi.call(call["id"])["endedReason"] == "silence-timed-out"
    receiver.messages.clear()
    place(assistantId=held["id"], repeat=True, reorder=True)
    report, update = ["end-of-call-report"] * 2, ["status-update ended"] * 2
    assert receiver.types == ["status-update in-progress"] * 2 + report + update


def test_only_the_messages_that_were_asked_for_are_sent(serve: Serve, vapi: VapiClient, place: Place) -> None:
    receiver = Receiver(serve)
    held = published(vapi, receiver, serverMessages=["end-of-call-report"])
    place({"hang": True}, assistantId=held["id"])
    assert receiver.types == ["end-of-call-report"]


def test_a_report_is_sent_again_where_the_server_wants_that(serve: Serve, vapi: VapiClient, place: Place) -> None:
    receiver = Receiver(serve, end_of_call_report=lambda _: answers.pop(0))
    answers = [reply(b"", "503 Busy"), reply()]
    plan = {"type": "fixed", "maxRetries": 3, "baseDelaySeconds": 0}
    held = published(vapi, receiver, serverMessages=["end-of-call-report"])
    vapi.update_assistant(held["id"], {"server": server(receiver, backoffPlan=plan)})
    assert [one["status"] for one in place(assistantId=held["id"])["deliveries"]] == [503, 200]


@GENERATIONS
def test_either_generation_of_the_report_says_the_same(
    serve: Serve, vapi: VapiClient, place: Place, generation: str
) -> None:
    receiver = Receiver(serve)
    call = place({"say": "Ciao"}, assistantId=published(vapi, receiver)["id"], generation=generation)
    (report,) = receiver.of_type("end-of-call-report")
    place_of_talk = report if generation == "2024" else report["artifact"]
    assert (
        place_of_talk["transcript"] == "AI: Trattoria Roma, buonasera.\nUser: Ciao\n" == call["artifact"]["transcript"]
    )
    assert place_of_talk["recordingUrl"] == call["artifact"]["recordingUrl"]
    assert isinstance(report["timestamp"], str if generation == "2024" else int)
    assert report["call"]["status"] == "ringing" and (report["endedReason"], report["cost"] > 0) == (
        "customer-ended-call",
        True,
    )
    assert bool(report["artifact"]["messages"]) is (generation == "2026")


def test_what_is_sent_and_kept_of_a_call_is_what_the_vendor_describes(
    serve: Serve, vapi: VapiClient, place: Place, vapi_spec: dict[str, Any]
) -> None:
    said: dict[str, Any] = {}
    answers = {"tool_calls": results(check_availability=FREE), "assistant_request": lambda _: answering(said)}
    receiver = Receiver(serve, **answers)
    said["assistantId"] = published(vapi, receiver, "check_availability")["id"]
    for identity, provider in ((TWILIO, "twilio"), (TRUNK, "byo-phone-number"), (VAPI, "vapi")):
        vapi.update_phone_number(PhoneNumber(identity, provider), {"server": server(receiver)})
        call = place({"say": "Ciao"}, CHECK, {"hang": True}, phoneNumberId=identity)
        check(vapi_spec, "Call", vapi.call(call["id"]), is_closed=False)
    kinds = {
        "assistant-request": "ServerMessageAssistantRequest",
        "tool-calls": "ServerMessageToolCalls",
        "status-update": "ServerMessageStatusUpdate",
        "hang": "ServerMessageHang",
        "end-of-call-report": "ServerMessageEndOfCallReport",
    }
    assert {message["type"] for message in receiver.messages} == kinds.keys()
    for message in receiver.messages:
        check(vapi_spec, kinds[message["type"]], message, is_closed=False)
