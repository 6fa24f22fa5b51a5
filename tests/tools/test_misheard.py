"""What is misheard or typed wrongly: nobody is booked under a name that can't be said, and it is said what is wrong."""

from typing import Any

import pytest
from flask import Flask

from tests.restaurants import CALLER, ahead
from tests.tools.saying import check_refused, check_said, host
from webapp.speech import saying

WISH: dict[str, Any] = {"date": ahead(), "time": "20:00", "people": 2}
SAID = {
    "Mario Rossi": "Mario Rossi", "Mario 🍕": "Mario", "🍕 O'Brien 👩‍👩‍👧": "O'Brien", "{{name}}": "name",
    "{{ customer.number }} Rossi": "customer.number Rossi", "<b>Anna D\u2019Angelo</b>": "b Anna D\u2019Angelo b",
    "J. R. Smith, Jr.": "J. R. Smith, Jr.", "[Tavolo] Neri": "Tavolo Neri", "Łukasz Ñandú 李": "Łukasz Ñandú 李",
    "a_b = 12345": "a b 12345",
}  # fmt: skip
NOT_SAID = ("🍕🍕", "!!!", "-", "{{}}", "...", "<>")


@pytest.mark.parametrize(("name", "said"), SAID.items())
def test_a_name_is_said_without_the_signs_in_it(name: str, said: str) -> None:
    assert saying.name(name, "it") == said


@pytest.mark.parametrize("locale", ["it", "en"])
def test_a_name_of_signs_alone_is_said_to_be_one_that_cannot_be_read_out(locale: str) -> None:
    for name in (*NOT_SAID, ""):
        assert (
            saying.name(name, locale) == {"it": "un nome che non so leggere", "en": "a name I can't read out"}[locale]
        )


@pytest.mark.parametrize("locale", ["it", "en"])
@pytest.mark.parametrize("name", SAID)
def test_whatever_it_is_every_sentence_with_it_can_be_said(app: Flask, name: str, locale: str) -> None:
    at = host(app, locale)
    for clock in ("20:00", "12:00"):
        assert at.tell("create_booking", **{**WISH, "time": clock}, customer_name=name)["success"]
    for told in (
        at.tell("lookup_booking"),
        at.tell("cancel_booking"),
        at.tell("create_booking", **WISH, customer_name="Somebody Else"),
    ):
        assert f" {saying.name(name, locale)}" in told["message"]
        check_said(told["message"], locale)


@pytest.mark.parametrize("locale", ["it", "en"])
@pytest.mark.parametrize("name", NOT_SAID)
def test_under_a_name_of_signs_alone_nobody_is_booked(app: Flask, name: str, locale: str) -> None:
    at = host(app, locale)
    for tool in ("create_booking", "join_waitlist"):
        told = at.tell(tool, **WISH, customer_name=name)
        check_refused(told, locale, "INVALID_REQUEST")
        assert told["message"] == {"it": "A che nome prenoto?", "en": "Under which name may I book it?"}[locale]
    refused = at.book(name=name)
    assert (refused["error_code"], refused["field"]) == ("INVALID_REQUEST", "name")
    assert at.tell("take_message", message="Richiamare", name=name)["success"], "it may be left out"


@pytest.mark.parametrize("locale", ["it", "en"])
def test_what_is_too_long_is_not_said_to_be_missing(app: Flask, locale: str) -> None:
    at = host(app, locale)
    for given in ({"customer_name": "x" * 101}, {"customer_name": "Anna", "notes": "x" * 1001}):
        told = at.tell("create_booking", **WISH, **given)
        check_refused(told, locale, "INVALID_REQUEST")
        assert told["message"].startswith({"it": "Non ho capito tutto.", "en": "I didn't get all of that."}[locale])


@pytest.mark.parametrize(("locale", "day"), [("it", "ieri"), ("it", "ieri sera alle otto"), ("en", "yesterday")])
def test_yesterday_is_past_and_not_misheard(app: Flask, locale: str, day: str) -> None:
    told = host(app, locale).tell("check_availability", date=day, people=2)
    check_refused(told, locale, "INVALID_DATE")
    assert told["message"].startswith(
        {"it": "Quel giorno è già passato.", "en": "That day has already gone by."}[locale]
    )


@pytest.mark.parametrize("locale", ["it", "en"])
def test_bookings_that_sound_alike_are_told_apart(app: Flask, locale: str) -> None:
    at = host(app, locale)
    for another in (False, True):
        at.tell("create_booking", **WISH, customer_name="Mario Rossi", another=another)
    told = at.tell("cancel_booking")
    check_refused(told, locale, "INVALID_REQUEST")
    for booking in told["bookings"]:
        assert saying.reference(booking["reference"], locale) in told["message"]


@pytest.mark.parametrize("locale", ["it", "en"])
@pytest.mark.parametrize(("caller", "phone", "is_called"), [
    (CALLER, {}, True), (None, {"phone": "333 765 43 21"}, True), (None, {}, False), ("anonymous", {}, False),
])  # fmt: skip
def test_nobody_is_promised_a_call_without_a_number(
    app: Flask, locale: str, caller: str | None, phone: dict[str, str], is_called: bool
) -> None:
    told = host(app, locale).tell("take_message", caller=caller, message="Richiamatemi", **phone)
    assert told["success"]
    check_said(told["message"], locale)
    assert ({"it": "la richiameranno", "en": "get back to you"}[locale] in told["message"]) == is_called
