"""A message is taken once, from whoever calls, in both languages and on both doors."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.doors.conftest import Say
from tests.doors.vapi_messages import report, send
from tests.restaurants import CALLER, Place, envelope, post
from webapp.extensions import db
from webapp.models import Call, Message
from webapp.models.types import utc_now


def taken(app: Flask) -> list[tuple[Any, ...]]:
    with app.app_context():
        found = db.session.query(Message).order_by(Message.created_at)
        return [(row.body, row.name, row.phone, row.is_urgent, row.call_id) for row in found]


def test_by_voice_it_is_from_the_number_that_calls(app: Flask, say: Say) -> None:
    told = say("take_message", message="Richiamare per una cena di gruppo", urgent="sì")
    assert told["success"] and told["message"].startswith("Ho preso nota")
    assert taken(app) == [("Richiamare per una cena di gruppo", "", CALLER, True, "call-1")]


def test_another_number_may_be_said(app: Flask, say: Say) -> None:
    say("take_message", message="Richiamare", name="Mario Rossi", phone="06 12 34 56 78", caller=None)
    assert taken(app) == [("Richiamare", "Mario Rossi", "+390612345678", False, "call-1")]


def test_what_is_missing_is_asked_for(app: Flask, say: Say) -> None:
    told = say("take_message")
    assert (told["success"], told["message"]) == (False, "Che cosa devo riferire?")
    assert taken(app) == []


@pytest.mark.both_databases
def test_a_repeat_is_the_same_message(app: Flask, client: FlaskClient, roma: Place, say: Say) -> None:
    body = envelope(roma, ("t1", "take_message", {"message": "Richiamare"}))
    for _ in range(2):
        assert client.post("/api/vapi/tools", json=body, headers=roma.bearer).status_code == 200
    say("take_message", message="Richiamare")  # asked again by the model, in the same call
    assert len(taken(app)) == 1
    say("take_message", message="Richiamare", call_id="call-2")
    assert len(taken(app)) == 2


def test_on_the_json_door_it_has_an_id(app: Flask, client: FlaskClient, roma: Place) -> None:
    wish = {"restaurant_id": "roma", "message": "Richiamare", "phone": CALLER}
    answers = [post(client, roma, "take_message", wish, **{"Idempotency-Key": "k1"}) for _ in range(2)]
    assert answers[0] == answers[1] and answers[0]["ok"] and len(taken(app)) == 1


@pytest.mark.settings(TOOL_RATE_LIMIT="off")
def test_a_call_in_which_one_is_left_came_to_that(app: Flask, client: FlaskClient, roma: Place, say: Say) -> None:
    say("take_message", message="Richiamare")
    now = utc_now().isoformat()
    send(client, roma, report(roma, startedAt=now, endedAt=now))
    with app.app_context():
        assert db.session.query(Call).one().outcome == "message"
