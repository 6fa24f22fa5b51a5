"""What a guest is told is promised with the change it tells of, whichever door it came through."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from tests.restaurants import CALLER, ahead, envelope
from tests.texting.conftest import ANNA, PUBLIC, House
from webapp.models import Job
from webapp.models.types import utc_now
from webapp.operations import accounts, operators
from webapp.operations.bookings import staff
from webapp.operations.texts import KIND, LEASE
from webapp.store import jobs as outbox
from webapp.store import snapshots
from webapp.store import texts as rows
from webapp.store.transaction import read, write

ROMAN_LANDLINE = "+390612345678"


def test_a_booking_its_move_and_its_end_are_told_each_once_and_in_order(house: House) -> None:
    made = house.books()
    house.books()  # the same again
    assert house.asks("modify_booking", booking_id=made["booking_id"], phone=CALLER, new_time="21:00")["ok"]
    assert house.asks("cancel_booking", booking_id=made["booking_id"], phone=CALLER)["ok"]
    assert house.kinds == ["confirmed", "moved", "cancelled"]
    assert {row.booking_id for row in house.texts} == {house.booking.id}
    house.works()
    # What is no longer so is not sent any more: the booking was cancelled before the worker came.
    assert [row.status for row in house.texts] == ["dropped", "dropped", "sent"]
    (body,) = house.arrived()
    assert body.startswith("Trattoria Roma: come ci ha chiesto, la prenotazione per 2 persone, ")


def test_a_text_is_sent_by_the_worker_with_where_its_delivery_is_to_be_reported(house: House) -> None:
    made = house.books()
    house.works()
    (row,) = house.texts
    assert row.status in ("sent", "delivered")
    assert row.segments in (1, 2)
    assert f"Codice {made['booking_id']}." in row.body
    assert f"{PUBLIC}/b/" in row.body.splitlines()[-1]
    assert house.arrived() == [row.body]
    house.works()
    assert len(house.arrived()) == 1


def test_by_voice_too_and_a_number_of_another_country_is_written_to_in_its_language(house: House) -> None:
    wish = {"date": ahead(), "time": "20:00", "people": 2, "customer_name": "John Smith"}
    body = envelope(house.place, ("t1", "create_booking", wish), caller="+447400123456")
    answer = house.client.post("/api/vapi/tools", json=body, headers=house.place.bearer)
    assert answer.status_code == 200
    (row,) = house.texts
    assert "your table for 2 people is booked" in row.body
    assert "at 8:00 PM" in row.body


def test_staff_tell_the_guest_a_little_later_and_what_they_undo_is_not_told(house: House) -> None:
    wanted = staff.Wanted(_day(), _time("20:00"), 2, "Mario Rossi", phone=CALLER)
    with house.app.app_context():
        made = staff.create(house.workplace, ANNA, wanted)
    house.works(timedelta())
    assert [(row.kind, row.status) for row in house.texts] == [("confirmed", "queued")]
    with house.app.app_context():
        gone = staff.cancel(house.workplace, ANNA, made.reference, made.version)
        back = staff.set_status(house.workplace, ANNA, made.reference, gone.version, "confirmed")
        staff.change(house.workplace, ANNA, made.reference, back.version, staff.Changes(people=3))
        staff.walk_in(house.workplace, ANNA, 2)
    assert house.kinds == ["confirmed", "cancelled_by_staff", "now_confirmed", "moved_by_staff"]
    house.works()
    assert [row.status for row in house.texts] == ["dropped", "dropped", "dropped", "sent"]
    assert [row.error for row in house.texts] == ["moot", "moot", "moot", None]


def test_the_owner_chooses_what_guests_are_told(house: House) -> None:
    own = {"confirmed": {"it": "Ciao {name}, a {date}!\nLink: {link}"}}
    house.change(switches={"change": False}, templates=own)
    made = house.books()
    house.asks("modify_booking", booking_id=made["booking_id"], phone=CALLER, new_time="21:00")
    (row,) = house.texts
    assert row.body.startswith("Ciao Mario Rossi, a ")


@pytest.mark.parametrize(
    ("phone", "why"), [(ROMAN_LANDLINE, "landline"), ("+393331110001", "opted_out"), ("+393331110002", "opted_out")]
)
def test_who_can_get_no_texts_or_wants_none_gets_none_and_staff_see_why(house: House, phone: str, why: str) -> None:
    with house.app.app_context():
        write(None, lambda connection: rows.opt_out(connection, "+15005550006", "+393331110001", utc_now()))
        mark = {"opted_out_at": utc_now()}
        write(None, lambda connection: rows.mark(connection, house.place.id, "+393331110002", **mark))
    house.books(phone=phone)
    assert [(row.status, row.error) for row in house.texts] == [("dropped", why)]
    told = house.asks("send_sms", phone=phone, message="Ciao")
    assert (told["ok"], told["error_code"]) == (False, "TWILIO_ERROR")
    assert ("fisso" if why == "landline" else "non ricevere") in told["error_message"]
    house.works()
    assert house.arrived(phone) == []


def test_nobody_can_make_the_assistant_flood_a_telephone(house: House) -> None:
    answers = [house.asks("send_sms", phone=CALLER, message=f"Messaggio {number}") for number in range(6)]
    assert [answer["ok"] for answer in answers] == [True] * 5 + [False]
    assert "troppi messaggi" in answers[-1]["error_message"]
    body = envelope(house.place, ("t1", "send_sms", {"message": "Ancora uno"}))
    said = house.client.post("/api/vapi/tools", json=body, headers=house.place.bearer).get_json()
    assert "già inviato abbastanza messaggi" in said["results"][0]["result"]
    house.books()
    assert (house.texts[-1].status, house.texts[-1].error) == ("dropped", "too_many")
    house.change(texts_per_hour=5)
    told = house.asks("send_sms", phone="+393331110003", message="Ciao")
    assert "Il ristorante ha inviato troppi messaggi" in told["error_message"]


def test_the_operators_account_serves_only_whom_the_operator_ticks(house: House) -> None:
    with house.app.app_context():
        operators.serve(ANNA, house.place.id, False)
    house.books()
    assert house.asks("send_sms", phone=CALLER, message="Ciao")["error_code"] == "TWILIO_ERROR"
    assert (house.texts, [job for job in house.rows(Job) if job.kind in ("send_text", "remind")]) == ([], [])


def test_what_was_promised_before_the_account_was_taken_away_is_dropped_not_kept_for_ever(house: House) -> None:
    house.books()
    with house.app.app_context():
        operators.serve(ANNA, house.place.id, False)
    house.works()
    assert [(row.status, row.error) for row in house.texts] == [("dropped", "off")]
    assert {job.state for job in house.rows(Job) if job.kind == "send_text"} == {"done"}


def test_a_text_that_may_have_been_sent_is_looked_for_and_not_sent_again(house: House) -> None:
    house.books()
    house.stand_in.app.extensions["faults"].switch("drop_after_write", 1)
    house.works(timedelta(seconds=1))
    assert [row.status for row in house.texts] == ["unclear"]
    house.works(LEASE + timedelta(minutes=2))
    (row,) = house.texts
    assert row.sid is not None
    assert house.arrived() == [row.body]


def test_a_text_that_was_held_up_tells_no_time_that_the_booking_no_longer_has(house: House) -> None:
    made = house.books()
    house.stand_in.app.extensions["faults"].switch("429", 1)
    house.works(timedelta(seconds=1))  # the confirmation has to wait
    house.asks("modify_booking", booking_id=made["booking_id"], phone=CALLER, new_time="21:00")
    house.works()
    assert [(row.kind, row.status, row.error) for row in house.texts] == [
        ("confirmed", "dropped", "moot"), ("moved", "sent", None),
    ]  # fmt: skip
    (body,) = house.arrived()
    assert "ore 21:00" in body


def test_what_staff_move_and_move_back_at_once_is_told_to_nobody(house: House) -> None:
    made = house.by_staff()
    with house.app.app_context():
        moved = staff.change(house.workplace, ANNA, made.reference, made.version, staff.Changes(time=_time("21:00")))
        staff.change(house.workplace, ANNA, made.reference, moved.version, staff.Changes(time=_time("20:00")))
    house.works()
    assert [row.status for row in house.texts] == ["sent", "dropped", "dropped"]


def test_what_staff_move_and_move_back_later_is_told_twice(house: House) -> None:
    made = house.by_staff()
    for version, hour in ((made.version, "21:00"), (made.version + 1, "20:00")):
        with house.app.app_context():
            staff.change(house.workplace, ANNA, made.reference, version, staff.Changes(time=_time(hour)))
        house.works()
    assert [body.partition(" ore ")[2][:5] for body in house.arrived()] == ["20:00", "21:00", "20:00"]


def test_of_two_texts_that_say_the_same_the_guest_gets_one(house: House) -> None:
    made = house.by_staff()
    with house.app.app_context():
        gone = staff.cancel(house.workplace, ANNA, made.reference, made.version)
        back = staff.set_status(house.workplace, ANNA, made.reference, gone.version, "confirmed")
        staff.cancel(house.workplace, ANNA, made.reference, back.version)
    house.works()
    assert [body.split(": ")[1][:16] for body in house.arrived()] == ["confermato il ta", "la prenotazione "]


def test_who_was_told_of_a_cancellation_is_told_that_it_was_taken_back(house: House) -> None:
    version = house.by_staff().version
    for status in ("cancelled", "confirmed") * 2:
        with house.app.app_context():
            version = staff.set_status(house.workplace, ANNA, house.booking.reference, version, status).version
        house.works()
    assert house.kinds == ["confirmed", *("cancelled_by_staff", "now_confirmed") * 2]
    assert {row.status for row in house.texts} == {"sent"}


def test_a_text_that_would_come_after_the_table_is_left_to_staff(house: House) -> None:
    house.change(switches={"reminder": False})
    house.books()
    house.stand_in.app.extensions["faults"].switch("429", None)
    start = house.booking.starts_at
    house.works(start - utc_now() - timedelta(minutes=5))
    assert [(row.status, row.error) for row in house.texts] == [("queued", None)]
    house.works(start - utc_now() - timedelta(seconds=20))
    assert [(row.status, row.error) for row in house.texts] == [("failed", "rate_limited")]


@pytest.mark.both_databases
def test_a_worker_that_dies_before_or_after_sending_leaves_a_text_that_is_sent_once(house: House) -> None:
    house.books()
    house.books()  # and a repeat promises nothing more
    with house.app.app_context():
        write(None, lambda connection: outbox.claim(connection, utc_now(), timedelta(seconds=1), [KIND]))
    house.works()
    assert len(house.arrived()) == 1
    house.books(time="21:00")
    with house.app.app_context():
        job = write(None, lambda connection: outbox.claim(connection, utc_now(), timedelta(seconds=1), [KIND]))
        served = read(lambda connection: snapshots.current(connection, house.place.id))
        assert served is not None
        client = accounts.texting(served)
        assert (job is not None, client is not None) == (True, True)
        second = house.texts[-1]
        if client is not None:
            client.send(second.phone, second.body)
    house.works()
    taken = house.stand_in.app.extensions["messages"].newest_first()
    assert [each["body"] for each in taken].count(second.body) == 1
    assert {row.status for row in house.texts} == {"sent"}


def _day() -> Any:
    return date.fromisoformat(ahead())


def _time(text: str) -> Any:
    return time.fromisoformat(text)
