"""What may be wrong with what the assistant is told, named with where it is mended."""

from dataclasses import replace
from typing import Any

from tests.operations.assistants.house import defined, snapshot_of
from tests.operations.settings_place import OWNER
from tests.restaurants import Place, workplace_of
from webapp.models.types import utc_now
from webapp.operations import assistants
from webapp.operations.assistants import Choices, warnings
from webapp.rules import Shift
from webapp.store.answers import Answer

USUAL = Choices()


def found(place: Place, choices: Choices = USUAL, **changes: Any) -> dict[str, str]:
    """The reasons, each with its fact."""
    snapshot, current = snapshot_of(place.id, **changes), defined(place.id, choices, **changes)
    return {each.reason: each.fact for each in warnings.of(snapshot, choices, current, 10)}


def test_both_variants_come_with_their_length_and_what_may_be_wrong(roma: Place) -> None:
    assistants.choose(workplace_of(roma), OWNER, Choices(instructions="Di' {{nome}} e {% if %}."))
    shown = assistants.both(roma.id, utc_now())
    assert shown.current.can_book and not shown.other.can_book
    assert len(shown.current.section) / 5 < shown.tokens < len(shown.current.section) / 2
    assert ("braces", "assistant", "instructions") in {(w.reason, w.source, w.fact) for w in shown.warnings}


def test_hours_that_contradict_each_other_or_the_owners_words_are_named(roma: Place) -> None:
    house = snapshot_of(roma.id).house
    lunch, late = Shift("Pranzo", 720, 870), Shift("Brunch", 840, 900)
    assert found(roma, house=replace(house, shifts=(lunch, late)))["overlap"] == "Pranzo, Brunch"
    assert "overlap" not in found(roma, house=replace(house, shifts=(lunch, replace(late, first_seating=871))))
    words = Choices(instructions="Apriamo alle 12:00 e alle 18.30, costa 12.50 euro.", greeting="Siamo qui dalle 9:15!")
    assert found(roma, words, house=replace(house, shifts=(lunch,)))["other_hours"] == "18:30, 12:50, 9:15"
    assert "other_hours" not in found(roma, Choices(instructions="Dalle 12:00"), house=replace(house, shifts=(lunch,)))
    assert {"no_hours"} <= set(found(roma, house=replace(house, shifts=())))


def test_a_language_without_answers_is_named(roma: Place) -> None:
    italian = Answer("a1", ("Avete un parcheggio?",), "No.", "it")
    assert "no_answers" in found(roma, answers=())
    assert found(roma, answers=(italian,))["no_answers_in"] == "en"
    assert not {"no_answers", "no_answers_in"} & set(found(roma, Choices(language="house"), answers=(italian,)))


def test_what_callers_would_miss_is_named(roma: Place) -> None:
    assert {"no_phone", "no_texts"} <= set(found(roma, phone=None))
    assert "no_phone" not in found(roma, Choices(fallback_number="+390612345679"), phone=None)
