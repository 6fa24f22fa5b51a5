"""The assistant's pages with something on them: changed in Vapi and put back, a tool tried, also without scripts."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect

from integrations.sandbox.vapi.seeds import HANDMADE_ASSISTANT
from tests.e2e.watching import LOCALES, PHONE, WIDE, barriers, scrolls_sideways, sign_in, watched
from tests.operations.assistants.conftest import environ, stand_in, vapi
from tests.operations.assistants.house import Vapi
from tests.operations.settings_place import OWNER
from tests.restaurants import Place, ahead, envelope, workplace_of
from webapp.extensions import db
from webapp.models import Restaurant, ToolCall
from webapp.operations import assistants

__all__ = ["environ", "stand_in", "vapi"]
PATHS = ("/", "/?both=1", "/choices", "/live", "/history", "/console?tool=create_booking")


@pytest.fixture
def changed(app: Flask, house: Place, vapi: Vapi) -> Place:
    """A restaurant whose assistant was made, changed in Vapi, put back, and changed again."""
    with app.app_context():
        assistants.make(workplace_of(house), OWNER)
        assistants.publish_now(workplace_of(house), OWNER)
    held = vapi.assistant(house.id)
    spoilt = held["model"]["messages"][0]["content"].replace("Puoi prenotare", "Prenota sempre")
    model = {**held["model"], "messages": [{"role": "system", "content": spoilt}]}
    vapi.change("assistant", held["id"], model=model)
    with app.app_context():
        assistants.publish_now(workplace_of(house), OWNER, insists=True)
    vapi.change("assistant", held["id"], model=model, firstMessage="Ciao!")
    return house


@pytest.fixture
def logged(app: Flask, client: FlaskClient, house: Place) -> str:
    """A call of the log that would be answered otherwise today."""
    wish = {"date": ahead(), "time": "20:00", "people": 2}
    client.post("/api/vapi/tools", json=envelope(house, ("t1", "check_availability", wish)), headers=house.bearer)
    app.extensions["tool_call_batches"].flush()
    with app.app_context():
        db.session.query(Restaurant).update({"max_people": 1, "version": Restaurant.version + 1})
        db.session.commit()
        return str(db.session.query(ToolCall).one().id)


@pytest.mark.parametrize(("theme", "language", "window"), [("light", "it", WIDE), ("dark", "en", PHONE)])
def test_every_page_with_something_on_it_is_sound(
    app: Flask,
    browser: Browser,
    site: str,
    changed: Place,
    logged: str,
    theme: str,
    language: str,
    window: dict[str, int],
) -> None:
    found = []
    look = {"color_scheme": theme, "locale": LOCALES[language], "viewport": window}
    with watched(browser, site, **look) as (page, complaints):
        sign_in(page, site)
        for path in PATHS:
            page.goto(f"{site}/r/roma/assistant{path}")
            found += [f"{path}: {each}" for each in [*complaints, *barriers(page)]]
            found += [f"{path}: wider than its window"] if scrolls_sideways(page) else []
        page.goto(f"{site}/r/roma/assistant/console/again/{logged}")
        expect(page.locator("table")).to_contain_text("message")
        found += [f"the same call today: {each}" for each in [*complaints, *barriers(page)]]
        assert not scrolls_sideways(page)
        page.goto(f"{site}/r/roma/calls")
        page.locator("#list a").first.click()
        page.locator("a[href*='/console/call/']").click()
        expect(page.locator("table")).to_contain_text("message")
        found += [f"the whole call today: {each}" for each in [*complaints, *barriers(page)]]
        assert not scrolls_sideways(page)
        with app.app_context():
            assistants.attach(workplace_of(changed), OWNER, HANDMADE_ASSISTANT)
        page.goto(f"{site}/r/roma/assistant/live")
        expect(page.locator(".assistant-reports")).to_be_visible()
        found += [f"attached: {each}" for each in [*complaints, *barriers(page)]]
        assert not scrolls_sideways(page)
        page.goto(f"{site}/r/roma/assistant{PATHS[-1]}")
        tried(page)
        found += [f"a trial: {each}" for each in [*complaints, *barriers(page)]]
        assert not scrolls_sideways(page)
    assert not found, "\n".join(found)


def tried(page: Page) -> None:
    """Rehearse a booking."""
    for name, text in (("date", ahead()), ("time", "20:00"), ("people", "1"), ("customer_name", "Mario Rossi")):
        page.locator(f"[name=arg-{name}]").fill(text)
    page.locator("[name=caller]").fill("+393331234567")
    page.locator(".console-form button.btn-primary").click()
    expect(page.locator(".spoken")).to_contain_text("per una persona")


def test_what_was_changed_in_vapi_is_put_back_without_scripts(browser: Browser, site: str, changed: Place) -> None:
    with watched(browser, site, viewport=WIDE, locale="en-US", java_script_enabled=False) as (page, _complaints):
        sign_in(page, site)
        page.goto(f"{site}/r/roma/assistant/live")
        expect(page.locator(".difference")).to_contain_text("Prenota sempre")
        page.get_by_role("button", name="Put ours back").click()
        page.goto(f"{site}/r/roma/assistant/live")
        expect(page.get_by_text("The same as here")).to_be_visible()
        page.goto(f"{site}/r/roma/assistant/history")
        expect(page.get_by_text(re.compile("Written over in Vapi: first message"))).to_be_visible()
