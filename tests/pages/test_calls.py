"""Calls in a browser: found, read, heard; messages seen to; how calls are answered and kept."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.pages.conftest import Browser
from tests.restaurants import CALLER, Place, ahead, booking_of, envelope, post
from tests.statements import counted
from webapp.extensions import db
from webapp.models import AuditEvent, Call, CallSettings, Job, Message, SmsMessage
from webapp.models.types import utc_now
from webapp.operations import jobs
from webapp.operations.call_log import keeping

SignedIn = Callable[..., Browser]
SAID = [{"who": "assistant", "text": "Buonasera!", "second": 1.0},
        {"who": "caller", "text": "Un tavolo?", "second": 63.0},
        {"who": "tool", "text": "check_availability", "second": None}]  # fmt: skip


def add(app: Flask, place: Place, **values: Any) -> str:
    """A call that ended a while ago; its id."""
    began_at = values.pop("began_at", utc_now() - timedelta(hours=1))
    known: dict[str, Any] = {
        "vapi_call_id": f"call-{began_at.timestamp()}", "ended_at": began_at + timedelta(seconds=185),
        "caller": CALLER, "outcome": "abandoned", "ended_reason": "customer-ended-call", "cost_micros": 123_400,
        "summary": "Wanted a table.", "transcript": SAID, "reported_at": began_at, "direction": "inbound",
    }  # fmt: skip
    with app.app_context():
        call = Call(restaurant_id=place.id, began_at=began_at, **{**known, **values})
        db.session.add(call)
        db.session.commit()
        return call.id


def leave(app: Flask, place: Place, **values: Any) -> str:
    with app.app_context():
        message = Message(restaurant_id=place.id, **{"body": "Richiamare", "name": "Anna", "phone": CALLER, **values})
        db.session.add(message)
        db.session.commit()
        return message.id


def test_a_call_is_shown_with_what_was_said(app: Flask, house: Place, signed_in: SignedIn) -> None:
    call_id = add(app, house)
    page = signed_in("owner").get(f"/r/roma/calls/{call_id}").text
    for words in ("Buonasera!", "Un tavolo?", "1:03", "3:05", "$0.12", "The caller hung up", "Wanted a table.",
                  "Looked for a free table"):  # fmt: skip
        assert words in page, words
    assert "$0.12" not in signed_in("host").get(f"/r/roma/calls/{call_id}").text


@pytest.mark.both_databases
def test_a_call_shows_what_it_booked_and_why(app: Flask, house: Place, signed_in: SignedIn) -> None:
    client = app.test_client()
    wish = {"date": ahead(), "time": "20:00", "people": 2, "customer_name": "Mario Rossi"}
    body = envelope(house, ("t1", "check_availability", wish), ("t2", "create_booking", wish),
                    ("t3", "take_message", {"message": "Serve un seggiolone"}))  # fmt: skip
    assert client.post("/api/vapi/tools", json=body, headers=house.bearer).status_code == 200
    app.extensions["tool_call_batches"].flush()
    browser = signed_in("owner")
    with app.app_context():
        call_id = db.session.query(Call).one().id
    page = browser.get(f"/r/roma/calls/{call_id}").text
    assert "Mario Rossi" in page and "Serve un seggiolone" in page and "A free table" in page
    assert page.count("Why it was accepted") == 2 and " ms" in page
    with app.app_context():
        reference = db.session.scalars(select(db.metadata.tables["booking"].c.reference)).one()
    assert f"/r/roma/calls/{call_id}" in browser.get(f"/r/roma/bookings/{reference}").text


@pytest.mark.both_databases
@pytest.mark.parametrize(("asked", "found"), [
    ("", {"booked", "refused", "old"}), ("outcome=booked", {"booked"}),
    ("outcome=nonsense", {"booked", "refused", "old"}),
    ("q=seggiolone", {"booked"}), ("q=333 765", {"refused"}), ("q=verdi", {"refused"}), ("q=%00", set()),
    ("first=2027-01-02", {"booked", "refused"}), ("last=2020-05-01", {"old"}), ("last=2020-04-30", set()),
    ("q=%25", set()), ("page=99", set()),
])  # fmt: skip
def test_calls_are_found(app: Flask, house: Place, signed_in: SignedIn, asked: str, found: set[str]) -> None:
    post(app.test_client(), house, "create_booking", booking_of(house, name="Luca Verdi", phone="+393337654321"))
    now = utc_now()
    old = now.replace(year=2020, month=5, day=1, hour=10)
    ids = {
        "booked": add(app, house, outcome="booked", summary="Serve un seggiolone", began_at=now - timedelta(hours=2)),
        "refused": add(app, house, outcome="refused", caller="+393337654321", began_at=now - timedelta(hours=3)),
        "old": add(app, house, caller=None, began_at=old),
    }
    if asked == "first=2027-01-02":
        asked = f"first={now.date() - timedelta(days=2)}"
    page = signed_in("owner").get(f"/r/roma/calls?{asked}").text
    assert {name for name, call_id in ids.items() if call_id in page} == found


@pytest.mark.both_databases
def test_the_list_is_the_same_as_a_file(app: Flask, house: Place, signed_in: SignedIn) -> None:
    add(app, house, summary="=1+1", outcome="booked")
    add(app, house, began_at=utc_now() - timedelta(days=1))
    answer = signed_in("manager").get("/r/roma/calls/list.csv?outcome=booked")
    lines = answer.text.splitlines()
    assert answer.mimetype == "text/csv" and len(lines) == 2
    assert "Table booked" in lines[1] and "0.1234" in lines[1] and "'=1+1" in lines[1] and "185" in lines[1]
    assert signed_in("host").get("/r/roma/calls/list.csv").status_code == 403


def test_a_fragment_is_the_list_alone(app: Flask, house: Place, signed_in: SignedIn) -> None:
    call_id = add(app, house)
    part = signed_in("host").get("/r/roma/calls", headers={"HX-Request": "true"}).text
    assert call_id in part and "<html" not in part


@pytest.mark.both_databases
def test_a_message_is_seen_to_and_opened_again(app: Flask, house: Place, signed_in: SignedIn) -> None:
    message_id, browser = leave(app, house, is_urgent=True), signed_in("host")
    assert "Richiamare" in browser.get("/r/roma/calls").text
    assert "Richiamare" in browser.get("/r/roma/today").text
    assert browser.post(f"/r/roma/calls/messages/{message_id}/done").status_code == 303
    assert "Richiamare" not in browser.get("/r/roma/calls").text + browser.get("/r/roma/today").text
    part = browser.post(f"/r/roma/calls/messages/{message_id}/done", {"undo": "1"}, headers={"HX-Request": "true"}).text
    assert "Richiamare" in part and "<html" not in part
    with app.app_context():
        actions = [row.action for row in db.session.query(AuditEvent).order_by(AuditEvent.at)]
    assert actions == ["message.done", "message.reopened"]


def test_a_message_is_marked_once(app: Flask, house: Place, signed_in: SignedIn) -> None:
    message_id, browser = leave(app, house), signed_in("host")
    for _ in range(2):
        browser.post(f"/r/roma/calls/messages/{message_id}/done")
    with app.app_context():
        assert db.session.query(AuditEvent).count() == 1


TWILIO = {"TWILIO_ACCOUNT_SID": "AC" + "0" * 32, "TWILIO_AUTH_TOKEN": "t", "TWILIO_FROM": "+15005550006"}


@pytest.mark.settings(**TWILIO)
def test_a_message_is_answered_by_text(app: Flask, house: Place, signed_in: SignedIn) -> None:
    message_id, browser = leave(app, house), signed_in("host")
    assert browser.post(f"/r/roma/calls/messages/{message_id}", {"words": ""}).status_code == 422
    assert browser.post(f"/r/roma/calls/messages/{message_id}", {"words": "Certo, a dopo."}).status_code == 303
    with app.app_context():
        text, message = db.session.query(SmsMessage).one(), db.session.query(Message).one()
        assert (text.phone, text.body, message.text_id) == (CALLER, "Certo, a dopo.", text.id)
        assert message.done_by == "Host" and db.session.query(Job).one().kind == "send_text"


def test_an_answer_that_cannot_be_sent_says_why(app: Flask, house: Place, signed_in: SignedIn) -> None:
    browser = signed_in("host")
    for values, why in (({}, "No texts can be sent"), ({"phone": None}, "Nobody knows the number")):
        answer = browser.post(f"/r/roma/calls/messages/{leave(app, house, **values)}", {"words": "Sì"})
        assert answer.status_code == 422 and why in answer.text
    with app.app_context():
        assert {row.done_at for row in db.session.query(Message)} == {None}


def test_the_owner_says_whom_to_ring_and_what_is_kept(app: Flask, house: Place, signed_in: SignedIn) -> None:
    browser = signed_in("manager")
    form = {"recording_days": "30", "transcript_days": "",
            "transfers-0-phone": "06 1234 5678", "transfers-0-label": "Sala", "transfers-0-reason": " evento ",
            "transfers-0-since": "18:00", "transfers-0-until": "23:00", "transfers-1-phone": ""}  # fmt: skip
    assert browser.post("/r/roma/calls/settings", form).status_code == 303
    with app.app_context():
        row = db.session.query(CallSettings).one()
        assert (row.recording_days, row.transcript_days) == (30, None)
        assert row.transfers == [
            {"phone": "+390612345678", "label": "Sala", "reason": "evento", "since": "18:00", "until": "23:00"}
        ]
        assert db.session.query(AuditEvent).one().fields == ["calls.transfers", "calls.recording_days"]
    page = browser.get("/r/roma/calls/settings").text
    assert "+390612345678" in page and "transfers-1-phone" in page
    assert "Recordings are kept for" in signed_in("owner").get("/r/roma/settings/log").text


@pytest.mark.parametrize("wrong", [
    {"recording_days": "-1"}, {"transcript_days": "x"}, {"transfers-0-phone": "12"},
    {"transfers-0-phone": "06 1234 5678", "transfers-0-since": "18:00"},
], ids=str)  # fmt: skip
def test_a_wrong_setting_is_told_at_its_field(
    app: Flask, house: Place, signed_in: SignedIn, wrong: dict[str, str]
) -> None:
    answer = signed_in("manager").post("/r/roma/calls/settings", wrong)
    assert answer.status_code == 422 and "field-error" in answer.text
    with app.app_context():
        assert db.session.query(CallSettings).count() == 0


@pytest.mark.both_databases
def test_what_is_kept_too_long_is_let_go(app: Flask, house: Place, signed_in: SignedIn) -> None:
    now = utc_now()
    old, new = (add(app, house, recording_url="https://r.example/x.wav", began_at=now - timedelta(days=days))
                for days in (40, 5))  # fmt: skip
    form = {"recording_days": "3", "transcript_days": "30"}
    signed_in("manager").post("/r/roma/calls/settings", form)
    with app.app_context():
        keeping.promise(now)
        keeping.promise(now)
        assert jobs.run_one(now) and not jobs.run_one(now)
        rows = {row.id: (row.recording_url, row.transcript, row.summary) for row in db.session.query(Call)}
        assert rows == {old: (None, None, None), new: (None, SAID, "Wanted a table.")}
        assert db.session.query(Job).one().run_at == now + keeping.EVERY


def test_the_number_of_queries_does_not_grow(app: Flask, house: Place, signed_in: SignedIn) -> None:
    browser, first = signed_in("owner"), add(app, house)
    urls = ("/r/roma/calls", f"/r/roma/calls/{first}")
    few = [number_of_queries(browser, url) for url in urls]
    for number in range(40):
        add(app, house, began_at=utc_now() - timedelta(minutes=number))
        leave(app, house)
    assert [number_of_queries(browser, url) for url in urls] == few and max(few) <= 12


def number_of_queries(browser: Browser, url: str) -> int:
    browser.get(url)
    with counted() as sent:
        assert browser.get(url).status_code == 200
    return len(sent)
