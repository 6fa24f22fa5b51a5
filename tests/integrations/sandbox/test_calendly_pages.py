"""The pages of the stand-in for Calendly: the other side's buttons, the owner's consent, and the tokens after it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import requests

from integrations import sandbox
from integrations.sandbox.calendly.menu import COUNTER, ORGANIZATION, OWNER, written
from tests.integrations.calendly.caller import BOUND_S, NOON, Caller, Json, good


@pytest.fixture
def calendar() -> Iterator[sandbox.StandIn]:
    with sandbox.running("calendly", callback_pause_s=0.02) as started:
        yield started


@pytest.fixture
def caller(calendar: sandbox.StandIn) -> Caller:
    return Caller(calendar)


def test_the_page_shows_what_is_held_and_how_to_connect(caller: Caller) -> None:
    url = caller.calendar.base_url
    page = requests.get(url, timeout=BOUND_S).text
    assert f"CALENDLY_BASE_URL={url}" in page and "CALENDLY_CLIENT_SECRET=" in page and "Nobody has booked yet" in page
    caller.ask("POST", "/invitees", good())
    assert "Mario Rossi" in requests.get(url, timeout=BOUND_S).text


def test_a_person_can_play_the_guest(caller: Caller) -> None:
    start = written(NOON)
    assert caller.click("/_sandbox/book", event_type=COUNTER, start=start, name="Anna").status_code == 303
    assert "said=" in caller.click("/_sandbox/book", event_type=COUNTER, start=start).headers["Location"]
    (event,) = caller.ask("GET", "/scheduled_events", user=OWNER).json()["collection"]
    assert caller.click(f"/_sandbox/move/{event['uri'][-36:]}").status_code == 303
    old, new = caller.ask("GET", "/scheduled_events", user=OWNER).json()["collection"]
    assert (old["status"], new["status"]) == ("canceled", "active") and new["start_time"] > old["start_time"]
    caller.click(f"/_sandbox/cancel/{new['uri'][-36:]}")
    assert "said=" in caller.click(f"/_sandbox/cancel/{new['uri'][-36:]}").headers["Location"]
    assert caller.ask("GET", "/scheduled_events", user=OWNER, status="active").json()["collection"] == []


def test_faults_can_be_switched_on_the_page(caller: Caller) -> None:
    caller.click("/_sandbox/fault", mode="500", only="create")
    assert caller.ask("POST", "/invitees", good()).status_code == 500
    assert caller.ask("GET", "/users/me").status_code == 200
    caller.click("/_sandbox/fault", mode="")
    assert caller.ask("POST", "/invitees", good()).status_code == 201


@pytest.mark.parametrize(
    "changes",
    [
        {"client_id": "another"},
        {"redirect_uri": "javascript:alert(1)"},
        {"redirect_uri": ""},
        {"response_type": "token"},
    ],
)
def test_a_request_for_access_that_is_not_the_apps_goes_nowhere(calendar: sandbox.StandIn, changes: Json) -> None:
    asked = {"client_id": "stand-in-calendly-client", "redirect_uri": "http://127.0.0.1/back", "response_type": "code"}
    url = f"{calendar.base_url}/oauth/authorize"
    page = requests.get(url, params=asked | {"scope": "users:read"} | changes, timeout=BOUND_S, allow_redirects=False)
    assert page.status_code == 400 and "can't be answered" in page.text.replace("&#39;", "'")


def test_a_scope_nobody_knows_is_sent_back(calendar: sandbox.StandIn) -> None:
    asked = {"client_id": "stand-in-calendly-client", "redirect_uri": "http://127.0.0.1/back", "response_type": "code"}
    url = f"{calendar.base_url}/oauth/authorize"
    for scope in ("user:read", ""):
        sent = requests.get(url, params=asked | {"scope": scope}, timeout=BOUND_S, allow_redirects=False)
        assert sent.status_code == 302 and "error=invalid_scope" in sent.headers["Location"]


def test_tokens_are_for_the_app_alone(calendar: sandbox.StandIn) -> None:
    grant = {"grant_type": "refresh_token", "refresh_token": "x"}
    url = f"{calendar.base_url}/oauth/token"
    for auth in (None, ("stand-in-calendly-client", "wrong")):
        assert requests.post(url, data=grant, auth=auth, timeout=BOUND_S).status_code == 401
    app = ("stand-in-calendly-client", "stand-in-calendly-secret")
    refused = requests.post(url, data=grant, auth=app, timeout=BOUND_S)
    assert (refused.status_code, refused.json()["error"]) == (400, "invalid_grant")


def test_a_token_can_be_looked_into(calendar: sandbox.StandIn) -> None:
    token = calendar.app.extensions["grants"].issue()
    app = {"client_id": "stand-in-calendly-client", "client_secret": "stand-in-calendly-secret"}
    url = f"{calendar.base_url}/oauth/introspect"
    found = requests.post(url, data=app | {"token": token["access_token"]}, timeout=BOUND_S).json()
    assert found["active"] and found["owner"] == OWNER and found["exp"] > datetime.now(UTC).timestamp()
    assert requests.post(url, data=app | {"token": "x"}, timeout=BOUND_S).json() == {"active": False}


@pytest.mark.parametrize(
    "changes",
    [
        {"url": "ftp://x"},
        {"events": []},
        {"events": ["event_type.created"]},
        {"scope": "group"},
        {"scope": "user"},
        {"organization": "another"},
        {"secret": "x"},
    ],
)
def test_a_wrong_subscription_is_refused(caller: Caller, changes: Json) -> None:
    asked = {"url": "http://127.0.0.1:9/x", "events": ["invitee.created"], "organization": ORGANIZATION}
    assert caller.ask("POST", "/webhook_subscriptions", asked | {"scope": "organization"} | changes).status_code == 400
