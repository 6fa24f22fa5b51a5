"""The page of a booking that a provider has too: how it stands there, what is left to do, and the ways out."""

import re
from datetime import time
from typing import Any

import pytest

from integrations.breaker import breaker_of
from tests.pages.conftest import Browser
from tests.providers.conftest import ANNA, DAY, House
from tests.providers.desk import Desk, desk, read
from webapp.extensions import db
from webapp.models import ProviderBooking
from webapp.operations.bookings import staff

__all__ = ["desk"]
BOOKINGS = "/r/roma/bookings"
FIELDS = {"day": DAY, "people": "2", "time": "20:00", "name": "Lucia Bianchi", "phone": "333 765 4321"}


def page_of(browser: Browser, reference: str) -> str:
    return read(browser.get(f"{BOOKINGS}/{reference}"))


def press(browser: Browser, house: House, way: str) -> Any:
    """One of the ways out, as its button sends it."""
    fields = {"copy": house.copy.id, "version": house.booking.version}
    return browser.post(f"{BOOKINGS}/{house.booking.reference}/provider/{way}", fields)


def stuck(house: House, fault: str = "500") -> str:
    """A booking the provider was asked for until nobody asked any more; its reference."""
    house.goes_wrong(fault, only="create")
    reference: str = house.book()["booking_id"]
    house.goes_wrong("500")
    for round_ in range(12):
        house.work(minutes=60 * (round_ + 1))
    house.goes_wrong(None)
    breaker_of.cache_clear()  # it has had its rest
    assert house.copy.trouble
    return reference


def test_a_booking_says_where_it_is_confirmed_since_when_and_under_which_id(house: House, desk: Desk) -> None:
    reference = house.book()["booking_id"]
    page = page_of(desk(), reference)
    assert "At Cal.com" in page and "Confirmed at Cal.com since" in page
    assert house.copy.external_id in page and "Still to do there" not in page
    italian = page_of(desk("it"), reference)
    assert "Su Cal.com" in italian and "Confermata su Cal.com" in italian


def test_the_story_tells_what_was_done_there(house: House, desk: Desk) -> None:
    reference = house.book()["booking_id"]
    house.post("modify_booking", booking_id=reference, new_time="21:00")
    page = page_of(desk(), reference)
    assert "Booked by phone" in page and "Moved at Cal.com" in page and "Time: 20:00 → 21:00" in page
    house.post("cancel_booking", booking_id=reference)
    assert "Cancelled at Cal.com" in page_of(desk(), reference)


def test_what_is_being_confirmed_says_so_and_when_it_is_tried_next(house: House, desk: Desk) -> None:
    house.goes_wrong("500", only="create")
    reference = house.book()["booking_id"]
    page = page_of(desk(), reference)
    assert "Being confirmed at Cal.com" in page and "Still to do there make the booking" in page
    assert "Next try" in page and "no answer so far" in page
    assert "Confirmed" not in page and "Arrived" not in page  # neither is for the host to say, a week ahead
    assert "Try again now" in page and "Keep it without Cal.com" in page and "Cancel the booking" in page


def test_the_page_asks_until_the_provider_has_answered(house: House, desk: Desk) -> None:
    house.goes_wrong("500", only="create")
    reference = house.book()["booking_id"]
    browser = desk()
    page = browser.get(f"{BOOKINGS}/{reference}").text
    (url,) = re.findall(r'hx-get="([^"]+/now[^"]*)"', page)
    (stamp,) = re.findall(r'If-None-Match": "\\"(\w+)\\""', page)
    same = browser.get(url, headers={"HX-Request": "true", "If-None-Match": f'"{stamp}"'})
    assert (same.status_code, same.data, same.headers["HX-Reswap"]) == (304, b"", "none")
    house.goes_wrong(None)
    house.work()
    answered = browser.get(url, headers={"HX-Request": "true", "If-None-Match": f'"{stamp}"'})
    assert answered.status_code == 200 and "Confirmed at Cal.com" in read(answered)
    assert "hx-trigger" not in answered.text, "there is nothing more to wait for"
    assert 'id="booking-status"' in answered.text and "Confirmed" in answered.text


def test_the_page_is_read_anew_once_the_booking_was_given_up(house: House, desk: Desk) -> None:
    house.goes_wrong("500", only="create")
    reference = house.book()["booking_id"]
    house.goes_wrong(None)
    house.fill("20:00")
    house.work()
    browser = desk()
    answer = browser.get(f"{BOOKINGS}/{reference}/now?live=1", headers={"HX-Request": "true"})
    assert answer.headers["HX-Refresh"] == "true"
    page = page_of(browser, reference)
    assert "Refused by Cal.com" in page and "That time is taken at Cal.com." in page
    assert "Given up: Cal.com would not have it" in page


@pytest.mark.deadlines
def test_a_move_that_waits_shows_both_times(house: House, desk: Desk) -> None:
    reference = house.book()["booking_id"]
    house.goes_wrong("hang")
    house.post("modify_booking", booking_id=reference, new_time="12:30")
    page = page_of(desk("it"), reference)
    assert "20:00" in page and re.search(r"Nuovo orario richiesto: \w+ \d+ \w+ 12:30", page)
    assert "fino ad allora si tengono entrambi gli orari" in page and "Ancora da fare lì spostarla:" in page
    assert re.search(r"Tavolo T1(?! \+)", page), "the table of the time it has"


def test_trying_again_asks_at_once_and_books_once(house: House, desk: Desk) -> None:
    reference = stuck(house)
    browser = desk()
    page = page_of(browser, reference)
    assert "To be looked at: Cal.com" in page
    assert "Cal.com did not do it: staff have to look" in page
    assert press(browser, house, "again").status_code == 303
    assert "Being confirmed at Cal.com" in page_of(browser, reference)
    house.work(minutes=0)
    assert house.booking.status == "confirmed" and len(house.held_there) == 1
    assert [text for text in house.texted if "è confermato" in text], "the guest was told to wait"
    assert "asked the provider once more" in page_of(browser, reference)


def test_what_was_made_after_all_is_found_when_it_is_tried_again(house: House, desk: Desk) -> None:
    stuck(house, "drop_after_write")
    assert len(house.held_there) == 1
    press(desk(), house, "again")
    house.work(minutes=0)
    assert house.booking.status == "confirmed" and len(house.held_there) == 1


def test_pressing_again_while_it_is_tried_makes_no_second_job(house: House, desk: Desk) -> None:
    house.goes_wrong("500", only="create")
    house.book()
    browser = desk()
    press(browser, house, "again")
    press(browser, house, "again")
    house.goes_wrong(None)
    assert house.work(minutes=0) == 1 + len(house.texted)
    assert len(house.held_there) == 1


def test_a_booking_kept_without_the_provider_is_confirmed_and_stays_out_of_there(house: House, desk: Desk) -> None:
    reference = stuck(house)
    browser = desk()
    assert press(browser, house, "without").status_code == 303
    house.work(minutes=0)
    assert house.booking.status == "confirmed" and len(house.seatings) == 1
    page = page_of(browser, reference)
    assert "Without Cal.com: in your own book only" in page and "kept it without the provider" in page
    with house.app.app_context():
        entry = staff.find(house.workplace, reference)
        staff.change(house.workplace, ANNA, reference, entry.version, staff.Changes(time=time(21)))
    house.work(minutes=0)
    assert house.held_there == []
    assert len([text for text in house.texted if "è confermato" in text]) == 1


def test_what_is_kept_without_the_provider_is_cancelled_there(house: House, desk: Desk) -> None:
    stuck(house, "drop_after_write")
    press(desk(), house, "without")
    house.work(minutes=0)
    assert house.held_there == [] and house.booking.status == "confirmed" and len(house.seatings) == 1


def test_keeping_what_somebody_changed_meanwhile_shows_what_is_now(house: House, desk: Desk) -> None:
    stuck(house)
    fields = {"copy": house.copy.id, "version": house.booking.version + 1}
    answer = desk().post(f"{BOOKINGS}/{house.booking.reference}/provider/without", fields)
    assert answer.status_code == 409 and house.booking.status == "pending"


def test_cancelling_what_is_stuck_leaves_nothing_open(house: House, desk: Desk) -> None:
    reference = stuck(house, "drop_after_write")
    url = f"{BOOKINGS}/{reference}/cancel"
    desk().post(url, {"version": house.booking.version, "reason": "Malattia"})
    house.work(minutes=0)
    assert house.held_there == [] and (house.copy.action, house.copy.trouble) == (None, None)


def test_another_restaurants_copy_is_no_way_in(house: House, desk: Desk) -> None:
    reference = stuck(house)
    for way in ("again", "without", "seen"):
        fields = {"copy": "0198c0de-0000-7000-8000-00000000dead", "version": house.booking.version}
        assert desk().post(f"{BOOKINGS}/{reference}/provider/{way}", fields).status_code == 404


def test_a_move_by_staff_that_is_refused_there_is_shown_with_both(house: House, desk: Desk) -> None:
    reference = house.book(time="12:00")["booking_id"]
    house.fill("21:00")
    with house.app.app_context():
        entry = staff.find(house.workplace, reference)
        staff.change(house.workplace, ANNA, reference, entry.version, staff.Changes(time=time(21)))
    house.work(minutes=0)
    page = page_of(desk(), reference)
    assert "To be looked at: Cal.com" in page and "That time is taken at Cal.com." in page
    assert re.search(r"Held there for \w+, \w+ \d+ 12:00 PM", page)
    assert "Cal.com would not move it" in page


@pytest.mark.parametrize(
    ("code", "english", "italian"),
    [
        ("taken", "That time is taken at Cal.com.", "Quell'orario su Cal.com è occupato."),
        ("no_event_type", "is meant for such a party", "per un gruppo così"),
        ("no_answer", "gave no clear answer", "senza una risposta chiara"),
        ("no_table", "when no table was free here", "non c'erano tavoli liberi"),
        ("free_plan", "does not allow bookings from outside", "non permette prenotazioni dall'esterno"),
        ("unanswered", "asks a question that has no answer yet", "fa una domanda ancora senza risposta"),
        ("to_a_person", "leaves this to a person", "lascia questo a una persona"),
        ("strange_code", "did not accept it (strange_code)", "non l'ha accettata (strange_code)"),
    ],
)
def test_every_trouble_is_said_in_both_languages(
    house: House, desk: Desk, code: str, english: str, italian: str
) -> None:
    reference = house.book()["booking_id"]
    with house.app.app_context():
        db.session.get_one(ProviderBooking, house.copy.id).trouble = code
        db.session.commit()
    assert english in page_of(desk(), reference)
    assert italian in page_of(desk("it"), reference)


def test_saving_says_that_it_is_being_confirmed(house: House, desk: Desk) -> None:
    browser = desk()
    answer = browser.post(f"{BOOKINGS}/new", FIELDS, follow_redirects=True)
    assert "Saved; being confirmed at Cal.com." in answer.text and "Booked: Lucia" not in answer.text
    house.work(minutes=0)
    reference, version = house.booking.reference, house.booking.version
    assert "Confirmed at Cal.com" in page_of(browser, reference)
    fields = {**FIELDS, "time": "21:00", "version": version}
    moved = browser.post(f"{BOOKINGS}/{reference}/edit", fields, follow_redirects=True)
    assert "Saved; being moved at Cal.com." in moved.text
    house.work(minutes=0)
    gone = browser.post(f"{BOOKINGS}/{reference}/cancel", {"version": house.booking.version}, follow_redirects=True)
    assert "Cancelled here; being cancelled at Cal.com." in gone.text


def test_a_walk_in_never_goes_to_a_provider(house: House, desk: Desk) -> None:
    answer = desk().post("/r/roma/today/walk-in", {"people": "2"})
    assert answer.status_code in (303, 409)
    with house.app.app_context():
        staff.walk_in(house.workplace, ANNA, 2, ())
    assert house.work(minutes=0) == 0
    assert house.rows(ProviderBooking) == [] and house.held_there == []


def test_what_staff_wrote_down_and_the_provider_refused_waits_to_be_seen(house: House, desk: Desk) -> None:
    browser = desk()
    browser.post(f"{BOOKINGS}/new", FIELDS)
    house.fill("20:00")
    house.work(minutes=0)
    page = page_of(browser, house.booking.reference)
    assert "Refused by Cal.com" in page and "I have seen to it" in page
    day = read(browser.get("/r/roma/today"))
    assert "1 booking differs from the provider's book" in day and "Lucia Bianchi" in day
    press(browser, house, "seen")
    assert "differs from the provider" not in read(browser.get("/r/roma/today"))
