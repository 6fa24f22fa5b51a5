"""A restaurant with its people, and browsers of theirs that carry what forms carry."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.operations.houses import ANNA, place_of, wanted
from tests.restaurants import Place, open_restaurant
from webapp.extensions import db
from webapp.models import Membership, User
from webapp.operations import people, users
from webapp.operations.bookings import staff

Book = Callable[..., staff.Entry]
PASSWORD = "a good long password"
ROLES = ("owner", "manager", "host")
TOKEN = re.compile(r'name="csrf-token" content="([^"]+)"|name="csrf_token"[^>]* value="([^"]+)"')


@dataclass
class Browser:
    """A client whose forms carry the token of its session; `person` is the user's id."""

    client: FlaskClient
    person: str | None = None

    def get(self, url: str, **given: Any) -> TestResponse:
        return self.client.get(url, **given)

    def post(self, url: str, data: dict[str, Any] | None = None, **given: Any) -> TestResponse:
        return self.client.post(url, data={"csrf_token": self.token(), **(data or {})}, **given)

    def token(self) -> str:
        """The token, as the account shows it, or the page for signing in."""
        page = self.client.get("/account", follow_redirects=True).text
        found = TOKEN.search(page)
        assert found, "the page carries no token"
        return found.group(1) or found.group(2)


def sign_in(
    browser: Browser, email: str = "host@example.com", password: str = PASSWORD, url: str = "/sign-in"
) -> TestResponse:
    return browser.post(url, {"email": email, "password": password, "stays": "y"})


@pytest.fixture(scope="session")
def password_hash() -> str:
    """Of `PASSWORD`, worked out once."""
    return users.hash_of(PASSWORD)


@pytest.fixture
def house(app: Flask, password_hash: str) -> Place:
    """A restaurant with an owner, a manager and a host: `<role>@example.com`."""
    place = open_restaurant(app, "roma")
    with app.app_context():
        for role in (*ROLES, "stranger"):
            user = User(email=f"{role}@example.com", name=role.title(), password_hash=password_hash)
            db.session.add(user)
            db.session.flush()
            if role != "stranger":
                db.session.add(Membership(user_id=user.id, restaurant_id=place.id, role=role))
        db.session.commit()
        db.session.remove()
    return place


@pytest.fixture
def signed_in(app: Flask, house: Place) -> Callable[..., Browser]:
    """`signed_in("host")`: a browser of that person; `signed_in("stranger")` works nowhere, `None` is nobody."""

    def made(role: str | None = "owner", language: str = "en") -> Browser:
        client = app.test_client()
        client.environ_base["HTTP_ACCEPT_LANGUAGE"] = language
        if role is None:
            return Browser(client)
        with app.app_context():
            user = db.session.query(User).filter_by(email=f"{role}@example.com").one()
            user_id = user.id
            db.session.remove()
            person = people.by_id(user_id)
            assert person is not None
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = person.get_id(), True
        return Browser(client, user_id)

    return made


@pytest.fixture
def book(app: Flask, house: Place) -> Book:
    """Make a booking as staff would."""

    def made(**changes: object) -> staff.Entry:
        with app.app_context():
            return staff.create(place_of(house), ANNA, wanted(**changes), waive=staff.POLICY)

    return made


def found(app: Flask, house: Place, reference: str) -> staff.Entry:
    with app.app_context():
        return staff.find(place_of(house), reference)
