"""Whoever is erased here is erased at Vapi: their calls go there too, sooner or later; what does not go is shown."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from integrations.breaker import breaker_of
from integrations.sandbox import StandIn
from integrations.vapi.words import SERVICE
from tests.doors.test_call_settled import environ, holds, vapi
from tests.doors.vapi_messages import ENDED, report, send
from tests.operations.guest_book import ANNA, add_guest, place_of
from tests.pages.conftest import Browser
from tests.restaurants import CALLER, Place
from webapp.extensions import db
from webapp.models import Call, Job
from webapp.models.types import utc_now
from webapp.operations import guests, jobs
from webapp.operations.call_log import erasing, keeping

__all__ = ["environ", "holds", "vapi"]
SignedIn = Callable[..., Browser]


@pytest.fixture
def erased(app: Flask, client: FlaskClient, house: Place, holds: Any) -> None:
    """A guest who called twice, and is erased now."""
    for call_id in ("call-1", "call-2"):
        holds(call_id)
        send(client, house, report(house, call_id=call_id))
    with app.app_context():
        guests.erase(place_of(house), ANNA, add_guest(house, "Mario Rossi", CALLER))


def work(app: Flask, later: timedelta) -> list[str]:
    """Do what has come due, and what became of the erasures."""
    with app.app_context():
        while jobs.run_one(utc_now() + later):
            pass
        db.session.rollback()
        return [job.state for job in db.session.query(Job).filter_by(kind=erasing.KIND)]


def held(vapi: StandIn) -> set[str]:
    return {one["id"] for one in vapi.app.extensions["held"].newest_first("call")}


def test_the_calls_of_a_guest_who_was_erased_are_deleted_at_vapi(app: Flask, erased: None, vapi: StandIn) -> None:
    assert {"call-1", "call-2"} <= held(vapi)
    with app.app_context():
        assert "call-1" not in str([job.payload for job in db.session.query(Job).filter_by(kind=erasing.KIND)])
    vapi.app.extensions["held"].remove("call", "call-2")  # gone is gone
    assert work(app, timedelta(minutes=1)) == ["done", "done"]
    assert not {"call-1", "call-2"} & held(vapi)
    with app.app_context():
        assert [job.payload for job in db.session.query(Job).filter_by(kind=erasing.KIND)] == [{}, {}]


def test_while_vapi_is_away_it_is_tried_again_and_shown(
    app: Flask, erased: None, house: Place, vapi: StandIn, signed_in: SignedIn
) -> None:
    faults, page = vapi.app.extensions["faults"], signed_in("manager")
    faults.switch("500")
    assert work(app, timedelta(minutes=1)) == ["waiting", "waiting"]
    assert "2 calls are still to be deleted at Vapi" in page.get("/r/roma/calls/settings").text
    faults.switch("401")
    breaker_of(SERVICE, vapi.base_url).record(failed=False)
    with app.app_context():
        db.session.query(Job).filter_by(kind=erasing.KIND).update({"attempts": erasing.MOST_ATTEMPTS})
        db.session.commit()
    assert work(app, timedelta(hours=12)) == ["failed", "failed"]
    text = page.get("/r/roma/calls/settings").text
    assert "2 calls could not be deleted at Vapi" in text and "Vapi does not accept the key" in text
    assert "could not be deleted at Vapi" in page.get("/r/roma/calls").text
    faults.switch(None)
    breaker_of(SERVICE, vapi.base_url).record(failed=False)
    assert page.post("/r/roma/calls/erase-again").status_code == 303
    assert work(app, timedelta(minutes=1)) == ["done", "done"] and not {"call-1", "call-2"} & held(vapi)
    assert "could not be deleted" not in page.get("/r/roma/calls").text


def test_a_call_of_which_nothing_is_kept_any_more_is_deleted_at_vapi(
    app: Flask, client: FlaskClient, house: Place, holds: Any, vapi: StandIn
) -> None:
    holds("call-3")
    send(client, house, report(house, call_id="call-3"))  # it ended in 2027
    place, ended = place_of(house), datetime.fromisoformat(ENDED)
    with app.app_context():
        keeping.set_rules(place, ANNA, keeping.Rules(recording_days=7, transcript_days=30))
        keeping.forget(house.id, ended + timedelta(days=8))
        call = db.session.query(Call).filter_by(vapi_call_id="call-3").one()
        assert (
            call.recording_url is None and call.summary and not db.session.query(Job).filter_by(kind="erase_call").all()
        )
        keeping.forget(house.id, ended + timedelta(days=31))
        keeping.forget(house.id, ended + timedelta(days=32))
        db.session.rollback()
        assert call.transcript is None and call.summary is None
    assert work(app, ended + timedelta(days=40) - utc_now()) == ["done"] and "call-3" not in held(vapi)
