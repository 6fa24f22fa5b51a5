"""Calls in a real browser: full pages in both themes and widths, a message seen to without leaving the page."""

import os
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect

from tests.e2e.watching import LOCALES, PHONE, WIDE, barriers, scrolls_sideways, sign_in, watched
from tests.pages.test_calls import add, leave
from tests.restaurants import Place, ahead, envelope
from webapp.extensions import db
from webapp.models import Call


def fill(app: Flask, place: Place) -> str:
    """A call with everything in it, among others, and messages; its id."""
    wish = {"date": ahead(), "time": "20:00", "people": 2, "customer_name": "Mario Rossi"}
    tools = [("t1", "check_availability", {**wish, "time": "23:30"}), ("t2", "create_booking", wish),
             ("t3", "take_message", {"message": "Serve un seggiolone " * 8, "urgent": True})]  # fmt: skip
    body = envelope(place, *tools, call_id="call-full")
    assert app.test_client().post("/api/vapi/tools", json=body, headers=place.bearer).status_code == 200
    app.extensions["tool_call_batches"].flush()
    for outcome in ("refused", "transferred", "abandoned", None):
        add(app, place, outcome=outcome, vapi_call_id=f"call-{outcome}", recording_url="https://r.example/x.wav")
    leave(app, place, body="Richiamare " * 30, name="", phone=None)
    with app.app_context():
        call = db.session.query(Call).filter_by(vapi_call_id="call-full").one()
        other = db.session.query(Call).filter_by(vapi_call_id="call-refused").one()
        for name in ("ended_at", "transcript", "summary", "recording_url", "cost_micros", "reported_at", "direction"):
            setattr(call, name, getattr(other, name))
        call.ended_at, call.outcome, call.stuck_at = call.began_at, "booked", call.began_at
        call.forwarded_to, call.ended_reason = "+390612345678", "call.in-progress.error-vapifault-openai-voice-failed"
        db.session.commit()
        return call.id


@pytest.mark.parametrize(("theme", "language", "window"), [("light", "it", PHONE), ("dark", "en", WIDE)])
def test_full_pages_are_sound(
    app: Flask, browser: Browser, site: str, house: Place, theme: str, language: str, window: dict[str, Any]
) -> None:
    call_id, found = fill(app, house), []
    with watched(browser, site, color_scheme=theme, locale=LOCALES[language], viewport=window) as (page, complaints):
        sign_in(page, site)
        for path in ("calls", f"calls/{call_id}", "calls/settings", "today"):
            complaints.clear()
            page.goto(f"{site}/r/roma/{path}")
            for details in page.locator("details.why").all():
                details.locator("summary").click()
            found += [f"{path}: {each}" for each in [*complaints, *barriers(page)]]
            if scrolls_sideways(page):
                found.append(f"{path}: wider than its window")
            if folder := os.environ.get("SHOTS"):
                page.screenshot(path=f"{folder}/{path.replace('/', '-')[:8]}-{theme}.png", full_page=True)
    assert not found, "\n".join(found)


def test_a_message_is_seen_to_in_the_page(app: Flask, browser: Browser, site: str, house: Place) -> None:
    leave(app, house)
    with watched(browser, site, viewport=PHONE) as (page, complaints):
        sign_in(page, site)
        page.goto(f"{site}/r/roma/calls")
        page.get_by_role("button", name="Done").click()
        expect(page.get_by_text("Seen to.")).to_be_visible()
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_text("Richiamare")).to_be_visible()
    assert not complaints
