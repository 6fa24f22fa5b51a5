"""Whose request is this? From a token, a secret or Vapi's ids to a restaurant's id.

What was found is remembered per process, and always proved against the restaurant's current snapshot before use.
"""

from collections.abc import Callable, Iterable

from sqlalchemy import Connection, bindparam, select

from webapp.models import ApiToken, Assistant, Restaurant, RestaurantAccount, VapiPhoneNumber
from webapp.store import snapshots
from webapp.store.snapshots import Snapshot
from webapp.store.statements import Statement

_token, _assistant, _number = ApiToken.__table__, Assistant.__table__, VapiPhoneNumber.__table__
_BY_TOKEN = Statement(select(_token.c.restaurant_id).where(_token.c.token_hash == bindparam("key")))
_BY_NUMBER = Statement(select(_number.c.restaurant_id).where(_number.c.id == bindparam("key")))
_BY_ASSISTANT = Statement(select(_assistant.c.restaurant_id).where(_assistant.c.vapi_assistant_id == bindparam("key")))
_restaurant, _account = Restaurant.__table__, RestaurantAccount.__table__
_owners: dict[tuple[Statement, str], str] = {}
REMEMBERED = 50_000


def by_token(connection: Connection, token_hash: str) -> Snapshot | None:
    """The restaurant whose token has this SHA-256, unless it was revoked."""
    return _owner(connection, _BY_TOKEN, token_hash, lambda found: token_hash in found.token_hashes)


def by_phone_number_id(connection: Connection, number_id: str) -> Snapshot | None:
    """The restaurant that a Vapi phone number rings at."""
    return _owner(connection, _BY_NUMBER, number_id, lambda found: number_id in found.phone_number_ids)


def by_assistant_id(connection: Connection, assistant_id: str) -> Snapshot | None:
    """The restaurant of a Vapi assistant."""
    return _owner(connection, _BY_ASSISTANT, assistant_id, lambda found: found.vapi_assistant_id == assistant_id)


def last_known(number_id: str | None, assistant_id: str | None) -> Snapshot | None:
    """The restaurant of Vapi's ids as it was when last seen, without asking the database."""
    for key in ((_BY_NUMBER, number_id), (_BY_ASSISTANT, assistant_id)):
        if key[1] and (owner := _owners.get((key[0], key[1]))) and (snapshot := snapshots.last_known(owner)):
            return snapshot
    return None


def by_slug(connection: Connection, slug: str) -> Snapshot | None:
    """The restaurant of this slug."""
    owner = connection.execute(select(_restaurant.c.id).where(_restaurant.c.slug == slug)).scalar()
    return snapshots.current(connection, owner) if owner else None


def with_secret(connection: Connection, secret_indexes: Iterable[str]) -> list[Snapshot]:
    """Every restaurant that has one of these secrets; an agency may give several the same."""
    found = connection.execute(
        select(_assistant.c.restaurant_id).where(_assistant.c.secret_index.in_(list(secret_indexes)))
    ).scalars()
    return [snapshot for owner in list(found) if (snapshot := snapshots.current(connection, owner))]


def with_twilio(connection: Connection, account_sid: str) -> list[Snapshot]:
    """Every restaurant whose own account at Twilio this is; an agency may give several the same."""
    found = connection.scalars(select(_account.c.restaurant_id).where(_account.c.twilio_sid == account_sid))
    return [snapshot for owner in list(found) if (snapshot := snapshots.current(connection, owner))]


def _owner(connection: Connection, query: Statement, key: str, is_right: Callable[[Snapshot], bool]) -> Snapshot | None:
    """The remembered owner of `key` if that still holds, else whoever owns it now."""
    remembered = _owners.get((query, key))
    if remembered is not None:
        snapshot = snapshots.current(connection, remembered)
        if snapshot is not None and is_right(snapshot):
            return snapshot
        _owners.pop((query, key), None)
    row = query.first(connection, {"key": key})
    snapshot = snapshots.current(connection, row[0]) if row else None
    if snapshot is None or not is_right(snapshot):
        return None
    if len(_owners) >= REMEMBERED:
        _owners.clear()
    _owners[query, key] = snapshot.id
    return snapshot
