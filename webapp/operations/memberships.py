"""Who belongs to which restaurant."""

import re

from sqlalchemy import Connection, select

from webapp.models import Membership
from webapp.store.transaction import read

_membership = Membership.__table__
UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


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
