"""Calendar feeds, on the page and at their addresses."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.operations.guest_book import add_booking
from tests.pages.conftest import Browser
from tests.restaurants import Place

SignedIn = Callable[..., Browser]


def made(browser: Browser, name: str = "Anna's phone") -> str:
    page = browser.post("/r/roma/feeds/", {"name": name})
    found = re.search(r'value="http://localhost(/feeds/[^"]+\.ics)"', page.text)
    assert page.status_code == 200 and found
    return found[1]


def test_an_address_is_shown_once_and_shows_the_bookings_to_whoever_knows_it(
    app: Flask, client: FlaskClient, house: Place, signed_in: SignedIn
) -> None:
    with app.app_context():
        add_booking(house, None, 1, name="Anna Rossi")
    manager = signed_in("manager")
    address = made(manager)
    page = manager.get("/r/roma/feeds/").text
    assert address not in page and "Anna&#39;s phone" in page
    calendar = client.get(address)
    assert calendar.mimetype == "text/calendar" and "Anna Rossi" in calendar.text
    again = client.get(address, headers={"If-None-Match": calendar.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert "Set-Cookie" not in calendar.headers


def test_a_revoked_address_is_not_found(client: FlaskClient, house: Place, signed_in: SignedIn) -> None:
    manager = signed_in("manager")
    address = made(manager)
    found = re.search(r"/r/roma/feeds/[0-9a-f-]+/revoke", manager.get("/r/roma/feeds/").text)
    assert found and manager.post(found[0]).status_code == 303
    assert client.get(address).status_code == 404
    assert manager.post(found[0]).status_code == 404


@pytest.mark.parametrize("guess", ["x", "%00", "x" * 500, "..%2f"])
def test_a_guess_is_not_found(client: FlaskClient, house: Place, guess: str) -> None:
    assert client.get(f"/feeds/{guess}.ics").status_code == 404


def test_a_feed_without_a_name_is_not_made(house: Place, signed_in: SignedIn) -> None:
    assert signed_in("manager").post("/r/roma/feeds/", {"name": " "}).status_code == 422
