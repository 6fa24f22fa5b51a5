"""Somebody who is signed in."""

import secrets
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cached_property
from typing import Any

from flask_login import UserMixin
from sqlalchemy import Connection, Select, bindparam, delete, exists, select
from sqlalchemy.orm import Session

from webapp.models import EndedSession, Membership, Restaurant, User
from webapp.models.types import utc_now
from webapp.operations.memberships import UUID, Place
from webapp.store.transaction import read, write

_user, _membership, _restaurant = User.__table__, Membership.__table__, Restaurant.__table__
_PERSON = (
    select(
        *(_user.c[name] for name in ("id", "email", "name", "language", "theme", "is_operator", "session_version")),
        _user.c.totp_secret_encrypted.is_not(None),
        *(_restaurant.c[name] for name in ("id", "slug", "name", "timezone", "locale")),
        _membership.c.role,
    )
    .select_from(_user.outerjoin(_membership, _membership.c.user_id == _user.c.id).outerjoin(_restaurant))
    .where(_user.c.id == bindparam("user_id"))
    .order_by(_restaurant.c.name, _restaurant.c.slug)
)
_STILL_IN = _PERSON.where(~exists().where(EndedSession.key == bindparam("key")))
COOKIE_LIVES = timedelta(days=31)  # a day more than `sessions.LIVES`
OF_PERSON = 8  # the columns before those of a restaurant


@dataclass(frozen=True)
class Person(UserMixin):
    """A user with the restaurants they work at. `language` and `theme` are None where the browser's hold;
    `session_key` tells the sessions of one person apart, a new one for whoever signs in."""

    id: str
    email: str
    name: str
    language: str | None
    theme: str | None
    is_operator: bool
    session_version: int
    has_second_factor: bool
    places: tuple[Place, ...]
    session_key: str = field(default_factory=lambda: secrets.token_hex(16), compare=False)

    @cached_property
    def called(self) -> str:
        """The name, or the address where none was given."""
        return self.name or self.email

    def get_id(self) -> str:
        """What the session keeps: worthless once it, or all of the person's, were ended."""
        return f"{self.id}.{self.session_version}.{self.session_key}"

    def place(self, slug: str) -> Place | None:
        """The restaurant of this slug, if the person works there."""
        return next((place for place in self.places if place.slug == slug), None)


def load(session_id: str) -> Person | None:
    """The person a session is of, in one query; None when it was ended. Raises `BookUnavailable`."""
    user_id, _, rest = session_id.partition(".")
    version, _, key = rest.partition(".")
    if not (UUID.fullmatch(user_id) and key):
        return None
    person = read(lambda connection: _found(connection, _STILL_IN, {"user_id": user_id, "key": key}))
    if person is None or str(person.session_version) != version:
        return None
    return replace(person, session_key=key)


def by_id(user_id: str) -> Person | None:
    """The person with this id, as for a new session."""
    return read(lambda connection: _found(connection, _PERSON, {"user_id": user_id}))


def end_session(person: Person) -> None:
    """Let nobody in any more by the session the person was loaded by."""

    def work(connection: Connection) -> None:
        with Session(connection) as session:
            session.execute(delete(EndedSession).where(EndedSession.ended_at < utc_now() - COOKIE_LIVES))
            session.merge(EndedSession(key=person.session_key))
            session.flush()

    write(None, work)


def _found(connection: Connection, query: Select[Any], values: dict[str, str]) -> Person | None:
    rows = connection.execute(query, values).all()
    if not rows:
        return None
    places = tuple(Place(*row[OF_PERSON:]) for row in rows if row[OF_PERSON] is not None)
    return Person(*rows[0][:OF_PERSON], places)
