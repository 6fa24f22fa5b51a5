"""An import makes a restaurant what its file says: what is absent stays, null clears, a list replaces by natural key."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.operations.roma_file import HMAC_SECRET, ROMA, SECRET, but, only, text_of, without
from webapp.extensions import db
from webapp.models import (
    Assistant,
    Booking,
    Closure,
    DiningTable,
    FaqEntry,
    Membership,
    Restaurant,
    Seating,
    Shift,
    TableCombination,
    TurnTime,
)
from webapp.models.types import new_id
from webapp.operations import credentials, restaurants, users
from webapp.operations.restaurants import InvalidFile
from webapp.store import snapshots
from webapp.store.transaction import read

LISTS = (Shift, Closure, TurnTime, DiningTable, TableCombination, FaqEntry)
HELD = datetime(2027, 2, 14, 19, tzinfo=UTC)


@pytest.fixture(autouse=True)
def context(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


@pytest.fixture
def roma() -> str:
    """Roma's id."""
    restaurants.import_file(text_of(ROMA))
    found: str = read(lambda connection: connection.scalar(select(Restaurant.id)))
    return found


def version() -> int:
    found: int = read(lambda connection: connection.scalar(select(Restaurant.version)))
    return found


def ids(model: Any) -> dict[Any, Any]:
    """The identity of every row by the name people know it by."""
    table = model.__table__
    names = {
        Closure: table.c.get("first_day"),
        TurnTime: table.c.get("up_to_people"),
        TableCombination: table.c.get("seats_max"),
        FaqEntry: table.c.get("question"),
    }
    name = names.get(model, table.c.get("name"))
    key = table.c.get("no", table.c.get("id"))
    return dict(read(lambda connection: connection.execute(select(name, key)).all()))


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


def refusal(text: str) -> str:
    with pytest.raises(InvalidFile) as refused:
        restaurants.import_file(text)
    return str(refused.value)


def tables_without(*names: str) -> list[dict[str, Any]]:
    return [table for table in ROMA["tables"] if table["name"] not in names]


@pytest.mark.both_databases
def test_the_same_file_again_changes_nothing(database: str) -> None:
    first = restaurants.import_file(text_of(ROMA))
    before = version(), [ids(model) for model in LISTS]
    again = restaurants.import_file(text_of(ROMA))
    assert (first.slug, first.created, first.changed) == ("roma", True, True)
    assert (again.slug, again.created, again.changed) == ("roma", False, False)
    assert (version(), [ids(model) for model in LISTS]) == before


def test_a_new_restaurant_needs_little_and_gets_the_usual_rules() -> None:
    restaurants.import_file('{"slug": "b-2", "name": "Bar 2", "timezone": "Europe/London", "locale": "en"}')
    stored = restaurants.export("b-2")
    assert stored["house_book"] is True
    assert stored["rules"] == ROMA["rules"]
    assert [stored[name] for name in ("shifts", "closures", "turn_times", "tables", "combinations", "faq")] == [[]] * 6
    assert stored["vapi"] == {"assistant_id": None, "phone_number_ids": []}


@pytest.mark.parametrize("key", [key for key in ROMA if key != "slug"])
def test_a_key_that_is_absent_leaves_things_as_they_are(roma: str, key: str) -> None:
    before = version(), [ids(model) for model in LISTS]
    assert not restaurants.import_file(text_of(without((key,)))).changed
    assert restaurants.export("roma", with_secrets=True) == ROMA
    assert (version(), [ids(model) for model in LISTS]) == before


@pytest.mark.parametrize(
    ("part", "key"), [(part, key) for part in ("rules", "vapi") for key in ROMA[part]] + [("hmac", key) for key in "x"]
)
def test_so_does_one_inside_rules_and_vapi(roma: str, part: str, key: str) -> None:
    hmac = {name: value for name, value in ROMA["vapi"]["hmac"].items() if name == "algorithm"}
    text = only(vapi={"hmac": hmac}) if part == "hmac" else text_of(without((part, key)))
    assert not restaurants.import_file(text).changed
    assert restaurants.export("roma", with_secrets=True) == ROMA


@pytest.mark.parametrize(
    ("part", "key"),
    [
        (None, "phone"),
        ("rules", "default_people"),
        ("vapi", "assistant_id"),
        ("vapi", "secret"),
        ("vapi", "hmac"),
    ],
)
def test_null_clears_what_may_be_empty(roma: str, part: str | None, key: str) -> None:
    text = only(**{key: None}) if part is None else only(**{part: {key: None}})
    assert restaurants.import_file(text).changed
    path = (key,) if part is None else (part, key)
    assert restaurants.export("roma", with_secrets=True) == but(path, None)
    assert not restaurants.import_file(text).changed


def test_limits_and_a_pause_are_set_and_cleared(roma: str) -> None:
    given = {"covers_per_slot": 20, "parties_per_slot": 4, "paused_until": "2027-02-14T18:00:00Z"}
    assert restaurants.import_file(only(rules=given)).changed
    local = {**given, "paused_until": "2027-02-14T19:00:00+01:00"}
    assert restaurants.export("roma")["rules"] == ROMA["rules"] | local
    assert not restaurants.import_file(only(rules=local)).changed
    restaurants.import_file(only(rules=dict.fromkeys(given)))
    assert restaurants.export("roma")["rules"] == ROMA["rules"]


@pytest.mark.both_databases
def test_a_list_replaces_what_was_there_and_keeps_what_stays(roma: str, database: str) -> None:
    before = {model: ids(model) for model in LISTS}
    changed = {
        "shifts": [{**ROMA["shifts"][1], "last_seating": "23:00"}, {**ROMA["shifts"][0], "name": "Brunch"}],
        "closures": [{**ROMA["closures"][0], "reason": "Capodanno"}, {"from": "2027-12-25", "to": "2027-12-25"}],
        "turn_times": [{"up_to_people": 2, "minutes": 75}, {"up_to_people": 6, "minutes": 120}],
        "tables": [{**ROMA["tables"][2], "seats_max": 7}, ROMA["tables"][1], {**ROMA["tables"][0], "name": "T4"}],
        "combinations": [{"tables": ["T3", "T2"], "seats_min": 5, "seats_max": 8}],
        "faq": [{**ROMA["faq"][0], "answer": "No."}, {**ROMA["faq"][0], "question": "Cani?"}],
    }
    assert restaurants.import_file(only(**changed)).changed
    after = {model: ids(model) for model in LISTS}
    kept = {
        model: {name for name, row_id in after[model].items() if before[model].get(name) == row_id} for model in LISTS
    }
    assert kept == {
        Shift: {"Cena"},
        Closure: {date(2026, 12, 31)},
        TurnTime: {2},
        DiningTable: {"T2", "T3"},
        TableCombination: {8},
        FaqEntry: {"Avete opzioni senza glutine?"},
    }
    stored = restaurants.export("roma")
    changed["closures"][1]["reason"] = None
    assert {name: stored[name] for name in changed} == changed


def test_an_entry_is_whole_so_what_it_leaves_out_is_empty(roma: str) -> None:
    restaurants.import_file(only(tables=[{**table, "area": None} for table in ROMA["tables"]]))
    first = {name: value for name, value in ROMA["closures"][0].items() if name != "shifts"}
    restaurants.import_file(only(closures=[first]))
    assert [table["area"] for table in restaurants.export("roma")["tables"]] == [None] * 3
    assert restaurants.export("roma")["closures"] == [first]


def test_a_shift_past_midnight_ends_on_the_next_day(roma: str) -> None:
    snapshot = read(lambda connection: snapshots.current(connection, roma))
    assert snapshot is not None
    hours = {shift.name: (shift.first_seating, shift.last_seating) for shift in snapshot.house.shifts}
    assert hours == {"Pranzo": (720, 840), "Cena": (1140, 1470)}


def test_reordering_changes_the_order_alone(roma: str) -> None:
    before = ids(DiningTable), ids(Shift)
    restaurants.import_file(only(tables=ROMA["tables"][::-1], shifts=ROMA["shifts"][::-1]))
    assert (ids(DiningTable), ids(Shift)) == before
    stored = restaurants.export("roma")
    assert (stored["tables"], stored["shifts"]) == (ROMA["tables"][::-1], ROMA["shifts"][::-1])


def test_the_version_grows_once_with_each_change(roma: str) -> None:
    before = version()
    restaurants.import_file(
        only(name="Da Nino", tables=tables_without("T3"), combinations=[], vapi={"secret": "x" * 16})
    )
    assert version() == before + 1
    restaurants.import_file(only(rules={"max_people": 4}))
    assert version() == before + 2


@pytest.mark.both_databases
def test_a_table_with_bookings_to_come_cannot_be_left_out(roma: str, database: str) -> None:
    tomorrow = datetime.now(UTC).replace(microsecond=0, second=0) + timedelta(days=1)
    book(roma, "T3", tomorrow)
    book(roma, "T3", tomorrow + timedelta(hours=2), "Anna Bianchi")
    book(roma, "T2", tomorrow, "Elisa Verdi")
    before = restaurants.export("roma", with_secrets=True), version()
    said = refusal(only(name="Da Nino", tables=tables_without("T2", "T3"), combinations=[]))
    day, later = tomorrow.date(), (tomorrow + timedelta(hours=2)).date()
    assert said.splitlines() == [
        f"line 4: tables leaves out 'T3', which is booked: Mario Rossi on {day} at 20:00,"
        f" Anna Bianchi on {later} at 20:00",
        f"line 4: tables leaves out 'T2', which is booked: Elisa Verdi on {day} at 20:00",
    ]
    assert (restaurants.export("roma", with_secrets=True), version()) == before


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


def test_an_answer_without_a_language_is_in_the_restaurants_own(roma: str) -> None:
    entry = {"question": "Dogs?", "answer": "Yes."}
    restaurants.import_file(only(locale="en", faq=[entry]))
    assert restaurants.export("roma")["faq"] == [{**entry, "phrasings": [], "language": "en"}]


def test_secrets_are_stored_encrypted_and_found_by_their_index(roma: str) -> None:
    assistant = db.session.scalars(select(Assistant)).one()
    assert assistant.secret_encrypted and assistant.hmac_secret_encrypted
    assert SECRET not in assistant.secret_encrypted and HMAC_SECRET not in assistant.hmac_secret_encrypted
    assert credentials.decrypt(assistant.secret_encrypted) == SECRET
    assert assistant.secret_index == credentials.index_of(SECRET)


def test_a_new_secret_replaces_the_old_and_the_same_is_not_encrypted_anew(roma: str) -> None:
    first = db.session.scalars(select(Assistant)).one().secret_encrypted
    restaurants.import_file(only(vapi={"secret": SECRET}))
    db.session.expire_all()
    assert db.session.scalars(select(Assistant)).one().secret_encrypted == first
    restaurants.import_file(only(vapi={"secret": "another-secret-of-16"}))
    db.session.expire_all()
    assistant = db.session.scalars(select(Assistant)).one()
    assert assistant.secret_index == credentials.index_of("another-secret-of-16")
    assert restaurants.export("roma", with_secrets=True)["vapi"]["hmac"]["secret"] == HMAC_SECRET


def test_a_signature_needs_its_secret_alone(roma: str) -> None:
    restaurants.import_file(only(vapi={"hmac": None}))
    restaurants.import_file(only(vapi={"hmac": {"secret": HMAC_SECRET}}))
    assert restaurants.export("roma", with_secrets=True) == ROMA


def test_an_owner_is_made_once(roma: str) -> None:
    owner = users.create("owner@example.com", "a long password")
    before = version()
    assert restaurants.import_file(text_of(ROMA), "Owner@example.com").changed
    assert not restaurants.import_file(text_of(ROMA), "owner@example.com").changed
    (membership,) = db.session.scalars(select(Membership))
    assert (membership.user_id, membership.restaurant_id, membership.role) == (owner.id, roma, "owner")
    assert version() == before


def test_a_host_becomes_an_owner(roma: str) -> None:
    user = users.create("host@example.com", "a long password")
    db.session.add(Membership(user_id=user.id, restaurant_id=roma, role="host"))
    db.session.commit()
    assert restaurants.import_file(text_of(ROMA), "host@example.com").changed
    db.session.expire_all()
    assert db.session.scalars(select(Membership)).one().role == "owner"


def test_an_owner_nobody_knows_stops_the_import() -> None:
    with pytest.raises(users.UnknownUser, match="nobody@example.com"):
        restaurants.import_file(text_of(ROMA), "nobody@example.com")
    with pytest.raises(restaurants.UnknownRestaurant):
        restaurants.export("roma")


@pytest.mark.both_databases
def test_imports_at_the_same_moment_make_one_restaurant(app: Flask, database: str) -> None:
    def one(_: int) -> restaurants.Imported:
        with app.app_context():
            return restaurants.import_file(text_of(ROMA))

    with ThreadPoolExecutor(4) as threads:
        done = list(threads.map(one, range(8)))
    assert sum(each.created for each in done) == 1
    assert restaurants.export("roma", with_secrets=True) == ROMA
