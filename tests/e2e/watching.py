"""A browser whose every complaint is kept: of the console, of the content security policy, of requests that leave the
house or fail."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from tests.pages.conftest import PASSWORD

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
LOCALES = {"it": "it-IT", "en": "en-US"}
AT_REST = """() => Promise.all(document.getAnimations()
    .filter((each) => each.effect.getComputedTiming().endTime < Infinity)
    .map((each) => each.finished.catch(() => null))).then(() => null)"""


@contextmanager
def watched(browser: Browser, site: str, **context: object) -> Iterator[tuple[Page, list[str]]]:
    """A page and what there is to complain about so far."""
    opened = browser.new_context(**context)  # type: ignore[arg-type]
    page = opened.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: complaints.extend(_strange(request.url, site)))
    try:
        yield page, complaints
    finally:
        opened.close()


def sign_in(page: Page, site: str, email: str = "owner@example.com") -> None:
    """Sign in by the form."""
    page.goto(f"{site}/sign-in")
    page.locator("[name=email]").fill(email)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form button.btn-primary").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)


def barriers(page: Page) -> list[str]:
    """What axe finds on the page once nothing on it moves."""
    page.evaluate(AT_REST)
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


def scrolls_sideways(page: Page) -> bool:
    """Whether the page is wider than its window."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def _strange(url: str, site: str) -> list[str]:
    parts = urlsplit(url)
    return [] if parts.scheme in ("data", "blob") or url.startswith(site) else [f"asked {url}"]
