"""A caller for whom there is no table waits: offered only where somebody can, joined once, and never a booking."""

from typing import Any

import pytest
from cryptography.fernet import Fernet
from flask import Flask
from sqlalchemy import select

from tests.restaurants import CALLER, ahead
from tests.tools.saying import check_said, host
from webapp.extensions import db
from webapp.models import Booking, SmsMessage, WaitlistEntry
from webapp.models.types import utc_now
from webapp.operations import waitlist
from webapp.operations.waitlist.offering import NO_TEXTS, offer
from webapp.store import snapshots, texts
from webapp.store.transaction import read, write
from webapp.tools import given

TWILIO = {"TWILIO_ACCOUNT_SID": "AC1", "TWILIO_AUTH_TOKEN": "tok", "TWILIO_FROM": "+390600000000"}
WISH: dict[str, Any] = {"date": ahead(), "time": "20:00", "people": 2}
CALLS_BACK = {"it": "il ristorante la richiama", "en": "the restaurant will call you back"}
PRODUCTION = {
    "APP_ENV": "production", "SECRET_KEY": "s" * 40, "CREDENTIAL_KEYS": Fernet.generate_key().decode(),
}  # fmt: skip
GETS_A_TEXT = {"it": "riceve un messaggio", "en": "you get a text"}
WAITING = {"it": "lista d'attesa", "en": "waiting list"}


def stored(app: Flask, model: Any) -> list[Any]:
    with app.app_context():
        return list(db.session.scalars(select(model)))


def tools_of(app: Flask, place_id: str) -> set[str]:
    """The tools an assistant of the restaurant is given."""
    with app.app_context():
        snapshot = read(lambda connection: snapshots.current(connection, place_id))
        assert snapshot
        can_wait = waitlist.may_be_joined(snapshot)
        return {each["function"]["name"] for each in given.functions(snapshot, True, can_wait)}


@pytest.mark.settings(API_BASE_URL="https://book.example.com", **TWILIO)
@pytest.mark.parametrize("locale", ["it", "en"])
def test_where_it_is_full_the_list_is_offered_and_joined_once(app: Flask, locale: str) -> None:
    at = host(app, locale, seats=((1, 2),), joined=False)
    at.book(phone="+393330000001")
    assert "join_waitlist" in tools_of(app, at.place.id)
    for refusal in (at.tell("check_availability", **WISH), at.tell("create_booking", **WISH, customer_name="Ada")):
        assert WAITING[locale] in refusal["message"]
        check_said(refusal["message"], locale)
    assert WAITING[locale] not in at.tell("check_availability", **{**WISH, "time": "17:00"})["message"]
    for _ in range(2):
        told = at.tell("join_waitlist", **WISH, customer_name="Ada Neri")
        assert told["success"] and WAITING[locale] in told["message"]
        check_said(told["message"], locale)
    (entry,) = stored(app, WaitlistEntry)
    assert (entry.name, entry.state, entry.source, entry.language) == ("Ada Neri", "waiting", "phone", "it")
    assert [text.kind for text in stored(app, SmsMessage)].count("waitlist_joined") == 1
    assert len(stored(app, Booking)) == 1


def test_without_texts_nobody_is_offered_the_list(app: Flask) -> None:
    at = host(app, "it", seats=((1, 2),), joined=False)
    at.book(phone="+393330000001")
    assert "join_waitlist" not in tools_of(app, at.place.id)
    assert WAITING["it"] not in at.tell("check_availability", **WISH)["message"]


@pytest.mark.settings(API_BASE_URL="https://book.example.com", **TWILIO)
@pytest.mark.parametrize("locale", ["it", "en"])
@pytest.mark.parametrize("why", ["landline", "opted_out", "off"])
def test_who_can_get_no_text_is_promised_a_call(app: Flask, why: str, locale: str) -> None:
    at = host(app, locale, uses_operator_credentials=why != "off")
    caller = "+390612345679" if why == "landline" else CALLER
    if why == "opted_out":
        with app.app_context():
            write(None, lambda connection: texts.opt_out(connection, TWILIO["TWILIO_FROM"], CALLER, utc_now()))
    for _ in range(2):
        message = at.tell("join_waitlist", caller=caller, **WISH, customer_name="Lia Neri")["message"]
        assert CALLS_BACK[locale] in message
        check_said(message, locale)
    (entry,) = stored(app, WaitlistEntry)
    assert (entry.phone, entry.state, entry.trouble) == (caller, "waiting", waitlist.TO_CALL)
    assert {text.status for text in stored(app, SmsMessage)} <= {"dropped"}


@pytest.mark.settings(**PRODUCTION)
@pytest.mark.parametrize("locale", ["it", "en"])
@pytest.mark.parametrize(("url", "sender"), [(False, True), (True, False), (False, False), (True, True)])
def test_a_text_is_promised_only_where_one_can_be_sent_and_its_link_leads_to_us(
    environ: dict[str, str], request: pytest.FixtureRequest, url: bool, sender: bool, locale: str
) -> None:
    environ |= {"API_BASE_URL": "https://book.example.com"} if url else {}
    environ |= TWILIO if sender else {}
    app = request.getfixturevalue("app")
    at = host(app, locale, seats=((1, 2),), joined=False)
    at.book(phone="+393330000001")
    can = url and sender
    assert ("join_waitlist" in tools_of(app, at.place.id)) == can
    assert (WAITING[locale] in at.tell("check_availability", **WISH)["message"]) == can
    for _ in range(2):
        message = at.tell("join_waitlist", **WISH, customer_name="Lia Neri")["message"]
        assert (GETS_A_TEXT[locale] in message, CALLS_BACK[locale] in message) == (can, not can)
    (entry,) = stored(app, WaitlistEntry)
    assert entry.trouble == (None if can else waitlist.TO_CALL)
    assert ("waitlist_joined" in [text.kind for text in stored(app, SmsMessage)]) == can


@pytest.mark.settings(**PRODUCTION, **TWILIO)
def test_where_no_link_leads_to_us_a_free_table_is_for_somebody_to_call_about(app: Flask) -> None:
    at = host(app, "it")
    at.tell("join_waitlist", **WISH, customer_name="Lia Neri")
    (entry,) = stored(app, WaitlistEntry)
    with app.app_context():
        assert not offer(at.place.id, entry.id, utc_now().replace(hour=12))
    (after,) = stored(app, WaitlistEntry)
    assert (after.state, after.trouble) == ("waiting", NO_TEXTS)
