"""Moving bookings about in the calendar, and what it says when that cannot be."""

import re
from datetime import time

import pytest
from flask import Flask

from tests.operations.houses import ANNA, DAY, at, place_of
from tests.pages.calendar_book import CALENDAR, HTMX, Book, SignedIn, book, found, move, text
from tests.restaurants import Place
from webapp.operations.bookings import staff

__all__ = ["book"]


def test_a_booking_moves_to_another_table_and_time(app: Flask, house: Place, signed_in: SignedIn, book: Book) -> None:
    entry = book(table=0)
    with at("11:00"):
        answer = move(signed_in("host"), entry, day=DAY.isoformat(), time="21:00", table=house.table_nos[2])
    assert answer.status_code == 200 and 'id="board"' in answer.text
    assert answer.headers["HX-Trigger"] == "close-sheet"
    assert "Mario Rossi is now at" in text(answer)
    after = found(app, house, entry)
    assert (after.time, after.table_nos, after.version) == (time(21), (house.table_nos[2],), 2)


def test_what_was_moved_is_brought_back_by_the_form_that_is_offered(
    app: Flask, house: Place, signed_in: SignedIn, book: Book
) -> None:
    entry = book(table=0)
    with at("11:00"):
        host = signed_in("host")
        answer = move(host, entry, time="21:00", stay=90)
        form = answer.text.partition('class="just-moved"')[2]
        fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
        assert host.post(f"{CALENDAR}/move?view=day", fields, headers=HTMX).status_code == 200
    after = found(app, house, entry)
    assert (after.time, after.stay_minutes, after.table_nos) == (entry.time, entry.stay_minutes, entry.table_nos)


def test_without_scripts_a_move_leads_back_to_the_calendar(signed_in: SignedIn, book: Book) -> None:
    entry = book(table=0)
    with at("11:00"):
        host = signed_in("host")
        answer = move(host, entry, htmx=False, time="21:00")
        assert (answer.status_code, answer.headers["Location"]) == (303, f"{CALENDAR}?view=day&day={DAY}")
        assert "Mario Rossi is now at" in text(host.get(answer.headers["Location"]))
        assert "Mario Rossi is now at" not in text(host.get(answer.headers["Location"])), "told once"


def test_a_taken_table_is_refused_with_who_has_it_and_what_else_is_free(
    app: Flask, house: Place, signed_in: SignedIn, book: Book
) -> None:
    entry, _ = book(table=0), book(table=1, name="Giulia Ferrari")
    with at("11:00"):
        answer = move(signed_in("host"), entry, time="20:30", table=house.table_nos[1])
    assert answer.status_code == 422
    assert answer.headers["HX-Retarget"] == "#calendar-sheet"
    said = text(answer)
    assert "T2 is taken at that time." in said and "Giulia Ferrari" in said and "8:00 PM\u201310:00 PM" in said
    assert "Move it all the same" not in said
    offered = re.findall(r"<button class=\"btn\">(?:<svg.*?</svg>)?(.*?)</button>", answer.text)
    assert offered[:3] == ["T1", "T3", "T4"] and "Other times: 9:00 PM" in said
    assert found(app, house, entry) == entry


def test_house_policy_is_asked_about_and_then_waived(app: Flask, house: Place, signed_in: SignedIn, book: Book) -> None:
    entry = book(table=0)
    with at("11:00"):
        host = signed_in("host")
        answer = move(host, entry, time="17:10")
        assert answer.status_code == 422 and "Move it all the same" in text(answer)
        assert found(app, house, entry).time == time(20)
        form = answer.text.partition('class="refused-ways"')[2]
        fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form.partition("</form>")[0]))
        assert fields["waive"] == "outside_hours"
        assert host.post(f"{CALENDAR}/move?view=day&day={DAY}", fields, headers=HTMX).status_code == 200
    assert found(app, house, entry).time == time(17, 10)


def test_a_version_overtaken_is_a_conflict_that_shows_both(
    app: Flask, house: Place, signed_in: SignedIn, book: Book
) -> None:
    entry = book(table=0)
    with at("11:00"):
        host = signed_in("host")
        move(host, entry, time="19:00")
        answer = move(host, entry, time="21:00", table=house.table_nos[2])
    assert answer.status_code == 409
    assert "9:00 PM · T3" in text(answer) and "7:00 PM" in text(answer)
    assert found(app, house, entry).time == time(19)


@pytest.mark.parametrize(("fields", "said"), [
    ({"day": "someday"}, "That is no day the book"), ({"day": "2099-01-01"}, "no day the book reaches"),
    ({"time": "late"}, "That is no time of day."), ({"stay": "2"}, "A stay lasts from 5 minutes to 12 hours."),
    ({"table": "T1"}, "There is no such table any more."), ({"table": "999999"}, "There is no such table any more."),
])  # fmt: skip
@pytest.mark.parametrize("htmx", [True, False])
def test_what_cannot_be_read_is_told(
    app: Flask, house: Place, signed_in: SignedIn, book: Book, fields: dict[str, str], said: str, htmx: bool
) -> None:
    entry = book(table=0)
    with at("11:00"):
        answer = move(signed_in("host"), entry, htmx, **fields)
    assert answer.status_code == 422 and said in text(answer)
    assert found(app, house, entry) == entry


def test_a_booking_that_is_over_stays(app: Flask, house: Place, signed_in: SignedIn, book: Book) -> None:
    entry = book(table=0)
    with app.app_context(), at("10:30"):
        entry = staff.cancel(place_of(house), ANNA, entry.reference, 1)
    with at("11:00"):
        answer = move(signed_in("host"), entry, time="21:00")
    assert answer.status_code == 422 and "cannot be moved" in text(answer)


def test_a_card_shows_the_booking_and_where_it_can_go(signed_in: SignedIn, book: Book) -> None:
    entry = book(table=0, notes="Compleanno")
    with at("11:00"):
        host = signed_in("host")
        card = host.get(f"{CALENDAR}/bookings/{entry.reference}", headers=HTMX)
        page = host.get(f"{CALENDAR}/bookings/{entry.reference}?view=day&day={DAY}")
        assert host.get(f"{CALENDAR}/bookings/XXXXXX").status_code == 404
    assert "<html" not in card.text and "<html" in page.text
    for said in ("Compleanno", "8:00 PM\u201310:00 PM", "Earlier: 7:30 PM", "Later: 8:30 PM"):
        assert said in text(card) and said in text(page)


def test_a_time_with_seconds_is_no_time_of_day(signed_in: SignedIn, book: Book) -> None:
    entry = book(table=0)
    with at("11:00"):
        answer = move(signed_in("host"), entry, time="20:00:30")
    assert answer.status_code == 422 and "That is no time of day." in text(answer)
