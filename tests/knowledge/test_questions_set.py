"""The shape of the questions that measure how answers are found, so that a figure taken from them can be trusted."""

from collections import Counter
from pathlib import Path
from typing import Any

import orjson
import pytest

DATA = Path(__file__).parents[1] / "data"
RESTAURANTS = orjson.loads((DATA / "questions.json").read_bytes())["restaurants"]
ALL = RESTAURANTS + orjson.loads((DATA / "questions_near.json").read_bytes())["restaurants"]
ENTRIES = [entry for restaurant in RESTAURANTS for entry in restaurant["entries"]]
QUESTIONS = [question for restaurant in RESTAURANTS for question in restaurant["questions"]]


def test_no_two_entries_or_questions_share_an_id() -> None:
    ids = [one["id"] for place in ALL for one in place["entries"] + place["questions"]]

    assert [one for one, times in Counter(ids).items() if times > 1] == []


@pytest.mark.parametrize("restaurant", ALL, ids=lambda restaurant: restaurant["id"])
def test_questions_are_answered_by_entries_of_their_restaurant_and_each_entry_is_asked_for(
    restaurant: dict[str, Any],
) -> None:
    answering = {answer for question in restaurant["questions"] for answer in question["answers"]}

    assert answering == {entry["id"] for entry in restaurant["entries"]}


@pytest.mark.parametrize("restaurant", ALL, ids=lambda restaurant: restaurant["id"])
def test_no_restaurant_is_asked_the_same_words_twice(restaurant: dict[str, Any]) -> None:
    texts = Counter(question["text"] for question in restaurant["questions"])

    assert [text for text, times in texts.items() if times > 1] == []


def test_only_a_question_in_another_language_than_its_entries_crosses_languages() -> None:
    spoken = {entry["id"]: entry["language"] for entry in ENTRIES}
    answered = [question for question in QUESTIONS if question["answers"]]

    for question in answered:
        crosses = all(spoken[answer] != question["language"] for answer in question["answers"])
        assert crosses == (question["kind"] == "cross_language"), question["id"]


def test_the_set_is_large_in_both_languages_and_a_third_of_it_has_no_answer() -> None:
    languages = Counter(question["language"] for question in QUESTIONS)
    unanswerable = sum(not question["answers"] for question in QUESTIONS) / len(QUESTIONS)

    assert len(QUESTIONS) >= 960
    assert min(languages["it"], languages["en"]) > 0.45 * len(QUESTIONS)
    assert 0.3 < unanswerable < 0.37
