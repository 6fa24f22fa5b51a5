"""An import makes a restaurant what its file says: what is absent stays, null clears, a list replaces by its keys."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from tests.operations.roma_file import ROMA, but, only, tables_without, text_of, without
from tests.operations.stored import LISTS, ids, refusal, version
from webapp.models import Closure, DiningTable, FaqEntry, Shift, TableCombination, TurnTime
from webapp.operations import restaurants
from webapp.store import snapshots
from webapp.store.transaction import read

pytestmark = pytest.mark.usefixtures("app_context")


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


def test_a_key_that_is_absent_leaves_things_as_they_are(roma: str) -> None:
    before = version(), [ids(model) for model in LISTS]
    paths: list[tuple[str, ...]] = [(key,) for key in ROMA if key != "slug"]
    paths += [(part, key) for part in ("rules", "vapi") for key in ROMA[part]]
    paths += [("vapi", "hmac", key) for key in ROMA["vapi"]["hmac"]]
    assert {path for path in paths if restaurants.import_file(text_of(without(path))).changed} == set()
    assert not restaurants.import_file(only()).changed
    assert restaurants.export("roma", with_secrets=True) == ROMA
    assert (version(), [ids(model) for model in LISTS]) == before


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
    ends_at = datetime.now(UTC).replace(microsecond=0) + timedelta(days=30)
    given = {"covers_per_slot": 20, "parties_per_slot": 4, "paused_until": ends_at.isoformat()}
    assert restaurants.import_file(only(rules=given)).changed
    local = {**given, "paused_until": ends_at.astimezone(ZoneInfo("Europe/Rome")).isoformat()}
    assert restaurants.export("roma")["rules"] == ROMA["rules"] | local
    assert not restaurants.import_file(only(rules=local)).changed
    restaurants.import_file(only(rules=dict.fromkeys(given)))
    assert restaurants.export("roma")["rules"] == ROMA["rules"]


def test_a_pause_outlasts_not_what_can_be_booked(roma: str) -> None:
    far = (datetime.now(UTC).replace(microsecond=0) + timedelta(days=92)).isoformat()
    assert "rules.paused_until must be at most 90 days ahead" in refusal(only(rules={"paused_until": far}))
    further = {"paused_until": far, "max_advance_days": 120}
    assert restaurants.import_file(only(rules=further)).changed
    assert restaurants.import_file(only(rules={**further, "max_advance_days": 90})).changed, "a stored one may stay"


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


def test_an_answer_without_a_language_is_in_the_restaurants_own(roma: str) -> None:
    entry = {"question": "Dogs?", "answer": "Yes."}
    restaurants.import_file(only(locale="en", faq=[entry]))
    assert restaurants.export("roma")["faq"] == [{**entry, "phrasings": [], "language": "en", "checked": False}]


def test_an_answer_whose_mark_the_file_leaves_out_keeps_it(roma: str) -> None:
    entry = {"question": "Nuts?", "answer": "No.", "language": "en"}
    restaurants.import_file(only(faq=[{**entry, "checked": True}]))
    restaurants.import_file(only(faq=[{**entry, "answer": "None at all."}]))
    assert [(each["answer"], each["checked"]) for each in restaurants.export("roma")["faq"]] == [("None at all.", True)]


@pytest.mark.both_databases
def test_imports_at_the_same_moment_make_one_restaurant(app: Flask, database: str) -> None:
    def one(_: int) -> restaurants.Imported:
        with app.app_context():
            return restaurants.import_file(text_of(ROMA))

    with ThreadPoolExecutor(4) as threads:
        done = list(threads.map(one, range(8)))
    assert sum(each.created for each in done) == 1
    assert restaurants.export("roma", with_secrets=True) == ROMA
