"""Which entry answers a question, and which questions nobody answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.knowledge import Entry
from webapp.knowledge.index import Index, prepare
from webapp.knowledge.matching import Match, find

GLUTEN = Entry("gluten", ("Avete opzioni senza glutine?", "fate piatti per celiaci"), "it")
DOGS = Entry("dogs", ("Posso portare il cane?", "accettate cani"), "it")
PARKING = Entry("parking", ("C'è un parcheggio?",), "it")


def index(*entries: Entry) -> Index:
    return prepare(entries)


def found(question: str, *entries: Entry, locale: str = "it") -> str | None:
    match = find(index(*entries), question, locale)
    return match.entry_id if match else None


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Avete opzioni senza glutine?", "gluten"),
        ("avete piatti per celiaci", "gluten"),
        ("che tempo fa domani", None),
        ("avete opzioni vegane", None),
    ],
)
def test_the_contracts_example(question: str, answer: str | None) -> None:
    assert found(question, GLUTEN) == answer


@pytest.mark.parametrize(
    "question",
    [
        "POSSO PORTARE IL CANE",
        "posso, portare: il cane!",
        "  buonasera scusi ma i cani li accettate?",
        "accettate càni",
    ],
)
def test_case_accents_punctuation_and_politeness_say_nothing(question: str) -> None:
    assert found(question, DOGS, PARKING) == "dogs"


@pytest.mark.parametrize(
    "question", ["avete parchegio", "c'è un par cheggio", "c e un barcheggio", "per parcheggiare", "avete il posteggio"]
)
def test_a_misheard_split_or_kindred_word_is_understood(question: str) -> None:
    assert found(question, DOGS, PARKING) == "parking"


def test_a_misspelt_word_that_says_nothing_still_says_nothing() -> None:
    assert found("acettate i cani", DOGS, PARKING) == "dogs"


@pytest.mark.parametrize(
    ("question", "written"), [("is there a carpark", "Is there parking?"), ("glue ten free", "gluten")]
)
def test_words_split_or_run_together_in_english_are_understood(question: str, written: str) -> None:
    assert found(question, Entry("it", (written, f"{written} free"), "en"), locale="en") == "it"


def test_words_run_together_or_apart_are_understood() -> None:
    split, whole = (
        Entry("chair", ("Do you have a high chair?",), "en"),
        Entry("chair", ("Do you have a highchair?",), "en"),
    )
    for question in ("have you got a highchair", "any high chairs please"):
        assert [found(question, entry, locale="en") for entry in (split, whole)] == ["chair", "chair"]


@pytest.mark.parametrize(
    "question", ["posso portare il gatto", "accettate gatti e cani", "posso portare il cane guida"]
)
def test_a_thing_that_no_phrasing_names_leaves_the_question_unanswered(question: str) -> None:
    assert found(question, DOGS, PARKING) is None


def test_one_other_thing_in_a_long_question_is_enough_to_leave_it_unanswered() -> None:
    asked = "posso legare il {} al guinzaglio sotto la pergola della terrazza"
    entries = (Entry("leash", (asked.format("cane"),), "it"), Entry("cats", ("Avete gatti?",), "it"))
    assert found(asked.format("cagnolino"), *entries) == "leash"
    assert found(asked.format("gatto"), *entries) is None


@given(
    question=st.text()
    | st.lists(
        st.sampled_from(["avete", "il", "cane", "senza", "glutine", "par", "cheggio", "7", "è", "?", "\x00"])
    ).map(" ".join)
)
def test_anything_can_be_asked(question: str) -> None:
    assert found(question, GLUTEN, DOGS, PARKING) in (None, "gluten", "dogs", "parking")


@pytest.mark.parametrize("question", ["avete canzoni", "avete cantanti"])
def test_a_real_word_is_not_taken_for_one_that_sounds_like_it(question: str) -> None:
    entries = (Entry("calzone", ("Avete calzoni?",), "it"), Entry("cash", ("Accettate contanti?",), "it"))
    assert found(question, *entries) is None


def test_a_short_word_is_not_taken_for_another() -> None:
    assert found("avete carne", DOGS) is None
    assert found("avete panni", Entry("panini", ("Avete panini?",), "it")) is None
    assert found("are cats allowed", Entry("cards", ("Are cards accepted?",), "en"), locale="en") is None


def test_an_entry_about_more_than_was_asked_does_not_answer() -> None:
    entry = Entry("lunch", ("Siete aperti la domenica a pranzo?",), "it")
    assert found("la domenica a pranzo siete aperti", entry) == "lunch"
    assert found("siete aperti la domenica", entry) is None
    assert found("siete aperti", entry) is None


def test_an_entry_of_words_that_say_nothing_answers_just_those_words() -> None:
    entry = Entry("menu", ("Cosa avete?",), "it")
    assert found("cosa avete", entry) == "menu"
    assert found("cosa avete di vegano", entry) is None
    assert found("cosa fate", entry) is None


def test_a_question_of_words_that_say_nothing_is_not_answered() -> None:
    assert [
        found(question, GLUTEN, DOGS, PARKING) for question in ("", "?!", "buongiorno", "avete", "🐕", "\ud800")
    ] == [None] * 6


def test_a_question_of_marks_only_is_not_the_entry_of_marks_only() -> None:
    assert found("!", Entry("marks", ("???",), "it")) is None


@pytest.mark.parametrize("said", ["7", "sette"])
def test_a_number_is_the_same_in_digits_and_words(said: str) -> None:
    entry = Entry("seven", ("Quanto costa il menù da 7 portate?",), "it")
    assert found(f"quanto costa il menu da {said} portate", entry) == "seven"
    assert found("quanto costa il menu da cinque portate", entry) is None
    assert found("quanto costa il menu a portate", entry) is None


def test_an_entry_about_another_number_does_not_answer_even_where_a_phrasing_names_none() -> None:
    entry = Entry("seven", ("Fate la degustazione da sette portate?", "fate la degustazione con più portate"), "it")
    assert found("fate la degustazione con portate", entry) == "seven"
    assert found("fate la degustazione con cinque portate", entry) is None


def test_two_entries_that_fit_alike_leave_the_question_unanswered() -> None:
    inside = Entry("inside", ("Accettate cani?",), "it")
    outside = Entry("outside", ("I cani sono ammessi?",), "it")
    assert found("si può venire coi cani", inside, outside) is None
    assert found("I cani sono ammessi?", inside, outside) == "outside"
    assert found("si può venire coi cani", inside) == "inside"


def test_an_entry_of_the_callers_language_comes_first() -> None:
    entries = (Entry("it", ("Avete il wifi?",), "it"), Entry("en", ("Do you have wifi?",), "en"))
    assert found("is there any wifi here", *entries) == "en"
    assert found("c'è il wi-fi", *entries, locale="en") == "it"
    assert [found("wifi", *entries, locale=locale) for locale in ("it", "en")] == ["it", "en"]


def test_an_entry_of_the_other_language_answers_where_its_words_are_the_same() -> None:
    assert found("do you have wifi", Entry("it", ("Avete il wifi?",), "it"), locale="en") == "it"


def test_a_match_says_why() -> None:
    match = find(index(DOGS, PARKING), "avete parchegio", "it")
    assert match
    assert (match.entry_id, match.phrasing, match.why) == (
        "parking",
        "C'è un parcheggio?",
        (("parchegio", "parchegg"),),
    )
    assert 0.75 <= match.score < 1
    assert find(index(PARKING), "un parcheggio", "it") == Match(
        "parking", 1.0, "C'è un parcheggio?", (("parcheggio", "parchegg"),)
    )


def test_without_entries_there_is_no_answer() -> None:
    assert found("avete parcheggio") is None
