"""Pauses, how long guests are kept, the first-run guide and the operator's ticks."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, update

from tests.operations.settings_place import OWNER, booked, logged, opened, version
from tests.restaurants import ROME, post
from tests.restaurants import Place as Keys
from webapp.extensions import db
from webapp.models import FaqEntry, Restaurant
from webapp.models.types import new_id
from webapp.operations import guide, keeping, operators, pauses
from webapp.operations.memberships import Place
from webapp.operations.restaurants import UnknownRestaurant


@pytest.fixture
def roma(app: Flask) -> Iterator[tuple[Keys, Place]]:
    found = opened(app)
    with app.app_context():
        yield found


@pytest.mark.both_databases
def test_a_pause_holds_until_its_moment_or_until_it_is_ended(
    roma: tuple[Keys, Place], client: FlaskClient, database: str
) -> None:
    keys, place = roma
    had = version(place)
    ends = datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(days=30)
    pauses.pause(place, OWNER, ends)
    assert pauses.until(place) == ends
    body = {"restaurant_id": "roma", "day": (ends - timedelta(days=10)).date().isoformat(), "people": 2}
    assert post(client, keys, "check_openings", body)["slots"] == []
    pauses.resume(place, OWNER)
    assert pauses.until(place) is None
    assert post(client, keys, "check_openings", body)["slots"]
    assert version(place) == had + 2
    assert [event.action for event in logged(place)] == ["rules.paused", "rules.resumed"]
    pauses.resume(place, OWNER)
    assert version(place) == had + 2, "what does not pause cannot be resumed"


def test_a_pause_cannot_end_in_the_past(roma: tuple[Keys, Place]) -> None:
    with pytest.raises(ValueError, match="future"):
        pauses.pause(roma[1], OWNER, datetime.now(UTC) - timedelta(minutes=1))


@pytest.mark.parametrize(
    ("now", "ends"),
    [
        ("2027-02-13T18:30", "2027-02-13T22:01"),
        ("2027-02-13T09:00", "2027-02-13T22:01"),
        ("2027-02-13T23:00", "2027-02-13T23:00"),
        ("2027-02-14T00:30", "2027-02-14T00:30"),
    ],
)
def test_tonight_ends_after_the_last_seating(roma: tuple[Keys, Place], now: str, ends: str) -> None:
    found = pauses.end_of_tonight(roma[1], datetime.fromisoformat(now).replace(tzinfo=ROME))
    assert found == datetime.fromisoformat(ends).replace(tzinfo=ROME)


@pytest.mark.both_databases
def test_guests_are_kept_for_some_months_or_always(roma: tuple[Keys, Place], database: str) -> None:
    _, place = roma
    assert keeping.months(place) is None
    keeping.keep_for(place, OWNER, 24)
    keeping.keep_for(place, OWNER, 24)
    assert keeping.months(place) == 24
    for wrong in (0, 121):
        with pytest.raises(ValueError, match="1 to 120"):
            keeping.keep_for(place, OWNER, wrong)
    (event,) = logged(place)
    assert event.changes == {"retention_months": [None, 24]}


@pytest.mark.both_databases
def test_the_guide_goes_on_with_the_first_step_that_is_not_done(roma: tuple[Keys, Place], database: str) -> None:
    _, place = roma
    found = guide.of(place)
    assert (found.done, found.next, found.shifts, found.tables, found.seats) == (guide.STEPS, None, 2, 4, 16)
    assert (found.answers, found.assistant_id, found.house_book) == (1, "asst_roma", True)
    db.session.execute(delete(FaqEntry))
    db.session.execute(update(Restaurant).values(house_book=False))
    db.session.commit()
    assert (guide.of(place).done, guide.of(place).next) == (("hours", "tables", "assistant"), "book")
    guide.skip(place, "book")
    assert guide.of(place).next == "faq"
    guide.skip(place, "faq")
    assert guide.of(place).next is None
    guide.reopen(place, "book")
    assert guide.of(place).next == "book"
    with pytest.raises(ValueError, match="dessert"):
        guide.skip(place, "dessert")


@pytest.mark.both_databases
def test_the_operator_says_whom_their_credentials_serve(roma: tuple[Keys, Place], app: Flask, database: str) -> None:
    _, place = roma
    opened(app, "milano")
    operators.serve(OWNER, place.id, is_served=False)
    assert {each.slug: each.uses_operator_credentials for each in operators.restaurants()} == {
        "milano": True, "roma": False,
    }  # fmt: skip
    operators.serve(OWNER, place.id, is_served=False)
    operators.serve(OWNER, place.id, is_served=True)
    assert [event.changes for event in logged(place)] == [
        {"uses_operator_credentials": [True, False]}, {"uses_operator_credentials": [False, True]},
    ]  # fmt: skip
    for nowhere in (new_id(), "roma"):
        with pytest.raises(UnknownRestaurant):
            operators.serve(OWNER, nowhere, is_served=True)


def test_a_booking_stays_in_a_pause(roma: tuple[Keys, Place], client: FlaskClient) -> None:
    keys, place = roma
    reference = booked(client, keys)
    pauses.pause(place, OWNER, datetime.now(UTC) + timedelta(days=30))
    body = {"restaurant_id": "roma", "phone": "+393331234567", "name": "Mario Rossi"}
    assert post(client, keys, "list_bookings", body)["ok"]
    assert reference
