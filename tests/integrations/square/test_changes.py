"""Bookings at Square that are moved, changed and cancelled."""

from collections.abc import Callable

import pytest

from integrations.errors import NotSupported, Rejected, SlotTaken, Unavailable
from integrations.sandbox import StandIn
from integrations.sandbox.square.shop import COUNTER, TABLE_FOR_4
from integrations.sandbox.square.state import State as Held
from integrations.square.client import SquareClient
from integrations.vocabulary import BookingRequest
from tests.integrations.square.spec import Listener, once

Wish = Callable[..., BookingRequest]


def test_a_party_and_notes_are_changed_where_it_is(client: SquareClient, wish: Wish) -> None:
    made = client.create_booking(wish())
    moved = client.reschedule_booking(made.id, wish(people=3, notes=None))
    assert (moved.id, moved.start, moved.people, moved.notes) == (made.id, made.start, 3, None)


def test_a_move_that_changes_nothing_sends_nothing(client: SquareClient, listener: Listener, wish: Wish) -> None:
    made = client.create_booking(wish())
    assert client.reschedule_booking(made.id, wish()) == made
    assert listener.asked("PUT", f"/v2/bookings/{made.id}") == []


def test_a_move_whose_guest_can_not_be_read_is_not_made(
    client: SquareClient, square: StandIn, state: Held, wish: Wish
) -> None:
    made = client.create_booking(wish())
    square.app.extensions["faults"].switch("500", only="customers_read")
    with pytest.raises(Unavailable):
        client.reschedule_booking(made.id, wish(hour=21))
    assert state.calendar.get(made.id, sees_all=True).start == made.start


def test_a_booking_moves_to_another_service(client: SquareClient, wish: Wish) -> None:
    made = client.create_booking(wish())
    moved = client.reschedule_booking(made.id, wish(event_type=TABLE_FOR_4, people=4))
    assert (moved.id, moved.event_type, moved.people) == (made.id, TABLE_FOR_4, 4)


def test_a_booking_does_not_move_to_a_time_that_is_taken(client: SquareClient, wish: Wish) -> None:
    client.create_booking(wish(hour=12, event_type=COUNTER, match_key="z1b2c3d4e5f6g7h8"))
    made = client.create_booking(wish(event_type=COUNTER))
    with pytest.raises(SlotTaken):
        client.reschedule_booking(made.id, wish(hour=12, event_type=COUNTER))


def test_a_booking_that_changed_meanwhile_is_moved_at_its_new_version(
    client: SquareClient, state: Held, listener: Listener, wish: Wish
) -> None:
    made = client.create_booking(wish())
    path = f"/v2/bookings/{made.id}"
    listener.before = once("PUT", path, lambda: state.calendar.change(made.id, customer_note="Allergia"))
    assert client.reschedule_booking(made.id, wish(hour=21)).start == wish(hour=21).start
    assert [each.status for each in listener.asked("PUT", path)] == [409, 200]


def test_a_booking_that_is_gone_is_not_moved(client: SquareClient, wish: Wish) -> None:
    made = client.create_booking(wish())
    client.cancel_booking(made.id)
    with pytest.raises(Rejected) as refused:
        client.reschedule_booking(made.id, wish(hour=21))
    assert refused.value.code == "not_found"


def test_a_booking_that_changed_meanwhile_is_cancelled_at_its_new_version(
    client: SquareClient, state: Held, listener: Listener, wish: Wish
) -> None:
    made = client.create_booking(wish())
    path = f"/v2/bookings/{made.id}/cancel"
    listener.before = once("POST", path, lambda: state.calendar.change(made.id, customer_note="Allergia"))
    client.cancel_booking(made.id)
    assert [each.status for each in listener.asked("POST", path)] == [409, 200]


def test_a_business_that_lets_nobody_cancel_has_to_be_asked(client: SquareClient, state: Held, wish: Wish) -> None:
    made = client.create_booking(wish())
    state.shop.guests_may_cancel = False
    with pytest.raises(NotSupported) as refused:
        client.cancel_booking(made.id)
    assert refused.value.code == "cancel_refused"


def test_what_is_not_there_is_cancelled_already(client: SquareClient) -> None:
    client.cancel_booking("nothing-of-that-name")
    client.cancel_booking("../locations")
