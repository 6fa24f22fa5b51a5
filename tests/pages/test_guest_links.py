"""A guest's own pages, by the link in their text: what they show, what they change, and nothing to a stranger."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar
from sqlalchemy import select, update

from tests.operations.houses import ANNA, place_of
from tests.pages.conftest import Browser
from tests.restaurants import ROME, Place, ahead, open_restaurant
from webapp.extensions import db
from webapp.models import AuditEvent, Booking, Restaurant, Seating, TextSettings, WaitlistEntry
from webapp.models.types import utc_now
from webapp.operations import bookings, guest_links, waitlist
from webapp.operations.bookings import Wanted
from webapp.store import snapshots
from webapp.store.transaction import write

TWILIO = {"TWILIO_ACCOUNT_SID": "AC1", "TWILIO_AUTH_TOKEN": "tok", "TWILIO_FROM": "+390600000000"}
pytestmark = pytest.mark.settings(API_BASE_URL="https://book.example.com", ADDRESS_RATE_LIMIT="off", **TWILIO)
ITALIAN = {"Accept-Language": "it"}
DAY = date.fromisoformat(ahead(7))


@pytest.fixture
def place(app: Flask) -> Place:
    """One table for two."""
    return open_restaurant(app, seats=((1, 2),), joined=False)


def book(app: Flask, place: Place, clock: str = "20:00", day: date = DAY, **changes: Any) -> str:
    """A booking by phone; the address of its page."""
    said = {"name": "Giulia Bianchi", "phone": "+393331234567", "notes": "allergica", **changes}
    wanted = Wanted(day, time.fromisoformat(clock), 2, **said)

    def work(connection: Any) -> str:
        snapshot = snapshots.current(connection, place.id)
        assert snapshot
        return bookings.create(connection, snapshot, wanted, utc_now()).booking.id

    with app.app_context():
        booking_id = write(place.id, work)
        return "/b/" + guest_links.token(guest_links.BOOKING, place.id, booking_id)


def stored(app: Flask, model: Any) -> list[Any]:
    with app.app_context():
        return list(db.session.scalars(select(model)))


def changed(app: Flask, place: Place, **columns: Any) -> None:
    with app.app_context():
        house = db.session.get_one(Restaurant, place.id)
        for name, value in columns.items():
            setattr(house, name, value)
        house.version += 1
        db.session.commit()


def test_the_page_shows_the_booking_to_its_guest_and_nobody_keeps_it(
    app: Flask, client: FlaskClient, place: Place
) -> None:
    page = book(app, place)
    answer = client.get(page, headers=ITALIAN)
    assert answer.status_code == 200
    for shown in ("Giulia, il suo tavolo è prenotato", "20:00", "Trattoria Roma", "tel:+390612345678", "Confermata"):
        assert shown in answer.text
    assert not any(hidden in answer.text for hidden in ("Bianchi", "3331234567", "allergica", "Set-Cookie"))
    kept = {
        name: answer.headers.get(name) for name in ("Cache-Control", "Referrer-Policy", "X-Robots-Tag", "Set-Cookie")
    }
    assert kept == {
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow, noarchive",
        "Set-Cookie": None,
    }
    assert "your table is booked" in client.get(f"{page}?lang=en", headers=ITALIAN).text
    assert "your table is booked" in client.get(page, headers=ITALIAN).text  # remembered

    file = client.get(f"{page}/booking.ics")
    (event,) = Calendar.from_ical(file.data).walk("VEVENT")
    assert event.decoded("dtstart") == datetime.combine(DAY, time(20), ROME)
    assert (str(event["summary"]), str(event["status"])) == ("Table at Trattoria Roma", "CONFIRMED")
    assert "Giulia" not in file.text and file.headers["Referrer-Policy"] == "no-referrer"


def test_a_wrong_link_says_nothing_whatever_is_wrong_with_it(app: Flask, client: FlaskClient, place: Place) -> None:
    page = book(app, place)
    wrong = [page[:-1] + ("a" if page[-1] != "a" else "b"), "/b/short", "/w/" + page[3:], f"/b/{'Z' * 33}"]
    answers = [client.get(f"{address}{tail}") for address in wrong for tail in ("", "?lang=en")]
    answers += [client.post(f"{wrong[0]}/cancel"), client.post(wrong[2], data={"say": "yes"})]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text.partition("<main")[2] for answer in answers}) == 1
    assert "Trattoria" not in answers[0].text and "Giulia" not in answers[0].text
    assert all(answer.headers["Referrer-Policy"] == "no-referrer" for answer in answers)
    assert [row.status for row in stored(app, Booking)] == ["confirmed"]


def test_a_guest_moves_the_booking_by_the_engine_of_the_phone(app: Flask, client: FlaskClient, place: Place) -> None:
    page = book(app, place)
    book(app, place, "12:00", name="Altri", phone="+393339999999")
    form = client.get(f"{page}/change")
    assert 'value="20:00" checked' in form.text and 'value="12:00"' not in form.text
    times = client.get(f"{page}/times", query_string={"day": str(DAY + timedelta(days=1)), "people": 2})
    assert 'value="12:00"' in times.text and "<html" not in times.text
    wanted = {"day": str(DAY), "people": "2", "time": "13:00"}
    taken = client.post(f"{page}/change", data=wanted)
    assert taken.status_code == 409
    assert "That time is not free any more." in taken.text and 'name="take"' in taken.text
    assert client.post(f"{page}/change", data={**wanted, "time": "soon"}).status_code == 422
    assert "checked" not in client.post(f"{page}/change", data={**wanted, "time": "", "people": "99", "look": "y"}).text
    done = client.post(f"{page}/change", data={"take": f"{DAY}T21:00", "people": "2"})
    assert (done.status_code, done.headers["Location"]) == (303, f"{page}?done=changed")
    assert "Your booking is changed." in client.get(done.headers["Location"]).text
    row = next(row for row in stored(app, Booking) if row.name == "Giulia Bianchi")
    assert (row.time, row.version) == (time(21), 2)
    assert client.post(f"{page}/change", data={**wanted, "time": "21:00"}).status_code == 303  # again: no change
    events = [event for event in stored(app, AuditEvent) if event.subject_id == row.id]
    assert [(event.actor_name, event.action, event.changes) for event in events] == [
        ("guest", "booking.moved", {"time": ["20:00", "21:00"]})
    ]


def test_a_guest_is_asked_before_the_booking_is_cancelled(app: Flask, client: FlaskClient, place: Place) -> None:
    page = book(app, place)
    assert "Cancel this booking?" in client.get(f"{page}/cancel").text
    assert stored(app, Booking)[0].status == "confirmed"
    for _ in range(2):
        after = client.post(f"{page}/cancel", follow_redirects=True)
        assert (after.status_code, "This booking is cancelled" in after.text) == (200, True)
    assert (stored(app, Booking)[0].status, stored(app, Seating)) == ("cancelled", [])
    assert "Change" not in client.get(f"{page}/change").text
    assert [event.action for event in stored(app, AuditEvent)] == ["booking.cancelled"]


@pytest.mark.parametrize(("role", "name"), [("host", "Host"), ("stranger", "guest"), (None, "guest")])
def test_staff_who_use_a_guests_link_are_logged_as_themselves(
    app: Flask, house: Place, signed_in: Callable[..., Browser], role: str | None, name: str
) -> None:
    browser, (moved, cancelled) = signed_in(role), (book(app, house), book(app, house, phone="+393337654321"))
    assert browser.client.post(f"{moved}/change", data={"day": DAY, "time": "21:00", "people": 2}).status_code == 303
    assert browser.client.post(f"{cancelled}/cancel").status_code == 303
    logged = {(event.action, event.actor_name, event.actor_id) for event in stored(app, AuditEvent)}
    assert logged == {(action, name, browser.person if role == "host" else None)
                      for action in ("booking.moved", "booking.cancelled")}  # fmt: skip


@pytest.mark.parametrize(("role", "name"), [("host", "Host"), (None, "guest")])
def test_so_are_those_who_answer_an_offer(
    app: Flask, house: Place, signed_in: Callable[..., Browser], role: str | None, name: str
) -> None:
    with app.app_context():
        entry = WaitlistEntry(restaurant_id=house.id, day=DAY, time=time(20), people=2, name="Lia", state="waiting")
        entry.phone, entry.language, entry.source = "+393331230000", "it", "phone"
        db.session.add(entry)
        db.session.commit()
        link = "/w/" + guest_links.token("w", house.id, entry.id)
    assert signed_in(role).client.post(link, data={"say": "no"}).status_code == 303
    assert [event.actor_name for event in stored(app, AuditEvent)] == [name]


def test_past_the_cut_off_there_is_the_phone(app: Flask, client: FlaskClient, place: Place) -> None:
    page = book(app, place, day=DAY - timedelta(days=2))
    changed(app, place, cancel_cutoff_minutes=10_080)
    for answer in (client.get(page), client.get(f"{page}/change"), client.post(f"{page}/cancel")):
        assert "please call us" in answer.text and "tel:+390612345678" in answer.text
        assert "Cancel the booking" not in answer.text
    late = client.post(f"{page}/change", data={"day": str(DAY), "people": "2", "time": "21:00"})
    assert "please call us" in late.text
    assert [(row.status, row.time) for row in stored(app, Booking)] == [("confirmed", time(20))]


@pytest.mark.settings(SMTP_URL="smtp://mail.example.com")
@pytest.mark.parametrize(("guest", "texting", "is_told"), [
    ({}, {}, True),
    ({}, {"switches": {"settled": False}}, False),
    ({}, {"switches": {"cancellation": False}}, False),
    ({"phone": "+390612345679"}, {}, False),
    ({"phone": "+390612345679", "email": "giulia@example.com"}, {}, False),
    ({"phone": "+390612345679", "email": "giulia@example.com"}, {"by_email": True}, True),
])  # fmt: skip
def test_who_waits_to_be_confirmed_is_promised_news_only_where_they_are_sent(
    app: Flask, client: FlaskClient, place: Place, guest: dict[str, Any], texting: dict[str, Any], is_told: bool
) -> None:
    page = book(app, place, **guest)
    with app.app_context():
        db.session.add(TextSettings(restaurant_id=place.id, **texting))
        db.session.execute(update(Booking).values(status="pending"))
        db.session.commit()
    changed(app, place)
    shown = client.get(page).text
    assert ("It is not confirmed yet." in shown, "We write to you as soon" in shown) == (True, is_told)


def test_who_can_get_no_text_is_not_told_that_one_comes(app: Flask, client: FlaskClient, place: Place) -> None:
    with app.app_context():
        wish = waitlist.Wish(DAY, time(20), 2, "Ada Neri", "+390612345679", "it")  # a landline
        one = waitlist.add(place_of(place, "manager"), ANNA, wish)
        page = "/w/" + guest_links.token("w", place.id, one.id)
    told = client.get(page).text
    assert ("we call you" in told, "we write to you" in told) == (True, False)


def test_an_offer_is_taken_once_or_declined_or_waited_for_again(app: Flask, client: FlaskClient, place: Place) -> None:
    with app.app_context():
        people = place_of(place, "manager")
        wish = waitlist.Wish(DAY, time(20), 2, "Ada Neri", "+393331110000", "it")
        one = waitlist.add(people, ANNA, wish)
        page = "/w/" + guest_links.token("w", place.id, one.id)
    assert "If a table comes free, we write to you" in client.get(page).text
    with app.app_context():
        waitlist.offer_now(people, ANNA, one.id)
    offered = client.get(page)
    assert "A table has come free" in offered.text and "Neri" not in offered.text and "1110000" not in offered.text
    client.post(page, data={"say": "no"})
    assert (stored(app, WaitlistEntry)[0].state, stored(app, Seating)) == ("left", [])
    client.post(page, data={"say": "again"})
    assert stored(app, WaitlistEntry)[0].state == "waiting"
    assert "no longer held" in client.post(page, data={"say": "yes"}).text or stored(app, Booking) == []
    with app.app_context():
        waitlist.offer_now(people, ANNA, one.id)
    taken = client.post(page, data={"say": "yes"}, follow_redirects=True)
    assert "Ada, your table is booked" in taken.text
    assert "already yours" in client.get(page).text
    assert client.post(page, data={"say": "yes"}, follow_redirects=True).status_code == 200
    assert [(row.status, row.source) for row in stored(app, Booking)] == [("confirmed", "web")]
