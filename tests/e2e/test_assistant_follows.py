"""The owner connects and leaves a provider in the browser and never opens Vapi; a call then ends as a complete page."""

import socket
import threading
from collections.abc import Iterator

import pytest
import requests
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import delete
from werkzeug.serving import make_server

from integrations import sandbox
from integrations.sandbox import StandIn, calendly
from integrations.sandbox.vapi.script import default_script
from tests.e2e.watching import WIDE, barriers, sign_in, watched
from tests.operations.assistants.conftest import stand_in, vapi
from tests.operations.assistants.house import Vapi, attached, prompt_of, row_of
from tests.operations.assistants.test_publishing import BOOKING, house_book
from tests.restaurants import CALLER, Place
from tests.until import until
from webapp.models import Assistant
from webapp.operations import jobs
from webapp.store.transaction import write

__all__ = ["stand_in", "vapi"]
BOUND_S = 30.0


@pytest.fixture
def port() -> int:
    """A port that nobody listens at, so that it is known before the application is made."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
    return number


@pytest.fixture
def provider() -> Iterator[StandIn]:
    with sandbox.running("calendly") as started:
        yield started


@pytest.fixture
def environ(environ: dict[str, str], stand_in: StandIn, provider: StandIn, port: int) -> dict[str, str]:
    here = {"API_BASE_URL": f"http://127.0.0.1:{port}"}
    return environ | calendly.settings(provider.base_url) | sandbox.SETTINGS["vapi"](stand_in.base_url) | here


@pytest.fixture
def site(app: Flask, port: int) -> Iterator[str]:
    """The application and its worker, at the address that Vapi is told."""
    server, stop = make_server("127.0.0.1", port, app, threaded=True), threading.Event()

    def work() -> None:
        with app.app_context():
            jobs.run_forever(stop)

    threads = [threading.Thread(target=server.serve_forever, args=(0.05,)), threading.Thread(target=work)]
    for thread in threads:
        thread.start()
    yield f"http://127.0.0.1:{port}"
    server.shutdown()
    stop.set()
    for thread in threads:
        thread.join()
    server.server_close()


@pytest.fixture
def bookless(app: Flask, house: Place) -> Place:
    """A restaurant without an assistant whose house book is off."""
    with app.app_context():
        write(house.id, lambda connection: connection.execute(delete(Assistant.__table__)))
        house_book(house, False)
    return house


def offers(app: Flask, vapi: Vapi, place: Place) -> set[str] | None:
    """The tools of the restaurant's assistant, once it is in step."""
    with app.app_context():
        row = row_of(place.id)
    if row is None or row.state != "published":
        return None
    held = vapi.held.get("assistant", row.vapi_assistant_id)
    return attached(vapi, held) if held else None


def test_the_assistant_follows_what_the_owner_connects(
    app: Flask, browser: Browser, site: str, bookless: Place, vapi: Vapi
) -> None:
    with watched(browser, site, viewport=WIDE, locale="en-US") as (page, complaints):
        sign_in(page, site)
        page.goto(f"{site}/r/roma/connections/calendly")
        page.get_by_role("link", name="Connect Calendly").click()
        page.get_by_role("button", name="Allow").click()
        expect(page.get_by_text("Calendly is connected.")).to_be_visible()
        complaints.clear()  # of the page of consent, which is the provider's
        assert until(lambda: offers(app, vapi, bookless)) >= BOOKING
        assert "Puoi prenotare" in prompt_of(vapi.assistant(bookless.id))
        page.goto(f"{site}/r/roma/assistant/")
        expect(page.get_by_text("In step with Vapi")).to_be_visible()
        page.goto(f"{site}/r/roma/connections/calendly/disconnect")
        page.get_by_role("button", name="Disconnect").click()
        until(lambda: not BOOKING & (offers(app, vapi, bookless) or BOOKING))
        assert "Non puoi prenotare" in prompt_of(vapi.assistant(bookless.id))
        with app.app_context():
            house_book(bookless, True)
        until(lambda: (offers(app, vapi, bookless) or set()) >= BOOKING)
        place_call(vapi, bookless)
        reads_the_call(app, page, site)
        assert not [*complaints, *barriers(page)]


def place_call(vapi: Vapi, place: Place) -> None:
    """Somebody checks, books, asks, changes, leaves a message and hangs up."""
    tools = [
        tool
        for tool in vapi.held.newest_first("tool")
        if tool["id"] in {t["id"] for t in vapi.tools(place.id).values()}
    ]
    body = {"assistantId": vapi.assistant(place.id)["id"], "customer": CALLER, "script": default_script(tools)}
    placed = requests.post(f"{vapi.base_url}/_sandbox/calls", json=body, timeout=BOUND_S).json()
    assert placed["notes"] == [] and {one["status"] for one in placed["deliveries"]} == {200}


def reads_the_call(app: Flask, page: Page, site: str) -> None:
    """The page of the call has everything that was said and done in it."""
    app.extensions["tool_call_batches"].flush()
    page.goto(f"{site}/r/roma/calls")
    page.locator("#list a").first.click()
    main = page.locator("main")
    for told in ("Table booked", "Giulia Bianchi", "Richiamare per una cena di gruppo.", "What would be said today"):
        expect(main.get_by_text(told).first).to_be_visible()
    expect(main.locator("audio")).to_have_count(1)
    expect(main.locator("ol.asked > li")).to_have_count(5)
    page.get_by_role("link", name="The whole call today").click()
    expect(page.get_by_role("heading", name="The whole call today")).to_be_visible()
