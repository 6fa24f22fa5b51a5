"""The house whose staff work in its book."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.operations.houses import ANNA, at, place_of, wanted
from tests.restaurants import Place as Keys
from tests.restaurants import open_restaurant
from webapp.operations.bookings import staff
from webapp.operations.memberships import Place


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
