"""Answers in a real browser: changed where they stand, dragged into order, tried, taken away and put back; a caller's
question answered once for all."""

from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from tests.e2e.watching import LOCALES, PHONE, WIDE, barriers, scrolls_sideways, sign_in, watched
from tests.operations.test_unanswered import ask
from tests.restaurants import Place
from webapp.extensions import db
from webapp.models import FaqEntry

LONG = "Vorrei sapere se da voi si può festeggiare una laurea con proiettore, musica dal vivo e quaranta invitati " * 2


def fill(app: Flask, place: Place) -> None:
    """More answers, one that contradicts the settings, and questions that found none."""
    with app.app_context():
        for position, question in enumerate(("C'è il wifi?", "Siete aperti il lunedì?"), start=1):
            answer = "Siamo chiusi il lunedì." if "aperti" in question else "Sì, chiedete la password."
            values = {"phrasings": ["avete internet"] if "wifi" in question else [], "language": "it"}
            db.session.add(
                FaqEntry(restaurant_id=place.id, position=position, question=question, answer=answer, **values)
            )
        db.session.commit()
    ask(app.test_client(), place, "la connessione è veloce", LONG)
    app.extensions["tool_call_batches"].flush()


def questions(page: Page) -> list[str]:
    return page.locator(".answer h2").all_inner_texts()


def test_an_owner_keeps_the_answers(app: Flask, browser: Browser, site: str, house: Place) -> None:
    fill(app, house)
    with watched(browser, site, viewport=WIDE) as (page, complaints):
        sign_in(page, site)
        page.goto(f"{site}/r/roma/faq")
        first, second, third = questions(page)
        page.locator(".answer").nth(1).get_by_role("link", name="Change").click()
        expect(page.get_by_label("Question", exact=True)).to_be_focused()
        assert barriers(page) == []
        page.get_by_label("Answer", exact=True).fill("No, qui si parla.")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("No, qui si parla.")).to_be_visible()

        grip, target = page.locator("[data-grip]").first, page.locator(".answer").nth(2)
        grip.hover()
        page.mouse.down()
        box = target.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + 30, box["y"] + box["height"] - 4, steps=8)
        with page.expect_response("**/move"):
            page.mouse.up()
        page.reload()
        assert questions(page) == [second, third, first]

        page.locator("#ask").fill("avete internet")
        page.get_by_role("button", name="Ask").click()
        expect(page.locator(".spoken")).to_have_text("No, qui si parla.")
        assert barriers(page) == []
        page.get_by_role("button", name=f"Remove: {third}").click()
        page.get_by_role("button", name="Remove", exact=True).or_(page.locator("[data-agrees]")).last.click()
        page.get_by_role("button", name="Put it back").click()
        expect(page.get_by_role("heading", name=third)).to_be_visible()
        page.reload()
        assert questions(page) == [second, third, first]
    assert not complaints


@pytest.mark.parametrize(("theme", "language", "window"), [("light", "it", PHONE), ("dark", "en", WIDE)])
def test_a_callers_question_is_answered_from_the_inbox(
    app: Flask, browser: Browser, site: str, house: Place, theme: str, language: str, window: dict[str, Any]
) -> None:
    fill(app, house)
    it = language == "it"
    found: list[str] = []
    with watched(browser, site, color_scheme=theme, locale=LOCALES[language], viewport=window) as (page, complaints):
        sign_in(page, site)

        def look(name: str) -> None:
            found.extend(f"{name}: {each}" for each in barriers(page))
            if scrolls_sideways(page):
                found.append(f"{name}: wider than its window")

        page.goto(f"{site}/r/roma/today")
        page.get_by_role("link", name="Vedi che cosa hanno chiesto" if it else "See what callers asked").click()
        page.locator("a.asked-other").first.click()
        expect(page.get_by_role("combobox")).to_be_visible()
        look("inbox")
        group = page.locator(".asked-group", has_text="laurea")
        group.get_by_role("button", name="Ignora" if it else "Let it go").click()
        page.get_by_role("button", name="Annulla" if it else "Undo").click()
        expect(page.locator(".asked-group")).to_have_count(2)
        group = page.locator(".asked-group", has_text="connessione")
        group.locator("a.asked-other").click()
        group.get_by_role("combobox").select_option(label="C'è il wifi?")
        group.get_by_role("button", name="Aggiungila" if it else "Add it there").click()
        expect(page.get_by_role("heading", level=2).first).to_contain_text("C'è il wifi?")
        look("effect")
        page.goto(f"{site}/r/roma/faq/check-up")
        for summary in page.locator("summary.only, details.remark-more > summary").all():
            summary.click()
        look("check-up")
    assert not found and not complaints, [*found, *complaints]
