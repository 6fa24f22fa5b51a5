"""A reminder is due so many hours before, moves with its booking, dies with it, and wakes nobody."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tests.restaurants import CALLER, ahead
from tests.texting.conftest import ANNA, House
from webapp.models import Job
from webapp.models.types import utc_now
from webapp.operations import jobs
from webapp.operations.reminders import moments
from webapp.operations.texts import settings

ROME = ZoneInfo("Europe/Rome")


@pytest.mark.parametrize(
    ("table", "hours", "due"),
    [
        ("2027-02-20 20:00", 24, ["2027-02-19 20:00"]),
        ("2027-02-20 13:00", 3, ["2027-02-20 10:00"]),
        ("2027-02-20 22:30", 24, ["2027-02-19 21:29", "2027-02-20 09:00"]),  # too late in the evening
        ("2027-02-20 12:30", 4, ["2027-02-20 09:00", "2027-02-19 21:29"]),  # too early that morning
        ("2027-02-20 12:30", 12, ["2027-02-19 21:29", "2027-02-20 09:00"]),
        ("2027-02-20 08:00", 1, ["2027-02-19 21:29"]),  # nothing is left of the morning
        ("2027-03-28 13:00", 24, ["2027-03-27 12:00"]),  # an hour is missing in between
    ],
)
def test_it_is_due_by_day_and_before_the_table(table: str, hours: int, due: list[str]) -> None:
    start = datetime.fromisoformat(table).replace(tzinfo=ROME).astimezone(UTC)
    found = [moment.astimezone(ROME) for moment in moments(start, hours, ROME)]
    assert [f"{moment:%Y-%m-%d %H:%M}" for moment in found] == due


def at(house: House, moment: datetime) -> None:
    """The worker does all that is due by a moment."""
    with house.app.app_context():
        while jobs.run_one(moment):
            pass


@pytest.mark.both_databases
def test_it_moves_with_the_booking_and_dies_with_it(house: House) -> None:
    made = house.books()
    first = house.reminder()
    assert first == house.booking.starts_at - timedelta(hours=24)
    house.asks("modify_booking", booking_id=made["booking_id"], phone=CALLER, new_time="13:00")
    assert house.reminder() == house.booking.starts_at - timedelta(hours=24)
    house.asks("cancel_booking", booking_id=made["booking_id"], phone=CALLER)
    assert house.reminder() is None
    at(house, house.booking.starts_at)
    assert "reminder" not in house.kinds


@pytest.mark.both_databases
def test_it_is_sent_once_and_asks_for_1_until_the_guest_has_said_so(house: House) -> None:
    house.books()
    at(house, utc_now())
    house.guest_texts("1")
    due = house.reminder()
    assert due is not None
    at(house, due - timedelta(minutes=1))
    assert house.kinds == ["confirmed"]
    for _ in range(2):
        at(house, due + timedelta(minutes=1))
    assert house.kinds == ["confirmed", "reminder_already_confirmed"]
    house.books(phone="+393331110004", name="Anna Verdi")
    at(house, due + timedelta(minutes=1))
    bodies = {row.kind: row.body for row in house.texts if row.phone == "+393331110004"}
    assert set(bodies) == {"confirmed", "reminder"}
    assert "Risponda 1" in bodies["reminder"]


def test_who_was_reminded_is_not_reminded_again_whatever_the_owner_saves(house: House) -> None:
    house.books()
    at(house, utc_now())
    due = house.reminder()
    assert due is not None
    at(house, due + timedelta(minutes=1))
    house.guest_texts("1")
    with time_machine.travel(due + timedelta(minutes=5), tick=False), house.app.app_context():
        settings.save(house.workplace, ANNA, _with(settings.of(house.workplace), reminder_hours=3))
        at(house, utc_now())
        assert house.reminder() == house.booking.starts_at - timedelta(hours=3)
    at(house, house.booking.starts_at - timedelta(hours=2, minutes=59))
    assert house.kinds == ["confirmed", "reminder"]


@pytest.mark.parametrize(
    ("table", "late_by", "morning", "kinds"),
    [
        ("22:00", timedelta(minutes=2), "09:00", ["confirmed", "reminder"]),
        ("22:00", timedelta(hours=3), "09:00", ["confirmed", "reminder"]),  # after midnight
        ("22:00", timedelta(hours=24, minutes=5), None, ["confirmed"]),  # it would be the morning after the table
    ],
)
def test_what_a_late_worker_finds_at_night_waits_for_the_morning(
    house: House, table: str, late_by: timedelta, morning: str | None, kinds: list[str]
) -> None:
    house.books(time=table)
    at(house, utc_now())
    due = house.reminder()
    assert due is not None
    assert f"{due.astimezone(ROME):%H:%M}" == "21:29"
    at(house, due + late_by)
    waits = house.reminder()
    assert (waits and f"{waits.astimezone(ROME):%H:%M}") == morning
    at(house, house.booking.starts_at - timedelta(hours=12))
    assert house.kinds == kinds


@pytest.mark.both_databases
def test_late_bookings_are_not_reminded_of_nor_any_once_the_owner_wants_none(house: House) -> None:
    house.books(day=ahead(1), time="12:00")
    with house.app.app_context():
        kept = settings.of(house.workplace)
        settings.save(house.workplace, ANNA, _with(kept, reminder_hours=72))
    at(house, utc_now())
    assert house.reminder() is None  # made later than 72 hours before
    house.books()
    assert house.reminder() == house.booking.starts_at - timedelta(hours=72)
    with house.app.app_context():
        settings.save(house.workplace, ANNA, _with(kept, switches={"reminder": False}))
    at(house, utc_now())
    assert house.reminder() is None
    assert [job.state for job in house.rows(Job) if job.kind == "remind_everybody"] == ["done"]


def _with(kept: Any, **changes: Any) -> Any:
    from dataclasses import replace

    return replace(kept, **changes)
