"""How the stand-in for Square lets in, what its page does, and its messages. `BOUND_S` only guards against hanging."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
import requests

from integrations import sandbox
from integrations.provider import Note, Notice
from integrations.sandbox.square import settings
from integrations.sandbox.square.events import SIGNATURE_KEY
from integrations.sandbox.square.grants import ACCESS_TOKEN, APPLICATION_ID, APPLICATION_SECRET, SELLER
from integrations.sandbox.square.shop import COUNTER
from integrations.square import webhooks
from tests.integrations.loopback import Loopback, reply
from tests.integrations.square.caller import (
    BOUND_S,
    Caller,
    Json,
    code_of,
)
from tests.until import until

Serve = Callable[..., Loopback]


@pytest.fixture
def caller(square: sandbox.StandIn) -> Caller:
    return Caller(square.base_url)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"grant_type": "authorization_code"}, "MISSING_REQUIRED_PARAMETER"),
        ({"client_id": APPLICATION_ID, "grant_type": "authorization_code", "code": "c"}, "UNAUTHORIZED"),
        (
            {"client_id": APPLICATION_ID, "client_secret": APPLICATION_SECRET, "grant_type": "password", "code": "c"},
            "BAD_REQUEST",
        ),
        ({"client_id": APPLICATION_ID, "user": "me"}, "BAD_REQUEST"),
    ],
)
def test_a_token_that_is_asked_for_wrongly_is_refused(caller: Caller, body: Json, code: str) -> None:
    refused = requests.post(f"{caller.base_url}/oauth2/token", json=body, timeout=BOUND_S)
    assert refused.json()["errors"][0]["code"] == code


def test_a_token_asked_for_by_form_is_refused(caller: Caller) -> None:
    body = {"client_id": APPLICATION_ID, "client_secret": APPLICATION_SECRET, "grant_type": "refresh_token"}
    assert requests.post(f"{caller.base_url}/oauth2/token", data=body, timeout=BOUND_S).status_code == 400


def test_nobody_is_let_in_for_another_application(caller: Caller) -> None:
    asked = {"client_id": "another", "redirect_uri": "https://tavolo.example/", "scope": "ITEMS_READ"}
    assert requests.get(f"{caller.base_url}/oauth2/authorize", asked, timeout=BOUND_S).status_code == 400
    asked = asked | {"client_id": APPLICATION_ID, "scope": "EVERYTHING"}
    assert requests.get(f"{caller.base_url}/oauth2/authorize", asked, timeout=BOUND_S).status_code == 400


def test_its_page_shows_what_it_holds_and_how_to_connect(caller: Caller) -> None:
    caller.book(caller.guest(), customer_note="Party of 2 <for> Mario")
    page = requests.get(caller.base_url, timeout=BOUND_S).text
    assert ACCESS_TOKEN in page and "stand-in for Square" in page
    assert "Party of 2 &lt;for&gt; Mario" in page
    assert all(value in page for name, value in settings(caller.base_url).items() if name != "SQUARE_BASE_URL")


def test_the_other_side_can_be_played(square: sandbox.StandIn, caller: Caller) -> None:
    caller.play("book", service=COUNTER)
    [held] = square.app.extensions["square"].calendar.all()
    before = held.start
    caller.play(f"bookings/{held.booking['id']}", answer="move")
    assert held.start > before
    caller.play(f"bookings/{held.booking['id']}", answer="cancel")
    assert held.booking["status"] == "CANCELLED_BY_SELLER"
    caller.play("fault", mode="500")
    assert caller.send("GET", "/merchants/me").status_code == 500
    caller.play("fault", mode="")
    caller.play("shop", is_open="on")
    assert not caller.send("GET", "/bookings/business-booking-profile").json()["business_booking_profile"][
        "booking_enabled"
    ]
    caller.play("revoke")
    assert code_of(caller.send("GET", "/merchants/me")) == (401, "ACCESS_TOKEN_REVOKED")


def test_its_messages_are_genuine_and_tell_of_every_change(serve: Serve) -> None:
    server, address = serve(reply()), "https://tavolo.example/webhooks/square?a=1"
    with sandbox.running("square", callback_base=server.url, notification_url=address) as started:
        caller = Caller(started.base_url)
        made = caller.book(caller.guest()).json()["booking"]["id"]
        until(lambda: len(server.requests) == 1)
        caller.play(f"bookings/{made}", answer="cancel")
        until(lambda: len(server.requests) == 2)
        caller.play("book")  # not ours: a buyer-level application is not told
        caller.play("revoke")
        until(lambda: len(server.requests) == 3)
    told: list[Notice] = []
    for request in server.requests:
        head, _, body = request.partition(b"\r\n\r\n")
        assert head.startswith(b"POST /webhooks/square?a=1 HTTP/1.1\r\n")
        headers = dict(re.findall(r"([\w-]+): (.*)\r\n", head.decode() + "\r\n"))
        assert webhooks.is_genuine([SIGNATURE_KEY], address, headers, body, datetime.now(UTC))
        told += webhooks.notices(headers, body, ZoneInfo("Europe/Rome"))
    assert [(each.note, each.booking_id) for each in told] == [
        *((Note.BOOKING, made), (Note.BOOKING, made)),
        (Note.REVOKED, None),
    ]


def test_a_seller_is_told_of_the_staffs_bookings_too(serve: Serve) -> None:
    server = serve(reply())
    with sandbox.running("square", callback_base=server.url, notification_url="https://tavolo.example/s") as started:
        grants = started.app.extensions["square"].grants
        grants.exchange(grants.consent(SELLER, "https://tavolo.example/"), "https://tavolo.example/")
        Caller(started.base_url).play("book")
        until(lambda: len(server.requests) == 1)


def test_its_requests_are_counted(square: sandbox.StandIn, caller: Caller) -> None:
    before = square.app.extensions["requests"]()
    caller.send("GET", "/merchants/me")
    requests.get(caller.base_url, timeout=BOUND_S)
    assert square.app.extensions["requests"]() == before + 1
