"""Malformed bodies at the page where a tool is tried by hand: refused or answered, never a crash."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from tests.fuzz.conftest import Book, examples
from tests.fuzz.envelopes import INSIDE
from tests.fuzz.trouble import DEEP, EVERY_TROUBLE, HARD_TO_STORE, mangled, written
from tests.restaurants import CALLER, Place, ahead

pytestmark = pytest.mark.settings(TOOL_RATE_LIMIT="off", ADDRESS_RATE_LIMIT="off")
BY_USER = {"userId": "01a20067-b575-7d4f-8c18-10416ae1ed40", "toolName": "faq", "toolArgs": {}}


def good(place: Place) -> dict[str, Any]:
    arguments = {"date": ahead(), "time": "20:00", "people": 2, "customer_name": "Mario Rossi"}
    return {"restaurantId": place.slug, "toolName": "create_booking", "toolArgs": arguments, "callerNumber": CALLER}


def attempt(client: FlaskClient, place: Place, body: bytes) -> TestResponse:
    response = client.post("/api/vapi/tools/test", data=body, headers=place.bearer, content_type="application/json")
    assert response.status_code in (200, 400, 404, 413), response.text
    assert not [word for word in INSIDE if word in response.text]
    if response.status_code == 200:
        assert json.loads(response.text)["result"]["message"].strip()
    return response


@examples(60, 1_000)
@given(data=st.data())
def test_a_mangled_trial_is_refused_or_answered(
    client: FlaskClient, roma: Place, book: Book, data: st.DataObject
) -> None:
    attempt(client, roma, written(data.draw(mangled(data.draw(st.sampled_from((good(roma), BY_USER)))))))


@pytest.mark.both_databases
@pytest.mark.parametrize("field", ["restaurantId", "userId", "toolName", "toolArgs", "callerNumber"])
def test_any_value_in_any_field_is_refused_or_answered(
    client: FlaskClient, roma: Place, book: Book, database: str, field: str
) -> None:
    base = BY_USER if field == "userId" else good(roma)
    values = EVERY_TROUBLE if database == "sqlite" else (*HARD_TO_STORE, "nobody", "")
    for value in values:
        attempt(client, roma, written({**base, field: value}))


@pytest.mark.parametrize(
    "body", [b"", b"\xff", b"[" * DEEP, b"[" * DEEP + b"]" * DEEP, b"[]", b"null", b'{"a":' * 9_000]
)
def test_what_is_no_trial_is_a_bad_request(client: FlaskClient, roma: Place, body: bytes) -> None:
    assert attempt(client, roma, body).status_code == 400
