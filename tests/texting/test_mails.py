"""The same by e-mail, with the booking's date; one whose outcome is unclear is not sent again."""

from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from icalendar import Calendar

from tests.letters import Letters, received
from tests.restaurants import CALLER
from tests.texting.conftest import House
from webapp.models import SmsMessage
from webapp.models.types import utc_now
from webapp.operations import jobs
from webapp.store import texts as rows
from webapp.store.transaction import write

ADDRESS = "mario@example.com"


@pytest.fixture
def letters(environ: dict[str, str]) -> Iterator[Letters]:
    with received(environ) as kept:
        yield kept


@pytest.fixture
def writing(letters: Letters, house: House) -> House:
    house.change(by_email=True)
    return house


def mails_of(house: House) -> list[tuple[str, str, str | None]]:
    return [(row.kind, row.status, row.error) for row in house.rows(SmsMessage) if row.channel == "email"]


def dates(letter: EmailMessage) -> Any:
    (attached,) = [part for part in letter.iter_attachments() if part.get_content_type() == "text/calendar"]
    return Calendar.from_ical(attached.get_content())


def test_a_booking_and_its_end_come_with_its_date_for_the_calendar(letters: Letters, writing: House) -> None:
    made = writing.books(email=ADDRESS)
    writing.works()
    writing.asks("cancel_booking", booking_id=made["booking_id"], phone=CALLER)
    writing.works()
    first, second = letters.kept
    assert (first["To"], first["Subject"].startswith("Trattoria Roma: prenotazione confermata, ")) == (ADDRESS, True)
    text = first.get_body()
    assert text is not None
    body = text.get_content().replace("\r", "")
    assert "Gentile Mario Rossi,\n\nla sua prenotazione è confermata.\n\nQuando: " in body
    assert f"Codice: {made['booking_id']}\n" in body
    new, gone = dates(first), dates(second)
    assert (str(new["METHOD"]), str(gone["METHOD"])) == ("PUBLISH", "CANCEL")
    booked, cancelled = new.walk("VEVENT")[0], gone.walk("VEVENT")[0]
    assert booked["UID"] == cancelled["UID"]
    assert booked["SEQUENCE"] <= cancelled["SEQUENCE"]
    assert booked.decoded("DTSTART") == writing.booking.starts_at
    assert mails_of(writing) == [("confirmed", "sent", None), ("cancelled", "sent", None)]


def test_a_letter_that_was_held_up_tells_no_time_that_the_booking_no_longer_has(
    letters: Letters, writing: House
) -> None:
    letters.answers = ["451 later"]
    made = writing.books(email=ADDRESS)
    writing.works(timedelta(seconds=1))
    writing.asks("modify_booking", booking_id=made["booking_id"], phone=CALLER, new_time="21:00")
    writing.works(timedelta(minutes=10))
    assert mails_of(writing) == [("confirmed", "dropped", "moot"), ("moved", "sent", None)]


def test_nothing_is_mailed_without_an_address_nor_unless_the_owner_wants_it(letters: Letters, house: House) -> None:
    house.books(email=ADDRESS)
    house.change(by_email=True)
    house.books(phone="+393331110005")
    house.works()
    assert (letters.kept, mails_of(house)) == ([], [])


def test_what_is_refused_for_now_is_tried_again_and_for_good_is_not(letters: Letters, writing: House) -> None:
    letters.answers = ["451 later", "250 kept", "554 never"]
    writing.books(email=ADDRESS)
    writing.works()
    assert mails_of(writing) == [("confirmed", "queued", None)]
    writing.works(timedelta(minutes=10))
    assert mails_of(writing) == [("confirmed", "sent", None)]
    writing.books(email=ADDRESS, time="21:00")
    writing.works()
    assert mails_of(writing)[1] == ("confirmed", "failed", "refused")
    assert letters.answers == []


def test_a_worker_that_dies_while_it_mails_leaves_a_letter_that_is_not_sent_twice(
    letters: Letters, writing: House
) -> None:
    writing.books(email=ADDRESS)
    with writing.app.app_context():
        (mail,) = [row for row in writing.rows(SmsMessage) if row.channel == "email"]
        write(None, lambda connection: rows.forward(connection, writing.place.id, mail.id, utc_now(), "unclear"))
        while jobs.run_one(utc_now() + timedelta(minutes=5)):
            pass
    assert (letters.kept, mails_of(writing)) == ([], [("confirmed", "failed", "unclear")])
