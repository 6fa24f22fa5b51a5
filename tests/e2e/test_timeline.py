"""Today's timeline in a real browser."""

from datetime import date, time

from flask import Flask
from playwright.sync_api import Browser

from tests.e2e.watching import WIDE, sign_in
from tests.operations.houses import ANNA, place_of, wanted
from tests.restaurants import Place, ahead
from webapp.operations.bookings import staff


def test_a_day_until_two_in_the_morning_is_read_without_scrolling(
    app: Flask, browser: Browser, site: str, house: Place
) -> None:
    day = ahead()
    with app.app_context():
        late = wanted(day=date.fromisoformat(day), time=time(22), stay_minutes=240)
        staff.create(place_of(house), ANNA, late, waive=staff.POLICY)
    page = browser.new_page(viewport={"width": WIDE["width"], "height": WIDE["height"]})
    sign_in(page, site)
    page.goto(f"{site}/r/roma/today?day={day}&shift=day")
    content, room = page.locator(".evening").evaluate("each => [each.scrollWidth, each.clientWidth]")
    assert page.locator(".evening .hours span").count() == 14 and content <= room
    page.close()
