"""The house whose staff work in its book."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select

from tests.operations.houses import ANNA, at, place_of, wanted
from tests.operations.roma_file import ROMA, text_of
from tests.restaurants import Place as Keys
from tests.restaurants import open_restaurant
from webapp.models import Restaurant
from webapp.operations import restaurants
from webapp.operations.bookings import staff
from webapp.operations.memberships import Place
from webapp.store.transaction import read


@pytest.fixture
def keys(app: Flask) -> Keys:
    return open_restaurant(app)


@pytest.fixture
def place(app: Flask, keys: Keys) -> Iterator[Place]:
    with app.app_context():
        yield place_of(keys)


@pytest.fixture
def booking(place: Place) -> staff.Entry:
    with at("18:00"):
        return staff.create(place, ANNA, wanted())


@pytest.fixture
def app_context(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


@pytest.fixture
def roma(app_context: None) -> str:
    """The id of the restaurant of `roma_file`."""
    restaurants.import_file(text_of(ROMA))
    return read(lambda connection: connection.scalars(select(Restaurant.id)).one())
