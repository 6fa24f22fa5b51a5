"""A section is saved by the readers and writers of the restaurant's file, with a line in the log."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.operations.settings_place import OWNER, booked, logged, opened, version
from tests.operations.stored import ids
from webapp.models import DiningTable, Shift
from webapp.operations import restaurants
from webapp.operations.memberships import Place
from webapp.operations.restaurants import Refused, Stale
from webapp.operations.restaurants import floor as floors
from webapp.operations.restaurants.differences import differences

LUNCH = {"name": "Pranzo", "weekdays": ["sat", "sun"], "first_seating": "12:00", "last_seating": "14:00"}


@pytest.fixture
def place(app: Flask) -> Iterator[Place]:
    _, place = opened(app)
    with app.app_context():
        yield place


def entries(place: Place) -> list[dict[str, Any]]:
    return [
        {"name": table.name, "area": table.area, "seats_min": table.seats_min, "seats_max": table.seats_max}
        for table in restaurants.placed_tables(place)
    ]


@pytest.mark.both_databases
def test_a_section_is_saved_and_the_rest_stays(place: Place, database: str) -> None:
    before, shifts, had = restaurants.current(place), ids(Shift), version(place)
    assert restaurants.save(place, OWNER, {"shifts": [LUNCH]})
    after = restaurants.current(place)
    assert after == {**before, "shifts": [LUNCH]}
    assert ids(Shift) == {"Pranzo": shifts["Pranzo"]}
    assert version(place) == had + 1


def test_the_log_has_what_was_before_and_what_is_now(place: Place) -> None:
    restaurants.save(place, OWNER, {"shifts": [LUNCH]})
    (event,) = logged(place)
    assert (event.action, event.actor_name, event.address) == ("shifts.changed", "Ada Neri", "192.0.2.7")
    assert set(event.changes) == {"shifts.Pranzo", "shifts.Cena"}
    assert event.changes["shifts.Pranzo"][1] == LUNCH
    assert event.changes["shifts.Cena"][1] is None


def test_what_is_already_so_is_no_change(place: Place) -> None:
    had = version(place)
    assert not restaurants.save(place, OWNER, {"rules": {"slot_minutes": 30}})
    assert (version(place), logged(place)) == (had, [])


def test_a_wrong_value_is_named_by_its_place(place: Place) -> None:
    had = restaurants.current(place)
    with pytest.raises(Refused) as refused:
        restaurants.save(place, OWNER, {"rules": {"slot_minutes": 7, "max_people": 0}})
    found = {problem.path: (problem.template, dict(problem.values)) for problem in refused.value.problems}
    assert found["rules", "max_people"] == ("must be from {least} to {most}", {"least": 1, "most": 500})
    assert ("rules", "slot_minutes") in found
    assert (restaurants.current(place), logged(place)) == (had, [])


def test_who_saw_older_settings_is_told_what_they_are_now(place: Place) -> None:
    seen = restaurants.fingerprint(restaurants.current(place), ["turn_times"])
    restaurants.save(place, OWNER, {"turn_times": [{"up_to_people": 20, "minutes": 90}]}, seen=seen)
    with pytest.raises(Stale) as stale:
        restaurants.save(place, OWNER, {"turn_times": [{"up_to_people": 4, "minutes": 60}]}, seen=seen)
    assert stale.value.now == {"turn_times": [{"up_to_people": 20, "minutes": 90}]}
    assert restaurants.save(place, OWNER, {"rules": {"buffer_minutes": 15}}), "another section is not touched by it"


@pytest.mark.both_databases
def test_a_renamed_table_stays_the_same_table(place: Place, database: str) -> None:
    nos, tables = ids(DiningTable), entries(place)
    swapped = [{**tables[0], "name": "T2"}, {**tables[1], "name": "T1"}, {**tables[2], "name": "Fenster"}, tables[3]]
    order = [nos[name] for name in ("T1", "T2", "T3", "T4")]
    assert restaurants.save(place, OWNER, {"tables": swapped}, table_nos=order)
    assert ids(DiningTable) == {"T2": nos["T1"], "T1": nos["T2"], "Fenster": nos["T3"], "T4": nos["T4"]}
    assert restaurants.current(place)["combinations"][0]["tables"] == ["T1", "Fenster"]
    (event,) = logged(place)
    assert event.changes == {
        "tables.T1.name": ["T1", "T2"], "tables.T2.name": ["T2", "T1"], "tables.T3.name": ["T3", "Fenster"],
    }  # fmt: skip


def test_a_renamed_table_keeps_its_bookings(app: Flask, client: FlaskClient) -> None:
    keys, place = opened(app, "milano", seats=((1, 2),))
    booked(client, keys)
    with app.app_context():
        (table,) = entries(place)
        nos = [restaurants.placed_tables(place)[0].no]
        assert restaurants.save(place, OWNER, {"tables": [{**table, "name": "Uno"}]}, table_nos=nos)
        assert [each.no for each in restaurants.placed_tables(place)] == nos


def test_the_name_of_a_table_that_goes_is_free_afterwards_only(place: Place) -> None:
    nos, tables = ids(DiningTable), entries(place)
    wanted = [{**tables[1], "name": "T1"}, tables[2], tables[3]]
    with pytest.raises(Refused, match="gives 'T1' to another table"):
        restaurants.save(place, OWNER, {"tables": wanted}, table_nos=[nos["T2"], nos["T3"], nos["T4"]])
    assert ids(DiningTable) == nos


@pytest.mark.both_databases
def test_tables_are_moved_on_the_floor_plan_and_nowhere_else(place: Place, app: Flask, database: str) -> None:
    other, _ = opened(app, "milano")
    first = restaurants.placed_tables(place)[0]
    assert floors.arrange(place, OWNER, {first.no: (250, 1000), other.table_nos[0]: (1, 1)}) == 1
    found = {table.no: (table.x, table.y) for table in restaurants.placed_tables(place)}
    assert found[first.no] == (250, 1000)
    assert set(found.values()) == {(250, 1000), (None, None)}
    assert floors.arrange(place, OWNER, {first.no: (250, 1000)}) == 0
    with pytest.raises(ValueError, match="on the plan"):
        floors.arrange(place, OWNER, {first.no: (0, 1001)})
    (event,) = logged(place)
    assert (event.action, event.changes) == ("floor.arranged", {first.name: [[None, None], [250, 1000]]})
    assert restaurants.save(place, OWNER, {"tables": [*entries(place)[:1]], "combinations": []})
    (kept,) = restaurants.placed_tables(place)
    assert (kept.no, kept.x, kept.y) == (first.no, 250, 1000)


def test_only_what_differs_is_written_down() -> None:
    tables = [{"name": "T1", "seats_max": 2}, {"name": "T2", "seats_max": 4}]
    before = {"name": "Roma", "rules": {"slot_minutes": 30, "max_people": 8}, "tables": tables}
    other = [{"name": "T2", "seats_max": 4}, {"name": "T1", "seats_max": 3}]
    after = {"name": "Roma", "rules": {"slot_minutes": 15, "max_people": 8}, "tables": other}
    assert differences(before, after) == {"rules.slot_minutes": [30, 15], "tables.T1": [tables[0], other[1]]}
    turned = {**before, "tables": tables[::-1]}
    assert differences(before, turned) == {"tables.order": [["T1", "T2"], ["T2", "T1"]]}
