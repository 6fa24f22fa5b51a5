"""Servers that misbehave, the stand-in for Twilio, and the vendors' own specs."""

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from integrations import sandbox
from integrations.sandbox.twilio import ACCOUNT_SID, AUTH_TOKEN, NUMBER
from integrations.twilio.client import From, TwilioClient
from integrations.vapi.client import VapiClient
from tests.integrations.loopback import Loopback
from tests.integrations.square.spec import Listener
from tests.integrations.vapi import description, wanted

SPECS = Path(__file__).parents[2].parent / "shared" / "specs"


@pytest.fixture
def serve() -> Iterator[Callable[..., Loopback]]:
    """Starts a server: `serve(talk)`, or `serve(answer, answer, ...)` for bytes, the last one again and again."""
    with ExitStack() as stack:

        def start(*script: Any, **options: Any) -> Loopback:
            answers = list(script)

            def talk(connection: socket.socket) -> None:
                connection.sendall(answers.pop(0) if len(answers) > 1 else answers[0])

            server = Loopback(script[0] if callable(script[0]) else talk, **options)
            stack.callback(server.close)
            return server

        yield start


@pytest.fixture
def stand_in() -> Iterator[sandbox.StandIn]:
    with sandbox.running("twilio", callback_pause_s=0.02) as started:
        yield started


@pytest.fixture
def texts(stand_in: sandbox.StandIn) -> TwilioClient:
    """Our client, pointed at the stand-in."""
    return TwilioClient(ACCOUNT_SID, AUTH_TOKEN, From(NUMBER), stand_in.base_url)


@pytest.fixture
def vapi_stand_in() -> Iterator[sandbox.StandIn]:
    with sandbox.running("vapi") as started:
        yield started


@pytest.fixture
def vapi(vapi_stand_in: sandbox.StandIn) -> VapiClient:
    """Our client, pointed at the stand-in."""
    return wanted.client(vapi_stand_in.base_url)


@pytest.fixture(scope="session")
def twilio_spec() -> dict[str, Any]:
    path = SPECS / "twilio_api_v2010.json"
    if not path.exists():
        pytest.skip(f"NOT CHECKED against Twilio's own description: {path} is not there")
    spec: dict[str, Any] = json.loads(path.read_text())
    return spec


@pytest.fixture(scope="session")
def vapi_spec() -> dict[str, Any]:
    path = SPECS / "vapi.openapi.json"
    if not path.exists():
        pytest.skip(f"NOT CHECKED against Vapi's own description: {path} is not there")
    return description.mended(json.loads(path.read_text()))


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def square(listener: Listener) -> Iterator[sandbox.StandIn]:
    """The stand-in for Square, with somebody listening."""
    with sandbox.running("square") as started:
        listener.listen(started.app)
        yield started
