"""The pages of one booking: written down, moved, cancelled, and its story."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.operations.houses import DAY, at
from tests.pages.conftest import Book, Browser, found
from tests.restaurants import Place, booking_of, post
from webapp.operations.bookings import staff

SignedIn = Callable[..., Browser]
BOOKINGS = "/r/roma/bookings"
FIELDS = {"day": "2027-03-12", "people": "2", "time": "20:00", "name": "Mario Rossi", "phone": "333 123 4567"}


def reference_in(answer: Any) -> str:
    named = re.search(r"/bookings/(\w{6})$", answer.headers["Location"])
    assert named
    return named.group(1)


def as_shown(entry: staff.Entry, **changes: str) -> dict[str, Any]:
    """What the form sends when only `changes` were typed into it."""
    return {
        "version": entry.version,
        "day": entry.day.isoformat(),
        "people": str(entry.people),
        "time": entry.time.isoformat("minutes"),
        "name": entry.name,
        "phone": entry.phone or "",
        "notes": entry.notes or "",
        "stay_minutes": str(entry.stay_minutes),
        "tables": [str(no) for no in entry.table_nos],
        **changes,
    }


def test_a_booking_takes_one_form(app: Flask, house: Place, signed_in: SignedIn) -> None:
    with at("18:00"):
        browser = signed_in("host")
        assert browser.get(f"{BOOKINGS}/new").status_code == 200
        answer = browser.post(f"{BOOKINGS}/new", {**FIELDS, "notes": "Finestra"})
    assert answer.status_code == 303
    entry = found(app, house, reference_in(answer))
    assert (entry.day, entry.time, entry.people, entry.notes) == (DAY, time(20), 2, "Finestra")
    assert entry.phone == "+393331234567" and entry.table_nos == house.table_nos[:1]


def test_the_form_offers_the_times_of_the_day_and_party(signed_in: SignedIn, house: Place, book: Book) -> None:
    with at("18:00"):
        for number in house.table_nos:
            book(table_nos=(number,))
        page = signed_in("host").get(f"{BOOKINGS}/slots?day=2027-03-12&people=2").text
    assert 'id="slots"' in page and "<html" not in page
    assert re.findall(r'value="(\d\d:\d\d)"', page) == ["19:00", "19:30", "20:00", "20:30", "21:00", "21:30", "22:00"]
    assert page.count("<small") == 6, "all but ten o'clock have no table free"


def test_without_scripts_a_button_shows_the_times(signed_in: SignedIn) -> None:
    with at("18:00"):
        page = signed_in("host").post(f"{BOOKINGS}/new", {**FIELDS, "day": "2027-03-13", "look": "1"})
    assert page.status_code == 200 and 'value="12:00"' in page.text and 'value="Mario Rossi"' in page.text


def test_the_address_can_fill_the_form(signed_in: SignedIn, house: Place) -> None:
    with at("18:00"):
        url = f"{BOOKINGS}/new?day=2027-03-14&time=21:00&people=4&table={house.table_nos[2]}"
        page = signed_in("host").get(url).text
        assert signed_in("host").get(f"{BOOKINGS}/new?day=x&time=25:00&people=none").status_code == 200
    assert 'value="2027-03-14"' in page
    assert re.search(r'name="time" value="21:00" checked', page)
    assert re.search(r'name="people" value="4" checked', page)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ""}, "Please fill this in."),
        ({"phone": "12"}, "This is not a phone number we can read."),
        ({"day": ""}, "Please choose a day."),
        ({"time": ""}, "Please choose a time."),
        ({"time": "25:99"}, "Please choose a time."),
        ({"people": ""}, "How many people?"),
        ({"day": "2099-01-01"}, "This is too far off."),
    ],
)
def test_what_is_wrong_stands_beside_its_field(signed_in: SignedIn, changes: dict[str, str], words: str) -> None:
    with at("18:00"):
        answer = signed_in("host").post(f"{BOOKINGS}/new", {**FIELDS, **changes})
    assert answer.status_code == 422 and words in answer.text


def test_house_rules_are_waived_in_a_second_step(app: Flask, house: Place, signed_in: SignedIn) -> None:
    late = {**FIELDS, "time": "", "other_time": "22:40"}
    with at("18:00"):
        browser = signed_in("host")
        asked = browser.post(f"{BOOKINGS}/new", late)
        assert asked.status_code == 422
        assert "outside the hours" in asked.text and 'name="waive" value="outside_hours"' in asked.text
        answer = browser.post(f"{BOOKINGS}/new", {**late, "waive": "outside_hours"})
    assert found(app, house, reference_in(answer)).time == time(22, 40)


def test_a_taken_table_names_who_has_it_and_what_is_free(signed_in: SignedIn, house: Place, book: Book) -> None:
    with at("18:00"):
        book(name="Luisa Verdi", table_nos=house.table_nos[:1])
        browser = signed_in("host")
        fields = {**FIELDS, "tables": str(house.table_nos[0])}
        answer = browser.post(f"{BOOKINGS}/new", fields)
        assert answer.status_code == 422 and "T1 is taken at that time." in answer.text
        assert "Luisa Verdi" in answer.text and 'name="take" value="2027-03-12T22:00"' in answer.text
        taken = browser.post(f"{BOOKINGS}/new", {**fields, "take": "2027-03-12T22:00"})
        waiting = browser.post(f"{BOOKINGS}/new", {**fields, "without_table": "y"})
    assert taken.status_code == waiting.status_code == 303


def test_the_story_shows_guest_call_and_the_rules_with_their_numbers(
    client: FlaskClient, house: Place, signed_in: SignedIn
) -> None:
    with at("18:00"):
        wish = booking_of(house, day=DAY.isoformat(), notes="Compleanno")
        reference = post(client, house, "create_booking", wish)["booking_id"]
        page = signed_in("host").get(f"{BOOKINGS}/{reference}").text
    assert "Booked by phone" in page and "Compleanno" in page and "Mario Rossi" in page
    assert "a party of 2, at most 8" in page and "T1, of 3 ways to seat them" in page


def test_waived_rules_are_named_in_the_story(signed_in: SignedIn, book: Book) -> None:
    with at("18:00"):
        entry = book(time=time(18, 30))
        page = signed_in("host").get(f"{BOOKINGS}/{entry.reference}").text
    assert "House rules were waived knowingly." in page and "check-waived" in page and "Anna Neri" in page


def test_a_booking_is_moved_by_its_form(app: Flask, house: Place, signed_in: SignedIn, book: Book) -> None:
    with at("18:00"):
        entry = book()
        browser = signed_in("host")
        assert 'value="20:00" checked' in browser.get(f"{BOOKINGS}/{entry.reference}/edit").text
        answer = browser.post(f"{BOOKINGS}/{entry.reference}/edit", as_shown(entry, time="21:00", people="4"))
    assert answer.status_code == 303
    after = found(app, house, entry.reference)
    assert (after.time, after.people, after.table_nos) == (time(21), 4, (house.table_nos[1],))


def test_the_second_to_save_sees_both_versions(app: Flask, house: Place, signed_in: SignedIn, book: Book) -> None:
    with at("17:00"):
        entry = book()
    with at("18:00"):
        url = f"{BOOKINGS}/{entry.reference}/edit"
        signed_in("manager").post(url, as_shown(entry, people="3"))
        browser = signed_in("host")
        answer = browser.post(url, as_shown(entry, notes="Torta"))
        assert answer.status_code == 409
        assert "Manager changed this booking" in answer.text and 'class="differs"' in answer.text
        assert found(app, house, entry.reference).notes is None
        mine = browser.post(url, as_shown(entry, notes="Torta", version="2"))
    assert mine.status_code == 303
    after = found(app, house, entry.reference)
    assert (after.notes, after.people) == ("Torta", 2)


def test_a_cancellation_has_a_reason_and_can_be_taken_back(
    app: Flask, house: Place, signed_in: SignedIn, book: Book
) -> None:
    with at("18:00"):
        entry = book()
        browser = signed_in("host")
        assert browser.get(f"{BOOKINGS}/{entry.reference}/cancel").status_code == 200
        browser.post(f"{BOOKINGS}/{entry.reference}/cancel", {"version": 1, "reason": "Influenza"})
        page = browser.get(f"{BOOKINGS}/{entry.reference}").text
        assert "Influenza" in page and "Put back" in page
        browser.post(f"{BOOKINGS}/{entry.reference}/status", {"version": 2, "status": "confirmed"})
    assert found(app, house, entry.reference).is_live


def test_a_tap_on_an_old_page_says_what_is_now(signed_in: SignedIn, book: Book) -> None:
    with at("17:00"):
        entry = book()
    with at("20:00"):
        url = f"{BOOKINGS}/{entry.reference}/status"
        signed_in("manager").post(url, {"version": 1, "status": "seated"})
        answer = signed_in("host").post(url, {"version": 1, "status": "arrived"})
    assert answer.status_code == 409
    assert "Manager changed this booking" in answer.text and "You wanted:" in answer.text


def test_a_status_that_cannot_follow_says_so(signed_in: SignedIn, book: Book) -> None:
    with at("18:00"):
        entry = book()
        url = f"{BOOKINGS}/{entry.reference}/status"
        early = signed_in("host").post(url, {"version": 1, "status": "no_show"})
    assert early.status_code == 409 and "Mario Rossi is not due yet." in early.text


def test_another_house_shows_nothing_of_it(signed_in: SignedIn, book: Book) -> None:
    with at("18:00"):
        entry = book()
        browser, stranger = signed_in("host"), signed_in("stranger")
        for path in ("", "/edit", "/cancel"):
            assert stranger.get(f"{BOOKINGS}/{entry.reference}{path}").status_code == 404
            assert browser.get(f"{BOOKINGS}/ABCDEF{path}").status_code == 404
        assert browser.post(f"{BOOKINGS}/ABCDEF/status", {"version": 1, "status": "seated"}).status_code == 404


def test_a_closed_day_can_be_looked_at(app: Flask, signed_in: SignedIn) -> None:
    with at("18:00"):
        far = (DAY + timedelta(days=300)).isoformat()
        page = signed_in("host", language="it").get(f"{BOOKINGS}/slots?day={far}&people=2").text
        assert signed_in("host").get(f"{BOOKINGS}/slots?day={date.max}&people=2").status_code == 200
    assert "contro una regola della casa" in page


def test_a_place_drawn_in_the_calendar_is_booked_as_long_as_it_was_drawn(signed_in: SignedIn) -> None:
    with at("18:00"):
        page = signed_in("host").get(f"{BOOKINGS}/new?day=2027-03-12&time=20:00&table=2&stay_minutes=75").text
    stay = re.search(r'<input[^>]*name="stay_minutes"[^>]*>', page)
    assert stay and 'value="75"' in stay.group()
    assert re.search(r'<details class="more-fields" open>', page)
