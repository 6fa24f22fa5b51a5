"""What happens while the provider is still being asked, and when our own side fails."""

import threading
from datetime import UTC, datetime

import pytest

from tests.providers.conftest import ANNA, House
from tests.until import until
from webapp.extensions import db
from webapp.models import Booking, Job, ProviderBooking
from webapp.models.types import new_id
from webapp.operations.bookings import staff


@pytest.mark.deadlines
def test_what_is_kept_without_the_provider_while_it_books_is_cancelled_there(house: House) -> None:
    house.goes_wrong("slow", only="create")
    call = threading.Thread(target=house.book)
    call.start()
    until(lambda: house.held_there)
    with house.app.app_context():
        staff.keep_without(house.workplace, ANNA, house.booking.reference, house.booking.version, house.copy.id)
    call.join()
    house.work()
    assert house.held_there == []
    assert (house.booking.status, house.copy.state, house.copy.action) == ("confirmed", "cancelled", None)


def test_what_can_not_be_written_down_is_left_to_staff_at_last(house: House) -> None:
    house.goes_wrong("drop_after_write", only="create")
    house.book()
    house.goes_wrong(None)
    (there,) = house.held_there
    with house.app.app_context():  # another booking of ours has that id
        first = db.session.get_one(Booking, house.booking.id)
        values = {column.name: getattr(first, column.name) for column in Booking.__table__.columns}
        other = Booking(**{**values, "id": new_id(), "reference": "ZZZZZZ", "phone": None})
        db.session.add(other)
        db.session.flush()
        copy = {"id": new_id(), "restaurant_id": house.place.id, "connection_id": house.connection_id}
        told = {"match_key": "0" * 16, "external_id": there["uid"], "state": "confirmed", "facts": {}}
        db.session.add(ProviderBooking(**copy, **told, booking_id=other.id, created_at=datetime.now(UTC)))
        db.session.commit()
        db.session.remove()
    for hours in range(1, 12):
        house.work(minutes=60 * hours)
    ours = next(each for each in house.rows(ProviderBooking) if each.external_id is None)
    assert ours.trouble is not None
    assert {job.state for job in house.rows(Job) if job.kind == "send_copy"} == {"failed"}
