"""The rates on the development set that docs/knowledge.md gives: no wrong answer, and most questions answered."""

from collections.abc import Callable, Iterable, Iterator

import pytest

from tests.knowledge.faq_set import (
    FaqOf,
    Outcome,
    answered,
    answered_elsewhere,
    answered_without_the_entry,
    load,
)
from webapp.knowledge import index, matching
from webapp.knowledge.words import LANGUAGES, Kind, fold, read

NOBODY_ANSWERS = (
    "gatti",
    "pappagallo",
    "lattosio",
    "elicottero",
    "biliardo",
    "parrots",
    "helicopter",
    "billiards",
    "horses",
)


@pytest.fixture(scope="module")
def faqs() -> list[FaqOf]:
    return load()


@pytest.mark.parametrize("ask", [answered, answered_without_the_entry])
def test_no_question_gets_a_wrong_answer(
    faqs: list[FaqOf], ask: Callable[[Iterable[FaqOf]], Iterator[Outcome]]
) -> None:
    assert [(each.asked, each.found) for each in ask(faqs) if each.is_wrong] == []


def test_another_restaurants_question_is_answered_by_an_entry_on_the_same_thing_only(faqs: list[FaqOf]) -> None:
    same = {"gluten": "gluten", "parking": "parking", "vegan": "vegan", "dress": "dress"}
    strangers = [
        each for each in answered_elsewhere(faqs) if each.found and each.found != same.get(each.asked.entry or "")
    ]
    assert strangers == []


@pytest.mark.parametrize(("is_held_out", "least"), [(False, 0.85), (True, 0.6)])
def test_most_questions_are_answered(faqs: list[FaqOf], is_held_out: bool, least: float) -> None:
    outcomes = [each for each in answered(faqs) if each.asked.entry and each.restaurant.is_held_out is is_held_out]
    assert sum(each.is_right for each in outcomes) / len(outcomes) >= least


def test_what_the_owner_wrote_is_always_found(faqs: list[FaqOf]) -> None:
    for faq in faqs:
        prepared = index.prepare(faq.entries)
        for entry in faq.entries:
            for question in entry.questions:
                match = matching.find(prepared, fold(question), faq.locale)
                assert match, question
                assert match.entry_id == entry.id


def test_a_phrasing_about_another_thing_is_never_answered(faqs: list[FaqOf]) -> None:
    wrong = []
    for faq in faqs:
        prepared = index.prepare(faq.entries)
        for question in about_other_things(faq):
            match = matching.find(prepared, question, faq.locale)
            wrong += [(question, match)] if match else []
    assert wrong == []


def about_other_things(faq: FaqOf) -> Iterator[str]:
    """Every phrasing with one of its key words replaced by what no entry is about."""
    for entry in faq.entries:
        for text in entry.questions:
            words = read(text, LANGUAGES[entry.language])
            for place in (place for place, word in enumerate(words) if word.kind is Kind.KEY):
                for thing in NOBODY_ANSWERS:
                    yield " ".join(thing if at == place else word.said for at, word in enumerate(words))
