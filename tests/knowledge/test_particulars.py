"""What a text names of whom, what, where and when, and what an entry lacks of it."""

import numpy as np
import pytest

from webapp.knowledge import particulars


def told(question: str, asked: tuple[str, ...], answer: str) -> dict[str, float]:
    """What a question of an entry comes to."""
    by_entry = [particulars.named_in(texts)[None] for texts in (asked, [answer])]
    figures = particulars.figures(particulars.named_in([question]), by_entry[0], by_entry[1])
    return {name: round(float(figure[0]), 2) for name, figure in figures.items() if figure[0]}


COURSE = (("Fate corsi di cucina?",), "Il martedì mattina, per gli adulti.")
DOGS = (("Are dogs welcome?",), "Yes, in the garden, on a lead.")


@pytest.mark.parametrize(
    ("question", "entry", "figures"),
    [
        ("il corso lo fate anche per bambini", COURSE, {"whom_missing": 1, "where_beyond": 1}),
        ("fate un corso di cucina la sera", COURSE, {"when_missing": 1}),
        ("fate corsi di cucina il martedì", COURSE, {"when_missing": 0.3}),
        ("can my dog sit in the garden", DOGS, {"where_missing": 0.3}),
        ("can my cat come", DOGS, {"whom_missing": 1, "whom_beyond": 1}),
        ("is there gluten free bread and lactose free cheese", DOGS, {"what_missing": 2, "whom_beyond": 1}),
        ("posso venire con il cane", DOGS, {}),
    ],
)
def test_an_entry_lacks_what_the_question_names_beyond_it(
    question: str, entry: tuple[tuple[str, ...], str], figures: dict[str, float]
) -> None:
    assert told(question, *entry) == figures


def test_each_is_recognised_in_both_languages() -> None:
    pairs = [
        ("per i bambini", "for children"),
        ("senza lattosio", "lactose free"),
        ("in terrazza", "on the terrace"),
        ("la domenica a pranzo", "sunday lunch"),
        ("con i buoni pasto", "with vouchers"),
    ]
    for italian, english in pairs:
        assert np.array_equal(particulars.named_in([italian]), particulars.named_in([english])), italian
        assert particulars.named_in([italian]).any(), italian
