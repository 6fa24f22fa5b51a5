"""Tables, joins, the floor plan and closures: what is saved, and whom it would touch."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.operations.settings_place import booked
from tests.pages.conftest import Browser
from tests.restaurants import Place, ahead
from webapp.operations import restaurants
from webapp.operations.memberships import Place as Here

SignedIn = Callable[..., Browser]
URL = "/r/roma/settings"


@pytest.fixture
def browser(signed_in: SignedIn) -> Browser:
    return signed_in("manager")


def stored(app: Flask, house: Place) -> dict[str, Any]:
    with app.app_context():
        return restaurants.current(here(house))


def here(house: Place) -> Here:
    return Here(house.id, house.slug, "Trattoria Roma", "Europe/Rome", "it", "owner")


def rows(house: Place, *tables: tuple[int | None, str, str, int, int]) -> dict[str, str]:
    """The fields of the list of tables."""
    given: dict[str, str] = {}
    for index, (no, name, area, least, most) in enumerate(tables):
        values = {"no": "" if no is None else no, "name": name, "area": area, "seats_min": least, "seats_max": most}
        given |= {f"tables-{index}-{key}": str(value) for key, value in values.items()}
    return given


def as_it_is(house: Place) -> list[tuple[int | None, str, str, int, int]]:
    one, two, three, four = house.table_nos
    return [(one, "T1", "", 1, 2), (two, "T2", "", 2, 4), (three, "T3", "", 2, 4), (four, "T4", "", 4, 6)]


def test_a_table_is_renamed_and_one_is_added(browser: Browser, app: Flask, house: Place) -> None:
    tables = as_it_is(house)
    tables[1] = (house.table_nos[1], "Finestra", "sala", 2, 4)
    answer = browser.post(f"{URL}/tables", rows(house, *tables, (None, "T5", "veranda", 1, 2)))
    assert answer.status_code == 303
    file = stored(app, house)
    assert [table["name"] for table in file["tables"]] == ["T1", "Finestra", "T3", "T4", "T5"]
    assert file["combinations"] == [{"tables": ["Finestra", "T3"], "seats_min": 5, "seats_max": 8}]
    with app.app_context():
        assert [table.no for table in restaurants.placed_tables(here(house))][:4] == list(house.table_nos)


def test_a_table_that_goes_takes_its_joins_along(browser: Browser, app: Flask, house: Place) -> None:
    given = rows(house, *as_it_is(house)) | {"tables-2-gone": "y"}
    assert browser.post(f"{URL}/tables", given).status_code == 303
    file = stored(app, house)
    assert ([table["name"] for table in file["tables"]], file["combinations"]) == (["T1", "T2", "T4"], [])


def test_a_booked_table_cannot_go_however_one_insists(
    browser: Browser, app: Flask, client: FlaskClient, house: Place
) -> None:
    reference = booked(client, house)
    given = rows(house, *as_it_is(house)) | {"tables-0-gone": "y"}
    for insisting in ({}, {"confirm": "1"}):
        answer = browser.post(f"{URL}/tables", given | insisting)
        assert answer.status_code == 409
        assert f"/r/roma/bookings/{reference}" in answer.text and "Its table would be gone." in answer.text
        assert "Save all the same" not in answer.text
    assert len(stored(app, house)["tables"]) == 4


def test_wrong_seats_stand_at_their_field(browser: Browser, house: Place) -> None:
    tables = as_it_is(house)
    tables[3] = (house.table_nos[3], "T4", "", 6, 4)
    answer = browser.post(f"{URL}/tables", rows(house, *tables))
    assert answer.status_code == 422
    assert 'id="tables-3-seats_max-error"' in answer.text
    assert "It cannot be less than the smallest party, 6." in answer.text


def test_another_restaurants_table_is_a_new_one_here(browser: Browser, app: Flask, house: Place) -> None:
    answer = browser.post(f"{URL}/tables", rows(house, *as_it_is(house), (9999, "T9", "", 1, 2)))
    assert answer.status_code == 303
    with app.app_context():
        assert [table.name for table in restaurants.placed_tables(here(house))] == ["T1", "T2", "T3", "T4", "T9"]


def test_joins_are_written_with_a_plus(browser: Browser, app: Flask, house: Place) -> None:
    join = {"combinations-0-tables": "T1 + T2", "combinations-0-seats_min": "3", "combinations-0-seats_max": "6"}
    assert browser.post(f"{URL}/joins", join).status_code == 303
    assert stored(app, house)["combinations"] == [{"tables": ["T1", "T2"], "seats_min": 3, "seats_max": 6}]
    unknown = browser.post(f"{URL}/joins", {**join, "combinations-0-tables": "T1 + T77"})
    assert unknown.status_code == 422 and "There is no table called T77." in unknown.text
    alone = browser.post(f"{URL}/joins", {**join, "combinations-0-tables": "T1"})
    assert alone.status_code == 422 and 'id="combinations-0-tables-error"' in alone.text


def test_tables_are_moved_by_their_fields_within_the_plan(browser: Browser, app: Flask, house: Place) -> None:
    one, two = house.table_nos[:2]
    given = {f"x-{one}": "25.5", f"y-{one}": "150", f"x-{two}": "nowhere", f"y-{two}": "1", "x-99": "1", "y-99": "1"}
    assert browser.post(f"{URL}/floor", given).status_code == 303
    with app.app_context():
        places = {table.no: (table.x, table.y) for table in restaurants.placed_tables(here(house))}
    assert (places[one], places[two]) == ((255, 1000), (None, None))
    page = browser.get(f"{URL}/tables").text
    assert f'data-table="{one}"' in page and 'transform="translate(255 620)"' in page
    assert browser.post(f"{URL}/floor", {f"x-{one}": "nan", f"y-{one}": "inf"}).status_code == 303


def test_a_closure_shows_whom_it_touches_and_is_saved_knowingly(
    browser: Browser, app: Flask, client: FlaskClient, house: Place
) -> None:
    reference = booked(client, house)
    wish = {"first_day": ahead(), "last_day": "", "reason": "Ferie", "kind": "closed", "was": ""}
    answer = browser.post(f"{URL}/closures", wish)
    assert answer.status_code == 409
    assert "One booking would not fit any more" in answer.text and f"/r/roma/bookings/{reference}" in answer.text
    assert 'value="Ferie"' in answer.text
    assert stored(app, house)["closures"] == []
    assert browser.post(f"{URL}/closures", {**wish, "confirm": "1"}).status_code == 303
    assert stored(app, house)["closures"] == [{"from": ahead(), "to": ahead(), "reason": "Ferie"}]


def test_a_closure_is_changed_to_other_hours_and_removed(browser: Browser, app: Flask, house: Place) -> None:
    wish = {"first_day": ahead(20), "last_day": ahead(22), "reason": "", "kind": "closed", "was": ""}
    assert browser.post(f"{URL}/closures", wish).status_code == 303
    key = f"{ahead(20)}/{ahead(22)}"
    page = browser.get(f"{URL}/closures?edit={key}").text
    assert f'name="was" type="hidden" value="{key}"' in page
    no_hours = browser.post(f"{URL}/closures", {**wish, "was": key, "kind": "hours"})
    assert no_hours.status_code == 422 and "Enter the hours of these days." in no_hours.text
    hours = {"shifts-0-name": "Cenone", "shifts-0-first_seating": "20:00", "shifts-0-last_seating": "21:00"}
    changed = {**wish, "was": key, "kind": "hours", "last_day": ahead(21), **hours}
    assert browser.post(f"{URL}/closures", changed).status_code == 303
    (closure,) = stored(app, house)["closures"]
    assert (closure["to"], closure["shifts"][0]["name"]) == (ahead(21), "Cenone")
    assert browser.post(f"{URL}/closures/remove", {"key": key}).status_code == 404
    assert browser.post(f"{URL}/closures/remove", {"key": f"{ahead(20)}/{ahead(21)}"}).status_code == 303
    assert stored(app, house)["closures"] == []


def test_taking_other_hours_away_asks_about_those_booked_in_them(
    browser: Browser, app: Flask, client: FlaskClient, house: Place
) -> None:
    hours = {"shifts-0-name": "Colazione", "shifts-0-first_seating": "09:00", "shifts-0-last_seating": "10:00"}
    wish = {"first_day": ahead(), "kind": "hours", "was": "", **hours}
    assert browser.post(f"{URL}/closures", wish).status_code == 303
    booked(client, house, time="09:30")
    gone = {"key": f"{ahead()}/{ahead()}"}
    answer = browser.post(f"{URL}/closures/remove", gone)
    assert answer.status_code == 409 and "Remove all the same" in answer.text
    assert browser.post(f"{URL}/closures/remove", {**gone, "confirm": "1"}).status_code == 303
    assert stored(app, house)["closures"] == []


@pytest.mark.parametrize("year", ["2026", "1", "9999", "x", "99999"])
def test_every_year_can_be_looked_at(browser: Browser, year: str) -> None:
    assert browser.get(f"{URL}/closures?year={year}").status_code == 200


@pytest.mark.parametrize(("first", "says"), [("", "Please fill this in."), ("2027-02-30", "Choose a day.")])
def test_a_closure_needs_a_day(browser: Browser, first: str, says: str) -> None:
    answer = browser.post(f"{URL}/closures", {"first_day": first, "kind": "closed", "was": ""})
    assert answer.status_code == 422 and says in answer.text
