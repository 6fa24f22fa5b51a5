"""What a question costs is kept low: words are placed once, and questions are answered in turn."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from webapp.knowledge import Entry, Finding, Verdict, find, meaning, prepare, vectors
from webapp.knowledge.figures import Vectors


@pytest.fixture(autouse=True)
def nothing_met(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "_met", {})


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that the model was given."""
    given: list[str] = []
    encode = vectors.encode

    def noting(texts: Sequence[str]) -> Vectors:
        given.extend(texts)
        return encode(list(texts))

    monkeypatch.setattr(vectors, "encode", noting)
    return given


def test_a_word_is_placed_once(encoded: list[str]) -> None:
    first = vectors.of_words(["cane", "terrazza"])
    again = vectors.of_words(["terrazza", "gatto", "cane", "cane"])
    assert encoded == ["cane", "terrazza", "gatto"]
    assert np.array_equal(again[[2, 0]], first)
    assert np.array_equal(again[2], again[3])


def test_a_word_stands_where_its_sentence_would() -> None:
    said = ["cane", "terrazza", "wifi"]
    assert np.allclose(vectors.of_words(said), vectors.encode(said), atol=1e-5)


def test_no_words_are_none() -> None:
    assert vectors.of_words([]).shape == (0, vectors.SIZE)


def test_only_so_many_words_are_kept(monkeypatch: pytest.MonkeyPatch, encoded: list[str]) -> None:
    monkeypatch.setattr(vectors, "MOST_MET", 3)
    vectors.of_words(["uno", "due"])
    vectors.of_words(["tre", "quattro"])
    assert len(vectors._met) <= 3
    assert vectors.of_words(["uno", "due", "tre", "quattro", "cinque"]).shape == (5, vectors.SIZE)
    assert len(vectors._met) <= 3


def test_questions_are_answered_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    index = prepare([Entry("dogs", ("Posso portare il cane?",), "it", "Sì.")])
    at_it, most, pause = 0, 0, threading.Event()

    def looking(*_: object) -> Finding:
        nonlocal at_it, most
        at_it += 1
        most = max(most, at_it)
        pause.wait(0.02)
        at_it -= 1
        return Finding(Verdict.NONE)

    monkeypatch.setattr(meaning, "find", looking)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda number: find(index, f"domanda {number}", "it"), range(8)))
    assert most == 1
