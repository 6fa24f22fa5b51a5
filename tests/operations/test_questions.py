"""Answering questions from a restaurant's snapshot: from its settings, else from what the owner wrote."""

from dataclasses import replace
from datetime import UTC, date, datetime

from tests.rules.roma import ROMA
from webapp.operations import questions
from webapp.operations.questions import Answered
from webapp.rules import Closure
from webapp.store.answers import Answer
from webapp.store.snapshots import Snapshot

GLUTEN = Answer(
    "gluten",
    ("Avete opzioni senza glutine?", "fate piatti per celiaci"),
    "Sì, abbiamo alcune opzioni senza glutine.",
    "it",
    is_checked=True,
)
NUTS = Answer("nuts", ("Ci sono noci nei dolci?", "sono allergico alle noci"), "Nei dolci usiamo le noci.", "it")
PARKING = Answer("parking", ("C'è un parcheggio?",), "C'è un garage in via Cavour.", "it")
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
NOW = datetime(2026, 12, 1, 11, tzinfo=UTC)
CHRISTMAS = Closure(date(2026, 12, 24), date(2026, 12, 26), "ferie")


def told(snapshot: Snapshot, question: str) -> str | None:
    found = questions.reply(snapshot, question, NOW).answered
    return found.answer if found else None


def test_a_question_gets_the_owners_answer_with_its_source() -> None:
    expected = Answered("Sì, abbiamo alcune opzioni senza glutine.", "kb", "it", "gluten")
    assert questions.reply(ROMA_NOW, "fate piatti per celiaci", NOW).answered == expected


def test_a_question_nobody_answered_gets_none() -> None:
    reply = questions.reply(ROMA_NOW, "avete una pista per elicotteri", NOW)
    assert (reply.answered, reply.may) == (None, ())


def test_a_changed_answer_is_told_at_once() -> None:
    told(ROMA_NOW, "fate piatti per celiaci")
    vegan = Answer("vegan", ("Avete opzioni vegane?",), "Sì, il farro.", "it")
    changed = replace(ROMA_NOW, version=2, answers=(replace(GLUTEN, answer="No."), vegan))
    assert [told(changed, asked) for asked in ("fate piatti per celiaci", "avete opzioni vegane")] == [
        "No.",
        "Sì, il farro.",
    ]


def test_restaurants_answer_from_their_own_entries_only() -> None:
    other = replace(ROMA_NOW, id="other-id", answers=())
    assert told(other, "fate piatti per celiaci") is None
    assert told(ROMA_NOW, "fate piatti per celiaci")


def test_where_safety_hangs_on_it_only_a_checked_answer_is_told() -> None:
    unchecked = replace(ROMA_NOW, id="nuts-id", answers=(NUTS, PARKING))
    reply = questions.reply(unchecked, "Sono allergico alle noci", NOW)
    assert (reply.answered, reply.may) == (None, ())
    assert reply.finding.is_safety
    assert reply.finding.candidates[0].entry_id == "nuts"  # for the owner to see
    checked = replace(unchecked, version=2, answers=(replace(NUTS, is_checked=True), PARKING))
    assert told(checked, "Sono allergico alle noci") == NUTS.answer
    assert told(unchecked, "C'è un parcheggio") == PARKING.answer


def test_what_may_answer_is_handed_to_the_reader_and_kept_with_its_reasons() -> None:
    asked = replace(ROMA_NOW, id="parking-id", answers=(PARKING, GLUTEN))
    reply = questions.reply(asked, "do you have parking for coaches", NOW)
    assert reply.answered is None
    assert [answer.id for answer in reply.may] in (["parking"], [])
    kept = questions.receipt(reply)
    assert kept["verdict"] in ("ambiguous", "none")
    assert kept["heard"] == "do you have parking for coaches"
    assert all({"entry_id", "score", "nearest", "why"} == each.keys() for each in kept["candidates"])


def test_hours_and_special_days_are_told_as_they_are_now_in_either_language() -> None:
    house = replace(ROMA, closures=(CHRISTMAS,))
    roma = replace(ROMA_NOW, id="hours-id", house=house, answers=())
    assert told(roma, "siete aperti lunedì") == "Lunedì 7 dicembre siamo chiusi."
    assert told(roma, "are you open on saturday") == "On Saturday December 5th we seat guests from 7 PM to 10 PM."
    assert told(roma, "siete aperti a natale") == "Venerdì 25 dicembre siamo chiusi: ferie."
    assert told(roma, "are you closed on the 25th") == "On Friday December 25th we are closed: ferie."
    assert told(roma, "are you open on new year's eve") == (
        "On Thursday December 31st we seat guests from 7 PM to 10 PM."
    )
    assert told(roma, "che orari fate") == (
        "Accogliamo gli ospiti da martedì a domenica dalle 19 alle 22. Siamo chiusi lunedì."
    )
    assert told(replace(roma, house=replace(house, shifts=())), "che orari fate") is None
    assert told(roma, "a che ora chiude la cucina") is None


def test_where_how_many_and_how_far_ahead_come_from_the_settings() -> None:
    roma = replace(ROMA_NOW, id="where-id", answers=(), address="Via Roma 1, Milano", phone="+390612345678")
    assert told(roma, "what's your address") == "The address is Via Roma 1, Milano."
    assert told(roma, "dove siete") == "L'indirizzo è Via Roma 1, Milano."
    assert told(replace(roma, address=None), "dove siete") is None
    assert told(roma, "do you take ten people") == (
        "By phone I can book for up to 8 people; for a larger party the restaurant itself has to say."
    )
    assert told(roma, "con quanto anticipo si può prenotare") == "Posso prenotare fino a lunedì primo marzo."
    assert told(replace(roma, house_book=False), "do you take ten people") is None
    settings = questions.reply(roma, "dove siete", NOW).answered
    assert settings
    assert (settings.source, settings.entry_id) == ("settings", None)
