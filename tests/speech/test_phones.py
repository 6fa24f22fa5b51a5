"""Phone numbers as people say and type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.speech.phones import country_of, emergency_number, hear_phone


@pytest.mark.parametrize(
    "said",
    [
        "333 123 4567",
        "3331234567",
        "+39 333 123 4567",
        "+39-333-1234567",
        "0039 333 1234567",
        "333/1234567",
        "(333) 123.45.67",
        "tel: 333 1234567",
        "il mio numero è 333 1234567",
        "my phone number is 333 123 4567",
        "tre tre tre uno due tre quattro cinque sei sette",
        "Tre, tre, tre; uno due tre; quattro cinque sei sette.",
        "three three three one two three four five six seven",
        "double three three one two three four five six seven",
        "triple three one two three four five six seven",
        "doppio tre tre 1 2 3 4567",
        "triplo tre 123 4567",
        "più tre nove 333 123 4567",
        "plus three nine 333 123 4567",
        "zero zero trentanove 333 123 4567",
        "trentatré tre dodici trentaquattro cinquantasei sette",
        "\u202a+39 333 123 4567\u202c",
    ],
)
def test_an_italian_mobile_number(said: str) -> None:
    assert hear_phone(said, "IT") == "+393331234567"


@pytest.mark.parametrize(
    ("said", "country", "number"),
    [
        ("06 1234 5678", "IT", "+390612345678"),
        ("(415) 555-2671", "US", "+14155552671"),
        ("1 415 555 2671", "US", "+14155552671"),
        ("four one five, double five five, two six seven one", "US", "+14155552671"),
        ("011 39 333 1234567", "US", "+393331234567"),
        ("0039 333 1234567", "US", "+393331234567"),
        ("07911 123456", "GB", "+447911123456"),
        ("+44 (0)7911 123456", "IT", "+447911123456"),
        ("oh seven nine one one, one two three four five six", "GB", "+447911123456"),
    ],
)
def test_a_number_belongs_to_its_country(said: str, country: str, number: str) -> None:
    assert hear_phone(said, country) == number


@pytest.mark.parametrize(
    "said",
    [
        "", "+", "333", "333 12", "333 123 45678901", "call me", "1-800-FLOWERS", "333 1234567 ext 5",
        "333 1234567 o 06 12345678", "tre tre tre uno due venti due quattro cinque", "double", "333 1234567 double",
        "double double three", "333 one hundred", "++393331234567", "39 + 333 1234567", "333 123 456\u0667",
        "\0", "\ud800", "3" * 300, "3.5", "venti",
    ],
)  # fmt: skip
def test_what_is_not_one_valid_number_is_none(said: str) -> None:
    assert hear_phone(said, "IT") is None


@given(text=st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    number = hear_phone(text, "IT")
    assert number is None or (number.startswith("+") and number[1:].isdigit())


@pytest.mark.parametrize(
    ("phone", "locale", "country"),
    [
        ("+390612345678", "en", "IT"),
        ("+14155552671", "it", "US"),
        ("+447911123456", "en", "GB"),
        (None, "it", "IT"),
        (None, "en", "US"),
        ("", "it", "IT"),
        ("nonsense", "it", "IT"),
        ("+80012345678", "it", "IT"),  # a freephone number of no country
    ],
)
def test_the_country_is_the_restaurants(phone: str | None, locale: str, country: str) -> None:
    assert country_of(phone, locale) == country


@pytest.mark.parametrize(
    ("phone", "locale", "number"),
    [
        ("+390612345678", "en", "112"),
        ("+4930123456", "en", "112"),
        ("+14155552671", "en", "911"),
        ("+14165550123", "it", "911"),  # Toronto
        ("+442079460000", "en", "999"),
        (None, "it", "112"),
        (None, "en", None),  # spoken in many countries
        ("+81312345678", "en", None),
    ],
)
def test_help_is_called_by_the_number_of_the_restaurants_country(
    phone: str | None, locale: str, number: str | None
) -> None:
    assert emergency_number(phone, locale) == number
