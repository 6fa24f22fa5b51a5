"""A connection's row, and what is encrypted in it."""

from collections.abc import Mapping
from typing import Any

import orjson
from cryptography.fernet import InvalidToken
from sqlalchemy import Connection, Row, bindparam, select

from integrations.errors import ReconnectNeeded
from webapp.models import ProviderConnection, Restaurant
from webapp.operations.credentials import decrypt, encrypt
from webapp.store.transaction import read

Stored = Row[Any]  # the columns of the connection, and the restaurant's timezone
_connection, _restaurant = ProviderConnection.__table__, Restaurant.__table__
WITH_ZONE = select(_connection, _restaurant.c.timezone).join(
    _restaurant, _restaurant.c.id == _connection.c.restaurant_id
)
_ONE = WITH_ZONE.where(
    _connection.c.restaurant_id == bindparam("restaurant_id"), _connection.c.id == bindparam("connection_id")
)


class UnknownConnection(LookupError):
    """The restaurant has no such connection."""


def one(connection: Connection, restaurant_id: str, connection_id: str) -> Stored:
    """The connection's row. Raises `UnknownConnection`."""
    keys = {"restaurant_id": restaurant_id, "connection_id": connection_id}
    row = connection.execute(_ONE, keys).one_or_none()
    if row is None:
        raise UnknownConnection(connection_id)
    return row


def now(restaurant_id: str, connection_id: str) -> Stored:
    """The same, in a read of its own."""
    return read(lambda connection: one(connection, restaurant_id, connection_id))


def sealed(secret: Any) -> str:
    """Credentials, or other JSON that is secret, as they are stored."""
    return encrypt(orjson.dumps(secret).decode())


def opened(row: Stored) -> Mapping[str, Any]:
    """The connection's credentials. Raises ReconnectNeeded where there are none that can be read."""
    try:
        credentials: Mapping[str, Any] = orjson.loads(decrypt(row.credentials_encrypted))
    except (InvalidToken, AttributeError):
        raise ReconnectNeeded(row.provider, "its credentials can't be read any more", "unreadable") from None
    return credentials
