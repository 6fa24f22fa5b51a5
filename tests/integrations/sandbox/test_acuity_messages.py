"""What the stand-in for Acuity tells of its changes, and its page. `BOUND_S` only guards against hanging."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

import pytest
import requests

from integrations import sandbox
from integrations.acuity.webhooks import is_genuine
from integrations.sandbox.acuity import API_KEY, USER_ID
from tests.integrations.acuity.account import ROME
from tests.integrations.loopback import Loopback, reply
from tests.integrations.sandbox.acuity_caller import BOUND_S, Caller
from tests.until import until

TARGET = "https://app.example/webhooks/acuity/abc"


@pytest.fixture
def caller() -> Iterator[Caller]:
    with sandbox.running("acuity", per_second=1000) as stand_in:
        yield Caller(stand_in)


@pytest.mark.parametrize(
    "asked",
    [
        {"event": "appointment.teleported", "target": TARGET},
        {"event": "appointment.changed", "target": "https://app.example:8443/"},
        {"event": "appointment.changed", "target": "ftp://app.example/"},
        {"event": "appointment.changed", "target": "https://[::1/"},
        {"event": "appointment.changed"},
        [],
    ],
)
def test_messages_are_not_sent_just_anywhere(caller: Caller, asked: Any) -> None:
    assert caller.ask("POST", "/webhooks", json=asked).json()["error"] == "bad_request"


def test_there_are_25_subscriptions_at_most_and_each_can_be_ended(caller: Caller) -> None:
    hook = {"event": "appointment.changed", "target": TARGET}
    answers = [caller.ask("POST", "/webhooks", json=hook) for _ in range(26)]
    assert [each.status_code for each in answers] == [200] * 25 + [400]
    made = answers[0].json()
    assert made == hook | {"id": made["id"], "status": "active"} and made in caller.get("/webhooks")
    ended = [caller.ask("DELETE", f"/webhooks/{made['id']}").status_code for _ in range(2)]
    assert ended == [204, 404]


def messages(server: Loopback) -> list[dict[str, str]]:
    """What arrived, each genuine."""
    found = []
    for request in server.requests:
        head, _, body = request.partition(b"\r\n\r\n")
        assert head.startswith(b"POST /webhooks/acuity/abc HTTP/1.1")
        headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
        assert headers["Content-Type"] == "application/x-www-form-urlencoded"
        assert is_genuine([API_KEY], TARGET, headers, body, datetime.now(ROME))
        found.append(dict(parse_qsl(body.decode())))
    return found


@pytest.mark.parametrize(("long_actions", "prefix"), [(True, "appointment."), (False, "")])
def test_every_change_is_told_with_ids_alone(serve: Callable[..., Loopback], long_actions: bool, prefix: str) -> None:
    server = serve(reply(b"", "204 No Content"))
    with sandbox.running("acuity", per_second=1000, callback_base=server.url, long_actions=long_actions) as stand_in:
        caller = Caller(stand_in)
        for event in ("scheduled", "changed"):
            caller.ask("POST", "/webhooks", json={"event": f"appointment.{event}", "target": TARGET})
        made = caller.made()
        until(lambda: len(server.requests) == 2)
        caller.ask("PUT", f"/appointments/{made['id']}/cancel", json={})
        until(lambda: len(server.requests) == 3)
    ids = {"id": str(made["id"]), "calendarID": "101", "appointmentTypeID": "1"}
    told = [{"action": f"{prefix}{action}", **ids} for action in ("scheduled", "changed", "changed")]
    assert messages(server) == told


def test_its_page_says_how_to_connect_and_plays_the_other_side(serve: Callable[..., Loopback]) -> None:
    server = serve(reply(b"", "204 No Content"))
    with sandbox.running("acuity", per_second=1000, callback_base=server.url) as stand_in:
        caller = Caller(stand_in)
        caller.ask("POST", "/webhooks", json={"event": "appointment.changed", "target": TARGET})
        pages = [requests.get(caller.base_url, timeout=BOUND_S).text]
        for button in ("book", "appointments/54321/move", "appointments/54321/cancel"):
            pressed = requests.post(f"{caller.base_url}/_sandbox/{button}", data={"type": "1"}, timeout=BOUND_S)
            pages.append(pressed.text)
        until(lambda: len(server.requests) == 3)
    assert USER_ID in pages[0] and API_KEY in pages[0] and TARGET in pages[0]
    assert "Giulia Bianchi" not in pages[0] and "Giulia Bianchi" in pages[1]
    assert "cancelled" not in pages[2].split("What is booked")[1] and "cancelled" in pages[3].split("What is booked")[1]


def test_its_page_switches_faults_and_never_runs_what_guests_say(caller: Caller) -> None:
    caller.made(firstName="<script>alert(1)</script>")
    assert "<script>" not in requests.get(caller.base_url, timeout=BOUND_S).text
    for mode, status in (("500", 500), ("", 200)):
        requests.post(f"{caller.base_url}/_sandbox/fault", data={"mode": mode}, timeout=BOUND_S).raise_for_status()
        assert caller.ask("GET", "/me").status_code == status
    nobody = requests.post(f"{caller.base_url}/_sandbox/appointments/7/move", timeout=BOUND_S)
    assert nobody.status_code == 404
