"""Days, moments, people, lists, references and phone numbers as a good host says them."""

from datetime import date, time, timedelta

import pytest

from webapp.speech import saying

TODAY = date(2027, 2, 17)


@pytest.mark.parametrize(
    ("day", "english", "italian"),
    [
        ("2027-02-20", "Saturday February 20th", "sabato 20 febbraio"),
        ("2027-03-01", "Monday March 1st", "lunedì primo marzo"),
        ("2027-03-02", "Tuesday March 2nd", "martedì 2 marzo"),
        ("2027-03-03", "Wednesday March 3rd", "mercoledì 3 marzo"),
        ("2027-03-04", "Thursday March 4th", "giovedì 4 marzo"),
        ("2027-03-08", "Monday March 8th", "lunedì 8 marzo"),
        ("2027-03-11", "Thursday March 11th", "giovedì 11 marzo"),
        ("2027-03-12", "Friday March 12th", "venerdì 12 marzo"),
        ("2027-03-13", "Saturday March 13th", "sabato 13 marzo"),
        ("2027-03-21", "Sunday March 21st", "domenica 21 marzo"),
        ("2027-03-22", "Monday March 22nd", "lunedì 22 marzo"),
        ("2027-03-23", "Tuesday March 23rd", "martedì 23 marzo"),
        ("2027-03-31", "Wednesday March 31st", "mercoledì 31 marzo"),
        ("2028-01-16", "Sunday January 16th", "domenica 16 gennaio"),
        ("2028-01-17", "Monday January 17th, 2028", "lunedì 17 gennaio 2028"),
        ("2027-02-16", "Tuesday February 16th, 2027", "martedì 16 febbraio 2027"),
    ],
)
def test_a_day_is_said_with_its_weekday_and_a_far_one_with_its_year(day: str, english: str, italian: str) -> None:
    assert saying.day(date.fromisoformat(day), "en", TODAY) == english
    assert saying.day(date.fromisoformat(day), "it", TODAY) == italian


def test_without_today_no_year_is_said() -> None:
    assert saying.day(date(2031, 2, 20), "en") == "Thursday February 20th"


@pytest.mark.parametrize(
    ("day", "at", "english", "italian"),
    [
        ("2027-02-20", "20:00", "Saturday February 20th at 8 PM", "sabato 20 febbraio alle 20"),
        ("2027-02-20", "12:00", "Saturday February 20th at noon", "sabato 20 febbraio a mezzogiorno"),
        ("2027-02-20", "05:00", "Saturday February 20th at 5 AM", "sabato 20 febbraio alle 5 del mattino"),
        (
            "2027-02-21",
            "00:30",
            "the night between Saturday February 20th and Sunday February 21st, at 12:30 AM",
            "nella notte tra sabato 20 e domenica 21 febbraio, a mezzanotte e mezza",
        ),
        (
            "2027-03-01",
            "01:00",
            "the night between Sunday February 28th and Monday March 1st, at 1 AM",
            "nella notte tra domenica 28 febbraio e lunedì primo marzo, all'una",
        ),
        (
            "2027-03-02",
            "00:00",
            "the night between Monday March 1st and Tuesday March 2nd, at midnight",
            "nella notte tra lunedì primo e martedì 2 marzo, a mezzanotte",
        ),
        (
            "2029-01-01",
            "04:59",
            "the night between Sunday December 31st, 2028 and Monday January 1st, 2029, at 4:59 AM",
            "nella notte tra domenica 31 dicembre 2028 e lunedì primo gennaio 2029, alle 4:59",
        ),
    ],
)
def test_a_moment_after_midnight_belongs_to_the_night_between_two_days(
    day: str, at: str, english: str, italian: str
) -> None:
    moment = date.fromisoformat(day), time.fromisoformat(at)
    assert saying.moment(*moment, "en", TODAY) == english
    assert saying.moment(*moment, "it", TODAY) == italian


def test_no_day_of_four_years_is_said_in_digits_only() -> None:
    for days in range(4 * 366):
        for locale in ("it", "en"):
            said = saying.day(TODAY + timedelta(days), locale, TODAY)
            assert not set(said) & set("-/:")
            assert len(said.split()) in (3, 4)


@pytest.mark.parametrize(
    ("number", "english", "italian"),
    [(1, "for one person", "per una persona"), (2, "for 2", "per 2 persone"), (12, "for 12", "per 12 persone")],
)
def test_a_party_is_said_naturally(number: int, english: str, italian: str) -> None:
    assert saying.for_people(number, "en") == english
    assert saying.for_people(number, "it") == italian


def test_people_are_counted_as_people() -> None:
    assert [saying.people(number, "en") for number in (1, 2)] == ["one person", "2 people"]
    assert [saying.people(number, "it") for number in (1, 2)] == ["una persona", "2 persone"]


def test_a_reference_is_never_read_as_a_word() -> None:
    assert saying.reference("K7M4QX", "en") == "K 7 M 4 Q X"
    assert saying.reference("K7M4QX", "it") == "K 7 M 4 Q X"


@pytest.mark.parametrize(
    ("items", "english", "italian"),
    [([], "", ""), (["a"], "a", "a"), (["a", "b"], "a or b", "a o b"), (["a", "b", "c"], "a, b or c", "a, b o c")],
)
def test_a_list_ends_with_its_word(items: list[str], english: str, italian: str) -> None:
    assert saying.listing(items, "en", "or") == english
    assert saying.listing(items, "it", "or") == italian
    assert saying.listing(items, "en") == english.replace(" or ", " and ")
    assert saying.listing(items, "it") == italian.replace(" o ", " e ")


@pytest.mark.parametrize(
    ("number", "english", "italian"),
    [
        ("+393331234567", "plus 3 9, 3 3 3, 1 2 3, 4 5 6 7", "3 3 3, 1 2 3, 4 5 6 7"),
        ("+390612345678", "plus 3 9, 0 6, 1 2 3 4, 5 6 7 8", "0 6, 1 2 3 4, 5 6 7 8"),
        ("+14155552671", "4 1 5, 5 5 5, 2 6 7 1", "più 1, 4 1 5, 5 5 5, 2 6 7 1"),
        ("333", "3 3 3", "3 3 3"),
    ],
)
def test_a_phone_number_is_said_digit_by_digit(number: str, english: str, italian: str) -> None:
    assert saying.phone(number, "en") == english
    assert saying.phone(number, "it") == italian
