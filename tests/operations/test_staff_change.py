"""Bookings moved and corrected by staff, two of them at once too."""

import threading
from datetime import time, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.operations.houses import ANNA, BRUNO, DAY, at, wanted
from tests.restaurants import Place as Keys
from webapp.extensions import db
from webapp.models import AuditEvent, Seating
from webapp.operations.bookings import staff
from webapp.operations.bookings.staff import Changes
from webapp.operations.memberships import Place
from webapp.rules import Reason


def moved(place: Place, entry: staff.Entry, clock: str = "18:05", **changes: object) -> staff.Entry:
    with at(clock):
        return staff.change(place, BRUNO, entry.reference, entry.version, Changes(**changes))  # type: ignore[arg-type]


@pytest.mark.both_databases
def test_a_move_keeps_the_table_where_it_can(place: Place, booking: staff.Entry, database: str) -> None:
    after = moved(place, booking, time=time(21))
    assert (after.time, after.table_nos, after.version) == (time(21), booking.table_nos, 2)
    assert after == staff.find(place, booking.reference)
    seating = db.session.scalars(select(Seating)).one()
    assert (seating.table_no, seating.ends_at - seating.starts_at) == (booking.table_nos[0], timedelta(hours=2))


def test_the_log_shows_before_and_after(place: Place, booking: staff.Entry) -> None:
    moved(place, booking, time=time(21), people=3)
    event = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "booking.moved")).one()
    assert event.changes == {"time": ["20:00", "21:00"], "people": [2, 3], "tables": [["T1"], ["T2"]]}
    assert event.actor_name == "Bruno Sala" and event.decision and event.decision["people"] == 3


def test_a_table_chosen_by_hand_stays_when_the_time_moves(place: Place, keys: Keys, booking: staff.Entry) -> None:
    first, *_, last = keys.table_nos
    by_hand = moved(place, booking, table_nos=(first, last))
    assert moved(place, by_hand, time=time(21)).table_nos == (first, last)


@pytest.mark.both_databases
def test_a_refused_move_says_who_is_in_the_way_and_changes_nothing(
    place: Place, keys: Keys, booking: staff.Entry, database: str
) -> None:
    with at("18:00"):
        other = staff.create(place, ANNA, wanted(name="Luisa Verdi", table_nos=(keys.table_nos[1],)))
    with pytest.raises(staff.Refused) as refused:
        moved(place, booking, table_nos=other.table_nos)
    assert refused.value.decision.reason is Reason.NO_TABLE
    assert [(holder.name, holder.reference) for holder in refused.value.in_the_way] == [
        ("Luisa Verdi", other.reference)
    ]
    assert staff.find(place, booking.reference) == booking


def test_a_booking_is_not_in_its_own_way(place: Place, booking: staff.Entry) -> None:
    assert moved(place, booking, time=time(20, 30)).table_nos == booking.table_nos


@pytest.mark.both_databases
def test_who_comes_second_is_shown_the_first_change(place: Place, booking: staff.Entry, database: str) -> None:
    first = moved(place, booking, time=time(21))
    with pytest.raises(staff.Stale) as stale, at("18:06"):
        staff.change(place, ANNA, booking.reference, booking.version, Changes(people=4))
    assert stale.value.entry == first == staff.find(place, booking.reference)


@pytest.mark.both_databases
def test_of_two_at_the_same_moment_one_wins(app: Flask, place: Place, booking: staff.Entry, database: str) -> None:
    outcomes: list[object] = []
    barrier = threading.Barrier(2)

    def attempt(people: int) -> None:
        with app.app_context():
            barrier.wait()
            try:
                changes = Changes(people=people)
                outcomes.append(staff.change(place, ANNA, booking.reference, 1, changes, waive=staff.POLICY).people)
            except staff.Stale as stale:
                outcomes.append(stale)

    threads = [threading.Thread(target=attempt, args=(people,)) for people in (3, 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    won = [outcome for outcome in outcomes if isinstance(outcome, int)]
    lost = [outcome for outcome in outcomes if isinstance(outcome, staff.Stale)]
    assert len(won) == len(lost) == 1
    assert lost[0].entry.people == won[0] == staff.find(place, booking.reference).people


@pytest.mark.both_databases
def test_two_who_want_the_same_table_get_one_table(app: Flask, place: Place, keys: Keys, database: str) -> None:
    outcomes: list[object] = []
    barrier = threading.Barrier(2)

    def attempt(name: str) -> None:
        with app.app_context():
            barrier.wait()
            try:
                by_hand = wanted(name=name, table_nos=(keys.table_nos[0],))
                outcomes.append(staff.create(place, ANNA, by_hand, waive=staff.POLICY))
            except staff.Refused as refused:
                outcomes.append(refused)

    threads = [threading.Thread(target=attempt, args=(name,)) for name in ("Ada", "Ugo")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    refused = [outcome for outcome in outcomes if isinstance(outcome, staff.Refused)]
    assert len(outcomes) == 2 and len(refused) == 1 and refused[0].in_the_way


def test_asking_for_what_is_changes_nothing(place: Place, booking: staff.Entry) -> None:
    same = moved(place, booking, time=booking.time, people=booking.people, name=booking.name, phone=booking.phone)
    assert same == booking


def test_correcting_the_guest_asks_no_rule(place: Place, booking: staff.Entry) -> None:
    after = moved(place, booking, "23:30", name="Mario De Rossi", phone="347 765 4321", notes="Torta", email="")
    assert (after.name, after.phone, after.notes) == ("Mario De Rossi", "+393477654321", "Torta")
    assert after.customer_id != booking.customer_id
    events = db.session.scalars(select(AuditEvent).where(AuditEvent.action == "booking.changed")).all()
    assert [event.decision for event in events] == [None, None]
    assert {event.customer_id: (event.personal or {})["name"] for event in events} == {
        booking.customer_id: ["Mario Rossi", None],
        after.customer_id: [None, "Mario De Rossi"],
    }, "what tells of a guest stands with their own"


def test_taking_the_number_away_leaves_a_booking_without_a_guest(place: Place, booking: staff.Entry) -> None:
    after = moved(place, booking, phone="")
    assert (after.phone, after.customer_id) == (None, None)


def test_who_sits_already_can_change_table_and_stay_longer(place: Place, keys: Keys, booking: staff.Entry) -> None:
    with at("20:05"):
        seated = staff.set_status(place, ANNA, booking.reference, 1, "seated")
    other = moved(place, seated, "20:40", table_nos=(keys.table_nos[2],))
    longer = moved(place, other, "21:30", stay_minutes=180)
    assert (longer.table_nos, longer.stay_minutes, longer.status) == ((keys.table_nos[2],), 180, "seated")


def test_a_longer_stay_that_runs_into_the_next_party_is_refused(place: Place, booking: staff.Entry) -> None:
    with at("18:00"):
        following = staff.create(place, ANNA, wanted(name="Dopo", time=time(22), table_nos=booking.table_nos))
    with pytest.raises(staff.Refused) as refused:
        moved(place, booking, stay_minutes=150)
    assert [holder.reference for holder in refused.value.in_the_way] == [following.reference]


def test_a_stay_set_by_hand_is_kept_when_the_booking_moves(place: Place, booking: staff.Entry) -> None:
    longer = moved(place, booking, stay_minutes=150)
    assert moved(place, longer, time=time(20, 30)).stay_minutes == 150


def test_a_larger_party_is_asked_about_the_house_rules_again(place: Place, booking: staff.Entry) -> None:
    with pytest.raises(staff.Refused) as refused:
        moved(place, booking, people=9, table_nos=())
    assert refused.value.needs == (Reason.PARTY_TOO_LARGE,)
    with at("18:05"):
        after = staff.change(
            place, ANNA, booking.reference, 1, Changes(people=9, table_nos=()), waive={Reason.PARTY_TOO_LARGE}
        )
    assert after.people == 9


def test_a_booking_without_a_table_gets_one_when_it_moves(place: Place, keys: Keys) -> None:
    with at("18:00"):
        waiting = staff.create(place, ANNA, wanted(table_nos=()))
    assert moved(place, waiting, stay_minutes=90).table_nos == ()
    waiting = staff.find(place, waiting.reference)
    assert moved(place, waiting, table_nos=(keys.table_nos[3],)).table_nos == (keys.table_nos[3],)


def test_what_has_ended_is_not_moved_but_may_be_noted(place: Place, booking: staff.Entry) -> None:
    with at("18:10"):
        gone = staff.cancel(place, ANNA, booking.reference, 1, "Malato")
    with pytest.raises(staff.WrongStatus):
        moved(place, gone, time=time(21))
    assert moved(place, gone, notes="Richiamare").notes == "Richiamare"


def test_a_move_outside_the_hours_names_the_rule_and_what_is_free(place: Place, booking: staff.Entry) -> None:
    with pytest.raises(staff.Refused) as refused:
        moved(place, booking, time=time(18, 30))
    assert refused.value.needs == (Reason.OUTSIDE_HOURS,)
    assert refused.value.decision.day == DAY and refused.value.decision.alternatives
