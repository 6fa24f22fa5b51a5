"""Vapi's contract: what the caller hears, and whose booking it is."""

import json
import re
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.doors.conftest import Say, results, told
from tests.restaurants import CALLER, ahead, envelope, open_restaurant
from webapp.extensions import db
from webapp.models import Booking
from webapp.speech import saying

ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


# What the caller hears


def test_a_free_day_is_said_as_a_host_would(say: Say) -> None:
    answer = say("check_availability", date=ahead(), people=2)
    assert answer["success"]
    assert answer["slots"][:2] == ["12:00", "12:30"]
    assert "da mezzogiorno alle 14 e dalle 19 alle 22 ogni mezz'ora" in answer["message"]
    assert not ISO.search(answer["message"])


def test_a_missing_number_of_people_is_assumed_aloud(say: Say) -> None:
    assert "per 2 persone" in say("check_availability", date=ahead())["message"]


def test_the_number_of_people_is_asked_for_where_the_house_assumes_none(app: Flask, client: FlaskClient) -> None:
    asks = open_restaurant(app, "asks", default_people=None)
    (result,) = results(
        client, envelope(asks, ("t1", "check_availability", {"date": ahead()})), **{"X-Vapi-Secret": asks.secret}
    )
    assert told(result) == {"success": False, "error": "INVALID_PEOPLE", "message": "Per quante persone?"}


def test_a_booking_is_confirmed_with_its_number_letter_by_letter(say: Say) -> None:
    answer = say("create_booking", date=ahead(), time="20:00", customer_name="Mario Rossi", people=2)
    reference = answer["booking"]["reference"]
    assert " ".join(reference) in answer["message"]
    assert reference not in answer["message"]
    assert answer["booking"] == {
        "reference": reference,
        "date": ahead(),
        "time": "20:00",
        "people": 2,
        "name": "Mario Rossi",
        "status": "confirmed",
    }


def test_asked_again_the_caller_hears_that_it_is_booked_already(app: Flask, say: Say) -> None:
    wish = {"date": ahead(), "time": "20:00", "customer_name": "Mario Rossi", "people": 2}
    first = say("create_booking", **wish)
    again = say("create_booking", **wish)
    assert again["booking"] == first["booking"]
    assert "già prenotato" in again["message"]
    with app.app_context():
        assert db.session.query(Booking).count() == 1


def test_the_other_name_is_said_only_to_the_number_it_is_under(say: Say) -> None:
    wish = {"date": ahead(), "time": "20:00", "people": 2}
    say("create_booking", **wish, customer_name="Mario Rossi")
    own = say("create_booking", **wish, customer_name="Luigi Verdi")
    stranger = say("create_booking", **wish, customer_name="Luigi Verdi", customer_phone=CALLER, caller="+393330000000")
    assert own["error"] == stranger["error"] == "POSSIBLE_DUPLICATE"
    assert "Mario Rossi" in own["message"]
    assert "Rossi" not in json.dumps(stranger)


def test_a_refusal_offers_what_there_is(say: Say) -> None:
    for number in range(3):
        say("create_booking", date=ahead(), time="20:00", customer_name="A", people=2, caller=f"+39333123450{number}")
    answer = say("create_booking", date=ahead(), time="20:00", customer_name="Mario Rossi", people=2)
    assert (answer["success"], answer["error"]) == (False, "CLOSED_OR_FULL")
    assert {"date": ahead(), "time": "22:00"} in answer["alternatives"]
    assert "alle 22" in answer["message"] and answer["message"].endswith("?")


def test_without_a_number_the_caller_is_asked_for_one(say: Say) -> None:
    wish = {"date": ahead(), "time": "20:00", "customer_name": "Mario Rossi", "people": 2}
    assert say("create_booking", caller=None, **wish)["error"] == "INVALID_PHONE"
    assert say("create_booking", caller=None, customer_phone="333 123 4567", **wish)["success"]


@pytest.mark.parametrize(
    ("day", "at", "question"),
    [
        ("domani", "alle venti", None),
        ("tomorrow", "half past eight", None),
        (None, "alle otto", "ask_day"),
        ("2027-02-30", "20:00", "INVALID_DATE"),
        ("quando vuole", "20:00", "INVALID_DATE"),
    ],
)
def test_words_are_understood_or_asked_about(say: Say, day: str | None, at: str, question: str | None) -> None:
    arguments = {"time": at, "people": 2} | ({"date": day} if day else {})
    answer = say("check_availability", **arguments)
    if question is None:
        assert answer["success"]
    else:
        assert not answer["success"]
        assert answer["message"].endswith("?")


def test_a_weekday_that_contradicts_its_date_is_asked_about(say: Say) -> None:
    day = date.fromisoformat(ahead())
    wrong = saying.weekday((day.weekday() + 1) % 7, "it")
    answer = say("check_availability", date=f"{wrong} {saying.date_alone(day, 'it')}", time="20:00", people=2)
    assert (answer["success"], answer["error"]) == (False, "INVALID_DATE")
    assert saying.weekday(day.weekday(), "it") in answer["message"]


def test_the_other_doors_argument_names_are_understood(say: Say) -> None:
    booked = say("create_booking", day=ahead(), time="20:00", name="Mario Rossi", people="2", phone=CALLER)
    reference = booked["booking"]["reference"]
    changed = say("modify_booking", booking_id=reference, new_day=ahead(8), new_people="tre")
    assert (changed["booking"]["date"], changed["booking"]["people"]) == (ahead(8), 3)
    assert say("check_openings", date=ahead())["success"]
    assert say("list_bookings")["bookings"][0]["reference"] == reference
    assert "glutine" in say("faq", question="Avete opzioni senza glutine?")["message"]


# Whose booking


def test_the_callers_own_number_is_proof_enough(say: Say) -> None:
    say("create_booking", date=ahead(), time="20:00", customer_name="Mario Rossi", people=2)
    assert say("modify_booking", new_time="21:00")["booking"]["time"] == "21:00"
    assert say("cancel_booking")["booking"]["status"] == "cancelled"


def test_what_a_stranger_says_is_no_proof(say: Say) -> None:
    made = say("create_booking", date=ahead(), time="20:00", customer_name="Mario Rossi", people=2)
    stranger: dict[str, Any] = {"caller": "+393330000000"}
    nobody = say("lookup_booking", phone="+393339999999", **stranger)
    for claim in (
        {"phone": CALLER},
        {"phone": CALLER, "name": "Rossi"},
        {"phone": CALLER, "date": ahead()},
        {"phone": CALLER, "name": "Verdi", "date": ahead()},
        {"phone": CALLER, "name": "Rossi", "date": ahead(8)},
    ):
        assert say("lookup_booking", **claim, **stranger) == nobody
    proven = say("lookup_booking", phone=CALLER, name="Rossi", date=ahead(), **stranger)
    assert [each["reference"] for each in proven["bookings"]] == [made["booking"]["reference"]]
    assert say("cancel_booking", **stranger)["error"] == "BOOKING_NOT_FOUND"
    assert say("cancel_booking", reference=made["booking"]["reference"].lower(), **stranger)["success"]


def test_with_several_bookings_it_asks_which(say: Say) -> None:
    for at in ("12:00", "20:00"):
        say("create_booking", date=ahead(), time=at, customer_name="Mario Rossi", people=2)
    answer = say("cancel_booking")
    assert not answer["success"]
    assert [each["time"] for each in answer["bookings"]] == ["12:00", "20:00"]
    assert "a mezzogiorno" in answer["message"] and "alle 20" in answer["message"]


def test_after_ten_wrong_references_none_is_tried_any_more_in_that_call(say: Say) -> None:
    made = say("create_booking", date=ahead(), time="20:00", customer_name="Mario Rossi", people=2)
    right = made["booking"]["reference"]
    for number in range(10):
        wrong = say("lookup_booking" if number % 2 else "cancel_booking", reference="wrong", call_id="guessing")
        assert wrong["error"] == "BOOKING_NOT_FOUND"
    locked = say("lookup_booking", reference=right, call_id="guessing", caller="+393330000000")
    assert locked["error"] == "BOOKING_NOT_FOUND"
    assert "messaggio" in locked["message"]
    assert say("lookup_booking", reference=right, call_id="another", caller="+393330000000")["success"]
