"""Connections in the browser of the restaurant's people: joining and leaving, at the stand-ins."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from flask import Flask
from sqlalchemy import select

from tests import stand_ins
from tests.pages.conftest import Browser
from tests.pages.connecting import HTMX, URL, Services, allowed, connect, environ, manager, services, status_of
from tests.restaurants import Place, open_restaurant
from tests.stand_ins import BY_KEY, BY_OAUTH, KEYS
from tests.statements import counted
from webapp.extensions import db
from webapp.models import AuditEvent, Membership, User
from webapp.store.transaction import read

__all__ = ["environ", "manager", "services"]  # fixtures
SignedIn = Callable[..., Browser]


def test_each_provider_has_a_card_that_leads_to_it(services: Services, manager: Browser) -> None:
    page = manager.get(f"{URL}/").text
    for name in (*BY_KEY, *BY_OAUTH):
        assert f'href="{URL}/{name}"' in page
        assert manager.get(f"{URL}/{name}").status_code == 200
    assert "stand-ins on this machine" in page and "House book" in page
    assert manager.get(f"{URL}/nowhere").status_code == 404


@pytest.mark.parametrize("name", [*BY_KEY, *BY_OAUTH])
def test_a_provider_is_connected_from_its_page(services: Services, manager: Browser, name: str) -> None:
    page = connect(services, manager, name)
    assert page.status_code == 200 and "is connected." in page.text and "Works" in page.text
    assert "What is booked for whom" in page.text and "Test now" in page.text
    for key in KEYS.get(name, {}).values():
        assert key not in page.text or name == "opentable"
    assert "Works" in manager.get(f"{URL}/").text


@pytest.mark.parametrize("name", BY_KEY)
def test_a_wrong_key_is_refused_in_words_and_not_written_back(
    services: Services, manager: Browser, app: Flask, name: str
) -> None:
    wrong = {field: value if field == "rid" else f"{field}-wrong" for field, value in KEYS[name].items()}
    page = manager.post(f"{URL}/{name}/key", wrong)
    assert page.status_code == 422 and "The key is not accepted" in page.text
    secret = next(field for field in ("api_key", "client_secret") if field in wrong)
    assert wrong[secret] not in page.text
    assert status_of(app, name) is None


def test_an_empty_key_is_said_beside_its_field(services: Services, manager: Browser) -> None:
    page = manager.post(f"{URL}/calcom/key", {"api_key": ""}, **HTMX)
    assert page.status_code == 422 and 'id="api_key-error"' in page.text and "<html" not in page.text


@pytest.mark.parametrize("name", BY_OAUTH)
def test_a_denial_is_said_in_plain_words(services: Services, manager: Browser, app: Flask, name: str) -> None:
    page = allowed(services, manager, name, "deny")
    assert page.status_code == 200 and "the permission was not given" in page.text
    assert status_of(app, name) is None


def test_an_answer_that_nobody_asked_for_connects_nothing(
    services: Services, manager: Browser, app: Flask, signed_in: SignedIn
) -> None:
    going = manager.get(f"{URL}/calendly/authorize").headers["Location"]
    back = stand_ins.decide(services["calendly"], going)
    callback = "/connections/calendly/callback"
    for browser, query in (
        (signed_in("owner"), back),
        (manager, {**back, "state": "guessed"}),
        (manager, {"code": back["code"]}),
        (manager, {}),
    ):
        page = browser.get(callback, query_string=query, follow_redirects=True)
        assert "belongs to no request of this browser" in page.text
    assert (
        "belongs to no request"
        in manager.get("/connections/square/callback", query_string=back, follow_redirects=True).text
    )
    assert status_of(app, "calendly") is None


def test_a_state_works_once(services: Services, manager: Browser, app: Flask) -> None:
    going = manager.get(f"{URL}/calendly/authorize").headers["Location"]
    back = stand_ins.decide(services["calendly"], going)
    first, second = (manager.get("/connections/calendly/callback", query_string=back) for _ in range(2))
    assert urlsplit(first.headers["Location"]).path == f"{URL}/calendly"
    assert urlsplit(second.headers["Location"]).path == "/"


def test_who_lost_the_role_meanwhile_connects_nothing(
    services: Services, manager: Browser, app: Flask, house: Place
) -> None:
    going = manager.get(f"{URL}/calendly/authorize").headers["Location"]
    back = stand_ins.decide(services["calendly"], going)
    with app.app_context():
        user = db.session.query(User).filter_by(email="manager@example.com").one()
        db.session.query(Membership).filter_by(user_id=user.id).update({"role": "host"})
        db.session.commit()
        db.session.remove()
    assert manager.get("/connections/calendly/callback", query_string=back).status_code == 404
    assert status_of(app, "calendly") is None


def test_hosts_have_no_say(services: Services, house: Place, signed_in: SignedIn) -> None:
    host = signed_in("host")
    assert host.get(f"{URL}/").status_code == 403
    assert host.post(f"{URL}/calcom/key", KEYS["calcom"]).status_code == 403


def test_disconnecting_says_what_changes_and_then_does_it(
    services: Services, manager: Browser, app: Flask, house: Place
) -> None:
    connect(services, manager, "calcom")
    page = manager.get(f"{URL}/calcom/disconnect").text
    assert "The phone goes on booking, in the house book alone." in page and status_of(app, "calcom") == "connected"
    with app.app_context():
        db.session.execute(db.text("update restaurant set house_book = false, version = version + 1"))
        db.session.commit()
        db.session.remove()
    assert "The phone stops booking" in manager.get(f"{URL}/calcom/disconnect").text
    gone = manager.post(f"{URL}/calcom/disconnect", follow_redirects=True)
    assert "Cal.com is disconnected." in gone.text and "callers cannot book by phone" in gone.text
    assert status_of(app, "calcom") == "disconnected"
    assert manager.get(f"{URL}/calcom/disconnect").status_code == 404
    assert manager.post(f"{URL}/calcom/disconnect").status_code == 404
    assert "Try and connect" in manager.get(f"{URL}/calcom").text


def test_what_a_provider_does_in_part_is_said_so(services: Services, manager: Browser) -> None:
    pages = {name: manager.get(f"{URL}/{name}").text for name in (*BY_KEY, *BY_OAUTH)}
    by_number = {name for name, page in pages.items() if "people: their number stands in the notes" in page}
    assert by_number == {"calcom", "calendly", "square"}
    assert "Does not count people: what is booked decides for how many." in pages["acuity"]
    in_part = {name for name, page in pages.items() if "with seller access only" in page}
    assert in_part == {"square"} and "Bookings made there appear here." not in pages["square"]


def test_the_log_says_who_connected_what(services: Services, manager: Browser, app: Flask) -> None:
    connect(services, manager, "calcom")
    log = manager.get("/r/roma/settings/log?kind=connection").text
    assert "connected a booking service" in log and KEYS["calcom"]["api_key"] not in log
    with app.app_context():
        table = AuditEvent.__table__
        query = select(table.c.actor_kind, table.c.actor_name).where(table.c.action == "connection.connected")
        assert read(lambda connection: tuple(connection.execute(query).one())) == ("user", "Manager")


def test_a_page_asks_the_database_as_often_however_much_is_connected(services: Services, manager: Browser) -> None:
    manager.get(f"{URL}/")
    with counted() as before:
        manager.get(f"{URL}/")
    for name in (*BY_KEY, *BY_OAUTH):
        connect(services, manager, name)
    manager.get(f"{URL}/")
    with counted() as after:
        assert manager.get(f"{URL}/").status_code == 200
    assert 0 < len(after) <= len(before) <= 12
    with counted() as one:
        assert manager.get(f"{URL}/calcom").status_code == 200
    assert len(one) <= 12


def test_a_neighbour_sees_none_of_it(services: Services, manager: Browser, app: Flask) -> None:
    connect(services, manager, "calcom")
    milano = open_restaurant(app, "milano")
    with app.app_context():
        user = db.session.query(User).filter_by(email="manager@example.com").one()
        db.session.add(Membership(user_id=user.id, restaurant_id=milano.id, role="manager"))
        db.session.commit()
        db.session.remove()
    there = "/r/milano/connections"
    assert "Works" not in manager.get(f"{there}/").text
    assert manager.post(f"{there}/calcom/disconnect").status_code == 404
    assert manager.post(f"{there}/calcom/test").status_code == 404


def test_the_guide_leads_here(house: Place, signed_in: SignedIn) -> None:
    assert f'href="{URL}/"' in signed_in("owner").get("/r/roma/start/").text
