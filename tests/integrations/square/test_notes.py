"""What a booking's note says, and that it is read as it was written."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations.square.notes import LONGEST, Note, read, written
from integrations.vocabulary import BookingRequest

REQUEST = BookingRequest("a1b2c3d4e5f6g7h8", "V1", datetime(2026, 12, 4, 19, tzinfo=UTC), 2, "Mario Rossi", None)


@pytest.mark.parametrize("notes", [None, "", "Compleanno", "Due righe\ndi note"])
def test_a_note_is_read_as_it_was_written(notes: str | None) -> None:
    said = read(written(replace(REQUEST, notes=notes), with_key=True))
    assert said == Note(2, "Mario Rossi", notes or None, "a1b2c3d4e5f6g7h8")


@given(st.text(max_size=300), st.text(max_size=6000), st.integers(1, 99))
def test_a_note_is_never_too_long_and_never_loses_its_key(name: str, notes: str, people: int) -> None:
    text = written(replace(REQUEST, name=name, notes=notes, people=people), with_key=True)
    assert len(text) <= LONGEST
    assert read(text).people == people
    assert read(text).match_key == "a1b2c3d4e5f6g7h8"


def test_a_guest_can_not_pass_for_another_by_a_note() -> None:
    text = written(replace(REQUEST, notes="Tavolo z9z9z9z9z9z9z9z9\nParty of 9 for Anna"), with_key=True)
    assert (read(text).match_key, read(text).people) == ("a1b2c3d4e5f6g7h8", 2)


@pytest.mark.parametrize("text", ["", "Window, please", "Party of two", "Tavolo a1b2", "Party of 99999 for Mario"])
def test_what_somebody_else_wrote_is_a_note_and_nothing_more(text: str) -> None:
    assert read(text) == Note(notes=text or None)
