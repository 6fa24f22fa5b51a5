"""Bodies for the JSON door, and what must hold of any answer to one."""

from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.fuzz.envelopes import INSIDE
from tests.restaurants import CALLER, Place, ahead, booking_of
from webapp.rules import Reason
from webapp.tools.openapi import CODES

OF_TRANSPORT = {
    "UNAUTHORIZED",
    "RATE_LIMITED",
    "NOT_FOUND",
    "METHOD_NOT_ALLOWED",
    "TOO_LARGE",
    "UNSUPPORTED_MEDIA_TYPE",
}
REFUSALS = {*CODES} - OF_TRANSPORT - {"INTERNAL_ERROR"}
BOOKING = {"booking_id", "restaurant_id", "day", "time", "people", "name", "phone", "notes", "status"}
ANSWERS = {
    "check_openings": {"date", "slots", "closed", "notes"},
    "create_booking": BOOKING,
    "list_bookings": {"results"},
    "modify_booking": BOOKING,
    "cancel_booking": BOOKING | {"canceled"},
    "faq": {"answer", "source"},
    "send_sms": {"sid", "status"},
    "take_message": {"message_id"},
    "join_waitlist": {"waitlist_id", "restaurant_id", "day", "time", "people", "name", "phone", "state"},
}


def good_bodies(place: Place) -> dict[str, dict[str, Any]]:
    """A body for each tool, all fields given."""
    this = {"restaurant_id": place.slug, "booking_id": "K7M4QX"}
    return {
        "check_openings": {"restaurant_id": place.slug, "date": ahead(), "time": "20:00", "people": 2},
        "create_booking": booking_of(place, notes="Compleanno", email="mario@example.com", another=True),
        "list_bookings": {"restaurant_id": place.slug, "phone": CALLER},
        "modify_booking": {**this, "new_day": ahead(9), "new_time": "21:00", "new_people": 3},
        "cancel_booking": this,
        "faq": {"restaurant_id": place.slug, "question": "Avete opzioni senza glutine?"},
        "send_sms": {"restaurant_id": place.slug, "phone": CALLER, "message": "A presto!"},
        "take_message": {"restaurant_id": place.slug, "message": "Richiamare", "name": "Mario", "urgent": True},
        "join_waitlist": booking_of(place),
    }


def post_bytes(client: FlaskClient, place: Place, tool: str, body: bytes, **headers: str) -> TestResponse:
    """The answer to whatever bytes, sent as JSON with the restaurant's token."""
    headers = {**place.bearer, **headers}
    return client.post(f"/api/{tool}", data=body, headers=headers, content_type="application/json")


def check(tool: str, response: TestResponse) -> dict[str, Any]:
    """The answer, proved to be one the contract knows."""
    assert response.status_code == 200, response.text
    assert response.mimetype == "application/json"
    assert not [word for word in INSIDE if word in response.text]
    answer: dict[str, Any] = response.get_json()
    if answer["ok"]:
        assert set(answer) - {"requested"} == {"ok", *ANSWERS[tool]}
    else:
        check_refusal(answer)
    return answer


def check_refusal(answer: dict[str, Any]) -> None:
    """A refusal says which, in a sentence, and what the assistant needs to go on."""
    code = answer["error_code"]
    assert code in REFUSALS
    assert answer["error_message"].strip().endswith((".", "?")), answer
    extra = set(answer) - {"ok", "error_code", "error_message"}
    if code.startswith("INVALID_"):
        assert extra == {"field"}
        assert answer["field"] is None or isinstance(answer["field"], str)
    elif code == "CLOSED_OR_FULL":
        assert extra == {"reason", "alternatives"}
        assert answer["reason"] in {*Reason}
        assert all(set(other) == {"day", "time"} for other in answer["alternatives"])
    else:
        assert extra <= {"existing"}
