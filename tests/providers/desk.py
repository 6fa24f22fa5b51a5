"""Whoever sits at the desk of a restaurant that books at a provider: signed in, in either language."""

import html
import re
from collections.abc import Callable

import pytest
from werkzeug.test import TestResponse

from tests.pages.conftest import Browser
from tests.providers.conftest import House
from webapp.extensions import db
from webapp.models import Membership, User
from webapp.operations import people

Desk = Callable[..., Browser]


@pytest.fixture
def desk(house: House) -> Desk:
    """`desk("it")`: the owner's browser."""
    with house.app.app_context():
        user = User(email="owner@example.com", name="Anna Neri", password_hash="none")
        db.session.add(user)
        db.session.flush()
        db.session.add(Membership(user_id=user.id, restaurant_id=house.place.id, role="owner"))
        db.session.commit()
        user_id = user.id
        db.session.remove()
        person = people.by_id(user_id)
        assert person is not None
        session_id = person.get_id()

    def sit(language: str = "en") -> Browser:
        client = house.app.test_client()
        client.environ_base["HTTP_ACCEPT_LANGUAGE"] = language
        with client.session_transaction() as session:
            session["_user_id"], session["_fresh"] = session_id, True
        return Browser(client, user_id)

    return sit


def read(answer: TestResponse) -> str:
    """What is read on a page, in one line."""
    main = answer.text.partition("<main")[2] or answer.text
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())
