"""What people say is data: kept and given back letter by letter, whatever some program might read into it."""

import json

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.restaurants import CALLER, Place, ahead, booking_of, envelope, post
from webapp.extensions import db
from webapp.models import Booking, Customer, ToolCall
from webapp.speech import saying

pytestmark = pytest.mark.both_databases
TEXTS = [
    "Robert'); drop table booking;--",
    "' or '1'='1",
    '<script>alert("ciao")</script>',
    "<b>Mario</b> &amp; &lt;Anna&gt;",
    "{{ 7 * 7 }} {% raw %} ${7*7} #{7*7}",
    "{when} {party} {0} %s %(name)s",
    '=HYPERLINK("https://example.com";"Mario")',
    "+39 - @SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3",
    "\\u0000 \\n \\",
    "Ñandú O'Brien 李雷 🍝",
]


@pytest.mark.parametrize("text", TEXTS)
def test_the_json_door_keeps_a_name_and_a_note_as_they_are(
    app: Flask, client: FlaskClient, roma: Place, text: str
) -> None:
    made = post(client, roma, "create_booking", booking_of(roma, name=text, notes=text))
    assert (made["name"], made["notes"]) == (text, text)
    listed = post(client, roma, "list_bookings", {"restaurant_id": "roma", "phone": CALLER})["results"]
    assert [(each["name"], each["notes"]) for each in listed] == [(text, text)]
    with app.app_context():
        (stored,) = db.session.query(Booking)
        (guest,) = db.session.query(Customer)
        (logged,) = db.session.query(ToolCall).where(ToolCall.tool == "create_booking")
        assert (stored.name, stored.notes, guest.name, logged.arguments["name"]) == (text, text, text, text)


@pytest.mark.parametrize("text", TEXTS)
def test_the_voice_door_gives_a_name_as_it_is_and_says_what_can_be_said_of_it(
    client: FlaskClient, roma: Place, text: str
) -> None:
    wish = {"date": ahead(), "time": "20:00", "people": 2, "customer_name": text, "notes": text}
    calls = envelope(roma, ("t1", "create_booking", wish), ("t2", "lookup_booking", {}))
    results = client.post("/api/vapi/tools", json=calls, headers=roma.bearer).get_json()["results"]
    booked, found = (json.loads(result["result"]) for result in results)
    assert booked["booking"]["name"] == text
    assert found["bookings"][0]["name"] == text
    assert f"a nome {saying.name(text, 'it')}." in found["message"]


@pytest.mark.parametrize("text", TEXTS)
def test_where_a_number_or_a_booking_is_asked_for_it_is_none(
    app: Flask, client: FlaskClient, roma: Place, text: str
) -> None:
    this = {"restaurant_id": "roma"}
    assert post(client, roma, "create_booking", booking_of(roma, phone=text))["error_code"] == "INVALID_PHONE"
    assert post(client, roma, "list_bookings", {**this, "phone": text})["error_code"] == "INVALID_PHONE"
    assert post(client, roma, "cancel_booking", {**this, "booking_id": text})["error_code"] == "BOOKING_NOT_FOUND"
    assert post(client, roma, "faq", {**this, "question": text})["answer"] is None
    with app.app_context():
        assert db.session.query(Booking).count() == 0
