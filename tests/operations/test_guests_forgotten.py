"""Guests' data handed out and forgotten: on request, and when a restaurant no longer keeps it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import orjson
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from tests.doors.vapi_messages import report, send, status
from tests.operations.guest_book import ANNA, add_booking, add_guest, place_of
from tests.restaurants import CALLER, Place, ahead, booking_of, envelope, open_restaurant, post
from webapp.extensions import db
from webapp.models import AuditEvent, Booking, Call, Customer, Job, Restaurant, SmsMessage, ToolCall
from webapp.models.types import utc_now
from webapp.operations import guests, jobs
from webapp.operations.bookings import staff
from webapp.operations.guests import StillExpected, Wanted
from webapp.operations.guests.retaining import promise

pytestmark = pytest.mark.both_databases
SECRETS = ("Mario", "Rossi", "3331234567", "333 123 45 67", "mario@example.com", "noci", "vapi-call-9")


@pytest.fixture
def roma(app: Flask, database: str) -> Iterator[Place]:
    opened = open_restaurant(app)
    with app.app_context():
        yield opened


@pytest.fixture
def mario(app: Flask, client: FlaskClient, roma: Place) -> str:
    """A guest who booked by both doors, changed and cancelled, asked things, was texted, and was edited by the staff;
    all that is left of it is past. His id."""
    made = post(client, roma, "create_booking", booking_of(roma, phone="333 123 45 67", notes="Allergia alle noci"))
    post(client, roma, "list_bookings", {"restaurant_id": "roma", "phone": CALLER})
    post(client, roma, "cancel_booking", {"restaurant_id": "roma", "booking_id": made["booking_id"]})
    wish = {"date": ahead(), "time": "12:00", "people": 2, "customer_name": "Mario Rossi"}
    body = envelope(
        roma,
        ("t1", "create_booking", wish),
        ("t2", "answer_question", {"question": "Sono Mario, avete piatti senza noci?"}),
        ("t3", "lookup_booking", {"reference": "WRONG7"}),
        ("t4", "take_message", {"message": "Richiamate Mario per le noci", "name": "Mario Rossi"}),
        call_id="vapi-call-9",
    )
    assert client.post("/api/vapi/tools", json=body, headers=roma.bearer).status_code == 200
    said = [{"role": "user", "message": "Sono Mario Rossi, allergico alle noci.", "secondsFromStart": 2}]
    analysis = {"summary": "Mario asked about noci."}
    told = report(roma, call_id="vapi-call-9", analysis=analysis, artifact={"messages": said})
    send(client, roma, status(roma, "in-progress", "vapi-call-9"), told)
    app.extensions["tool_call_batches"].flush()
    db.session.add(SmsMessage(restaurant_id=roma.id, phone=CALLER, body="Ciao Mario", status="sent"))
    db.session.execute(update(Booking).where(Booking.status == "confirmed").values(status="finished"))
    db.session.commit()
    guest_id = guests.search(place_of(roma), "mario").guests[0].id
    seen = guests.show(place_of(roma), guest_id).version
    guests.edit(place_of(roma), ANNA, guest_id, Wanted("Mario Rossi", "mario@example.com", "noci"), seen)
    return guest_id


def stored(*left_out: str) -> str:
    """Every row of the database, as text."""
    db.session.rollback()
    tables = [table for name, table in db.metadata.tables.items() if name not in ("faq_entry", *left_out)]
    return "\n".join(str(tuple(row)) for table in tables for row in db.session.execute(table.select()))


def rows(model: Any) -> list[Any]:
    db.session.rollback()
    return list(db.session.scalars(select(model)))


def test_a_guest_gets_everything_that_is_stored_of_them(roma: Place, mario: str) -> None:
    other = add_guest(roma, "Luca Verdi", "+393457654321")
    add_booking(roma, other, name="Luca Verdi", phone="+393457654321")
    text = guests.export_one(place_of(roma), mario).decode()
    file = orjson.loads(text)
    assert [row["name"] for row in file["guest"]] == ["Mario Rossi"]
    assert [row["status"] for row in file["bookings"]] == ["finished", "cancelled"]
    assert [row["body"] for row in file["texts"]] == ["Ciao Mario"]
    assert {row["tool"] for row in file["tool_calls"]} == {"create_booking", "list_bookings", "cancel_booking", "faq",
                                                         "take_message"}  # fmt: skip
    assert [row["body"] for row in file["messages"]] == ["Richiamate Mario per le noci"]
    assert [row["summary"] for row in file["calls"]] == ["Mario asked about noci."]
    assert {row["action"] for row in file["changes"]} == {"guest.edited"}
    assert "Verdi" not in text
    assert all(secret in text for secret in SECRETS)


def test_who_was_erased_is_nowhere_but_still_counted(roma: Place, mario: str) -> None:
    before = len(rows(ToolCall)), len(rows(Booking)), len(rows(AuditEvent)), len(rows(Call))
    guests.erase(place_of(roma), ANNA, mario)
    assert not [secret for secret in SECRETS if secret in stored()]
    assert (len(rows(ToolCall)), len(rows(Booking)), len(rows(AuditEvent)) - 1, len(rows(Call))) == before
    assert sorted((row.people, row.time.hour, row.status) for row in rows(Booking)) == [
        (2, 12, "finished"),
        (2, 20, "cancelled"),
    ]
    shown = guests.show(place_of(roma), mario)
    assert (shown.name, shown.phone, shown.booked, shown.visits) == ("", None, 2, 1)
    assert guests.search(place_of(roma)).guests == ()


def test_the_log_keeps_what_was_decided_and_which_fields_were_changed(roma: Place, mario: str) -> None:
    guests.erase(place_of(roma), ANNA, mario)
    by_action = {event.action: event for event in rows(AuditEvent)}
    assert set(by_action["guest.edited"].fields) == {"email", "notes"}
    assert by_action["guest.erased"].fields == ["name", "phone", "email", "notes", "tags"]
    assert {event.personal for event in by_action.values()} == {None}
    created = [call for call in rows(ToolCall) if call.tool == "create_booking" and call.door == "json"]
    assert [call.decision["accepted"] for call in created] == [True]
    assert created[0].arguments == {"day": ahead(), "time": "20:00", "people": 2}
    assert created[0].answer == {"erased": True, "ok": True, "status": "confirmed"}


def test_erasing_again_changes_nothing(roma: Place, mario: str) -> None:
    guests.erase(place_of(roma), ANNA, mario)
    before = stored()
    guests.erase(place_of(roma), ANNA, mario)
    assert stored() == before


def test_other_guests_are_left_as_they_are(app: Flask, client: FlaskClient, roma: Place, mario: str) -> None:
    post(client, roma, "create_booking", booking_of(roma, phone="345 765 43 21", name="Luca Verdi", time="21:00"))
    app.extensions["tool_call_batches"].flush()
    luca = guests.search(place_of(roma), "luca").guests[0].id
    before = guests.export_one(place_of(roma), luca)
    guests.erase(place_of(roma), ANNA, mario)
    without_moment = [
        orjson.loads(file) | {"exported_at": ""} for file in (before, guests.export_one(place_of(roma), luca))
    ]
    assert without_moment[0] == without_moment[1]


def test_who_is_still_expected_is_not_erased(roma: Place, mario: str) -> None:
    add_booking(roma, mario, 3)
    before = stored()
    with pytest.raises(StillExpected):
        guests.erase(place_of(roma), ANNA, mario)
    assert stored() == before
    db.session.execute(update(Booking).where(Booking.status == "confirmed").values(status="cancelled"))
    db.session.commit()
    guests.erase(place_of(roma), ANNA, mario)


def test_who_was_erased_and_books_again_is_a_new_guest(client: FlaskClient, roma: Place, mario: str) -> None:
    guests.erase(place_of(roma), ANNA, mario)
    post(client, roma, "create_booking", booking_of(roma, time="21:00"))
    (found,) = guests.search(place_of(roma), "333 123 45 67").guests
    assert found.id != mario
    assert guests.show(place_of(roma), found.id).booked == 1


def test_the_phones_of_merged_guests_are_forgotten_too(roma: Place, mario: str) -> None:
    other = add_guest(roma, "M. Rossi", "+393457654321")
    guests.merge(place_of(roma), ANNA, mario, other)
    guests.erase(place_of(roma), ANNA, other)
    assert "3457654321" not in stored()
    assert [guest.phone for guest in rows(Customer)] == [None, None]


def test_a_text_that_waits_is_not_sent_to_who_was_erased(roma: Place, mario: str) -> None:
    text = SmsMessage(restaurant_id=roma.id, phone=CALLER, body="Ciao", status="queued")
    db.session.add(text)
    db.session.flush()
    db.session.add(Job(restaurant_id=roma.id, kind="send_text", payload={"text_id": text.id}))
    db.session.commit()
    guests.erase(place_of(roma), ANNA, mario)
    assert not jobs.run_one(utc_now())


def keep_for(months: int | None) -> None:
    db.session.execute(update(Restaurant).values(retention_months=months))
    db.session.commit()


def test_who_was_not_seen_for_long_is_forgotten(roma: Place) -> None:
    long_ago = utc_now() - timedelta(days=500)
    gone = add_guest(roma, "Gone Rossi", "+393331234567", created_at=long_ago)
    add_booking(roma, gone, -400, name="Gone Rossi", status="finished")
    seen = add_guest(roma, "Seen Bianchi", "+393331234568", created_at=long_ago)
    add_booking(roma, seen, -300, status="finished")
    new = add_guest(roma, "New Verdi", "+393331234569")
    assert guests.retain(roma.id, utc_now()) == 0
    keep_for(12)
    assert guests.retain(roma.id, utc_now()) == 1
    assert "Gone" not in stored()
    assert [guests.show(place_of(roma), each).name for each in (gone, seen, new)] == ["", "Seen Bianchi", "New Verdi"]
    assert guests.retain(roma.id, utc_now()) == 0


def test_what_is_old_is_blanked_whoever_it_is_of(roma: Place) -> None:
    long_ago = utc_now() - timedelta(days=500)
    keep_for(12)
    add_booking(roma, None, -400, name="Passante Rossi", status="finished")
    for moment in (long_ago, utc_now()):
        arguments = {"question": "Sono Rossi", "people": 2}
        common = {"restaurant_id": roma.id, "arguments": arguments, "door": "vapi", "tool": "faq"}
        db.session.add(ToolCall(**common, started_at=moment, answer=None))
        db.session.add(SmsMessage(restaurant_id=roma.id, phone=CALLER, body="Ciao", created_at=moment))
        db.session.add(Call(restaurant_id=roma.id, vapi_call_id=f"call-{moment}", created_at=moment))
    db.session.commit()
    guests.retain(roma.id, utc_now())
    assert "Passante" not in stored()
    assert sorted(row.arguments.get("question", "") for row in rows(ToolCall)) == ["", "Sono Rossi"]
    assert sorted(row.body for row in rows(SmsMessage)) == ["", "Ciao"]
    assert sorted(row.vapi_call_id.split("-")[0].split(":")[0] for row in rows(Call)) == ["call", "erased"]
    assert all("erased" in row.answer for row in rows(ToolCall) if "question" not in row.arguments)


def test_the_worker_forgets_once_a_day(roma: Place) -> None:
    keep_for(12)
    now = utc_now()
    add_guest(roma, "Gone Rossi", "+393331234567", created_at=now - timedelta(days=500))
    promise(now)
    promise(now)
    assert jobs.run_one(now)
    assert "Gone" not in stored()
    assert not jobs.run_one(now + timedelta(hours=23))
    add_guest(roma, "Also Rossi", "+393331234568", created_at=now - timedelta(days=500))
    assert jobs.run_one(now + timedelta(hours=25))
    assert "Also" not in stored()


def test_a_booking_given_to_another_guest_tells_each_of_themselves_alone(roma: Place) -> None:
    anna = add_guest(roma, "Anna Neri", "+393450000001")
    reference = add_booking(roma, anna, days=-2, name="Anna Neri", phone="+393450000001")
    staff.change(place_of(roma), ANNA, reference, 1, staff.Changes(name="Luca Verdi", phone="345 000 0002"))
    luca = guests.search(place_of(roma), "345 000 0002").guests[0].id
    told = guests.export_one(place_of(roma), luca).decode()
    assert "Luca Verdi" in told and "Anna Neri" not in told and "0000001" not in told
    guests.erase(place_of(roma), ANNA, anna)
    kept = stored()
    assert "Anna Neri" not in kept and "3450000001" not in kept
    assert "Luca Verdi" in kept
    assert "Luca Verdi" in guests.export_one(place_of(roma), luca).decode()
