"""A second factor at signing in, and the codes for whoever lost their phone."""

import re
import time
from collections.abc import Callable

import pyotp
import pytest
from flask import Flask

from tests.pages.conftest import PASSWORD, Browser, sign_in
from webapp.operations import people

SignedIn = Callable[..., Browser]


def set_up(browser: Browser) -> tuple[pyotp.TOTP, list[str]]:
    """The second factor, and the recovery codes that are shown."""
    secret = re.findall(r"<code>([A-Z2-7]{32})</code>", browser.get("/account/second-factor").text)[0]
    with browser.client.session_transaction() as session:
        assert secret not in str(dict(session)), "nobody reads it in a cookie"
    code = pyotp.TOTP(secret)
    assert browser.post("/account/second-factor", {"code": "000000", "present": PASSWORD}).status_code == 422
    assert browser.post("/account/second-factor", {"code": code.now(), "present": "not it"}).status_code == 422
    page = browser.post("/account/second-factor", {"code": code.now(), "present": PASSWORD})
    assert page.status_code == 200
    return code, recovery_codes(page.text)


def recovery_codes(page: str) -> list[str]:
    found = re.findall(r"<code>(\d{4} \d{4} \d{4})</code>", page)
    assert len(set(found)) == 10
    return found


def by_code(signed_in: SignedIn, code: str) -> int:
    """What signing in with the owner's password and a code comes to."""
    browser = signed_in(None)
    assert sign_in(browser, "owner@example.com").headers["Location"] == "/sign-in/code"
    return int(browser.post("/sign-in/code", {"code": code}).status_code)


def test_a_second_factor_is_set_up_with_the_password_and_ends_every_other_session(signed_in: SignedIn) -> None:
    browser, elsewhere = signed_in("owner"), signed_in("owner")
    set_up(browser)
    assert [each.get("/account").status_code for each in (browser, elsewhere)] == [200, 303]
    assert browser.get("/account/second-factor").status_code == 303


@pytest.mark.both_databases
def test_a_recovery_code_lets_in_once_in_place_of_the_app(signed_in: SignedIn, database: str) -> None:
    browser = signed_in("owner")
    first, second, *_rest = set_up(browser)[1]
    assert "You have 10 recovery codes left" in browser.get("/account").text
    assert [by_code(signed_in, code) for code in (first.replace(" ", "-"), first, second)] == [303, 422, 303]
    assert "You have 8 recovery codes left" in browser.get("/account").text


def test_other_recovery_codes_stand_in_for_those_there_were(signed_in: SignedIn) -> None:
    browser = signed_in("owner")
    assert browser.post("/account/second-factor/codes", {"present": PASSWORD}).status_code == 303, "none to recover"
    _code, (old, older, *_rest) = set_up(browser)
    assert browser.post("/account/second-factor/codes", {"present": "not it"}).status_code == 303
    assert by_code(signed_in, old) == 303
    new = recovery_codes(browser.post("/account/second-factor/codes", {"present": PASSWORD}).text)
    assert [by_code(signed_in, code) for code in (older, new[0])] == [422, 303]


def test_a_second_factor_is_asked_for_and_no_code_works_twice(app: Flask, signed_in: SignedIn) -> None:
    browser = signed_in("owner")
    code, (recovery, *_rest) = set_up(browser)
    other = signed_in(None)
    answer = sign_in(other, "owner@example.com")
    assert answer.headers["Location"] == "/sign-in/code"
    assert other.get("/account").status_code == 303, "the password alone lets nobody in"
    assert other.post("/sign-in/code", {"code": code.now()}).status_code == 422, "this code was used to set it up"
    assert other.post("/sign-in/code", {"code": code.at(time.time() + 30)}).status_code == 303
    assert other.get("/account").status_code == 200
    assert browser.post("/account/second-factor/end", {"present": PASSWORD}).status_code == 303
    with app.app_context():
        assert not people.is_right_code(browser.person or "", recovery), "it ended with the factor"
    assert sign_in(signed_in(None), "owner@example.com").headers["Location"] == "/"
