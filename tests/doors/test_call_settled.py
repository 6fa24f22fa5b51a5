"""A call whose report never came is asked for at Vapi, and what came of it is known once everything is in."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from integrations import sandbox
from tests.doors.vapi_messages import BEGAN, ENDED, RECORDING, SAID, TURNS, report, send, status
from tests.restaurants import CALLER, Place, ahead, envelope
from webapp.extensions import db
from webapp.models import Call, Job
from webapp.models.types import utc_now
from webapp.operations import jobs
from webapp.operations.call_log import settling
from webapp.operations.call_log.writing import LONGEST_CALL

HELD = {
    "type": "inboundPhoneCall",
    "status": "ended",
    "startedAt": BEGAN,
    "endedAt": ENDED,
    "endedReason": "customer-ended-call",
    "cost": 0.1234,
    "customer": {"number": CALLER},
    "analysis": {"summary": "Wanted a table."},
    "artifact": {"messages": SAID, "recordingUrl": RECORDING},
}


@pytest.fixture(scope="module")
def vapi() -> Iterator[sandbox.StandIn]:
    with sandbox.running("vapi") as started:
        yield started


@pytest.fixture
def environ(environ: dict[str, str], vapi: sandbox.StandIn) -> dict[str, str]:
    return environ | sandbox.SETTINGS["vapi"](vapi.base_url)


@pytest.fixture
def holds(vapi: sandbox.StandIn) -> Any:
    """Have the stand-in hold a call: `holds("call-1", status="ended")`."""
    held = vapi.app.extensions["held"]
    yield lambda identity, **changes: held.add("call", {**HELD, **changes}, identity)
    vapi.app.extensions["faults"].switch(None)


def work(app: Flask, later: timedelta = LONGEST_CALL + timedelta(seconds=1)) -> None:
    with app.app_context():
        while jobs.run_one(utc_now() + later):
            pass


def the_call(app: Flask) -> Call:
    app.extensions["tool_call_batches"].flush()
    with app.app_context():
        return db.session.query(Call).one()


def the_job(app: Flask) -> Job:
    with app.app_context():
        return db.session.query(Job).filter_by(kind=settling.KIND).one()


@pytest.mark.parametrize("last", ["in-progress", "ended"])
def test_a_lost_report_is_fetched(app: Flask, client: FlaskClient, roma: Place, holds: Any, last: str) -> None:
    holds("call-lost")
    send(client, roma, status(roma, last, "call-lost"))
    work(app)
    call = the_call(app)
    assert (call.summary, call.transcript, call.cost_micros) == ("Wanted a table.", TURNS, 123_400)
    assert (call.recording_url, call.outcome) == (RECORDING, "abandoned")
    assert the_job(app).state == "done"


def test_a_call_that_goes_on_is_asked_for_again(app: Flask, client: FlaskClient, roma: Place, holds: Any) -> None:
    holds("call-long", status="in-progress", endedAt=None)
    send(client, roma, status(roma, "in-progress", "call-long"))
    work(app)
    assert (the_job(app).state, the_job(app).last_error, the_call(app).outcome) == ("waiting", "not over yet", None)


def test_while_vapi_is_down_the_job_waits(
    app: Flask, client: FlaskClient, roma: Place, holds: Any, vapi: sandbox.StandIn
) -> None:
    holds("call-down")
    send(client, roma, status(roma, "ended", "call-down"))
    vapi.app.extensions["faults"].switch("500")
    work(app, timedelta(minutes=3))
    assert the_job(app).state == "waiting" and the_call(app).reported_at is None
    vapi.app.extensions["faults"].switch(None)
    work(app)
    assert the_job(app).state == "done" and the_call(app).summary == "Wanted a table."


def test_a_call_that_vapi_forgot_is_left_as_it_is(app: Flask, client: FlaskClient, roma: Place, holds: Any) -> None:
    send(client, roma, status(roma, "ended", "call-gone", endedReason="customer-ended-call"))
    work(app)
    assert (the_job(app).state, the_call(app).outcome) == ("done", "abandoned")


def test_what_came_of_a_call_is_known_from_its_tools(app: Flask, client: FlaskClient, roma: Place) -> None:
    wish = {"date": ahead(), "time": "20:00", "people": 2, "customer_name": "Mario Rossi"}
    now = utc_now()
    during = {"startedAt": now.isoformat(), "endedAt": (now + timedelta(minutes=2)).isoformat()}
    for tool, given, outcome in (
        ("check_availability", {**wish, "time": "03:00"}, "refused"),
        ("answer_question", {"question": "Avete opzioni senza glutine?"}, "answered"),
        ("create_booking", wish, "booked"),
        ("modify_booking", {"new_people": 3}, "changed"),
        ("cancel_booking", {}, "cancelled"),
    ):
        body = envelope(roma, ("t1", tool, given), call_id=f"call-{tool}")
        assert client.post("/api/vapi/tools", json=body, headers=roma.bearer).status_code == 200
        app.extensions["tool_call_batches"].flush()
        send(client, roma, report(roma, call_id=f"call-{tool}", **during))
        with app.app_context():
            assert db.session.query(Call).filter_by(vapi_call_id=f"call-{tool}").one().outcome == outcome


def test_a_call_that_was_given_on_says_so(app: Flask, client: FlaskClient, roma: Place) -> None:
    given_on: dict[str, Any] = {
        "endedReason": "assistant-forwarded-call",
        "destination": {"type": "number", "number": "+390612345678"},
    }
    send(client, roma, report(roma, **given_on))
    call = the_call(app)
    assert (call.outcome, call.forwarded_to) == ("transferred", "+390612345678")
