"""The frame around every page of those who are signed in, in a real browser."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from tests.e2e.watching import barriers
from tests.restaurants import open_restaurant
from webapp.extensions import db
from webapp.models import Membership, User
from webapp.operations import users

EMAIL, PASSWORD = "anna@example.com", "a good long password"
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def address(app: Flask, site: str) -> str:
    """The page of Anna's account; she owns a restaurant."""
    place = open_restaurant(app, "roma")
    with app.app_context():
        anna = User(email=EMAIL, name="Anna Ferri", password_hash=users.hash_of(PASSWORD))
        db.session.add(anna)
        db.session.flush()
        db.session.add(Membership(user_id=anna.id, restaurant_id=place.id, role="owner"))
        db.session.commit()
        db.session.remove()
    return f"{site}/account"


@pytest.fixture
def page(address: str, browser: Browser) -> Iterator[Page]:
    """Anna's browser on that page; what its console complains of fails the test."""
    page = browser.new_page(locale="en-US")
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    sign_in(page, address)
    yield page
    page.close()
    assert [each for each in complaints if "ERR_INTERNET_DISCONNECTED" not in each] == []


def sign_in(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    page.locator("main form button").click()
    page.wait_for_url(address)


def test_the_keys_are_listed_and_can_be_switched_off(page: Page) -> None:
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keyboard")
    expect(keys).to_be_visible()
    keys.get_by_label("Use keys of a single letter").uncheck()
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    page.reload()
    page.keyboard.press("?")
    expect(keys).to_be_hidden()


def test_keys_are_letters_while_one_writes(page: Page) -> None:
    name = page.get_by_label("Name")
    name.fill("")
    name.press_sequentially("n?/t")
    expect(name).to_have_value("n?/t")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_escape_closes_a_menu_and_gives_the_focus_back(page: Page) -> None:
    summary = page.locator(".person summary")
    summary.click()
    expect(page.get_by_role("button", name="Sign out", exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Sign out", exact=True)).to_be_hidden()
    expect(summary).to_be_focused()


def test_the_theme_and_the_language_are_remembered(page: Page) -> None:
    page.locator(".person summary").click()
    page.get_by_role("button", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    page.locator(".person summary").click()
    page.get_by_role("button", name="Italiano").click()
    expect(page.locator("html")).to_have_attribute("lang", "it")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")


def test_a_device_that_turns_dark_takes_the_page_along(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    page.emulate_media(color_scheme="light")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "light")


def test_a_lost_connection_is_told_until_it_is_back(page: Page) -> None:
    page.context.set_offline(True)
    expect(page.get_by_role("alert")).to_contain_text("No connection")
    page.context.set_offline(False)
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [{"width": 1440, "height": 900}, PHONE], ids=["desk", "phone"])
def test_everybody_can_use_the_frame(page: Page, theme: str, size: dict[str, int]) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    if size is PHONE:
        page.get_by_role("button", name="Menu").click()
    page.locator(".person summary").click()
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_menu_of_a_phone_opens_without_scripts(address: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, locale="en-US")  # type: ignore[arg-type]
    page = context.new_page()
    sign_in(page, address)
    page.get_by_role("button", name="Menu").click()
    page.locator(".person summary").click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.goto(address)
    expect(page.get_by_label("E-mail")).to_be_visible()
    context.close()
