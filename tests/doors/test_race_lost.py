"""A race that only the guard of the database decides: the work is done once more, on the book as it is by then."""

import json
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, datetime
from datetime import time as clock
from typing import Any

import psycopg
import pytest
from flask import Flask
from sqlalchemy import event, make_url

from tests.restaurants import CALLER, ROME, Place, ahead, booking_of, envelope, open_restaurant, post
from tests.until import until
from webapp.extensions import db
from webapp.models import Booking, Seating, ToolCall
from webapp.models.types import new_id
from webapp.rules.book import to_minute

BOUND_S = 30.0  # against hanging
Ask = Callable[[Flask, Place], dict[str, Any]]


def by_json(app: Flask, place: Place) -> dict[str, Any]:
    return post(app.test_client(), place, "create_booking", booking_of(place))


def by_voice(app: Flask, place: Place) -> dict[str, Any]:
    body = envelope(place, ("t1", "create_booking", booking_of(place)))
    response = app.test_client().post("/api/vapi/tools", json=body, headers=place.bearer)
    told: dict[str, Any] = json.loads(response.get_json()["results"][0]["result"])
    return told


def seating(place: Place, booking_id: str, restaurant_id: str) -> tuple[str, str, int, int, int]:
    """The row that holds the first table when `booking_of` wants it."""
    start = to_minute(datetime.combine(date.fromisoformat(ahead()), clock(20), ROME))
    return booking_id, restaurant_id, place.table_nos[0], start, start + 120


def without_table(app: Flask, place: Place) -> str:
    """A booking of the staff that has no table yet."""
    _, _, _, start, end = seating(place, "", "")
    booking_id = new_id()
    values = {"id": booking_id, "restaurant_id": place.id, "reference": "K7M4QX", "status": "confirmed", "people": 2}
    starts = {"day": date.fromisoformat(ahead()), "time": clock(20), "starts_at": start, "ends_at": end}
    with app.app_context():
        db.session.execute(db.insert(Booking).values(**values, **starts, name="Staff", source="staff"))
        db.session.commit()
    return booking_id


def while_another_takes_the_table(app: Flask, url: str, place: Place, ask: Ask) -> dict[str, Any]:
    """Ask while a writer that knows no turns holds the first table, and commits once it is in our way."""
    taken = seating(place, without_table(app, place), place.id)
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    insert = "insert into seating (booking_id, restaurant_id, table_no, starts_at, ends_at) values (%s, %s, %s, %s, %s)"
    waits = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    with psycopg.connect(address) as other, psycopg.connect(address, autocommit=True) as watcher:
        other.execute(insert, taken)
        with ThreadPoolExecutor(1) as caller:
            asked = caller.submit(ask, app, place)
            until(lambda: watcher.execute(waits).fetchone() != (0,))
            other.commit()
            return asked.result(BOUND_S)


@pytest.mark.parametrize("database", ["postgresql"])  # SQLite lets nobody write meanwhile
@pytest.mark.parametrize(("ask", "code"), [(by_json, "error_code"), (by_voice, "error")])
def test_who_loses_it_hears_what_else_is_free(app: Flask, database_url: str, ask: Ask, code: str) -> None:
    place = open_restaurant(app, seats=((1, 2),), locale="en")
    told = while_another_takes_the_table(app, database_url, place, ask)
    assert told[code] == "CLOSED_OR_FULL"
    assert {each["time"] for each in told["alternatives"][:2]} <= {"12:00", "12:30", "13:00", "13:30", "14:00", "22:00"}
    assert len(told["alternatives"]) > 2
    if ask is by_voice:
        assert "I could offer" in told["message"]
    app.extensions["tool_call_batches"].flush()
    with app.app_context():
        (logged,) = db.session.scalars(db.select(ToolCall))
        assert logged.decision and logged.decision["reason"] == "no_table"


@pytest.mark.parametrize("database", ["postgresql"])
@pytest.mark.parametrize("ask", [by_json, by_voice])
def test_who_loses_it_gets_the_other_table(app: Flask, database_url: str, ask: Ask) -> None:
    place = open_restaurant(app, seats=((1, 2), (1, 2)))
    told = while_another_takes_the_table(app, database_url, place, ask)
    assert told.get("ok") or told.get("success"), told
    with app.app_context():
        held = {each.table_no: each.booking_id for each in db.session.scalars(db.select(Seating))}
        booked = db.session.scalars(db.select(Booking).where(Booking.phone == CALLER)).one()
        assert held.keys() == {*place.table_nos} and held[place.table_nos[1]] == booked.id


def test_it_is_tried_once_more_and_no_more(app: Flask, database_url: str) -> None:
    """A hold that the book of the restaurant does not show, because it is filed under another one."""
    place = open_restaurant(app, seats=((1, 2),))
    with closing(sqlite3.connect(make_url(database_url).database or "")) as connection:
        connection.execute(
            "insert into seating (booking_id, restaurant_id, table_no, starts_at, ends_at) values (?, ?, ?, ?, ?)",
            seating(place, "nobody", "elsewhere"),
        )
        connection.commit()
    tried: list[str] = []
    engine = app.extensions["tools_engine"]
    event.listen(
        engine,
        "before_cursor_execute",
        lambda *given: tried.append(given[2]) if given[2].lower().startswith("insert into seating") else None,
    )
    told = by_json(app, place)
    assert (told["error_code"], told["reason"], told["alternatives"]) == ("CLOSED_OR_FULL", "no_table", [])
    assert len(tried) == 2
    with app.app_context():
        assert db.session.query(Booking).count() == 0
