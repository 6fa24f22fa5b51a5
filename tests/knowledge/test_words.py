"""How words are folded, and which are one and the same."""

import pytest

from webapp.knowledge.english import ENGLISH
from webapp.knowledge.italian import ITALIAN
from webapp.knowledge.language import Language
from webapp.knowledge.words import LANGUAGES, fold, spoken_language


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Perché c'è più caffè?", "perche c e piu caffe"),
        ("  L'ACQUA\n", "l acqua"),
        ("ﬁne", "fine"),
        ("5€", "5"),
        ("?", ""),
    ],
)
def test_folding_leaves_words_only(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        (ITALIAN, "celiaco celiaca celiaci celiache celiachia"),
        (ITALIAN, "parcheggio parcheggi parcheggiare parcheggiarla posteggio"),
        (ITALIAN, "gatto gatti gatta gatte"),
        (ITALIAN, "fungo funghi"),
        (ITALIAN, "prenotazione prenotazioni prenotare prenotiamo prenotato"),
        (ITALIAN, "pagare pago pagamento paghiamo pagarlo"),
        (ITALIAN, "aperto aperti aprite apertura"),
        (ENGLISH, "child children kids babies"),
        (ENGLISH, "allergy allergies allergic"),
        (ENGLISH, "dish dishes"),
        (ENGLISH, "reserve reserved reservation reservations booking"),
        (ENGLISH, "smoke smoking"),
    ],
)
def test_forms_of_a_word_have_one_key(language: Language, forms: str) -> None:
    assert len({language.key(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (ITALIAN, "sala sale salse"),
        (ITALIAN, "pasta pasto"),
        (ITALIAN, "pesce pesche"),
        (ITALIAN, "cane carne canna"),
        (ITALIAN, "vegano vegetariano"),
        (ITALIAN, "camera cameriere"),
        (ENGLISH, "vegan vegetarian"),
        (ENGLISH, "car card"),
        (ENGLISH, "bus busy"),
    ],
)
def test_different_things_have_different_keys(language: Language, words: str) -> None:
    assert len({language.key(word) for word in words.split()}) == len(words.split())


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_word_is_of_one_kind_only(code: str) -> None:
    language = LANGUAGES[code]
    silent = language.small | language.common
    assert not silent & language.light
    assert not silent & language.times
    assert not language.light & language.times
    assert not (silent | language.light | language.times) & language.numbers.keys()


def test_the_language_is_told_by_small_words() -> None:
    assert spoken_language("avete il brunch", "en") == "it"
    assert spoken_language("do you have la carbonara", "it") == "en"
    assert [spoken_language("brunch", locale) for locale in ("it", "en")] == ["it", "en"]
