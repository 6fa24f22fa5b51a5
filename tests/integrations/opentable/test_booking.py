"""Look, lock, reserve: a booking is made once, or it is said what became of it."""

from datetime import UTC, timedelta

import pytest

from integrations import sandbox
from integrations.errors import OutcomeUnknown, Rejected, ServiceError, SlotTaken, Unavailable
from integrations.opentable.client import OpenTableClient
from integrations.vocabulary import State
from tests.integrations.opentable.asking import (
    AT,
    EVENING,
    LOCKED,
    MADE,
    NOTHING_FREE,
    Serve,
    body,
    client,
    free,
    header,
    refusal,
    said,
    sent,
    wish,
)

LOOK = ("GET", "/inhouse/v1/availability/12345")
LOCK = ("POST", "/inhouse/v1/booking/12345/locks")
RESERVE = ("POST", "/inhouse/v1/booking/12345/reservations")


def test_a_booking_looks_locks_and_books_with_ids_that_a_repetition_has_too(serve: Serve) -> None:
    server = serve(said(free(AT)), said(LOCKED), said(MADE), said(free(AT)), said(LOCKED), said(MADE))
    tables = client(server.url)
    assert tables.create_booking(wish()).id == tables.create_booking(wish()).id == "2110000123"
    assert sent(server) == [LOOK, LOCK, RESERVE] * 2
    first, second = server.requests[:3], server.requests[3:]
    ids = [header(request, "X-Request-Id") for request in first]
    assert ids[0] is None and ids[1] != ids[2] and all(ids[1:])
    assert ids == [header(request, "X-Request-Id") for request in second]
    for request in first:
        assert header(request, "Authorization") == "Bearer token-1" and header(request, "User-Agent") == "Tavolo"
        assert header(request, "Accept") == "application/json"
    assert body(first[2]) == {
        "first_name": "Mario",
        "last_name": "Rossi",
        "phone": {"number": "3331234567", "country_code": 39},
        "restaurant_id": "12345",
        "reservation_token": "lock-1",
        "sms_notifications_opt_in": True,
        "special_request": "Compleanno",
        "table_type": "default",
        "experience": None,
    }


def test_a_booking_sent_twice_is_made_once(tables: OpenTableClient) -> None:
    assert tables.create_booking(wish()).id == tables.create_booking(wish()).id
    assert len(tables.find_bookings("+393331234567")) == 1


def test_times_are_the_restaurants_whatever_zone_they_are_given_in(serve: Serve) -> None:
    server = serve(said(free(AT)), said(LOCKED), said({"reservation_id": 2110000123}))
    made = client(server.url).create_booking(wish(start=EVENING.astimezone(UTC)))
    assert body(server.requests[1])["date_time"] == AT
    assert (made.id, made.start, made.people, made.name) == ("2110000123", EVENING, 2, "Mario Rossi")
    assert made.phone == "+393331234567"


@pytest.mark.parametrize("status", ["400 Bad Request", "404 Not Found"])
def test_a_lock_for_a_table_that_has_gone_is_taken(serve: Serve, status: str) -> None:
    server = serve(said(free(AT)), refusal("NoAvailability", status))
    with pytest.raises(SlotTaken):
        client(server.url).create_booking(wish())
    assert sent(server) == [LOOK, LOCK]


def test_a_start_that_is_not_on_offer_is_taken_without_a_lock(serve: Serve) -> None:
    server = serve(said(NOTHING_FREE))
    with pytest.raises(SlotTaken):
        client(server.url).create_booking(wish())
    assert sent(server) == [LOOK]


def test_a_lock_that_ran_out_is_taken_again_once_under_another_id(serve: Serve) -> None:
    gone = refusal("ReservationTokenOrRidInvalid")
    server = serve(said(free(AT)), said(LOCKED), gone, said({"reservation_token": "lock-2"}), said(MADE))
    assert client(server.url).create_booking(wish()).state is State.CONFIRMED
    assert sent(server) == [LOOK, LOCK, RESERVE, LOCK, RESERVE]
    assert body(server.requests[-1])["reservation_token"] == "lock-2"
    assert len({header(request, "X-Request-Id") for request in server.requests[1:]}) == 4
    always = serve(said(free(AT)), said(LOCKED), gone, said(LOCKED), gone)
    with pytest.raises(Unavailable) as refused:
        client(always.url).create_booking(wish())
    assert refused.value.code == "lock_gone" and len(always.requests) == 5


@pytest.mark.parametrize("lost", [refusal(None, "500 Oops"), said({}), said([]), b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_lock_whose_answer_is_lost_has_booked_nothing(serve: Serve, lost: bytes) -> None:
    server = serve(said(free(AT)), lost)
    with pytest.raises(Unavailable):
        client(server.url, seconds=0.8).create_booking(wish())
    assert sent(server) == [LOOK, LOCK]


@pytest.mark.parametrize(
    "answer", [said({}), said([]), said({"reservation_id": ""}), said({"reservation_id": "1", "date_time": "soon"})]
)
def test_a_create_with_an_answer_of_the_wrong_shape_is_unknown(serve: Serve, answer: bytes) -> None:
    server = serve(said(free(AT)), said(LOCKED), answer)
    with pytest.raises(OutcomeUnknown) as unclear:
        client(server.url).create_booking(wish())
    assert unclear.value.code == "bad_answer" and len(server.requests) == 3


@pytest.mark.parametrize(("after", "error"), [(NOTHING_FREE, SlotTaken), (free(AT), Rejected)])
@pytest.mark.parametrize("status", ["400 Bad Request", "404 Not Found", "409 Conflict"])
def test_an_unclear_refusal_of_a_create_is_decided_by_another_look(
    serve: Serve, status: str, after: object, error: type[ServiceError]
) -> None:
    server = serve(said(free(AT)), said(LOCKED), refusal(None, status), said(after))
    with pytest.raises(error):
        client(server.url).create_booking(wish())
    assert sent(server) == [LOOK, LOCK, RESERVE, LOOK]


def test_a_large_party_is_provisional_until_it_leaves_a_card(tables: OpenTableClient) -> None:
    slots = tables.availability("standard", EVENING, EVENING + timedelta(hours=4), 6)
    assert slots and all(slot.is_provisional for slot in slots)
    made = tables.create_booking(wish(people=6))
    assert made.state is State.PENDING and made.facts["policy"] == "Hold"


@pytest.mark.parametrize(("name", "code"), [("Mario", "last_name_needed"), ("  ", "name_needed")])
def test_a_name_without_its_half_is_asked_for(serve: Serve, name: str, code: str) -> None:
    server = serve(said(free(AT)))
    with pytest.raises(Rejected) as refused:
        client(server.url).create_booking(wish(name=name))
    assert refused.value.code == code and server.requests == []


@pytest.mark.parametrize("phone", [None, "", "333 123 4567"])
def test_a_booking_needs_a_phone_number(serve: Serve, phone: str | None) -> None:
    server = serve(said(free(AT)))
    with pytest.raises(Rejected) as refused:
        client(server.url).create_booking(wish(phone=phone))
    assert refused.value.code == "invalid_phone" and server.requests == []


def test_a_restaurant_that_names_countries_by_region_is_booked_too() -> None:
    with sandbox.running("opentable", country_code_form="region") as started:
        options = {"rid": "12345", "country_code_form": "region"}
        credentials = {"access_token": started.app.extensions["book"].grant()}
        tables = client(started.base_url, credentials=credentials, options=options)
        assert tables.create_booking(wish()).phone == "+393331234567"
        with pytest.raises(Rejected) as refused:
            client(started.base_url, credentials=credentials).create_booking(wish(match_key="b1b2c3d4e5f6g7h8"))
        assert refused.value.code == "invalid_phone"
