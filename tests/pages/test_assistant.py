"""The assistant's pages: every part with its source, what would be sent, what Vapi holds, and the test console."""

import html
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from integrations.sandbox.vapi.seeds import HANDMADE_ASSISTANT, NUMBERS
from tests.operations.assistants.conftest import environ, stand_in, vapi
from tests.operations.assistants.house import Vapi, row_of
from tests.pages.conftest import Browser
from tests.restaurants import ROME, Place, ahead, envelope
from webapp.extensions import db
from webapp.models import Booking, Call, Restaurant, ToolCall
from webapp.models.types import new_id

__all__ = ["environ", "stand_in", "vapi"]
SignedIn = Callable[..., Browser]
PAGE = "/r/roma/assistant"
CHOICES = {"language": "caller", "discloses_ai": "y", "is_on": "y", "out_of_hours": "answer"}


def shown(browser: Browser, path: str = "/") -> str:
    answer = browser.get(PAGE + path, follow_redirects=True)
    assert answer.status_code == 200, answer.text
    return html.unescape(answer.text)


@pytest.fixture
def owner(house: Place, vapi: Vapi, signed_in: SignedIn) -> Browser:
    """The owner, whose restaurant has an assistant that was just made."""
    browser = signed_in("owner")
    assert browser.post(PAGE + "/make").status_code == 303
    return browser


def test_the_prompt_is_shown_word_for_word_with_its_sources(
    app: Flask, owner: Browser, vapi: Vapi, house: Place
) -> None:
    page = shown(owner)
    assert "In step with Vapi" in page and "Pronto, risponde l'assistente virtuale di Trattoria Roma." in page
    held = vapi.assistant(house.id)["model"]["messages"][0]["content"]
    for line in held.splitlines()[1:-1]:
        assert line in page
    for source in ("/r/roma/settings/hours", "/r/roma/settings/rules", "/r/roma/assistant/choices"):
        assert f'href="{source}"' in page
    assert "create_booking" in page and "tokens" in page


@pytest.mark.parametrize("language", ["en", "it"])
def test_both_variants_stand_side_by_side(house: Place, signed_in: SignedIn, language: str) -> None:
    page = shown(signed_in("manager", language), "/?both=1")
    assert "Puoi prenotare" in page and "Non puoi prenotare" in page
    assert {"en": "When something can book", "it": "Quando si può prenotare"}[language] in page


def test_without_a_key_the_pages_say_so(house: Place, signed_in: SignedIn) -> None:
    browser = signed_in("owner")
    assert "VAPI_API_KEY" in shown(browser) and "VAPI_API_KEY" in shown(browser, "/live")
    assert browser.post(PAGE + "/publish").status_code == 303


def test_the_owners_words_are_saved_and_published(owner: Browser, vapi: Vapi, house: Place) -> None:
    words = {**CHOICES, "instructions": "Consiglia il risotto.", "voice": "azure:it-IT-DiegoNeural"}
    assert owner.post(PAGE + "/choices", words).status_code == 303
    assert "Being sent" in shown(owner) and "Consiglia il risotto." in shown(owner)
    owner.post(PAGE + "/publish")
    held = vapi.assistant(house.id)
    assert "Consiglia il risotto." in held["model"]["messages"][0]["content"]
    assert held["voice"] == {"provider": "azure", "voiceId": "it-IT-DiegoNeural"}
    assert "Being sent" not in shown(owner)


@pytest.mark.parametrize(("field", "given", "told"), [
    ("greeting", "x" * 501, "longer than 500"), ("fallback_number", "12", "no such phone number"),
    ("voice", "azure:nobody", "Choose one of these"), ("language", "elvish", "Not a valid choice"),
])  # fmt: skip
def test_a_choice_that_cannot_be_made_says_why(
    house: Place, signed_in: SignedIn, field: str, given: str, told: str
) -> None:
    answer = signed_in("manager").post(PAGE + "/choices", {**CHOICES, field: given})
    assert answer.status_code == 422 and told in html.unescape(answer.text)


def test_braces_are_warned_of_and_taken_apart(house: Place, signed_in: SignedIn) -> None:
    browser = signed_in("manager")
    browser.post(PAGE + "/choices", {**CHOICES, "instructions": "Di' {{ customer.number }}"})
    page = shown(browser)
    assert "Double braces" in page and "Di' { { customer.number } }" in page


def test_answers_in_the_prompt_are_shown_with_their_page(house: Place, signed_in: SignedIn) -> None:
    browser = signed_in("manager")
    parking = {"question": "C'è un parcheggio?", "answer": "C'è un garage.", "language": "it"}
    assert browser.post("/r/roma/faq/new", parking).status_code == 303
    assert "# Risposte" not in shown(browser)
    browser.post(PAGE + "/choices", {**CHOICES, "lists_answers": "y"})
    assert "checked" in shown(browser, "/choices").split('name="lists_answers"')[0].rsplit("<input")[-1]
    page = shown(browser)
    part = page.split("# Risposte")[1].split("</pre>")[0]
    assert 'href="/r/roma/faq"' in part and "- C'è un parcheggio? C'è un garage." in part
    assert "glutine" not in part  # nobody has checked that
    for number in range(6):
        long = {**parking, "question": f"C'è il garage {number}?", "answer": "sì proprio qui " * 130}
        assert browser.post("/r/roma/faq/new", long).status_code == 303
    page = shown(browser)
    assert "# Risposte" not in page and "tokens your answers are too long for the prompt" in page


def test_what_was_changed_in_vapi_is_shown_and_put_back(owner: Browser, vapi: Vapi, house: Place) -> None:
    assert "The same as here" in shown(owner, "/live")
    vapi.change("assistant", vapi.assistant(house.id)["id"], firstMessage="Ciao!")
    page = shown(owner, "/live")
    assert "first message" in page and "Ciao!" in page
    assert "Somebody has changed this in Vapi" in shown(owner)
    owner.post(PAGE + "/publish", {"repair": "1"})
    assert "The same as here" in shown(owner, "/live")
    assert "Written over in Vapi: first message" in shown(owner, "/history")


def test_history_says_why_and_takes_old_texts_again(owner: Browser, app: Flask, house: Place) -> None:
    for words in ("Primo.", "Secondo."):
        owner.post(PAGE + "/choices", {**CHOICES, "instructions": words})
        owner.post(PAGE + "/publish")
    page = shown(owner, "/history")
    assert "Owner changed the assistant's texts" in page and page.index("Secondo.") < page.index("Primo.")
    address = page.split("roll-back")[1].rsplit('"', 1)[-1]
    assert owner.post(address + "roll-back").status_code == 303
    assert "Primo." in shown(owner, "/choices")


def test_a_handmade_assistant_is_attached_and_let_go(owner: Browser, vapi: Vapi, house: Place) -> None:
    before = vapi.held.get("assistant", HANDMADE_ASSISTANT)["model"]
    assert "Made by hand" in shown(owner, "/live")
    owner.post(PAGE + "/attach", {"assistant_id": HANDMADE_ASSISTANT})
    assert "It was there before" in shown(owner)
    assert len(vapi.held.get("assistant", HANDMADE_ASSISTANT)["model"]["toolIds"]) > 1
    owner.post(PAGE + "/let-go")
    assert vapi.held.get("assistant", HANDMADE_ASSISTANT)["model"] == before
    assert "No assistant yet" in shown(owner)


def test_a_number_is_linked_in_one_click(owner: Browser, vapi: Vapi, house: Place, app: Flask) -> None:
    number = next(iter(NUMBERS))
    owner.post(PAGE + "/numbers/link", {"number_id": number, "way": "direct"})
    with app.app_context():
        assert vapi.held.get("phone-number", number)["assistantId"] == row_of(house.id).vapi_assistant_id
    assert "Rings at the assistant" in shown(owner, "/live")
    owner.post(PAGE + "/numbers/unlink", {"number_id": number})
    assert "Rings at the assistant" not in shown(owner, "/live")
    assert "free" in html.unescape(owner.post(PAGE + "/numbers/link", {"number_id": "x"}, follow_redirects=True).text)


def test_the_console_answers_and_changes_nothing_unless_asked(app: Flask, house: Place, signed_in: SignedIn) -> None:
    manager = signed_in("manager")
    wish = {
        "tool": "create_booking", "arg-date": ahead(), "arg-time": "20:00", "arg-people": "2", "caller": "3331234567",
        "arg-customer_name": "Mario Rossi",
    }  # fmt: skip
    page = html.unescape(manager.post(PAGE + "/console", wish).text)
    assert "Mario Rossi" in page and '"success": true' in page and "nothing was changed" in page
    assert "A free table" in page and "Accepted." in page
    with app.app_context():
        assert db.session.query(Booking).count() == 0
    assert "carried out" in manager.post(PAGE + "/console", {**wish, "carry_out": "y"}).text
    with app.app_context():
        assert db.session.query(Booking).one().name == "Mario Rossi"


def test_the_console_speaks_in_words_and_by_the_clock_of_the_house(
    app: Flask, house: Place, signed_in: SignedIn
) -> None:
    day = ahead(3)
    with app.app_context():
        db.session.get_one(Restaurant, house.id).paused_until = datetime.fromisoformat(f"{day}T21:30:00+00:00")
        db.session.get_one(Restaurant, house.id).version += 1
        db.session.commit()
    manager = signed_in("manager", "it")
    form = " ".join(manager.get(PAGE + "/console?tool=create_booking").text.split())
    for word, name in (("Persone", "people"), ("Nome", "customer_name"), ("Seconda prenotazione", "another")):
        assert f'{word} <code class="raw-name">{name}</code>' in form
    wish = {"tool": "check_availability", "arg-date": day, "arg-time": "20:00", "arg-people": "2"}
    page = html.unescape(manager.post(PAGE + "/console", wish).text)
    checks = page.partition('class="checks')[2].partition("</ul>")[0]
    local = datetime.fromisoformat(f"{day}T21:30:00+00:00").astimezone(ROME)
    assert f"{local:%H:%M}" in checks and f"{day}T" not in checks


def test_the_console_refuses_rule_by_rule_at_a_moment_that_is_chosen(house: Place, signed_in: SignedIn) -> None:
    manager = signed_in("manager")
    wish = {"tool": "check_availability", "arg-date": "2027-12-31", "arg-time": "20:00", "at": "2027-12-31T21:00"}
    page = html.unescape(manager.post(PAGE + "/console", wish).text)
    assert "Refused: Not in the past" in page
    assert manager.post(PAGE + "/console", {**wish, "caller": "12"}).status_code == 422
    assert manager.post(PAGE + "/console", {"tool": "daily_special"}).status_code == 404
    assert manager.get(PAGE + "/console?tool=daily_special").status_code == 404


def test_a_call_of_the_log_is_held_against_the_settings_of_today(
    app: Flask, house: Place, signed_in: SignedIn, client: FlaskClient
) -> None:
    wish = {"date": ahead(), "time": "20:00", "people": 2}
    client.post("/api/vapi/tools", json=envelope(house, ("t1", "check_availability", wish)), headers=house.bearer)
    app.extensions["tool_call_batches"].flush()
    with app.app_context():
        asked = db.session.query(ToolCall).one().id
    manager = signed_in("manager")
    assert "just the same" in shown(manager, f"/console/again/{asked}")
    with app.app_context():
        db.session.query(Restaurant).update({"max_people": 1, "version": Restaurant.version + 1})
        db.session.commit()
    page = shown(manager, f"/console/again/{asked}")
    assert "Refused: Size of the party" in page and "message" in page
    assert manager.get(f"{PAGE}/console/again/{new_id()}").status_code == 404


def test_today_and_the_calendar_lead_to_what_is_wrong_with_it(
    owner: Browser, vapi: Vapi, house: Place, signed_in: SignedIn
) -> None:
    vapi.change("assistant", vapi.assistant(house.id)["id"], firstMessage="Ciao!")
    assert "The assistant was changed" not in owner.get("/r/roma/today").text
    shown(owner, "/live")
    for path in ("/r/roma/today", "/r/roma/calendar", "/r/roma/calendar?view=week"):
        page = owner.get(path, follow_redirects=True).text
        assert "The assistant was changed in Vapi" in page and "first message" in page
        assert f'href="{PAGE}/live"' in page
    hosts = signed_in("host").get("/r/roma/today", follow_redirects=True).text
    assert "The assistant was changed in Vapi" in hosts and "See the assistant" not in hosts


def test_the_owner_chooses_where_an_attached_assistant_reports(owner: Browser, vapi: Vapi) -> None:
    vapi.change("assistant", HANDMADE_ASSISTANT, server={"url": "https://kitchen.example/calls"})
    assert "Made by hand (reports to kitchen.example)" in shown(owner, "/live")
    assert owner.post(PAGE + "/attach", data={"assistant_id": HANDMADE_ASSISTANT}).status_code == 303
    page = shown(owner, "/live")
    assert "It reports its calls to kitchen.example" in page and "Report them here instead" in page
    owner.post(PAGE + "/reports", data={"to": "here"})
    page = shown(owner, "/live")
    assert "They appear under Calls." in page and "Report them as before" in page and "The same as here" in page
    owner.post(PAGE + "/reports", data={"to": "before"})
    assert vapi.held.get("assistant", HANDMADE_ASSISTANT)["server"] == {"url": "https://kitchen.example/calls"}
    assert owner.post(PAGE + "/attach", data={"assistant_id": ""}).status_code == 303


def test_one_of_ours_has_nothing_to_choose(owner: Browser) -> None:
    assert owner.post(PAGE + "/reports", data={"to": "here"}).status_code == 404
    assert "Where its calls are reported" not in shown(owner, "/live")


def test_a_whole_call_is_replayed_against_todays_settings(
    app: Flask, client: FlaskClient, owner: Browser, house: Place
) -> None:
    wish = {"date": ahead(), "time": "20:00", "people": 4}
    asked: list[tuple[str, str, dict[str, Any]]] = [("t1", "check_availability", wish)]
    asked.append(("t2", "answer_question", {"question": "Avete posto per le bici?"}))
    client.post("/api/vapi/tools", json=envelope(house, *asked, call_id="call-7"), headers=house.bearer)
    app.extensions["tool_call_batches"].flush()
    with app.app_context():
        call_id = db.session.query(Call).filter_by(vapi_call_id="call-7").one().id
    path = f"/console/call/{call_id}"
    assert path in owner.get(f"/r/roma/calls/{call_id}").text
    assert "Everything would be answered just the same" in shown(owner, path)
    with app.app_context():
        db.session.query(Restaurant).update({"max_people": 2, "version": Restaurant.version + 1})
        db.session.commit()
    page = shown(owner, path)
    assert "1 answer would be different" in page and "check_availability" in page and "answer_question" in page
    assert owner.get(f"{PAGE}/console/call/{new_id()}").status_code == 404
