"""What our own book has is sent again where the provider's differs, and never a second time."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from integrations.breaker import breaker_of
from integrations.deadline import Deadline
from tests.synchronising.conftest import ANNA, House
from tests.synchronising.other_side import DAY
from webapp.extensions import db
from webapp.models import ProviderBooking
from webapp.operations import synchronising
from webapp.operations.bookings import staff
from webapp.operations.connections import links
from webapp.operations.copies.sending import request_of
from webapp.operations.synchronising import drift
from webapp.store import bookings, copies, snapshots
from webapp.store.transaction import read


def only(house: House) -> drift.Item:
    """The one difference there is."""
    with house.app.app_context():
        (item,) = drift.report(house.workplace, house.connection_id).items
    return item


def send(house: House, item: drift.Item) -> None:
    with house.app.app_context():
        synchronising.repairs.repair(house.workplace, ANNA, house.connection_id, item.id, "send")
    house.work()


def make_there(house: House) -> None:
    """What a process did that was killed before it could write it down."""

    def look(connection: Connection) -> Any:
        copy = copies.one(connection, house.place.id, house.copy.id)
        assert copy is not None
        booking = bookings.by_id(connection, house.place.id, copy.booking_id)
        return snapshots.current(connection, house.place.id), copy, booking

    with house.app.app_context():
        request = request_of(*read(look))
        links.call(house.place.id, house.connection_id, Deadline(5), lambda client: client.create_booking(request))


def test_what_a_killed_process_had_made_there_is_not_made_again(house: House) -> None:
    house.there.app.extensions["faults"].switch("500")
    with house.app.app_context():
        moment = datetime.fromisoformat(f"{DAY}T20:00")
        staff.create(house.workplace, ANNA, staff.Wanted(moment.date(), moment.time(), 2, "Luigi Verdi"))
    for hours in range(1, 12):
        house.work(minutes=60 * hours)
    house.there.app.extensions["faults"].switch(None)
    breaker_of.cache_clear()  # it has had its rest
    assert (house.copy.state, bool(house.copy.trouble)) == ("wanted", True)
    item = only(house)
    make_there(house)
    send(house, item)
    assert len(house.other_side.live()) == 1 and house.booking.status == "confirmed"


def test_what_is_sent_again_keeps_what_the_guest_answered(house: House) -> None:
    house.book()
    with house.app.app_context():
        db.session.get_one(ProviderBooking, house.copy.id).facts = {"answers": {"allergies": "noci"}}
        db.session.commit()
        db.session.remove()
    house.there.app.extensions["book"]._held.clear()
    send(house, only(house))
    assert house.copy.facts["answers"] == {"allergies": "noci"} and len(house.other_side.live()) == 1


def test_another_time_is_moved_there_and_not_booked_anew(house: House) -> None:
    house.book()
    house.other_side.move("21:00")
    (before,) = house.other_side.live()
    send(house, only(house))
    (held,) = house.other_side.live()
    assert house.there.app.extensions["book"]._held[before["uid"]]["rescheduledToUid"] == held["uid"]
