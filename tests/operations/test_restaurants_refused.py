"""A file that is wrong is refused with the line of trouble, and nothing is changed."""

from datetime import date
from typing import Any

import pytest

from tests.operations.bounds import REFUSED
from tests.operations.roma_file import ROMA, Path, but, only, text_of, with_json_at, without
from webapp.operations import restaurants
from webapp.operations.restaurants import InvalidFile

pytestmark = pytest.mark.usefixtures("app_context")


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
        (("rules", "waitlist_minutes"), 0, 120),
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
        (("shifts", 0, "weekdays"), 22),
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
