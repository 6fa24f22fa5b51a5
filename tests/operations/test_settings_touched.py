"""Before hours, closures, tables, joins, turn times or pacing change, staff see the bookings this would touch."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.operations.settings_place import OWNER, ahead, booked, opened
from tests.restaurants import Place as Keys
from tests.restaurants import post
from webapp.operations import restaurants
from webapp.operations.memberships import Place
from webapp.operations.restaurants import InvalidFile, Touch, WouldTouch

EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
CLOSED = {"from": ahead(), "to": ahead(), "reason": "Ferie"}


@pytest.fixture
def roma(app: Flask) -> Iterator[tuple[Keys, Place]]:
    found = opened(app)
    with app.app_context():
        yield found


def shift(name: str, first: str, last: str) -> dict[str, Any]:
    return {"name": name, "weekdays": EVERY_DAY, "first_seating": first, "last_seating": last}


def reasons(place: Place, part: dict[str, Any], nos: list[int | None] | None = None) -> dict[str, Touch]:
    return {each.reference: each.reason for each in restaurants.touched(place, part, nos or [])}


@pytest.mark.both_databases
def test_a_closure_touches_the_bookings_of_its_days(
    roma: tuple[Keys, Place], client: FlaskClient, database: str
) -> None:
    keys, place = roma
    on_the_day, the_day_after = booked(client, keys), booked(client, keys, "Anna Bianchi", day=ahead(8))
    (found,) = restaurants.touched(place, {"closures": [CLOSED]})
    assert (found.reference, found.reason, found.day) == (on_the_day, Touch.CLOSED_DAY, date.fromisoformat(ahead()))
    assert (found.name, found.people, found.tables) == ("Mario Rossi", 2, ("T1",))
    assert reasons(place, {"shifts": [shift("Cena", "19:00", "19:30")]}) == {
        on_the_day: Touch.OUTSIDE_HOURS, the_day_after: Touch.OUTSIDE_HOURS,
    }  # fmt: skip


def test_it_is_saved_only_knowingly_and_changes_nobodys_booking(roma: tuple[Keys, Place], client: FlaskClient) -> None:
    keys, place = roma
    reference = booked(client, keys)
    with pytest.raises(WouldTouch) as would:
        restaurants.save(place, OWNER, {"closures": [CLOSED]})
    assert [each.reference for each in would.value.bookings] == [reference]
    assert would.value.can_be_confirmed
    assert restaurants.current(place)["closures"] == []
    assert restaurants.save(place, OWNER, {"closures": [CLOSED]}, confirm=True)
    assert reasons(place, {"closures": [CLOSED]}) == {}, "what does not fit any more is not touched again"
    assert reasons(place, {"closures": []}) == {}


def test_a_table_that_goes_or_shrinks_touches_who_sits_at_it(roma: tuple[Keys, Place], client: FlaskClient) -> None:
    keys, place = roma
    two, four = booked(client, keys), booked(client, keys, "Anna Bianchi", people=4)
    names = {each.reference: each.tables for each in restaurants.touched(place, {"tables": []})}
    assert names == {two: ("T1",), four: ("T2",)}
    small = [
        {"name": f"T{number}", "seats_min": 1, "seats_max": most} for number, most in ((1, 2), (2, 3), (3, 4), (4, 6))
    ]
    assert reasons(place, {"tables": small}) == {four: Touch.TOO_SMALL}
    with pytest.raises(WouldTouch) as would:
        restaurants.save(place, OWNER, {"tables": small[1:], "combinations": []}, confirm=True)
    assert not would.value.can_be_confirmed, "a table somebody is booked at can't go"
    assert [each.reason for each in would.value.bookings] == [Touch.TABLE_GONE, Touch.TOO_SMALL]


def test_a_table_that_gets_another_name_touches_nobody(roma: tuple[Keys, Place], client: FlaskClient) -> None:
    keys, place = roma
    booked(client, keys)
    renamed = [{"name": "Uno", "seats_min": 1, "seats_max": 2}]
    others = [{"name": f"T{number}", "seats_min": 2, "seats_max": 4} for number in (2, 3, 4)]
    assert reasons(place, {"tables": renamed + others}, list(keys.table_nos)) == {}
    assert set(reasons(place, {"tables": renamed + others}).values()) == {Touch.TABLE_GONE}


def test_a_join_that_goes_touches_the_party_at_it(roma: tuple[Keys, Place], client: FlaskClient) -> None:
    keys, place = roma
    seven = booked(client, keys, people=7)
    assert reasons(place, {"combinations": []}) == {seven: Touch.JOIN_GONE}
    small = [{"tables": ["T2", "T3"], "seats_min": 2, "seats_max": 6}]
    assert reasons(place, {"combinations": small}) == {seven: Touch.TOO_SMALL}


def test_longer_turn_times_touch_only_who_would_meet_the_next_party(app: Flask, client: FlaskClient) -> None:
    keys, place = opened(app, "milano", seats=((1, 2),), joined=False)
    early = booked(client, keys, time="19:00")
    booked(client, keys, "Anna Bianchi", time="21:00")
    with app.app_context():
        assert reasons(place, {"turn_times": [{"up_to_people": 20, "minutes": 150}]}) == {early: Touch.NEXT_PARTY}
        assert reasons(place, {"turn_times": [{"up_to_people": 20, "minutes": 60}]}) == {}
        assert reasons(place, {"rules": {"buffer_minutes": 15}}) == {early: Touch.NEXT_PARTY}


def test_slower_pacing_touches_everybody_in_a_full_interval(roma: tuple[Keys, Place], client: FlaskClient) -> None:
    keys, place = roma
    together = {booked(client, keys), booked(client, keys, "Anna Bianchi", people=4)}
    booked(client, keys, "Elisa Verdi", time="21:00")
    assert reasons(place, {"rules": {"covers_per_slot": 5}}) == dict.fromkeys(together, Touch.PACING_COVERS)
    assert reasons(place, {"rules": {"parties_per_slot": 1}}) == dict.fromkeys(together, Touch.PACING_PARTIES)
    assert reasons(place, {"rules": {"parties_per_slot": 2}}) == {}


def test_another_time_zone_touches_every_booking(roma: tuple[Keys, Place], client: FlaskClient) -> None:
    keys, place = roma
    reference = booked(client, keys)
    assert reasons(place, {"timezone": "Europe/London"}) == {reference: Touch.CLOCK}
    assert reasons(place, {"timezone": "Europe/Berlin"}) == {}


@pytest.mark.both_databases
def test_the_time_zone_stays_while_a_booking_to_come_would_move(
    roma: tuple[Keys, Place], client: FlaskClient, database: str
) -> None:
    keys, place = roma
    reference = booked(client, keys)
    with pytest.raises(WouldTouch) as would:
        restaurants.save(place, OWNER, {"timezone": "Europe/London"}, confirm=True)
    assert not would.value.can_be_confirmed
    with pytest.raises(InvalidFile, match=r"timezone must stay Europe/Rome: .* another moment: 1"):
        restaurants.import_file(json.dumps({"slug": "roma", "timezone": "Europe/London"}))
    assert restaurants.current(place)["timezone"] == "Europe/Rome"
    assert restaurants.save(place, OWNER, {"timezone": "Europe/Berlin"}), "the same hours all year"
    post(client, keys, "cancel_booking", {"restaurant_id": "roma", "booking_id": reference})
    assert restaurants.save(place, OWNER, {"timezone": "Europe/London"})


def test_who_cancelled_or_works_elsewhere_is_not_listed(
    roma: tuple[Keys, Place], app: Flask, client: FlaskClient
) -> None:
    keys, place = roma
    other, _ = opened(app, "milano")
    booked(client, other)
    reference = booked(client, keys)
    body = {"restaurant_id": "roma", "booking_id": reference}
    assert client.post("/api/cancel_booking", json=body, headers=keys.bearer).get_json()["ok"]
    assert restaurants.touched(place, {"closures": [CLOSED], "tables": []}) == ()
