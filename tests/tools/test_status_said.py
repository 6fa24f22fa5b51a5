"""What callers are told of a booking says no more than its status: only what is confirmed is called booked."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import update

from tests.restaurants import CALLER
from tests.tools.saying import NOW, Host, check_said, host
from webapp.extensions import db
from webapp.models import Booking
from webapp.models.booking import STATUSES
from webapp.operations.call_log.asking import about_caller
from webapp.speech import saying
from webapp.speech.lines import line
from webapp.speech.liquid import NEXT_BOOKING
from webapp.store import snapshots
from webapp.store.transaction import read

BOOKED = {"it": "tavolo", "en": "booked"}  # in every sentence that says a table is theirs, and in no other
PENDING = {"it": "ancora da confermare", "en": "still to be confirmed"}
LOCALES = ("it", "en")
WISH: dict[str, Any] = {"date": "2027-03-17", "time": "20:00", "people": 2, "customer_name": "Mario Rossi"}


@pytest.fixture(autouse=True)
def afternoon() -> Iterator[None]:
    with time_machine.travel(NOW, tick=True):
        yield


def booked(app: Flask, at: Host, status: str) -> str:
    """The reference of a booking that has come so far."""
    reference: str = at.tell("create_booking", **WISH)["booking"]["reference"]
    with app.app_context():
        db.session.execute(update(Booking).values(status=status))
        db.session.commit()
    return reference


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("status", STATUSES)
def test_a_booking_that_is_looked_up_is_said_to_be_what_it_is(app: Flask, status: str, locale: str) -> None:
    at = host(app, locale)
    message = at.tell("lookup_booking", reference=booked(app, at, status))["message"]
    check_said(message, locale)
    assert (BOOKED[locale] in message) == (status in ("confirmed", "arrived", "seated")), message
    assert (PENDING[locale] in message) == (status == "pending"), message


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("status", ["pending", "confirmed"])
@pytest.mark.parametrize("new_time", ["20:00", "21:30"])
def test_a_booking_that_is_moved_stays_as_sure_as_it_was(app: Flask, status: str, new_time: str, locale: str) -> None:
    at = host(app, locale)
    told = at.tell("modify_booking", reference=booked(app, at, status), new_time=new_time)
    assert (told["booking"]["time"], told["booking"]["status"]) == (new_time, status)
    check_said(told["message"], locale)
    assert (BOOKED[locale] in told["message"]) == (status == "confirmed"), told["message"]
    assert (PENDING[locale] in told["message"]) == (status == "pending"), told["message"]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("status", ["pending", "confirmed"])
def test_the_assistant_knows_of_a_callers_booking_whether_it_is_confirmed(app: Flask, status: str, locale: str) -> None:
    at = host(app, locale)
    booked(app, at, status)
    with app.app_context():
        snapshot = read(lambda connection: snapshots.current(connection, at.place.id))
        assert snapshot
        known = read(lambda connection: about_caller(connection, snapshot, CALLER, NOW))[NEXT_BOOKING]
    assert known.endswith(f", {PENDING[locale]}") == (status == "pending"), known


# And as Italians say it, at night too


@pytest.mark.parametrize(
    ("key", "evening", "night"),
    [
        ("booked_pending", "la sua richiesta per sabato 20", "la sua richiesta per la notte tra sabato 20"),
        ("cancel_pending", "della prenotazione di sabato 20", "della prenotazione della notte tra sabato 20"),
        ("cancelled", "La prenotazione di sabato 20", "La prenotazione della notte tra sabato 20"),
        ("booking_cancelled", "La prenotazione di sabato 20", "La prenotazione della notte tra sabato 20"),
        ("on_waitlist", "in lista d'attesa per sabato 20", "in lista d'attesa per la notte tra sabato 20"),
        ("choice", "Quella di sabato 20", "Quella della notte tra sabato 20"),
        ("why_outside_hours", "Non accogliamo ospiti sabato 20", "Non accogliamo ospiti nella notte tra sabato 20"),
        ("why_past", "già passato: sabato 20", "già passato: nella notte tra sabato 20"),
        ("why_too_soon", "a prenotare per sabato 20", "a prenotare per la notte tra sabato 20"),
        ("why_not_a_slot", "esattamente per sabato 20", "esattamente per la notte tra sabato 20"),
    ],
)
def test_a_day_stands_with_its_preposition(key: str, evening: str, night: str) -> None:
    assert evening in said(key, date(2027, 2, 20), time(20))
    assert night in said(key, date(2027, 2, 21), time(0, 30))


def said(key: str, day: date, at: time) -> str:
    facts = {"party": "per 2 persone", "reference": "K 7 M", "name": "Rossi"}
    return line(key, "it", **saying.moments(day, at, "it", date(2027, 2, 1)), **facts)
