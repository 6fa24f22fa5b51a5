"""Whole journeys in a real browser: a newcomer, a host's evening, two at once, and everything without scripts."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
import time_machine
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from tests.e2e.watching import WIDE, sign_in, watched
from tests.operations.houses import ANNA, place_of, wanted
from tests.restaurants import ROME, Place, ahead
from webapp.operations.bookings import staff


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    """Ten past eight, when the house is open."""
    now = datetime.now(ROME).replace(hour=20, minute=10, second=0, microsecond=0)
    with time_machine.travel(now, tick=True):
        yield


@pytest.fixture
def host(browser: Browser, site: str, house: Place) -> Iterator[Page]:
    """The host's browser; a refusal is the only thing its console may tell of."""
    with watched(browser, site, viewport=WIDE, locale="en-US", timezone_id="Europe/Rome") as (page, complaints):
        sign_in(page, site, "host@example.com")
        yield page
        assert [each for each in complaints if "422" not in each and "409" not in each] == []


def booked(app: Flask, house: Place, at: datetime, name: str, table: int) -> staff.Entry:
    """A booking of today, whatever the time is now."""
    values = wanted(
        day=at.date(), time=at.time(), name=name, phone=None, table_nos=(house.table_nos[table],), stay_minutes=60
    )
    with app.app_context():
        return staff.create(place_of(house), ANNA, values, waive=staff.POLICY)


def minutes_ago(minutes: int) -> datetime:
    """A moment by the house's clock, in whole minutes."""
    return (datetime.now(ROME) - timedelta(minutes=minutes)).replace(second=0, microsecond=0)


@pytest.mark.settings(SIGNUP="open")
def test_a_newcomer_comes_from_nothing_to_a_first_booking(app: Flask, browser: Browser, site: str) -> None:
    with watched(browser, site, viewport=WIDE, locale="en-US", timezone_id="Europe/Rome") as (page, complaints):
        page.goto(site)
        page.get_by_role("link", name="Open your restaurant").click()
        page.get_by_label("Your name").fill("Anna Ferri")
        page.get_by_label("E-mail").fill("anna@example.com")
        page.get_by_label("Password").fill("a good long password")
        page.get_by_role("button", name="Make an account").click()
        page.get_by_label("Name of the restaurant").fill("Osteria dell'Angelo")
        page.get_by_role("button", name="Open the restaurant").click()
        expect(page.get_by_role("heading", name="Getting started")).to_be_visible()

        page.get_by_role("link", name="Enter the hours").click()
        shift = page.get_by_role("group", name="New shift")
        shift.get_by_label("Name").fill("Dinner")
        shift.get_by_label("First seating").fill("19:00")
        shift.get_by_label("Last seating").fill("22:00")
        for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"):
            shift.get_by_label(day, exact=True).check()
        page.get_by_role("button", name="Save").first.click()
        expect(page.get_by_text("Dinner").first).to_be_visible()

        page.goto(f"{site}/r/osteria-dell-angelo/settings/tables")
        rows = page.locator('[data-rows="tables"] > *').last
        for label, value in (("Table", "1"), ("Smallest party", "2"), ("Largest party", "4")):
            rows.get_by_label(label).fill(value)
        page.get_by_role("button", name="Save the tables").click()
        expect(page.get_by_role("group", name="1", exact=True)).to_be_visible()

        page.goto(f"{site}/r/osteria-dell-angelo/bookings/new")
        page.get_by_label("Day").fill(ahead())
        page.get_by_label("8:00 PM").check()
        page.get_by_label("Name").fill("Mario Rossi")
        page.get_by_role("button", name="Book", exact=True).click()
        expect(page.get_by_role("heading", name="Mario Rossi")).to_be_visible()
        expect(page.get_by_text("Confirmed").first).to_be_visible()
        assert complaints == []


def test_a_hosts_evening(app: Flask, house: Place, host: Page, site: str) -> None:
    late = booked(app, house, minutes_ago(25), "Lara Late", 0)
    due = booked(app, house, minutes_ago(5), "Dario Due", 1)
    host.goto(f"{site}/r/roma/today")
    row = host.locator(f"#booking-{due.id}")
    expect(host.locator(f"#booking-{late.id}")).to_contain_text("late")

    row.get_by_role("button", name="Arrived").click()
    expect(host.locator(f"#booking-{due.id} .mark").get_by_text("Arrived")).to_be_visible()
    host.locator(f"#booking-{due.id}").get_by_role("button", name="Seat").click()
    expect(host.locator(f"#booking-{due.id}")).to_contain_text("Seated")

    host.get_by_role("button", name="Seat 2 people now").click()
    expect(host.locator("#day .just-done")).to_be_visible()
    expect(host.get_by_text("Walk-in").nth(1)).to_be_visible()

    host.locator(f"#booking-{due.id}").get_by_role("button", name="Finished").click()
    expect(host.locator(f"#booking-{due.id}").get_by_role("button", name="Back to the table")).to_be_visible()

    waiting = host.locator(f"#booking-{late.id}")
    waiting.locator("summary").click()
    waiting.get_by_role("button", name="No-show").click()
    expect(host.locator(f"#booking-{late.id}").get_by_role("button", name="Put back")).to_be_visible()
    with app.app_context():
        place = place_of(house)
        assert [staff.find(place, each.reference).status for each in (late, due)] == ["no_show", "finished"]
        statuses = sorted(line.entry.status for line in staff.sheet(place, due.day).lines)
    assert statuses == ["finished", "no_show", "seated"]


def test_of_two_who_change_one_booking_the_second_sees_both_versions(
    app: Flask, house: Place, host: Page, site: str, browser: Browser
) -> None:
    with app.app_context():
        values = wanted(day=datetime.fromisoformat(ahead()).date(), time=time(20))
        entry = staff.create(place_of(house), ANNA, values, waive=staff.POLICY)
    edit = f"{site}/r/roma/bookings/{entry.reference}/edit"
    host.goto(edit)
    with watched(browser, site, viewport=WIDE, locale="en-US") as (manager, _):
        sign_in(manager, site, "manager@example.com")
        manager.goto(edit)
        manager.get_by_label("Notes").fill("Window, please")
        manager.locator("main .form-foot button.btn-primary").click()
        expect(manager.get_by_text("Window, please").first).to_be_visible()
    host.get_by_label("Notes").fill("High chair")
    host.locator("main .form-foot button.btn-primary").click()
    expect(host.get_by_role("heading", name="Changed meanwhile")).to_be_visible()
    both = host.get_by_role("row", name="Notes")
    expect(both).to_contain_text("High chair")
    expect(both).to_contain_text("Window, please")
    host.get_by_role("button", name="Save mine").click()
    expect(host.get_by_text("High chair").first).to_be_visible()


def test_a_change_elsewhere_appears_by_itself(app: Flask, house: Place, host: Page, site: str) -> None:
    host.goto(f"{site}/r/roma/today")
    entry = booked(app, house, minutes_ago(1), "Nina New", 2)
    expect(host.locator(f"#booking-{entry.id}")).to_be_visible(timeout=40_000)


def test_without_scripts_everything_is_a_plain_form(app: Flask, house: Place, browser: Browser, site: str) -> None:
    entry = booked(app, house, minutes_ago(5), "Dario Due", 0)
    look = {"viewport": WIDE, "locale": "en-US", "java_script_enabled": False}
    with watched(browser, site, **look) as (page, complaints):
        sign_in(page, site, "owner@example.com")
        page.goto(f"{site}/r/roma/today")
        page.locator(f"#booking-{entry.id}").get_by_role("button", name="Seat").click()
        expect(page.locator(f"#booking-{entry.id}")).to_contain_text("Seated")
        page.get_by_role("button", name="Seat 2 people now").click()
        expect(page.get_by_text("Seated").nth(1)).to_be_visible()

        page.goto(f"{site}/r/roma/bookings/new?day={ahead()}&people=2")
        page.get_by_label("8:00 PM").check()
        page.get_by_label("Name").fill("Mario Rossi")
        page.get_by_role("button", name="Book", exact=True).click()
        expect(page.get_by_role("heading", name="Mario Rossi")).to_be_visible()
        page.get_by_role("link", name="Cancel the booking").click()
        page.locator("main form button.btn-primary, main form button.btn-danger").last.click()
        expect(page.get_by_text("Cancelled").first).to_be_visible()

        page.goto(f"{site}/account")
        page.get_by_label("Name").fill("Anna Neri")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("Saved.")).to_be_visible()
        page.locator(".person summary").click()
        page.get_by_role("button", name="Sign out", exact=True).click()
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        assert complaints == []
