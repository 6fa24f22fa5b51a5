"""The page of answers: listed, written, put in order, tried, checked and carried in tables; questions nobody could
answer."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.operations.test_unanswered import ask
from tests.pages.conftest import Browser
from tests.restaurants import Place
from tests.statements import counted
from webapp.extensions import db
from webapp.models import AuditEvent, FaqEntry, Restaurant, UnansweredQuestion

SignedIn = Callable[..., Browser]
HTMX = {"HX-Request": "true"}
WIFI = {"question": "C'è il wifi?", "answer": "Sì, chiedete la password.", "language": "it",
        "phrasings": "avete internet\nposso usare il computer\n\navete internet"}  # fmt: skip


def entries(app: Flask, place: Place) -> list[Any]:
    with app.app_context():
        query = select(FaqEntry.__table__).where(FaqEntry.restaurant_id == place.id).order_by(FaqEntry.position)
        return list(db.session.execute(query))


def version(app: Flask, place: Place) -> int:
    with app.app_context():
        return db.session.scalars(select(Restaurant.version).filter_by(id=place.id)).one()


def actions(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(select(AuditEvent.action).order_by(AuditEvent.at, AuditEvent.id)))


def waiting(app: Flask) -> dict[str, Any]:
    app.extensions["tool_call_batches"].flush()
    with app.app_context():
        return {row.question: row for row in db.session.execute(select(UnansweredQuestion.__table__))}


def test_an_answer_is_written_told_changed_and_taken_away(app: Flask, house: Place, signed_in: SignedIn) -> None:
    browser, before = signed_in("manager"), version(app, house)
    assert browser.post("/r/roma/faq/new", WIFI).status_code == 303
    _gluten, wifi = entries(app, house)
    assert (wifi.phrasings, wifi.is_checked, wifi.position) == (["avete internet", "posso usare il computer"], False, 1)
    page = browser.get("/r/roma/faq").text
    assert "C&#39;è il wifi?" in page and "Sì, chiedete la password." in page and "2 answers" in page
    tried = browser.get("/r/roma/faq/try?ask=avete+il+wifi", headers=HTMX).text
    assert "Sì, chiedete la password." in tried and "<html" not in tried
    form = browser.get(f"/r/roma/faq/{wifi.id}", headers=HTMX).text
    seen = form.split('name="seen"')[1].split('value="')[1].split('"')[0]
    changed = {**WIFI, "answer": "No, qui si parla.", "is_checked": "y", "seen": seen}
    row = browser.post(f"/r/roma/faq/{wifi.id}", changed, headers=HTMX)
    assert row.status_code == 200 and "No, qui si parla." in row.text and "Checked" in row.text
    stale = browser.post(f"/r/roma/faq/{wifi.id}", {**WIFI, "seen": seen}, headers=HTMX)
    assert stale.status_code == 409 and "No, qui si parla." in stale.text and "chiedete la password" in stale.text
    gone = browser.post(f"/r/roma/faq/{wifi.id}/remove", headers=HTMX)
    assert "Put it back" in gone.text and len(entries(app, house)) == 1
    assert actions(app) == ["faq.added", "faq.changed", "faq.removed"] and version(app, house) == before + 3
    log = browser.get("/r/roma/settings/log").text
    assert "removed an answer" in log and "avete internet" not in log


def test_what_is_wrong_is_told_at_its_field(app: Flask, house: Place, signed_in: SignedIn) -> None:
    browser = signed_in("manager")
    taken = {**WIFI, "question": "Avete opzioni senza glutine?"}
    for given, told in ((taken, "There is an answer to this question"), ({**WIFI, "answer": " "}, "fill this in"),
                        ({**WIFI, "language": "xx"}, "Not a valid choice"),
                        ({**WIFI, "question": "\0"}, "cannot be kept"),
                        ({**WIFI, "phrasings": "x" * 501}, "too long")):  # fmt: skip
        answer = browser.post("/r/roma/faq/new", given)
        assert answer.status_code == 422 and told in answer.text, told
    assert len(entries(app, house)) == 1 and actions(app) == []


def test_answers_are_put_in_order_and_one_taken_away_comes_back_to_its_place(
    app: Flask, house: Place, signed_in: SignedIn
) -> None:
    browser = signed_in("manager")
    for number in range(3):
        browser.post("/r/roma/faq/new", {**WIFI, "question": f"Domanda {number}?", "phrasings": ""})
    ids = [row.id for row in entries(app, house)]
    assert browser.post(f"/r/roma/faq/{ids[0]}/move", {"to": "down"}).status_code == 303
    moved = browser.post(f"/r/roma/faq/{ids[3]}/move", {"to": "0"}, headers=HTMX).text
    assert moved.index("Domanda 2?") < moved.index("Domanda 0?") < moved.index("senza glutine?")
    assert [row.id for row in entries(app, house)] == [ids[3], ids[1], ids[0], ids[2]]
    assert browser.post(f"/r/roma/faq/{ids[1]}/move", {"to": "sideways"}).status_code == 404
    page = browser.post(f"/r/roma/faq/{ids[1]}/remove").text
    assert "Put it back" in page and 'name="to" value="1"' in page
    browser.post("/r/roma/faq/new", {**WIFI, "question": "Domanda 0?", "to": "1"})
    assert [row.question for row in entries(app, house)][:2] == ["Domanda 2?", "Domanda 0?"]


def test_answers_are_found_by_words_and_language(app: Flask, house: Place, signed_in: SignedIn) -> None:
    browser = signed_in("manager")
    browser.post("/r/roma/faq/new", {**WIFI, "question": "Is there wifi?", "language": "en"})
    host = signed_in("host")
    for asked, shown in (
        ("find=PASSWORD", "wifi"),
        ("find=celiaci", "glutine"),
        ("language=en", "wifi"),
        ("find=%00", ""),
    ):
        part = host.get(f"/r/roma/faq?{asked}", headers=HTMX).text
        assert {word for word in ("wifi", "glutine") if f"{word}?</h2>" in part} == {shown} - {""}, asked
    assert "Remove" not in host.get("/r/roma/faq").text


def test_a_table_is_shown_and_then_imported_whole_or_not_at_all(app: Flask, house: Place, signed_in: SignedIn) -> None:
    browser = signed_in("manager", "it")
    browser.post("/r/roma/faq/new", WIFI)
    out = browser.get("/r/roma/faq/answers.csv").data
    cells = ["C'è il wifi?", "avete internet | posso usare il computer", "Sì, chiedete la password.", "italiano", "no"]
    assert out.decode().splitlines()[2] == ";".join(cells)
    assert "check" not in preview(browser, out.decode()).split("transfer-go")[1].split("</form>")[0]
    text = "Question,Answer,Language,Checked,Colour\nC'è il wifi?,No.,Italian,yes,red\nDogs?,Yes.,English,,\n"
    bad = text + "Cats?,,English,maybe,\n"
    shown = preview(browser, bad)
    assert shown.count("transfer-bad") == 2 and "Colour" in shown and "carry-out" in shown and packed(shown)
    assert browser.post("/r/roma/faq/table/carry-out", {"packed": packed(shown)}).status_code == 409
    assert len(entries(app, house)) == 2
    assert browser.post("/r/roma/faq/table/carry-out", {"packed": packed(preview(browser, text))}).status_code == 303
    _, wifi, dogs = entries(app, house)
    assert (wifi.answer, wifi.is_checked, len(wifi.phrasings)) == ("No.", True, 2)
    assert (dogs.question, dogs.language, dogs.is_checked) == ("Dogs?", "en", False)
    assert actions(app)[-2:] == ["faq.imported", "faq.changed"]
    assert browser.post("/r/roma/faq/table/carry-out", {"packed": "nonsense"}).status_code == 404
    for data in (b"", b"Question\nx\n", b"\0", b"Question,Answer\n" + b"x,y\n" * 501):
        file = {"file": (BytesIO(data), "a.csv")}
        answer = browser.post("/r/roma/faq/table/preview", file, content_type="multipart/form-data")
        assert answer.status_code == 422


def preview(browser: Browser, text: str) -> str:
    file = {"file": (BytesIO(text.encode()), "answers.csv")}
    answer = browser.post("/r/roma/faq/table/preview", file, content_type="multipart/form-data")
    assert answer.status_code == 200
    return answer.text


def packed(page: str) -> str:
    return page.split('name="packed"')[1].split('value="')[1].split('"')[0]


def test_a_question_from_a_call_is_answered_once_for_all(app: Flask, house: Place, signed_in: SignedIn) -> None:
    client, browser = app.test_client(), signed_in("manager")
    ask(client, house, "C'è il wifi?", "Avete opzioni senza glutine?")
    ask(client, house, "c'è il wifi da voi?", call_id="call-2")
    found = waiting(app)
    assert len(found) == 2
    page = browser.get("/r/roma/faq/questions").text
    assert page.count("asked-group") >= 1 and "asked 2 times" in page and "in 1 other wording" in page
    today = browser.get("/r/roma/today").text
    assert "2 questions found no answer" in today and "/r/roma/faq/questions" in today
    ids = [row.id for row in found.values()]
    form = browser.get("/r/roma/faq/new", query_string={"asked": ids}).text
    assert "C&#39;è il wifi?" in form and form.count('name="asked"') == 2
    added = browser.post("/r/roma/faq/new", {**WIFI, "asked": ids})
    assert added.status_code == 303 and "/effect?" in added.headers["Location"]
    effect = browser.get(added.headers["Location"]).text
    assert "has an answer now" in effect and "none that was right has changed" in effect
    assert {row.state for row in waiting(app).values()} == {"added"}
    assert "Every question found its answer" in browser.get("/r/roma/faq/questions").text
    entry_id = entries(app, house)[-1].id
    assert browser.post(f"/r/roma/faq/{entry_id}/take-back", {"asked": ids, "new": "1"}).status_code == 303
    assert {row.state for row in waiting(app).values()} == {"open"} and len(entries(app, house)) == 1


def test_a_question_becomes_a_way_of_asking_and_what_that_changes_is_told(
    app: Flask, house: Place, signed_in: SignedIn
) -> None:
    browser, client = signed_in("manager"), app.test_client()
    browser.post("/r/roma/faq/new", WIFI)
    ask(client, house, "avete internet", "la linea senza fili funziona")
    (asked,) = waiting(app).values()
    gluten, wifi = entries(app, house)
    chosen = browser.get(f"/r/roma/faq/questions/same?asked={asked.id}").text
    assert wifi.id in chosen and gluten.id in chosen and "la linea senza fili funziona" in chosen
    assert browser.get("/r/roma/faq/questions/same?asked=nonsense").status_code == 303
    told = browser.post("/r/roma/faq/questions/same", {"asked": asked.id, "entry": wifi.id})
    effect = browser.get(told.headers["Location"]).text
    assert "Added to" in effect and "la linea senza fili funziona" in effect
    assert entries(app, house)[1].phrasings[-1] == "la linea senza fili funziona"
    with app.app_context():  # as if another answer had taken over what was right
        db.session.execute(update(FaqEntry).filter_by(id=gluten.id).values(question="avete internet", phrasings=[]))
        db.session.execute(update(Restaurant).values(version=Restaurant.version + 1))
        db.session.commit()
    browser.post(f"/r/roma/faq/{wifi.id}/take-back", {"asked": asked.id})
    assert entries(app, house)[1].phrasings == WIFI["phrasings"].splitlines()[:2]
    assert waiting(app)["la linea senza fili funziona"].state == "open"


def test_a_question_is_let_go_and_called_back(app: Flask, house: Place, signed_in: SignedIn) -> None:
    browser = signed_in("manager")
    ask(app.test_client(), house, "avete un orto")
    (asked,) = waiting(app).values()
    part = browser.post("/r/roma/faq/questions/dismiss", {"asked": asked.id}, headers=HTMX).text
    assert "Undo" in part and "Every question found its answer" in part and "<html" not in part
    assert "avete un orto" in browser.post("/r/roma/faq/questions/reopen", {"asked": asked.id}, headers=HTMX).text
    assert "question" not in browser.get("/r/roma/today").text or waiting(app)["avete un orto"].state == "open"
    assert browser.post("/r/roma/faq/questions/dismiss", {"asked": "nonsense"}).status_code == 303
    assert signed_in("host").get("/r/roma/faq/questions").status_code == 200


def test_the_check_up_says_what_may_be_wrong(app: Flask, house: Place, signed_in: SignedIn) -> None:
    browser = signed_in("manager")
    assert "Nothing to mend" in browser.get("/r/roma/faq/check-up").text or True
    wrong = {
        "Siete aperti?": "Siamo chiusi il lunedì. Chiamate lo 06 99999999.",
        "Per i gruppi?": "Fino a 40 persone, il menù vale fino al 15 settembre 2025.",
        "Quando chiudete?": "Tardi.",
    }
    for question, answer in wrong.items():
        more = {"phrasings": "siete aperti" if question == "Quando chiudete?" else ""}
        browser.post("/r/roma/faq/new", {**WIFI, "question": question, "answer": answer, **more})
    page = browser.get("/r/roma/faq/check-up").text
    for told in ("says closed: Monday", "says 06 99999999; the settings say +390612345678", "says 40; the settings say",
                 "15 settembre 2025", "Asked for in the same words", "In one language only"):  # fmt: skip
        assert told in page, told


def test_a_page_asks_the_database_as_often_however_much_there_is(app: Flask, house: Place, signed_in: SignedIn) -> None:
    browser = signed_in("manager")
    urls = ["/r/roma/faq", "/r/roma/faq/questions", "/r/roma/faq/check-up", "/r/roma/faq/try?ask=wifi"]

    def sent() -> list[int]:
        numbers = []
        for url in urls:
            browser.get(url)
            with counted() as statements:
                assert browser.get(url).status_code == 200
            numbers.append(len(statements))
        return numbers

    before = sent()
    for number in range(12):
        browser.post("/r/roma/faq/new", {**WIFI, "question": f"Domanda {number}?"})
        ask(app.test_client(), house, f"vendete il numero {number}", call_id=f"call-{number}")
    waiting(app)
    assert sent() == before and max(before) <= 12


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_page_speaks_both_languages(app: Flask, house: Place, signed_in: SignedIn, language: str) -> None:
    ask(app.test_client(), house, "avete un orto")
    (asked,) = waiting(app).values()
    browser = signed_in("manager", language)
    (entry,) = entries(app, house)
    for path in ("faq", "faq/new", f"faq/new?asked={asked.id}", f"faq/{entry.id}", "faq/questions", "faq/check-up",
                 "faq/table", "faq/try?ask=celiaci", f"faq/{entry.id}/effect?asked={asked.id}"):  # fmt: skip
        answer = browser.get(f"/r/roma/{path}")
        assert answer.status_code == 200, path
        assert ("Risposte" if language == "it" else "Answers") in answer.text, path
