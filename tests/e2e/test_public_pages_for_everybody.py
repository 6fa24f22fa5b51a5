"""The public pages in a real browser: readable by everybody, in either theme, on a phone as on a desk."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

PAGES = {"start": "/", "documentation": "/api/docs", "lost": "/nothing-here"}
DESK, PHONE = 1440, 390
WIDTHS = (320, 768, 1024, 2560)


def opened(browser: Browser, url: str, width: int, theme: Any, language: str) -> Page:
    page = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=theme, locale=language, reduced_motion="reduce"
    ).new_page()
    page.goto(url)
    return page


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_for_everybody(browser: Browser, site: str, name: str, width: int, theme: str) -> None:
    page = opened(browser, site + PAGES[name], width, theme, "it" if width == PHONE else "en")
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width, "it scrolls sideways"
    page.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_no_width_makes_a_page_scroll_sideways(browser: Browser, site: str, name: str) -> None:
    page = opened(browser, site + PAGES[name], DESK, "light", "it")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
    page.context.close()


def test_the_keyboard_reaches_the_content_first(browser: Browser, site: str) -> None:
    page = opened(browser, f"{site}/api/docs", DESK, "light", "en")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")
    page.context.close()
