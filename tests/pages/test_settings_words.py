"""What the file's readers refuse is told in the page's own words, in both languages."""

import ast

import pytest
from flask import Flask
from flask_babel import force_locale

from tests.house.tree import ROOT, parsed
from webapp.forms.settings_words import WORDS, told
from webapp.operations.restaurants import Problem

SOURCES = sorted((ROOT / "webapp/operations/restaurants").glob("*.py"))


def sentences() -> set[str]:
    """Every text in the operation's code that is a problem's template."""
    texts = {
        node.value
        for path in SOURCES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {
        text for text in texts if text.startswith(("must ", "is ", "repeats ", "leaves ", "gives ")) and " " in text
    }


def test_every_word_is_of_a_problem_there_is() -> None:
    assert set(WORDS) <= sentences()


@pytest.mark.parametrize("language", ["en", "it"])
def test_a_problem_is_told_with_its_values(app: Flask, language: str) -> None:
    with app.test_request_context(), force_locale(language):
        said = told(Problem(("rules", "max_people"), "must be from {least} to {most}", {"least": 1, "most": 500}))
    assert said == {"en": "Enter a number from 1 to 500.", "it": "Inserisci un numero da 1 a 500."}[language]


def test_what_has_no_words_is_told_as_the_file_tells_it(app: Flask) -> None:
    with app.test_request_context():
        assert told(Problem(("slug",), "is not {what}", {"what": "100%"})) == "This cannot be saved: is not 100%"
