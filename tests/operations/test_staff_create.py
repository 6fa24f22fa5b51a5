"""Bookings made by staff, and people who walk in."""

from datetime import date, time

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.operations.houses import ANNA, DAY, at, place_of, wanted
from tests.restaurants import Place as Keys
from tests.restaurants import open_restaurant
from webapp.extensions import db
from webapp.models import AuditEvent, Booking, Customer, Seating
from webapp.operations.bookings import staff
from webapp.operations.memberships import Place
from webapp.rules import Reason


@pytest.mark.both_databases
def test_a_booking_by_staff_gets_the_best_table_and_its_guest(place: Place, keys: Keys, database: str) -> None:
    with at("18:00"):
        made = staff.create(place, ANNA, wanted(notes="Finestra"))
    assert (made.status, made.source, made.table_nos) == ("confirmed", "staff", (keys.table_nos[0],))
    assert made.phone == "+393331234567"
    guest = db.session.scalars(select(Customer)).one()
    assert (guest.id, guest.name) == (made.customer_id, "Mario Rossi")
    assert staff.find(place, made.reference) == made


def test_the_log_keeps_who_made_it_and_the_decision(place: Place) -> None:
    with at("18:00"):
        made = staff.create(place, ANNA, wanted())
    event = db.session.scalars(select(AuditEvent)).one()
    assert (event.action, event.subject_id, event.actor_name) == ("booking.created", made.id, "Anna Neri")
    assert event.changes["tables"] == [None, ["T1"]]
    assert event.personal == {"name": [None, "Mario Rossi"], "phone": [None, "+393331234567"]}
    assert event.decision and event.decision["accepted"] and event.decision["by"] == "Anna Neri"


def test_staff_need_no_phone_number(place: Place) -> None:
    with at("18:00"):
        made = staff.create(place, ANNA, wanted(phone=""))
    assert (made.phone, made.customer_id) == (None, None)


def test_staff_may_book_the_same_guest_twice(place: Place) -> None:
    with at("18:00"):
        first, second = staff.create(place, ANNA, wanted()), staff.create(place, ANNA, wanted(name="M. Bianchi"))
    assert first.reference != second.reference
    assert first.customer_id == second.customer_id


@pytest.mark.parametrize(
    ("changes", "field", "why"),
    [
        ({"name": "  "}, "name", "missing"),
        ({"name": "x" * 101}, "name", "too_long"),
        ({"name": "Ro\0ma"}, "name", "unreadable"),
        ({"phone": "12"}, "phone", "unreadable"),
        ({"email": "mario"}, "email", "unreadable"),
        ({"people": 0}, "people", "out_of_range"),
        ({"stay_minutes": 721}, "stay_minutes", "out_of_range"),
        ({"table_nos": (999_999,)}, "tables", "unknown"),
        ({"day": date(2099, 1, 1)}, "day", "out_of_range"),
    ],
)
def test_what_cannot_be_read_names_its_field(place: Place, changes: dict, field: str, why: str) -> None:  # type: ignore[type-arg]
    with at("18:00"), pytest.raises(staff.BadField) as bad:
        staff.create(place, ANNA, wanted(**changes))
    assert (bad.value.field, bad.value.why) == (field, why)


@pytest.mark.both_databases
def test_a_taken_table_is_refused_with_who_holds_it(place: Place, keys: Keys, database: str) -> None:
    table = keys.table_nos[0]
    with at("18:00"):
        first = staff.create(place, ANNA, wanted(table_nos=(table,)))
        with pytest.raises(staff.Refused) as refused:
            staff.create(place, ANNA, wanted(name="Luisa Verdi", time=time(21), table_nos=(table,)))
    assert refused.value.decision.reason is Reason.NO_TABLE and not refused.value.can_be_waived
    assert [(holder.reference, holder.table_no) for holder in refused.value.in_the_way] == [(first.reference, table)]
    assert refused.value.decision.alternatives


def test_tables_chosen_by_hand_need_the_seats_but_no_join(place: Place, keys: Keys) -> None:
    first, *_, last = keys.table_nos
    with at("18:00"):
        with pytest.raises(staff.Refused):
            staff.create(place, ANNA, wanted(people=3, table_nos=(first,)))
        made = staff.create(place, ANNA, wanted(people=8, table_nos=(first, last)))
    assert made.table_nos == (first, last)


def test_a_party_may_have_no_table_yet(place: Place) -> None:
    with at("18:00"):
        made = staff.create(place, ANNA, wanted(table_nos=()))
    assert made.is_live and made.table_nos == ()
    assert db.session.scalars(select(Seating)).all() == []


def test_a_stay_in_minutes_is_held(place: Place) -> None:
    with at("18:00"):
        made = staff.create(place, ANNA, wanted(stay_minutes=45))
        with pytest.raises(staff.Refused):
            staff.create(place, ANNA, wanted(time=time(20, 30), table_nos=made.table_nos))
        staff.create(place, ANNA, wanted(time=time(21), table_nos=made.table_nos))
    assert made.stay_minutes == 45


@pytest.mark.both_databases
def test_house_policy_is_named_first_and_waived_knowingly(place: Place, database: str) -> None:
    late = wanted(time=time(23, 10), people=9, table_nos=())
    with at("18:00"):
        with pytest.raises(staff.Refused) as refused:
            staff.create(place, ANNA, late)
        assert refused.value.needs == (Reason.PARTY_TOO_LARGE, Reason.OUTSIDE_HOURS)
        assert refused.value.can_be_waived
        assert db.session.scalars(select(Booking)).all() == []
        db.session.rollback()
        with pytest.raises(staff.Refused) as again:
            staff.create(place, ANNA, late, waive={Reason.PARTY_TOO_LARGE})
        assert again.value.needs == (Reason.OUTSIDE_HOURS,)
        staff.create(place, ANNA, late, waive=set(refused.value.needs))
    event = db.session.scalars(select(AuditEvent)).one()
    assert event.decision and event.decision["waived"] == ["party_too_large", "outside_hours"]


def test_waiving_does_not_help_where_no_table_is(place: Place) -> None:
    with at("18:00"), pytest.raises(staff.Refused) as refused:
        staff.create(place, ANNA, wanted(people=30))
    assert refused.value.decision.reason is Reason.NO_TABLE
    assert refused.value.needs == (Reason.PARTY_TOO_LARGE,) and not refused.value.can_be_waived


def test_a_time_the_clocks_skip_is_no_time(place: Place) -> None:
    skipped = wanted(day=date(2027, 3, 28), time=time(2, 30))
    with at("18:00"), pytest.raises(staff.Refused) as refused:
        staff.create(place, ANNA, skipped, waive=staff.POLICY)
    assert refused.value.decision.reason is Reason.NOT_A_SLOT and not refused.value.can_be_waived


@pytest.mark.both_databases
def test_a_walk_in_sits_at_once_at_the_best_free_table(place: Place, keys: Keys, database: str) -> None:
    with at("19:07:42"):
        seated = staff.walk_in(place, ANNA, 2)
    assert (seated.status, seated.time, seated.day, seated.name) == ("seated", time(19, 7), DAY, "")
    assert seated.table_nos == (keys.table_nos[0],)
    event = db.session.scalars(select(AuditEvent)).one()
    assert event.action == "booking.walked_in"
    assert event.decision and set(event.decision["waived"]) >= {"not_a_slot"}


def test_a_walk_in_outside_the_hours_is_seated_all_the_same(place: Place) -> None:
    with at("16:20"):
        assert staff.walk_in(place, ANNA, 3).status == "seated"


def test_where_no_table_is_free_long_enough_the_house_says_until_when(place: Place, keys: Keys) -> None:
    with at("18:00"):
        for number in keys.table_nos:
            staff.create(place, ANNA, wanted(table_nos=(number,)))
    with at("19:10"):
        with pytest.raises(staff.Refused) as refused:
            staff.walk_in(place, ANNA, 2)
        assert {free.table_no for free in refused.value.free_now} == set(keys.table_nos)
        free = refused.value.free_now[0]
        seated = staff.walk_in(place, ANNA, 2, (free.table_no,), "Gino", stay_minutes=50)
    assert seated.end == free.until and seated.name == "Gino"


def test_another_house_has_no_such_booking(app: Flask, place: Place) -> None:
    with at("18:00"):
        made = staff.create(place, ANNA, wanted())
    other = place_of(open_restaurant(app, "milano"))
    with pytest.raises(staff.NoSuchBooking):
        staff.find(other, made.reference)


def test_the_phone_sees_what_staff_booked(client: FlaskClient, place: Place, keys: Keys) -> None:
    with at("18:00"):
        for number in keys.table_nos:
            staff.create(place, ANNA, wanted(table_nos=(number,), phone=None))
        answer = client.post(
            "/api/check_openings",
            json={"restaurant_id": place.slug, "date": DAY.isoformat(), "time": "20:00"},
            headers=keys.bearer,
        ).get_json()
    assert "20:00" not in answer["slots"]
