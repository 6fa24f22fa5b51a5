"""Guests who are erased, and what was noted of them when both books were compared."""

from sqlalchemy import update

from tests.synchronising.conftest import ANNA, House
from tests.synchronising.other_side import GUEST
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
