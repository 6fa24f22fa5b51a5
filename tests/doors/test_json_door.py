"""The plain JSON contract, tool by tool and code by code."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.doors.conftest import count
from tests.restaurants import CALLER, Place, ahead, booking_of, open_restaurant, post
from webapp.extensions import db
from webapp.models import Booking, Customer, Seating

pytestmark = pytest.mark.both_databases


def test_a_free_day_lists_its_slots(client: FlaskClient, roma: Place) -> None:
    answer = post(client, roma, "check_openings", {"restaurant_id": "roma", "date": ahead()})
    assert answer == {
        "ok": True,
        "date": ahead(),
        "slots": [
            "12:00",
            "12:30",
            "13:00",
            "13:30",
            "14:00",
            "19:00",
            "19:30",
            "20:00",
            "20:30",
            "21:00",
            "21:30",
            "22:00",
        ],
        "closed": False,
        "notes": None,
    }


def test_a_booking_is_made_and_shown_as_the_contract_says(client: FlaskClient, roma: Place) -> None:
    answer = post(client, roma, "create_booking", booking_of(roma, notes="Compleanno"))
    reference = answer.pop("booking_id")
    assert len(reference) == 6
    assert answer == {
        "ok": True,
        "restaurant_id": "roma",
        "day": ahead(),
        "time": "20:00",
        "people": 2,
        "name": "Mario Rossi",
        "phone": CALLER,
        "notes": "Compleanno",
        "status": "confirmed",
    }
    listed = post(client, roma, "list_bookings", {"restaurant_id": "roma", "phone": "333 123 4567"})
    assert listed == {
        "ok": True,
        "results": [
            {
                "booking_id": reference,
                "day": ahead(),
                "time": "20:00",
                "people": 2,
                "name": "Mario Rossi",
                "phone": CALLER,
                "notes": "Compleanno",
            }
        ],
    }


def test_a_booking_remembers_its_guest(app: Flask, client: FlaskClient, roma: Place) -> None:
    post(client, roma, "create_booking", booking_of(roma))
    post(client, roma, "create_booking", booking_of(roma, time="12:00", email="mario@example.com"))
    with app.app_context():
        (guest,) = db.session.query(Customer)
        assert (guest.phone, guest.name, guest.email) == (CALLER, "Mario Rossi", "mario@example.com")
        assert {booking.customer_id for booking in db.session.query(Booking)} == {guest.id}


def test_a_booking_asked_for_again_is_the_first_one(app: Flask, client: FlaskClient, roma: Place) -> None:
    first = post(client, roma, "create_booking", booking_of(roma))
    for name in ("MARIO ROSSI", "Mario Rosi", "Márìo Rossi"):
        assert post(client, roma, "create_booking", booking_of(roma, name=name)) == first
    assert count(app, Booking) == 1


def test_the_same_under_another_name_is_a_possible_duplicate(app: Flask, client: FlaskClient, roma: Place) -> None:
    first = post(client, roma, "create_booking", booking_of(roma))
    answer = post(client, roma, "create_booking", booking_of(roma, name="Luigi Verdi"))
    assert answer["error_code"] == "POSSIBLE_DUPLICATE"
    assert answer["existing"] == {"booking_id": first["booking_id"], "name": "Mario Rossi"}
    assert count(app, Booking) == 1


def test_another_one_is_booked_once(app: Flask, client: FlaskClient, roma: Place) -> None:
    post(client, roma, "create_booking", booking_of(roma))
    second = post(client, roma, "create_booking", booking_of(roma, name="Luigi Verdi", another=True))
    assert post(client, roma, "create_booking", booking_of(roma, name="Luigi Verdi", another=True)) == second
    assert post(client, roma, "create_booking", booking_of(roma, name="Luigi Verdi")) == second
    third = post(client, roma, "create_booking", booking_of(roma, another=True))
    assert third["ok"] and third["booking_id"] != second["booking_id"]
    assert post(client, roma, "create_booking", booking_of(roma, another=True)) == third
    assert count(app, Booking) == 3


def test_a_full_hour_is_refused_with_what_there_is_instead(client: FlaskClient, roma: Place) -> None:
    for number in range(3):
        assert post(client, roma, "create_booking", booking_of(roma, phone=f"+39333123450{number}"))["ok"]
    answer = post(client, roma, "create_booking", booking_of(roma, phone="+393331234509"))
    assert answer["error_code"] == "CLOSED_OR_FULL"
    assert answer["error_message"] == "Per il giorno e orario richiesti non ci sono disponibilità."
    assert answer["reason"] == "no_table"
    assert answer["alternatives"] == [
        {"day": ahead(), "time": "22:00"},
        {"day": ahead(), "time": "14:00"},
        {"day": ahead(), "time": "12:00"},
        {"day": ahead(8), "time": "12:00"},
        {"day": ahead(9), "time": "12:00"},
    ]
    for other in answer["alternatives"]:
        body = booking_of(roma, phone="+393331234509", day=other["day"], time=other["time"])
        assert post(client, roma, "create_booking", body)["ok"]


def test_a_check_of_an_hour_says_whether_it_is_free(client: FlaskClient, roma: Place) -> None:
    body = {"restaurant_id": "roma", "date": ahead(), "time": "20:00", "people": 5}
    assert post(client, roma, "check_openings", body)["requested"] == {
        "time": "20:00",
        "available": True,
        "reason": None,
        "alternatives": [],
    }
    requested = post(client, roma, "check_openings", {**body, "time": "20:10"})["requested"]
    assert (requested["available"], requested["reason"]) == (False, "not_a_slot")
    assert {"day": ahead(), "time": "20:00"} in requested["alternatives"]


def test_a_booking_is_changed_in_any_part(client: FlaskClient, roma: Place) -> None:
    made = post(client, roma, "create_booking", booking_of(roma))
    this = {"restaurant_id": "roma", "booking_id": made["booking_id"].lower()}
    assert post(client, roma, "modify_booking", {**this, "new_time": "21:00"}) == {**made, "time": "21:00"}
    assert post(client, roma, "modify_booking", {**this, "new_people": 3})["people"] == 3
    moved = post(client, roma, "modify_booking", {**this, "new_day": ahead(9), "new_time": "12:30", "new_people": 6})
    assert (moved["day"], moved["time"], moved["people"]) == (ahead(9), "12:30", 6)
    refused = post(client, roma, "modify_booking", {**this, "new_people": 9})
    assert (refused["error_code"], refused["reason"]) == ("CLOSED_OR_FULL", "party_too_large")
    assert post(client, roma, "modify_booking", this)["error_code"] == "INVALID_REQUEST"


def test_a_change_frees_the_old_hour_and_keeps_the_table_it_can(app: Flask, client: FlaskClient) -> None:
    lone = open_restaurant(app, "solo", seats=((1, 2),))
    made = post(client, lone, "create_booking", booking_of(lone))
    this = {"restaurant_id": "solo", "booking_id": made["booking_id"]}
    assert post(client, lone, "modify_booking", {**this, "new_time": "20:30"})["ok"], "its own table is not in its way"
    assert post(client, lone, "modify_booking", {**this, "new_time": "12:00"})["ok"]
    assert post(client, lone, "create_booking", booking_of(lone, phone="+393331234509"))["ok"]


def test_a_cancelled_booking_stays_cancelled_and_frees_its_table(app: Flask, client: FlaskClient, roma: Place) -> None:
    made = post(client, roma, "create_booking", booking_of(roma))
    this = {"restaurant_id": "roma", "booking_id": made["booking_id"]}
    cancelled = post(client, roma, "cancel_booking", this)
    assert cancelled == {**made, "status": "cancelled", "canceled": True}
    assert post(client, roma, "cancel_booking", this) == cancelled
    assert count(app, Seating) == 0
    assert post(client, roma, "list_bookings", {"restaurant_id": "roma", "phone": CALLER})["results"] == []
    assert post(client, roma, "modify_booking", {**this, "new_people": 3})["error_code"] == "BOOKING_NOT_FOUND"
    again = post(client, roma, "create_booking", booking_of(roma))
    assert again["ok"] and again["booking_id"] != made["booking_id"]


def test_changing_past_the_cutoff_is_too_late(app: Flask, client: FlaskClient) -> None:
    strict = open_restaurant(app, "strict", cancel_cutoff_minutes=10_080)
    made = post(client, strict, "create_booking", booking_of(strict, day=ahead(2)))
    this = {"restaurant_id": "strict", "booking_id": made["booking_id"]}
    assert post(client, strict, "cancel_booking", this)["error_code"] == "TOO_LATE"
    assert post(client, strict, "modify_booking", {**this, "new_people": 3})["error_code"] == "TOO_LATE"


def test_an_unknown_reference_is_not_found(client: FlaskClient, roma: Place) -> None:
    this = {"restaurant_id": "roma", "booking_id": "K7M4QX"}
    answer = post(client, roma, "modify_booking", {**this, "new_people": 3})
    assert (answer["error_code"], answer["error_message"]) == (
        "BOOKING_NOT_FOUND",
        "La prenotazione indicata non esiste.",
    )
    answer = post(client, roma, "cancel_booking", this)
    assert answer["error_message"] == "Non ho trovato la prenotazione da cancellare."


def test_a_known_question_is_answered_and_an_unknown_one_is_not(client: FlaskClient, roma: Place) -> None:
    ask = {"restaurant_id": "roma", "question": "Avete opzioni senza glutine?"}
    assert post(client, roma, "faq", ask) == {
        "ok": True,
        "answer": "Sì, abbiamo alcune opzioni senza glutine.",
        "source": "kb",
    }
    unknown = post(client, roma, "faq", {**ask, "question": "Che tempo fa domani?"})
    assert unknown == {"ok": True, "answer": None, "source": None}


def test_without_an_account_a_text_is_refused_and_not_queued(app: Flask, client: FlaskClient, roma: Place) -> None:
    from webapp.models import Job, SmsMessage

    answer = post(client, roma, "send_sms", {"restaurant_id": "roma", "phone": CALLER, "message": "Ciao"})
    assert (answer["error_code"], answer["error_message"]) == ("TWILIO_ERROR", "Invio SMS non riuscito.")
    assert (count(app, Job), count(app, SmsMessage)) == (0, 0)
