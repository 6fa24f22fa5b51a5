"""The waiting list where staff work: on Today and the calendar's day, and from a booking that was refused."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.pages.conftest import Browser
from tests.restaurants import Place, ahead, booking_of, post
from webapp.extensions import db
from webapp.models import Booking, Restaurant, WaitlistEntry
from webapp.models.types import new_id

pytestmark = pytest.mark.settings(TOOL_RATE_LIMIT="off", ADDRESS_RATE_LIMIT="off")
SignedIn = Callable[..., Browser]
DAY = ahead(7)
ADA = {"day": DAY, "time": "20:00", "window_minutes": "60", "people": "2", "name": "Ada Neri",
       "phone": "333 111 0000", "language": "it"}  # fmt: skip


def entries(app: Flask) -> list[WaitlistEntry]:
    with app.app_context():
        return list(db.session.scalars(select(WaitlistEntry).order_by(WaitlistEntry.created_at)))


def test_a_host_adds_somebody_calls_them_and_books(app: Flask, house: Place, signed_in: SignedIn) -> None:
    host = signed_in("host")
    assert "Nobody waits for this day." in host.get(f"/r/roma/today?day={DAY}").text
    wrong = host.post("/r/roma/waitlist/new", {**ADA, "phone": "12", "time": "16:00"})
    assert (wrong.status_code, "This is not a phone number we can read." in wrong.text) == (422, True)
    never = host.post("/r/roma/waitlist/new", {**ADA, "time": "16:00"})
    assert (never.status_code, "never a table" in never.text) == (422, True)
    assert host.post("/r/roma/waitlist/new", ADA).status_code == 303
    (entry,) = entries(app)
    for page in (f"/r/roma/today?day={DAY}", f"/r/roma/calendar?view=day&day={DAY}"):
        assert "Ada Neri" in host.get(page).text and "+393331110000" in host.get(page).text
    to_call = host.get(f"/r/roma/today?day={DAY}").text  # but not before there is a table
    assert "Call back when a table comes free" in to_call and "waits to be called" not in to_call
    assert host.post(f"/r/roma/waitlist/{entry.id}/offer", {"day": DAY}).status_code == 303
    held = host.get(f"/r/roma/today?day={DAY}").text
    assert "could not be texted" in held and "1 guest waits to be called" in held and "They said yes" in held
    back = host.post(f"/r/roma/waitlist/{entry.id}/book", {"day": DAY, "from": "calendar"})
    assert back.headers["Location"] == f"/r/roma/calendar?view=day&day={DAY}"
    with app.app_context():
        booking = db.session.scalars(select(Booking)).one()
        assert (booking.name, booking.source, booking.day) == ("Ada Neri", "staff", date.fromisoformat(DAY))
    assert "Took it" in host.get(f"/r/roma/today?day={DAY}").text


@pytest.mark.settings(TWILIO_ACCOUNT_SID="AC1", TWILIO_AUTH_TOKEN="tok", TWILIO_FROM="+390600000000")
@pytest.mark.parametrize("can_be_texted", [True, False])
def test_the_form_says_how_they_will_hear_of_a_table(app: Flask, signed_in: SignedIn, can_be_texted: bool) -> None:
    with app.app_context():
        db.session.execute(update(Restaurant).values(uses_operator_credentials=can_be_texted))
        db.session.commit()
    page = signed_in("host").get("/r/roma/waitlist/new").text
    assert ("they get a text" in page, "you call them" in page) == (can_be_texted, not can_be_texted)


def test_a_refused_booking_leads_to_the_list_with_what_was_typed(app: Flask, house: Place, signed_in: SignedIn) -> None:
    for number in range(4):
        post(app.test_client(), house, "create_booking", booking_of(house, phone=f"+39333000000{number}"))
    typed = {"day": DAY, "people": "2", "time": "20:00", "name": "Ada Neri", "phone": "333 111 0000"}
    refused = signed_in("host").post("/r/roma/bookings/new", {**typed, "more_people": ""})
    assert (refused.status_code, 'formaction="/r/roma/waitlist/new"' in refused.text) == (422, True)
    form = signed_in("host").post("/r/roma/waitlist/new", {**typed, "more_people": "", "from_booking": "y"})
    assert all(said in form.text for said in ('value="Ada Neri"', 'value="333 111 0000"', 'value="20:00"'))
    assert entries(app) == []


def test_who_left_can_be_removed_and_put_back_and_a_list_can_be_off(
    app: Flask, house: Place, signed_in: SignedIn
) -> None:
    host = signed_in("host")
    host.post("/r/roma/waitlist/new", ADA)
    (entry,) = entries(app)
    host.post(f"/r/roma/waitlist/{entry.id}/remove", {"day": DAY})
    assert entries(app)[0].state == "left"
    assert "Ada Neri" not in host.get(f"/r/roma/calendar?view=day&day={DAY}").text
    host.post(f"/r/roma/waitlist/{entry.id}/back", {"day": DAY})
    assert entries(app)[0].state == "waiting"
    assert host.post(f"/r/roma/waitlist/{entry.id}/offer", {"day": "soon"}).status_code == 404
    assert host.post(f"/r/roma/waitlist/{new_id()}/remove", {"day": DAY}).status_code == 404
    with app.app_context():
        place = db.session.get_one(Restaurant, house.id)
        place.waitlist_minutes, place.version = 0, place.version + 1
        db.session.commit()
    assert "Waiting list" not in host.get(f"/r/roma/today?day={DAY}").text
