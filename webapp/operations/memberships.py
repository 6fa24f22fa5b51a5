"""Who belongs to which restaurant, and what they may do there."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from webapp.models import Membership
from webapp.models.types import utc_now
from webapp.store.transaction import read

ROLES = ("host", "manager", "owner")  # each may do what those before it may
_membership = Membership.__table__
UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


@dataclass(frozen=True, slots=True)
class Place:
    """A restaurant as one of its people works there; `timezone` is an IANA name, `locale` the language it speaks to
    callers, `role` the person's."""

    id: str
    slug: str
    name: str
    timezone: str
    locale: str
    role: str

    def may(self, role: str) -> bool:
        """Whether this person has the role, or one that includes it."""
        return ROLES.index(self.role) >= ROLES.index(role)

    def now(self) -> datetime:
        """The present moment by the restaurant's clock."""
        return utc_now().astimezone(ZoneInfo(self.timezone))

    def today(self) -> date:
        """The calendar day by the restaurant's clock."""
        return self.now().date()


def is_member(user_id: str, restaurant_id: str) -> bool:
    """Whether a person, by id, has any role in a restaurant."""

    if not UUID.fullmatch(user_id):
        return False

    def look(connection: Connection) -> bool:
        query = select(_membership.c.role).where(
            _membership.c.user_id == user_id, _membership.c.restaurant_id == restaurant_id
        )
        return connection.execute(query).first() is not None

    return read(look)
