"""An account: made, joined to a restaurant, changed by its owner."""

import re
import unicodedata
from typing import Literal

from flask import current_app
from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from config import Settings
from webapp.models import Membership, Restaurant, TurnTime, User
from webapp.operations import audit, users
from webapp.operations.people.invitations import take_up
from webapp.operations.people.person import Person, by_id
from webapp.store.transaction import read, write

DEFAULT_TURNS = ((2, 90), (4, 120), (20, 150))


class SignUpClosed(RuntimeError):
    """Nobody may make an account, or not without an invitation."""


class WrongPassword(ValueError):
    """The present password is not what was given."""


def sign_up_is() -> Literal["open", "invite", "closed"]:
    """Who may make an account now: while there is nobody at all, whoever comes first."""
    if read(lambda connection: connection.scalar(select(func.count()).select_from(User))) == 0:
        return "open"
    return _setting()


def sign_up(email: str, password: str, name: str, invitation_token: str | None = None) -> Person:
    """A new account, joined to the invitation's restaurant where there is one.

    Raises `SignUpClosed`, `users.InvalidUser`, `users.UserExists`, and `LookupError` when the invitation does not hold
    any more.
    """
    is_enough = "open" if invitation_token is None else "invite"
    may_join = _setting() in ("open", is_enough)
    values = users.new_values(email, password)

    def work(connection: Connection) -> str:
        with Session(connection) as session:
            user = User(**values, name=name.strip())
            user.is_operator = users.is_first(connection)
            if not (may_join or user.is_operator):
                raise SignUpClosed
            session.add(user)
            session.flush()
            if invitation_token is not None:
                take_up(connection, invitation_token, user.id, user.email)
            return user.id

    return _person(users.adding(values["email"], work))


def open_restaurant(person: Person, name: str, timezone: str, locale: str, actor: audit.Actor) -> str:
    """A new restaurant with usual turn times, its maker its owner; its slug."""

    def work(connection: Connection) -> str:
        with Session(connection) as session:
            slug = _free_slug(session, name)
            restaurant = Restaurant(slug=slug, name=name.strip(), timezone=timezone, locale=locale, default_people=2)
            restaurant.uses_operator_credentials = person.is_operator  # they pay for it themselves
            restaurant.turn_times = [TurnTime(up_to_people=most, minutes=stay) for most, stay in DEFAULT_TURNS]
            session.add(restaurant)
            session.flush()
            session.add(Membership(user_id=person.id, restaurant_id=restaurant.id, role="owner"))
            session.flush()
            changes = {"name": (None, restaurant.name), "slug": (None, slug)}
            subject = ("restaurant", restaurant.id)
            audit.record(connection, restaurant.id, actor, "restaurant.opened", subject, changes=changes)
            return slug

    return write(None, work)


def _setting() -> Literal["open", "invite", "closed"]:
    settings: Settings = current_app.config["SETTINGS"]
    return settings.signup  # type: ignore[return-value]


def _free_slug(session: Session, name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    wanted = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50] or "restaurant"
    taken = set(session.scalars(select(Restaurant.slug).where(Restaurant.slug.startswith(wanted, autoescape=True))))
    number = 1
    slug = wanted
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug


def set_profile(person: Person, name: str) -> None:
    """What others call the person."""
    _change(person.id, name=name.strip())


def set_preferences(person: Person, **preferences: str | None) -> None:
    """`language` and `theme` of the person's own; None for what the browser says."""
    _change(person.id, **preferences)


def change_password(person: Person, present: str, new: str) -> Person:
    """The person with a new password; all their other sessions end. Raises `WrongPassword` and `users.InvalidUser`."""
    if users.authenticate(person.email, present) is None:
        raise WrongPassword
    users.set_password(person.email, new)
    return _person(person.id)


def end_sessions(person: Person) -> None:
    """Sign the person out everywhere; no link for a new password that was sent before leads in again."""

    def work(connection: Connection) -> None:
        with Session(connection) as session:
            users.shut_out(session, session.get_one(User, person.id))

    write(None, work)


def _change(user_id: str, **values: str | None) -> None:
    def work(connection: Connection) -> None:
        with Session(connection) as session:
            user = session.get_one(User, user_id)
            for column, value in values.items():
                setattr(user, column, value)
            session.flush()

    write(None, work)


def _person(user_id: str) -> Person:
    person = by_id(user_id)
    if person is None:
        raise LookupError(f"There is no user {user_id!r}.")
    return person
