"""Text made safe to keep and to say."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.speech.text import Unspeakable, clean, one_line, plain


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Mario   Rossi ", "Mario Rossi"),
        ("riga\nuna\tdue\r\ntre", "riga una due tre"),
        ("\u202eRossi\u202c", "Rossi"),
        ("\u200fRo\u200bssi\ufeff", "Rossi"),
        ("Ro\u00adssi", "Rossi"),
        ("a\x07b\x1b[0m", "ab[0m"),
        ("caffe\u0301", "caff\u00e9"),
        ("e\u200b\u0301", "\u00e9"),
        ("una\u00a0persona\u2028sola", "una persona sola"),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f468\u200d\U0001f469\u200d\U0001f467"),
        ("a\u200db", "ab"),
        ("\u200d", ""),
        ("李雷", "李雷"),
        ("", ""),
    ],
)
def test_what_can_not_be_seen_is_taken_out(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize("text", ["a\0b", "\0", "\ud800", "x\udfff"])
def test_nul_and_half_characters_are_refused(text: str) -> None:
    with pytest.raises(Unspeakable):
        clean(text)


def test_too_long_a_text_is_refused_after_cleaning() -> None:
    assert clean("  abc  ", 3) == "abc"
    with pytest.raises(Unspeakable):
        clean("abcd", 3)
    with pytest.raises(ValueError, match="100"):
        clean("x" * 10_000, 100)


@given(text=st.text())
def test_clean_text_stays_as_it_is(text: str) -> None:
    try:
        cleaned = clean(text)
    except Unspeakable:
        assert "\0" in text or any(unicodedata.category(each) == "Cs" for each in text)
        return
    assert clean(cleaned) == cleaned
    assert cleaned == cleaned.strip()
    assert "\n" not in cleaned
    assert "  " not in cleaned
    assert not {"\u202e", "\u200f", "\ufeff"} & set(cleaned)


def test_one_line_takes_any_text() -> None:
    assert one_line(" a\n\nb\u2029c\0 ") == "a b c\0"


def test_plain_text_has_no_case_and_no_accents() -> None:
    assert plain("Perché È Müller STRASSE") == "perche e muller strasse"
    assert plain("Straße") == "strasse"
