"""Guests who are erased, and what was noted of them when both books were compared."""

from datetime import UTC

from sqlalchemy import update

from integrations.sandbox.calcom.event_types import EVENT_TYPES, FOR_TWO
from tests.synchronising.conftest import ANNA, House
from tests.synchronising.other_side import GUEST, moment
from webapp.extensions import db
from webapp.models import Booking
from webapp.operations import guests
from webapp.operations.synchronising import drift


def test_who_is_erased_is_in_no_report_of_differences(house: House) -> None:
    house.other_side.book("20:00")
    with house.app.app_context():
        assert drift.report(house.workplace, house.connection_id).items[0].name == GUEST
    house.pull()
    with house.app.app_context():
        db.session.execute(update(Booking).values(status="finished"))
        db.session.commit()
        db.session.remove()
        for found in guests.search(house.workplace, GUEST.split()[0]).guests:
            guests.erase(house.workplace, ANNA, found.id)
    assert house.booking.name == ""
    assert GUEST not in str(house.connection.drift)


def test_who_was_brought_in_without_a_number_is_a_guest_who_can_be_found_and_erased(house: House) -> None:
    for at in ("20:00", "21:00"):
        start = moment(at).astimezone(UTC)
        guest = {"name": GUEST, "email": "Anna@example.com", "timeZone": "Europe/Rome"}
        house.there.app.extensions["book"].add(EVENT_TYPES[FOR_TWO], start, guest, {}, {})
    house.pull()
    first, second = house.rows(Booking)
    assert first.phone is None and first.customer_id == second.customer_id
    with house.app.app_context():
        db.session.execute(update(Booking).values(status="finished"))
        db.session.commit()
        db.session.remove()
        (found,) = guests.search(house.workplace, GUEST).guests
        guests.erase(house.workplace, ANNA, found.id)
        assert guests.search(house.workplace, GUEST).guests == ()
    assert {(each.name, each.email) for each in house.rows(Booking)} == {("", None)}
