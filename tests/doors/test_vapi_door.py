"""Vapi's contract: its envelopes, its authentication, and what the caller hears."""

import copy
import hashlib
import hmac
import json
import re
import time
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.doors.conftest import Say
from tests.restaurants import CALLER, Place, ahead, envelope, open_restaurant
from webapp.extensions import db
from webapp.models import Assistant, Booking, ToolCall, VapiPhoneNumber
from webapp.operations import credentials
from webapp.speech import saying
from webapp.store import snapshots
from webapp.store.transaction import write

ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def results(client: FlaskClient, body: Any, **headers: str) -> list[dict[str, Any]]:
    response = client.post("/api/vapi/tools", json=body, headers=headers)
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.get_json()["results"]
    return found


def told(result: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(result["result"])
    return answer


# What the caller hears


def test_a_free_day_is_said_as_a_host_would(say: Say) -> None:
    answer = say("check_availability", date=ahead(), people=2)
    assert answer["success"]
    assert answer["slots"][:2] == ["12:00", "12:30"]
    assert "da mezzogiorno alle 14 e dalle 19 alle 22 ogni mezz'ora" in answer["message"]
    assert not ISO.search(answer["message"])


def test_a_missing_number_of_people_is_assumed_aloud(say: Say) -> None:
    assert "per 2 persone" in say("check_availability", date=ahead())["message"]


def test_the_number_of_people_is_asked_for_where_the_house_assumes_none(app: Flask, client: FlaskClient) -> None:
    asks = open_restaurant(app, "asks", default_people=None)
    (result,) = results(
        client, envelope(asks, ("t1", "check_availability", {"date": ahead()})), **{"X-Vapi-Secret": asks.secret}
    )
    assert told(result) == {"success": False, "error": "INVALID_PEOPLE", "message": "Per quante persone?"}


def test_a_booking_is_confirmed_with_its_number_letter_by_letter(say: Say) -> None:
    answer = say("create_booking", date=ahead(), time="20:00", customer_name="Mario Rossi", people=2)
    reference = answer["booking"]["reference"]
    assert " ".join(reference) in answer["message"]
    assert reference not in answer["message"]
    assert answer["booking"] == {
        "reference": reference,
        "date": ahead(),
        "time": "20:00",
        "people": 2,
        "name": "Mario Rossi",
        "status": "confirmed",
    }


def test_asked_again_the_caller_hears_that_it_is_booked_already(app: Flask, say: Say) -> None:
    wish = {"date": ahead(), "time": "20:00", "customer_name": "Mario Rossi", "people": 2}
    first = say("create_booking", **wish)
    again = say("create_booking", **wish)
    assert again["booking"] == first["booking"]
    assert "già prenotato" in again["message"]
    with app.app_context():
        assert db.session.query(Booking).count() == 1


def test_the_other_name_is_said_only_to_the_number_it_is_under(say: Say) -> None:
    wish = {"date": ahead(), "time": "20:00", "people": 2}
    say("create_booking", **wish, customer_name="Mario Rossi")
    own = say("create_booking", **wish, customer_name="Luigi Verdi")
    stranger = say("create_booking", **wish, customer_name="Luigi Verdi", customer_phone=CALLER, caller="+393330000000")
    assert own["error"] == stranger["error"] == "POSSIBLE_DUPLICATE"
    assert "Mario Rossi" in own["message"]
    assert "Rossi" not in json.dumps(stranger)


def test_a_refusal_offers_what_there_is(say: Say) -> None:
    for number in range(3):
        say("create_booking", date=ahead(), time="20:00", customer_name="A", people=2, caller=f"+39333123450{number}")
    answer = say("create_booking", date=ahead(), time="20:00", customer_name="Mario Rossi", people=2)
    assert (answer["success"], answer["error"]) == (False, "CLOSED_OR_FULL")
    assert {"date": ahead(), "time": "22:00"} in answer["alternatives"]
    assert "alle 22" in answer["message"] and answer["message"].endswith("?")


def test_without_a_number_the_caller_is_asked_for_one(say: Say) -> None:
    wish = {"date": ahead(), "time": "20:00", "customer_name": "Mario Rossi", "people": 2}
    assert say("create_booking", caller=None, **wish)["error"] == "INVALID_PHONE"
    assert say("create_booking", caller=None, customer_phone="333 123 4567", **wish)["success"]


@pytest.mark.parametrize(
    ("day", "at", "question"),
    [
        ("domani", "alle venti", None),
        ("tomorrow", "half past eight", None),
        (None, "alle otto", "ask_day"),
        ("2027-02-30", "20:00", "INVALID_DATE"),
        ("quando vuole", "20:00", "INVALID_DATE"),
    ],
)
def test_words_are_understood_or_asked_about(say: Say, day: str | None, at: str, question: str | None) -> None:
    arguments = {"time": at, "people": 2} | ({"date": day} if day else {})
    answer = say("check_availability", **arguments)
    if question is None:
        assert answer["success"]
    else:
        assert not answer["success"]
        assert answer["message"].endswith("?")


def test_a_weekday_that_contradicts_its_date_is_asked_about(say: Say) -> None:
    day = date.fromisoformat(ahead())
    wrong = saying.weekday((day.weekday() + 1) % 7, "it")
    answer = say("check_availability", date=f"{wrong} {saying.date_alone(day, 'it')}", time="20:00", people=2)
    assert (answer["success"], answer["error"]) == (False, "INVALID_DATE")
    assert saying.weekday(day.weekday(), "it") in answer["message"]


def test_the_other_doors_argument_names_are_understood(say: Say) -> None:
    booked = say("create_booking", day=ahead(), time="20:00", name="Mario Rossi", people="2", phone=CALLER)
    reference = booked["booking"]["reference"]
    changed = say("modify_booking", booking_id=reference, new_day=ahead(8), new_people="tre")
    assert (changed["booking"]["date"], changed["booking"]["people"]) == (ahead(8), 3)
    assert say("check_openings", date=ahead())["success"]
    assert say("list_bookings")["bookings"][0]["reference"] == reference
    assert "glutine" in say("faq", question="Avete opzioni senza glutine?")["message"]


# Whose booking


def test_the_callers_own_number_is_proof_enough(say: Say) -> None:
    say("create_booking", date=ahead(), time="20:00", customer_name="Mario Rossi", people=2)
    assert say("modify_booking", new_time="21:00")["booking"]["time"] == "21:00"
    assert say("cancel_booking")["booking"]["status"] == "cancelled"


def test_what_a_stranger_says_is_no_proof(say: Say) -> None:
    made = say("create_booking", date=ahead(), time="20:00", customer_name="Mario Rossi", people=2)
    stranger: dict[str, Any] = {"caller": "+393330000000"}
    nobody = say("lookup_booking", phone="+393339999999", **stranger)
    for claim in (
        {"phone": CALLER},
        {"phone": CALLER, "name": "Rossi"},
        {"phone": CALLER, "date": ahead()},
        {"phone": CALLER, "name": "Verdi", "date": ahead()},
        {"phone": CALLER, "name": "Rossi", "date": ahead(8)},
    ):
        assert say("lookup_booking", **claim, **stranger) == nobody
    proven = say("lookup_booking", phone=CALLER, name="Rossi", date=ahead(), **stranger)
    assert [each["reference"] for each in proven["bookings"]] == [made["booking"]["reference"]]
    assert say("cancel_booking", **stranger)["error"] == "BOOKING_NOT_FOUND"
    assert say("cancel_booking", reference=made["booking"]["reference"].lower(), **stranger)["success"]


def test_with_several_bookings_it_asks_which(say: Say) -> None:
    for at in ("12:00", "20:00"):
        say("create_booking", date=ahead(), time=at, customer_name="Mario Rossi", people=2)
    answer = say("cancel_booking")
    assert not answer["success"]
    assert [each["time"] for each in answer["bookings"]] == ["12:00", "20:00"]
    assert "a mezzogiorno" in answer["message"] and "alle 20" in answer["message"]


def test_after_ten_wrong_references_none_is_tried_any_more_in_that_call(say: Say) -> None:
    made = say("create_booking", date=ahead(), time="20:00", customer_name="Mario Rossi", people=2)
    right = made["booking"]["reference"]
    for number in range(10):
        wrong = say("lookup_booking" if number % 2 else "cancel_booking", reference="wrong", call_id="guessing")
        assert wrong["error"] == "BOOKING_NOT_FOUND"
    locked = say("lookup_booking", reference=right, call_id="guessing", caller="+393330000000")
    assert locked["error"] == "BOOKING_NOT_FOUND"
    assert "messaggio" in locked["message"]
    assert say("lookup_booking", reference=right, call_id="another", caller="+393330000000")["success"]


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
