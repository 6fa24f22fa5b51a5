"""The pages of texts: the log, the words, who wants none."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from tests.pages.conftest import Browser
from tests.restaurants import CALLER, Place, booking_of, post
from tests.statements import counted
from webapp.extensions import db
from webapp.models import AuditEvent, Booking, Job, SmsMessage, TextMark, TextSettings
from webapp.models.types import utc_now

SignedIn = Callable[..., Browser]
TEXTS = "/r/roma/texts"


def kept(app: Flask, model: Any) -> list[Any]:
    with app.app_context():
        found = db.session.query(model).all()
        db.session.expunge_all()
    return found


def fill(app: Flask, house: Place, count: int) -> None:
    with app.app_context():
        for number in range(count):
            about = {"kind": "confirmed", "status": "failed" if number % 2 else "delivered", "created_at": utc_now()}
            error = "landline" if number % 2 else None
            db.session.add(
                SmsMessage(restaurant_id=house.id, phone=CALLER, body=f"Testo {number}", error=error, **about)
            )
        db.session.commit()


def test_the_log_shows_what_became_of_texts_with_as_many_queries_however_many_there_are(
    app: Flask, house: Place, signed_in: SignedIn
) -> None:
    browser = signed_in("host")
    assert "No texts yet" in browser.get(TEXTS).text
    fill(app, house, 2)
    browser.get(TEXTS)
    with counted() as few:
        page = browser.get(TEXTS).text
    assert "the number is a landline" in page
    assert "Texts are off" in page  # there is no account
    fill(app, house, 60)
    with counted() as many:
        assert "Page 1" in browser.get(TEXTS).text
    assert 0 < len(many) == len(few)
    only = browser.get(f"{TEXTS}?state=arrived&q=333123").text
    assert ("Testo 0" in only, "Testo 1<" in only) == (True, False)
    assert "No such texts" in browser.get(f"{TEXTS}?q=999999").text
    assert browser.get(f"{TEXTS}?q=%00%27&page=999999999").status_code == 200


def test_the_owner_chooses_and_the_log_of_changes_says_so(app: Flask, house: Place, signed_in: SignedIn) -> None:
    browser = signed_in("owner")
    wanted = {"confirmation": "y", "reminder_hours": "48", "texts_per_hour": "50", "price": "0.08", "currency": "EUR"}
    assert browser.post(f"{TEXTS}/settings", {**wanted, "reminder_hours": "0"}).status_code == 422
    assert browser.post(f"{TEXTS}/settings", wanted).status_code == 303
    (row,) = kept(app, TextSettings)
    assert (row.reminder_hours, row.texts_per_hour, row.price_micros, row.by_email) == (48, 50, 80_000, False)
    assert row.switches == {
        "confirmation": True, "settled": False, "change": False, "cancellation": False, "reminder": False,
        "waitlist": False,
    }  # fmt: skip
    assert "about 0.16 EUR" in browser.get(f"{TEXTS}/settings").text
    assert [job.kind for job in kept(app, Job) if job.kind == "remind_everybody"] == ["remind_everybody"]
    assert "Hours of the reminder" in browser.get("/r/roma/settings/log").text
    (event,) = [each for each in kept(app, AuditEvent) if each.action == "restaurant.changed"]
    assert event.changes["texts.reminder_hours"] == [24, 48]


def test_own_words_are_checked_by_name_and_ours_come_back_when_they_are_emptied(
    app: Flask, house: Place, signed_in: SignedIn
) -> None:
    browser, url = signed_in("manager"), f"{TEXTS}/words/confirmed"
    answer = browser.post(url, {"it": "Ciao {nome}", "en": ""})
    assert (answer.status_code, "There is no variable {nome}." in answer.text) == (422, True)
    answer = browser.post(url, {"it": "", "en": "Reply CANCEL to cancel"})
    assert (answer.status_code, "CANCEL" in answer.text) == (422, True)
    assert browser.post(url, {"it": "Ciao {restaurant}!\r\n\r\n{link}", "en": ""}).status_code == 303
    (row,) = kept(app, TextSettings)
    assert row.templates == {"confirmed": {"it": "Ciao {restaurant}!\n{link}"}}
    for headers in ({"HX-Request": "true"}, {}):
        shown = browser.post(f"{url}/preview", {"language": "it", "it": "Ciao {restaurant}!"}, headers=headers)
        assert "Ciao Trattoria Roma!" in shown.text
        assert "20 characters" in shown.text
        assert ("<html" in shown.text) == (not headers)
    assert browser.post(f"{url}/preview", {"language": "xx"}, headers={"HX-Request": "true"}).status_code == 404
    assert browser.get(f"{TEXTS}/words/nothing").status_code == 404
    assert browser.post(url, {"it": " ", "en": ""}).status_code == 303
    assert kept(app, TextSettings)[0].templates == {}


def test_staff_write_down_who_wants_no_texts_and_take_it_back(app: Flask, house: Place, signed_in: SignedIn) -> None:
    browser = signed_in("host")
    assert browser.post(f"{TEXTS}/opt-outs", {"phone": "abc"}).status_code == 422
    assert browser.post(f"{TEXTS}/opt-outs", {"phone": "333 123 4567"}).status_code == 303
    (row,) = kept(app, TextMark)
    assert (row.phone, row.opted_out_at is not None) == (CALLER, True)
    assert CALLER in browser.get(f"{TEXTS}/opt-outs").text
    assert browser.post(f"{TEXTS}/opt-outs/let", {"phone": CALLER, "by": "staff"}).status_code == 303
    assert kept(app, TextMark)[0].opted_out_at is None
    assert "Everybody may be texted" in browser.get(f"{TEXTS}/opt-outs").text


@pytest.mark.parametrize("is_confirmed", [True, False])
def test_a_booking_says_whether_its_guest_confirmed_and_why_a_text_was_not_sent(
    app: Flask, house: Place, signed_in: SignedIn, is_confirmed: bool
) -> None:
    made = post(app.test_client(), house, "create_booking", booking_of(house))
    with app.app_context():
        booking = db.session.query(Booking).one()
        if is_confirmed:
            booking.guest_confirmed = booking.starts_at
        dropped = {"status": "dropped", "error": "opted_out", "kind": "confirmed", "created_at": utc_now()}
        row = SmsMessage(restaurant_id=house.id, booking_id=booking.id, phone=CALLER, body="Testo", **dropped)
        db.session.add(row)
        db.session.commit()
    page = signed_in("host").get(f"/r/roma/bookings/{made['booking_id']}").text
    assert ("Says they come" in page) == is_confirmed
    assert "the guest wants no texts" in page
