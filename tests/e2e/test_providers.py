"""A booking that a provider has too, in a real browser: it is being confirmed, and the page tells what came of it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from integrations import sandbox
from integrations.sandbox import StandIn, calcom
from integrations.sandbox.calcom import API_KEY
from integrations.sandbox.calcom.event_types import PRIVATE_ROOM
from tests.e2e.watching import PHONE, WIDE, barriers, scrolls_sideways, sign_in, watched
from tests.operations.houses import ANNA, place_of
from tests.restaurants import Place, ahead
from webapp.extensions import db
from webapp.models import ProviderConnection
from webapp.operations import connections, jobs
from webapp.store import snapshots

DAY = ahead()


@pytest.fixture
def there() -> Iterator[StandIn]:
    with sandbox.running("calcom") as started:
        yield started


@pytest.fixture
def environ(environ: dict[str, str], there: StandIn) -> dict[str, str]:
    return {**environ, **calcom.settings(there.base_url)}


@pytest.fixture
def connected(app: Flask, house: Place, there: StandIn) -> StandIn:
    """Cal.com's stand-in, which books for the house."""
    with app.app_context():
        connections.connect_by_key(place_of(house, "owner"), ANNA, "calcom", {"api_key": API_KEY})
    return there


def work(app: Flask) -> None:
    with app.app_context():
        while jobs.run_one(datetime.now(UTC)):
            pass


def write_down(page: Page, site: str, name: str = "Lucia Bianchi") -> None:
    """A booking by the form."""
    page.goto(f"{site}/r/roma/bookings/new?day={DAY}&time=20:00&people=2")
    page.locator("[name=name]").fill(name)
    page.get_by_role("button", name="Book", exact=True).click()


def is_sound(page: Page) -> None:
    assert barriers(page) == []
    assert not scrolls_sideways(page)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_shows_by_itself_what_the_provider_said(
    app: Flask, browser: Browser, site: str, connected: StandIn, size: dict[str, int], scheme: str
) -> None:
    look = {"viewport": size, "locale": "en-US", "color_scheme": scheme}
    with watched(browser, site, **look) as (page, complaints):
        sign_in(page, site)
        write_down(page, site)
        expect(page.locator(".toast-note")).to_contain_text("Saved; being confirmed at Cal.com.")
        expect(page.locator("#booking-now")).to_contain_text("Being confirmed at Cal.com")
        is_sound(page)
        work(app)
        expect(page.locator("#booking-now")).to_contain_text("Confirmed at Cal.com", timeout=10_000)
        expect(page.locator("#booking-status")).to_contain_text("Confirmed")
        is_sound(page)
    assert complaints == []


def test_what_staff_have_to_see_to_is_found_on_today_and_kept_in_their_own_book(
    app: Flask, browser: Browser, site: str, house: Place, connected: StandIn
) -> None:
    with app.app_context():
        row = db.session.query(ProviderConnection).filter_by(restaurant_id=house.id).one()
        row.rules = [{"event_type": str(PRIVATE_ROOM), "people_min": None, "people_max": None, "shift": None}]
        snapshots.bump(db.session.connection(), house.id)
        db.session.commit()
    with watched(browser, site, viewport=WIDE, locale="en-US") as (page, complaints):
        sign_in(page, site)
        write_down(page, site)
        work(app)
        expect(page.get_by_text("To be looked at: Cal.com")).to_be_visible(timeout=10_000)
        expect(page.get_by_text("Cal.com asks a question that has no answer yet.").first).to_be_visible()
        is_sound(page)
        page.goto(f"{site}/r/roma/today")
        page.get_by_role("link", name="Lucia Bianchi").click()
        page.get_by_role("button", name="Keep it without Cal.com").click()
        page.locator("#confirm [data-agrees]").click()
        expect(page.get_by_text("Without Cal.com: in your own book only")).to_be_visible()
        is_sound(page)
    assert complaints == []
