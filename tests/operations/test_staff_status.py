"""Where a party is, in one tap, and back again."""

from datetime import datetime, time, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from tests.operations.houses import ANNA, BRUNO, DAY, at, place_of, tapped, wanted
from tests.restaurants import ROME, open_restaurant, post
from tests.restaurants import Place as Keys
from webapp.extensions import db
from webapp.models import AuditEvent, Booking, Seating
from webapp.models.booking import STATUSES
from webapp.operations.bookings import staff
from webapp.operations.memberships import Place


@pytest.mark.both_databases
def test_an_evening_from_arrival_to_the_bill(place: Place, booking: staff.Entry, database: str) -> None:
    entry = booking
    for status, clock in (("arrived", "19:58"), ("seated", "20:05"), ("finished", "21:10")):
        entry = tapped(place, entry, status, clock)
    assert (entry.status, entry.stay_minutes, entry.version) == ("finished", 70, 4)
    seating = db.session.scalars(select(Seating)).one()
    assert seating.ends_at - seating.starts_at == timedelta(minutes=70)
    assert staff.find(place, entry.reference) == entry


@pytest.mark.both_databases
def test_a_finished_table_is_free_from_now_on(place: Place, keys: Keys, booking: staff.Entry, database: str) -> None:
    seated = tapped(place, booking, "seated", "20:00")
    tapped(place, seated, "finished", "20:50")
    with at("20:50"):
        assert staff.walk_in(place, BRUNO, 2, booking.table_nos).table_nos == booking.table_nos


def test_who_sat_down_early_may_leave_before_their_time(place: Place, booking: staff.Entry) -> None:
    seated = tapped(place, booking, "seated", "19:10")
    gone = tapped(place, seated, "finished", "19:50")
    held = db.session.scalars(select(Seating)).one()
    assert (gone.status, held.ends_at - held.starts_at) == ("finished", timedelta(minutes=40))


def test_who_only_arrived_is_not_finished_before_their_time(place: Place, booking: staff.Entry) -> None:
    arrived = tapped(place, booking, "arrived", "19:30")
    with pytest.raises(staff.WrongStatus) as wrong:
        tapped(place, arrived, "finished", "19:59")
    assert wrong.value.why == "too_early"
    assert tapped(place, arrived, "finished", "20:05").status == "finished"


@pytest.mark.parametrize("status", ["arrived", "seated"])
def test_nobody_is_here_days_ahead(place: Place, booking: staff.Entry, status: str) -> None:
    with at("19:00", DAY - timedelta(days=3)), pytest.raises(staff.WrongStatus) as wrong:
        staff.set_status(place, ANNA, booking.reference, booking.version, status)
    assert wrong.value.why == "too_early"
    assert staff.find(place, booking.reference).table_nos == booking.table_nos


def test_who_stays_too_long_is_not_made_longer(place: Place, booking: staff.Entry) -> None:
    seated = tapped(place, booking, "seated", "20:00")
    assert tapped(place, seated, "finished", "22:40").stay_minutes == 120


@pytest.mark.both_databases
@pytest.mark.parametrize("status", ["no_show", "cancelled"])
def test_nobody_coming_frees_the_table_and_can_be_undone(
    place: Place, booking: staff.Entry, database: str, status: str
) -> None:
    gone = tapped(place, booking, status, "20:20")
    assert gone.table_nos == () and not gone.is_live
    back = tapped(place, gone, "confirmed", "20:21")
    assert (back.table_nos, back.start, back.end) == (booking.table_nos, booking.start, booking.end)


def test_undoing_finished_gives_back_the_whole_stay(place: Place, booking: staff.Entry) -> None:
    seated = tapped(place, booking, "seated", "20:00")
    gone = tapped(place, seated, "finished", "20:30")
    back = tapped(place, gone, "seated", "20:31")
    assert (back.stay_minutes, back.table_nos) == (120, booking.table_nos)


@pytest.mark.both_databases
def test_undoing_is_refused_when_the_table_is_somebody_elses(place: Place, booking: staff.Entry, database: str) -> None:
    gone = tapped(place, booking, "no_show", "20:20")
    with at("20:21"):
        taken = staff.walk_in(place, BRUNO, 2, booking.table_nos)
    with pytest.raises(staff.Refused) as refused:
        tapped(place, gone, "confirmed", "20:22")
    assert [holder.reference for holder in refused.value.in_the_way] == [taken.reference]
    assert staff.find(place, booking.reference) == gone
    with at("20:23"):
        back = staff.set_status(place, ANNA, gone.reference, gone.version, "confirmed", table_nos=())
    assert back.is_live and back.table_nos == ()


def test_a_table_chosen_by_hand_comes_back(place: Place, keys: Keys) -> None:
    chosen = (keys.table_nos[0], keys.table_nos[3])
    with at("18:00"):
        booking = staff.create(place, ANNA, wanted(table_nos=chosen))
    gone = tapped(place, booking, "cancelled", "18:01")
    assert tapped(place, gone, "confirmed", "18:02").table_nos == chosen


def test_who_had_no_table_comes_back_without_one(place: Place) -> None:
    with at("18:00"):
        booking = staff.create(place, ANNA, wanted(table_nos=()))
    gone = tapped(place, booking, "cancelled", "18:01")
    assert tapped(place, gone, "confirmed", "18:02").table_nos == ()


def test_a_callers_cancellation_can_be_taken_back(client: FlaskClient, place: Place, keys: Keys) -> None:
    with at("18:00"):
        booking = staff.create(place, ANNA, wanted())
        post(client, keys, "cancel_booking", {"restaurant_id": place.slug, "booking_id": booking.reference})
        gone = staff.find(place, booking.reference)
        back = staff.set_status(place, ANNA, gone.reference, gone.version, "confirmed")
    assert back.is_live and back.table_nos


def test_nobody_is_a_no_show_before_their_time(place: Place, booking: staff.Entry) -> None:
    with pytest.raises(staff.WrongStatus) as wrong:
        tapped(place, booking, "no_show", "19:59")
    assert wrong.value.why == "too_early"
    assert tapped(place, booking, "no_show", "20:00").status == "no_show"


def test_what_is_over_does_not_become_something_else_over(place: Place, booking: staff.Entry) -> None:
    gone = tapped(place, booking, "cancelled", "18:10")
    with pytest.raises(staff.WrongStatus) as wrong:
        tapped(place, gone, "finished", "18:11")
    assert wrong.value.why == "not_after"


def test_a_status_from_an_old_page_is_refused(place: Place, booking: staff.Entry) -> None:
    tapped(place, booking, "arrived", "19:55")
    with pytest.raises(staff.Stale) as stale:
        tapped(place, booking, "seated", "19:56")
    assert stale.value.entry.status == "arrived"


def test_a_callers_cancellation_does_not_bring_back_what_staff_had_cancelled(
    client: FlaskClient, place: Place, keys: Keys
) -> None:
    first, other = keys.table_nos[:2]
    with at("18:00"):
        made = staff.create(place, ANNA, wanted(table_nos=(first,)))
        staff.cancel(place, ANNA, made.reference, 1)
        staff.set_status(place, ANNA, made.reference, 2, "confirmed")
        staff.change(place, ANNA, made.reference, 3, staff.Changes(table_nos=(other,)))
        answer = post(client, keys, "cancel_booking", {"restaurant_id": keys.slug, "booking_id": made.reference})
        assert answer["ok"]
        staff.create(place, ANNA, wanted(table_nos=(first,)))
        back = staff.set_status(place, ANNA, made.reference, staff.find(place, made.reference).version, "confirmed")
    assert back.table_nos and back.table_nos != (first,)


def test_the_same_status_again_is_no_change(place: Place, booking: staff.Entry) -> None:
    assert tapped(place, booking, "confirmed", "18:30") == booking


def test_a_cancellation_keeps_its_reason_and_who(place: Place, booking: staff.Entry) -> None:
    with at("18:10"):
        gone = staff.cancel(place, BRUNO, booking.reference, 1, "  Il cane\nsta male ")
    assert gone.cancel_reason == "Il cane sta male"
    event = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "booking.cancelled")).one()
    assert (event.changes["status"], event.actor_name) == (["confirmed", "cancelled"], "Bruno Sala")
    assert event.personal == {"cancel_reason": [None, "Il cane sta male"]}


NOW = datetime.combine(DAY, time(20, 10), ROME)
STEP = st.tuples(st.sampled_from(["book", "walk_in", "move", "status"]), st.integers(0, 9), st.integers(0, 50))


def _step(place: Place, nos: tuple[int, ...], made: list[str], kind: str, which: int, value: int) -> None:
    clock = time(19 + value % 4, value % 2 * 30)
    if kind == "book":
        tables = [None, (), (nos[which % 4],), nos[:2]][value % 4]
        booking = wanted(time=clock, people=1 + which % 6, table_nos=tables, stay_minutes=[None, 45, 200][which % 3])
        made.append(staff.create(place, ANNA, booking, waive=staff.POLICY).reference)
    elif kind == "walk_in":
        made.append(staff.walk_in(place, ANNA, 1 + which % 6).reference)
    elif made:
        entry = staff.find(place, made[which % len(made)])
        if kind == "status":
            staff.set_status(place, ANNA, entry.reference, entry.version, STATUSES[value % len(STATUSES)])
        else:
            changes = staff.Changes(time=clock, people=1 + value % 6)
            staff.change(place, ANNA, entry.reference, entry.version, changes, waive=staff.POLICY)


def _is_held_as_it_should(held: Seating, booking: Booking) -> bool:
    """From its start, or from now on when it sits already or is late; until its end, or until it left."""
    since = {booking.starts_at, NOW} if booking.status == "seated" or booking.starts_at < NOW else {booking.starts_at}
    until = {booking.ends_at, NOW} if booking.status == "finished" else {booking.ends_at}
    return held.starts_at in since and held.ends_at in until


def _faults(place: Place) -> list[str]:
    """What is unsound: a table held twice, held by nobody who sits there, or for other times than the booking's."""
    db.session.rollback()
    bookings = {row.id: row for row in db.session.scalars(select(Booking).where(Booking.restaurant_id == place.id))}
    seatings = list(db.session.scalars(select(Seating).where(Seating.restaurant_id == place.id)))
    wrong = [
        f"{row.table_no} held by {bookings[row.booking_id].status}"
        for row in seatings
        if bookings[row.booking_id].status in ("no_show", "cancelled")
    ]
    wrong += [
        f"{bookings[row.booking_id].reference} at other times"
        for row in seatings
        if not _is_held_as_it_should(row, bookings[row.booking_id])
    ]
    wrong += [
        f"{one.table_no} held twice"
        for one in seatings
        for other in seatings
        if one.table_no == other.table_no
        and one.booking_id < other.booking_id
        and one.starts_at < other.ends_at
        and other.starts_at < one.ends_at
    ]
    logged = set(db.session.scalars(select(AuditEvent.subject_id)))
    return wrong + [f"{booking_id} was never logged" for booking_id in bookings.keys() - logged]


def test_whatever_staff_do_the_book_stays_sound(app: Flask) -> None:
    houses = iter(range(10_000))

    @given(st.lists(STEP, max_size=12))
    def sound(steps: list[tuple[str, int, int]]) -> None:
        with app.app_context():
            keys = open_restaurant(app, f"house-{next(houses)}")
            place = place_of(keys)
            made: list[str] = []
            with at("20:10"):
                for kind, which, value in steps:
                    try:
                        _step(place, keys.table_nos, made, kind, which, value)
                    except (staff.Refused, staff.WrongStatus, staff.BadField):
                        continue
            assert _faults(place) == []

    sound()
