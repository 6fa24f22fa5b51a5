"""An account and what its texts may leave from are proved before they are kept."""

import json
from typing import Any

import pytest

from integrations.answers import Answer
from integrations.errors import NotSupported, ReconnectNeeded, Unavailable
from integrations.http import Transport
from integrations.sandbox import StandIn
from integrations.sandbox.twilio import ACCOUNT_SID, AUTH_TOKEN, MESSAGING_SERVICE, NUMBER
from integrations.twilio.client import From, MessagingService, TwilioClient
from tests.integrations.loopback import reply
from tests.integrations.twilio.test_client import Serve, client


def test_an_account_is_tried_before_it_is_kept(stand_in: StandIn, serve: Serve, twilio_spec: dict[str, Any]) -> None:
    client(stand_in.base_url).check()
    with pytest.raises(ReconnectNeeded):
        TwilioClient(ACCOUNT_SID, "wrong", From(NUMBER), stand_in.base_url).check()
    with pytest.raises(ReconnectNeeded):
        TwilioClient("AC" + "9" * 32, AUTH_TOKEN, From(NUMBER), stand_in.base_url).check()
    server = serve(reply(b'{"status": "suspended"}'))
    with pytest.raises(NotSupported):
        client(server.url).check()
    path = server.requests[0].split()[1].decode()
    assert path.replace(ACCOUNT_SID, "{Sid}") in twilio_spec["paths"]


def test_messaging_services_are_asked_for_where_twilio_has_them() -> None:
    asked: list[str] = []

    class Wire(Transport):
        def send(self, method: str, url: str, **what: Any) -> Answer:
            asked.append(url)
            return Answer(200, {}, {"sid": MESSAGING_SERVICE})

    TwilioClient(ACCOUNT_SID, AUTH_TOKEN, MessagingService(MESSAGING_SERVICE), transport=Wire("twilio")).check_sender()
    assert asked == [f"https://messaging.twilio.com/v1/Services/{MESSAGING_SERVICE}"]


def test_a_sender_is_proved_to_be_the_accounts(stand_in: StandIn, serve: Serve, twilio_spec: dict[str, Any]) -> None:
    for sender in (From(NUMBER), MessagingService(MESSAGING_SERVICE)):
        TwilioClient(ACCOUNT_SID, AUTH_TOKEN, sender, stand_in.base_url).check_sender()
    for sender in (From("+390699999999"), From(NUMBER[:-1]), MessagingService("MG" + "9" * 32)):
        with pytest.raises(ReconnectNeeded) as caught:
            TwilioClient(ACCOUNT_SID, AUTH_TOKEN, sender, stand_in.base_url).check_sender()
        assert caught.value.code == "bad_sender"
    deaf = {"phone_number": NUMBER, "capabilities": {"sms": False}}
    server = serve(reply(json.dumps({"incoming_phone_numbers": [deaf], "next_page_uri": None}).encode()))
    with pytest.raises(ReconnectNeeded):
        client(server.url).check_sender()
    path, _, query = server.requests[0].split()[1].decode().partition("?")
    described = twilio_spec["paths"][path.replace(ACCOUNT_SID, "{AccountSid}")]["get"]["parameters"]
    assert {part.partition("=")[0] for part in query.split("&")} <= {each["name"] for each in described}
    stand_in.app.extensions["faults"].switch("500")
    with pytest.raises(Unavailable):
        client(stand_in.base_url).check_sender()
