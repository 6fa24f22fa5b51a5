"""The stand-in for Calendly answers as the contract and the vendor's description say, and refuses who gets it wrong."""

import copy
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from integrations import sandbox
from integrations.sandbox.calendly.menu import COUNTER, HOSTS, ORGANIZATION, OWNER, TABLE_FOR_2, TASTING, written
from tests.contract.case import ROME
from tests.integrations.calendly.caller import NOON, Caller, Json, good
from tests.integrations.calendly.description import check, description, recorded


@pytest.fixture
def calendar() -> Iterator[sandbox.StandIn]:
    with sandbox.running("calendly", callback_pause_s=0.02) as started:
        yield started


@pytest.fixture
def caller(calendar: sandbox.StandIn) -> Caller:
    return Caller(calendar)


def changed(path: str, value: Any) -> Json:
    """`good` with one thing in it changed; None takes it away."""
    body = copy.deepcopy(good())
    *way, last = path.split(".")
    place: Any = body
    for step in way:
        place = place[int(step)] if step.isdecimal() else place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return body


WRONG = [
    ("event_type", None, 404),
    ("event_type", "https://api.calendly.com/event_types/NOBODYS", 404),
    ("event_type", TASTING, 400),
    ("event_type", TABLE_FOR_2, 400),
    ("start_time", None, 400),
    ("start_time", NOON.isoformat(), 400),
    ("start_time", NOON.strftime("%Y-%m-%dT%H:%M:%S"), 400),
    ("start_time", "2026-13-01T00:00:00Z", 400),
    ("start_time", written(NOON + timedelta(minutes=10), "seconds"), 400),
    ("start_time", written(NOON - timedelta(hours=3), "seconds"), 400),
    ("start_time", written(NOON - timedelta(days=400), "seconds"), 400),
    ("start_time", written(NOON + timedelta(days=90), "seconds"), 400),
    ("invitee", None, 400),
    ("invitee.name", None, 400),
    ("invitee.email", None, 400),
    ("invitee.email", "mario", 400),
    ("invitee.timezone", None, 400),
    ("invitee.timezone", "America/New York", 400),
    ("invitee.phone", "+39", 400),
    ("location", None, 400),
    ("location.kind", "zoom_conference", 400),
    ("location.location", None, 400),
    ("questions_and_answers", [], 400),
    ("questions_and_answers.0.question", "telefono", 400),
    ("questions_and_answers.0.answer", " ", 400),
    ("questions_and_answers.0.position", None, 400),
    ("questions_and_answers.0.position", 3, 400),
    ("tracking.utm_key", "x", 400),
    ("tracking.utm_term", 4, 400),
    ("tracking.utm_campaign", None, 400),
    ("event_guests", ["a@example.com"] * 11, 400),
    ("idempotency_key", "x", 400),
]


@pytest.mark.parametrize(("path", "value", "status"), WRONG)
def test_a_wrong_booking_is_refused_and_not_made(caller: Caller, path: str, value: Any, status: int) -> None:
    refused = caller.ask("POST", "/invitees", changed(path, value))
    assert refused.status_code == status and refused.json().keys() >= {"title", "message"}
    assert caller.ask("GET", "/scheduled_events", user=OWNER).json()["collection"] == []


def test_what_is_no_object_is_refused(caller: Caller) -> None:
    assert caller.ask("POST", "/invitees", [1]).status_code == 400
    assert caller.ask("POST", "/webhook_subscriptions", "x").status_code == 400


def test_a_booking_in_order_takes_the_only_host_as_long_as_it_lasts(caller: Caller) -> None:
    made = caller.ask("POST", "/invitees", good())
    assert made.status_code == 201 and "start_time" not in made.json()["resource"]
    for minutes in (0, 30, 60):
        again = caller.ask("POST", "/invitees", good(NOON + timedelta(minutes=minutes)))
        assert (again.status_code, again.json()["title"]) == (400, "Invalid Argument")
    assert caller.ask("POST", "/invitees", good(NOON + timedelta(minutes=90))).status_code == 201


def test_three_hosts_take_a_table_each(caller: Caller) -> None:
    body = {**good(), "event_type": TABLE_FOR_2}
    del body["location"]
    codes = [caller.ask("POST", "/invitees", body).status_code for _ in range(4)]
    assert codes == [201, 201, 201, 400]
    held = caller.ask("GET", "/scheduled_events", organization=ORGANIZATION).json()["collection"]
    assert {each["event_memberships"][0]["user"] for each in held} == set(HOSTS)
    assert len(caller.ask("GET", "/scheduled_events", user=OWNER).json()["collection"]) == 1


def test_answers_and_refusals_are_what_the_vendor_describes(caller: Caller) -> None:
    spec = description()
    with recorded(caller.calendar.app) as seen:
        made = caller.ask("POST", "/invitees", good()).json()["resource"]
        event = made["event"].removeprefix("https://api.calendly.com")
        for _ in range(2):
            caller.ask("POST", f"{event}/cancellation", {"reason": "x"})
        caller.ask("GET", event)
        caller.ask("GET", f"{event}/invitees")
        caller.ask("GET", "/scheduled_events/none")
        caller.ask("GET", "/event_types/none")
        caller.ask("GET", "/scheduled_events", organization="another")
        caller.ask("GET", "/event_types", organization=ORGANIZATION, count="2")
        caller.ask("POST", "/invitees", good(NOON + timedelta(minutes=1)))
        caller.click("/_sandbox/account", plan="free")
        caller.ask("POST", "/invitees", good())
        caller.token = str(caller.calendar.app.extensions["grants"].issue("users:read")["access_token"])
        caller.ask("GET", "/scheduled_events", user=OWNER)
        caller.token = "nobody's"
        caller.ask("GET", "/users/me")
    assert {each.status for each in seen} == {200, 201, 400, 401, 403, 404}
    for exchange in seen:
        check(spec, exchange)


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"start_time": written(NOON)},
        {"start_time": NOON.isoformat(), "end_time": written(NOON + timedelta(days=1))},
        {"start_time": written(NOON), "end_time": written(NOON)},
        {"start_time": written(NOON), "end_time": written(NOON + timedelta(days=32))},
        {"start_time": written(NOON - timedelta(days=9)), "end_time": written(NOON)},
    ],
)
def test_free_starts_want_a_window_in_utc_to_come_of_a_month_at_most(caller: Caller, query: dict[str, str]) -> None:
    assert caller.ask("GET", "/event_type_available_times", event_type=COUNTER, **query).status_code == 400


def test_it_is_open_at_noon_and_in_the_evening_every_half_hour(caller: Caller) -> None:
    midnight = NOON.replace(hour=0)
    window = {"start_time": written(midnight), "end_time": written(midnight + timedelta(days=1))}
    found = caller.ask("GET", "/event_type_available_times", event_type=COUNTER, **window).json()["collection"]
    local = [datetime.fromisoformat(each["start_time"]).astimezone(ROME).strftime("%H:%M") for each in found]
    noon = ["12:00", "12:30", "13:00", "13:30", "14:00", "14:30"]
    assert local == [*noon, "19:00", "19:30", "20:00", "20:30", "21:00", "21:30", "22:00", "22:30"]


def test_lists_are_paged_to_the_end(caller: Caller) -> None:
    names, query = [], {"user": OWNER, "count": "2"}
    while True:
        page = caller.ask("GET", "/event_types", **query).json()
        names += [each["name"] for each in page["collection"]]
        if page["pagination"]["next_page_token"] is None:
            break
        query["page_token"] = page["pagination"]["next_page_token"]
    assert len(names) == 5 and names == sorted(names)
    for wrong in ({"count": "0"}, {"count": "101"}, {"count": "x"}, {"page_token": "?"}):
        assert caller.ask("GET", "/event_types", user=OWNER, **wrong).status_code == 400


def test_lists_are_of_somebody(caller: Caller) -> None:
    assert caller.ask("GET", "/event_types").status_code == 400
    assert caller.ask("GET", "/event_types", user="nobody").status_code == 403
    assert caller.ask("GET", "/scheduled_events").status_code == 403
    assert caller.ask("GET", "/scheduled_events", user=HOSTS[1]).status_code == 403
    caller.click("/_sandbox/account", role="member")
    assert caller.ask("GET", "/scheduled_events", organization=ORGANIZATION).status_code == 403


def test_bookings_are_limited_to_ten_a_minute(caller: Caller) -> None:
    codes = [caller.ask("POST", "/invitees", good(NOON + timedelta(minutes=1))).status_code for _ in range(11)]
    assert codes == [400] * 10 + [429]
    refused = caller.ask("POST", "/invitees", good())
    assert refused.json() == {} and int(refused.headers["X-RateLimit-Reset"]) > 1
    assert "Retry-After" not in refused.headers


@pytest.mark.parametrize(
    ("end", "message"), [("expired", "The access token expired"), ("revoked", "The access token was revoked")]
)
def test_access_ends_when_the_page_says_so(caller: Caller, end: str, message: str) -> None:
    caller.click("/_sandbox/account", access=end)
    refused = caller.ask("GET", "/users/me")
    assert (refused.status_code, refused.json()["message"]) == (401, message)


def test_a_scope_that_is_missing_is_named(caller: Caller) -> None:
    caller.token = str(caller.calendar.app.extensions["grants"].issue("scheduled_events:read")["access_token"])
    assert caller.ask("GET", "/scheduled_events", user=OWNER).status_code == 200
    refused = caller.ask("POST", "/invitees", good())
    assert (refused.status_code, refused.json()["required_scopes"]) == (403, ["scheduled_events:write"])
