"""A day of the book as staff see it, and the story of one booking."""

from datetime import date, time, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.operations.houses import ANNA, BRUNO, DAY, at, wanted
from tests.restaurants import CALLER, booking_of, open_restaurant, post
from tests.restaurants import Place as Keys
from tests.statements import counted
from webapp.extensions import db
from webapp.models import Closure, Customer, Restaurant, Shift, SmsMessage
from webapp.models.types import utc_now
from webapp.operations import guests
from webapp.operations.bookings import staff
from webapp.operations.memberships import Place


@pytest.fixture
def keys(app: Flask) -> Keys:
    return open_restaurant(app, parties_per_slot=2, covers_per_slot=10)


def book(place: Place, clock: str, people: int = 2, name: str = "Mario Rossi", **more: object) -> staff.Entry:
    booking = wanted(time=time.fromisoformat(clock), people=people, name=name, **more)
    return staff.create(place, ANNA, booking, waive=staff.POLICY)


@pytest.mark.both_databases
def test_a_sheet_shows_the_day_in_order_with_tables_and_numbers(place: Place, database: str) -> None:
    with at("18:00"):
        book(place, "21:00", 4)
        book(place, "20:00", 2)
        book(place, "13:00", 3)
        gone = book(place, "20:30")
        staff.cancel(place, ANNA, gone.reference, 1)
        sheet = staff.sheet(place, DAY)
    assert [(line.entry.time.hour, line.entry.status) for line in sheet.lines] == [
        (13, "confirmed"),
        (20, "confirmed"),
        (20, "cancelled"),
        (21, "confirmed"),
    ]
    assert sheet.lines[1].tables[0].name == "T1"
    assert (sheet.totals.parties, sheet.totals.covers, sheet.totals.cancelled) == (3, 9, 1)
    assert [(each.name, each.parties, each.covers) for each in sheet.services] == [("Pranzo", 1, 3), ("Cena", 2, 6)]
    assert (sheet.local(sheet.since).hour, sheet.local(sheet.until).hour) == (12, 23)


def test_intervals_show_what_starts_and_the_limits(place: Place) -> None:
    with at("18:00"):
        book(place, "20:00", 4)
        book(place, "20:10", 2, table_nos=())
        book(place, "17:45", 2, table_nos=())
        sheet = staff.sheet(place, DAY)
    by_clock = {sheet.local(each.minute).strftime("%H:%M"): each for each in sheet.intervals}
    assert (by_clock["20:00"].parties, by_clock["20:00"].covers) == (2, 6)
    assert by_clock["20:00"].is_full and by_clock["20:00"].covers_limit == 10
    assert by_clock["17:30"].parties == 1
    assert not by_clock["20:30"].is_full


def test_late_parties_are_marked_after_a_quarter_of_an_hour(place: Place) -> None:
    with at("18:00"):
        book(place, "20:00")
    with at("20:14"):
        assert staff.sheet(place, DAY).attention.late == ()
    with at("20:15"):
        sheet = staff.sheet(place, DAY)
    assert [line.minutes_late for line in sheet.attention.late] == [15]


def test_what_needs_attention_is_named(place: Place) -> None:
    with at("18:00"):
        waiting = book(place, "21:00", table_nos=())
        sits = book(place, "20:00")
    with at("20:00"):
        staff.set_status(place, ANNA, sits.reference, 1, "seated")
        db.session.add(
            SmsMessage(
                restaurant_id=place.id, phone=CALLER, body="Ciao", status="failed", error="30003", created_at=utc_now()
            )
        )
        db.session.commit()
    with at("22:05"):
        attention = staff.sheet(place, DAY).attention
    assert [line.entry.reference for line in attention.without_table] == [waiting.reference]
    assert [(line.entry.reference, line.minutes_over) for line in attention.over] == [(sits.reference, 5)]
    assert [text.error for text in attention.unsent_texts] == ["30003"]
    assert attention.count == 4 and not attention.lacks_tables


@pytest.mark.both_databases
def test_a_guest_comes_with_their_past(place: Place, database: str) -> None:
    with at("18:00"):
        first, second = book(place, "19:00"), book(place, "21:30")
    with at("19:30"):
        staff.set_status(place, ANNA, first.reference, 1, "seated")
        guest = db.session.get_one(Customer, first.customer_id)
        guest.tags = ["vip"]
        db.session.commit()
    with at("22:00"):
        staff.set_status(place, ANNA, second.reference, 1, "no_show")
        guests = [line.guest for line in staff.sheet(place, DAY).lines]
    assert [guest and (guest.visits, guest.no_shows, guest.tags) for guest in guests] == [
        (0, 1, ("vip",)),
        (1, 0, ("vip",)),
    ]


@pytest.mark.both_databases
def test_who_was_merged_comes_with_the_past_and_the_notes_of_both(
    client: FlaskClient, place: Place, keys: Keys, database: str
) -> None:
    with at("11:00"):
        known = book(place, "12:00", phone="347 765 4321")
        alias = book(place, "13:00", phone=CALLER)
        assert known.customer_id and alias.customer_id
        guests.merge(place, ANNA, known.customer_id, alias.customer_id)
        kept = db.session.get_one(Customer, known.customer_id)
        kept.tags, kept.notes = ["vip"], "Tavolo in fondo"
        db.session.commit()
    with at("14:00"):
        for entry in (known, alias):
            staff.set_status(place, ANNA, entry.reference, 1, "arrived")
        reference = post(client, keys, "create_booking", booking_of(keys, day=DAY.isoformat()))["booking_id"]
        story = staff.history(place, reference)
        line = next(line for line in staff.sheet(place, DAY).lines if line.entry.reference == reference)
    for guest in (story.guest, line.guest):
        assert guest and (guest.visits, guest.tags, guest.notes) == (2, ("vip",), "Tavolo in fondo")


def test_a_sheet_takes_the_same_few_queries_however_full_the_day(place: Place) -> None:
    with at("18:00"):
        staff.sheet(place, DAY)
        with counted() as empty:
            staff.sheet(place, DAY)
        for number in range(12):
            book(place, "20:00", name=f"Ospite {number}", phone=f"+39333000{number:04}", table_nos=())
        with counted() as full:
            staff.sheet(place, DAY)
    assert len(full) == len(empty) <= 15


def test_what_starts_past_midnight_is_on_the_sheet_of_its_shift(place: Place, keys: Keys) -> None:
    house = db.session.get_one(Restaurant, keys.id)
    house.shifts.append(Shift(name="Notte", weekdays=[4], first_seating=1380, last_seating=1470, position=2))
    house.version += 1
    db.session.commit()
    with at("18:00"):
        staff.create(place, ANNA, wanted(day=DAY + timedelta(days=1), time=time(0, 30)))
        assert [line.entry.time for line in staff.sheet(place, DAY).lines] == [time(0, 30)]
        assert staff.sheet(place, DAY + timedelta(days=1)).lines == ()
    with at("01:00", DAY + timedelta(days=1)):
        assert staff.service_day(place) == DAY
    with at("10:00", DAY + timedelta(days=1)):
        assert staff.service_day(place) == DAY + timedelta(days=1)


def test_past_midnight_the_evening_goes_on_while_its_guests_may_sit(place: Place, keys: Keys) -> None:
    house = db.session.get_one(Restaurant, keys.id)
    house.shifts[1].last_seating = 1350
    house.version += 1
    db.session.commit()
    next_day = DAY + timedelta(days=1)
    with at("00:20", next_day):
        assert staff.service_day(place) == DAY
        seated = staff.walk_in(place, ANNA, 2)
        assert [line.entry for line in staff.sheet(place, DAY).lines] == [seated]
        assert staff.sheet(place, next_day).lines == ()
    with at("00:30", next_day):
        assert staff.service_day(place) == next_day


def test_a_closed_day_says_why(place: Place, keys: Keys) -> None:
    house = db.session.get_one(Restaurant, keys.id)
    house.closures.append(Closure(first_day=DAY, last_day=DAY, reason="Ferie", shifts=[]))
    house.version += 1
    db.session.commit()
    with at("09:00"):
        sheet = staff.sheet(place, DAY)
    assert sheet.is_closed and sheet.closed_because == "Ferie" and sheet.services == () and sheet.lines == ()


@pytest.mark.both_databases
def test_a_story_has_the_call_the_changes_and_the_decision_that_holds(
    client: FlaskClient, place: Place, keys: Keys, database: str
) -> None:
    with at("18:00"):
        wish = booking_of(keys, day=DAY.isoformat())
        reference = post(client, keys, "create_booking", wish)["booking_id"]
        story = staff.history(place, reference)
        assert story.accepted_by and story.accepted_by["time"] == "20:00"
        assert [call.tool for call in story.calls] == ["create_booking"] and story.events == ()
    with at("18:30"):
        changes = staff.Changes(time=time(21))
        staff.change(place, BRUNO, reference, 1, changes)
        db.session.add(SmsMessage(restaurant_id=place.id, phone=CALLER, body="Ciao", created_at=utc_now()))
        db.session.commit()
        story = staff.history(place, reference)
    assert [each.action for each in story.events] == ["booking.moved"]
    assert story.accepted_by and story.accepted_by["time"] == "21:00" and story.accepted_by["by"] == "Bruno Sala"
    assert [text.body for text in story.texts] == ["Ciao"]
    assert story.guest and story.guest.name == "Mario Rossi" and story.tables[0].name == "T1"


def test_a_day_without_hours_still_has_a_span(place: Place) -> None:
    with at("18:00"):
        sheet = staff.sheet(place, date(2020, 1, 1))
    assert sheet.until > sheet.since and sheet.totals.parties == 0
