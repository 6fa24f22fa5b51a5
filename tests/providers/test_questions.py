"""The provider's own questions that the assistant asks: aloud, before anything is booked, and passed on."""

from collections.abc import Iterator
from typing import Any

import pytest

from integrations.sandbox.calcom.event_types import FOR_TWO, PRIVATE_ROOM
from tests.providers.conftest import ANNA, DAY, House
from tests.providers.desk import Desk, desk, read
from webapp.extensions import db
from webapp.models import Booking, ProviderConnection
from webapp.operations import copies, guests
from webapp.store import snapshots
from webapp.store.transaction import read as reading

__all__ = ["desk"]
BOOKINGS = "/r/roma/bookings"
LABEL = "Che occasione festeggiate?"
WISH: dict[str, Any] = {"date": DAY, "time": "20:00", "people": 2, "customer_name": "Mario Rossi"}


@pytest.fixture
def feast(house: House) -> Iterator[House]:
    """The private room is for parties of two, and what they celebrate has to be asked."""
    with house.app.app_context():
        row = db.session.get_one(ProviderConnection, house.connection_id)
        row.answers = {**row.answers, "occasione": {"ask": LABEL}}
        db.session.commit()
    house.serve([(PRIVATE_ROOM, 1, 2), (FOR_TWO, 3, 8)])
    yield house


def answered(house: House) -> dict[str, Any]:
    """What Cal.com was told beside who and when, of the booking that stands there."""
    held = [each for each in house.there.app.extensions["book"].all() if each["metadata"].get("tavolo")]
    (found,) = [each for each in held if each["status"] != "cancelled"]
    fields: dict[str, Any] = found["bookingFieldsResponses"]
    return fields


def test_a_question_without_an_answer_is_asked_before_anything_is_booked(feast: House) -> None:
    told = feast.tell("create_booking", **WISH)
    assert (told["success"], told["error"]) == (False, "INVALID_REQUEST")
    assert told["message"].startswith("Ancora una domanda: Che occasione festeggiate?")
    assert "Compleanno, Laurea, Altro" in told["message"] and told["message"].endswith("?")
    assert feast.held_there == [] and feast.seatings == []


def test_a_program_is_told_the_field_and_the_question(feast: House) -> None:
    refused = feast.book()
    assert (refused["error_code"], refused["field"]) == ("INVALID_REQUEST", "answers")
    assert "Che occasione festeggiate?" in refused["error_message"]


def test_an_answer_reaches_the_provider_by_its_own_letters(feast: House) -> None:
    told = feast.tell("create_booking", **WISH, answers={"occasione": "compleanno.", "altro": "non richiesto"})
    assert told["success"], told
    assert answered(feast)["occasione"] == "Compleanno"
    assert feast.copy.facts[copies.SAID] == {"occasione": "Compleanno"}


def test_an_answer_that_is_not_among_the_choices_is_asked_again(feast: House) -> None:
    told = feast.tell("create_booking", **WISH, answers={"occasione": "Pensionamento"})
    assert (told["success"], told["error"]) == (False, "INVALID_REQUEST")
    assert feast.held_there == []


def test_a_table_that_is_taken_is_refused_rather_than_asked_about(feast: House) -> None:
    told = feast.tell("create_booking", **{**WISH, "time": "16:00"})
    assert told["error"] == "CLOSED_OR_FULL"


def test_who_is_served_without_the_question_is_not_asked(feast: House) -> None:
    assert feast.book(people=3)["status"] == "confirmed"


def test_an_answer_is_kept_until_the_provider_has_it(feast: House) -> None:
    feast.goes_wrong("500", only="create")
    assert feast.book(answers={"occasione": "Laurea"})["status"] == "pending"
    feast.goes_wrong(None)
    feast.work()
    assert answered(feast)["occasione"] == "Laurea"


def test_a_move_that_is_booked_anew_asks_and_passes_the_answer_on(feast: House) -> None:
    made = feast.book(people=3)
    change = {"booking_id": made["booking_id"], "new_people": 2}
    asked = feast.post("modify_booking", **change)
    assert (asked["error_code"], asked["field"]) == ("INVALID_REQUEST", "answers")
    assert feast.booking.people == 3 and len(feast.held_there) == 1
    told = feast.tell("modify_booking", **change, answers={"che occasione festeggiate": "laurea"})
    assert told["success"], told
    assert answered(feast)["occasione"] == "Laurea" and feast.copy.wanted is None


def test_a_move_sends_again_what_was_answered_before(feast: House) -> None:
    made = feast.book(answers={"occasione": "Laurea"})
    assert feast.post("modify_booking", booking_id=made["booking_id"], new_people=3)["ok"]
    assert feast.post("modify_booking", booking_id=made["booking_id"], new_people=2)["ok"]
    assert answered(feast)["occasione"] == "Laurea"


def test_staff_are_asked_the_questions_of_what_would_be_booked(feast: House, desk: Desk) -> None:
    host = desk("it")
    part = host.get(f"{BOOKINGS}/slots?day={DAY}&people=2").text
    assert "Cal.com chiede" in part and LABEL in part and "<option>Compleanno</option>" in part
    assert LABEL not in read(host.get(f"{BOOKINGS}/slots?day={DAY}&people=3"))
    wish = {"day": DAY, "people": "2", "time": "20:00", "name": "Mario Rossi", "phone": "+393331234567"}
    refused = host.post(f"{BOOKINGS}/new", {**wish, "answer:occasione": "Altro ancora"})
    assert refused.status_code == 422 and "asked-1-error" in refused.text and feast.rows(Booking) == []
    assert host.post(f"{BOOKINGS}/new", {**wish, "answer:occasione": "Laurea"}).status_code == 303
    feast.work()
    assert answered(feast)["occasione"] == "Laurea"
    edit = f"{BOOKINGS}/{feast.booking.reference}/edit"
    assert LABEL not in read(host.get(edit))
    assert host.post(edit, {**wish, "people": "3", "version": str(feast.booking.version)}).status_code == 303
    feast.work()
    back = host.get(f"{BOOKINGS}/slots?day={DAY}&people=2&moving={feast.booking.reference}").text
    assert "<option selected>Laurea</option>" in back


def test_a_repeated_call_needs_no_second_answer(feast: House) -> None:
    first = feast.book(answers={"occasione": "Laurea"})
    again = feast.book()
    assert again["booking_id"] == first["booking_id"] and again["ok"]


@pytest.mark.parametrize(
    "answers", ["Laurea", ["Laurea"], {"occasione": ["Laurea"]}, {"occasione": "x" * 501}, {"": "x"}]
)
def test_answers_that_are_none_are_refused(feast: House, answers: Any) -> None:
    refused = feast.book(answers=answers)
    assert (refused["error_code"], refused["field"]) == ("INVALID_REQUEST", "answers")


def test_by_voice_a_number_is_an_answer_too(house: House) -> None:
    told = house.tell("create_booking", **WISH, answers={"eta": 7, "leer": ""})
    assert told["success"]


def test_what_is_asked_is_there_for_whoever_describes_the_tool(feast: House) -> None:
    with feast.app.app_context():
        snapshot = reading(lambda connection: snapshots.current(connection, feast.place.id))
    assert snapshot is not None
    (question,) = copies.asked_questions(snapshot)
    assert (question.id, question.label) == ("occasione", LABEL)
    assert question.options == ("Compleanno", "Laurea", "Altro")
    assert question.needed_by == {str(PRIVATE_ROOM)}


def test_erasing_a_guest_takes_what_they_answered(feast: House) -> None:
    made = feast.book(answers={"occasione": "Laurea"})
    feast.post("cancel_booking", booking_id=made["booking_id"])
    with feast.app.app_context():
        guest = guests.search(feast.workplace, "mario").guests[0]
        guests.erase(feast.workplace, ANNA, guest.id)
    assert feast.copy.facts == {}
