"""A key that was used for another request is refused as that, whatever is wrong with the request besides."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.restaurants import Place, ahead, booking_of, envelope, post

WRONG: list[dict[str, Any]] = [
    {"day": "x"},
    {"day": None},
    {"people": 0},
    {"people": 30},
    {"time": "17:00"},
    {"name": ""},
]


@pytest.mark.parametrize("changes", WRONG, ids=str)
def test_on_the_json_door(client: FlaskClient, roma: Place, changes: dict[str, Any]) -> None:
    key = {"Idempotency-Key": "one"}
    made = post(client, roma, "create_booking", booking_of(roma), **key)
    refused = post(client, roma, "create_booking", booking_of(roma, **changes), **key)
    assert (refused["error_code"], refused["field"]) == ("INVALID_REQUEST", "Idempotency-Key")
    assert post(client, roma, "create_booking", booking_of(roma), **key) == made


@pytest.mark.parametrize("changes", WRONG, ids=str)
def test_on_the_voice_door(client: FlaskClient, roma: Place, changes: dict[str, Any]) -> None:
    wish = {"day": ahead(), "time": "20:00", "people": 2, "name": "Mario Rossi"}
    answers = []
    for arguments in (wish, wish | changes, wish):
        body = envelope(roma, ("t1", "create_booking", arguments))
        (result,) = client.post("/api/vapi/tools", json=body, headers=roma.bearer).get_json()["results"]
        answers.append(json.loads(result["result"]))
    assert [answer["success"] for answer in answers] == [True, False, True]
    assert answers[1] == {
        "success": False,
        "error": "INVALID_REQUEST",
        "message": "Prima era un'altra cosa. Può ripetere?",
    }
    assert answers[2] == answers[0]
