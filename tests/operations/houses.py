"""A house for the tests of the staff's book, its people, and moments to work in."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Any

import time_machine

from tests.restaurants import ROME, workplace_of
from tests.restaurants import Place as Keys
from webapp.operations.audit import Actor
from webapp.operations.bookings import staff
from webapp.operations.memberships import Place

DAY = date(2027, 3, 12)  # a Friday
ANNA = Actor("user", "Anna Neri", id="0198c0de-0000-7000-8000-000000000001", address="192.0.2.7")
BRUNO = Actor("user", "Bruno Sala", id="0198c0de-0000-7000-8000-000000000002")


def place_of(keys: Keys, role: str = "host") -> Place:
    return workplace_of(keys, role)


@contextmanager
def at(clock: str, day: date = DAY) -> Iterator[None]:
    """The time it is in Rome."""
    moment = datetime.combine(day, time.fromisoformat(clock), ROME)
    with time_machine.travel(moment, tick=False):
        yield


def wanted(**changes: Any) -> staff.Wanted:
    """A booking for two on Friday evening."""
    values = {"day": DAY, "time": time(20), "people": 2, "name": "Mario Rossi", "phone": "333 123 4567"}
    return staff.Wanted(**{**values, **changes})


def later(minutes: int) -> timedelta:
    return timedelta(minutes=minutes)


def tapped(place: Place, entry: staff.Entry, status: str, clock: str) -> staff.Entry:
    with at(clock):
        return staff.set_status(place, ANNA, entry.reference, entry.version, status)
