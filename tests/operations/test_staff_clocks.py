"""The staff's book on the nights the clocks change, and in houses of other time zones."""

from collections.abc import Iterator
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from flask import Flask

from tests.operations.houses import ANNA, at, place_of, wanted
from tests.restaurants import Place as Keys
from tests.restaurants import open_restaurant
from webapp.extensions import db
from webapp.models import Restaurant, Shift
from webapp.operations import calendars
from webapp.operations.bookings import staff
from webapp.operations.bookings.staff import Changes
from webapp.operations.memberships import Place
from webapp.rules import Reason

SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)  # at 02:00 it is 03:00; at 03:00 it is 02:00
SATURDAYS = {SPRING: date(2027, 3, 27), AUTUMN: date(2027, 10, 30)}


@pytest.fixture
def night_bar(app: Flask) -> Iterator[Place]:
    """A house in Rome that seats until four in the morning."""
    keys = open_restaurant(app)
    with app.app_context():
        house = db.session.get_one(Restaurant, keys.id)
        house.shifts.append(Shift(name="Notte", weekdays=[5], first_seating=1380, last_seating=1680, position=2))
        house.version += 1
        db.session.commit()
        yield place_of(keys)


def book(place: Place, day: date, clock: time) -> staff.Entry:
    return staff.create(place, ANNA, wanted(day=day, time=clock), waive=staff.POLICY)


@pytest.mark.both_databases
@pytest.mark.parametrize(("sunday", "ends"), [(SPRING, time(4, 30)), (AUTUMN, time(2, 30))])
def test_a_stay_is_as_long_as_it_is_though_the_clocks_change(
    night_bar: Place, sunday: date, ends: time, database: str
) -> None:
    with at("20:00", SATURDAYS[sunday]):
        entry = book(night_bar, sunday, time(1, 30))
        assert entry.stay_minutes == 120
        sheet = staff.sheet(night_bar, SATURDAYS[sunday])
        assert [line.entry for line in sheet.lines] == [entry], "the service of Saturday"
        assert sheet.local(entry.end).time() == ends
        assert [block.entry for block in calendars.day(night_bar, SATURDAYS[sunday], calendars.Shown()).blocks] == [
            entry
        ]
        assert staff.sheet(night_bar, sunday).lines == ()


def test_the_hour_that_does_not_exist_is_refused_even_to_staff(night_bar: Place) -> None:
    with at("20:00", SATURDAYS[SPRING]):
        with pytest.raises(staff.Refused) as refused:
            book(night_bar, SPRING, time(2, 30))
        assert refused.value.decision.reason is Reason.NOT_A_SLOT and not refused.value.can_be_waived
        entry = book(night_bar, SPRING, time(3))
        with pytest.raises(staff.Refused):
            staff.change(night_bar, ANNA, entry.reference, 1, Changes(time=time(2)), waive=staff.POLICY)


def test_who_walks_in_within_the_hour_that_comes_twice_can_be_moved_and_leave(night_bar: Place) -> None:
    second = datetime(2027, 10, 31, 1, 30, tzinfo=ZoneInfo("UTC"))  # 02:30 for the second time
    with time_machine.travel(second, tick=False):
        entry = staff.walk_in(night_bar, ANNA, 2, stay_minutes=90)
        assert entry.time == time(2, 30)
        longer = staff.change(night_bar, ANNA, entry.reference, 1, Changes(stay_minutes=120))
        assert staff.set_status(night_bar, ANNA, longer.reference, 2, "finished").status == "finished"


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kolkata", "Pacific/Auckland"])
def test_a_house_elsewhere_works_by_its_own_clock(app: Flask, zone: str) -> None:
    keys = open_restaurant(app, timezone=zone)
    with app.app_context():
        _works_by_its_own_clock(keys, zone)


def _works_by_its_own_clock(keys: Keys, zone: str) -> None:
    place = Place(keys.id, keys.slug, "Elsewhere", zone, "en", "host")
    day = date(2027, 6, 12)
    with time_machine.travel(datetime.combine(day, time(18), ZoneInfo(zone)), tick=False):
        entry = book(place, day, time(20))
        assert place.today() == staff.service_day(place) == day
        sheet = staff.sheet(place, day)
        assert sheet.local(entry.start) == datetime.combine(day, time(20), ZoneInfo(zone))
        assert (sheet.local(sheet.since).minute, sheet.lines[0].entry) == (0, entry)
        week = calendars.week(place, day, calendars.Shown())
        item = week.days[5].items[0]
        assert isinstance(item, calendars.WeekBlock) and week.since + item.start == 20 * 60
    with time_machine.travel(datetime.combine(day, time(20, 20), ZoneInfo(zone)), tick=False):
        assert [line.minutes_late for line in staff.sheet(place, day).attention.late] == [20]
