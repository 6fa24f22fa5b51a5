"""What people must not be able to do: stay after they were sent away, guess, or find what others left behind."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pyotp
import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests.pages.conftest import PASSWORD, Browser
from tests.pages.visiting import ids_of, visits
from tests.restaurants import Place as Opened
from tests.restaurants import workplace_of
from webapp import security
from webapp.extensions import db
from webapp.models import Membership, User
from webapp.operations import people, users
from webapp.operations.audit import Actor
from webapp.store.transaction import write

SignedIn = Callable[..., Browser]
ANOTHER = "another long one"


@pytest.fixture
def within(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


def actor_of(role: str) -> Actor:
    return Actor("user", role, users.id_of(f"{role}@example.com"))


def second_owner(house: Opened) -> str:
    user_id = users.id_of("stranger@example.com")
    db.session.add(Membership(user_id=user_id, restaurant_id=house.id, role="owner"))
    db.session.commit()
    return user_id


def sign_in(browser: Browser, email: str, password: str = PASSWORD) -> int:
    return browser.post("/sign-in", {"email": email, "password": password}).status_code


def test_no_page_of_a_restaurant_is_kept_for_whoever_comes_after(
    app: Flask, house: Opened, signed_in: SignedIn
) -> None:
    ids, owner = ids_of(app, house), signed_in("owner")
    for guard in (security.member, security.signed_in, security.public):
        for each in visits(app, guard):
            if each.method == "GET" and not each.rule.rule.startswith("/api/"):
                kept = owner.get(each.url({**ids, "token": "none"})).headers.get("Cache-Control", "")
                assert "no-store" in kept or kept == "private, no-cache", (each, kept)


def test_files_that_are_everybodys_may_be_kept(signed_in: SignedIn) -> None:
    with signed_in(None).get("/static/icon.svg") as answer:
        assert "no-store" not in answer.headers.get("Cache-Control", "")


@pytest.mark.usefixtures("within")
@pytest.mark.parametrize("sent_away", ["removed", "host"])
def test_who_is_sent_away_has_no_invitation_left_to_come_back_by(house: Opened, sent_away: str) -> None:
    place, other = workplace_of(house), second_owner(house)
    mine = people.invite(place, Actor("user", "stranger", other), "back@example.com", "owner")
    theirs = people.invite(place, actor_of("owner"), "new@example.com", "host")
    if sent_away == "removed":
        people.remove(place, actor_of("owner"), other)
    else:
        people.set_role(place, actor_of("owner"), other, sent_away)
    assert people.invitation(mine) is None
    assert people.invitation(theirs) is not None


@pytest.mark.both_databases
@pytest.mark.usefixtures("within")
def test_two_owners_who_remove_each_other_leave_one(app: Flask, house: Opened, database: str) -> None:
    place, other, first = workplace_of(house), second_owner(house), users.id_of("owner@example.com")

    def remove(user_id: str) -> bool:
        with app.app_context():
            try:
                people.remove(place, Actor("user", "other"), user_id)
            except people.LastOwner:
                return False
            return True

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(remove, (first, other))) == [False, True]
    assert [each.role for each in people.members(place)].count("owner") == 1


def test_the_log_tells_managers_nothing_of_people_and_tokens(signed_in: SignedIn) -> None:
    owner, manager = signed_in("owner"), signed_in("manager")
    owner.post("/r/roma/settings/staff/invite", {"email": "new@example.com", "role": "manager"})
    owner.post("/r/roma/settings/tokens", {"name": "the till"})
    manager.post("/r/roma/settings/data", {"months": "24"})
    for query in ("", "?kind=staff", "?kind=token", "?kind=restaurant"):
        page = manager.get(f"/r/roma/settings/log{query}").text
        assert "Months guests are kept" in page
        assert "new@example.com" not in page and "the till" not in page
    assert "new@example.com" in owner.get("/r/roma/settings/log?kind=staff").text
    assert "the till" in owner.get("/r/roma/settings/log").text


@pytest.mark.settings(SIGNUP="closed")
def test_where_nobody_may_make_an_account_an_invitation_joins_those_who_have_one(
    app: Flask, house: Opened, signed_in: SignedIn
) -> None:
    with app.app_context():
        token = people.invite(workplace_of(house), actor_of("owner"), "new@example.com", "host")
    given = {"name": "Neu", "email": "new@example.com", "password": ANOTHER}
    assert signed_in(None).post(f"/invitations/{token}", given).headers["Location"].startswith("/sign-in")
    with app.app_context():
        with pytest.raises(people.SignUpClosed):
            people.sign_up("new@example.com", ANOTHER, "Neu", token)
        assert db.session.scalar(select(User.id).where(User.email == "new@example.com")) is None
    assert signed_in("stranger").post(f"/invitations/{token}").headers["Location"] == "/r/roma/today"


def test_a_browser_that_was_left_open_gets_no_other_second_factor(
    app: Flask, house: Opened, signed_in: SignedIn
) -> None:
    browser = signed_in("host")
    with app.app_context():
        host = people.by_id(browser.person or "")
        assert host is not None
        secret = pyotp.random_base32()
        assert people.begin_second_factor(host, secret, pyotp.TOTP(secret).now())
    browser = signed_in("host")
    assert browser.get("/account/second-factor").headers["Location"] == "/account"
    with browser.client.session_transaction() as session, app.app_context():
        session["new_secret"] = sealed = people.sealed_secret()
        mine, _address = people.opened_secret(host, sealed)
    given = {"code": pyotp.TOTP(mine).now(), "present": PASSWORD}
    assert browser.post("/account/second-factor", given).headers["Location"] == "/account"
    with app.app_context():
        kept = db.session.get_one(User, browser.person).totp_last_step
        assert kept is not None and not people.is_right_code(browser.person or "", pyotp.TOTP(mine).at((kept + 1) * 30))


def test_a_password_that_was_changed_leads_no_further_than_the_code(
    app: Flask, house: Opened, signed_in: SignedIn
) -> None:
    secret, thief = pyotp.random_base32(), signed_in(None)
    with app.app_context():
        host = people.by_id(users.id_of("host@example.com"))
        assert host is not None and people.begin_second_factor(host, secret, pyotp.TOTP(secret).now())
    assert sign_in(thief, "host@example.com") == 303
    assert thief.get("/sign-in/code").status_code == 200
    with app.app_context():
        users.set_password("host@example.com", ANOTHER)
    assert thief.get("/sign-in/code").headers["Location"] == "/sign-in"


@pytest.mark.settings(WEB_PROCESSES="1")
@pytest.mark.parametrize(("url", "more"), [
    ("/account/password", {"password": ANOTHER}), ("/account/second-factor/end", {}),
])  # fmt: skip
def test_nobody_guesses_the_password_from_within(signed_in: SignedIn, url: str, more: dict[str, str]) -> None:
    browser = signed_in("host")
    for _ in range(10):
        browser.post(url, {"present": "not it at all", **more})
    browser.post(url, {"present": PASSWORD, **more})
    assert "Too many attempts." in browser.post(url, {"present": PASSWORD, **more}, follow_redirects=True).text
    assert browser.get("/account").status_code == 200
    assert sign_in(signed_in(None), "host@example.com") == 429


@pytest.mark.both_databases
@pytest.mark.parametrize(("url", "given"), [
    ("/account/password", {"present": PASSWORD, "password": ANOTHER}), ("/account/sessions/end", {}),
])  # fmt: skip
def test_a_link_that_was_sent_before_outlives_neither_another_password_nor_signing_out_everywhere(
    app: Flask, house: Opened, signed_in: SignedIn, url: str, given: dict[str, str], database: str
) -> None:
    with app.app_context():
        _address, mine = people.reset_link("host@example.com")
        _address, neighbours = people.reset_link("owner@example.com")
    assert signed_in("host").post(url, given).status_code == 303
    assert signed_in(None).post(f"/reset/{mine}", {"password": "of the thief"}).status_code == 404
    with app.app_context():
        assert people.reset_password(neighbours, ANOTHER).email == "owner@example.com"


@pytest.mark.usefixtures("within")
def test_a_link_nobody_was_sent_is_refused_before_anything_is_worked_out(house: Opened) -> None:
    with pytest.raises(people.UnknownReset):
        people.reset_password("none", "short")


@pytest.mark.both_databases
def test_characters_that_cannot_be_kept_are_told_of(
    app: Flask, house: Opened, signed_in: SignedIn, database: str
) -> None:
    assert sign_in(signed_in(None), "ho\0st@example.com") == 422
    browser = signed_in("host")
    assert browser.post("/account", {"name": "Ho\0st"}).status_code == 422
    assert browser.post("/account", {"name": " Ho\u202est \r\n Bello "}).status_code == 303
    with app.app_context():
        assert db.session.get_one(User, browser.person).name == "Host Bello"
    opening = {"name": "Ost\0eria", "timezone": "Europe/Rome", "locale": "it"}
    assert browser.post("/restaurants/new", opening).status_code == 422


@pytest.mark.usefixtures("within")
def test_an_error_of_the_database_tells_nothing_of_anybody(house: Opened) -> None:
    row = {"id": users.id_of("host@example.com"), "email": "secret@example.com", "password_hash": "x"}
    with pytest.raises(IntegrityError) as error:
        write(None, lambda connection: connection.execute(User.__table__.insert(), row))
    assert "secret@example.com" not in str(error.value)
