"""Tokens of the JSON door."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select

from tests.restaurants import Place, open_restaurant
from webapp.extensions import db
from webapp.models import ApiToken, Restaurant
from webapp.operations import credentials, tokens
from webapp.operations.restaurants import UnknownRestaurant
from webapp.operations.tokens import InvalidToken
from webapp.store import tenants
from webapp.store.transaction import read


@pytest.fixture
def roma(app: Flask) -> Iterator[Place]:
    place = open_restaurant(app)
    with app.app_context():
        yield place


def opens(token: str) -> str | None:
    """The restaurant whose door a token opens."""
    found = read(lambda connection: tenants.by_token(connection, credentials.token_hash(token)))
    return found.slug if found else None


def version() -> int:
    return read(lambda connection: connection.scalars(select(Restaurant.version)).one())


@pytest.mark.both_databases
def test_a_token_opens_its_restaurants_door_at_once_and_until_it_is_revoked(roma: Place, database: str) -> None:
    before = version()
    token = tokens.create("roma", "Vapi")
    assert opens(token) == "roma"
    assert tokens.is_valid("roma", token)
    revoked = tokens.revoke("roma", "Vapi")
    assert revoked.hint == token[:12] and revoked.revoked_at is not None
    assert opens(token) is None
    assert not tokens.is_valid("roma", token)
    assert version() == before + 2


def test_only_the_hash_and_the_beginning_are_kept(roma: Place) -> None:
    token = tokens.create("roma", "Vapi")
    row = db.session.scalars(select(ApiToken).where(ApiToken.name == "Vapi")).one()
    assert (row.token_hash, row.hint) == (credentials.token_hash(token), token[:12])
    assert token.startswith("tvl_")


def test_tokens_are_listed_oldest_first_with_those_revoked(roma: Place) -> None:
    tokens.create("roma", "first")
    tokens.create("roma", "second")
    tokens.revoke("roma", "first")
    listed = [(each.name, each.revoked_at is None) for each in tokens.of_restaurant("roma")]
    assert listed == [("test", True), ("first", False), ("second", True)]


def test_a_token_is_revoked_by_how_it_begins_where_names_are_shared(roma: Place) -> None:
    one, other = tokens.create("roma", "till"), tokens.create("roma", "till")
    with pytest.raises(InvalidToken, match=f"{one[:12]}, {other[:12]}"):
        tokens.revoke("roma", "till")
    tokens.revoke("roma", other[:12])
    assert (opens(one), opens(other)) == ("roma", None)


def test_a_token_that_is_not_there_or_gone_cannot_be_revoked(roma: Place) -> None:
    tokens.create("roma", "till")
    tokens.revoke("roma", "till")
    for name in ("till", "nothing"):
        with pytest.raises(InvalidToken, match=name):
            tokens.revoke("roma", name)


def test_one_restaurant_cannot_touch_the_tokens_of_another(app: Flask, roma: Place) -> None:
    milano = open_restaurant(app, "milano")
    assert not tokens.is_valid("roma", milano.token)
    with pytest.raises(InvalidToken):
        tokens.revoke("roma", milano.token[:8])
    assert opens(milano.token) == "milano"


def test_a_token_can_be_brought_along_but_not_twice(roma: Place) -> None:
    token = credentials.new_token()
    assert tokens.create("roma", "brought", token) == token
    assert opens(token) == "roma"
    with pytest.raises(InvalidToken, match="made before"):
        tokens.create("roma", "brought", token)


@pytest.mark.parametrize("name", ["", "  ", "n" * 101, "two\nlines"])
def test_a_name_is_a_short_line(roma: Place, name: str) -> None:
    with pytest.raises(InvalidToken, match="name"):
        tokens.create("roma", name)


def test_an_unknown_restaurant_has_no_tokens(roma: Place) -> None:
    for ask in (lambda: tokens.create("x", "n"), lambda: tokens.of_restaurant("x"), lambda: tokens.revoke("x", "n")):
        with pytest.raises(UnknownRestaurant, match="'x'"):
            ask()
