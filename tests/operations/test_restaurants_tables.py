"""Tables: one that is left out goes unless somebody is booked at it, one that stays keeps its number."""

from datetime import UTC, datetime, time, timedelta

import pytest
from sqlalchemy import func, select

from tests.operations.roma_file import ROMA, only, tables_without
from tests.operations.stored import ids, refusal, version
from webapp.extensions import db
from webapp.models import Booking, DiningTable, Seating, WaitlistEntry
from webapp.models.types import new_id
from webapp.operations import restaurants

pytestmark = pytest.mark.usefixtures("app_context")

HELD = datetime(2027, 2, 14, 19, tzinfo=UTC)


def book(restaurant_id: str, table: str, starts_at: datetime, name: str = "Mario Rossi") -> str:
    """A booking of two hours at one table."""
    booking_id = new_id()
    until = starts_at + timedelta(hours=2)
    db.session.add(
        Booking(
            id=booking_id,
            restaurant_id=restaurant_id,
            reference=booking_id[-6:],
            status="confirmed",
            day=starts_at.date(),
            time=time(20),
            starts_at=starts_at,
            ends_at=until,
            people=2,
            name=name,
            source="phone",
        )
    )
    db.session.flush()
    no = ids(DiningTable)[table]
    db.session.add(
        Seating(booking_id=booking_id, table_no=no, restaurant_id=restaurant_id, starts_at=starts_at, ends_at=until)
    )
    db.session.commit()
    return booking_id


@pytest.mark.both_databases
def test_a_table_with_bookings_to_come_cannot_be_left_out(roma: str, database: str) -> None:
    tomorrow = datetime.now(UTC).replace(microsecond=0, second=0) + timedelta(days=1)
    book(roma, "T3", tomorrow)
    book(roma, "T3", tomorrow + timedelta(hours=2), "Anna Bianchi")
    book(roma, "T2", tomorrow, "Elisa Verdi")
    before = restaurants.export("roma", with_secrets=True), version()
    said = refusal(only(name="Da Nino", tables=tables_without("T2", "T3"), combinations=[]))
    day, later = tomorrow.date(), (tomorrow + timedelta(hours=2)).date()
    guests = f"Mario Rossi on {day} at 20:00, Anna Bianchi on {later} at 20:00"
    assert said.splitlines() == [
        f"line 4: tables leaves out 'T3', which is booked: {guests}",
        f"line 4: tables leaves out 'T2', which is booked: Elisa Verdi on {day} at 20:00",
    ]
    assert (restaurants.export("roma", with_secrets=True), version()) == before


@pytest.mark.both_databases
@pytest.mark.parametrize(("state", "is_held"), [("offered", True), ("expired", False)])
def test_nor_can_one_that_is_held_for_a_guest_who_waits(roma: str, database: str, state: str, is_held: bool) -> None:
    tomorrow = datetime.now(UTC).replace(microsecond=0, second=0) + timedelta(days=1)
    offer = WaitlistEntry(
        restaurant_id=roma, day=tomorrow.date(), time=time(20), people=2, name="Lia Neri", state=state
    )
    offer.phone, offer.language, offer.source = "+393331230000", "it", "phone"
    offer.booking_id, offer.offered_time, offer.held_until = new_id(), time(20, 30), tomorrow
    until = tomorrow + timedelta(hours=2)
    hold = Seating(booking_id=offer.booking_id, restaurant_id=roma, starts_at=tomorrow, ends_at=until)
    hold.table_no = ids(DiningTable)["T3"]
    db.session.add_all([offer, hold])
    db.session.commit()
    file = only(tables=tables_without("T3"), combinations=[])
    if is_held:
        assert f"'T3', which is held for a guest who waits: Lia Neri on {tomorrow.date()} at 20:30" in refusal(file)
    else:
        assert restaurants.import_file(file).changed


@pytest.mark.both_databases
def test_a_join_that_is_held_for_a_guest_who_waits_stays_and_seats_them(roma: str, database: str) -> None:
    tomorrow = datetime.now(UTC).replace(microsecond=0, second=0) + timedelta(days=1)
    told = {"day": tomorrow.date(), "time": time(20), "people": 7, "name": "Lia Neri", "state": "offered"}
    offer = WaitlistEntry(restaurant_id=roma, phone="+393331230000", language="it", source="phone", **told)
    offer.booking_id, offer.offered_time, offer.held_until = new_id(), time(20, 30), tomorrow
    held = {"booking_id": offer.booking_id, "starts_at": tomorrow, "ends_at": tomorrow + timedelta(hours=2)}
    nos = ids(DiningTable)
    db.session.add_all([offer, *(Seating(restaurant_id=roma, table_no=nos[name], **held) for name in ("T2", "T3"))])
    db.session.commit()
    smaller = [{**ROMA["combinations"][0], "seats_max": 6}, ROMA["combinations"][1]]
    for combinations in ([], ROMA["combinations"][1:], smaller):
        said = refusal(only(combinations=combinations))
        assert (
            f"T2 + T3, or makes it too small, which is held for a guest who waits: Lia Neri on {tomorrow.date()}"
            in said
        )
    assert restaurants.import_file(only(combinations=ROMA["combinations"][:1])).changed, "another join may go"
    offer.state = "expired"
    db.session.commit()
    assert restaurants.import_file(only(combinations=[])).changed


def test_nor_can_one_where_people_are_sitting_now(roma: str) -> None:
    book(roma, "T1", datetime.now(UTC) - timedelta(hours=1))
    assert "Mario Rossi" in refusal(only(tables=tables_without("T1"), combinations=[]))


@pytest.mark.both_databases
def test_a_table_with_a_past_alone_goes_and_its_bookings_stay(roma: str, database: str) -> None:
    past = book(roma, "T3", datetime.now(UTC) - timedelta(days=2))
    kept = book(roma, "T1", datetime.now(UTC) - timedelta(days=2))
    assert restaurants.import_file(only(tables=tables_without("T3"), combinations=[])).changed
    assert {booking.id for booking in db.session.scalars(select(Booking))} == {past, kept}
    assert [seating.booking_id for seating in db.session.scalars(select(Seating))] == [kept]


def test_a_cancelled_booking_holds_no_table_back(roma: str) -> None:
    booking_id = book(roma, "T3", datetime.now(UTC) + timedelta(days=1))
    db.session.delete(db.session.scalars(select(Seating)).one())
    db.session.get_one(Booking, booking_id).status = "cancelled"
    db.session.commit()
    assert restaurants.import_file(only(tables=tables_without("T3"), combinations=[])).changed


def test_other_hours_and_seats_leave_bookings_alone(roma: str) -> None:
    book(roma, "T3", HELD)
    restaurants.import_file(only(shifts=[], closures=[], tables=[{**each, "seats_max": 9} for each in ROMA["tables"]]))
    assert db.session.scalar(select(func.count()).select_from(Seating)) == 1


def test_a_number_is_never_used_again(roma: str) -> None:
    gone = ids(DiningTable)["T3"]
    restaurants.import_file(only(tables=tables_without("T3"), combinations=[]))
    restaurants.import_file(only(tables=ROMA["tables"]))
    assert ids(DiningTable)["T3"] > gone


def test_a_table_of_a_stored_combination_goes_only_with_it(roma: str) -> None:
    text = only(tables=tables_without("T3"))
    says = "line 3: tables leaves out 'T3', which is joined in T2 + T3: give combinations as well"
    assert refusal(text) == says
    assert restaurants.import_file(only(tables=tables_without("T3"), combinations=ROMA["combinations"][1:])).changed


def test_a_combination_may_name_tables_the_file_does_not_give(roma: str) -> None:
    joined = {"tables": ["T1", "T3"], "seats_min": 3, "seats_max": 8}
    assert restaurants.import_file(only(combinations=[joined])).changed
    assert restaurants.export("roma")["combinations"] == [joined]
