"""What we ask Square and how we read what it says."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from integrations.errors import Rejected, ServiceError, SlotTaken
from integrations.sandbox import StandIn
from integrations.sandbox.square.grants import ACCESS_TOKEN
from integrations.sandbox.square.shop import COUNTER, LOCATION_ID, SERVICES, TABLE_FOR_2
from integrations.sandbox.square.state import State as Held
from integrations.square.client import SquareClient
from integrations.square.words import API_VERSION, STATES, state_of
from integrations.vocabulary import BookingRequest, Link, State
from tests.integrations.square import spec
from tests.integrations.square.caller import staff_books
from tests.integrations.square.spec import Listener, once

Wish = Callable[..., BookingRequest]


def everything(client: SquareClient, request: BookingRequest) -> None:
    """Every question there is, once."""
    client.whoami()
    client.event_types()
    client.availability(request.event_type, request.start, request.start + timedelta(hours=2), 2)
    made = client.create_booking(request)
    client.booking(made.id)
    client.bookings(request.start, request.start + timedelta(days=40))
    client.find_bookings(request.phone or "")
    client.find_booking(request)
    client.reschedule_booking(made.id, replace(request, start=request.start + timedelta(minutes=30), people=1))
    client.cancel_booking(made.id)


def test_every_request_and_answer_is_what_square_describes(
    client: SquareClient, listener: Listener, wish: Wish
) -> None:
    described = spec.read()
    everything(client, wish())
    assert len(listener.heard) > 15
    for each in listener.heard:
        assert each.status == 200, each
        spec.check(described, each)


def test_every_request_names_version_and_bearer(client: SquareClient, listener: Listener, wish: Wish) -> None:
    everything(client, wish())
    assert {each.headers["Square-Version"] for each in listener.heard} == {API_VERSION}
    assert {each.headers["Authorization"] for each in listener.heard} == {f"Bearer {ACCESS_TOKEN}"}
    assert {each.headers["User-Agent"] for each in listener.heard} == {"Tavolo"}


def test_a_booking_says_whose_it_is_and_what_was_asked(client: SquareClient, wish: Wish) -> None:
    made = client.create_booking(wish(email="mario@example.com"))
    assert client.booking(made.id) == made
    assert (made.state, made.start, made.end) == (State.CONFIRMED, wish().start, wish().start + timedelta(minutes=90))
    assert (made.name, made.phone, made.email) == ("Mario Rossi", "+393331234567", "mario@example.com")
    assert (made.people, made.notes, made.match_key) == (2, "Compleanno", "a1b2c3d4e5f6g7h8")
    assert (made.event_type, made.version, made.facts["location_id"]) == (TABLE_FOR_2, "0", LOCATION_ID)


def test_a_repeated_request_books_once(client: SquareClient, state: Held, wish: Wish) -> None:
    assert client.create_booking(wish()).id == client.create_booking(wish()).id
    assert len(state.calendar.all()) == 1


def test_a_repeated_request_for_the_last_table_books_once(client: SquareClient, wish: Wish) -> None:
    request = wish(event_type=COUNTER)
    assert client.create_booking(request).id == client.create_booking(request).id


def test_a_start_can_be_booked_as_often_as_there_are_tables(client: SquareClient, wish: Wish) -> None:
    for number in range(3):
        client.create_booking(wish(match_key=f"a1b2c3d4e5f6g7h{number}"))
    with pytest.raises(SlotTaken):
        client.create_booking(wish(match_key="a1b2c3d4e5f6g7h3"))


def test_a_guest_who_came_before_is_the_same_customer(client: SquareClient, state: Held, wish: Wish) -> None:
    client.create_booking(wish())
    again = client.create_booking(wish(match_key="z1b2c3d4e5f6g7h8", hour=12, name="Lucia Rossi"))
    assert len(state.calendar.customers) == 1
    assert again.name == "Lucia Rossi"


def test_of_those_who_want_the_last_table_at_once_one_gets_it(link: Link, state: Held, wish: Wish) -> None:
    def attempt(number: int) -> bool:
        try:
            SquareClient(link).create_booking(wish(event_type=COUNTER, match_key=f"a1b2c3d4e5f6g7h{number}"))
        except SlotTaken:
            return False
        return True

    with ThreadPoolExecutor(3) as crowd:
        assert sorted(crowd.map(attempt, range(3))) == [False, False, True]
    assert len(state.calendar.all()) == 1


def test_somebody_who_was_first_leaves_another_table(
    client: SquareClient, state: Held, listener: Listener, wish: Wish
) -> None:
    first = SERVICES[TABLE_FOR_2].members[:1]
    listener.before = once("POST", "/v2/bookings", lambda: staff_books(state, wish(), first))
    assert client.create_booking(wish()).state is State.CONFIRMED
    assert [each.status for each in listener.asked("POST", "/v2/bookings")] == [400, 200]


def test_somebody_who_was_first_may_have_had_the_last_table(
    client: SquareClient, state: Held, listener: Listener, wish: Wish
) -> None:
    members = SERVICES[TABLE_FOR_2].members
    listener.before = once("POST", "/v2/bookings", lambda: staff_books(state, wish(), members))
    with pytest.raises(SlotTaken):
        client.create_booking(wish())
    assert len(listener.asked("POST", "/v2/bookings")) == 1


def test_a_service_that_was_edited_meanwhile_is_booked_at_its_new_version(
    client: SquareClient, state: Held, listener: Listener, wish: Wish
) -> None:
    listener.before = once("POST", "/v2/bookings", lambda: setattr(state.shop, "version", state.shop.version + 1))
    assert client.create_booking(wish()).state is State.CONFIRMED


def test_a_refusal_that_is_not_about_the_time_is_said_to_be_so(client: SquareClient, wish: Wish) -> None:
    with pytest.raises(Rejected) as refused:
        client.create_booking(wish(phone=None))  # the stand-in wants a customer with a phone
    assert refused.value.code == "refused"
    with pytest.raises(Rejected) as refused:
        client.create_booking(wish(email="nobody"))
    assert refused.value.code == "invalid_email"


def test_a_key_used_for_another_time_is_refused(client: SquareClient, wish: Wish) -> None:
    client.create_booking(wish())
    with pytest.raises(Rejected) as refused:
        client.create_booking(wish(hour=12))
    assert refused.value.code == "key_reused"


def test_a_booking_that_waits_to_be_accepted_is_pending(client: SquareClient, state: Held, wish: Wish) -> None:
    state.shop.accepts_by_hand = True
    made = client.create_booking(wish())
    assert made.state is State.PENDING and client.find_booking(wish()) == made


def test_a_booking_moved_at_square_is_still_found_by_its_key(client: SquareClient, state: Held, wish: Wish) -> None:
    made = client.create_booking(wish())
    state.calendar.change(made.id, start_at=(wish().start + timedelta(days=2)).astimezone(UTC).isoformat())
    found = client.find_booking(wish())
    assert found is not None and found.id == made.id


@pytest.mark.parametrize(("theirs", "ours"), STATES.items())
def test_a_status_is_said_in_our_words(theirs: str, ours: State) -> None:
    assert state_of(theirs) is ours


@pytest.mark.parametrize("status", ["TELEPORTED", "", None, 5])
def test_a_status_we_do_not_know_is_unknown(status: object) -> None:
    assert state_of(status) is State.UNKNOWN


def test_an_hour_is_asked_for_as_a_day_and_only_the_hour_is_answered(
    client: SquareClient, listener: Listener, wish: Wish
) -> None:
    start = wish(hour=19).start
    found = client.availability(TABLE_FOR_2, start, start + timedelta(hours=1), 2)
    assert [slot.start for slot in found] == [start, start + timedelta(minutes=30)]
    assert len(listener.heard) == 1


def test_a_long_time_is_asked_for_in_parts(client: SquareClient, listener: Listener) -> None:
    now = datetime.now(UTC)
    found = client.availability(TABLE_FOR_2, now, now + timedelta(days=50), 2)
    assert len(found) == len({slot.start for slot in found}) > 49 * 14
    assert len(listener.heard) == 2


def test_the_past_has_no_free_times(client: SquareClient, listener: Listener) -> None:
    now = datetime.now(UTC)
    assert client.availability(TABLE_FOR_2, now - timedelta(days=2), now - timedelta(days=1), 2) == ()
    assert listener.heard == []


def test_bookings_are_read_to_the_last_page(client: SquareClient, state: Held, listener: Listener, wish: Wish) -> None:
    made = client.create_booking(wish())
    held = state.calendar.get(made.id, sees_all=True).booking
    for _ in range(204):
        state.calendar.add({**held, "id": f"copy{_:04}", "status": "CANCELLED_BY_SELLER"}, is_ours=True)
    found = client.bookings(wish().start, wish().start + timedelta(days=40))
    assert len({each.id for each in found}) == 205
    assert len(listener.asked("GET", "/v2/bookings")) == 4


def test_bookings_of_two_months_are_found_by_phone(client: SquareClient, wish: Wish) -> None:
    far = wish(match_key="z1b2c3d4e5f6g7h8", start=wish().start + timedelta(days=50))
    made = [client.create_booking(request).id for request in (wish(), far)]
    assert [each.id for each in client.find_bookings("+393331234567")] == made
    client.cancel_booking(made[0])
    assert [each.id for each in client.find_bookings("+393331234567")] == made[1:]


def test_nothing_of_the_guest_and_no_secret_is_logged(
    client: SquareClient, square: StandIn, wish: Wish, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "integrations")
    everything(client, wish(email="mario@example.com"))
    square.app.extensions["faults"].switch("500")
    with pytest.raises(ServiceError) as caught:
        client.find_bookings("+393331234567")
    said = caplog.text + str(caught.value)
    assert "square POST /v2/bookings -> 200" in said
    assert not any(secret in said for secret in (ACCESS_TOKEN, "3331234567", "Rossi", "mario@"))
