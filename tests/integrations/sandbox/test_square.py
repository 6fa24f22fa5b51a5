"""The stand-in for Square answers as Square's contract and description say. `BOUND_S` only guards against hanging."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from integrations import sandbox
from integrations.sandbox.square.grants import ACCESS_TOKEN, SELLER
from tests.integrations.loopback import Loopback
from tests.integrations.square import spec
from tests.integrations.square.caller import EIGHT, Caller, Json, code_of, search, segment, stamp
from tests.integrations.square.spec import Listener

Serve = Callable[..., Loopback]


@pytest.fixture
def caller(square: sandbox.StandIn) -> Caller:
    return Caller(square.base_url)


def test_its_answers_and_refusals_are_what_square_describes(caller: Caller, listener: Listener) -> None:
    described = spec.read()
    guest = caller.guest()
    made = caller.book(guest).json()["booking"]
    caller.send("GET", f"/bookings/{made['id']}")
    caller.send("GET", "/bookings/none")
    caller.send("PUT", f"/bookings/{made['id']}", {"booking": {"version": 7}})
    caller.send("PUT", f"/bookings/{made['id']}", {"booking": {"version": 0, "customer_note": "Finestra"}})
    caller.send("POST", f"/bookings/{made['id']}/cancel", {"booking_version": 1})
    caller.send("POST", "/bookings/availability/search", search())
    caller.send("GET", "/bookings", start_at_min=stamp(EIGHT))
    caller.send("POST", "/catalog/search-catalog-items", {"product_types": ["APPOINTMENTS_SERVICE"]})
    subscription = {"name": "Tavolo", "notification_url": "http://127.0.0.1:9/", "event_types": ["booking.created"]}
    caller.send("POST", "/webhooks/subscriptions", {"subscription": subscription})
    for path in ("/merchants/me", "/locations", "/webhooks/subscriptions"):
        caller.send("GET", path)
    for each in listener.heard:
        spec.check(described, each)
    assert len(listener.heard) == 14


def test_its_customers_in_bulk_are_a_map_by_id(caller: Caller) -> None:
    guest = caller.guest()
    said = caller.send("POST", "/customers/bulk-retrieve", {"customer_ids": [guest, "none"]}).json()["responses"]
    assert said[guest]["customer"]["given_name"] == "Mario"
    assert said["none"]["errors"][0]["code"] == "NOT_FOUND"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"start_at": EIGHT.isoformat()[:19]}, "INVALID_TIME"),
        ({"start_at": "2026-99-99T20:00:00Z"}, "INVALID_TIME"),
        ({"start_at": stamp(EIGHT + timedelta(minutes=10))}, "BAD_REQUEST"),
        ({"start_at": stamp(EIGHT - timedelta(hours=3))}, "BAD_REQUEST"),
        ({"start_at": stamp(EIGHT - timedelta(days=9))}, "BAD_REQUEST"),
        ({"start_at": stamp(EIGHT + timedelta(days=70))}, "BAD_REQUEST"),
        ({"start_at": None}, "MISSING_REQUIRED_PARAMETER"),
        ({"location_id": None}, "MISSING_REQUIRED_PARAMETER"),
        ({"location_id": "L0"}, "BAD_REQUEST"),
        ({"customer_id": None}, "MISSING_REQUIRED_PARAMETER"),
        ({"customer_id": "nobody"}, "BAD_REQUEST"),
        ({"appointment_segments": []}, "MISSING_REQUIRED_PARAMETER"),
        ({"appointment_segments": segment(service_variation_version=1)}, "BAD_REQUEST"),
        ({"appointment_segments": segment(service_variation_version=None)}, "MISSING_REQUIRED_PARAMETER"),
        ({"appointment_segments": segment(team_member_id="")}, "MISSING_REQUIRED_PARAMETER"),
        ({"appointment_segments": segment(team_member_id="TMCOUNTER")}, "INVALID_VALUE"),
        ({"appointment_segments": segment(duration_minutes=15)}, "INVALID_VALUE"),
        ({"appointment_segments": segment(any_team_member=True)}, "BAD_REQUEST"),
        ({"status": "ACCEPTED"}, "BAD_REQUEST"),
        ({"people": 2}, "BAD_REQUEST"),
        ({"customer_note": "a" * 4097}, "VALUE_TOO_LONG"),
    ],
)
def test_a_booking_that_is_asked_for_wrongly_is_refused(caller: Caller, changes: Json, code: str) -> None:
    assert code_of(caller.book(caller.guest(), **changes)) == (400, code)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (
            {"start_at_range": {"start_at": stamp(EIGHT), "end_at": stamp(EIGHT + timedelta(hours=2))}},
            "INVALID_TIME_RANGE",
        ),
        (
            {"start_at_range": {"start_at": stamp(EIGHT), "end_at": stamp(EIGHT + timedelta(days=33))}},
            "INVALID_TIME_RANGE",
        ),
        ({"start_at_range": {"start_at": "2026-12-04"}}, "INVALID_TIME"),
        ({"start_at_range": None}, "BAD_REQUEST"),
        ({"location_id": None}, "MISSING_REQUIRED_PARAMETER"),
        ({"segment_filters": None}, "MISSING_REQUIRED_PARAMETER"),
        ({"segment_filters": [{"service_variation_id": "none"}]}, "INVALID_VALUE"),
        ({"booking_id": "b1"}, "CONFLICTING_PARAMETERS"),
        ({"people": 2}, "BAD_REQUEST"),
    ],
)
def test_a_search_that_is_asked_wrongly_is_refused(caller: Caller, changes: Json, code: str) -> None:
    assert code_of(caller.send("POST", "/bookings/availability/search", search(**changes))) == (400, code)


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"Authorization": "Bearer another"}, 401, "UNAUTHORIZED"),
        ({"Authorization": f"Client {ACCESS_TOKEN}"}, 401, "UNAUTHORIZED"),
        ({"Authorization": ""}, 401, "UNAUTHORIZED"),
        ({"Square-Version": "2"}, 400, "INVALID_SQUARE_VERSION_FORMAT"),
    ],
)
def test_who_may_not_come_in_is_refused(caller: Caller, headers: dict[str, str], status: int, code: str) -> None:
    caller.headers |= headers
    assert code_of(caller.send("GET", "/merchants/me")) == (status, code)


def test_a_scope_that_was_not_granted_is_missed(square: sandbox.StandIn, caller: Caller) -> None:
    grants = square.app.extensions["square"].grants
    code = grants.consent(("MERCHANT_PROFILE_READ",), "https://tavolo.example/")
    caller.headers["Authorization"] = f"Bearer {grants.exchange(code, 'https://tavolo.example/').access_token}"
    assert caller.send("GET", "/merchants/me").status_code == 200
    assert code_of(caller.send("GET", "/bookings")) == (403, "INSUFFICIENT_SCOPES")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "BAD_REQUEST"),
        ({"given_name": "Mario", "phone_number": "12"}, "INVALID_PHONE_NUMBER"),
        ({"given_name": "Mario", "email_address": "nobody"}, "INVALID_EMAIL_ADDRESS"),
        ({"name": "Mario"}, "BAD_REQUEST"),
        ([], "BAD_REQUEST"),
    ],
)
def test_a_customer_that_is_none_is_refused(caller: Caller, body: object, code: str) -> None:
    assert code_of(caller.send("POST", "/customers", body)) == (400, code)


def test_a_customer_is_looked_for_by_a_whole_number(caller: Caller) -> None:
    wrong = {"query": {"filter": {"phone_number": {"exact": "333 1234567"}}}}
    assert code_of(caller.send("POST", "/customers/search", wrong)) == (400, "INVALID_VALUE")


def test_the_same_key_books_once_and_no_other_booking(caller: Caller) -> None:
    guest = caller.guest()
    made = [caller.book(guest, "key").json()["booking"]["id"] for _ in range(2)]
    assert made[0] == made[1]
    assert code_of(caller.book(guest, "key", customer_note="other")) == (400, "IDEMPOTENCY_KEY_REUSED")
    assert code_of(caller.book(guest, "k" * 256)) == (400, "VALUE_TOO_LONG")


def test_a_table_is_taken_for_as_long_as_its_guests_sit(caller: Caller) -> None:
    guest = caller.guest()
    caller.book(guest)
    for minutes in (-60, 0, 60):
        start = stamp(EIGHT + timedelta(minutes=minutes))
        assert code_of(caller.book(guest, start_at=start)) == (400, "BAD_REQUEST")
    assert caller.book(guest, start_at=stamp(EIGHT + timedelta(minutes=90))).status_code == 200


def test_a_stale_version_is_a_conflict(caller: Caller) -> None:
    made = caller.book(caller.guest()).json()["booking"]
    path = f"/bookings/{made['id']}"
    changed = caller.send("PUT", path, {"booking": {"version": 0, "start_at": stamp(EIGHT + timedelta(minutes=30))}})
    assert (changed.json()["booking"]["version"], changed.json()["booking"]["status"]) == (1, "ACCEPTED")
    assert code_of(caller.send("PUT", path, {"booking": {"version": 0}})) == (409, "CONFLICT")
    assert code_of(caller.send("POST", f"{path}/cancel", {"booking_version": 0})) == (409, "CONFLICT")
    cancelled = caller.send("POST", f"{path}/cancel", {"booking_version": 1}).json()["booking"]
    assert (cancelled["version"], cancelled["status"]) == (2, "CANCELLED_BY_CUSTOMER")
    assert code_of(caller.send("POST", f"{path}/cancel", {"booking_version": 2})) == (400, "BAD_REQUEST")


def test_a_list_covers_31_days_from_now_unless_it_is_asked_otherwise(caller: Caller) -> None:
    guest = caller.guest()
    caller.book(guest)
    caller.book(guest, start_at=stamp(EIGHT + timedelta(days=40)))
    assert len(caller.send("GET", "/bookings").json()["bookings"]) == 1
    assert len(caller.send("GET", "/bookings", start_at_min=stamp(EIGHT + timedelta(days=20))).json()["bookings"]) == 1
    window = {"start_at_min": stamp(EIGHT), "start_at_max": stamp(EIGHT + timedelta(days=32))}
    assert code_of(caller.send("GET", "/bookings", **window)) == (400, "INVALID_TIME_RANGE")


def test_a_list_comes_in_pages(caller: Caller) -> None:
    guest = caller.guest()
    for number in (1, 2, 3):
        caller.book(guest, appointment_segments=segment(team_member_id=f"TMTWO{number}"))
    first = caller.send("GET", "/bookings", limit="2").json()
    rest = caller.send("GET", "/bookings", limit="2", cursor=first["cursor"]).json()
    assert (len(first["bookings"]), len(rest["bookings"]), "cursor" in rest) == (2, 1, False)
    assert code_of(caller.send("GET", "/bookings", limit="101")) == (400, "INVALID_VALUE")
    assert code_of(caller.send("GET", "/bookings", cursor="x")) == (400, "INVALID_CURSOR")


def test_a_seller_books_over_others_where_it_has_the_plan(square: sandbox.StandIn, caller: Caller) -> None:
    state = square.app.extensions["square"]
    guest = caller.guest()
    caller.book(guest)
    grant = state.grants.exchange(state.grants.consent(SELLER, "https://tavolo.example/"), "https://tavolo.example/")
    caller.headers["Authorization"] = f"Bearer {grant.access_token}"
    assert code_of(caller.book(guest)) == (403, "MERCHANT_SUBSCRIPTION_NOT_FOUND")
    state.shop.has_plan = True
    made = caller.book(guest)
    assert made.status_code == 200
    cancelled = caller.send("POST", f"/bookings/{made.json()['booking']['id']}/cancel", {})
    assert cancelled.json()["booking"]["status"] == "CANCELLED_BY_SELLER"
