"""What a tap on where the party is does at the provider, for a booking that was made before it was connected."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete

from integrations.sandbox import StandIn
from integrations.sandbox.calcom import API_KEY
from tests.operations.houses import at, wanted
from tests.providers.conftest import ANNA, DAY, House
from tests.restaurants import open_restaurant
from webapp.extensions import db
from webapp.models import Job, ProviderBooking, SmsMessage
from webapp.operations import connections, sources
from webapp.operations.bookings import staff

THAT_DAY = date.fromisoformat(DAY)


@pytest.fixture
def house(app: Flask, client: FlaskClient, there: StandIn, texts: StandIn) -> House:
    """Booked first, by a guest who has nothing in writing, then connected."""
    sources.forget()
    made = House(app, client, open_restaurant(app), there, "", texts)
    with app.app_context():
        staff.create(made.workplace, ANNA, wanted(day=THAT_DAY))
        db.session.execute(delete(Job))
        db.session.execute(delete(SmsMessage))
        db.session.commit()
        made.connection_id = connections.connect_by_key(made.workplace, ANNA, "calcom", {"api_key": API_KEY})
    return made


def tapped(house: House, *statuses: str) -> None:
    """One after the other that afternoon, and what the worker then does."""
    with at("16:00", THAT_DAY):
        for status in statuses:
            with house.app.app_context():
                staff.set_status(house.workplace, ANNA, house.booking.reference, house.booking.version, status)
        house.work()


def test_a_party_that_is_here_is_not_booked_there(house: House) -> None:
    tapped(house, "arrived", "seated")
    assert (house.rows(ProviderBooking), house.held_there) == ([], [])


def told(house: House) -> list[str]:
    return [each.kind for each in house.rows(SmsMessage) if not each.kind.startswith("reminder")]


def test_a_tap_that_books_it_there_confirms_nothing_anew(house: House) -> None:
    tapped(house, "arrived", "confirmed")
    assert house.copy.state == "confirmed" and len(house.held_there) == 1
    assert told(house) == []


def test_what_is_put_back_to_be_confirmed_is_told_when_it_is(house: House) -> None:
    tapped(house, "pending")
    assert (house.booking.status, told(house)) == ("confirmed", ["confirmed"])
