"""What is really said, for every reason and every error code, in both languages and through both doors."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import make_url

from tests.restaurants import CALLER
from tests.tools.saying import NOW, Host, check_refused, check_said, host
from webapp.extensions import db
from webapp.models import Assistant, Restaurant
from webapp.operations import credentials
from webapp.rules import Reason
from webapp.speech.lines import ERRORS, REFUSALS
from webapp.tools.openapi import CODES
from webapp.tools.registry import BY_NAME, TOOLS

pytestmark = pytest.mark.settings(TOOL_RATE_LIMIT="off", ADDRESS_RATE_LIMIT="off")
LOCALES = ("it", "en")
OTHER = "+393337654321"
WISH: dict[str, Any] = {"date": "2027-03-17", "time": "20:00", "people": 2}
NAMED = {**WISH, "customer_name": "Mario Rossi"}


@pytest.fixture(autouse=True)
def afternoon() -> Iterator[None]:
    with time_machine.travel(NOW, tick=True):
        yield


# Reasons: how the restaurant is set up, and what is asked of it. `first` is somebody else's booking.

SITUATIONS: dict[str, tuple[Reason, dict[str, Any], dict[str, Any]]] = {
    "closed": (Reason.CLOSED_DAY, {"closed": (NOW.date() + timedelta(7), None)}, {}),
    "closed with its reason": (Reason.CLOSED_DAY, {"closed": (NOW.date() + timedelta(7), "Festa privata")}, {}),
    "outside hours": (Reason.OUTSIDE_HOURS, {}, {"time": "17:00"}),
    "past": (Reason.PAST, {}, {"date": "2027-03-10", "time": "12:00"}),
    "too soon": (Reason.TOO_SOON, {"min_notice_minutes": 10_080}, {"date": "2027-03-12"}),
    "too far ahead": (Reason.TOO_FAR_AHEAD, {"max_advance_days": 3}, {}),
    "too large": (Reason.PARTY_TOO_LARGE, {}, {"people": 12}),
    "between slots": (Reason.NOT_A_SLOT, {}, {"time": "20:10"}),
    "full": (Reason.NO_TABLE, {"seats": ((1, 2),), "first": True}, {}),
    "full all day": (Reason.NO_TABLE, {"seats": ((5, 6),)}, {}),
    "enough guests": (Reason.PACING_COVERS, {"covers_per_slot": 2, "first": True}, {}),
    "enough bookings": (Reason.PACING_PARTIES, {"parties_per_slot": 1, "first": True}, {}),
    "paused": (Reason.PAUSED, {"paused_until": NOW + timedelta(8)}, {}),
}


def test_every_reason_is_asked_about() -> None:
    told_otherwise = {Reason.CUTOFF, Reason.ELSEWHERE}  # TOO_LATE below; what providers say, with their stand-ins
    assert {reason for reason, _, _ in SITUATIONS.values()} == {*Reason} - told_otherwise


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", SITUATIONS)
def test_a_reason_is_said_with_a_way_forward(app: Flask, name: str, locale: str) -> None:
    reason, columns, asked = SITUATIONS[name]
    columns = dict(columns)
    is_first = columns.pop("first", False)
    at = host(app, locale, **columns)
    assert not is_first or at.book(day=WISH["date"], phone=OTHER)["ok"]
    check_refused(at.tell("create_booking", **{**NAMED, **asked}), locale, "CLOSED_OR_FULL")
    for given in ({**WISH, **asked}, {**WISH, **asked, "time": None}):
        told = at.tell("check_availability", **given)
        check_said(told["message"], locale)
        assert told["message"].endswith("?")
    refused = at.book(**{"day": WISH["date"], **asked, **({"day": asked["date"]} if "date" in asked else {})})
    assert refused["reason"] == reason
    check_said(refused["error_message"], locale)
    checked = at.post("check_openings", **{**WISH, **asked})
    check_said(checked["notes"] or "Fine.", locale)


@pytest.mark.parametrize(("locale", "why"), [
    ("it", "Per ora non prendiamo prenotazioni al telefono per mercoledì 17 marzo."),
    ("en", "We are not taking bookings by phone for Wednesday March 17th at the moment."),
])  # fmt: skip
def test_a_day_without_bookings_by_phone_is_not_called_full(app: Flask, locale: str, why: str) -> None:
    at = host(app, locale, paused_until=NOW + timedelta(8))
    assert at.tell("check_availability", **{**WISH, "time": None})["message"].startswith(why)
    assert at.post("check_openings", **{**WISH, "time": None})["notes"] == why


# Codes: how each is come by through the voice door


def booked(at: Host) -> str:
    reference: str = at.tell("create_booking", **NAMED)["booking"]["reference"]
    return reference


def after_ten_guesses(at: Host) -> dict[str, Any]:
    for _ in range(10):
        at.tell("lookup_booking", reference="nothing", call_id="guessing")
    return at.tell("lookup_booking", reference="nothing", call_id="guessing")


def with_two_bookings(at: Host) -> dict[str, Any]:
    booked(at)
    at.tell("create_booking", **{**NAMED, "time": "12:00"})
    return at.tell("cancel_booking")


def too_late(at: Host) -> dict[str, Any]:
    at.tell("create_booking", **{**NAMED, "date": "2027-03-12"})
    return at.tell("cancel_booking")


def duplicate(at: Host, caller: str) -> dict[str, Any]:
    booked(at)
    return at.tell(
        "create_booking", **{**NAMED, "customer_name": "Luigi Verdi", "customer_phone": CALLER}, caller=caller
    )


Ask = Callable[[Host], dict[str, Any]]


def said(tool: str, **given: Any) -> Ask:
    return lambda at: at.tell(tool, **given)


VOICE: list[tuple[str, dict[str, Any], Ask]] = [
    ("INVALID_REQUEST", {}, said("check_availability")),
    ("INVALID_REQUEST", {}, said("create_booking", **WISH)),
    ("INVALID_REQUEST", {}, said("create_booking", **{**NAMED, "customer_name": "x" * 500})),
    ("INVALID_REQUEST", {}, said("create_booking", **{**NAMED, "customer_email": "nobody"})),
    ("INVALID_REQUEST", {}, said("create_booking", **{**NAMED, "time": None})),
    ("INVALID_REQUEST", {}, said("modify_booking")),
    ("INVALID_REQUEST", {}, said("check_availability", **WISH, service_type="terrazza")),
    ("INVALID_REQUEST", {}, said("answer_question")),
    ("INVALID_REQUEST", {}, said("send_sms")),
    ("INVALID_REQUEST", {}, said("take_message")),
    ("INVALID_REQUEST", {}, with_two_bookings),
    ("INVALID_DATE", {}, said("check_availability", date="2027-02-30")),
    ("INVALID_DATE", {}, said("check_availability", date="2027-03-01")),
    ("INVALID_DATE", {}, said("check_availability", date="quando vuole / whenever")),
    ("INVALID_DATE", {}, said("check_availability", date="sabato 18 marzo; Saturday March 18th")),
    ("INVALID_TIME", {}, said("check_availability", **{**WISH, "time": "25:00"})),
    ("INVALID_TIME", {}, said("check_availability", **{**WISH, "time": "più tardi / later"})),
    ("INVALID_PEOPLE", {"default_people": None}, said("check_availability", date="2027-03-17")),
    ("INVALID_PEOPLE", {}, said("check_availability", **{**WISH, "people": 0})),
    ("INVALID_PEOPLE", {}, said("check_availability", **{**WISH, "people": "un po' / some"})),
    ("INVALID_PHONE", {}, said("create_booking", **NAMED, caller=None)),
    ("INVALID_PHONE", {}, said("create_booking", **NAMED, customer_phone="12")),
    ("INVALID_PHONE", {}, said("send_sms", message="Ciao", caller=None)),
    ("POSSIBLE_DUPLICATE", {}, lambda at: duplicate(at, CALLER)),
    ("POSSIBLE_DUPLICATE", {}, lambda at: duplicate(at, OTHER)),
    ("CLOSED_OR_FULL", {}, said("create_booking", **{**NAMED, "people": 9})),
    ("BOOKING_NOT_FOUND", {}, said("cancel_booking")),
    ("BOOKING_NOT_FOUND", {}, said("cancel_booking", caller=None)),
    ("BOOKING_NOT_FOUND", {}, said("modify_booking", reference="K7M4QX", new_people=3)),
    ("BOOKING_NOT_FOUND", {}, said("lookup_booking")),
    ("BOOKING_NOT_FOUND", {}, after_ten_guesses),
    ("TOO_LATE", {"cancel_cutoff_minutes": 10_080}, too_late),
    ("TWILIO_ERROR", {}, said("send_sms", message="Ciao")),
    ("NOT_SUPPORTED", {"waitlist_minutes": 0}, said("join_waitlist", **NAMED)),
    ("NOT_SUPPORTED", {"seats": ()}, said("check_availability", **WISH)),
    ("NOT_SUPPORTED", {"house_book": False}, said("create_booking", **NAMED)),
    ("NOT_FOUND", {}, said("no_such_tool")),
]
BROKEN = [
    ("LOOKUP_ERROR", said("lookup_booking")),
    ("PROVIDER_UNAVAILABLE", said("check_availability", **WISH)),
    ("PROVIDER_UNAVAILABLE", said("create_booking", **NAMED)),
]
AWAY: list[tuple[str, str, dict[str, Any]]] = [
    ("PROVIDER_UNAVAILABLE", "check_openings", {"date": "2027-03-17"}),
    ("PROVIDER_UNAVAILABLE", "create_booking", {}),
    ("PROVIDER_UNAVAILABLE", "modify_booking", {"booking_id": "K7M4QX", "new_people": 3}),
    ("PROVIDER_UNAVAILABLE", "cancel_booking", {"booking_id": "K7M4QX"}),
    ("LOOKUP_ERROR", "list_bookings", {"phone": CALLER}),
    ("FAQ_ERROR", "faq", {"question": "Avete opzioni senza glutine?"}),
    ("TWILIO_ERROR", "send_sms", {"phone": CALLER, "message": "Ciao"}),
    ("MESSAGE_ERROR", "take_message", {"message": "Ciao"}),
    ("PROVIDER_UNAVAILABLE", "join_waitlist", {**WISH, "day": WISH["date"], "name": "Ada", "phone": CALLER}),
]
ELSEWHERE = {
    "RESTAURANT_NOT_FOUND": "test_vapi_envelope",
    "RATE_LIMITED": "test_vapi_envelope",
    "INTERNAL_ERROR": "a mistake of ours",
    **dict.fromkeys(("UNAUTHORIZED", "METHOD_NOT_ALLOWED", "TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"), "never spoken"),
}


def test_every_code_is_come_by() -> None:
    assert {code for code, *_ in (*VOICE, *BROKEN, *AWAY)} | {*ELSEWHERE} == {*CODES}
    assert {tool for _, tool, _ in AWAY} == {tool.json for tool in TOOLS}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("code", "columns", "ask"), VOICE, ids=[f"{code}-{place}" for place, (code, *_) in enumerate(VOICE)]
)
def test_a_refusal_is_said_with_a_way_forward(
    app: Flask, code: str, columns: dict[str, Any], ask: Ask, locale: str
) -> None:
    check_refused(ask(host(app, locale, **columns)), locale, code)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("code", "ask"), BROKEN, ids=[f"{code}-{place}" for place, (code, _) in enumerate(BROKEN)])
def test_a_book_that_cant_be_read_is_said_to_be(
    app: Flask, database_url: str, code: str, ask: Ask, locale: str
) -> None:
    at = host(app, locale)
    lose(database_url, "booking", "seating")
    check_refused(ask(at), locale, code)


def lose(database_url: str, *tables: str) -> None:
    """Take tables out of the database, under the feet of the application."""
    with closing(sqlite3.connect(make_url(database_url).database or "")) as connection:
        for table in tables:
            connection.execute(f"alter table {table} rename to lost_{table}")
        connection.commit()


@pytest.mark.parametrize("locale", LOCALES)
def test_while_the_database_is_away_each_tool_says_so_in_its_own_words(
    app: Flask, database_url: str, locale: str
) -> None:
    at = host(app, locale)
    assert at.tell("answer_question", question="?")["success"] and at.post("faq", question="?")["ok"]
    lose(database_url, "restaurant")
    for code, tool, body in AWAY:
        check_refused(at.tell(tool, **body), locale, code)
        assert at.tell(tool, **body)["message"] == REFUSALS[code][locale]
        for name in {tool, BY_NAME[tool].voice}:
            assert at.post(name, **body) == {"ok": False, "error_code": code, "error_message": ERRORS[code][locale]}


def test_while_the_database_is_away_the_language_is_that_of_the_number_that_rang(app: Flask, database_url: str) -> None:
    """An agency gave two restaurants one secret."""
    places = {locale: host(app, locale) for locale in LOCALES}
    with app.app_context():
        db.session.execute(db.update(Assistant).values(secret_index=credentials.index_of("one-secret-for-both")))
        db.session.execute(db.update(Restaurant).values(version=Restaurant.version + 1))
        db.session.commit()
    for locale, at in places.items():
        places[locale] = replace(at, place=replace(at.place, secret="one-secret-for-both"))
        assert places[locale].tell("answer_question", question="?")["success"]
    lose(database_url, "restaurant")
    for locale, at in places.items():
        assert at.tell("lookup_booking")["message"] == REFUSALS["LOOKUP_ERROR"][locale]


# And what is said when all goes well


@pytest.mark.parametrize("locale", LOCALES)
def test_what_goes_well_is_said_as_people_talk(app: Flask, locale: str) -> None:
    at = host(app, locale)
    reference = booked(at)
    answers = [
        at.tell("check_availability", date="2027-03-17"),
        at.tell("check_availability", **WISH),
        at.tell("create_booking", **{**NAMED, "time": "12:00"}, call_id="x"),
        at.tell("create_booking", **{**NAMED, "time": "12:00"}, call_id="y"),
        at.tell("lookup_booking"),
        at.tell("lookup_booking", reference=reference),
        at.tell("modify_booking", reference=reference, new_time="21:30", new_people="3"),
        at.tell("modify_booking", reference=reference, new_time="21:30"),
        at.tell("cancel_booking", reference=reference),
        at.tell("cancel_booking", reference=reference),
        at.tell("lookup_booking", reference=reference),
        at.tell("answer_question", question="Che tempo fa?"),
    ]
    for told in answers:
        assert told["success"], told
        check_said(told["message"], locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_no_two_languages_say_the_same(app: Flask, locale: str) -> None:
    other = "en" if locale == "it" else "it"
    here, there = host(app, locale), host(app, other)
    for _, _, ask in VOICE[:4]:
        assert ask(here)["message"] != ask(there)["message"]
