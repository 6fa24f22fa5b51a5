"""Guests: found, shown, edited, merged."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.operations.guest_book import ANNA, add_booking, add_guest, place_of
from tests.restaurants import Place, open_restaurant
from webapp.extensions import db
from webapp.models import AuditEvent, Customer
from webapp.models.types import new_id
from webapp.operations import guests
from webapp.operations.guests import CannotMerge, GuestChanged, InvalidGuest, UnknownGuest, Wanted

pytestmark = pytest.mark.both_databases


@pytest.fixture
def roma(app: Flask, database: str) -> Iterator[Place]:
    opened = open_restaurant(app)
    with app.app_context():
        yield opened


def names(opened: Place, text: str = "", page: int = 1) -> list[str]:
    return [guest.name for guest in guests.search(place_of(opened), text, page).guests]


def events(opened: Place) -> list[AuditEvent]:
    db.session.rollback()  # what was read before is over
    query = select(AuditEvent).where(AuditEvent.restaurant_id == opened.id).order_by(AuditEvent.at, AuditEvent.id)
    return list(db.session.scalars(query))


@pytest.mark.parametrize("typed", ["nicolo", "NICOLÒ", "nicolò d'a", "d'angelo", "angelo", "ange nic", "Nicolo  D"])
def test_a_name_is_found_whatever_its_case_and_accents(roma: Place, typed: str) -> None:
    add_guest(roma, "Nicolò D'Angelo", "+393331234567")
    add_guest(roma, "Anna Rossi", "+393331234568")
    assert names(roma, typed) == ["Nicolò D'Angelo"]


@pytest.mark.parametrize("typed", ["333 123 45 67", "+39 333-1234567", "0039 3331234567", "1234567", "393331"])
def test_a_phone_is_found_as_people_type_it(roma: Place, typed: str) -> None:
    add_guest(roma, "Anna Rossi", "+393331234567")
    add_guest(roma, "Luca Bianchi", "+393457654321")
    assert names(roma, typed) == ["Anna Rossi"]


def test_a_tag_is_found_in_full_and_only_in_full(roma: Place) -> None:
    add_guest(roma, "Anna Rossi", "+393331234567", tags=["VIP", "caffè"])
    add_guest(roma, "Luca Bianchi", tags=["viperetta"])
    assert names(roma, "vip") == names(roma, "#VIP") == names(roma, "#caffè") == ["Anna Rossi"]


@pytest.mark.parametrize("typed", ["%", "_", "*", "[", "\\", "'", '"', "\0", "\ud800", "(", "+", "#", "?" * 500])
def test_what_means_something_to_a_database_means_nothing_to_the_search(roma: Place, typed: str) -> None:
    add_guest(roma, "Anna Rossi", "+393331234567", tags=["vip"])
    assert names(roma, typed) == []


def test_guests_come_page_by_page_in_the_order_of_their_names(roma: Place) -> None:
    for number in range(30):
        add_guest(roma, f"Guest {number:02}")
    first = guests.search(place_of(roma))
    assert (len(first.guests), first.has_more) == (25, True)
    assert names(roma, page=2) == [f"Guest {number}" for number in range(25, 30)]
    assert not guests.search(place_of(roma), page=2).has_more


def test_a_list_shows_how_often_guests_came(roma: Place) -> None:
    anna = add_guest(roma, "Anna Rossi", "+393331234567")
    for days, status in ((-20, "finished"), (-10, "confirmed"), (-5, "no_show"), (3, "confirmed"), (2, "cancelled")):
        add_booking(roma, anna, days, status=status)
    (listed,) = guests.search(place_of(roma), "anna").guests
    today = place_of(roma).today()
    assert (listed.visits, listed.no_shows, listed.last) == (2, 1, today - timedelta(days=10))
    assert listed.next is not None and listed.next.date() == today + timedelta(days=3)


def test_a_guest_is_shown_with_every_booking(roma: Place) -> None:
    anna = add_guest(roma, "Anna Rossi", "+393331234567", notes="Tavolo 4", tags=["vip"])
    past, ahead = add_booking(roma, anna, -3, status="finished"), add_booking(roma, anna, 3)
    add_booking(roma, None, 3)
    shown = guests.show(place_of(roma), anna)
    assert [(visit.reference, visit.is_upcoming) for visit in shown.bookings] == [(ahead, True), (past, False)]
    assert (shown.visits, shown.no_shows, shown.cancelled, shown.booked) == (1, 0, 0, 2)
    assert (shown.notes, shown.tags) == ("Tavolo 4", ("vip",))


def test_a_guest_of_another_restaurant_is_unknown(app: Flask, roma: Place) -> None:
    milano = open_restaurant(app, "milano")
    anna = add_guest(milano, "Anna Rossi", "+393331234567")
    mine = add_guest(roma, "Anna Rossi", "+393331234567")
    assert [guest.id for guest in guests.search(place_of(roma), "anna").guests] == [mine]
    for attempt in (
        lambda: guests.show(place_of(roma), anna),
        lambda: guests.edit(place_of(roma), ANNA, anna, Wanted("Eva"), ""),
        lambda: guests.merge(place_of(roma), ANNA, mine, anna),
        lambda: guests.duplicates(place_of(roma), anna),
        lambda: guests.export_one(place_of(roma), anna),
        lambda: guests.erase(place_of(roma), ANNA, anna),
        lambda: guests.show(place_of(roma), new_id()),
    ):
        with pytest.raises(UnknownGuest):
            attempt()


def test_an_edit_is_kept_and_told_in_the_log_as_personal(roma: Place) -> None:
    anna = add_guest(roma, "anna rossi", "+393331234567")
    seen = guests.show(place_of(roma), anna).version
    wanted = Wanted(" Anna  Rossi ", "anna@example.com", "Allergia alle noci\nfinestra", ("vip", "VIP", "#noci", " "))
    guests.edit(place_of(roma), ANNA, anna, wanted, seen)
    shown = guests.show(place_of(roma), anna)
    assert (shown.name, shown.email, shown.tags) == ("Anna Rossi", "anna@example.com", ("vip", "noci"))
    assert shown.notes == "Allergia alle noci\nfinestra"
    (event,) = events(roma)
    assert (event.action, event.customer_id, event.changes) == ("guest.edited", anna, {})
    assert event.personal is not None and event.personal["name"] == ["anna rossi", "Anna Rossi"]
    guests.edit(place_of(roma), ANNA, anna, wanted, shown.version)
    assert len(events(roma)) == 1


def test_an_edit_never_overwrites_what_was_not_seen(roma: Place) -> None:
    anna = add_guest(roma, "Anna Rossi", "+393331234567")
    seen = guests.show(place_of(roma), anna).version
    guests.edit(place_of(roma), ANNA, anna, Wanted("Anna Rossi", notes="vino rosso"), seen)
    with pytest.raises(GuestChanged):
        guests.edit(place_of(roma), ANNA, anna, Wanted("Anna Bianchi"), seen)
    assert guests.show(place_of(roma), anna).notes == "vino rosso"


@pytest.mark.parametrize(("wanted", "field", "reason"), [
    (Wanted("  "), "name", "missing"),
    (Wanted("x" * 101), "name", "too_long"),
    (Wanted("a\0b"), "name", "unreadable"),
    (Wanted("Anna", email="anna at home"), "email", "not_an_email"),
    (Wanted("Anna", notes="x" * 4001), "notes", "too_long"),
    (Wanted("Anna", tags=("x" * 31,)), "tags", "too_long"),
    (Wanted("Anna", tags=tuple(map(str, range(21)))), "tags", "too_many"),
])  # fmt: skip
def test_what_cannot_be_kept_says_why(roma: Place, wanted: Wanted, field: str, reason: str) -> None:
    anna = add_guest(roma, "Anna Rossi")
    with pytest.raises(InvalidGuest) as refused:
        guests.edit(place_of(roma), ANNA, anna, wanted, guests.show(place_of(roma), anna).version)
    assert (refused.value.field, refused.value.reason) == (field, reason)


def test_guests_of_nearly_the_same_name_are_suggested(roma: Place) -> None:
    anna = add_guest(roma, "Anna Rossi", "+393331234567")
    add_guest(roma, "anna rosi", "+393331234568")
    add_guest(roma, "Rossi Anna", "+393331234569")
    add_guest(roma, "Anna Bianchi", "+393331234560")
    found = guests.duplicates(place_of(roma), anna)
    assert {each.name for each in found} == {"anna rosi", "Rossi Anna"}


def test_merged_guests_are_one_and_both_phones_find_them(roma: Place) -> None:
    anna = add_guest(roma, "Anna Rossi", "+393331234567", notes="finestra", tags=["vip"])
    other = add_guest(roma, "A. Rossi", "+393457654321", notes="vino", tags=["VIP", "noci"], email="a@example.com")
    mine, theirs = add_booking(roma, anna, 3), add_booking(roma, other, 4)
    assert guests.merge(place_of(roma), ANNA, anna, other) == anna
    shown = guests.show(place_of(roma), other)
    assert (shown.id, shown.phone, shown.other_phones) == (anna, "+393331234567", ("+393457654321",))
    assert {visit.reference for visit in shown.bookings} == {mine, theirs}
    assert (shown.notes, shown.email, shown.tags) == ("finestra\nvino", "a@example.com", ("vip", "noci"))
    assert names(roma, "345 765 4321") == names(roma, "rossi") == names(roma) == ["Anna Rossi"]
    assert guests.duplicates(place_of(roma), anna) == ()


def test_merging_again_changes_nothing_and_a_merged_guest_brings_theirs(roma: Place) -> None:
    one, two, three = (add_guest(roma, "Anna Rossi", f"+39333123456{number}") for number in range(3))
    guests.merge(place_of(roma), ANNA, two, three)
    guests.merge(place_of(roma), ANNA, one, two)
    before = len(events(roma))
    assert guests.merge(place_of(roma), ANNA, one, three) == one
    assert len(events(roma)) == before
    assert guests.show(place_of(roma), three).id == one
    db.session.rollback()
    assert {row.merged_into_id for row in db.session.scalars(select(Customer))} == {None, one}
    with pytest.raises(CannotMerge):
        guests.merge(place_of(roma), ANNA, one, one)
