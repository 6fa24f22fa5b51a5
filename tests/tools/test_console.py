"""A tool tried by hand answers as it would on the phone, and leaves nothing behind unless it is asked to."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.restaurants import CALLER, Place, ahead, open_restaurant
from webapp.extensions import db
from webapp.models import Booking, Seating, ToolCall
from webapp.tools import console

WISH = {"date": ahead(), "time": "20:00", "people": "2", "customer_name": "Mario Rossi"}


@pytest.fixture
def roma(app: Flask, database: str) -> Place:
    return open_restaurant(app)


def rows(app: Flask) -> list[int]:
    app.extensions["tool_call_batches"].flush()
    with app.app_context():
        return [db.session.scalar(select(func.count()).select_from(kind)) or 0 for kind in (Booking, Seating, ToolCall)]


@pytest.mark.both_databases
def test_a_rehearsed_booking_is_answered_decided_and_forgotten(app: Flask, roma: Place) -> None:
    with app.app_context():
        for _ in range(2):
            trial = console.run(roma.id, "create_booking", WISH, CALLER, None, carry_out=False)
            assert trial.answer["success"] and trial.answer["booking"]["name"] == "Mario Rossi"
            assert trial.spoken and trial.milliseconds > 0 and not trial.was_carried_out
            assert trial.decision and all(check["passed"] for check in trial.decision["checks"])
    assert rows(app) == [0, 0, 0]


@pytest.mark.both_databases
def test_what_is_carried_out_is_in_the_book(app: Flask, roma: Place) -> None:
    with app.app_context():
        trial = console.run(roma.id, "create_booking", WISH, CALLER, None, carry_out=True)
    assert trial.was_carried_out and trial.answer["success"] and rows(app) == [1, 1, 1]


def test_a_refusal_says_which_rule(app: Flask, roma: Place) -> None:
    with app.app_context():
        wish = {"date": ahead(), "time": "16:00", "people": "2"}
        trial = console.run(roma.id, "check_availability", wish, CALLER, None, carry_out=False)
    assert trial.decision and trial.decision["reason"] == "outside_hours"
    assert [check["rule"] for check in trial.decision["checks"] if not check["passed"]]
    assert rows(app) == [0, 0, 0]


def test_time_may_stand_still(app: Flask, roma: Place) -> None:
    with app.app_context():
        new_year = datetime(2027, 12, 31, 12, tzinfo=UTC)
        trial = console.run(roma.id, "check_availability", {"date": "domani"}, "", new_year, carry_out=False)
    assert "primo gennaio" in trial.spoken and trial.answer["slots"]


def test_a_caller_must_have_a_number_that_exists(app: Flask, roma: Place) -> None:
    with app.app_context(), pytest.raises(ValueError, match="12"):
        console.run(roma.id, "lookup_booking", {}, "12", None, carry_out=False)


def test_every_tool_has_its_fields_and_a_stranger_has_none(app: Flask, roma: Place) -> None:
    with app.app_context():
        for name in console.BY_VOICE:
            assert all(slot.about for slot in console.slots(roma.id, name))
        with pytest.raises(console.UnknownTool):
            console.slots(roma.id, "daily_special")
