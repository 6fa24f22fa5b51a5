"""Answers, what may be wrong with them, and what adding to them does to past questions."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from tests.operations.settings_place import OWNER, opened
from tests.operations.test_unanswered import ask, waiting
from tests.restaurants import Place as Keys
from webapp.extensions import db
from webapp.models import Assistant, Restaurant
from webapp.models.types import utc_now
from webapp.operations import faq, unanswered
from webapp.operations.faq import EntryChanged, InvalidEntry, Kind, NoSuchEntry, NoSuchQuestion, Wanted
from webapp.operations.faq.inbox import Question, grouped
from webapp.operations.memberships import Place

WIFI = Wanted("C'è il wifi?", "Sì.", "it", ("avete internet",))


@pytest.fixture
def houses(app: Flask, database: str) -> Iterator[tuple[Keys, Place]]:
    found = opened(app)
    with app.app_context():
        yield found


def kinds(place: Place) -> dict[Kind, list[str]]:
    return {kind: [each.entry.question for each in found] for kind, found in faq.lint(place).by_kind.items()}


@pytest.mark.both_databases
def test_nobodys_change_is_written_over_unseen(houses: tuple[Keys, Place]) -> None:
    _, place = houses
    entry = faq.add(place, OWNER, WIFI)
    mine = Wanted("C'è il wifi?", "No.", "it", ("avete internet",))
    changed = faq.change(place, OWNER, entry.id, mine, entry.seen)
    with pytest.raises(EntryChanged) as refused:
        faq.change(place, OWNER, entry.id, Wanted("C'è il wifi?", "Forse.", "it"), entry.seen)
    assert refused.value.now == changed == faq.one(place, entry.id)
    assert faq.change(place, OWNER, entry.id, mine, entry.seen) == changed  # the very same is nobody's loss
    with pytest.raises(EntryChanged):
        faq.check(place, OWNER, entry.id, entry.seen, is_checked=True)
    assert faq.check(place, OWNER, entry.id, changed.seen, is_checked=True).is_checked
    with pytest.raises(InvalidEntry):
        faq.add(place, OWNER, WIFI)
    faq.remove(place, OWNER, entry.id)
    for gone in (lambda: faq.remove(place, OWNER, entry.id), lambda: faq.move(place, OWNER, entry.id, "up")):
        with pytest.raises(NoSuchEntry):
            gone()


def test_what_contradicts_the_settings_is_found(houses: tuple[Keys, Place]) -> None:
    _, place = houses
    db.session.execute(update(Assistant).values(address="Via dei Glicini 12, Roma"))
    db.session.execute(update(Restaurant).values(max_people=8))
    db.session.commit()
    answers = {
        "Quando siete chiusi?": "Siamo chiusi il lunedì.",
        "Quando siete aperti?": "Siamo aperti tutti i giorni.",
        "Dove siete?": "In via dei Glicini 14, telefono 06 12345678.",
        "Quanti possiamo essere?": "Fino a 12 persone.",
        "C'è il menù estivo?": "Fino al 15 settembre 2025.",
    }
    for question, answer in answers.items():
        faq.add(place, OWNER, Wanted(question, answer, "it"))
    found = kinds(place)
    assert found[Kind.CLOSED_DAY] == ["Quando siete chiusi?"] and Kind.OPEN_DAY not in found
    assert found[Kind.ADDRESS] == ["Dove siete?"] and Kind.PHONE not in found
    assert found[Kind.PARTY] == ["Quanti possiamo essere?"] and found[Kind.STALE] == ["C'è il menù estivo?"]
    db.session.execute(update(Restaurant).values(max_people=12, version=Restaurant.version + 1))
    db.session.commit()
    assert Kind.PARTY not in kinds(place)


def test_answers_that_are_mistaken_for_each_other_are_found(houses: tuple[Keys, Place]) -> None:
    _, place = houses
    faq.add(place, OWNER, Wanted("Avete il parcheggio?", "Sì.", "it", ("dove lascio la macchina",)))
    faq.add(place, OWNER, Wanted("Dove metto l'auto?", "In garage.", "it", ("dove lascio la macchina?",)))
    faq.add(place, OWNER, Wanted("Is there parking?", "Yes.", "en", ("dove lascio la macchina",)))
    (twice,) = faq.lint(place).by_kind[Kind.TWICE]
    assert (twice.entry.question, twice.other and twice.other.question) == (
        "Dove metto l'auto?",
        "Avete il parcheggio?",
    )


@pytest.mark.both_databases
def test_a_question_that_changes_its_answer_is_told(
    houses: tuple[Keys, Place], app: Flask, client: FlaskClient
) -> None:
    keys, place = houses
    internet = faq.add(place, OWNER, WIFI)
    ask(client, keys, "avete internet", "la linea senza fili funziona")
    (asked,) = waiting(app).values()
    added = faq.inbox.say_the_same(place, OWNER, [asked.id], internet.id)
    assert added.phrasings == ("avete internet", "la linea senza fili funziona")
    effect = faq.effects.of(place, internet.id, [asked.id], is_new=False)
    assert [each.words for each in effect.added] == ["la linea senza fili funziona"]
    assert (effect.unheard, effect.changed, effect.asked >= 2) == ((), (), True)
    ask(client, keys, "avete internet da voi", "quanto è veloce la linea", call_id="call-2")
    speed = waiting(app)["quanto è veloce la linea"]
    given = Wanted("Quanto è veloce la linea?", "Cento mega.", "it", ("avete internet da voi",))
    new = faq.inbox.answer(place, OWNER, given, [speed.id])
    (changed,) = faq.effects.of(place, new.id, [speed.id], is_new=True).changed
    assert (changed.question, changed.was) == ("avete internet da voi", faq.one(place, internet.id))
    assert changed.now in (new, None)
    faq.inbox.take_back(place, OWNER, [speed.id], new.id, is_new=True)
    assert waiting(app)["quanto è veloce la linea"].state == "open" and new not in faq.listed(place)


@pytest.mark.both_databases
def test_another_restaurants_questions_and_answers_are_out_of_reach(
    houses: tuple[Keys, Place], app: Flask, client: FlaskClient
) -> None:
    keys, place = houses
    _, other = opened(app, "milano")
    ask(client, keys, "avete un orto")
    (asked,) = waiting(app).values()
    theirs = faq.listed(place)[0]
    with pytest.raises(NoSuchQuestion):
        faq.inbox.dismiss(other, OWNER, [asked.id])
    with pytest.raises(NoSuchEntry):
        faq.inbox.say_the_same(place, OWNER, [asked.id], faq.listed(other)[0].id)
    for reach in (lambda: faq.one(other, theirs.id), lambda: faq.remove(other, OWNER, theirs.id)):
        with pytest.raises(NoSuchEntry):
            reach()
    assert (
        unanswered.waiting(other) == 0 and unanswered.waiting(place) == 1 and faq.inbox.these(other, [asked.id]) == ()
    )


def question(words: str, topic: str | None = None, count: int = 1, suggestions: tuple[str, ...] = ()) -> Question:
    now = utc_now()
    return Question(words, words, "it", "none", topic, suggestions, count, now, now, "open", None, None)


def test_questions_are_grouped_by_topic_or_by_their_words() -> None:
    groups = grouped([
        question("c'è il wifi", "wifi"), question("do you have wifi", "wifi", 3, ("a", "b")),
        question("internet", "wifi", 1, ("b",)), question("vendete il vostro olio"),
        question("il vostro olio lo vendete", count=2), question("avete un orto"),
    ])  # fmt: skip
    assert [[each.words for each in group.questions] for group in groups] == [
        ["do you have wifi", "c'è il wifi", "internet"],
        ["il vostro olio lo vendete", "vendete il vostro olio"],
        ["avete un orto"],
    ]
    assert (groups[0].heard_count, groups[0].suggested) == (5, ("a", "b"))
