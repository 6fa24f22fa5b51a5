"""A restaurant that books at a provider: what callers hear follows what is stored here and there."""

from datetime import date, time
from typing import Any

import pytest

from integrations.sandbox.calcom.event_types import FOR_FOUR, FOR_TWO
from tests.providers.conftest import ANNA, DAY, House
from webapp.operations.bookings import staff

EVENING = ("19:00", "19:30", "20:00", "20:30", "21:00", "21:30", "22:00")
SLOTS_THERE = {"12:00", "12:30", "13:00", "13:30", "14:00", *EVENING}


def test_open_is_open_in_both_books(house: House) -> None:
    found = house.post("check_openings", date=DAY, people=2)
    assert found["slots"] and set(found["slots"]) <= SLOTS_THERE
    assert "14:30" not in found["slots"]  # open there, not in the house
    assert "20:00" in found["slots"]
    house.fill("20:00")
    again = house.post("check_openings", date=DAY, people=2, time="20:00")
    assert "20:00" not in again["slots"]
    assert (again["requested"]["available"], again["requested"]["reason"]) == (False, "elsewhere")
    assert again["requested"]["alternatives"]


def test_a_booking_is_confirmed_when_both_have_it(house: House) -> None:
    made = house.book()
    assert (made["ok"], made["status"]) == (True, "confirmed")
    (there,) = house.held_there
    assert house.copy.external_id == there["uid"]
    assert (house.copy.state, house.copy.action) == ("confirmed", None)
    assert house.booking.status == "confirmed" and len(house.seatings) == 1


def test_by_voice_it_is_said_to_be_booked(house: House) -> None:
    told = house.tell("create_booking", date=DAY, time="20:00", people=2, customer_name="Mario Rossi")
    assert told["success"] and told["booking"]["status"] == "confirmed"
    assert told["message"].startswith("Ho prenotato")


def test_what_is_taken_there_is_refused_with_what_is_free_in_both(house: House) -> None:
    house.fill("20:00")
    refused = house.book()
    assert (refused["ok"], refused["error_code"], refused["reason"]) == (False, "CLOSED_OR_FULL", "elsewhere")
    assert refused["alternatives"] and {"day": DAY, "time": "20:00"} not in refused["alternatives"]
    assert house.held_there == [] and house.seatings == []
    assert house.booking.status == "cancelled" and house.copy.state == "refused"


def test_a_move_is_made_there_and_here(house: House) -> None:
    made = house.book()
    moved = house.post("modify_booking", booking_id=made["booking_id"], new_time="21:00")
    assert (moved["time"], moved["status"]) == ("21:00", "confirmed")
    (there,) = house.held_there
    assert house.copy.external_id == there["uid"]  # Cal.com gives a moved booking another id
    (seating,) = house.seatings
    assert seating.starts_at == house.booking.starts_at


def test_a_move_that_is_refused_there_changes_nothing(house: House) -> None:
    made = house.book(time="12:00")
    house.fill("21:00")
    refused = house.post("modify_booking", booking_id=made["booking_id"], new_time="21:00")
    assert (refused["error_code"], refused["reason"]) == ("CLOSED_OR_FULL", "elsewhere")
    assert house.booking.time.isoformat("minutes") == "12:00"
    (seating,) = house.seatings
    assert seating.starts_at == house.booking.starts_at


def test_a_cancellation_is_made_there_and_here(house: House) -> None:
    made = house.book()
    gone = house.post("cancel_booking", booking_id=made["booking_id"])
    assert gone["canceled"] is True and house.booking.status == "cancelled"
    assert house.held_there == [] and house.seatings == []
    assert house.post("cancel_booking", booking_id=made["booking_id"])["canceled"] is True


@pytest.mark.parametrize("fault", ["hang", "500", "429", "html_502", "invalid_json"])
def test_when_it_does_not_answer_a_check_says_to_be_confirmed(house: House, fault: str) -> None:
    house.goes_wrong(fault)
    found = house.post("check_openings", date=DAY, people=2)
    assert found["slots"][0] == "12:00" and found["notes"] == "Da confermare."


@pytest.mark.parametrize("fault", ["hang", "500", "drop_after_write", "invalid_json", "429"])
def test_when_it_does_not_answer_a_booking_is_pending_and_settled_later_once(house: House, fault: str) -> None:
    house.goes_wrong(fault, only="create")
    told = house.tell("create_booking", date=DAY, time="20:00", people=2, customer_name="Mario Rossi")
    assert told["success"] and told["booking"]["status"] == "pending"
    assert "da confermare" in told["message"]
    house.goes_wrong(None)
    assert house.work()
    assert house.booking.status == "confirmed" and len(house.held_there) == 1
    assert ["è confermato" in text for text in house.texted] == [True]
    house.work()
    assert len(house.held_there) == 1 and len(house.texted) == 1


def test_who_was_told_pending_hears_when_it_was_not_possible(house: House) -> None:
    house.goes_wrong("500", only="create")
    assert house.book()["status"] == "pending"
    house.goes_wrong(None)
    house.fill("20:00")
    house.work()
    assert house.booking.status == "cancelled" and house.seatings == []
    assert house.copy.trouble == "taken"
    assert [text for text in house.texted if "nulla è prenotato" in text]


def test_the_same_asked_again_while_it_is_pending_is_said_to_be_pending(house: House) -> None:
    house.goes_wrong("500", only="create")
    wish: dict[str, Any] = {"date": DAY, "time": "20:00", "people": 2, "customer_name": "Mario Rossi"}
    first, again = house.tell("create_booking", **wish), house.tell("create_booking", **wish)
    assert first["booking"]["reference"] == again["booking"]["reference"]
    assert again["message"].startswith("Ho già la sua richiesta")


def test_what_is_being_confirmed_can_not_be_moved_but_cancelled(house: House) -> None:
    house.goes_wrong("drop_after_write", only="create")
    made = house.book()
    refused = house.post("modify_booking", booking_id=made["booking_id"], new_time="21:00")
    assert refused["error_code"] == "PROVIDER_UNAVAILABLE"
    assert house.post("cancel_booking", booking_id=made["booking_id"])["canceled"] is True
    house.goes_wrong(None)
    house.work()
    assert house.held_there == []  # it was made there, found, and cancelled
    assert ["è annullata" in text for text in house.texted] == [True]


@pytest.mark.deadlines
def test_a_move_without_an_answer_holds_both_times_until_it_has_one(house: House) -> None:
    made = house.book()
    house.goes_wrong("hang")
    waiting = house.post("modify_booking", booking_id=made["booking_id"], new_time="12:30")
    assert (waiting["time"], waiting["pending"]) == ("20:00", "change")
    assert len(house.seatings) == 2
    house.goes_wrong(None)
    house.work()
    assert house.booking.time.isoformat("minutes") == "12:30" and len(house.seatings) == 1
    assert len(house.held_there) == 1
    assert [text for text in house.texted if "prenotazione modificata" in text]


@pytest.mark.deadlines
def test_a_cancellation_without_an_answer_is_said_to_be_open(house: House) -> None:
    made = house.book()
    house.goes_wrong("hang")
    waiting = house.post("cancel_booking", booking_id=made["booking_id"])
    assert (waiting["canceled"], waiting["pending"], waiting["status"]) == (False, "cancel", "confirmed")
    house.goes_wrong(None)
    house.work()
    assert house.booking.status == "cancelled" and house.held_there == []


def test_without_the_house_book_the_provider_alone_says_what_is_free(house: House) -> None:
    house.change(house_book=False)
    assert "14:30" in house.post("check_openings", date=DAY, people=2)["slots"]
    assert house.book(time="14:30")["status"] == "confirmed"
    assert house.seatings == []


def test_without_any_book_that_answers_the_hours_are_offered_to_be_confirmed(house: House) -> None:
    house.change(house_book=False)
    house.goes_wrong("500")
    found = house.post("check_openings", date=DAY, people=2)
    assert found["slots"][0] == "12:00" and found["notes"] == "Da confermare."


def test_a_key_that_no_longer_works_leaves_no_source_and_says_so(house: House) -> None:
    house.change(house_book=False)
    house.goes_wrong("401")
    assert house.book()["status"] == "pending"  # the call in progress
    refused = house.book(time="20:30", phone="+393337654321")
    assert (refused["ok"], refused["error_code"]) == (False, "NOT_SUPPORTED")


def test_a_party_that_needs_another_event_type_is_booked_anew_and_the_old_one_cancelled(house: House) -> None:
    house.serve([(FOR_TWO, 1, 2), (FOR_FOUR, 3, 8)])
    made = house.book()
    moved = house.post("modify_booking", booking_id=made["booking_id"], new_people=4)
    assert (moved["people"], moved["status"]) == (4, "confirmed")
    (there,) = house.held_there
    assert there["eventTypeId"] == FOR_FOUR and house.copy.external_id == there["uid"]


def test_what_staff_write_down_is_pending_until_it_is_there(house: House) -> None:
    with house.app.app_context():
        entry = staff.create(house.workplace, ANNA, staff.Wanted(date.fromisoformat(DAY), time(20), 2, "Lucia Bianchi"))
        assert entry.status == "pending"
    house.work(minutes=0)
    assert house.booking.status == "confirmed" and len(house.held_there) == 1
    assert house.texted == []  # nobody was told to wait


def test_what_staff_change_and_cancel_follows_there(house: House) -> None:
    made = house.book()
    with house.app.app_context():
        entry = staff.find(house.workplace, made["booking_id"])
        changed = staff.change(house.workplace, ANNA, entry.reference, entry.version, staff.Changes(time=time(21)))
    house.work(minutes=0)
    (there,) = house.held_there
    assert there["start"].startswith(f"{DAY}T20:00")  # nine in Rome
    with house.app.app_context():
        staff.cancel(house.workplace, ANNA, changed.reference, changed.version)
    house.work(minutes=0)
    assert house.held_there == []


def test_what_comes_back_is_booked_there_again(house: House) -> None:
    made = house.book()
    with house.app.app_context():
        entry = staff.find(house.workplace, made["booking_id"])
        gone = staff.cancel(house.workplace, ANNA, entry.reference, entry.version)
    house.work(minutes=0)
    with house.app.app_context():
        staff.set_status(house.workplace, ANNA, gone.reference, gone.version, "confirmed")
    house.work(minutes=0)
    assert len(house.held_there) == 1 and house.copy.state == "confirmed"


@pytest.mark.deadlines
def test_while_a_move_waits_nothing_else_is_begun(house: House) -> None:
    made = house.book()
    house.goes_wrong("hang")
    house.post("modify_booking", booking_id=made["booking_id"], new_time="12:30")
    refused = house.post("modify_booking", booking_id=made["booking_id"], new_time="13:00")
    assert refused["error_code"] == "PROVIDER_UNAVAILABLE"


@pytest.mark.deadlines
def test_what_staff_decide_while_a_move_waits_is_what_counts(house: House) -> None:
    made = house.book()
    house.goes_wrong("hang")
    house.post("modify_booking", booking_id=made["booking_id"], new_time="12:30")
    with house.app.app_context():
        entry = staff.find(house.workplace, made["booking_id"])
        staff.change(house.workplace, ANNA, entry.reference, entry.version, staff.Changes(time=time(21)))
    house.goes_wrong(None)
    house.work()
    assert house.booking.time == time(21) and len(house.seatings) == 1
    (there,) = house.held_there
    assert there["start"].startswith(f"{DAY}T20:00")  # nine in Rome


def test_a_cancellation_while_a_move_may_have_booked_anew_leaves_nothing_there(house: House) -> None:
    house.serve([(FOR_TWO, 1, 2), (FOR_FOUR, 3, 8)])
    made = house.book()
    house.goes_wrong("drop_after_write", only="create")
    waiting = house.post("modify_booking", booking_id=made["booking_id"], new_people=4)
    assert waiting["pending"] == "change"
    house.goes_wrong(None)
    assert house.post("cancel_booking", booking_id=made["booking_id"])["canceled"] is True
    assert house.seatings == []
    house.work()
    assert house.held_there == []


def test_a_cancellation_is_kept_for_a_provider_whose_key_no_longer_works(house: House) -> None:
    made = house.book()
    house.goes_wrong("401")
    house.post("check_openings", date=DAY, people=2)  # finds out
    waiting = house.post("cancel_booking", booking_id=made["booking_id"])
    assert (waiting["canceled"], waiting["pending"]) == (False, "cancel")
    house.goes_wrong(None)
    house.reconnect()
    house.work()
    assert house.booking.status == "cancelled" and house.held_there == []
