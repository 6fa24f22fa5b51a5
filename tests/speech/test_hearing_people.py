"""How many people a text speaks of, or nothing."""

import pytest

from webapp.speech.hearing import hear_people


@pytest.mark.parametrize(
    ("said", "people"),
    [
        ("2", 2),
        ("due", 2),
        ("quattro", 4),
        ("ventidue", 22),
        ("per due", 2),
        ("siamo in quattro", 4),
        ("siamo sei", 6),
        ("saremo in sei", 6),
        ("in quattro", 4),
        ("un tavolo da sei", 6),
        ("un tavolo per due", 2),
        ("per quattro persone, grazie", 4),
        ("una persona", 1),
        ("8 coperti", 8),
        ("domani alle 20 per 4", 4),
        ("four people", 4),
        ("twenty-two", 22),
        ("a table for two", 2),
        ("we're five", 5),
        ("there are six of us", 6),
        ("a party of eight", 8),
        ("just two", 2),
        ("one", 1),
        ("for one person", 1),
        ("table for 2 at 8pm", 2),
    ],
)
def test_a_clear_number_is_heard(said: str, people: int) -> None:
    assert hear_people(said) == people


@pytest.mark.parametrize(
    "said",
    [
        "", "0", "-1", "2.5", "2,5", "1/2", "10^9", "²", "una decina", "a dozen", "due o tre", "two or three", "2-3",
        "circa quattro", "about four people", "at least 4", "more than 4", "fino a 6", "4 adulti e 2 bambini",
        "2 adults and 2 guests and 3 seats", "io e mia moglie", "20:00", "sabato 20 alle 20", "tra due giorni",
        "due per favore tre", "nobody", "\0",
    ],
)  # fmt: skip
def test_anything_else_is_not_guessed(said: str) -> None:
    assert hear_people(said) is None
