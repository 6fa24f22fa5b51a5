"""Signing in and out, joining, forgotten passwords."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from config import Settings
from tests.letters import Letters, received
from tests.pages.conftest import PASSWORD, TOKEN, Browser, sign_in
from tests.restaurants import Place
from tests.until import until
from webapp import create_app
from webapp.extensions import db
from webapp.models import EndedSession
from webapp.operations import people, users
from webapp.operations.audit import Actor

SignedIn = Callable[..., Browser]


def person(app: Flask, browser: Browser) -> people.Person:
    with app.app_context():
        found = people.by_id(browser.person or "")
        assert found is not None
        return found


def test_with_address_and_password_one_is_in(signed_in: SignedIn) -> None:
    browser = signed_in(None)
    answer = sign_in(browser, " Host@Example.com ")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert browser.get("/account").status_code == 200
    assert browser.post("/sign-out").status_code == 303
    assert browser.get("/account").status_code == 303


@pytest.mark.parametrize(("email", "password"), [
    ("host@example.com", "another password"), ("nobody@example.com", PASSWORD), ("host@example.com", "\ud800x"),
])  # fmt: skip
def test_a_wrong_password_is_told_without_saying_which_was_wrong(
    signed_in: SignedIn, email: str, password: str
) -> None:
    answer = sign_in(signed_in(None), email, password.encode("utf-8", "replace").decode())
    assert answer.status_code == 422
    assert "E-mail and password do not belong together." in answer.text


@pytest.mark.parametrize(("target", "goes_to"), [
    ("/account", "/account"), ("//evil.example", "/"), ("https://evil.example/", "/"), ("/\\evil.example", "/"),
    ("javascript:alert(1)", "/"), ("/account?x=1", "/account?x=1"),
])  # fmt: skip
def test_signing_in_leads_back_to_our_own_pages_only(signed_in: SignedIn, target: str, goes_to: str) -> None:
    answer = signed_in(None).post(
        "/sign-in", {"email": "host@example.com", "password": PASSWORD}, query_string={"next": target}
    )
    assert answer.headers["Location"] == goes_to


def test_a_form_of_another_site_changes_nothing(signed_in: SignedIn) -> None:
    browser = signed_in("host")
    answer = browser.client.post("/account", data={"name": "Mallory"})
    assert answer.status_code == 400
    assert "Mallory" not in browser.get("/account").text


def test_a_page_asked_for_by_a_fragment_sends_the_whole_browser_to_sign_in(signed_in: SignedIn, house: Place) -> None:
    answer = signed_in(None).get("/account", headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"].startswith("/sign-in")


@pytest.mark.settings(SIGNUP="open")
def test_a_new_owner_makes_an_account_and_a_restaurant(app: Flask, signed_in: SignedIn, house: Place) -> None:
    browser = signed_in(None)
    given = {"name": "Anna", "email": "anna@example.com", "password": "una frase lunga"}
    assert browser.post("/sign-up", given).status_code == 303
    assert "Your account is ready." in browser.get("/", follow_redirects=True).text
    browser.person = "anna"
    answer = browser.post(
        "/restaurants/new", {"name": "Osteria dell'Angelo", "timezone": "Europe/Rome", "locale": "it"}
    )
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/r/osteria-dell-angelo/")
    assert browser.get("/r/roma/today").status_code == 404


@pytest.mark.settings(SIGNUP="open")
@pytest.mark.parametrize(("wrong", "said"), [
    ({"email": "host@example.com"}, "There is an account with this address already."),
    ({"email": "no address"}, "This is not an e-mail address."),
    ({"password": "short"}, "A password needs at least 10 characters."),
    ({"name": ""}, "Please fill this in."),
])  # fmt: skip
def test_what_is_wrong_with_a_new_account_stands_beside_its_field(
    signed_in: SignedIn, wrong: dict[str, str], said: str
) -> None:
    given = {"name": "Anna", "email": "anna@example.com", "password": "una frase lunga", **wrong}
    answer = signed_in(None).post("/sign-up", given)
    assert answer.status_code == 422
    assert said in answer.text
    assert 'aria-invalid="true"' in answer.text


@pytest.mark.parametrize("signup", ["invite", "closed"])
def test_the_first_account_of_all_runs_this_tavolo_and_the_next_needs_an_invitation(
    environ: dict[str, str], signup: str
) -> None:
    app = create_app(Settings.load({**environ, "SIGNUP": signup}))
    first, second = Browser(app.test_client()), Browser(app.test_client())
    given = {"name": "Anna", "email": "anna@example.com", "password": "una frase lunga"}
    assert first.post("/sign-up", given).status_code == 303
    assert second.post("/sign-up", {**given, "email": "b@example.com"}).status_code == 403
    with app.app_context(), first.client.session_transaction() as session:
        anna = people.load(session["_user_id"])
    assert anna is not None and anna.is_operator


def test_an_invitation_makes_one_a_member_once(app: Flask, signed_in: SignedIn, house: Place) -> None:
    with app.app_context():
        owner = person(app, signed_in("owner"))
        place = owner.place("roma")
        assert place is not None
        actor = people_actor(owner)
        token = people.invite(place, actor, "new@example.com", "host")
        assert [each.email for each in people.invitations(place)] == ["new@example.com"]
    browser = signed_in(None)
    assert "Trattoria Roma" in browser.get(f"/invitations/{token}").text
    given = {"name": "Neu", "email": "new@example.com", "password": "una frase lunga"}
    answer = browser.post(f"/invitations/{token}", given)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/r/roma/today")
    assert browser.get(f"/invitations/{token}").status_code == 404
    with app.app_context():
        assert [member.email for member in people.members(place)][-1] == "new@example.com"


def test_somebody_with_an_account_joins_by_one_button(app: Flask, signed_in: SignedIn, house: Place) -> None:
    with app.app_context():
        owner = person(app, signed_in("owner"))
        place = owner.place("roma")
        assert place is not None
        token = people.invite(place, people_actor(owner), "stranger@example.com", "manager")
    browser = signed_in("stranger")
    assert browser.post(f"/invitations/{token}").headers["Location"] == "/r/roma/today"
    joined = person(app, browser).place("roma")
    assert joined is not None and joined.role == "manager"


def people_actor(owner: people.Person) -> Any:
    return Actor("user", owner.called, owner.id)


def test_another_password_ends_every_other_session(signed_in: SignedIn) -> None:
    here, elsewhere = signed_in("host"), signed_in("host")
    wrong = here.post("/account/password", {"present": "not it at all", "password": "another long one"})
    assert wrong.status_code == 422
    assert here.post("/account/password", {"present": PASSWORD, "password": "another long one"}).status_code == 303
    assert here.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 303


@pytest.mark.both_databases
def test_who_signs_out_is_out_in_every_copy_of_the_cookie_and_there_alone(
    app: Flask, signed_in: SignedIn, database: str
) -> None:
    here, copied, elsewhere = signed_in(None), signed_in(None), signed_in(None)
    for browser in (here, elsewhere):
        assert sign_in(browser).status_code == 303
    cookie = here.client.get_cookie("session")
    assert cookie is not None
    copied.client.set_cookie("session", cookie.value)
    assert copied.get("/account").status_code == 200
    assert here.post("/sign-out").status_code == 303
    assert [browser.get("/account").status_code for browser in (here, copied, elsewhere)] == [303, 303, 200]
    assert sign_in(here).status_code == 303
    assert here.get("/account").status_code == 200


def test_an_ended_session_is_forgotten_when_its_cookie_is_dead(app: Flask, signed_in: SignedIn) -> None:
    signed_in("host").post("/sign-out")
    with time_machine.travel(datetime.now(UTC) + timedelta(days=32), tick=False), app.app_context():
        people.end_session(person(app, signed_in("owner")))
        assert len(db.session.scalars(select(EndedSession)).all()) == 1


def test_one_button_ends_every_session(signed_in: SignedIn) -> None:
    here, elsewhere = signed_in("host"), signed_in("host")
    assert here.post("/account/sessions/end").headers["Location"] == "/sign-in"
    assert [browser.get("/account").status_code for browser in (here, elsewhere)] == [303, 303]


@pytest.fixture
def letters(environ: dict[str, str]) -> Iterator[Letters]:
    with received(environ) as kept:
        yield kept


def arrived(letters: Letters) -> str:
    return str(until(lambda: letters.kept)[0].get_content())


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(letters: Letters, signed_in: SignedIn) -> None:
    browser, elsewhere = signed_in(None), signed_in("host")
    answer = browser.post("/forgot", {"email": "host@example.com"})
    assert "host@example.com" in answer.text
    link = next(word for word in arrived(letters).split() if "/reset/" in word)
    path = link.removeprefix("http://localhost")
    assert browser.post(path, {"password": "another long one"}).status_code == 303
    assert browser.post(path, {"password": "yet another one"}).status_code == 404
    assert sign_in(browser, password="another long one").status_code == 303
    assert elsewhere.get("/account").status_code == 303


@pytest.mark.settings(API_BASE_URL="https://book.example.com")
def test_no_request_decides_where_a_mailed_link_leads(letters: Letters, signed_in: SignedIn) -> None:
    browser, elsewhere = signed_in(None).client, "http://evil.example"
    token = TOKEN.search(browser.get("/forgot", base_url=elsewhere).text)
    assert token
    given = {"email": "host@example.com", "csrf_token": token.group(1) or token.group(2)}
    assert browser.post("/forgot", data=given, base_url=elsewhere).status_code == 200
    assert "https://book.example.com/reset/" in arrived(letters)


def test_a_link_goes_to_the_address_of_the_account_not_to_one_that_looks_like_it(
    letters: Letters, app: Flask, signed_in: SignedIn
) -> None:
    with app.app_context():
        users.create("kim@example.com", PASSWORD)
    signed_in(None).post("/forgot", {"email": "\u212aim@example.com"})  # the sign for kelvin is a small k as well
    assert arrived(letters)
    assert letters.kept[0]["To"] == "kim@example.com" and letters.to == [["kim@example.com"]]


@pytest.mark.settings(WEB_PROCESSES="1")
def test_who_has_letters_sent_without_end_waits_and_locks_nobody_out(letters: Letters, signed_in: SignedIn) -> None:
    browser = signed_in(None)
    for email in ("host@example.com", "nobody@example.com"):
        codes = [browser.post("/forgot", {"email": email}).status_code for _ in range(6)]
        assert codes == [200] * 5 + [429], "the same whether or not there is such an account"
    assert sign_in(browser).status_code == 303


def test_an_address_nobody_has_gets_the_same_answer(letters: Letters, signed_in: SignedIn) -> None:
    browser = signed_in(None)
    nobody = browser.post("/forgot", {"email": "nobody@example.com"})
    somebody = browser.post("/forgot", {"email": "somebo@example.com"})
    assert nobody.text.replace("nobody@", "x@") == somebody.text.replace("somebo@", "x@")


def test_without_a_mail_server_the_page_names_the_command(signed_in: SignedIn) -> None:
    assert "flask user reset-password" in signed_in(None).get("/forgot").text


def test_language_and_theme_are_kept(signed_in: SignedIn) -> None:
    browser = signed_in(None)
    assert 'lang="en"' in browser.get("/sign-in").text
    browser.post("/preferences", {"language": "it", "theme": "dark", "next": "/sign-in"})
    page = browser.get("/sign-in").text
    assert 'lang="it"' in page and 'data-bs-theme="dark"' in page
    assert "Accedi" in page


def test_cookies_are_bound_to_the_host_under_https_only(signed_in: SignedIn) -> None:
    browser = signed_in(None)
    plain = browser.client.get("/sign-in").headers["Set-Cookie"]
    secure = browser.client.get("/sign-in", base_url="https://localhost")
    assert plain.startswith("session=") and "Secure" not in plain
    assert secure.headers["Set-Cookie"].startswith("__Host-session=") and "Secure" in secure.headers["Set-Cookie"]
    assert "Strict-Transport-Security" in secure.headers
