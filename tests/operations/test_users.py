"""People who sign in."""

import pytest
from argon2 import PasswordHasher, Type, extract_parameters
from sqlalchemy import select

from webapp.extensions import db
from webapp.models import User
from webapp.operations import users
from webapp.operations.users import InvalidUser, UnknownUser, UserExists

pytestmark = pytest.mark.usefixtures("app_context")

PASSWORD = "correct horse battery"


@pytest.mark.both_databases
def test_a_user_signs_in_with_the_password_they_were_made_with(database: str) -> None:
    made = users.create(" Owner@Example.COM ", PASSWORD)
    assert made.email == "owner@example.com"
    found = users.authenticate("OWNER@example.com", PASSWORD)
    assert found is not None and found.id == made.id


def test_the_password_is_stored_as_an_argon2_hash_alone() -> None:
    users.create("owner@example.com", PASSWORD)
    stored = db.session.scalars(select(User)).one()
    assert stored.password_hash.startswith("$argon2id$")
    assert PASSWORD not in stored.password_hash


def test_a_password_costs_to_guess_what_rfc_9106_asks_for(true_hasher: PasswordHasher) -> None:
    made = extract_parameters(true_hasher.hash(PASSWORD))
    assert made.type is Type.ID
    assert (made.memory_cost, made.time_cost, made.parallelism) == (64 * 1024, 3, 4)


@pytest.mark.parametrize(
    "password", ["", "correct horse", PASSWORD.upper(), PASSWORD + " ", "x" * 100_000, "\ud800" * 10]
)
def test_another_password_signs_nobody_in(password: str) -> None:
    users.create("owner@example.com", PASSWORD)
    assert users.authenticate("owner@example.com", password) is None


def test_an_address_nobody_has_signs_nobody_in() -> None:
    users.create("owner@example.com", PASSWORD)
    assert users.authenticate("stranger@example.com", PASSWORD) is None
    assert users.authenticate("", "the password of nobody") is None


def test_one_address_is_one_user() -> None:
    users.create("owner@example.com", PASSWORD)
    with pytest.raises(UserExists, match="owner@example"):
        users.create("Owner@example.com", "another password")
    assert users.authenticate("owner@example.com", PASSWORD)


@pytest.mark.parametrize(
    "email", ["", "owner", "owner@", "@example.com", "owner@localhost", "a b@example.com", "\ud800@x.it"]
)
def test_what_is_no_address_is_refused(email: str) -> None:
    with pytest.raises(InvalidUser, match="is not an e-mail address"):
        users.create(email, PASSWORD)


@pytest.mark.parametrize(("length", "says"), [(9, "at least 10"), (1_001, "at most 1000")])
def test_a_password_that_is_too_short_or_too_long_is_refused(length: int, says: str) -> None:
    with pytest.raises(InvalidUser, match=says):
        users.create("owner@example.com", "p" * length)
    assert db.session.scalars(select(User)).all() == []


def test_a_password_of_ten_characters_is_enough_and_any_characters_will_do() -> None:
    for number, password in enumerate(["p" * 10, "p" * 1_000, "pässwörd \ud83d\ude00 ok"]):
        users.create(f"owner{number}@example.com", password)
        assert users.authenticate(f"owner{number}@example.com", password)


def test_a_new_password_takes_the_place_of_the_old() -> None:
    users.create("owner@example.com", PASSWORD)
    users.set_password("owner@example.com", "a wholly new one")
    assert users.authenticate("owner@example.com", PASSWORD) is None
    assert users.authenticate("owner@example.com", "a wholly new one")
    with pytest.raises(UnknownUser, match="stranger@example"):
        users.set_password("stranger@example.com", PASSWORD)
