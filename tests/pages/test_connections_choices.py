"""What is chosen of a connection on its page, and its test."""

import re
from collections.abc import Callable

from flask import Flask
from sqlalchemy import select

from tests.pages.conftest import Browser
from tests.pages.connecting import HTMX, URL, Services, change, connect, environ, manager, services
from webapp.models import ProviderConnection
from webapp.store.transaction import read

__all__ = ["environ", "manager", "services"]  # fixtures
SignedIn = Callable[..., Browser]


def test_what_serves_whom_is_chosen_line_by_line(services: Services, manager: Browser, app: Flask) -> None:
    page = connect(services, manager, "calcom").text
    known = re.findall(r'<option value="(\d+)"', page)
    lines = {
        "rules-0-event_type": known[0], "rules-0-people_min": "1", "rules-0-people_max": "2", "rules-0-shift": "Cena",
        "rules-1-event_type": known[-1], "rules-1-people_min": "3", "rules-1-people_max": "", "rules-1-shift": "",
        "rules-2-event_type": "",
    }  # fmt: skip
    assert manager.post(f"{URL}/calcom/rules", lines).status_code == 303
    table = ProviderConnection.__table__
    with app.app_context():
        stored = read(lambda connection: connection.execute(select(table.c.rules)).scalar_one())
    assert stored == [
        {"event_type": known[0], "people_min": 1, "people_max": 2, "shift": "Cena"},
        {"event_type": known[-1], "people_min": 3, "people_max": None, "shift": None},
    ]
    wrong = manager.post(f"{URL}/calcom/rules", {**lines, "rules-1-people_max": "2"}, **HTMX)
    assert wrong.status_code == 422 and 'id="rules-1-people_max-error"' in wrong.text
    wrong = manager.post(f"{URL}/calcom/rules", {**lines, "rules-0-people_min": "two"})
    assert wrong.status_code == 422 and 'id="rules-0-people_min-error"' in wrong.text
    wrong = manager.post(f"{URL}/calcom/rules", {**lines, "rules-0-event_type": "404"})
    assert wrong.status_code == 422 and 'id="rules-0-event_type-error"' in wrong.text


def test_questions_are_listed_and_answered(services: Services, manager: Browser, app: Flask) -> None:
    connect(services, manager, "acuity")
    question = {"id": "7", "label": "Allergie?", "kind": "text", "is_required": True, "options": []}
    table = ProviderConnection.__table__
    with app.app_context():
        offered = read(lambda connection: connection.execute(select(table.c.services)).scalar_one())
    change(app, services=[{**each, "questions": [question]} for each in offered])
    page = manager.get(f"{URL}/acuity").text
    assert "Allergie?" in page and "Bookings are refused until this is answered" in page and "Needs a look" in page
    row = {"answers-0-question": "7", "answers-0-how": "ask", "answers-0-text": ""}
    refused = manager.post(f"{URL}/acuity/answers", row)
    assert refused.status_code == 422 and 'id="answers-0-text-error"' in refused.text
    assert manager.post(f"{URL}/acuity/answers", {**row, "answers-0-text": "Avete allergie?"}).status_code == 303
    page = manager.get(f"{URL}/acuity").text
    assert 'value="Avete allergie?"' in page and "Bookings are refused" not in page
    assert manager.post(f"{URL}/acuity/answers", {**row, "answers-0-how": "field:notes"}).status_code == 303
    assert '<option selected value="field:notes">' in manager.get(f"{URL}/acuity").text


def test_options_are_tried_when_they_are_saved(services: Services, manager: Browser) -> None:
    connect(services, manager, "calcom")
    refused = manager.post(f"{URL}/calcom/options", {"placeholder_email": "nonsense"})
    assert refused.status_code == 422 and 'id="placeholder_email-error"' in refused.text
    saved = manager.post(f"{URL}/calcom/options", {"placeholder_email": "tavoli@example.com"}, follow_redirects=True)
    assert "Saved, and tried out." in saved.text and 'value="tavoli@example.com"' in saved.text


def test_a_test_answers_in_the_page(services: Services, manager: Browser) -> None:
    connect(services, manager, "calcom")
    whole = manager.post(f"{URL}/calcom/test")
    assert whole.status_code == 200 and "Free times tomorrow" in whole.text and "<html" in whole.text
    part = manager.post(f"{URL}/calcom/test", **HTMX)
    assert part.status_code == 200 and 'id="connection"' in part.text and "<html" not in part.text
    services["calcom"].app.extensions["faults"].switch("401")
    failed = manager.post(f"{URL}/calcom/test")
    assert "The key is not accepted" in failed.text and "Connection lost" in failed.text
    services["calcom"].app.extensions["faults"].switch(None)
    assert "Works" in manager.post(f"{URL}/calcom/test").text


def test_a_connection_in_error_is_mended_with_a_new_key(services: Services, manager: Browser, app: Flask) -> None:
    connect(services, manager, "calcom")
    change(app, status="error", last_error="bad_credentials")
    page = manager.get(f"{URL}/calcom").text
    assert "the phone does not count on it" in page and f'href="{URL}/calcom/key"' in page
    assert 'name="api_key"' in manager.get(f"{URL}/calcom/key").text
    assert "Works" in connect(services, manager, "calcom").text


def test_the_one_that_books_is_changed_in_one_tap(services: Services, manager: Browser) -> None:
    for name in ("calcom", "acuity"):
        connect(services, manager, name)
    assert "Only blocks" in manager.get(f"{URL}/acuity").text
    assert manager.post(f"{URL}/acuity/role", {"role": "books"}).status_code == 303
    assert "Only blocks" in manager.get(f"{URL}/calcom").text
    assert manager.post(f"{URL}/acuity/role", {"role": "waiter"}).status_code == 422
