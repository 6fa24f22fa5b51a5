"""Whose request is this? From a token, a secret or Vapi's ids to a restaurant's id.

What was found is remembered per process, and always proved against the restaurant's current snapshot before use.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, select

from webapp.models import ApiToken, Assistant, Restaurant, VapiPhoneNumber
from webapp.store import snapshots
from webapp.store.snapshots import Snapshot

_token, _assistant, _number = ApiToken.__table__, Assistant.__table__, VapiPhoneNumber.__table__
_restaurant = Restaurant.__table__
_BY_TOKEN = select(_token.c.restaurant_id).where(_token.c.token_hash == bindparam("key"))
_BY_NUMBER = select(_number.c.restaurant_id).where(_number.c.id == bindparam("key"))
_BY_ASSISTANT = select(_assistant.c.restaurant_id).where(_assistant.c.vapi_assistant_id == bindparam("key"))
_BY_SLUG = select(_restaurant.c.id).where(_restaurant.c.slug == bindparam("key"))
_owners: dict[tuple[str, str], str] = {}
REMEMBERED = 50_000


def by_token(connection: Connection, token_hash: str) -> Snapshot | None:
    """The restaurant whose token has this SHA-256, unless it was revoked."""
    snapshot = _look_up(connection, "token", _BY_TOKEN, token_hash)
    return snapshot if snapshot and token_hash in snapshot.token_hashes else None


def by_phone_number_id(connection: Connection, number_id: str) -> Snapshot | None:
    """The restaurant that a Vapi phone number rings at."""
    snapshot = _look_up(connection, "number", _BY_NUMBER, number_id)
    return snapshot if snapshot and number_id in snapshot.phone_number_ids else None


def by_assistant_id(connection: Connection, assistant_id: str) -> Snapshot | None:
    """The restaurant of a Vapi assistant."""
    snapshot = _look_up(connection, "assistant", _BY_ASSISTANT, assistant_id)
    return snapshot if snapshot and snapshot.vapi_assistant_id == assistant_id else None


def by_slug(connection: Connection, slug: str) -> Snapshot | None:
    """The restaurant of this slug."""
    snapshot = _look_up(connection, "slug", _BY_SLUG, slug)
    return snapshot if snapshot and snapshot.slug == slug else None


def with_secret(connection: Connection, secret_indexes: Iterable[str]) -> list[Snapshot]:
    """Every restaurant that has one of these secrets; an agency may give several the same."""
    found = connection.execute(
        select(_assistant.c.restaurant_id).where(_assistant.c.secret_index.in_(list(secret_indexes)))
    ).scalars()
    return [snapshot for owner in list(found) if (snapshot := snapshots.current(connection, owner))]


def _look_up(connection: Connection, kind: str, query, key: str) -> Snapshot | None:  # type: ignore[no-untyped-def]
    owner = _owners.get((kind, key))
    if owner is None:
        owner = connection.execute(query, {"key": key}).scalar()
        if owner is None:
            return None
        if len(_owners) >= REMEMBERED:
            _owners.clear()
        _owners[kind, key] = owner
    snapshot = snapshots.current(connection, owner)
    if snapshot is None:
        _owners.pop((kind, key), None)
    return snapshot
