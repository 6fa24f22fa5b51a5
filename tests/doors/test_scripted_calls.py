"""A call that the stand-in for Vapi places, from the first word to the booking in the book, through Vapi's own door."""

import json
import threading
from collections.abc import Iterator
from datetime import timedelta
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
from webapp.models import Booking, Call
from webapp.models.types import utc_now
from webapp.operations import call_log, jobs
from webapp.operations.memberships import Place as Here

BOUND_S = 20.0
SCHEMA = {"type": "object", "properties": {}}
TOOLS = ("check_availability", "create_booking", "answer_question", "modify_booking", "take_message")


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
    assert [one["success"] for one in results] == [True] * 5
    with app.app_context():
        (booking,) = db.session.scalars(select(Booking)).all()
    assert (booking.name, booking.people, booking.reference) == (
        "Giulia Bianchi",
        2,
        results[1]["booking"]["reference"],
    )
    assert results[3]["booking"]["time"] == results[0]["slots"][1]


HABITS: tuple[dict[str, Any], ...] = ({}, {"repeat": True, "reorder": True}, {"lose": ["status-update"]})


@pytest.mark.parametrize("generation", ["2024", "2026"])
@pytest.mark.parametrize("habits", HABITS, ids=str)
def test_a_scripted_call_ends_as_a_complete_page(
    app: Flask, roma: Place, public_url: str, generation: str, habits: dict[str, Any]
) -> None:
    with sandbox.running("vapi") as stand_in:
        publish(stand_in, roma, public_url)
        app.extensions["tool_call_batches"].flush()
        placed = place_call(stand_in, roma, generation, **habits)
    assert {one["status"] for one in placed["deliveries"]} == {200}
    app.extensions["tool_call_batches"].flush()
    with app.app_context():
        while jobs.run_one(utc_now() + timedelta(minutes=20)):
            pass
        (call,) = db.session.scalars(select(Call)).all()
        place = Here(roma.id, roma.slug, "Roma", "Europe/Rome", "it", "owner")
        story = call_log.story(place, call.id)
    assert (call.outcome, call.caller, call.ended_reason) == ("booked", "+393331234567", "customer-ended-call")
    assert call.summary and call.recording_url and call.cost_micros and call.direction == "inbound"
    assert [turn["text"] for turn in call.transcript or () if turn["who"] == "tool"] == list(TOOLS)
    assert [each.tool for each in story.asked] == [
        "check_openings", "create_booking", "faq", "modify_booking", "take_message"]  # fmt: skip
    assert [booking.name for booking in story.bookings] == ["Giulia Bianchi"]
    assert [left.body for left in story.messages] == ["Richiamare per una cena di gruppo."]
    assert story.seconds == round((call.ended_at - call.began_at).total_seconds())  # type: ignore[operator]


def place_call(stand_in: sandbox.StandIn, place: Place, generation: str, **habits: Any) -> dict[str, Any]:
    """The default script, to the restaurant's assistant."""
    script = default_script(stand_in.app.extensions["held"].newest_first("tool"))
    body = {
        "assistantId": place.assistant_id,
        "customer": "+393331234567",
        "script": script,
        "generation": generation,
        **habits,
    }
    response = requests.post(f"{stand_in.base_url}/_sandbox/calls", json=body, timeout=BOUND_S)
    return dict(response.json())
