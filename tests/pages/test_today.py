"""Today: the evening, walk-ins, statuses in one tap, and what the page says when two tap at once."""

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
from flask import Flask

from tests.operations.houses import DAY, at
from tests.pages.conftest import Browser, found
from tests.restaurants import ROME, Place
from tests.statements import counted
from webapp.extensions import db
from webapp.models import Seating, WaitlistEntry
from webapp.models.types import new_id
from webapp.operations.bookings import staff

SignedIn = Callable[..., Browser]
TODAY = "/r/roma/today"
HTMX = {"HX-Request": "true"}


def test_the_evening_is_shown_by_table_and_as_a_list(signed_in: SignedIn, book: Callable[..., staff.Entry]) -> None:
    with at("19:30"):
        entry = book(notes="Compleanno")
        page = signed_in("host").get(TODAY)
    assert page.status_code == 200
    assert f'href="/r/roma/bookings/{entry.reference}"' in page.text
    assert re.search(r'class="bar bar-confirmed c-13 s-24"', page.text), "an hour after seven, for two hours"
    assert "Compleanno" in page.text and "1 party" in page.text and "2 covers" in page.text


def test_a_party_that_is_late_is_marked(signed_in: SignedIn, book: Callable[..., staff.Entry]) -> None:
    with at("18:00"):
        book()
    with at("20:20"):
        page = signed_in("host").get(TODAY).text
    assert "20 min late" in page and "1 party is late" in page and "bar-late" in page


@pytest.mark.parametrize(("language", "said"), [("en", "held until 7:45 PM"), ("it", "tenuto fino alle 19:45")])
def test_a_table_that_is_held_for_an_offer_is_on_the_timeline(
    app: Flask, house: Place, signed_in: SignedIn, language: str, said: str
) -> None:
    start = datetime.combine(DAY, time(20), ROME)
    offer = WaitlistEntry(restaurant_id=house.id, day=DAY, time=time(20), people=2, name="Lia Neri", state="offered")
    offer.phone, offer.language, offer.source = "+393331230000", "it", "phone"
    offer.booking_id, offer.offered_time, offer.held_until = new_id(), time(20), start - timedelta(minutes=15)
    hold = Seating(booking_id=offer.booking_id, restaurant_id=house.id, table_no=house.table_nos[0])
    hold.starts_at, hold.ends_at = start, start + timedelta(hours=2)
    with app.app_context():
        db.session.add_all([offer, hold])
        db.session.commit()
    with at("19:30"):
        page = signed_in("host", language).get(TODAY).text
    assert re.search(rf'class="bar bar-held c-13 s-24" href="#waitlist"[^>]*Lia Neri, 2: {said}"', page)


def test_a_walk_in_takes_one_tap_and_can_be_undone(app: Flask, house: Place, signed_in: SignedIn) -> None:
    with at("20:07"):
        browser = signed_in("host")
        answer = browser.post(f"{TODAY}/walk-in", {"people": "3"}, headers=HTMX)
    assert answer.status_code == 200 and 'id="day"' in answer.text and "<html" not in answer.text
    reference = re.search(r"/today/status/(\w{6})", answer.text)
    assert reference
    entry = found(app, house, reference.group(1))
    assert (entry.status, entry.people, entry.time) == ("seated", 3, time(20, 7))
    with at("20:08"):
        undone = browser.post(f"{TODAY}/status/{entry.reference}", {"version": entry.version, "status": "cancelled"})
    assert undone.status_code == 303
    assert found(app, house, entry.reference).status == "cancelled"


def test_without_scripts_a_tap_leads_back_to_the_day_with_undo(
    signed_in: SignedIn, book: Callable[..., staff.Entry]
) -> None:
    with at("20:00"):
        browser = signed_in("host")
        entry = book()
        fields = {"version": entry.version, "status": "seated", "was": "confirmed"}
        answer = browser.post(f"{TODAY}/status/{entry.reference}?day={DAY}&shift=1", fields)
        assert answer.status_code == 303
        page = browser.get(answer.headers["Location"]).text
        assert "just-done" in page and "Undo" in page
        assert "just-done" not in browser.get(TODAY).text


def test_when_no_table_is_free_the_page_offers_those_that_are_for_a_while(
    house: Place, signed_in: SignedIn, book: Callable[..., staff.Entry]
) -> None:
    with at("18:00"):
        browser = signed_in("host")
        for number in house.table_nos:
            book(table_nos=(number,))
    with at("19:00"):
        answer = browser.post(f"{TODAY}/walk-in", {"people": "2"}, headers=HTMX)
        assert answer.status_code == 409
        assert "No table for 2 people right now." in answer.text and "T1 until 8:00 PM" in answer.text
        fields = {"people": "2", "table": house.table_nos[0], "stay_minutes": "60"}
        assert browser.post(f"{TODAY}/walk-in", fields, headers=HTMX).status_code == 200


def test_the_second_of_two_taps_is_told_what_the_first_did(
    signed_in: SignedIn, book: Callable[..., staff.Entry]
) -> None:
    with at("20:00"):
        entry = book()
        url, fields = f"{TODAY}/status/{entry.reference}", {"version": 1, "was": "confirmed"}
        assert signed_in("host").post(url, {**fields, "status": "seated"}, headers=HTMX).status_code == 200
        second = signed_in("manager").post(url, {**fields, "status": "arrived"}, headers=HTMX)
    assert second.status_code == 409
    assert "A colleague changed Mario Rossi a moment ago" in second.text and "Seated" in second.text


def test_undoing_is_refused_with_who_sits_there_and_a_way_out(
    app: Flask, house: Place, signed_in: SignedIn, book: Callable[..., staff.Entry]
) -> None:
    with at("20:20"):
        browser = signed_in("host")
        entry = book(table_nos=house.table_nos[:1], time=time(20))
        url = f"{TODAY}/status/{entry.reference}"
        browser.post(url, {"version": 1, "status": "no_show"})
        book(name="Luisa Verdi", table_nos=house.table_nos[:1], time=time(20, 20))
        refused = browser.post(url, {"version": 2, "status": "confirmed"}, headers=HTMX)
        assert refused.status_code == 409 and "Luisa Verdi" in refused.text
        fields = {"version": 2, "status": "confirmed", "without_table": "y"}
        assert browser.post(url, fields, headers=HTMX).status_code == 200
    assert found(app, house, entry.reference).is_live


def test_who_comes_early_to_a_taken_table_can_be_seated_at_another(
    app: Flask, house: Place, signed_in: SignedIn, book: Callable[..., staff.Entry]
) -> None:
    with at("19:00"):
        browser = signed_in("host")
        entry = book(table_nos=house.table_nos[:1], time=time(20))
        book(name="Luisa Verdi", table_nos=house.table_nos[:1], time=time(19), stay_minutes=60)
        url = f"{TODAY}/status/{entry.reference}"
        fields = {"version": 1, "status": "seated"}
        refused = browser.post(url, fields, headers=HTMX)
        assert refused.status_code == 409 and "Luisa Verdi" in refused.text
        assert "Seat at T2" in refused.text and "Here, waits for the table" in refused.text
        page = browser.post(f"/r/roma/bookings/{entry.reference}/status", fields)
        assert page.status_code == 409 and "Seat at T2" in page.text
        gone = browser.post(url, {**fields, "table": 999_999}, headers=HTMX)
        assert gone.status_code == 409 and "There is no such table." in gone.text
        assert browser.post(url, {**fields, "table": house.table_nos[1]}, headers=HTMX).status_code == 200
    seated = found(app, house, entry.reference)
    assert (seated.status, seated.table_nos) == ("seated", house.table_nos[1:2])


def test_an_unchanged_day_is_not_sent_again(signed_in: SignedIn, book: Callable[..., staff.Entry]) -> None:
    with at("19:30"):
        browser = signed_in("host")
        entry = book()
        first = browser.get(f"{TODAY}/day")
        again = browser.get(f"{TODAY}/day", headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data, again.headers["HX-Reswap"]) == (304, b"", "none")
        assert first.headers["ETag"] in first.text.replace("&#34;", '"').replace('\\"', '"')
        browser.post(f"{TODAY}/status/{entry.reference}", {"version": 1, "status": "arrived"})
        changed = browser.get(f"{TODAY}/day", headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200 and "HX-Reswap" not in changed.headers


def test_arrows_lead_to_the_days_beside(signed_in: SignedIn) -> None:
    with at("19:30"):
        page = signed_in("host").get(f"{TODAY}?day=2027-03-20").text
    assert re.search(r'rel="prev" href="/r/roma/today\?day=2027-03-19"', page)
    assert re.search(r'rel="next" href="/r/roma/today\?day=2027-03-21"', page)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "yesterday", "2027-02-30"])
def test_a_day_that_cannot_be_shown_is_today(signed_in: SignedIn, day: str) -> None:
    with at("19:30"):
        assert signed_in("host").get(f"{TODAY}?day={day}&shift=99").status_code == 200


def test_the_print_sheet_has_everybody_and_no_buttons(signed_in: SignedIn, book: Callable[..., staff.Entry]) -> None:
    with at("19:30"):
        book(notes="Seggiolone")
        page = signed_in("host").get(f"{TODAY}/print?day={DAY}").text
    assert "Seggiolone" in page and "+393331234567" in page and "walk-in" not in page


def test_italian_staff_read_italian(signed_in: SignedIn, book: Callable[..., staff.Entry]) -> None:
    with at("20:20"):
        book()
        page = signed_in("host", language="it").get(TODAY).text
    assert "Senza prenotazione" in page and "20 min di ritardo" in page and "20:00" in page


@pytest.mark.parametrize("people", ["", "0", "-1", "zwei", "99999999999"])
def test_no_number_of_people_is_no_walk_in(signed_in: SignedIn, people: str) -> None:
    with at("20:00"):
        assert signed_in("host").post(f"{TODAY}/walk-in", {"people": people}).status_code == 409


def test_strangers_find_no_such_evening(signed_in: SignedIn, book: Callable[..., staff.Entry]) -> None:
    with at("20:00"):
        entry = book()
        stranger = signed_in("stranger")
        assert stranger.get(TODAY).status_code == 404
        assert stranger.post(f"{TODAY}/status/{entry.reference}", {"version": 1, "status": "seated"}).status_code == 404
        assert signed_in("host").post(f"{TODAY}/status/ABCDEF", {"status": "seated"}).status_code == 404
        assert signed_in("host").post(f"{TODAY}/status/{entry.reference}", {"status": "gone"}).status_code == 404


def test_the_page_takes_the_same_queries_however_full(
    app: Flask, signed_in: SignedIn, book: Callable[..., staff.Entry]
) -> None:
    counts = []
    with at("19:30"):
        browser = signed_in("host")
        for rounds in range(2):
            browser.get(TODAY)
            with counted() as sent:
                browser.get(TODAY)
            counts.append(len(sent))
            for number in range(8 * (1 - rounds)):
                book(name=f"Ospite {number}", phone=f"33300000{number:02}", table_nos=())
    assert counts[0] == counts[1]
