"""What is exported can be imported, and changes nothing then."""

import json
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from typing import Any

import hypothesis.strategies as st
import pytest
from cryptography.fernet import Fernet
from flask import current_app
from hypothesis import HealthCheck, given, settings

from tests.operations.roma_file import HMAC_SECRET, ROMA, SECRET, only, text_of, without
from tests.size import size
from webapp.operations import restaurants
from webapp.operations.assistants import Choices
from webapp.speech.voices import VOICES

pytestmark = pytest.mark.usefixtures("app_context")

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LINES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=30).filter(
    lambda text: any(letter.isalnum() for letter in text)
)
LONG_PAST = datetime.fromisoformat("2026-01-01")  # no pause ends later than what can be booked
CLOCKS = st.times().map(lambda at: f"{at:%H:%M}")
PEOPLE = st.integers(1, 500)


def entries(fields: dict[str, st.SearchStrategy[Any]], most: int = 4, key: str = "name") -> st.SearchStrategy[Any]:
    """Lists of entries with these fields, none twice."""
    return st.lists(
        st.fixed_dictionaries(fields), max_size=most, unique_by=lambda entry: " ".join(str(entry[key]).split())
    )


def seats(most: int) -> st.SearchStrategy[dict[str, int]]:
    pair = st.tuples(st.integers(1, most), st.integers(1, most)).map(sorted)
    return pair.map(lambda both: {"seats_min": both[0], "seats_max": both[1]})


def hours(name: str) -> dict[str, Any]:
    return {"name": st.just(name), "first_seating": CLOCKS, "last_seating": CLOCKS}


@st.composite
def closures(draw: st.DrawFn) -> list[dict[str, Any]]:
    starts = draw(st.lists(st.dates(date(2000, 1, 1), date(2200, 1, 1)), unique=True, max_size=3))
    return [
        {
            "from": start.isoformat(),
            "to": (start + timedelta(days=draw(st.integers(0, 400)))).isoformat(),
            "reason": draw(st.none() | LINES),
            "shifts": [draw(st.fixed_dictionaries(hours(f"S{number}"))) for number in range(draw(st.integers(0, 2)))],
        }
        for start in starts
    ]


@st.composite
def rules(draw: st.DrawFn) -> dict[str, Any]:
    most = draw(PEOPLE)
    return {
        "slot_minutes": draw(st.sampled_from([5, 6, 10, 12, 15, 20, 30, 60])),
        "min_notice_minutes": draw(st.integers(0, 43_200)),
        "max_advance_days": draw(st.integers(1, 730)),
        "max_people": most,
        "covers_per_slot": draw(st.none() | st.integers(1, 10_000)),
        "parties_per_slot": draw(st.none() | st.integers(1, 10_000)),
        "buffer_minutes": draw(st.integers(0, 720)),
        "cancel_cutoff_minutes": draw(st.integers(0, 10_080)),
        "default_people": draw(st.none() | st.integers(1, most)),
        "waitlist_minutes": draw(st.integers(0, 120)),
        "paused_until": draw(st.none() | st.datetimes(max_value=LONG_PAST, timezones=st.timezones()).map(_moment)),
    }


def _can_be_seen(text: str) -> bool:
    return bool(text.strip()) and all(letter.isprintable() or letter == "\n" for letter in text.strip())


def _moment(moment: Any) -> str | None:
    text: str = moment.isoformat()
    return text if 1970 < moment.year < 9998 and len(text.rpartition(":")[0]) < 30 and text[-6] in "+-" else None


def choices() -> st.SearchStrategy[dict[str, Any]]:
    """What an owner may choose for the assistant."""
    typed = st.text(st.characters(codec="utf-8"), max_size=40).filter(_can_be_seen)
    return st.fixed_dictionaries(
        {
            "instructions": st.none() | typed,
            "voice": st.none() | st.sampled_from([*VOICES]),
            "language": st.sampled_from(["caller", "house"]),
            "is_on": st.booleans(),
            "fallback_number": st.sampled_from([None, "+390612345678"]),
        }
    )


def answers() -> st.SearchStrategy[list[dict[str, Any]]]:
    fields = {"question": LINES, "phrasings": st.lists(LINES, max_size=3), "answer": LINES, "checked": st.booleans()}
    return entries({**fields, "language": st.sampled_from(["it", "en"])}, key="question")


@st.composite
def files(draw: st.DrawFn) -> dict[str, Any]:
    """Any restaurant file, its parts each given or not."""
    names = [f"T{number}" for number in range(draw(st.integers(0, 5)))]
    pairs = [[one, other] for one in names for other in names if one < other]
    languages = st.sampled_from(["it", "en"])
    numbers = st.from_regex(r"\Apn_[a-z0-9]{1,5}\Z")
    file = {
        "name": draw(LINES),
        "timezone": draw(st.sampled_from(["Europe/Rome", "America/New_York", "Asia/Kolkata", "UTC"])),
        "locale": draw(languages),
        "phone": draw(st.sampled_from([None, "+390612345678", "+12025550123"])),
        "house_book": draw(st.booleans()),
        "rules": draw(rules()),
        "shifts": draw(
            entries({**hours(""), "name": LINES, "weekdays": st.sets(st.sampled_from(WEEK), min_size=1).map(list)})
        ),
        "closures": draw(closures()),
        "turn_times": draw(entries({"up_to_people": PEOPLE, "minutes": st.integers(5, 720)}, key="up_to_people")),
        "tables": [
            {"name": name, "area": draw(st.none() | LINES), **draw(seats(100))} for name in draw(st.permutations(names))
        ],
        "combinations": [
            {"tables": draw(st.permutations(pair)), **draw(seats(500))}
            for pair in (draw(st.lists(st.sampled_from(pairs), max_size=3, unique_by=tuple)) if pairs else [])
        ],
        "faq": draw(answers()),
        "assistant": draw(choices()),
        "vapi": {
            "assistant_id": draw(st.none() | st.just("asst_1")),
            "phone_number_ids": draw(st.lists(numbers, max_size=3, unique=True)),
            "secret": draw(st.none() | st.from_regex(r"\A[!-~]{16,40}\Z")),
            "hmac": draw(st.none() | st.fixed_dictionaries({"secret": st.from_regex(r"\A[!-~]{8,20}\Z")})),
        },
    }
    left_out = draw(st.sets(st.sampled_from(["phone", "rules", "shifts", "closures", "faq", "assistant", "vapi"])))
    return {"slug": "roma", **{name: value for name, value in file.items() if name not in left_out}}


@settings(max_examples=size(30, 1000), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=files())
def test_export_then_import_is_a_no_op_whatever_was_there_before(file: dict[str, Any]) -> None:
    restaurants.import_file(json.dumps(file))
    written = restaurants.export("roma", with_secrets=True)
    assert not restaurants.import_file(json.dumps(written)).changed
    assert not restaurants.import_file(json.dumps(file)).changed
    assert restaurants.export("roma", with_secrets=True) == written
    assert not restaurants.import_file(json.dumps(restaurants.export("roma"))).changed
    assert restaurants.export("roma", with_secrets=True) == written


def test_the_export_is_the_file_key_for_key_in_the_same_order() -> None:
    restaurants.import_file(text_of(ROMA))
    assert text_of(restaurants.export("roma", with_secrets=True)) == text_of(ROMA)


@pytest.mark.both_databases
def test_an_export_makes_the_same_restaurant_elsewhere(database: str) -> None:
    restaurants.import_file(text_of(ROMA))
    restaurants.import_file(only(vapi={"assistant_id": None, "phone_number_ids": []}))
    elsewhere = {**restaurants.export("roma", with_secrets=True), "slug": "elsewhere"}
    assert restaurants.import_file(text_of(elsewhere)).created
    assert restaurants.export("elsewhere", with_secrets=True) == elsewhere


def test_secrets_are_left_out_and_an_import_without_them_keeps_those_stored() -> None:
    restaurants.import_file(text_of(ROMA))
    written = restaurants.export("roma")
    assert SECRET not in text_of(written) and HMAC_SECRET not in text_of(written)
    assert {**without(("vapi", "secret")), "vapi": written["vapi"]} == written
    assert written["vapi"]["hmac"] == without(("vapi", "hmac", "secret"))["vapi"]["hmac"]
    assert not restaurants.import_file(text_of(written)).changed
    assert restaurants.export("roma", with_secrets=True) == ROMA


def test_an_export_from_before_there_were_secrets_keeps_those_made_since() -> None:
    restaurants.import_file(text_of(without(("vapi", "secret"))))
    restaurants.import_file(only(vapi={"hmac": None}))
    early = text_of(restaurants.export("roma"))
    restaurants.import_file(text_of(ROMA))
    assert not restaurants.import_file(early).changed


def test_a_secret_whose_key_is_gone_is_said_so_and_can_be_replaced() -> None:
    restaurants.import_file(text_of(ROMA))
    lost = replace(current_app.config["SETTINGS"], credential_keys=(Fernet.generate_key().decode(),))
    current_app.config["SETTINGS"] = lost
    with pytest.raises(restaurants.SecretLost, match="CREDENTIAL_KEYS"):
        restaurants.export("roma", with_secrets=True)
    restaurants.import_file(text_of(ROMA))
    assert restaurants.export("roma", with_secrets=True) == ROMA


def test_an_unknown_restaurant_is_named() -> None:
    with pytest.raises(restaurants.UnknownRestaurant, match="nowhere"):
        restaurants.export("nowhere")


def test_the_owners_choices_for_the_assistant_are_in_the_file() -> None:
    restaurants.import_file(text_of(without(("assistant",))))
    assert restaurants.export("roma")["assistant"] == asdict(Choices())
    choices = ROMA["assistant"]
    assert restaurants.import_file(only(assistant=choices)).changed
    assert restaurants.export("roma")["assistant"] == choices
    assert restaurants.import_file(only(assistant={"voice": None})).changed
    assert restaurants.export("roma")["assistant"] == {**choices, "voice": None}
    for wrong in ({"voice": "azure:nobody"}, {"instructions": "a\u200bb"}, {"fallback_number": "12"}, {"tone": "warm"}):
        with pytest.raises(restaurants.InvalidFile):
            restaurants.import_file(only(assistant=wrong))
