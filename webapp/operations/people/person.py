"""Somebody who is signed in."""

from dataclasses import dataclass
from functools import cached_property

from flask_login import UserMixin
from sqlalchemy import Connection, bindparam, select

from webapp.models import Membership, Restaurant, User
from webapp.operations.memberships import UUID, Place
from webapp.store.transaction import read

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
OF_PERSON = 8  # the columns before those of a restaurant


@dataclass(frozen=True)
class Person(UserMixin):
    """A user with the restaurants they work at. `language` and `theme` are None where the browser's hold."""

    id: str
    email: str
    name: str
    language: str | None
    theme: str | None
    is_operator: bool
    session_version: int
    has_second_factor: bool
    places: tuple[Place, ...]

    @cached_property
    def called(self) -> str:
        """The name, or the address where none was given."""
        return self.name or self.email

    def get_id(self) -> str:
        """What the session keeps: worthless once the person's sessions were ended."""
        return f"{self.id}.{self.session_version}"

    def place(self, slug: str) -> Place | None:
        """The restaurant of this slug, if the person works there."""
        return next((place for place in self.places if place.slug == slug), None)


def load(session_id: str) -> Person | None:
    """The person a session is of, in one query; None when it was ended. Raises `BookUnavailable`."""
    user_id, _, version = session_id.partition(".")
    if not UUID.fullmatch(user_id):
        return None
    person = by_id(user_id)
    return person if person is not None and str(person.session_version) == version else None


def by_id(user_id: str) -> Person | None:
    """The person with this id."""

    def look(connection: Connection) -> Person | None:
        rows = connection.execute(_PERSON, {"user_id": user_id}).all()
        if not rows:
            return None
        places = tuple(Place(*row[OF_PERSON:]) for row in rows if row[OF_PERSON] is not None)
        return Person(*rows[0][:OF_PERSON], places)

    return read(look)
