"""Calendar feeds."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from flask import Flask
from icalendar import Calendar
from sqlalchemy import select, update

from tests.operations.guest_book import ANNA, add_booking, place_of
from tests.restaurants import ROME, Place, open_restaurant
from webapp.extensions import db
from webapp.models import AuditEvent, Booking, CalendarFeed
from webapp.models.types import new_id
from webapp.operations import feeds
from webapp.operations.feeds import InvalidFeed, UnknownFeed

pytestmark = pytest.mark.both_databases


@pytest.fixture
def roma(app: Flask, database: str) -> Iterator[Place]:
    opened = open_restaurant(app)
    with app.app_context():
        yield opened


def served(token: str) -> Calendar:
    body = feeds.calendar(token).body
    assert body is not None
    found = Calendar.from_ical(body)
    assert isinstance(found, Calendar)
    return found


def test_a_calendar_has_the_bookings_of_its_months_by_the_restaurants_clock(roma: Place) -> None:
    token = feeds.make(place_of(roma), ANNA, "Google")
    shown = [add_booking(roma, None, days, notes="Torta, con \n candeline; grazie") for days in (-29, 0, 88)]
    for days, status in ((-32, "finished"), (92, "confirmed"), (3, "cancelled"), (-3, "no_show")):
        add_booking(roma, None, days, status=status)
    events = served(token).events
    assert [text.split(": ")[-1] for event in events if (text := str(event["description"]))] == shown
    begins = events[1].decoded("dtstart")
    assert begins == datetime.combine(place_of(roma).today(), datetime.min.time(), ROME).replace(hour=20)
    assert str(begins.tzinfo) == "Europe/Rome"
    assert events[1].decoded("dtend") - begins == timedelta(hours=2)
    assert str(events[1]["summary"]) == "Mario Rossi · 2 persone"
    assert [zone["tzid"] for zone in served(token).timezones] == ["Europe/Rome"]


def test_lines_are_as_the_standard_wants_them(roma: Place) -> None:
    token = feeds.make(place_of(roma), ANNA, "Google")
    add_booking(roma, None, 2, notes="Però è già " * 30)
    body = feeds.calendar(token).body or b""
    assert body.startswith(b"BEGIN:VCALENDAR\r\n") and body.endswith(b"END:VCALENDAR\r\n")
    assert max(map(len, body.split(b"\r\n"))) <= 75
    assert b"\n" not in body.replace(b"\r\n", b"")


def test_a_calendar_that_is_known_is_not_sent_again_until_something_changes(roma: Place) -> None:
    token = feeds.make(place_of(roma), ANNA, "Google")
    add_booking(roma, None, 2)
    first = feeds.calendar(token)
    again = feeds.calendar(token, {first.etag, "another"})
    assert (again.etag, again.body) == (first.etag, None)
    db.session.execute(update(Booking).values(people=3, version=2))
    db.session.commit()
    changed = feeds.calendar(token, {first.etag, "another"})
    assert changed.etag != first.etag and changed.body is not None


def test_a_revoked_address_leads_nowhere(roma: Place) -> None:
    token = feeds.make(place_of(roma), ANNA, "Google")
    (feed,) = feeds.of_restaurant(place_of(roma))
    feeds.revoke(place_of(roma), ANNA, feed.id)
    assert feeds.of_restaurant(place_of(roma)) == ()
    for guess in (token, "", "guess", "\ud800"):
        with pytest.raises(UnknownFeed):
            feeds.calendar(guess)
    with pytest.raises(UnknownFeed):
        feeds.revoke(place_of(roma), ANNA, feed.id)
    assert [event.action for event in db.session.scalars(select(AuditEvent).order_by(AuditEvent.at))] == [
        "feed.made",
        "feed.revoked",
    ]


def test_only_the_hash_of_an_address_is_kept(roma: Place) -> None:
    token = feeds.make(place_of(roma), ANNA, "Google")
    assert token not in repr([tuple(row) for row in db.session.execute(CalendarFeed.__table__.select())])


def test_one_restaurant_cannot_revoke_the_feed_of_another(app: Flask, roma: Place) -> None:
    milano = open_restaurant(app, "milano")
    token = feeds.make(place_of(milano), ANNA, "Google")
    add_booking(roma, None, 2)
    for feed_id in (feeds.of_restaurant(place_of(milano))[0].id, new_id()):
        with pytest.raises(UnknownFeed):
            feeds.revoke(place_of(roma), ANNA, feed_id)
    assert served(token).events == []


@pytest.mark.parametrize(("name", "reason"), [(" ", "missing"), ("x" * 101, "too_long"), ("a\0", "unreadable")])
def test_a_feed_needs_a_name(roma: Place, name: str, reason: str) -> None:
    with pytest.raises(InvalidFeed) as refused:
        feeds.make(place_of(roma), ANNA, name)
    assert refused.value.reason == reason
