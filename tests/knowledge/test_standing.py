"""What answers are about before anybody asks."""

from dataclasses import replace

import pytest

from webapp import knowledge
from webapp.knowledge import Entry, keeping, vectors

PARKING = Entry("parking", ("C'è un parcheggio?", "dove siete di preciso"), "it", "C'è un garage in via Cavour.")
NUTS = Entry("nuts", ("Is there pesto?",), "en", "Yes. It has nuts, so mind your allergy.")
EGGS = Entry("eggs", ("Il tiramisù ha l'uovo crudo?",), "it", "Sì.")


def test_each_way_of_asking_has_its_topics_and_what_is_said_counts_for_safety() -> None:
    parking, nuts, eggs = knowledge.stand([PARKING, NUTS, EGGS])
    assert [topics[:1] for topics in parking.topics] == [("parking",), ("address",)]
    assert [each.is_safety for each in (parking, nuts, eggs)] == [False, True, True]


def test_kept_vectors_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = knowledge.stand([PARKING, NUTS])
    kept = [replace(entry, vectors=keeping.made(entry)) for entry in (PARKING, NUTS)]

    def refuse() -> None:
        raise AssertionError("the model was loaded")

    monkeypatch.setattr(vectors, "_model", refuse)
    assert knowledge.stand(kept) == expected


def test_words_alone_tell_safety_and_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "are_there", lambda: False)
    parking, eggs = knowledge.stand([PARKING, EGGS])
    assert parking.topics == ((), ("address",)) and not parking.is_safety
    assert eggs.is_safety
