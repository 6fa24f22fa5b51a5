"""A file that is wrong is refused with the line of trouble, and nothing is changed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from flask import Flask

from tests.operations.roma_file import ROMA, Path, but, only, text_of, with_json_at, without
from webapp.operations import restaurants
from webapp.operations.restaurants import InvalidFile

HMAC = ("vapi", "hmac")
WHOLE = "must be a whole number"
CLOCK = "must be a time from 00:00 to 23:59, as HH:MM"
DAY = "must be a day that exists, as YYYY-MM-DD"
MOMENT = "must be a moment with its offset, such as 2027-02-14T18:00:00+01:00"
SLUG = "must be 1 to 64 small letters, digits and dashes"
E164 = "must be a phone number that exists, in E.164 such as +390612345678"
DIVISOR = "must be 5, 6, 10, 12, 15, 20, 30 or 60: from 5 to 60 and a divisor of 60"
HEADER = "must be the name of a header, such as x-signature"
LANGUAGE = "must be 'it' or 'en'"
VISIBLE = "must be made of letters, digits and signs of ASCII, without spaces"

# Where, the JSON text that stands there, and what is said about it.
REFUSED: list[tuple[Path, str, str]] = [
    (("slug",), '"Roma"', SLUG),
    (("slug",), '""', SLUG),
    (("slug",), f'"{"r" * 65}"', SLUG),
    (("slug",), "null", "must be text"),
    (("name",), '""', "must not be empty"),
    (("name",), '" \\t "', "must not be empty"),
    (("name",), f'"{"n" * 201}"', "must have at most 200 characters, not 201"),
    (("name",), '"Ro\\u0000ma"', "must not contain NUL"),
    (("name",), '"Ro\\ud800ma"', "must be text without lone surrogates"),
    (("name",), "null", "must be text"),
    (("timezone",), '"Europe/Roma"', "must be a time zone such as Europe/Rome; did you mean Europe/Rome?"),
    (("timezone",), '"../../etc/passwd"', "must be a time zone such as Europe/Rome"),
    (("timezone",), "1", "must be text"),
    (("locale",), '"fr"', LANGUAGE),
    (("phone",), '"06 1234 5678"', E164),
    (("phone",), '"+39 06 1234 5678"', "must be written in E.164: +390612345678"),
    (("phone",), '"+390000"', E164),
    (("phone",), "390612345678", "must be text"),
    (("house_book",), '"yes"', "must be true or false"),
    (("house_book",), "1", "must be true or false"),
    (("house_book",), "null", "must be true or false"),
    (("rules",), "null", "must be an object"),
    (("rules",), "[]", "must be an object"),
    (("rules", "slot_minutes"), "4", DIVISOR),
    (("rules", "slot_minutes"), "7", DIVISOR),
    (("rules", "slot_minutes"), "0", DIVISOR),
    (("rules", "slot_minutes"), "120", DIVISOR),
    (("rules", "slot_minutes"), "30.5", WHOLE),
    (("rules", "slot_minutes"), "30.0", WHOLE),
    (("rules", "slot_minutes"), "true", WHOLE),
    (("rules", "slot_minutes"), '"30"', WHOLE),
    (("rules", "slot_minutes"), "null", WHOLE),
    (("rules", "slot_minutes"), "NaN", WHOLE),
    (("rules", "slot_minutes"), "9" * 5000, WHOLE),
    (("rules", "min_notice_minutes"), "-1", "must be from 0 to 43200"),
    (("rules", "min_notice_minutes"), "43201", "must be from 0 to 43200"),
    (("rules", "max_advance_days"), "0", "must be from 1 to 730"),
    (("rules", "max_advance_days"), "731", "must be from 1 to 730"),
    (("rules", "max_people"), "0", "must be from 1 to 500"),
    (("rules", "max_people"), "501", "must be from 1 to 500"),
    (("rules", "covers_per_slot"), "0", "must be from 1 to 10000"),
    (("rules", "parties_per_slot"), "10001", "must be from 1 to 10000"),
    (("rules", "buffer_minutes"), "-1", "must be from 0 to 720"),
    (("rules", "buffer_minutes"), "721", "must be from 0 to 720"),
    (("rules", "cancel_cutoff_minutes"), "-1", "must be from 0 to 10080"),
    (("rules", "cancel_cutoff_minutes"), "10081", "must be from 0 to 10080"),
    (("rules", "default_people"), "0", "must be from 1 to 500"),
    (("rules", "default_people"), "9", "must not be above max_people, 8"),
    (("rules", "paused_until"), '"2027-02-14T18:00:00"', MOMENT),
    (("rules", "paused_until"), '"tomorrow"', MOMENT),
    (("rules", "paused_until"), '"9999-12-31T23:59:59+00:00"', MOMENT),
    (("rules", "paused_until"), "1771000000", MOMENT),
    (("rules", "slot_minuts"), "30", "is not known here; did you mean 'slot_minutes'?"),
    (("rules", "colour"), '"red"', "is not known here"),
    (("opening_hours",), "[]", "is not known here"),
    (("shifts",), "null", "must be a list"),
    (("shifts", 0), '"Pranzo"', "must be an object"),
    (("shifts", 1, "name"), '"Pranzo"', "repeats shifts[0]"),
    (("shifts", 1, "name"), f'"{"n" * 101}"', "must have at most 100 characters, not 101"),
    (("shifts", 1, "weekdays"), "[]", "must have at least 1 entry, not 0"),
    (("shifts", 0, "weekdays", 1), '"sat"', "repeats shifts[0].weekdays[0]"),
    (
        ("shifts", 0, "weekdays", 1),
        '"sabato"',
        "must be 'mon', 'tue', 'wed', 'thu', 'fri', 'sat' or 'sun'",
    ),
    (("shifts", 1, "first_seating"), '"24:00"', CLOCK),
    (("shifts", 1, "first_seating"), '"7:30"', CLOCK),
    (("shifts", 1, "last_seating"), '"22:60"', CLOCK),
    (("shifts", 1, "last_seating"), "1320", CLOCK),
    (("shifts", 1, "last_seating"), '"٢٢:٣٠"', CLOCK),
    (("closures", 0, "from"), '"2027-02-29"', DAY),
    (("closures", 0, "from"), '"20270210"', DAY),
    (("closures", 0, "from"), '"2027-W05-1"', DAY),
    (("closures", 1, "to"), '"2027-08-09"', "must not be before 2027-08-10"),
    (("closures", 1), '{"from": "2026-12-31", "to": "2026-12-31"}', "repeats closures[0]"),
    (("closures", 1, "reason"), f'"{"r" * 201}"', "must have at most 200 characters, not 201"),
    (("closures", 0, "shifts", 0, "first_seating"), '"25:00"', CLOCK),
    (("closures", 0, "shifts", 0, "weekdays"), '["mon"]', "is not known here"),
    (("turn_times", 1, "up_to_people"), "2", "repeats turn_times[0]"),
    (("turn_times", 1, "up_to_people"), "501", "must be from 1 to 500"),
    (("turn_times", 1, "minutes"), "4", "must be from 5 to 720"),
    (("turn_times", 1, "minutes"), "721", "must be from 5 to 720"),
    (("tables", 2, "name"), '"T1"', "repeats tables[0]"),
    (("tables", 2, "name"), '" T1"', "repeats tables[0]"),
    (("tables", 2, "name"), f'"{"T" * 51}"', "must have at most 50 characters, not 51"),
    (("tables", 2, "area"), '""', "must not be empty"),
    (("tables", 2, "seats_min"), "0", "must be from 1 to 100"),
    (("tables", 2, "seats_max"), "101", "must be from 1 to 100"),
    (("tables", 2, "seats_max"), "3", "must not be below seats_min, 4"),
    (("tables", 2, "no"), "7", "is not known here"),
    (("combinations", 0, "tables"), '["T2"]', "must have at least 2 entries, not 1"),
    (("combinations", 0, "tables", 1), '"T2"', "repeats combinations[0].tables[0]"),
    (("combinations", 0, "tables", 1), '"T9"', "is 'T9', which is no table's name"),
    (("combinations", 0, "seats_max"), "5", "must not be below seats_min, 6"),
    (("combinations", 1), '{"tables": ["T3", "T2"], "seats_min": 6, "seats_max": 7}', "repeats combinations[0]"),
    (("faq", 0, "answer"), "null", "must be text"),
    (("faq", 0, "answer"), f'"{"a" * 2001}"', "must have at most 2000 characters, not 2001"),
    (("faq", 0, "question"), f'"{"q" * 501}"', "must have at most 500 characters, not 501"),
    (("faq", 0, "phrasings", 0), '""', "must not be empty"),
    (("faq", 0, "language"), '"de"', LANGUAGE),
    (("vapi",), "null", "must be an object"),
    (("vapi", "assistant_id"), '"two words"', VISIBLE),
    (("vapi", "phone_number_ids", 1), '"pn_456"', "repeats vapi.phone_number_ids[0]"),
    (("vapi", "phone_number_ids"), '"pn_456"', "must be a list"),
    (("vapi", "secret"), '"fifteen-letters"', "must have at least 16 characters"),
    (("vapi", "secret"), '"sixteen letters or more"', VISIBLE),
    ((*HMAC, "secret"), '"seven-l"', "must have at least 8 characters"),
    ((*HMAC, "algorithm"), '"md5"', "must be 'sha1', 'sha256' or 'sha512'"),
    ((*HMAC, "signature_header"), '"x signature"', HEADER),
    ((*HMAC, "timestamp_header"), '"x-timestamp:"', HEADER),
    ((*HMAC, "timestamp_header"), '"X-Signature"', "must differ from signature_header"),
]


@pytest.fixture(autouse=True)
def context(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


@pytest.fixture
def roma() -> dict[str, Any]:
    """Roma as it was imported."""
    restaurants.import_file(text_of(ROMA))
    return restaurants.export("roma", with_secrets=True)


def place(path: Path) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")


def refusal(text: str) -> list[str]:
    """The lines that are said about a file; nothing is changed by it."""
    with pytest.raises(InvalidFile) as refused:
        restaurants.import_file(text)
    assert str(refused.value) == "\n".join(refused.value.problems)
    return refused.value.problems


def test_every_bound_is_refused_with_its_line_and_nothing_changes(roma: dict[str, Any]) -> None:
    wrong = {}
    for path, value, says in REFUSED:
        text, line = with_json_at(path, value)
        said = refusal(text)
        if said != [f"line {line}: {place(path)} {says}"]:
            wrong[path, value[:80]] = said
    assert wrong == {}
    assert restaurants.export("roma", with_secrets=True) == roma


@pytest.mark.parametrize(
    ("path", "least", "most"),
    [
        (("rules", "min_notice_minutes"), 0, 43_200),
        (("rules", "max_advance_days"), 1, 730),
        (("rules", "max_people"), 2, 500),
        (("rules", "buffer_minutes"), 0, 720),
        (("rules", "cancel_cutoff_minutes"), 0, 10_080),
        (("rules", "covers_per_slot"), 1, 10_000),
        (("rules", "slot_minutes"), 5, 60),
        (("rules", "default_people"), 1, 8),
        (("turn_times", 1, "minutes"), 5, 720),
        (("tables", 0, "seats_max"), 1, 100),
    ],
)
def test_the_bounds_themselves_are_taken(path: Path, least: int, most: int) -> None:
    for value in (least, most):
        restaurants.import_file(text_of(but(path, value)))
        stored: Any = restaurants.export("roma")
        for part in path:
            stored = stored[part]
        assert stored == value


@pytest.mark.parametrize("key", ["name", "timezone", "locale"])
def test_a_new_restaurant_needs(key: str) -> None:
    assert refusal(text_of(without((key,)))) == [f"line 1: {key} is missing: a new restaurant needs it"]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("slug",), 1),
        (("shifts", 0, "weekdays"), 21),
        (("closures", 1, "to"), None),
        (("tables", 1, "seats_min"), None),
        (("combinations", 0, "tables"), None),
        (("faq", 1, "answer"), None),
    ],
)
def test_a_missing_key_is_named_at_the_line_of_what_lacks_it(path: Path, line: int | None) -> None:
    text = text_of(without(path))
    (said,) = refusal(text)
    number, _, says = said.removeprefix("line ").partition(": ")
    assert says == f"{place(path)} is missing"
    assert text.splitlines()[int(number) - 1].strip() == "{"
    assert line in (None, int(number))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1: this is not JSON: Expecting value (column 1)"),
        ('{"slug": "roma",\n "name": "Ro\nma"}', "line 2: this is not JSON: Invalid control character at (column 13)"),
        ('{"slug": "roma"\n "name": "Roma"}', "line 2: this is not JSON: Expecting ',' delimiter (column 2)"),
        (
            '{"slug": "roma",\n "tables": [{"name": "T1"',
            "line 2: this is not JSON: Expecting ',' delimiter (column 26)",
        ),
        ('{"slug": "roma"}\n{}', "line 2: this is not JSON: Extra data (column 1)"),
        ("[1, 2]", "line 1: the file must be an object"),
        ('"roma"', "line 1: the file must be an object"),
        (
            '{"slug": "roma",\n "rules": {"max_people": 4,\n "max_people": 6}}',
            "line 3: rules.max_people is given twice",
        ),
        ('{"slug": "roma",\n "na\\u0000me": 1}', 'line 2: "na\\u0000me" is not known here'),
        ('{"slug": "roma",\n "\\ud800": 1}', 'line 2: "\\ud800" is not known here'),
        ("[" * 100_000, "line 1: the file has too many brackets inside each other"),
        ("[" * 5_000 + "]" * 5_000, "line 1: the file has too many brackets inside each other"),
    ],
)
def test_what_is_no_restaurant_file_is_refused(text: str, says: str) -> None:
    assert refusal(text) == [says]


def test_all_problems_are_named_at_once_in_the_order_of_the_file() -> None:
    text = '{"slug": "roma",\n"phone": 1,\n"rules": {"max_people": 0,\n"buffer_minutes": 721},\n"name": ""}'
    assert refusal(text) == [
        "line 2: phone must be text",
        "line 3: rules.max_people must be from 1 to 500",
        "line 4: rules.buffer_minutes must be from 0 to 720",
        "line 5: name must not be empty",
    ]


def test_500_tables_are_taken_and_one_more_is_refused() -> None:
    tables = [{"name": f"T{number}", "seats_min": 1, "seats_max": 4} for number in range(501)]
    many = {**ROMA, "combinations": [], "tables": tables[:500]}
    assert restaurants.import_file(text_of(many)).created
    (said,) = refusal(only(tables=tables))
    assert said == "line 3: tables must have at most 500 entries, not 501"
    assert len(restaurants.export("roma")["tables"]) == 500


def test_a_party_limit_below_the_stored_default_party_is_refused(roma: dict[str, Any]) -> None:
    assert refusal(only(rules={"max_people": 1})) == ["line 4: rules.max_people must not be below default_people, 2"]
    assert refusal(only(rules={"default_people": 9})) == [
        "line 4: rules.default_people must not be above max_people, 8"
    ]
    restaurants.import_file(only(rules={"max_people": 1, "default_people": None}))


def test_a_question_given_twice_is_found_once_its_language_is_known(roma: dict[str, Any]) -> None:
    twice = [{"question": "Cani?", "answer": "Sì."}, {"question": "Cani?", "answer": "No.", "language": "it"}]
    (said,) = refusal(only(faq=twice))
    assert said.endswith(": faq[1].question repeats faq[0]")
    assert restaurants.import_file(only(faq=[twice[0], {**twice[1], "language": "en"}])).changed


def test_ids_of_another_restaurant_are_refused_by_the_name_of_the_field(roma: dict[str, Any]) -> None:
    milano = {**ROMA, "slug": "milano", "vapi": {"assistant_id": "asst_123", "phone_number_ids": ["pn_1", "pn_789"]}}
    text = text_of(milano)
    assistant, number = refusal(text)
    assert assistant == f"line {line_of(text, 'asst_123')}: vapi.assistant_id belongs to another restaurant"
    assert number == f"line {line_of(text, 'pn_789')}: vapi.phone_number_ids[1] belongs to another restaurant"
    with pytest.raises(restaurants.UnknownRestaurant):
        restaurants.export("milano")
    restaurants.import_file(only(vapi={"assistant_id": None, "phone_number_ids": []}))
    assert restaurants.import_file(text).created


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if words in line)


def test_a_signature_without_a_secret_is_refused() -> None:
    text = text_of(without(("vapi", "hmac", "secret")))
    (said,) = refusal(text)
    assert said == f"line {line_of(text, 'hmac')}: vapi.hmac.secret is missing, and none is stored"


def test_a_closure_may_last_a_day_or_for_ever() -> None:
    closures = [{"from": "2027-01-01", "to": "2027-01-01"}, {"from": "2027-01-01", "to": "9999-12-31"}]
    restaurants.import_file(text_of({**ROMA, "closures": closures}))
    assert [each["to"] for each in restaurants.export("roma")["closures"]] == ["2027-01-01", str(date.max)]
