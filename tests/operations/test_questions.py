"""Answering questions from a restaurant's snapshot."""

from dataclasses import replace

from tests.rules.roma import ROMA
from webapp.operations import questions
from webapp.operations.questions import Answered
from webapp.store.answers import Answer
from webapp.store.snapshots import Snapshot

GLUTEN = Answer(
    "gluten",
    ("Avete opzioni senza glutine?", "fate piatti per celiaci"),
    "Sì, abbiamo alcune opzioni senza glutine.",
    "it",
)
ROMA_NOW = Snapshot(
    id="roma-id",
    version=1,
    slug="roma",
    name="Trattoria Roma",
    locale="it",
    phone=None,
    house_book=True,
    house=ROMA,
    answers=(GLUTEN,),
)


def test_a_question_gets_the_owners_answer_with_its_source() -> None:
    expected = Answered("Sì, abbiamo alcune opzioni senza glutine.", "kb", "it", "gluten")
    assert questions.ask(ROMA_NOW, "avete piatti per celiaci") == expected


def test_a_question_nobody_answered_gets_none() -> None:
    assert questions.ask(ROMA_NOW, "avete opzioni vegane") is None


def test_a_changed_answer_is_told_at_once() -> None:
    questions.ask(ROMA_NOW, "avete piatti per celiaci")
    vegan = Answer("vegan", ("Avete opzioni vegane?",), "Sì, il farro.", "it")
    changed = replace(ROMA_NOW, version=2, answers=(replace(GLUTEN, answer="No."), vegan))
    told = [questions.ask(changed, asked) for asked in ("avete piatti per celiaci", "avete opzioni vegane")]
    assert [each.answer if each else None for each in told] == ["No.", "Sì, il farro."]


def test_restaurants_answer_from_their_own_entries_only() -> None:
    other = replace(ROMA_NOW, id="other-id", answers=())
    assert questions.ask(other, "avete piatti per celiaci") is None
    assert questions.ask(ROMA_NOW, "avete piatti per celiaci")
