"""The calendar: what its three views show, and when they are sent again."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.operations.houses import ANNA, DAY, at, place_of
from tests.pages.calendar_book import CALENDAR, HTMX, Book, SignedIn, book, text, view
from tests.restaurants import Place
from tests.statements import counted
from webapp.extensions import db
from webapp.models import Closure, Restaurant
from webapp.operations.bookings import staff

__all__ = ["book"]


def close(app: Flask, house: Place, first: date, last: date, reason: str | None, **shifts: Any) -> None:
    with app.app_context():
        restaurant = db.session.get(Restaurant, house.id)
        assert restaurant
        own = shifts.get("shifts", [])
        restaurant.closures.append(Closure(first_day=first, last_day=last, reason=reason, shifts=own))
        restaurant.version += 1
        db.session.commit()
        db.session.remove()


def block(answer: TestResponse, entry: staff.Entry) -> str:
    """The classes of a booking's block."""
    shown = re.search(rf'<li class="([^"]+)"\s+data-reference="{entry.reference}"', answer.text)
    return shown.group(1) if shown else ""


def test_a_month_shows_what_each_day_has_booked(signed_in: SignedIn, book: Book) -> None:
    book("20:00", people=4)
    book("13:00", people=3)
    with at("11:00"):
        page = view(signed_in("host"), "month")
    assert page.status_code == 200
    assert "7 covers · 2 parties" in text(page)
    assert f'href="{CALENDAR}?view=day&amp;day={DAY}"' in page.text
    assert page.text.count('aria-current="date"') == 1
    assert "10% full" in text(page), "of 16 seats, twice at lunch and twice at dinner"


def test_a_closed_day_says_why_in_every_view(app: Flask, house: Place, signed_in: SignedIn) -> None:
    close(app, house, DAY, DAY, "Ferie")
    with at("11:00"):
        pages = [view(signed_in("host"), name) for name in ("month", "week", "day")]
        italian = view(signed_in("host", "it"), "day")
    assert all("Closed: Ferie" in text(page) for page in pages)
    assert all("is-closed" in page.text for page in pages)
    assert "Chiuso: Ferie" in text(italian)


def test_a_special_day_is_shaded_by_its_own_hours(app: Flask, house: Place, signed_in: SignedIn) -> None:
    close(app, house, DAY, DAY, "Cenone", shifts=[{"name": "Cenone", "first_seating": 1200, "last_seating": 1260}])
    with at("11:00"):
        day, week = (view(signed_in("host"), name) for name in ("day", "week"))
    assert re.findall(r'class="band ([^"]+)"', day.text) == ["from-0h from-0m for-1h for-30m"]
    assert "Cenone 8:00 PM\u20139:00 PM" in text(day)
    assert '<span class="band from-8h from-0m for-1h for-30m">' in week.text


def test_a_day_lies_by_table_and_time(house: Place, signed_in: SignedIn, book: Book) -> None:
    entry, waiting = book("20:30", table=1), book("13:00", table_nos=())
    with at("11:00"):
        page = view(signed_in("host"), "day")
    assert "from-8h from-30m for-2h for-0m row-0x row-x2" in block(page, entry)
    assert "row-0x row-x0" in block(page, waiting)
    assert re.findall(r'data-table="(\d*)"', page.text) == ["", *map(str, house.table_nos)]


def test_a_party_at_two_tables_lies_in_both_rows(signed_in: SignedIn, house: Place, book: Book) -> None:
    entry = book(people=7, table_nos=house.table_nos[1:3])
    with at("11:00"):
        page = view(signed_in("host"), "day")
    assert "row-x2" in block(page, entry)
    assert len(re.findall(r'row-0x row-x3 echo" aria-hidden="true"', page.text)) == 1
    assert "T2+T3" in page.text


def test_a_party_that_is_late_is_marked(signed_in: SignedIn, book: Book) -> None:
    entry = book()
    with at("20:20"):
        assert "is-late" in block(view(signed_in("host"), "day"), entry)
        assert "is-late" in block(view(signed_in("host"), "week"), entry)


def test_what_begins_past_midnight_is_shown_on_the_evening_it_belongs_to(
    app: Flask, house: Place, signed_in: SignedIn, book: Book
) -> None:
    night = [{"name": "Notte", "first_seating": 1200, "last_seating": 1500}]
    close(app, house, DAY, DAY, "Notte bianca", shifts=night)
    entry = book("00:30", day=DAY + timedelta(days=1), people=4)
    with at("11:00"):
        host = signed_in("host")
        evening, morning = view(host, "day"), view(host, "day", DAY + timedelta(days=1))
        week, month = view(host, "week"), view(host, "month")
    assert "from-4h from-30m" in block(evening, entry)
    assert block(morning, entry) == ""
    friday = week.text.partition(f'data-day="{DAY}"')[2].partition("</section>")[0]
    assert entry.reference in friday and "from-12h from-30m" in block(week, entry)
    cell = month.text.partition("<tbody>")[2].partition(f"day={DAY}")[2].partition("</td>")[0]
    assert "Notte bianca" in cell and "<b>4</b>" in cell


@pytest.mark.parametrize(("day", "hours"), [
    (date(2027, 3, 28), ["12:00 AM", "1:00 AM", "3:00 AM", "4:00 AM"]),
    (date(2027, 10, 31), ["12:00 AM", "1:00 AM", "2:00 AM", "2:00 AM", "3:00 AM"]),
])  # fmt: skip
def test_the_hours_are_right_when_the_clocks_change(
    app: Flask, house: Place, signed_in: SignedIn, book: Book, day: date, hours: list[str]
) -> None:
    book("00:15", day=day)
    with at("11:00"):
        page = view(signed_in("host"), "day", day)
    assert re.findall(r'class="tick [^>]*>([^<]+)</a>', page.text)[: len(hours)] == hours


def test_in_a_week_who_overlaps_stands_side_by_side(signed_in: SignedIn, book: Book) -> None:
    first, second = book("20:00", table=0), book("20:30", table=1)
    with at("11:00"):
        page = view(signed_in("host"), "week")
    assert "lane-0 of-2" in block(page, first) and "lane-1 of-2" in block(page, second)


def test_in_a_week_a_crowd_is_added_up(signed_in: SignedIn, book: Book) -> None:
    single = book("19:30", table=0)
    for table in (1, 2, 3):
        book("20:00", table=table, people=3)
    with at("11:00"):
        page = view(signed_in("host"), "week")
    assert "is-short" in block(page, single)
    assert "8:00 PM 9 covers \u00d73 3 parties" in text(page)


def test_filters_leave_out_what_was_not_asked_for(signed_in: SignedIn, book: Book) -> None:
    entry = book()
    with at("11:00"):
        host = signed_in("host")
        for name in ("week", "day"):
            assert block(view(host, name, source="staff", status="confirmed"), entry)
            assert not block(view(host, name, source="phone"), entry)
            assert not block(view(host, name, status="pending"), entry)
        assert "2 covers · 1 party" in text(view(host, "month", source="staff"))
        assert "0 covers · 0 parties" in text(view(host, "month", status="seated"))
        page = view(host, "day", source="phone")
    assert f"view=week&amp;day={DAY}&amp;source=phone" in page.text, "the filter goes along"


def test_the_cancelled_are_shown_when_asked_for(app: Flask, house: Place, signed_in: SignedIn, book: Book) -> None:
    entry = book()
    with app.app_context(), at("10:30"):
        staff.cancel(place_of(house), ANNA, entry.reference, 1)
    with at("11:00"):
        host = signed_in("host")
        assert not block(view(host, "day"), entry)
        assert "is-cancelled" in block(view(host, "day", status="cancelled"), entry)
        assert "2 covers · 1 party" in text(view(host, "month", status="cancelled"))


@pytest.mark.parametrize(
    "query", ["view=year", "day=yesterday", "day=9999-12-31", "day=0001-01-01", "source=x&status=y"]
)
def test_an_address_that_cannot_be_read_shows_today(signed_in: SignedIn, query: str) -> None:
    with at("11:00"):
        page = signed_in("host").get(f"{CALENDAR}?{query}")
    assert page.status_code == 200
    assert "March 2027" in text(page)


def test_a_filter_changed_in_the_page_gets_a_part_of_it(signed_in: SignedIn) -> None:
    with at("11:00"):
        part = signed_in("host").get(f"{CALENDAR}?view=day&day={DAY}&source=phone&status=", headers=HTMX)
    assert "<html" not in part.text and 'id="calendar"' in part.text
    assert part.headers["HX-Push-Url"] == f"{CALENDAR}?view=day&day={DAY}&source=phone"


@pytest.mark.parametrize("name", ["month", "week", "day"])
def test_the_board_is_sent_again_only_when_it_changed(
    app: Flask, house: Place, signed_in: SignedIn, book: Book, name: str
) -> None:
    entry = book()
    with at("11:00"):
        host = signed_in("host")
        stamp = view(host, name, part="/board").headers["ETag"]
        assert f'\\"{stamp.strip(chr(34))}\\"' in view(host, name).text, "the page knows it from the start"
    with at("11:05"):
        again = host.get(f"{CALENDAR}/board?view={name}&day={DAY}", headers={"If-None-Match": stamp})
        assert (again.status_code, again.data, again.headers["HX-Reswap"]) == (304, b"", "none")
        with app.app_context():
            staff.change(place_of(house), ANNA, entry.reference, 1, staff.Changes(people=3), waive=staff.POLICY)
        changed = host.get(f"{CALENDAR}/board?view={name}&day={DAY}", headers={"If-None-Match": stamp})
    assert changed.status_code == 200 and 'id="board"' in changed.text
    assert changed.headers["ETag"] != stamp


@pytest.mark.parametrize("name", ["month", "week", "day"])
def test_the_number_of_queries_does_not_grow_with_the_book(
    app: Flask, signed_in: SignedIn, book: Book, name: str
) -> None:
    with at("11:00"):
        host = signed_in("host")
    numbers = []
    for clock in (None, "13:00", "19:00", "20:00", "21:00"):
        if clock:
            book(clock)
        with at("11:00"), counted() as sent:
            assert view(host, name).status_code == 200
        numbers.append(len(sent))
    assert numbers[1:] == [numbers[1]] * 4
    assert numbers[1] <= 16
