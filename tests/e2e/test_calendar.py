"""The calendar under the hands: bookings dragged, stretched, drawn and refused in a real browser."""

from collections.abc import Callable, Iterator
from datetime import date, time
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.watching import PHONE, WIDE, barriers, scrolls_sideways, sign_in, watched
from tests.operations.houses import ANNA, place_of, wanted
from tests.restaurants import Place, ahead
from webapp.operations.bookings import staff

DAY = date.fromisoformat(ahead())
Book = Callable[..., staff.Entry]


@pytest.fixture
def book(app: Flask, house: Place) -> Book:
    """Make a booking a week from now, as staff would."""

    def made(at: str = "20:00", table: int | None = 0, name: str = "Mario Rossi", **changes: Any) -> staff.Entry:
        tables = None if table is None else (house.table_nos[table],)
        booking = wanted(day=DAY, time=time.fromisoformat(at), name=name, table_nos=tables, **changes)
        with app.app_context():
            return staff.create(place_of(house), ANNA, booking, waive=staff.POLICY)

    return made


@pytest.fixture
def now(app: Flask, house: Place) -> Callable[[staff.Entry], tuple[str, int, tuple[int, ...]]]:
    """What a booking is now: its start, its stay, and its tables counted from 0."""

    def looked(entry: staff.Entry) -> tuple[str, int, tuple[int, ...]]:
        with app.app_context():
            found = staff.find(place_of(house), entry.reference)
        return f"{found.day} {found.time:%H:%M}", found.stay_minutes, tuple(map(house.table_nos.index, found.table_nos))

    return looked


@pytest.fixture
def desk(browser: Browser, site: str, house: Place) -> Iterator[Page]:
    """The host's browser; what it complains of fails the test, but for refusals."""
    with watched(browser, site, viewport=WIDE, locale="en-US") as (page, complaints):
        sign_in(page, site, "host@example.com")
        yield page
        assert [each for each in complaints if "422" not in each and "409" not in each] == []


def open_day(page: Page, site: str, view: str = "day") -> None:
    page.goto(f"{site}/r/roma/calendar?view={view}&day={DAY}")


def block(page: Page, entry: staff.Entry) -> Locator:
    return page.locator(f'.block[data-reference="{entry.reference}"]')


def point(page: Page, row: int, clock: str) -> tuple[float, float]:
    """Where a time is in a row of the day, the tables counted from 0 and -1 being no table."""
    tracks, name = page.locator(".tracks").bounding_box(), page.locator(".row-name").nth(row + 1).bounding_box()
    begins = page.locator(".tick").first.get_attribute("data-hour")
    length = page.locator(".day-board").get_attribute("data-hours")
    assert tracks and name and begins and length
    hour, minute = map(int, clock.split(":"))
    share = (hour + minute / 60 - int(begins)) / int(length)
    return tracks["x"] + share * tracks["width"], name["y"] + name["height"] / 2


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2, steps=4)
    page.mouse.move(*end, steps=4)
    page.mouse.up()


def test_a_booking_is_dragged_to_another_table_and_time_and_brought_back(
    desk: Page, site: str, book: Book, now: Any
) -> None:
    entry = book()
    open_day(desk, site)
    drag(desk, point(desk, 0, "20:15"), point(desk, 2, "21:17"))
    expect(desk.locator(".toast-note")).to_contain_text("Mario Rossi is now at")
    assert now(entry) == (f"{DAY} 21:00", 120, (2,)), "drawn to the house's own start"
    desk.get_by_role("button", name="Undo").click()
    expect(block(desk, entry)).to_have_attribute("data-version", "3")
    assert now(entry) == (f"{DAY} 20:00", 120, (0,))


def test_a_drop_on_a_taken_table_says_who_has_it_and_offers_others(desk: Page, site: str, book: Book, now: Any) -> None:
    entry, other = book(), book(table=1, name="Giulia Ferrari")
    open_day(desk, site)
    before = block(desk, entry).bounding_box()
    drag(desk, point(desk, 0, "20:15"), point(desk, 1, "20:15"))
    sheet = desk.locator("#calendar-sheet")
    expect(sheet).to_contain_text("T2 is taken at that time.")
    expect(sheet.get_by_role("link", name=other.name)).to_be_visible()
    expect(sheet.get_by_role("button", name="Move it all the same")).to_have_count(0)
    assert now(entry) == (f"{DAY} 20:00", 120, (0,))
    assert barriers(desk) == []
    desk.wait_for_timeout(300)
    assert block(desk, entry).bounding_box() == before, "the block is back"
    sheet.get_by_role("button", name="T3", exact=True).click()
    expect(sheet).to_be_hidden()
    assert now(entry) == (f"{DAY} 20:00", 120, (2,))


def test_house_policy_is_waived_knowingly(desk: Page, site: str, book: Book, now: Any) -> None:
    entry = book()
    open_day(desk, site)
    drag(desk, point(desk, 0, "20:15"), point(desk, 0, "17:15"))
    sheet = desk.locator("#calendar-sheet")
    expect(sheet.get_by_role("heading", name="Against a house rule")).to_be_visible()
    expect(sheet).to_contain_text("outside the hours")
    sheet.get_by_role("button", name="Move it all the same").click()
    expect(sheet).to_be_hidden()
    assert now(entry) == (f"{DAY} 17:00", 120, (0,))


def test_the_end_of_a_booking_is_stretched(desk: Page, site: str, book: Book, now: Any) -> None:
    entry = book()
    open_day(desk, site)
    x, y = point(desk, 0, "22:00")
    drag(desk, (x - 5, y), (point(desk, 0, "23:00")[0] - 5, y))
    expect(block(desk, entry)).to_have_attribute("data-minutes", "180")
    assert now(entry) == (f"{DAY} 20:00", 180, (0,))


def test_a_drag_given_up_changes_nothing(desk: Page, site: str, book: Book, now: Any) -> None:
    entry = book()
    open_day(desk, site)
    desk.mouse.move(*point(desk, 0, "20:15"))
    desk.mouse.down()
    desk.mouse.move(*point(desk, 2, "21:10"), steps=4)
    expect(desk.locator(".ghost")).to_have_text("21:00 · 2:00")
    desk.keyboard.press("Escape")
    desk.mouse.up()
    expect(desk.locator(".ghost")).to_have_count(0)
    assert now(entry) == (f"{DAY} 20:00", 120, (0,))


def test_two_people_collide_and_neither_is_overwritten(
    app: Flask, desk: Page, site: str, house: Place, book: Book, now: Any
) -> None:
    entry = book()
    open_day(desk, site)
    with app.app_context():
        staff.change(place_of(house), ANNA, entry.reference, 1, staff.Changes(time=time(19)), waive=staff.POLICY)
    drag(desk, point(desk, 0, "20:15"), point(desk, 2, "21:15"))
    sheet = desk.locator("#calendar-sheet")
    expect(sheet.get_by_role("heading", name="Changed meanwhile")).to_be_visible()
    expect(sheet).to_contain_text("9:00 PM")
    expect(sheet).to_contain_text("7:00 PM")
    assert now(entry)[0] == f"{DAY} 19:00"
    sheet.get_by_role("button", name="Move it to mine").click()
    expect(sheet).to_be_hidden()
    assert now(entry) == (f"{DAY} 21:00", 120, (2,))


def test_what_a_colleague_changes_appears_without_a_touch(
    app: Flask, desk: Page, site: str, house: Place, book: Book
) -> None:
    entry = book()
    open_day(desk, site)
    block(desk, entry).locator("a").focus()
    desk.evaluate("document.getElementById('board').mark = 'unchanged'")
    with desk.expect_response("**/calendar/board?*") as same:
        desk.evaluate("htmx.trigger('#board', 'look-again')")
    assert same.value.status == 304
    assert desk.evaluate("document.getElementById('board').mark") == "unchanged"
    with app.app_context():
        staff.change(place_of(house), ANNA, entry.reference, 1, staff.Changes(time=time(19)), waive=staff.POLICY)
    desk.evaluate("htmx.trigger('#board', 'look-again')")
    expect(block(desk, entry)).to_have_attribute("data-version", "2")
    expect(block(desk, entry).locator("a")).to_be_focused()


@pytest.mark.parametrize(("start", "end", "asked"), [
    ("20:10", "20:10", "time=20%3A00&table={}"), ("20:05", "21:30", "time=20%3A00&table={}&stay_minutes=90"),
])  # fmt: skip
def test_a_free_place_is_booked_where_it_is_drawn(
    desk: Page, site: str, house: Place, start: str, end: str, asked: str
) -> None:
    open_day(desk, site)
    drag(desk, point(desk, 1, start), point(desk, 1, end))
    desk.wait_for_url(f"**/bookings/new?day={DAY}&{asked.format(house.table_nos[1])}")


def test_in_the_week_a_booking_goes_to_another_day(desk: Page, site: str, book: Book, now: Any) -> None:
    entry = book(table=None)
    open_day(desk, site, "week")
    own = block(desk, entry).bounding_box()
    number = DAY.weekday() - 1 if DAY.weekday() else 1
    other = date.fromordinal(DAY.toordinal() - DAY.weekday() + number)
    column = desk.locator(".week .tracks").nth(number).bounding_box()
    assert own and column
    drag(desk, (own["x"] + 20, own["y"] + 20), (column["x"] + 20, own["y"] + 20))
    expect(desk.locator(".toast-note")).to_be_visible()
    assert now(entry)[0] == f"{other} 20:00"


def test_without_a_pointer_the_keyboard_moves_it(desk: Page, site: str, book: Book, now: Any) -> None:
    entry = book()
    open_day(desk, site)
    block(desk, entry).locator("a").focus()
    desk.keyboard.press("Enter")
    sheet = desk.locator("#calendar-sheet")
    expect(sheet.get_by_role("heading", name="Mario Rossi")).to_be_visible()
    assert barriers(desk) == []
    sheet.get_by_role("button", name="Later: 8:30 PM").press("Enter")
    expect(sheet).to_be_hidden()
    assert now(entry)[0] == f"{DAY} 20:30"
    expect(block(desk, entry).locator("a")).to_be_focused()
    desk.keyboard.press("Enter")
    sheet.get_by_label("T1").uncheck()
    sheet.get_by_label("T3").check()
    sheet.get_by_role("button", name="Move", exact=True).press("Enter")
    expect(sheet).to_be_hidden()
    assert now(entry) == (f"{DAY} 20:30", 120, (2,))


def test_a_filter_stays_in_the_address(desk: Page, site: str, book: Book) -> None:
    entry = book()
    open_day(desk, site)
    desk.get_by_label("Booked by").select_option("phone")
    expect(block(desk, entry)).to_have_count(0)
    assert desk.url.endswith(f"?view=day&day={DAY}&source=phone")
    desk.get_by_role("link", name="The day after").click()
    assert desk.url.endswith("&source=phone")
    desk.go_back()
    expect(desk.get_by_label("Booked by")).to_have_value("phone")


def test_arrows_turn_the_pages(desk: Page, site: str) -> None:
    open_day(desk, site)
    desk.keyboard.press("ArrowRight")
    desk.wait_for_url(f"**day={date.fromordinal(DAY.toordinal() + 1)}")


def test_a_finger_that_holds_a_booking_moves_it(browser: Browser, site: str, book: Book, now: Any) -> None:
    entry = book()
    with watched(browser, site, viewport={"width": 1024, "height": 1100}, has_touch=True, locale="en-US") as (page, _):
        sign_in(page, site, "host@example.com")
        open_day(page, site)
        touches = page.context.new_cdp_session(page)

        def touch(kind: str, *at: tuple[float, float]) -> None:
            points = [{"x": x, "y": y} for x, y in at]
            touches.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        block(page, entry).scroll_into_view_if_needed()
        start, end = point(page, 0, "20:15"), point(page, 2, "20:15")
        touch("touchStart", start)
        page.wait_for_timeout(450)
        for step in range(1, 6):
            touch("touchMove", (start[0], start[1] + (end[1] - start[1]) * step / 5))
        touch("touchEnd")
        expect(block(page, entry)).to_have_attribute("data-version", "2")
    assert now(entry) == (f"{DAY} 20:00", 120, (2,))


def test_without_scripts_the_forms_do_it(browser: Browser, site: str, book: Book, now: Any) -> None:
    entry, _ = book(), book(table=1, name="Giulia Ferrari")
    with watched(browser, site, viewport=WIDE, locale="en-US", java_script_enabled=False) as (page, _complaints):
        sign_in(page, site, "host@example.com")
        open_day(page, site)
        block(page, entry).locator("a").click()
        page.get_by_role("button", name="Later: 8:30 PM").click()
        expect(page.locator(".alert-success")).to_contain_text("Mario Rossi is now at")
        assert now(entry)[0] == f"{DAY} 20:30"
        page.get_by_role("button", name="Undo").click()
        block(page, entry).locator("a").click()
        page.get_by_label("T1").uncheck()
        page.get_by_label("T2").check()
        page.get_by_role("button", name="Move", exact=True).click()
        expect(page.get_by_role("alert")).to_contain_text("T2 is taken at that time.")
        page.get_by_role("button", name="T3", exact=True).click()
        expect(page.locator(".alert-success")).to_be_visible()
        page.get_by_label("Booked by").select_option("phone")
        page.get_by_role("button", name="Show").click()
        expect(block(page, entry)).to_have_count(0)
    assert now(entry) == (f"{DAY} 20:00", 120, (2,))


@pytest.mark.parametrize("view", ["month", "week", "day"])
def test_on_a_phone_nothing_scrolls_sideways(browser: Browser, site: str, book: Book, view: str) -> None:
    entry = book()
    with watched(browser, site, viewport=PHONE, locale="it-IT", has_touch=True) as (page, complaints):
        sign_in(page, site, "host@example.com")
        open_day(page, site, view)
        assert not scrolls_sideways(page)
        assert (barriers(page), complaints) == ([], [])
        if view != "month":
            block(page, entry).locator("a").click()
            expect(page.locator("#calendar-sheet")).to_be_visible()
            assert not scrolls_sideways(page)
