"""How we read what Cal.com says, in all the forms it says it in."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from integrations.calcom.client import CalcomClient
from integrations.errors import OutcomeUnknown, Unavailable
from integrations.sandbox.calcom.event_types import BY_PHONE, FOR_FOUR, FOR_TWO, PRIVATE_ROOM
from integrations.vocabulary import QuestionKind, State
from tests.integrations.calcom.answering import RECORDED, client, ok
from tests.integrations.calcom.connecting import KEY, PHONE, at, wish
from tests.integrations.loopback import Loopback, reply

Serve = Callable[..., Loopback]


def read(serve: Serve, **changes: Any) -> Any:
    return client(serve(ok({**RECORDED, **changes}))).booking("aB3dE5fG7hJ9kL2mN4pQ6r")


def test_an_account_with_nothing_to_book_says_so(serve: Serve) -> None:
    me = {"id": 7, "email": "anna@example.com", "name": None, "username": "anna", "timeZone": "Europe/Rome"}
    account = client(serve(ok(me), ok([]))).whoami()
    assert (account.id, account.name, account.timezone) == ("7", "anna", "Europe/Rome")
    assert [problem.code for problem in account.problems] == ["no_event_types"]


def test_an_event_type_says_whether_it_needs_an_address_and_what_it_asks(ours: CalcomClient) -> None:
    found = {each.id: each for each in ours.event_types()}
    needs = {str(FOR_TWO): True, str(FOR_FOUR): True, str(PRIVATE_ROOM): True, str(BY_PHONE): False}
    assert {id_: each.needs_email for id_, each in found.items()} == needs
    (question,) = found[str(PRIVATE_ROOM)].questions
    assert (question.id, question.kind, question.is_required) == ("occasione", QuestionKind.CHOICE, True)
    assert question.options == ("Compleanno", "Laurea", "Altro")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"seats": {"seatsPerTimeSlot": 4}}, "seats"),
        ({"seatsPerTimeSlot": 4}, "seats"),
        ({"recurrence": {"interval": 1}}, "recurring"),
        ({"price": 1000}, "payment"),
        ({"requiresBookerEmailVerification": True}, "email_verification"),
        ({"locations": [{"type": "attendeeAddress"}]}, "place_of_guest"),
        ({"seats": {"disabled": True}, "recurrence": {"disabled": True}, "price": 0, "locations": None}, None),
    ],
)
def test_what_can_not_be_booked_by_us_says_why(serve: Serve, change: dict[str, Any], problem: str | None) -> None:
    found = {"id": 1, "title": "Tavolo", "lengthInMinutes": 90, **change}
    (event_type,) = client(serve(ok([found]))).event_types()
    assert [each.code for each in event_type.problems] == ([problem] if problem else [])


def test_answers_are_written_in_the_form_of_their_question(serve: Serve) -> None:
    kinds = {"dogs": "boolean", "age": "number", "menus": "multiselect", "song": "text"}
    fields = [{"slug": slug, "type": kind, "required": True} for slug, kind in kinds.items()]
    event_type = {"id": 5, "lengthInMinutes": 90, "bookingFields": fields}
    server = serve(ok([event_type]), ok(RECORDED))
    answers = {"dogs": "sì", "age": "42", "menus": "fish\nmeat", "song": "Volare"}
    client(server).create_booking(wish(at(12), 5, answers=answers, notes=None))
    sent = json.loads(server.requests[1].partition(b"\r\n\r\n")[2])["bookingFieldsResponses"]
    assert sent == {"dogs": True, "age": 42, "menus": ["fish", "meat"], "song": "Volare", "notes": "2 persone"}


def test_a_guest_who_is_called_is_called_at_the_number(serve: Serve) -> None:
    event_type = {"id": 5, "lengthInMinutes": 90, "locations": [{"type": "attendeePhone"}]}
    server = serve(ok([event_type]), ok(RECORDED))
    client(server).create_booking(wish(at(12), 5))
    sent = json.loads(server.requests[1].partition(b"\r\n\r\n")[2])
    assert sent["location"] == {"type": "attendeePhone", "phone": PHONE}


@pytest.mark.parametrize(
    "body",
    [
        {"data": {"d": ["2026-12-04T12:00:00.000+01:00", "2026-12-04T12:30:00.000+01:00"]}},
        {"data": {"d": [{"start": "2026-12-04T12:30:00+01:00"}, {"start": "2026-12-04T11:00:00.000Z"}]}},
        {"status": "success", "data": {"c": [{"start": "2026-12-03T12:00:00Z"}], "d": [
            {"start": "2026-12-04T11:00:00Z", "end": "2026-12-04T11:30:00Z"}, "2026-12-04T11:30:00Z"],
            "e": [{"start": "2026-12-04T23:30:00Z"}]}},
    ],
)  # fmt: skip
def test_slots_are_read_in_every_form_and_cut_to_the_window(serve: Serve, body: dict[str, Any]) -> None:
    start = at(0).replace(year=2026, month=12, day=4)
    found = client(serve(reply(json.dumps(body).encode()))).availability("5", start, start + timedelta(days=1), 2)
    assert [slot.start.astimezone(start.tzinfo).strftime("%H:%M") for slot in found] == ["12:00", "12:30"]


def test_an_old_booking_with_few_fields_is_read(serve: Serve) -> None:
    found = client(serve(ok({"uid": "X", "start": "2026-04-10T13:25:00Z"}))).booking("X")
    assert found is not None
    assert (found.id, found.state, found.end, found.name, found.phone) == ("X", State.UNKNOWN, None, "", None)


@pytest.mark.parametrize(
    ("status", "absent", "state"),
    [
        ("accepted", False, State.CONFIRMED),
        ("accepted", True, State.NO_SHOW),
        ("pending", False, State.PENDING),
        ("cancelled", True, State.CANCELLED),
        ("rejected", False, State.DECLINED),
        ("teleported", False, State.UNKNOWN),
        (None, False, State.UNKNOWN),
    ],
)
def test_a_status_is_said_in_our_words(serve: Serve, status: str | None, absent: bool, state: State) -> None:
    assert read(serve, status=status, attendees=[{"name": "Anna", "absent": absent}]).state is state


def test_an_invented_address_is_none_and_tells_the_number(serve: Serve) -> None:
    found = read(serve, attendees=[{"name": "Anna", "email": "34123121212@sms.cal.com"}])
    assert (found.email, found.phone) == (None, "+34123121212")


def test_a_key_is_found_in_the_metadata_or_in_the_placeholder(serve: Serve) -> None:
    assert read(serve, metadata={"tavolo": KEY}).match_key == KEY
    placeholder = read(serve, attendees=[{"name": "Anna", "email": f"owner+{KEY}@example.com"}])
    assert (placeholder.match_key, placeholder.email) == (KEY, None)


def test_a_list_is_read_to_its_end(serve: Serve) -> None:
    start = at(12).isoformat()
    pages = [
        ok([{"uid": f"{page}-{each}", "start": start} for each in range(250)], pagination={"hasNextPage": page < 2})
        for page in range(3)
    ]
    server = serve(*pages)
    assert len(client(server).bookings(at(12), at(13))) == 750
    assert [b"skip=%d" % (250 * page) in server.requests[page].split(b"\r\n")[0] for page in range(3)] == [True] * 3


def test_a_list_that_does_not_say_whether_it_goes_on_ends_with_a_page_that_is_not_full(serve: Serve) -> None:
    full = [{"uid": str(each), "start": at(12).isoformat()} for each in range(250)]
    assert len(client(serve(ok(full), ok([RECORDED]))).bookings(at(12), at(13))) == 250


def test_a_list_without_an_end_is_no_proof_that_a_booking_is_missing(serve: Serve) -> None:
    server = serve(ok([RECORDED], pagination={"hasNextPage": True}))
    with pytest.raises(Unavailable) as refused:
        client(server).find_booking(wish(at(12)))
    assert refused.value.code == "bad_answer" and len(server.requests) == 20


@pytest.mark.parametrize(
    "body",
    [b"{}", b"[]", b"5", b'{"data": 5}', b'{"data": null}', b'{"data": [5]}', b'{"data": [{}]}', b'{"data": {"d": 5}}',
     b'{"data": [{"uid": "X", "start": "soon"}]}', b'{"data": [{"uid": "X", "start": "2026-04-10T13:25:00"}]}',
     b'{"data": {"d": [{"start": 5}]}}', b'{"data": {"d": [[]]}}', b""],
)  # fmt: skip
def test_an_answer_of_another_shape_is_unclear_and_no_crash(serve: Serve, body: bytes) -> None:
    asked: list[Callable[[CalcomClient], object]] = [
        lambda ours: ours.whoami(),
        lambda ours: ours.event_types(),
        lambda ours: ours.availability("5", at(12), at(13), 2),
        lambda ours: ours.booking("X"),
        lambda ours: ours.bookings(at(12), at(13)),
    ]
    for ask in asked:
        with pytest.raises(Unavailable) as refused:
            ask(client(serve(reply(body))))
        assert refused.value.code == "bad_answer"


@pytest.mark.parametrize("body", [b"{}", b"[]", b'{"data": []}', b'{"data": {"uid": "X"}}', b"", b"<html>"])
def test_a_booking_whose_confirmation_can_not_be_read_may_have_been_made(serve: Serve, body: bytes) -> None:
    event_types = ok([{"id": 5, "lengthInMinutes": 90}])
    with pytest.raises(OutcomeUnknown) as unknown:
        client(serve(event_types, reply(body, "201 Created"))).create_booking(wish(at(12), 5))
    assert unknown.value.code == "bad_answer"


@pytest.mark.parametrize("own", [None, "mario@example.com"])
def test_where_an_address_may_be_left_out_only_the_guests_own_is_sent(serve: Serve, own: str | None) -> None:
    fields = [{"slug": "email", "type": "email", "required": False, "hidden": False}]
    server = serve(ok([{"id": 5, "lengthInMinutes": 90, "bookingFields": fields}]), ok(RECORDED))
    client(server).create_booking(wish(at(12), 5, email=own))
    sent = json.loads(server.requests[1].partition(b"\r\n\r\n")[2])["attendee"]
    assert (sent.get("email"), sent["phoneNumber"]) == (own, PHONE)
