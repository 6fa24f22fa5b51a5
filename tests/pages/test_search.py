"""The box above every page."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.operations.guest_book import add_booking, add_guest
from tests.pages.conftest import Browser
from tests.restaurants import Place

SignedIn = Callable[..., Browser]


@pytest.fixture
def reference(app: Flask, house: Place) -> str:
    with app.app_context():
        add_guest(house, "Nicolò Bianchi", "+393457654321")
        add_booking(house, None, -30, name="Anna Verdi", status="finished")
        return add_booking(house, None, 2, name="Anna Verdi", phone="+393331234567")


@pytest.mark.parametrize("typed", ["anna", "VERDI", "333 123", "{reference}", "{lower}"])
def test_bookings_are_found_by_name_phone_and_reference(signed_in: SignedIn, reference: str, typed: str) -> None:
    text = typed.format(reference=reference, lower=reference.lower())
    found = signed_in("host").get("/r/roma/search/", query_string={"q": text}, headers={"HX-Request": "true"}).text
    assert "<html" not in found
    assert found.count("/r/roma/bookings/") == 1 and f"/r/roma/bookings/{reference}" in found


def test_guests_and_pages_are_found(signed_in: SignedIn, reference: str) -> None:
    manager = signed_in("manager")
    assert "Nicolò Bianchi" in manager.get("/r/roma/search/?q=nicolo").text
    assert 'href="/r/roma/reports/"' in manager.get("/r/roma/search/?q=report", headers={"HX-Request": "1"}).text
    italian = signed_in("manager", "it").get("/r/roma/search/?q=impost", headers={"HX-Request": "true"}).text
    assert "/r/roma/settings/" in italian


def test_a_host_finds_only_the_pages_they_may_open(signed_in: SignedIn, reference: str) -> None:
    found = signed_in("host").get("/r/roma/search/?q=report", headers={"HX-Request": "true"}).text
    assert "/r/roma/reports" not in found


@pytest.mark.parametrize("typed", ["", "%", "zzz", "\0", "\ud800", "x" * 5000, "+", "<script>"])
def test_it_works_as_a_page_whatever_is_typed(signed_in: SignedIn, reference: str, typed: str) -> None:
    page = signed_in("host").get("/r/roma/search/", query_string={"q": typed.encode("utf-8", "replace")})
    assert page.status_code == 200 and "<script>" not in page.text.split("<main")[1]
