"""Cancelled once more, without a reference too: who has heard no answer asks again, and hears the same."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from tests.restaurants import CALLER, ahead
from tests.tools.saying import check_said, host
from webapp.extensions import db
from webapp.models import Booking
from webapp.models.types import utc_now

pytestmark = pytest.mark.both_databases
WISH: dict[str, Any] = {"date": ahead(), "time": "20:00", "people": 2, "customer_name": "Mario Rossi"}


@pytest.mark.parametrize("locale", ["it", "en"])
def test_the_same_is_said_to_the_same_caller(app: Flask, database: str, locale: str) -> None:
    at = host(app, locale)
    at.tell("create_booking", **WISH)
    first = at.tell("cancel_booking", call_id="one")
    again = [at.tell("cancel_booking", call_id="one"), at.tell("cancel_booking", call_id="another")]
    assert first["success"]
    check_said(first["message"], locale)
    assert again == [first, first]
    stranger = at.tell("cancel_booking", caller="+393337654321")
    assert (stranger["success"], stranger["error"]) == (False, "BOOKING_NOT_FOUND")
    assert at.tell("modify_booking", new_time="21:00")["error"] == "BOOKING_NOT_FOUND"


def test_one_that_is_left_is_cancelled_and_not_told_as_gone(app: Flask, database: str) -> None:
    at = host(app, "it")
    made = [at.tell("create_booking", **{**WISH, "date": ahead(days)})["booking"] for days in (7, 8)]
    assert at.tell("cancel_booking", reference=made[0]["reference"])["booking"]["reference"] == made[0]["reference"]
    assert at.tell("cancel_booking")["booking"]["reference"] == made[1]["reference"]
    assert at.tell("cancel_booking")["booking"]["reference"] == made[1]["reference"]


def test_what_was_cancelled_long_ago_is_none_of_theirs(app: Flask, database: str) -> None:
    at = host(app, "it")
    at.tell("create_booking", **WISH)
    assert at.tell("cancel_booking")["success"]
    with app.app_context():
        db.session.execute(
            update(Booking).where(Booking.phone == CALLER).values(updated_at=utc_now() - timedelta(hours=1))
        )
        db.session.commit()
    assert at.tell("cancel_booking")["error"] == "BOOKING_NOT_FOUND"
