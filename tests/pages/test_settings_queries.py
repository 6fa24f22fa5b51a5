"""However much there is in a restaurant, a page of its settings asks the database as often."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.operations.settings_place import OWNER
from tests.pages.conftest import Browser
from tests.restaurants import Place
from tests.statements import counted
from webapp.blueprints.settings.section import SECTIONS
from webapp.operations import keeping, restaurants, tokens
from webapp.operations.memberships import Place as Here


def fill(app: Flask, house: Place) -> None:
    """Many tables, shifts, closures, tokens and changes."""
    place = Here(house.id, house.slug, "Roma", "Europe/Rome", "it", "owner")
    tables = [{"name": f"X{number}", "seats_min": 1, "seats_max": 4} for number in range(30)]
    shifts = [
        {"name": f"S{number}", "weekdays": ["mon"], "first_seating": "12:00", "last_seating": "13:00"}
        for number in range(10)
    ]
    closures = [{"from": f"2027-03-{day:02}", "to": f"2027-03-{day:02}"} for day in range(1, 29)]
    with app.app_context():
        restaurants.save(place, OWNER, {"tables": tables, "combinations": [], "shifts": shifts, "closures": closures})
        for number in range(1, 20):
            keeping.keep_for(place, OWNER, number)
            tokens.create(house.slug, f"till {number}")


@pytest.mark.parametrize("name", [section.name for section in SECTIONS])
def test_the_number_of_queries_does_not_grow(
    signed_in: Callable[..., Browser], app: Flask, house: Place, name: str
) -> None:
    browser, url = signed_in("owner"), f"/r/roma/settings/{name}"
    browser.get(url)
    with counted() as before:
        browser.get(url)
    fill(app, house)
    browser.get(url)
    with counted() as after:
        assert browser.get(url).status_code == 200
    assert 0 < len(after) <= len(before) <= 25
