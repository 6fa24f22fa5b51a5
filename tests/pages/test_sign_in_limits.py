"""How often one may guess, make accounts, open restaurants."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.pages.conftest import Browser, sign_in
from tests.restaurants import Place
from webapp import limits
from webapp.extensions import db
from webapp.models import User

SignedIn = Callable[..., Browser]


@pytest.mark.settings(WEB_PROCESSES="1")
def test_after_ten_wrong_passwords_the_right_one_has_to_wait(signed_in: SignedIn) -> None:
    browser = signed_in(None)
    assert [sign_in(browser, password="wrong").status_code for _ in range(10)] == [422] * 10
    answer = sign_in(browser)
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert sign_in(browser, "owner@example.com").status_code == 303, "another account does not wait"


@pytest.mark.settings(WEB_PROCESSES="1")
def test_who_guesses_from_elsewhere_does_not_lock_out_whose_account_it_is(signed_in: SignedIn) -> None:
    stranger, owner = signed_in(None), signed_in(None)
    stranger.client.environ_base["REMOTE_ADDR"] = "203.0.113.7"
    assert [sign_in(stranger, password="wrong").status_code for _ in range(11)] == [422] * 10 + [429]
    assert sign_in(owner).status_code == 303


@pytest.mark.settings(WEB_PROCESSES="1")
def test_who_guesses_from_very_many_addresses_is_held_off(app: Flask, signed_in: SignedIn) -> None:
    stranger = signed_in(None)
    for number in range(100):
        with app.test_request_context(environ_base={"REMOTE_ADDR": f"203.0.113.{number}"}):
            limits.count_wrong_password("host@example.com")
    assert sign_in(stranger).status_code == 429


@pytest.mark.parametrize(("address", "counted"), [
    ("203.0.113.7", "203.0.113.7"), ("::ffff:203.0.113.7", "203.0.113.7"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
    ("2001:db8:1:2::", "2001:db8:1:2::"), ("2001:db8:1:3::6", "2001:db8:1:3::"), ("::1", "::"), ("", ""), ("x", "x"),
])  # fmt: skip
def test_an_address_is_counted_as_what_one_customer_has(app: Flask, address: str, counted: str) -> None:
    with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
        assert limits.client_address() == counted


@pytest.mark.settings(WEB_PROCESSES="1")
def test_who_guesses_from_one_network_after_another_of_ones_own_has_to_wait(signed_in: SignedIn) -> None:
    def wrong(address: str) -> int:
        browser = signed_in(None)
        browser.client.environ_base["REMOTE_ADDR"] = address
        return sign_in(browser, password="wrong").status_code

    assert [wrong(f"2001:db8:1:2:{number}::{number}") for number in range(1, 12)] == [422] * 10 + [429]
    assert wrong("2001:db8:1:3::1") == 422, "a neighbour does not wait"


@pytest.mark.settings(ADDRESS_RATE_LIMIT="3 per minute", WEB_PROCESSES="1")
@pytest.mark.parametrize(("path", "method"), [
    ("/api/check_openings", "POST"), ("/api/vapi/tools", "POST"), ("/b/" + "0" * 30, "GET"), ("/w/" + "0" * 30, "GET"),
])  # fmt: skip
def test_keys_and_links_guessed_from_many_addresses_of_one_network_are_counted_together(
    app: Flask, house: Place, path: str, method: str
) -> None:
    def guess(address: str) -> int:
        return app.test_client().open(path, method=method, environ_base={"REMOTE_ADDR": address}).status_code

    refused = 401 if method == "POST" else 404
    assert [guess(f"2001:db8::{number}") for number in range(4)] == [refused] * 3 + [429]
    assert guess("2001:db8:0:1::1") == refused


@pytest.mark.settings(WEB_PROCESSES="4")
def test_each_process_has_its_share_of_the_wrong_passwords(signed_in: SignedIn) -> None:
    browser = signed_in(None)
    assert [sign_in(browser, password="wrong").status_code for _ in range(4)] == [422] * 3 + [429]


@pytest.mark.settings(SIGNUP="open", WEB_PROCESSES="1")
def test_an_address_makes_ten_accounts_an_hour(app: Flask, signed_in: SignedIn) -> None:
    def makes(number: int, address: str = "127.0.0.1") -> int:
        browser = signed_in(None)
        browser.client.environ_base["REMOTE_ADDR"] = address
        given = {"name": "Anna", "email": f"anna{number}@example.com", "password": "una frase lunga"}
        return browser.post("/sign-up", given).status_code

    assert [makes(number) for number in range(11)] == [303] * 10 + [422]
    assert makes(11, "203.0.113.7") == 303


@pytest.mark.both_databases
def test_one_account_opens_ten_restaurants_and_the_operators_more(
    app: Flask, signed_in: SignedIn, database: str
) -> None:
    browser = signed_in("stranger")
    given = {"name": "Osteria", "timezone": "Europe/Rome", "locale": "it"}
    assert [browser.post("/restaurants/new", given).status_code for _ in range(10)] == [303] * 10
    refused = browser.post("/restaurants/new", given)
    assert refused.status_code == 422 and "as many restaurants as one account may" in refused.text
    with app.app_context():
        db.session.get_one(User, browser.person).is_operator = True
        db.session.commit()
    assert browser.post("/restaurants/new", given).status_code == 303
