"""Whose restaurant it is: its secrets, which are stored encrypted, and its owners."""

import pytest
from sqlalchemy import select

from tests.operations.roma_file import HMAC_SECRET, ROMA, SECRET, only, text_of
from tests.operations.stored import version
from webapp.extensions import db
from webapp.models import Assistant, Membership
from webapp.operations import credentials, restaurants, users

pytestmark = pytest.mark.usefixtures("app_context")


def test_secrets_are_stored_encrypted_and_found_by_their_index(roma: str) -> None:
    assistant = db.session.scalars(select(Assistant)).one()
    assert assistant.secret_encrypted and assistant.hmac_secret_encrypted
    assert SECRET not in assistant.secret_encrypted and HMAC_SECRET not in assistant.hmac_secret_encrypted
    assert credentials.decrypt(assistant.secret_encrypted) == SECRET
    assert assistant.secret_index == credentials.index_of(SECRET)


def test_a_new_secret_replaces_the_old_and_the_same_is_not_encrypted_anew(roma: str) -> None:
    first = db.session.scalars(select(Assistant)).one().secret_encrypted
    restaurants.import_file(only(vapi={"secret": SECRET}))
    db.session.rollback()
    assert db.session.scalars(select(Assistant)).one().secret_encrypted == first
    restaurants.import_file(only(vapi={"secret": "another-secret-of-16"}))
    db.session.rollback()
    assistant = db.session.scalars(select(Assistant)).one()
    assert assistant.secret_index == credentials.index_of("another-secret-of-16")
    assert restaurants.export("roma", with_secrets=True)["vapi"]["hmac"]["secret"] == HMAC_SECRET


def test_a_signature_needs_its_secret_alone(roma: str) -> None:
    restaurants.import_file(only(vapi={"hmac": None}))
    restaurants.import_file(only(vapi={"hmac": {"secret": HMAC_SECRET}}))
    assert restaurants.export("roma", with_secrets=True) == ROMA


def test_an_owner_is_made_once(roma: str) -> None:
    owner = users.create("owner@example.com", "a long password")
    before = version()
    assert restaurants.import_file(text_of(ROMA), "Owner@example.com").changed
    assert not restaurants.import_file(text_of(ROMA), "owner@example.com").changed
    (membership,) = db.session.scalars(select(Membership))
    assert (membership.user_id, membership.restaurant_id, membership.role) == (owner.id, roma, "owner")
    assert version() == before


def test_a_host_becomes_an_owner(roma: str) -> None:
    user = users.create("host@example.com", "a long password")
    db.session.add(Membership(user_id=user.id, restaurant_id=roma, role="host"))
    db.session.commit()
    assert restaurants.import_file(text_of(ROMA), "host@example.com").changed
    db.session.rollback()
    assert db.session.scalars(select(Membership)).one().role == "owner"


def test_an_owner_nobody_knows_stops_the_import() -> None:
    with pytest.raises(users.UnknownUser, match=r"nobody@example\.com"):
        restaurants.import_file(text_of(ROMA), "nobody@example.com")
    with pytest.raises(restaurants.UnknownRestaurant):
        restaurants.export("roma")
