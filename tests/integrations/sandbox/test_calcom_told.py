"""The stand-in for Cal.com tells its subscribers what happens, and has a page for playing the other side."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import requests

from integrations import sandbox
from integrations.calcom.webhooks import SIGNATURE, is_genuine
from integrations.sandbox.calcom import API_KEY, settings
from integrations.sandbox.calcom.event_types import BY_PHONE, FOR_TWO, PRIVATE_ROOM
from tests.integrations.calcom.calling import BOUND_S, Caller, utc
from tests.integrations.calcom.connecting import at
from tests.integrations.loopback import Loopback, reply
from tests.until import until

HOOK = "http://127.0.0.1:9/hooks/calcom/1?a=b"


@pytest.fixture
def caller() -> Iterator[Caller]:
    with sandbox.running("calcom", hosts=1) as stand_in:
        yield Caller(stand_in.base_url)


class Listener:
    """What a subscriber heard."""

    def __init__(self, server: Loopback) -> None:
        self._server = server

    def heard(self) -> list[tuple[bytes, dict[str, str], dict[str, Any]]]:
        """Request line, headers and message of each, checked to be signed with `s`."""
        found = []
        for request in self._server.requests:
            head, _, body = request.partition(b"\r\n\r\n")
            line, *lines = head.split(b"\r\n")
            headers = dict(each.decode().split(": ", 1) for each in lines)
            found.append((line, headers, json.loads(body)))
            assert is_genuine(["s"], HOOK, headers, body, datetime.now(UTC)) or headers[SIGNATURE].startswith("no-")
        return found


def test_subscribers_hear_of_everything_they_asked_for(serve: Callable[..., Loopback]) -> None:
    server = serve(reply(b"", "204 No Content"))
    listener = Listener(server)
    triggers = ["BOOKING_CREATED", "BOOKING_RESCHEDULED", "BOOKING_CANCELLED", "BOOKING_REQUESTED", "BOOKING_REJECTED"]
    with sandbox.running("calcom", callback_base=server.url, hosts=1) as stand_in:
        caller = Caller(stand_in.base_url)
        body = {"active": True, "subscriberUrl": HOOK, "triggers": triggers, "secret": "s"}
        caller.ask("POST", "/webhooks", json=body)
        made = caller.book().json()["data"]
        until(lambda: len(listener.heard()) == 1)
        moved = caller.ask("POST", f"/bookings/{made['uid']}/reschedule", json={"start": utc(at(20))}).json()["data"]
        until(lambda: len(listener.heard()) == 2)
        caller.ask("POST", f"/bookings/{moved['uid']}/cancel", json={"cancellationReason": "Il cane"})
        until(lambda: len(listener.heard()) == 3)
        room = caller.book(PRIVATE_ROOM, bookingFieldsResponses={"occasione": "Altro"}).json()["data"]
        until(lambda: len(listener.heard()) == 4)
        caller.ask("POST", f"/bookings/{room['uid']}/decline", json={})
        until(lambda: len(listener.heard()) == 5)
    messages = [message for _, _, message in listener.heard()]
    assert [message["triggerEvent"] for message in messages] == triggers
    payloads = [message["payload"] for message in messages]
    assert [payload["status"] for payload in payloads] == ["ACCEPTED", "ACCEPTED", "CANCELLED", "PENDING", "REJECTED"]
    assert (payloads[1]["uid"], payloads[1]["rescheduleUid"]) == (moved["uid"], made["uid"])
    assert payloads[2]["cancellationReason"] == "Il cane" and payloads[0]["startTime"] == utc(at(12))
    line, headers, _ = listener.heard()[0]
    assert line == b"POST /hooks/calcom/1?a=b HTTP/1.1" and headers["x-cal-webhook-version"] == "2021-10-20"


def test_without_a_secret_a_message_says_so(serve: Callable[..., Loopback]) -> None:
    server = serve(reply(b"", "204 No Content"))
    with sandbox.running("calcom", callback_base=server.url) as stand_in:
        caller = Caller(stand_in.base_url)
        body = {"active": True, "subscriberUrl": HOOK, "triggers": ["BOOKING_CREATED"]}
        caller.ask("POST", "/webhooks", json=body)
        caller.book()
        until(lambda: len(server.requests) == 1)
    assert Listener(server).heard()[0][1][SIGNATURE] == "no-secret-provided"


@pytest.mark.parametrize(
    "change",
    [
        {"triggers": ["BOOKING_CONFIRMED"]},
        {"subscriberUrl": "ftp://x"},
        {"version": "1"},
        {"url": HOOK},
        {"active": None},
    ],
)
def test_a_wrong_subscription_is_refused(caller: Caller, change: dict[str, Any]) -> None:
    good = {"active": True, "subscriberUrl": HOOK, "triggers": ["BOOKING_CREATED"]}
    body = {name: value for name, value in {**good, **change}.items() if value is not None}
    assert caller.ask("POST", "/webhooks", json=body).status_code == 400
    assert caller.ask("GET", "/webhooks").json()["data"] == []


def test_its_page_lets_a_person_play_the_other_side(caller: Caller) -> None:
    def press(path: str, **form: str) -> str:
        return requests.post(f"{caller.base_url}{path}", form, timeout=BOUND_S).text

    page = requests.get(caller.base_url, timeout=BOUND_S).text
    assert API_KEY in page and f"{caller.base_url}/v2" in page and "No booking yet" in page
    wish = {"name": "<b>Anna</b>", "phoneNumber": "+393337654321", "email": "anna@example.com"}
    assert "&lt;b&gt;Anna&lt;/b&gt;" in press(f"/book/{FOR_TWO}", start=utc(at(12)), **wish)
    (made,) = caller.ask("GET", "/bookings").json()["data"]
    assert "not available" in press(f"/book/{FOR_TWO}", start=utc(at(12)), **wish)
    press(f"/move/{made['uid']}", start=utc(at(20)))
    (moved,) = caller.ask("GET", "/bookings").json()["data"]
    assert moved["rescheduledFromUid"] == made["uid"]
    press(f"/cancel/{moved['uid']}")
    assert caller.ask("GET", "/bookings").json()["data"] == []
    press(f"/book/{PRIVATE_ROOM}", start=utc(at(12)), **wish)
    press(f"/book/{BY_PHONE}", start=utc(at(20)), **wish)
    room, phone = caller.ask("GET", "/bookings").json()["data"]
    press(f"/settle/{room['uid']}/accepted")
    statuses = {found["uid"]: found["status"] for found in caller.ask("GET", "/bookings").json()["data"]}
    assert statuses == {room["uid"]: "accepted", phone["uid"]: "accepted"}


def test_its_page_lets_a_person_make_trouble(caller: Caller) -> None:
    for mode, status in (("500", 500), ("html_403", 403), ("", 200)):
        requests.post(f"{caller.base_url}/fault", {"mode": mode}, timeout=BOUND_S)
        assert caller.ask("GET", "/me").status_code == status


def test_its_settings_point_at_it(caller: Caller) -> None:
    assert settings(caller.base_url) == {"CALCOM_BASE_URL": f"{caller.base_url}/v2"}
