"""A guest with a telephone and the link from a text."""

from datetime import date, timedelta

from flask import Flask
from playwright.sync_api import Browser, expect

from tests.e2e.watching import PHONE, barriers, scrolls_sideways, watched
from tests.restaurants import Place, ahead, booking_of, post
from webapp.extensions import db
from webapp.models import Booking
from webapp.operations import guest_links


def test_a_guest_moves_the_booking_and_cancels_it(app: Flask, browser: Browser, site: str, house: Place) -> None:
    post(app.test_client(), house, "create_booking", booking_of(house))
    with app.app_context():
        token = guest_links.token("b", house.id, db.session.query(Booking.id).scalar())
        db.session.remove()
    look = {"viewport": PHONE, "locale": "it-IT", "timezone_id": "Europe/Rome"}
    with watched(browser, site, **look) as (page, complaints):
        page.goto(f"{site}/b/{token}")
        expect(page.get_by_role("heading", name="il suo tavolo è prenotato")).to_be_visible()
        page.get_by_role("link", name="English").click()
        page.get_by_role("link", name="Change").click()
        page.get_by_label("Day").fill(str(date.fromisoformat(ahead()) + timedelta(days=1)))
        expect(page.get_by_label("8:00 PM")).not_to_be_checked()  # the times of the other day
        page.get_by_label("9:00 PM").check()
        assert (barriers(page), scrolls_sideways(page)) == ([], False)
        page.get_by_role("button", name="Change").click()
        expect(page.get_by_text("Your booking is changed.")).to_be_visible()
        expect(page.get_by_text("9:00 PM")).to_be_visible()
        page.get_by_role("link", name="Cancel the booking").click()
        page.get_by_role("button", name="Yes, cancel it").click()
        expect(page.get_by_role("heading", name="This booking is cancelled")).to_be_visible()
        assert complaints == []
