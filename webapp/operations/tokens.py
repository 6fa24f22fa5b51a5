"""Tokens of the JSON door: shown once, kept as a hash, told apart by how they begin."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from webapp.models import ApiToken, Restaurant
from webapp.models.types import utc_now
from webapp.operations import audit, credentials
from webapp.operations.audit import COMMAND, Actor
from webapp.operations.restaurants import UnknownRestaurant
from webapp.store import snapshots
from webapp.store.transaction import read, write

HINT_LENGTH = 12
LONGEST_NAME = 100


class InvalidToken(ValueError):
    """A token that cannot be made or is not clearly meant; the message says why."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token as its owner may see it; `hint` is how it begins."""

    name: str
    hint: str
    created_at: datetime
    revoked_at: datetime | None


def create(slug: str, name: str, token: str | None = None, actor: Actor = COMMAND) -> str:
    """A new token of a restaurant, or `token` itself; it cannot be read again.

    Raises `UnknownRestaurant` and `InvalidToken`.
    """
    name = name.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise InvalidToken(f"A token's name is a line of 1 to {LONGEST_NAME} characters.")
    token = token or credentials.new_token()
    restaurant_id = read(lambda connection: _restaurant_id(connection, slug))

    def work(connection: Connection) -> None:
        with Session(connection) as session:
            token_hash, hint = credentials.token_hash(token), token[:HINT_LENGTH]
            session.add(ApiToken(restaurant_id=restaurant_id, name=name, token_hash=token_hash, hint=hint))
            session.flush()
        snapshots.bump(connection, restaurant_id)
        audit.record(connection, restaurant_id, actor, "token.made", ("token", hint), changes={"name": [None, name]})

    try:
        write(restaurant_id, work)
    except IntegrityError:
        raise InvalidToken("This token was made before.") from None
    return token


def of_restaurant(slug: str) -> list[Token]:
    """The restaurant's tokens, revoked ones included, oldest first. Raises `UnknownRestaurant`."""

    def look(connection: Connection) -> list[Token]:
        with Session(connection) as session:
            return [
                Token(row.name, row.hint, row.created_at, row.revoked_at)
                for row in _rows(session, _restaurant_id(connection, slug))
            ]

    return read(look)


def is_valid(slug: str, token: str) -> bool:
    """Whether this is a token of the restaurant that was not revoked. Raises `UnknownRestaurant`."""

    def look(connection: Connection) -> bool:
        query = select(ApiToken.id).where(
            ApiToken.restaurant_id == _restaurant_id(connection, slug),
            ApiToken.token_hash == credentials.token_hash(token),
            ApiToken.revoked_at.is_(None),
        )
        return connection.scalar(query) is not None

    return read(look)


def revoke(slug: str, hint_or_name: str, actor: Actor = COMMAND) -> Token:
    """Make the token of this hint or name worthless, at once and for ever.

    Raises `UnknownRestaurant`, and `InvalidToken` when none or several of the restaurant's valid ones are meant.
    """
    restaurant_id = read(lambda connection: _restaurant_id(connection, slug))

    def work(connection: Connection) -> Token:
        with Session(connection) as session:
            row = _the_one_meant(_rows(session, restaurant_id), hint_or_name)
            row.revoked_at = utc_now()
            session.flush()
            revoked = Token(row.name, row.hint, row.created_at, row.revoked_at)
        snapshots.bump(connection, restaurant_id)
        changes = {"name": [revoked.name, None]}
        audit.record(connection, restaurant_id, actor, "token.revoked", ("token", revoked.hint), changes=changes)
        return revoked

    return write(restaurant_id, work)


def _the_one_meant(rows: list[ApiToken], hint_or_name: str) -> ApiToken:
    meant = [row for row in rows if row.revoked_at is None and hint_or_name in (row.hint, row.name)]
    if not meant:
        raise InvalidToken(f"No valid token of this restaurant begins with {hint_or_name!r} or has that name.")
    if len(meant) > 1:
        raise InvalidToken(f"Several tokens are named {hint_or_name!r}: {', '.join(row.hint for row in meant)}.")
    return meant[0]


def _rows(session: Session, restaurant_id: str) -> list[ApiToken]:
    query = select(ApiToken).where(ApiToken.restaurant_id == restaurant_id)
    return list(session.scalars(query.order_by(ApiToken.created_at, ApiToken.id)))


def _restaurant_id(connection: Connection, slug: str) -> str:
    found = connection.scalar(select(Restaurant.id).where(Restaurant.slug == slug))
    if found is None:
        raise UnknownRestaurant(slug)
    return found
