"""Calls nobody told us of, because we could not be reached, are found at Vapi."""

from datetime import UTC, datetime, timedelta

from flask import Flask
from flask.testing import FlaskClient

from integrations.sandbox import StandIn
from tests.doors.test_call_settled import HELD, environ, vapi
from tests.doors.vapi_messages import report, send
from tests.operations.guest_book import ANNA, add_guest, place_of
from tests.restaurants import CALLER, Place
from webapp.extensions import db
from webapp.models import Assistant, Call
from webapp.models.types import utc_now
from webapp.operations import guests, jobs
from webapp.operations.call_log import finding

__all__ = ["environ", "vapi"]
NOW = datetime.now(UTC)
DURING = {"startedAt": (NOW - timedelta(minutes=9)).isoformat(), "endedAt": (NOW - timedelta(minutes=7)).isoformat()}


def reports_here(place: Place, is_ours: bool) -> None:
    db.session.query(Assistant).filter_by(restaurant_id=place.id).update({"was_made_here": is_ours})
    db.session.commit()


def found(app: Flask, later: timedelta = timedelta()) -> dict[str, str | None]:
    """The calls of the log by Vapi's ids, with what came of them, once the worker has looked."""
    with app.app_context():
        finding.promise(utc_now())
        while jobs.run_one(utc_now() + later):
            pass
        db.session.rollback()
        return {call.vapi_call_id: call.outcome for call in db.session.query(Call)}


def test_a_call_during_which_we_were_away_is_found_once(
    app: Flask, client: FlaskClient, roma: Place, vapi: StandIn
) -> None:
    held, ours = vapi.app.extensions["held"], {"assistantId": roma.assistant_id}
    with app.app_context():
        reports_here(roma, False)
    held.add("call", {**HELD, **DURING, **ours}, "call-unheard")
    held.add("call", {**HELD, **DURING, **ours, "status": "in-progress", "endedAt": None}, "call-goes-on")
    held.add("call", {**HELD, **DURING, "assistantId": "somebody-elses"}, "call-of-others")
    assert found(app) == {}  # of an assistant that was there before, whose owner has not agreed
    with app.app_context():
        reports_here(roma, True)
    assert found(app) == {"call-unheard": "abandoned"}
    send(client, roma, report(roma, call_id="call-heard"))
    held.add("call", {**HELD, **DURING, **ours}, "call-heard")
    assert found(app, timedelta(hours=2)) == {"call-unheard": "abandoned", "call-heard": "abandoned"}


def test_a_call_of_a_guest_who_was_erased_is_not_found_again(
    app: Flask, client: FlaskClient, roma: Place, vapi: StandIn
) -> None:
    held = vapi.app.extensions["held"]
    held.add("call", {**HELD, **DURING, "assistantId": roma.assistant_id}, "call-erased")
    send(client, roma, report(roma, call_id="call-erased"))
    with app.app_context():
        reports_here(roma, True)
        guests.erase(place_of(roma), ANNA, add_guest(roma, "Mario Rossi", CALLER))
        vapi.app.extensions["faults"].switch("500", only="remove")
        app.extensions["tool_call_batches"].flush()  # what was kept of the call when the guest was erased
        names = found(app)
        vapi.app.extensions["faults"].switch(None)
    assert "call-erased" in {one["id"] for one in held.newest_first("call")}
    assert "call-erased" not in names and len([name for name in names if name.startswith("erased:")]) == 1
