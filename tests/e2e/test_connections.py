"""Connecting in a real browser: consent given and denied at Calendly and Square, a key, a test, and leaving."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from integrations.sandbox import StandIn
from tests import stand_ins
from tests.e2e.watching import PHONE, WIDE, barriers, scrolls_sideways, sign_in, watched
from tests.restaurants import Place
from tests.stand_ins import BY_KEY, BY_OAUTH, KEYS

Services = dict[str, StandIn]
LABELS = {"calendly": "Calendly", "square": "Square", "calcom": "Cal.com", "acuity": "Acuity", "opentable": "OpenTable"}


@pytest.fixture
def services() -> Iterator[Services]:
    with stand_ins.opened() as opened:
        yield opened


@pytest.fixture
def environ(environ: dict[str, str], services: Services) -> dict[str, str]:
    return {**environ, **stand_ins.environment(services)}


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def owner(request: pytest.FixtureRequest, browser: Browser, site: str, house: Place) -> Iterator[Page]:
    """The owner's browser, with and without scripts, at the connections."""
    look = {"viewport": WIDE, "locale": "en-US", "java_script_enabled": request.param}
    with watched(browser, site, **look) as (page, _complaints):
        sign_in(page, site)
        page.goto(f"{site}/r/roma/connections/")
        yield page


def go_to(page: Page, name: str) -> None:
    page.get_by_role("link", name=f"Connect {LABELS[name]}").click()


@pytest.mark.parametrize("name", BY_OAUTH)
def test_consent_is_given_at_the_provider(owner: Page, services: Services, name: str) -> None:
    go_to(owner, name)
    owner.get_by_role("link", name=f"Connect {LABELS[name]}").click()
    expect(owner).to_have_title(f"Allow access · stand-in for {LABELS[name]}")
    owner.get_by_role("button", name="Allow").click()
    expect(owner.get_by_text(f"{LABELS[name]} is connected.")).to_be_visible()
    expect(owner.get_by_text("Works", exact=True)).to_be_visible()
    owner.reload()
    expect(owner.get_by_text("Works", exact=True)).to_be_visible()


@pytest.mark.parametrize("name", BY_OAUTH)
def test_consent_is_denied_at_the_provider(owner: Page, services: Services, name: str) -> None:
    go_to(owner, name)
    owner.get_by_role("link", name=f"Connect {LABELS[name]}").click()
    owner.get_by_role("button", name="Deny").click()
    expect(owner.get_by_text("the permission was not given")).to_be_visible()
    expect(owner.get_by_role("link", name=f"Connect {LABELS[name]}")).to_be_visible()


@pytest.mark.parametrize("name", BY_KEY)
def test_a_key_is_pasted_refused_mended_tested_and_taken_away(owner: Page, services: Services, name: str) -> None:
    go_to(owner, name)
    for field, value in KEYS[name].items():
        owner.locator(f"main [name={field}]").fill(value if field == "rid" else f"{field}-wrong")
    owner.get_by_role("button", name="Try and connect").click()
    expect(owner.get_by_text("The key is not accepted")).to_be_visible()
    for field, value in KEYS[name].items():
        owner.locator(f"main [name={field}]").fill(value)
    owner.get_by_role("button", name="Try and connect").click()
    expect(owner.get_by_text("is connected.")).to_be_visible()
    owner.get_by_role("button", name="Test now").click()
    expect(owner.get_by_text("Free times tomorrow, for two")).to_be_visible()
    owner.get_by_role("link", name="Disconnect").click()
    expect(owner.get_by_text("The phone goes on booking, in the house book alone.")).to_be_visible()
    owner.get_by_role("button", name="Disconnect").click()
    expect(owner.get_by_role("link", name=f"Connect {LABELS[name]}")).to_be_visible()


def test_lines_are_added_saved_and_removed(owner: Page, services: Services) -> None:
    go_to(owner, "calcom")
    owner.locator("main [name=api_key]").fill(KEYS["calcom"]["api_key"])
    owner.get_by_role("button", name="Try and connect").click()
    lines = owner.locator("[data-rows=rules] .row-line")
    expect(lines.first).to_be_visible()
    before = lines.count()
    owner.locator(f"[name=rules-{before - 1}-event_type]").select_option(index=1)
    owner.locator(f"[name=rules-{before - 1}-people_min]").fill("1")
    owner.locator(f"[name=rules-{before - 1}-shift]").select_option("Cena")
    owner.locator("#rules-form button[type=submit]").click()
    expect(lines).to_have_count(before + 1)
    owner.locator(f"[name=rules-{before - 1}-gone]").check(force=True)
    owner.locator("#rules-form button[type=submit]").click()
    expect(lines).to_have_count(before)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("window", [WIDE, PHONE], ids=["desk", "phone"])
def test_what_is_connected_can_be_used_by_everybody(
    browser: Browser, site: str, house: Place, services: Services, theme: str, window: dict[str, int]
) -> None:
    found = []
    with watched(browser, site, viewport=window, locale="it-IT", color_scheme=theme) as (page, _complaints):
        sign_in(page, site)
        for name in BY_OAUTH:
            page.goto(f"{site}/r/roma/connections/{name}/authorize")
            page.locator("button[value=allow]").click()
            page.wait_for_url(f"{site}/r/roma/connections/{name}")
        for path in ("", "calendly", "square", "calendly/disconnect", "calcom", "opentable"):
            page.goto(f"{site}/r/roma/connections/{path}")
            found += [f"{path}: {each}" for each in barriers(page)]
            if scrolls_sideways(page):
                found.append(f"{path}: wider than its window")
    assert not found, "\n".join(found)
