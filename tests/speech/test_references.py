"""References that can be said, heard and typed."""

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.speech import references
from webapp.speech.references import ALPHABET, LENGTH, hear_reference, new_reference

# Signs that sound alike on a phone line, by language.
ALIKE = [
    "BCDEGPTVZ3", "AHJK8", "FLMNSX6", "QU2", "IY5", "59", "19", "O4",  # English
    "BCDEGPTV3", "HK", "FLMNRS", "QU2", "67",  # Italian
    "6X", "0O",  # "six" and "ics"
]  # fmt: skip


def test_no_two_signs_sound_alike() -> None:
    for group in ALIKE:
        kept = set(group) & set(ALPHABET)
        assert len(kept) < 2 or kept == {"M", "X"}, group  # "em" and "ex" are told apart by their ends


def test_a_new_reference_is_six_signs_of_the_alphabet() -> None:
    chosen = random.Random(7)
    made = {new_reference(chosen.choice) for _ in range(2000)}
    assert len(made) > 1990
    assert all(len(each) == LENGTH and set(each) <= set(ALPHABET) for each in made)
    assert new_reference() != new_reference() or new_reference() != new_reference()


@pytest.mark.parametrize(
    "said",
    [
        "K7M4QX",
        "k7m4qx",
        "k 7 m 4 q x",
        "K7M-4QX",
        "K.7.M.4.Q.X",
        "k, 7, m, 4, q, x",
        "kappa sette emme quattro cu ics",
        "Kappa 7 emme 4 cu ics",
        "kay seven em four queue ex",
        "kilo seven mike four quebec x-ray",
        "K as in kilo, 7, M as in Mike, 4, Q, X",
        "kappa come Kenya, sette, emme di Milano, quattro, Q, X",
        "my reference is K7M4QX",
        "il mio codice è K 7 M 4 Q X",
        "\u200eK7M4QX",
    ],
)
def test_a_reference_is_heard_in_either_language(said: str) -> None:
    assert hear_reference(said) == "K7M4QX"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("double u 3 3 k k m", "W33KKM"),
        ("doppia vu tre tre kappa kappa emme", "W33KKM"),
        ("vu doppia doppio tre doppia kappa emme", "W33KKM"),
        ("double seven k m oh zero", "77KM00"),
        ("why ipsilon nine nove o O", "YY9900"),
        ("MY3344", "MY3344"),
    ],
)
def test_doubles_and_letters_with_long_names(said: str, code: str) -> None:
    assert hear_reference(said) == code


@pytest.mark.parametrize(
    "said",
    ["", "K7M4Q", "K7M4QXX", "K7M4QB", "2K7M4Q", "hello", "K7M4QX please call", "K come Milano 7 M 4 Q X",
     "double double 7 7 7", "double", "\0", "\ud800", "K7M4Q\u0667", "K " * 200],
)  # fmt: skip
def test_anything_else_is_no_reference(said: str) -> None:
    assert hear_reference(said) is None


@given(text=st.text(max_size=50))
def test_no_text_breaks_it(text: str) -> None:
    code = hear_reference(text)
    assert code is None or (len(code) == LENGTH and set(code) <= set(ALPHABET))


@given(signs=st.lists(st.sampled_from(ALPHABET), min_size=LENGTH, max_size=LENGTH), data=st.data())
def test_any_way_to_spell_a_reference_is_heard(signs: list[str], data: st.DataObject) -> None:
    names = [data.draw(st.sampled_from(references.SPOKEN[sign].split(" | "))) for sign in signs]
    assert hear_reference(" ".join(names)) == "".join(signs)


def test_no_two_signs_share_a_spoken_name() -> None:
    names = {sign: set(said.split(" | ")) for sign, said in references.SPOKEN.items()}
    assert set(names) == set(ALPHABET)
    assert not any(names[one] & names[other] for one, other in combinations(ALPHABET, 2))
