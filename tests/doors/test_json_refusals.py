"""The plain JSON contract: what is refused, how it is said, and that nothing is stored."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.doors.conftest import count
from tests.restaurants import CALLER, Place, ahead, booking_of, open_restaurant, post
from webapp.models import Booking

pytestmark = pytest.mark.both_databases


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("day", None, "INVALID_REQUEST"),
        ("day", "", "INVALID_REQUEST"),
        ("day", 20270214, "INVALID_REQUEST"),
        ("day", ["2027-02-14"], "INVALID_REQUEST"),
        ("day", "2027-02-30", "INVALID_DATE"),
        ("day", "domani", "INVALID_DATE"),
        ("day", "20270214", "INVALID_DATE"),
        ("day", "2020-01-01", "INVALID_DATE"),
        ("time", "24:00", "INVALID_TIME"),
        ("time", "29:99", "INVALID_TIME"),
        ("time", "8pm", "INVALID_TIME"),
        ("time", "20:00:00", "INVALID_TIME"),
        ("time", {}, "INVALID_REQUEST"),
        ("people", "due", "INVALID_PEOPLE"),
        ("people", 0, "INVALID_PEOPLE"),
        ("people", -1, "INVALID_PEOPLE"),
        ("people", 2.5, "INVALID_PEOPLE"),
        ("people", True, "INVALID_REQUEST"),
        ("people", [2], "INVALID_REQUEST"),
        ("people", None, "INVALID_REQUEST"),
        ("name", "", "INVALID_REQUEST"),
        ("name", "  \u200b ", "INVALID_REQUEST"),
        ("name", "x" * 10_000, "INVALID_REQUEST"),
        ("name", "Mario\0Rossi", "INVALID_REQUEST"),
        ("name", 7, "INVALID_REQUEST"),
        ("phone", "12", "INVALID_PHONE"),
        ("phone", "not a number", "INVALID_PHONE"),
        ("phone", 3331234567, "INVALID_REQUEST"),
        ("notes", "x" * 10_000, "INVALID_REQUEST"),
        ("email", "nobody", "INVALID_REQUEST"),
        ("another", "yes", "INVALID_REQUEST"),
        ("restaurant_id", "", "INVALID_REQUEST"),
        ("restaurant_id", 3, "INVALID_REQUEST"),
        ("restaurant_id", "nowhere", "RESTAURANT_NOT_FOUND"),
    ],
)
def test_what_is_not_valid_is_named_and_stores_nothing(
    app: Flask, client: FlaskClient, roma: Place, field: str, value: Any, code: str
) -> None:
    answer = post(client, roma, "create_booking", booking_of(roma, **{field: value}))
    assert (answer["ok"], answer["error_code"]) == (False, code)
    if code.startswith("INVALID_"):
        assert answer["field"] == field
    assert answer["error_message"]
    assert count(app, Booking) == 0


def test_invisible_marks_are_stripped_from_what_people_say(client: FlaskClient, roma: Place) -> None:
    answer = post(client, roma, "create_booking", booking_of(roma, name="\u202eMario\u200f Rossi\u2069", unknown="x"))
    assert answer["name"] == "Mario Rossi"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"people": 9}, "party_too_large"),
        ({"people": 10**9}, "party_too_large"),
        ({"day": "9999-12-31"}, "too_far_ahead"),
        ({"time": "17:00"}, "outside_hours"),
        ({"time": "20:10"}, "not_a_slot"),
    ],
)
def test_what_the_house_does_not_do_is_refused_with_its_reason(
    client: FlaskClient, roma: Place, changes: dict[str, Any], reason: str
) -> None:
    answer = post(client, roma, "create_booking", booking_of(roma, **changes))
    assert (answer["error_code"], answer["reason"]) == ("CLOSED_OR_FULL", reason)


def test_a_check_too_far_ahead_says_the_last_bookable_day(client: FlaskClient, roma: Place) -> None:
    answer = post(client, roma, "check_openings", {"restaurant_id": "roma", "date": "9999-12-31"})
    assert (answer["ok"], answer["slots"], answer["closed"]) == (True, [], False)
    assert str(datetime.fromisoformat(ahead(90)).day) in answer["notes"]


def test_a_check_for_too_large_a_party_has_no_slots(client: FlaskClient, roma: Place) -> None:
    answer = post(client, roma, "check_openings", {"restaurant_id": "roma", "date": ahead(), "people": 30})
    assert (answer["ok"], answer["slots"]) == (True, [])
    assert "8" in answer["notes"]


def test_a_house_without_tables_is_not_booked_by_phone(app: Flask, client: FlaskClient) -> None:
    bare = open_restaurant(app, "bare", seats=())
    assert post(client, bare, "create_booking", booking_of(bare))["error_code"] == "NOT_SUPPORTED"
    check = {"restaurant_id": "bare", "date": ahead()}
    assert post(client, bare, "check_openings", check)["error_code"] == "NOT_SUPPORTED"


def test_an_hour_gone_by_today_is_past(app: Flask, client: FlaskClient) -> None:
    zone = "UTC" if datetime.now(UTC).hour else "Asia/Tokyo"  # where the day is an hour old, at least
    open_all_day = open_restaurant(app, "always", timezone=zone)
    body = booking_of(open_all_day, day=datetime.now(ZoneInfo(zone)).date().isoformat(), time="00:00")
    answer = post(client, open_all_day, "create_booking", body)
    assert (answer["error_code"], answer["reason"]) == ("CLOSED_OR_FULL", "past")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe{", b"[" * 50_000, b"NaN", b"{} x"])
def test_an_unreadable_body_is_an_invalid_request(client: FlaskClient, roma: Place, body: bytes) -> None:
    response = client.post("/api/faq", data=body, headers=roma.bearer, content_type="application/json")
    assert response.status_code == 200
    answer = response.get_json()
    assert (answer["error_code"], answer["field"]) == ("INVALID_REQUEST", None)


def test_transport_failures_have_the_same_body(client: FlaskClient, roma: Place) -> None:
    def code(response: Any) -> tuple[int, str]:
        return response.status_code, response.get_json()["error_code"]

    json = {"content_type": "application/json"}
    assert code(client.post("/api/faq", json={})) == (401, "UNAUTHORIZED")
    assert code(client.post("/api/faq", json={}, headers={"Authorization": "Bearer x"})) == (401, "UNAUTHORIZED")
    assert code(client.post("/api/nothing", json={}, headers=roma.bearer)) == (404, "NOT_FOUND")
    assert code(client.get("/api/faq", headers=roma.bearer)) == (405, "METHOD_NOT_ALLOWED")
    assert code(client.post("/api/faq", data="{}", headers=roma.bearer)) == (415, "UNSUPPORTED_MEDIA_TYPE")
    large = b'{"question": "' + b"x" * 300_000 + b'"}'
    assert code(client.post("/api/faq", data=large, headers=roma.bearer, **json)) == (413, "TOO_LARGE")


def test_another_restaurants_token_finds_nothing(app: Flask, client: FlaskClient, roma: Place) -> None:
    other = open_restaurant(app, "milano")
    made = post(client, roma, "create_booking", booking_of(roma))
    answer = post(client, other, "create_booking", booking_of(roma, phone="+393331234500"))
    unknown = post(client, other, "create_booking", booking_of(roma, restaurant_id="nowhere"))
    assert answer == unknown
    assert answer["error_code"] == "RESTAURANT_NOT_FOUND"
    stolen = {"restaurant_id": "milano", "booking_id": made["booking_id"]}
    assert post(client, other, "cancel_booking", stolen)["error_code"] == "BOOKING_NOT_FOUND"


def test_the_vapi_secret_opens_the_json_door_too(client: FlaskClient, roma: Place) -> None:
    body = {"restaurant_id": "roma", "date": ahead()}
    response = client.post("/api/check_openings", json=body, headers={"X-Vapi-Secret": roma.secret})
    assert response.get_json()["ok"]


def test_both_families_of_names_work(client: FlaskClient, roma: Place) -> None:
    body = {"restaurant_id": "roma", "date": ahead()}
    by_voice_name = post(client, roma, "check_availability", body)
    assert by_voice_name == post(client, roma, "check_openings", body)
    made = post(
        client,
        roma,
        "create_booking",
        {**booking_of(roma), "date": ahead(), "day": None, "customer_name": "Mario Rossi", "name": None},
    )
    assert made["name"] == "Mario Rossi"
    found = post(client, roma, "lookup_booking", {"restaurant_id": "roma", "phone": CALLER})
    assert [each["booking_id"] for each in found["results"]] == [made["booking_id"]]


def test_an_idempotency_key_makes_a_request_repeatable(app: Flask, client: FlaskClient, roma: Place) -> None:
    key = {"Idempotency-Key": "first"}
    made = post(client, roma, "create_booking", booking_of(roma), **key)
    this = {"restaurant_id": "roma", "booking_id": made["booking_id"]}
    post(client, roma, "cancel_booking", this)
    assert post(client, roma, "create_booking", booking_of(roma), **key) == made, (
        "the first answer, though cancelled since"
    )
    other = post(client, roma, "create_booking", booking_of(roma, people=3), **key)
    assert other["error_code"] == "INVALID_REQUEST"
    assert count(app, Booking) == 1


def test_a_refusal_with_a_key_is_repeated_too(client: FlaskClient, roma: Place) -> None:
    key = {"Idempotency-Key": "refused"}
    refused = post(client, roma, "create_booking", booking_of(roma, time="17:00"), **key)
    assert refused["reason"] == "outside_hours"
    assert post(client, roma, "create_booking", booking_of(roma, time="17:00"), **key) == refused


def test_a_revoked_token_is_refused_at_once(app: Flask, client: FlaskClient, roma: Place) -> None:
    from webapp.models import ApiToken
    from webapp.models.types import utc_now
    from webapp.store import snapshots
    from webapp.store.transaction import write

    body = {"restaurant_id": "roma", "date": ahead()}
    assert post(client, roma, "check_openings", body)["ok"]
    with app.app_context():

        def revoke(connection: Any) -> None:
            connection.execute(ApiToken.__table__.update().values(revoked_at=utc_now()))
            snapshots.bump(connection, roma.id)

        write(roma.id, revoke)
    assert client.post("/api/check_openings", json=body, headers=roma.bearer).status_code == 401
