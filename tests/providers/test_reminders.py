"""Guests are reminded of what they booked with us, wherever it is moved; who books at a provider is told by that."""

from dataclasses import replace
from datetime import datetime, timedelta

from integrations.sandbox.calcom.event_types import EVENT_TYPES, FOR_TWO
from tests.providers.conftest import ANNA, DAY, House
from tests.restaurants import ROME
from webapp.models import Job
from webapp.models.types import utc_now
from webapp.operations import jobs
from webapp.operations.synchronising import pulling
from webapp.operations.texts import settings

AT_EIGHT = datetime.fromisoformat(f"{DAY}T20:00").replace(tzinfo=ROME)


def reminders(house: House) -> list[datetime]:
    """When guests are to be reminded."""
    return [job.run_at for job in house.rows(Job) if job.kind == "remind" and job.state == "waiting"]


def pull(house: House) -> None:
    with house.app.app_context():
        pulling.pull(house.place.id, house.connection_id, utc_now(), lambda *_: None)


def test_a_reminder_moves_and_ends_with_what_the_provider_does(house: House) -> None:
    house.book()
    assert reminders(house) == [house.booking.starts_at - timedelta(hours=24)]
    there = house.there.app.extensions["book"]
    (held,) = house.held_there
    moved = there.move(held["uid"], AT_EIGHT - timedelta(days=3), None)
    pull(house)
    assert house.booking.starts_at == AT_EIGHT - timedelta(days=3)
    assert reminders(house) == [house.booking.starts_at - timedelta(hours=24)]
    there.cancel(moved["uid"], None)
    pull(house)
    assert (house.booking.status, reminders(house)) == ("cancelled", [])


def test_of_what_was_booked_there_nobody_is_reminded_whatever_the_owner_saves(house: House) -> None:
    guest = {
        "name": "Anna Bianchi",
        "email": "anna@example.com",
        "timeZone": "Europe/Rome",
        "phoneNumber": "+393335550001",
    }
    house.there.app.extensions["book"].add(EVENT_TYPES[FOR_TWO], AT_EIGHT, guest, {}, {})
    pull(house)
    assert (house.booking.source, house.booking.phone) == ("provider", "+393335550001")
    with house.app.app_context():
        settings.save(house.workplace, ANNA, replace(settings.of(house.workplace), reminder_hours=12))
        while jobs.run_one(utc_now() + timedelta(seconds=5)):
            pass
    assert reminders(house) == []
