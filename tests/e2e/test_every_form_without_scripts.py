"""Every form of the product once, in a browser without scripts: found on the pages of the URL map, filled, sent, and
answered by a whole page that says what became of it."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime
from typing import Any

import pyotp
import pytest
import time_machine
from flask import Flask
from playwright.sync_api import Browser, Page

from integrations import sandbox
from integrations.breaker import limiter_of
from integrations.sandbox import StandIn, calcom, twilio, vapi
from integrations.vapi.client import BURST, PER_SECOND
from integrations.vapi.words import SERVICE
from tests.e2e.every_form import FORMS, LAST, LED, SAID, SHOWN
from tests.e2e.full_house import SECRET, fill
from tests.e2e.plain_forms import Form, Read, endpoint_of, read, send
from tests.e2e.test_every_page_in_a_browser import FILES
from tests.e2e.watching import WIDE, sign_in, watched
from tests.pages.conftest import PASSWORD
from tests.pages.visiting import visits
from tests.restaurants import ROME, Place, ahead
from webapp import security

PAGES = (security.public, security.signed_in, security.member, security.operator, security.signed_link)
PARTS = {"bookings.now", "bookings.slots", "calendar.board", "today.day", "guest_links.times"}  # of pages, for HTMX
NOT_SHOWN = PARTS | {"health.alive", "health.ready"}
NOT_THERE = {"assistant.again", "connections.authorize", "connection_callback.callback"}  # what they need is not


class Walk:
    """A browser that goes from page to page and sends what it finds there, each form once."""

    def __init__(self, app: Flask, page: Page, site: str, complaints: list[str]) -> None:
        self.app, self.page, self.site, self.complaints = app, page, site, complaints
        self.known: set[tuple[str, ...]] = set()
        self.sent: set[str] = set()
        self.kept: dict[tuple[str, ...], str] = {}  # what is to come last, and where
        self.found: list[str] = []

    def visit(self, path: str, comes_back: bool = True) -> None:
        """Open a page and send what it has, and what the answers have."""
        shown = self._open(path)
        while self._go_on(shown, path) and comes_back and any(each.key not in self.known for each in shown.forms):
            shown = self._open(path)

    def end(self) -> None:
        """Send what was kept for the end: the last of several, as the first of the staff is whoever is signed in."""
        for endpoint in LAST:
            for key, path in [each for each in self.kept.items() if each[0][0] == endpoint]:
                forms = [each for each in self._open(path).forms if each.key == key]
                if forms:
                    self._go_on(self._send(forms[-1], path), path)

    def _go_on(self, shown: Read, home: str) -> bool:
        """Send what is shown, and what is shown then; whether that led anywhere."""
        before = len(self.known)
        while form := next((each for each in shown.forms if each.key not in self.known), None):
            shown = self._send(form, home)
        return len(self.known) > before

    def _open(self, path: str) -> Read:
        self.complaints.clear()
        answer = self.page.goto(f"{self.site}{path}", wait_until="domcontentloaded")
        if answer is None or answer.status != 200:
            self.found.append(f"{path}: {answer and answer.status}")
        return self._look(path)

    def _look(self, home: str) -> Read:
        """What is shown, having noted what is wrong with it and what is to come last."""
        shown, here = read(self.app, self.page), self.page.url
        self.found += [f"{here}: {each}" for each in (*shown.faults, *self.complaints)]
        parts = [path for path in shown.links if endpoint_of(self.app, path, "GET") in PARTS]
        self.found += [f"{here}: leads to {path}, which is no page" for path in parts]
        self.complaints.clear()
        for form in shown.forms:
            if form.endpoint not in FORMS and form.key not in self.known:
                self.found.append(f"{here}: what is to be sent to {form.endpoint} is not said")
            if form.endpoint in LAST and form.key not in self.known:
                self.kept[form.key] = here.removeprefix(self.site) if endpoint_of(self.app, here, "GET") else home
            if form.endpoint in LAST or form.endpoint not in FORMS:
                self.known.add(form.key)
        return shown

    def _send(self, form: Form, home: str) -> Read:
        """Send a form; the page that comes, which has to be as it is said to be."""
        self.known.add(form.key)
        self.sent.add(form.endpoint)
        expected, here = FORMS[form.endpoint], self.page.url
        given = expected.given if "code" not in form.key else {**expected.given, "code": self._code()}
        answer = send(self.page, form, given, expected.by)
        shown = self._look(home)
        is_led = answer.request.redirected_from is not None
        comes = SHOWN if not is_led else SAID if shown.said else LED
        if (answer.status, comes) != (200, expected.comes) or any("toast-danger" in each for each in shown.said):
            words = self.page.locator(".field-error, .toast-note, .alert-danger").all_inner_texts()
            self.found.append(f"{here}: {form.endpoint}: {answer.status} {comes}, not {expected.comes}: {words}")
        return shown

    def _code(self) -> str:
        """Of an authenticator app that knows the secret on the page, or else the host's."""
        shown = self.page.locator(".form-hint code")
        return pyotp.TOTP(shown.inner_text() if shown.count() else SECRET).now()


@pytest.fixture(autouse=True)
def evening() -> Iterator[None]:
    """Ten past eight, when the house is open."""
    with time_machine.travel(datetime.now(ROME).replace(hour=20, minute=10, second=0, microsecond=0), tick=True):
        yield


@pytest.fixture
def services() -> Iterator[dict[str, StandIn]]:
    with ExitStack() as stack:
        started = {name: stack.enter_context(sandbox.running(name)) for name in ("calcom", "twilio", "vapi")}
        limiter_of(f"{SERVICE} {started['vapi'].base_url}", PER_SECOND, BURST)._gap_s = 0.0  # nobody waits for his turn
        yield started


@pytest.fixture
def environ(environ: dict[str, str], services: dict[str, StandIn]) -> dict[str, str]:
    there = {name: stand_in.base_url for name, stand_in in services.items()}
    accounts = {**calcom.settings(there["calcom"]), **twilio.settings(there["twilio"]), **vapi.settings(there["vapi"])}
    return {**environ, **accounts, "SMTP_URL": "smtp://127.0.0.1:9", "API_BASE_URL": "https://book.example.com"}


def pages_of(app: Flask, ids: dict[str, Any]) -> list[str]:
    """The pages of whoever is signed in, from the URL map, and those that show a form only as they stand here."""
    found = [
        each.url(ids)
        for guard in PAGES
        for each in visits(app, guard)
        if each.method == "GET" and each.rule.arguments <= ids.keys()
        if each.rule.endpoint not in NOT_SHOWN | NOT_THERE
    ]
    first = [f"faq/new?asked={ids['asked']}", f"faq/questions/same?asked={ids['asked']}"]
    first += [
        "calls",
        f"calls/messages/{ids['message_id']}",
    ]  # before the guest's number has had as many texts as it may
    last = [f"bookings/{ids[of]}" for of in ("of_stuck", "of_gone", "of_cancelled")]  # of both the first is taken back
    last += [f"today?day={ahead(7)}", "assistant/live"]
    known = [path for path in sorted(found) if not path.endswith(FILES)]
    return [*(f"/r/roma/{path}" for path in first), *known, *(f"/r/roma/{path}" for path in last), "/account"]


@pytest.mark.settings(SIGNUP="open", TOOL_RATE_LIMIT="off", ADDRESS_RATE_LIMIT="off")
def test_every_form_works_without_scripts(app: Flask, browser: Browser, site: str, house: Place) -> None:
    ids = fill(app, house)
    look: dict[str, Any] = {"viewport": WIDE, "locale": "en-US", "java_script_enabled": False}
    with watched(browser, site, **look) as (page, complaints):
        walk = Walk(app, page, site, complaints)
        sign_in(page, site)
        for path in pages_of(app, ids):
            walk.visit(path)
        walk.end()
        for path in (f"/b/{ids['b']}/change", f"/b/{ids['b']}/cancel", f"/w/{ids['w']}"):
            walk.visit(path)
        for path in (f"/reset/{ids['reset']}", f"/invitations/{ids['invited']}"):
            walk.visit(path, comes_back=False)
        page.context.clear_cookies()
        walk.visit("/sign-up", comes_back=False)
        walk.visit(f"/invitations/{ids['invited_nina']}", comes_back=False)
        page.context.clear_cookies()
        page.goto(f"{site}/sign-in")
        (form,) = [each for each in read(app, page).forms if each.endpoint == "sign_in.index"]
        send(page, form, {"email": "host@example.com", "password": PASSWORD}, None)
        walk.visit("/sign-in/code", comes_back=False)
    posts = {each.rule.endpoint for guard in PAGES for each in visits(app, guard) if each.method == "POST"}
    assert posts - FORMS.keys() == set(), "nobody says what is sent to these"
    assert FORMS.keys() - walk.sent == set(), "these are on no page"
    assert walk.found == [], "\n".join(walk.found)
