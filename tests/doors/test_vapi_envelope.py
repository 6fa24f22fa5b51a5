"""Vapi's contract: its envelopes, who may send them, and what is kept of them."""

import copy
import hashlib
import hmac
import json
import re
import time
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.doors.conftest import Say, results, told
from tests.restaurants import Place, ahead, envelope
from webapp.extensions import db
from webapp.models import Assistant, Booking, ToolCall, VapiPhoneNumber
from webapp.operations import credentials
from webapp.store import snapshots
from webapp.store.transaction import write

ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


# The envelope


def call_shapes() -> list[dict[str, Any]]:
    arguments = {"date": ahead(), "people": 2}
    name = "check_availability"
    as_text = json.dumps(arguments)
    flat = [
        {"id": "t1", "type": "function", "function": {"name": name, "arguments": arguments}},
        {"id": "t1", "type": "function", "function": {"name": name, "arguments": as_text}},
        {"id": "t1", "type": "function", "function": {"name": name, "parameters": arguments}},
        {"id": "t1", "name": name, "arguments": arguments},
        {"id": "t1", "name": name, "arguments": as_text},
        {"id": "t1", "name": name, "parameters": arguments},
    ]
    return (
        [{"toolCallList": [call]} for call in flat]
        + [{"toolCalls": [call]} for call in flat]
        + [
            {"toolWithToolCallList": [{"type": "function", "server": {"secret": "x"}, "toolCall": call}]}
            for call in flat
        ]
        + [{"toolCallList": [], "toolCalls": [flat[0]], "toolWithToolCallList": None}]
    )


@pytest.mark.parametrize("shape", range(19))
def test_every_known_shape_is_read(client: FlaskClient, roma: Place, shape: int) -> None:
    body = envelope(roma)
    del body["message"]["toolCallList"]
    body["message"] |= call_shapes()[shape]
    (result,) = results(client, body, **{"X-Vapi-Secret": roma.secret})
    assert (result["toolCallId"], result["name"]) == ("t1", "check_availability")
    assert told(result)["success"]


def test_one_bad_call_does_not_harm_the_others(client: FlaskClient, roma: Place) -> None:
    body = envelope(
        roma,
        ("t1", "no_such_tool", {}),
        ("t2", "check_availability", {"date": ahead()}),
        ("t3", "check_availability", {"date": "x\0"}),
    )
    body["message"]["toolCallList"].append({"id": "t4", "function": {"name": "faq", "arguments": "{broken"}})
    body["message"]["toolCallList"].append({"id": "t5", "function": {"name": "faq", "arguments": "[" * 50_000}})
    body["message"]["toolCallList"].append("nonsense")
    answered = results(client, body, **{"X-Vapi-Secret": roma.secret})
    assert [each["toolCallId"] for each in answered] == ["t1", "t2", "t3", "t4", "t5"]
    assert [told(each)["success"] for each in answered] == [False, True, False, False, False]
    assert all("\n" not in each["result"] and told(each)["message"] for each in answered)


def test_sixteen_calls_run_and_each_further_one_is_refused_aloud(client: FlaskClient, roma: Place) -> None:
    calls = [(f"t{number}", "check_availability", {"date": ahead()}) for number in range(20)]
    answered = results(client, envelope(roma, *calls), **{"X-Vapi-Secret": roma.secret})
    assert [told(each)["success"] for each in answered] == [True] * 16 + [False] * 4
    assert [each["toolCallId"] for each in answered] == [identity for identity, _, _ in calls]


def test_a_repeated_tool_call_answers_the_same_and_books_once(app: Flask, client: FlaskClient, roma: Place) -> None:
    wish = {"date": ahead(), "time": "20:00", "customer_name": "Mario Rossi", "people": 2}
    body = envelope(roma, ("t1", "create_booking", wish))
    first = results(client, body, **{"X-Vapi-Secret": roma.secret})
    assert results(client, body, **{"X-Vapi-Secret": roma.secret}) == first
    other = copy.deepcopy(body)
    other["message"]["toolCallList"][0]["function"]["arguments"]["people"] = 3
    assert not told(results(client, other, **{"X-Vapi-Secret": roma.secret})[0])["success"]
    with app.app_context():
        assert db.session.query(Booking).count() == 1


@pytest.mark.parametrize("kind", ["status-update", "end-of-call-report", "hang", "something-new"])
def test_other_messages_are_acknowledged(client: FlaskClient, roma: Place, kind: str) -> None:
    body = envelope(roma)
    body["message"]["type"] = kind
    response = client.post("/api/vapi/webhook", json=body, headers={"X-Vapi-Secret": roma.secret})
    assert (response.status_code, response.get_json()) == (200, {})


def test_the_webhook_answers_tool_calls_too(client: FlaskClient, roma: Place) -> None:
    body = envelope(roma, ("t1", "check_availability", {"date": ahead()}))
    response = client.post("/api/vapi/webhook", json=body, headers={"X-Vapi-Secret": roma.secret})
    assert told(response.get_json()["results"][0])["success"]


# Authentication


def test_wrong_or_no_secret_is_refused(client: FlaskClient, roma: Place) -> None:
    body = envelope(roma, ("t1", "check_availability", {"date": ahead()}))
    for headers in ({}, {"X-Vapi-Secret": "wrong"}, {"Authorization": "Bearer wrong"}, {"X-Vapi-Secret": ""}):
        assert client.post("/api/vapi/tools", json=body, headers=headers).status_code == 401


def test_a_bearer_opens_the_door(client: FlaskClient, roma: Place) -> None:
    body = envelope(roma, ("t1", "check_availability", {"date": ahead()}))
    assert told(results(client, body, **roma.bearer)[0])["success"]
    assert told(results(client, body, Authorization=f"Bearer {roma.secret}")[0])["success"]


def test_one_restaurants_secret_with_anothers_ids_is_refused(
    client: FlaskClient, roma: Place, neighbour: Place
) -> None:
    body = envelope(roma, ("t1", "check_availability", {"date": ahead()}))
    response = client.post("/api/vapi/tools", json=body, headers={"X-Vapi-Secret": neighbour.secret})
    assert response.status_code == 401


def test_the_phone_number_decides_before_the_assistant(client: FlaskClient, roma: Place, neighbour: Place) -> None:
    body = envelope(roma, ("t1", "check_availability", {"date": ahead()}))
    body["message"]["call"]["assistantId"] = neighbour.assistant_id
    assert told(results(client, body, **{"X-Vapi-Secret": roma.secret})[0])["success"]
    body["message"]["call"]["phoneNumberId"] = "pn_unknown"
    assert told(results(client, body, **{"X-Vapi-Secret": neighbour.secret})[0])["success"]


def test_a_number_that_moves_to_another_restaurant_rings_there_at_once(
    app: Flask, client: FlaskClient, roma: Place, neighbour: Place
) -> None:
    body = envelope(roma, ("t1", "check_availability", {"date": ahead()}))
    assert told(results(client, body, **{"X-Vapi-Secret": roma.secret})[0])["success"]

    def move(connection: Any) -> None:
        numbers = VapiPhoneNumber.__table__
        connection.execute(numbers.update().where(numbers.c.id == roma.number_id).values(restaurant_id=neighbour.id))
        snapshots.bump(connection, roma.id)
        snapshots.bump(connection, neighbour.id)

    with app.app_context():
        write(None, move)
    assert told(results(client, body, **{"X-Vapi-Secret": neighbour.secret})[0])["success"]
    assert client.post("/api/vapi/tools", json=body, headers={"X-Vapi-Secret": roma.secret}).status_code == 401


def test_ids_that_are_nobodys_are_answered_aloud_and_never_guessed(client: FlaskClient, roma: Place) -> None:
    body = envelope(roma, ("t1", "check_availability", {"date": ahead()}))
    body["message"]["call"] = {"id": "call-1", "phoneNumberId": "pn_unknown"}
    (result,) = results(client, body, **{"X-Vapi-Secret": roma.secret})
    assert told(result) == {
        "success": False,
        "error": "RESTAURANT_NOT_FOUND",
        "message": "I can't find this restaurant, may I take a message?",
    }


def with_hmac(app: Flask, place: Place, secret: str = "whsec_test", algorithm: str = "sha256") -> None:
    def change(connection: Any) -> None:
        connection.execute(
            Assistant.__table__.update()
            .where(Assistant.__table__.c.restaurant_id == place.id)
            .values(
                hmac_secret_encrypted=credentials.encrypt(secret),
                hmac_algorithm=algorithm,
                hmac_signature_header="x-our-signature",
                hmac_timestamp_header="x-our-time",
            )
        )
        snapshots.bump(connection, place.id)

    with app.app_context():
        write(place.id, change)


@pytest.mark.parametrize("algorithm", ["sha1", "sha256", "sha512"])
@pytest.mark.parametrize(("unit", "offset", "is_let_in"), [
    (1, 0, True), (1000, 0, True), (1, -290, True), (1, 290, True), (1, -310, False), (1000, 310, False),
])  # fmt: skip
def test_a_signature_is_good_for_five_minutes_either_way(
    app: Flask, client: FlaskClient, roma: Place, algorithm: str, unit: int, offset: int, is_let_in: bool
) -> None:
    with_hmac(app, roma, algorithm=algorithm)
    body = json.dumps(envelope(roma, ("t1", "check_availability", {"date": ahead()}))).encode()
    stamp = str(int((time.time() + offset) * unit))
    digest = hmac.new(b"whsec_test", f"{stamp}.".encode() + body, getattr(hashlib, algorithm)).hexdigest()
    headers = {"X-Our-Signature": digest, "X-Our-Time": stamp}
    response = client.post("/api/vapi/tools", data=body, headers=headers, content_type="application/json")
    assert response.status_code == (200 if is_let_in else 401)
    altered = client.post("/api/vapi/tools", data=body + b" ", headers=headers, content_type="application/json")
    assert altered.status_code == 401


# What is kept


def test_every_tool_call_is_kept_and_no_secret_of_the_envelope(app: Flask, client: FlaskClient, roma: Place) -> None:
    body = envelope(roma, ("t1", "check_availability", {"date": ahead(), "time": "20:00", "people": 2}))
    body["message"]["phoneNumber"] = {"id": roma.number_id, "twilioAuthToken": "very-secret-token"}
    body["message"]["toolWithToolCallList"] = [{"server": {"headers": {"X-Vapi-Secret": roma.secret}}}]
    results(client, body, **{"X-Vapi-Secret": roma.secret})
    app.extensions["tool_call_batches"].flush()
    with app.app_context():
        (kept,) = db.session.query(ToolCall)
        assert (kept.tool, kept.door, kept.call_id) == ("check_openings", "vapi", "call-1")
        assert kept.decision and kept.answer and kept.duration_us
        assert kept.decision["accepted"] is True
        assert kept.decision["checks"][0]["rule"] == "past"
        assert kept.answer["success"] is True
        assert kept.duration_us > 0
        stored = json.dumps([kept.arguments, kept.decision, kept.answer, kept.request_key])
        assert "very-secret-token" not in stored and roma.secret not in stored


@pytest.mark.settings(TOOL_RATE_LIMIT="2 per minute", WEB_PROCESSES="1")
def test_over_the_limit_the_caller_still_hears_something(client: FlaskClient, roma: Place, say: Say) -> None:
    assert [say("check_availability", date=ahead())["success"] for _ in range(3)] == [True, True, False]
    limited = client.post("/api/faq", json={"restaurant_id": "roma", "question": "x"}, headers=roma.bearer)
    assert limited.status_code == 429
    assert limited.get_json()["error_code"] == "RATE_LIMITED"
    assert 1 <= int(limited.headers["Retry-After"]) <= 60


@pytest.mark.settings(ADDRESS_RATE_LIMIT="3 per minute", WEB_PROCESSES="1")
def test_an_address_that_keeps_failing_is_held_off_but_not_whoever_has_the_key(
    client: FlaskClient, roma: Place
) -> None:
    statuses = [client.post("/api/faq", json={}).status_code for _ in range(5)]
    assert statuses == [401, 401, 401, 429, 429]
    good = client.post("/api/faq", json={"restaurant_id": "roma", "question": "ciao"}, headers=roma.bearer)
    assert good.status_code == 200


def test_a_tool_can_be_tried_by_hand_with_its_decision(client: FlaskClient, roma: Place) -> None:
    body = {
        "restaurantId": "roma",
        "toolName": "check_availability",
        "toolArgs": {"date": ahead(), "time": "20:10", "people": 2},
    }
    answer = client.post("/api/vapi/tools/test", json=body, headers=roma.bearer).get_json()
    assert answer["decision"]["reason"] == "not_a_slot"
    assert client.post("/api/vapi/tools/test", json=body).status_code == 401
    elsewhere = client.post("/api/vapi/tools/test", json={**body, "restaurantId": "milano"}, headers=roma.bearer)
    assert elsewhere.status_code == 404


@pytest.mark.settings(
    APP_ENV="production", SECRET_KEY="x" * 40, CREDENTIAL_KEYS="sQ0Bb1nlwRuYJm6uk3mdMXA5cGm0uNRsj7kSkCw_NN4="
)
def test_in_production_no_tool_can_be_tried_by_hand(client: FlaskClient, roma: Place) -> None:
    body = {"restaurantId": "roma", "toolName": "check_availability", "toolArgs": {"date": ahead()}}
    assert client.post("/api/vapi/tools/test", json=body, headers=roma.bearer).status_code == 404
