from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from integrations.acuity.shapes import account_of, booking_of, event_type_of, moment_of, name_of, names_of, written
from integrations.vocabulary import QuestionKind, State
from tests.integrations.acuity.account import KEY, PHONE, ROME, START, appointment


@pytest.mark.parametrize(
    ("spoken", "first", "last"),
    [
        ("Mario Rossi", "Mario", "Rossi"),
        ("Anna Maria De Luca", "Anna", "Maria De Luca"),
        ("Mario", "Mario", "."),
        ("  Mario   Rossi ", "Mario", "Rossi"),
        ("", ".", "."),
    ],
)
def test_a_spoken_name_is_split_and_put_together_again(spoken: str, first: str, last: str) -> None:
    assert names_of(spoken) == (first, last)
    assert name_of(first, last) == " ".join(spoken.split())


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (START, "2030-02-04T13:00:00+0100"),
        (START.astimezone(UTC), "2030-02-04T13:00:00+0100"),
        (datetime(2030, 7, 4, 13, tzinfo=ROME), "2030-07-04T13:00:00+0200"),
        (datetime(2030, 10, 27, 2, 30, tzinfo=ROME, fold=0), "2030-10-27T02:30:00+0200"),
        (datetime(2030, 10, 27, 2, 30, tzinfo=ROME, fold=1), "2030-10-27T02:30:00+0100"),
    ],
)
def test_a_time_is_written_with_its_offset_and_read_again(moment: datetime, text: str) -> None:
    assert written(moment, ROME) == text
    assert moment_of(text, ROME).astimezone(UTC) == moment.astimezone(UTC)


def test_a_time_without_offset_is_of_the_business() -> None:
    assert moment_of("2030-02-04T13:00:00", ROME) == START


def test_an_appointment_is_read() -> None:
    found = booking_of(appointment(notes="Compleanno"), ROME)
    assert (found.id, found.event_type, found.name, found.phone) == ("54321", "1", "Mario Rossi", PHONE)
    assert (found.start, found.end) == (START, START + timedelta(minutes=90))
    assert (found.email, found.match_key, found.notes, found.people) == (None, KEY, "Compleanno", None)


def test_an_appointment_with_little_in_it_is_read_too() -> None:
    found = booking_of({"id": 1, "datetime": "2030-02-04T13:00:00+0100"}, ROME)
    assert (found.end, found.event_type, found.name, found.phone, found.email) == (None, None, "", None, None)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({}, State.CONFIRMED),
        ({"canceled": False}, State.CONFIRMED),
        ({"canceled": True}, State.CANCELLED),
        ({"canceled": True, "noShow": True}, State.NO_SHOW),
        ({"canceled": "maybe"}, State.UNKNOWN),
    ],
)
def test_a_state_is_said_in_our_words(said: dict[str, Any], state: State) -> None:
    assert booking_of(appointment(**said), ROME).state is state


@pytest.mark.parametrize(
    ("typed", "phone"),
    [(PHONE, PHONE), ("+39 333 123-4567", PHONE), ("0039 333 1234567", PHONE), ("333 1234567", None), ("", None)],
)
def test_a_phone_without_country_code_is_none(typed: str, phone: str | None) -> None:
    assert booking_of(appointment(phone=typed), ROME).phone == phone


def test_an_account_without_name_goes_by_its_address() -> None:
    assert account_of({"id": 1, "name": " ", "email": "owner@example.com"}).name == "owner@example.com"
    assert account_of({"id": 1}).name == "1"


def test_fields_of_forms_are_questions_of_the_kinds_there_are() -> None:
    kinds = {
        "textbox": QuestionKind.TEXT,
        "yesno": QuestionKind.YES_NO,
        "checkboxlist": QuestionKind.CHOICES,
        "address": QuestionKind.TEXT,
    }
    fields = [{"id": number, "name": kind, "type": kind} for number, kind in enumerate(kinds)]
    shown, hidden = {"appointmentTypeIDs": [1], "fields": fields}, {"appointmentTypeIDs": [1], "hidden": True}
    other = {"appointmentTypeIDs": [2], "fields": [{"id": 9, "name": "?", "type": "textbox"}]}
    found = event_type_of({"id": 1, "name": "Tavolo", "duration": 90}, [shown, hidden | {"fields": fields}, other])
    assert {question.label: question.kind for question in found.questions} == kinds


@pytest.mark.parametrize(
    "forms",
    [
        None,
        7,
        {},
        [7],
        [{"appointmentTypeIDs": 1}],
        [{"appointmentTypeIDs": [1], "fields": [7, {"id": 1}, {"name": "?"}]}],
    ],
)
def test_forms_of_a_shape_we_do_not_know_ask_nothing(forms: Any) -> None:
    assert event_type_of({"id": 1, "name": "Tavolo", "duration": 90}, forms).questions == ()
