"""Bookings of the calendar's pages: how they are made, looked at and moved."""

import html
import re
from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.operations.houses import ANNA, DAY, at, place_of, wanted
from tests.pages.conftest import Browser
from tests.restaurants import Place
from webapp.operations.bookings import staff

SignedIn = Callable[..., Browser]
Book = Callable[..., staff.Entry]
CALENDAR = "/r/roma/calendar"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def book(app: Flask, house: Place) -> Book:
    """Make a booking as staff would; `table` counts from 0."""

    def made(clock: str = "20:00", table: int | None = None, **changes: Any) -> staff.Entry:
        tables = None if table is None else (house.table_nos[table],)
        booking = wanted(**{"time": time.fromisoformat(clock), "table_nos": tables, **changes})
        with app.app_context(), at("10:00"):
            return staff.create(place_of(house), ANNA, booking, waive=staff.POLICY)

    return made


def found(app: Flask, house: Place, entry: staff.Entry) -> staff.Entry:
    with app.app_context():
        return staff.find(place_of(house), entry.reference)


def view(browser: Browser, name: str, day: date = DAY, part: str = "", **filters: str) -> TestResponse:
    return browser.get(f"{CALENDAR}{part}", query_string={"view": name, "day": day.isoformat(), **filters})


def text(answer: TestResponse) -> str:
    """What is read on the page, in one line."""
    main = answer.text.partition("<main")[2] or answer.text
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def move(browser: Browser, entry: staff.Entry, htmx: bool = True, **fields: Any) -> TestResponse:
    data = {"reference": entry.reference, "version": entry.version, **fields}
    headers = HTMX if htmx else {}
    return browser.post(f"{CALENDAR}/move?view=day&day={DAY}", data, headers=headers)
