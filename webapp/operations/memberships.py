"""Who belongs to which restaurant."""

from sqlalchemy import Connection, select

from webapp.models import Membership
from webapp.store.transaction import read

_membership = Membership.__table__


def is_member(user_id: str, restaurant_id: str) -> bool:
    """Whether a person, by id, has any role in a restaurant."""

    def look(connection: Connection) -> bool:
        query = select(_membership.c.role).where(
            _membership.c.user_id == user_id, _membership.c.restaurant_id == restaurant_id
        )
        return connection.execute(query).first() is not None

    return read(look)
