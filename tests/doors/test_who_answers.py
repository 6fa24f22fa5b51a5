"""A number without an assistant asks who takes the call; a caller is given on to whom the owner named."""

import time
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import orjson
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection, update

from config import ROOT
from tests.doors.vapi_messages import message, send
from tests.integrations.vapi.description import check, mended
from tests.restaurants import Place, ahead, booking_of, post
from webapp.extensions import db
from webapp.models import Assistant, CallSettings, Customer, Restaurant
from webapp.models.types import utc_now
from webapp.operations.call_log import asking
from webapp.operations.call_log.asking import Chosen
from webapp.store import snapshots
from webapp.store.transaction import read

OWN_LINE, KITCHEN, OWNER = "+390612345678", "+390600000001", "+390600000002"
WITHIN_S = 0.3
SPEC = ROOT.parent / "shared" / "specs" / "vapi.openapi.json"
ROME = ZoneInfo("Europe/Rome")


def asked(client: FlaskClient, place: Place, kind: str = "assistant-request", **fields: Any) -> dict[str, Any]:
    (response,) = send(client, place, message(place, kind, **fields))
    assert response.status_code == 200
    answer: dict[str, Any] = response.get_json()
    return answer


def choose(app: Flask, **values: Any) -> None:
    with app.app_context():
        db.session.execute(update(Assistant).values(**values))
        db.session.commit()


def settle(app: Flask, place: Place, **values: Any) -> None:
    with app.app_context():
        db.session.add(CallSettings(restaurant_id=place.id, **values))
        db.session.commit()


def test_the_assistant_answers_knowing_who_calls(app: Flask, client: FlaskClient, roma: Place) -> None:
    post(client, roma, "create_booking", booking_of(roma))
    answer = asked(client, roma)
    assert answer["assistantId"] == roma.assistant_id
    values = answer["assistantOverrides"]["variableValues"]
    assert values["guest_name"] == "Mario Rossi"
    assert str(int(ahead()[-2:])) in values["next_booking"] and values["next_booking"].endswith("per 2 persone")


def test_somebody_new_is_nobody_yet(client: FlaskClient, roma: Place) -> None:
    for customer in ({"number": "+393339999999"}, {"number": "anonymous"}, {}):
        values = asked(client, roma, customer=customer)["assistantOverrides"]["variableValues"]
        assert values == {"guest_name": "", "next_booking": ""}


def test_a_name_carries_no_template_signs(app: Flask, client: FlaskClient, roma: Place) -> None:
    post(client, roma, "create_booking", booking_of(roma))
    with app.app_context():
        db.session.execute(update(Customer).values(name="{{secret}} {% raw %}"))
        db.session.commit()
    values = asked(client, roma)["assistantOverrides"]["variableValues"]
    assert values["guest_name"] == "secret  raw "


def test_it_is_answered_within_three_tenths_of_a_second(client: FlaskClient, roma: Place) -> None:
    post(client, roma, "create_booking", booking_of(roma))
    took = []
    for _ in range(5):
        began = time.monotonic()
        asked(client, roma)
        took.append(time.monotonic() - began)
    assert min(took) < WITHIN_S, took


def test_switched_off_it_gives_the_call_to_the_house(app: Flask, client: FlaskClient, roma: Place) -> None:
    choose(app, is_on=False)
    assert asked(client, roma) == {"destination": {"type": "number", "number": OWN_LINE}}
    choose(app, fallback_number=OWNER)
    assert asked(client, roma) == {"destination": {"type": "number", "number": OWNER}}


def test_without_any_other_number_the_assistant_answers_all_the_same(
    app: Flask, client: FlaskClient, roma: Place
) -> None:
    choose(app, is_on=False)
    with app.app_context():
        db.session.execute(update(Restaurant).values(phone=None, version=9))
        db.session.commit()
    assert asked(client, roma)["assistantId"] == roma.assistant_id


def test_without_an_assistant_a_person_is_rung(app: Flask, client: FlaskClient, roma: Place) -> None:
    with app.app_context():
        db.session.execute(update(Assistant).values(vapi_assistant_id=None))
        db.session.execute(update(Restaurant).values(version=9))
        db.session.commit()
    assert asked(client, roma) == {"destination": {"type": "number", "number": OWN_LINE}}


@pytest.mark.parametrize(("chosen", "while_open", "while_closed"), [
    (Chosen(), True, True), (Chosen(out_of_hours="transfer"), True, False), (Chosen(is_on=False), False, False),
], ids=str)  # fmt: skip
def test_the_owner_chooses_when_the_assistant_answers(chosen: Chosen, while_open: bool, while_closed: bool) -> None:
    assert (chosen.answers(is_open=True), chosen.answers(is_open=False)) == (while_open, while_closed)


@pytest.mark.parametrize(("clock", "is_open"), [
    ("11:59", False), ("12:00", True), ("14:59", True), ("15:00", False), ("20:30", True), ("22:59", True),
    ("23:00", False), ("00:30", False),
])  # fmt: skip
def test_a_service_is_on_until_an_hour_after_its_last_seating(
    app: Flask, roma: Place, clock: str, is_open: bool
) -> None:
    tomorrow = (utc_now().astimezone(ROME) + timedelta(days=1)).date()
    now = datetime.fromisoformat(f"{tomorrow} {clock}").replace(tzinfo=ROME)

    def look(connection: Connection) -> bool:
        snapshot = snapshots.current(connection, roma.id)
        assert snapshot is not None
        return asking.is_open(snapshot, now)

    with app.app_context():
        assert read(look) is is_open


@pytest.mark.parametrize(("words", "number"), [
    ("È per un evento privato", OWNER), ("Vorrei una persona", KITCHEN), (None, KITCHEN),
])  # fmt: skip
def test_a_caller_is_given_on_by_reason(
    app: Flask, client: FlaskClient, roma: Place, words: str | None, number: str
) -> None:
    settle(app, roma, transfers=[
        {"phone": OWNER, "label": "Titolare", "reason": "evento", "since": None, "until": None},
        {"phone": KITCHEN, "label": "Sala", "reason": None, "since": None, "until": None},
    ])  # fmt: skip
    said = [{"role": "user", "message": words}] if words else []
    answer = asked(client, roma, "transfer-destination-request", artifact={"messages": said})
    assert answer["destination"] == {"type": "number", "number": number}
    assert answer["message"]["content"] and answer["message"]["type"] == "request-start"


def test_a_number_with_hours_is_rung_within_them() -> None:
    late = {"since": "22:00", "until": "02:00"}
    at = datetime.fromisoformat
    inside = [asking.is_within(late, at(f"2027-01-01 {clock}").time()) for clock in ("22:00", "01:59")]
    outside = [asking.is_within(late, at(f"2027-01-01 {clock}").time()) for clock in ("02:00", "21:59")]
    assert inside == [True, True] and outside == [False, False]


@pytest.mark.skipif(not SPEC.is_file(), reason=f"needs Vapi's description at {SPEC}")
def test_both_replies_are_what_vapi_describes(client: FlaskClient, roma: Place) -> None:
    described = mended(orjson.loads(SPEC.read_bytes()))
    check(described, "ServerMessageResponseAssistantRequest", asked(client, roma))
    given_on = asked(client, roma, "transfer-destination-request")
    check(described, "ServerMessageResponseTransferDestinationRequest", given_on)


def test_a_neighbours_number_is_not_answered(client: FlaskClient, roma: Place, neighbour: Place) -> None:
    asked_for = message(neighbour, "assistant-request")
    headers = {"X-Vapi-Secret": roma.secret}
    assert client.post("/api/vapi/webhook", json={"message": asked_for}, headers=headers).status_code == 401
