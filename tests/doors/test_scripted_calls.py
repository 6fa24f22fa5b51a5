"""A call that the stand-in for Vapi places, from the first word to the booking in the book, through Vapi's own door."""

import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import requests
from flask import Flask
from sqlalchemy import select
from werkzeug.serving import make_server

from integrations import sandbox
from integrations.sandbox.vapi.script import default_script
from tests.restaurants import Place, open_restaurant
from webapp.extensions import db
from webapp.models import Booking

BOUND_S = 20.0
SCHEMA = {"type": "object", "properties": {}}
TOOLS = ("check_availability", "create_booking", "answer_question", "modify_booking")


@pytest.fixture
def public_url(app: Flask) -> Iterator[str]:
    """Where the application can be reached over HTTP."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def roma(app: Flask) -> Place:
    return open_restaurant(app, "roma")


def publish(stand_in: sandbox.StandIn, place: Place, url: str) -> None:
    """The restaurant's assistant, as if it had been made there."""
    held = stand_in.app.extensions["held"]
    server = {"url": f"{url}/api/vapi/tools", "headers": {"X-Vapi-Secret": place.secret}}
    tools = [
        held.add("tool", {"type": "function", "function": {"name": name, "parameters": SCHEMA}, "server": server})
        for name in TOOLS
    ]
    model = {"provider": "openai", "model": "gpt-4o", "toolIds": [tool["id"] for tool in tools]}
    held.add("assistant", {"name": "Roma", "model": model, "server": server}, place.assistant_id)


@pytest.mark.parametrize("generation", ["2024", "2026"])
def test_a_scripted_call_ends_as_a_booking(app: Flask, roma: Place, public_url: str, generation: str) -> None:
    with sandbox.running("vapi") as stand_in:
        publish(stand_in, roma, public_url)
        call = place_call(stand_in, roma, generation)
    assert call["notes"] == [] and {one["status"] for one in call["deliveries"]} == {200}
    results = [json.loads(one["result"]) for one in call["messages"] if one["role"] == "tool_call_result"]
    assert [one["success"] for one in results] == [True, True, True, True]
    with app.app_context():
        (booking,) = db.session.scalars(select(Booking)).all()
    assert (booking.name, booking.people, booking.reference) == (
        "Giulia Bianchi",
        2,
        results[1]["booking"]["reference"],
    )
    assert results[3]["booking"]["time"] == results[0]["slots"][1]


def place_call(stand_in: sandbox.StandIn, place: Place, generation: str) -> dict[str, Any]:
    """The default script, to the restaurant's assistant."""
    script = default_script(stand_in.app.extensions["held"].newest_first("tool"))
    body = {"assistantId": place.assistant_id, "customer": "+393331234567", "script": script, "generation": generation}
    response = requests.post(f"{stand_in.base_url}/_sandbox/calls", json=body, timeout=BOUND_S)
    return dict(response.json())
