"""What is done at a provider by hand is fetched, and followed in our book."""

import pytest

from integrations.errors import Unavailable
from tests.synchronising.conftest import House
from tests.synchronising.other_side import DAY, PHONE
from webapp.models import Booking
from webapp.operations.synchronising import drift

THAT_LIST = ["acuity", "calcom", "calendly", "square"]
each_that_lists = pytest.mark.parametrize("provider", THAT_LIST, indirect=True)


@each_that_lists
def test_what_is_booked_there_appears_here(house: House) -> None:
    house.other_side.book("20:00")
    assert house.pull() == {"imported": 1}
    booking = house.booking
    assert (booking.status, booking.source, booking.people) == ("confirmed", "provider", 2)
    assert (str(booking.day), booking.time.isoformat("minutes")) == (DAY, "20:00")
    assert (booking.name, booking.phone) == ("Anna Bianchi", PHONE)
    assert len(house.seatings) == 1 and booking.customer_id is not None
    assert (house.copy.state, house.copy.action, house.copy.trouble) == ("confirmed", None, None)


@each_that_lists
def test_fetched_again_it_is_one_and_the_same(house: House) -> None:
    house.other_side.book("20:00")
    house.pull()
    before = (house.booking.version, house.copy.updated_at)
    assert house.pull() == {}
    assert (house.booking.version, house.copy.updated_at) == before


@each_that_lists
def test_what_is_moved_there_moves_here(house: House) -> None:
    house.other_side.book("20:00")
    house.pull()
    house.other_side.move("21:00")
    assert house.pull() == {"moved": 1}
    assert house.booking.time.isoformat("minutes") == "21:00"
    (seating,) = house.seatings
    assert seating.starts_at == house.booking.starts_at
    assert house.pull() == {}


@each_that_lists
def test_what_is_cancelled_there_is_cancelled_here(house: House) -> None:
    house.other_side.book("20:00")
    house.pull()
    house.other_side.cancel()
    assert house.pull() == {"cancelled": 1}
    assert house.booking.status == "cancelled" and house.seatings == []
    assert house.pull() == {}


@each_that_lists
def test_our_own_booking_is_followed_and_never_brought_in_twice(house: House) -> None:
    assert house.book()["status"] == "confirmed"
    assert house.pull() == {}
    house.other_side.move("22:00")
    assert house.pull() == {"moved": 1}
    house.other_side.cancel()
    assert house.pull() == {"cancelled": 1}
    assert house.booking.status == "cancelled" and house.copy.state == "cancelled"


def test_what_a_provider_no_longer_lists_is_read_before_it_is_called_cancelled(house: House) -> None:
    house.other_side.book("20:00")
    house.pull()
    house.there.app.extensions["faults"].switch("500", only="booking")
    (held,) = house.other_side.live()
    start = held["start"]
    hide(house, held["uid"], start="2020-01-01T10:00:00.000Z")
    with pytest.raises(Unavailable):
        house.pull()
    assert house.booking.status == "confirmed"
    hide(house, held["uid"], start=start)
    house.there.app.extensions["faults"].switch(None)
    assert house.pull() == {}
    del house.there.app.extensions["book"]._held[held["uid"]]
    assert house.pull() == {"cancelled": 1}
    assert house.booking.status == "cancelled"


def hide(house: House, uid: str, **changes: str) -> None:
    """Change what Cal.com holds without a word."""
    house.there.app.extensions["book"]._held[uid] |= changes


def test_a_pending_booking_is_confirmed_once_somebody_there_accepts_it(house: House) -> None:
    house.other_side.book("20:00")
    (held,) = house.other_side.live()
    hide(house, held["uid"], status="pending")
    house.pull()
    assert house.booking.status == "pending" and len(house.seatings) == 1
    hide(house, held["uid"], status="accepted", updatedAt="2099-01-01T10:00:00.000Z")
    assert house.pull() == {"confirmed": 1}
    assert house.booking.status == "confirmed"
    assert house.log == [("Cal.com", "booking.created"), ("Cal.com", "booking.confirmed")]


def test_one_that_cannot_be_followed_keeps_no_other_from_being_followed(house: House) -> None:
    house.other_side.book("20:00")
    house.other_side.book("12:00")
    (first, _second) = house.other_side.live()
    hide(house, first["uid"], start="9999-12-31T23:00:00.000Z")
    assert house.pull()["imported"] == 1


@pytest.mark.parametrize("provider", ["opentable"], indirect=True)
def test_where_nothing_is_listed_bookings_are_found_by_their_guests_number(house: House) -> None:
    assert house.book()["status"] == "confirmed"
    assert house.pull() == {}
    house.other_side.move("21:00")
    assert house.pull() == {"moved": 1}
    assert house.booking.time.isoformat("minutes") == "21:00"
    del house.there.app.extensions["book"]._held[house.copy.external_id]
    assert house.pull() == {}
    assert (house.copy.trouble, house.booking.status) == ("not_there", "confirmed")


@pytest.mark.parametrize("provider", ["opentable"], indirect=True)
def test_a_search_never_confirms_a_pending_booking(house: House) -> None:
    made = house.book(people=6)
    assert made["status"] == "pending" and house.copy.state == "pending"  # a large party leaves a card
    house.pull()
    assert house.booking.status == "pending" and house.copy.state == "pending"


@each_that_lists
def test_what_is_not_chosen_to_be_booked_stays_out_where_the_owner_wants_that(house: House) -> None:
    chosen = house.connection.rules
    house.change_connection(options={**house.connection.options, "brought_in": "chosen"}, rules=[])
    house.other_side.book("20:00")
    assert house.pull() == {} and house.rows(Booking) == []
    with house.app.app_context():
        assert drift.report(house.workplace, house.connection_id).items == ()
    house.change_connection(rules=chosen)
    assert house.pull() == {"imported": 1} and len(house.rows(Booking)) == 1
