"""Connecting a provider, or the same account again: the credentials are tried before they are stored."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from integrations import oauth
from integrations.deadline import Deadline
from integrations.provider import Provider
from integrations.registry import BOOKING_PROVIDERS
from webapp.models import ProviderConnection
from webapp.models.types import new_id, utc_now
from webapp.operations import audit
from webapp.operations.audit import Actor
from webapp.operations.connections import accounts, keys, links, messages, offered, renewal, services, stored
from webapp.operations.connections.accounts import Found
from webapp.operations.connections.stored import Stored
from webapp.operations.memberships import Place
from webapp.store import snapshots
from webapp.store.transaction import read, write

CONNECT_S = 15.0  # for everything the provider is asked
VERIFIER_BYTES = 48
_connection = ProviderConnection.__table__
_OF_PROVIDER = (
    select(_connection)
    .where(_connection.c.restaurant_id == bindparam("restaurant_id"), _connection.c.provider == bindparam("provider"))
    .order_by(_connection.c.connected_at.desc())
)
_HAS_BOOKER = select(_connection.c.id).where(
    _connection.c.restaurant_id == bindparam("restaurant_id"),
    _connection.c.role == "books",
    _connection.c.status != "disconnected",
)


class UnknownProvider(LookupError):
    """There is no such provider, or it is connected in another way."""


class NotSetUp(RuntimeError):
    """Our application at the provider is not set up: whoever runs this Tavolo has to."""


class OtherAccount(ValueError):
    """The provider is connected with another account, `name`, which has to be disconnected first."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class Consent:
    """Where the owner's browser goes to be asked, and what has to be known when it comes back."""

    url: str
    state: str
    verifier: str | None


@dataclass(frozen=True, slots=True)
class _Joining:
    place: Place
    actor: Actor
    provider: Provider
    credentials: Mapping[str, Any]
    options: Mapping[str, Any]


def connect_by_key(place: Place, actor: Actor, provider: str, given: Mapping[str, str]) -> str:
    """Connect with the key that was typed, or put it in the place of the one before; the connection's id.

    Raises `InvalidKey`, `OtherAccount`, `UnknownProvider` and a `ServiceError`; nothing is stored then.
    """
    found = _known(provider, by_oauth=False)
    credentials, options = keys.read(found, given)
    return _connect(_Joining(place, actor, found, credentials, options))


def begin_oauth(provider: str, redirect_uri: str, level: str | None = None) -> Consent:
    """What takes the owner to the provider. Raises `UnknownProvider` and `NotSetUp`."""
    found = _known(provider, by_oauth=True)
    app, way = services.app_of(provider), found.oauth
    if app is None or way is None:
        raise NotSetUp(provider)
    state = secrets.token_urlsafe(32)
    verifier = secrets.token_urlsafe(VERIFIER_BYTES) if way.uses_pkce else None
    challenge = oauth.challenge(verifier) if verifier else None
    asked: Any = way.authorize_url  # one that knows levels takes a level as well
    extra = {"level": level} if level and "level" in found.capabilities.options else {}
    url = asked(app, services.auth_url_of(provider), redirect_uri, state, challenge, **extra)
    return Consent(str(url), state, verifier)


def finish_oauth(
    place: Place, actor: Actor, provider: str, code: str, redirect_uri: str, verifier: str | None, level: str | None
) -> str:
    """Connect with the code that the owner came back with; the connection's id.

    Raises `OtherAccount`, `UnknownProvider`, `NotSetUp` and a `ServiceError`; nothing is stored then.
    """
    found = _known(provider, by_oauth=True)
    app, way = services.app_of(provider), found.oauth
    if app is None or way is None:
        raise NotSetUp(provider)
    deadline = Deadline(CONNECT_S)
    credentials = way.exchange(app, services.auth_url_of(provider), code, redirect_uri, verifier, deadline)
    options = {"level": level} if level and "level" in found.capabilities.options else {}
    return _connect(_Joining(place, actor, found, credentials, options))


def _known(name: str, *, by_oauth: bool) -> Provider:
    provider = BOOKING_PROVIDERS.get(name)
    if provider is None or (provider.oauth is not None) is not by_oauth:
        raise UnknownProvider(name)
    return provider


def _connect(joining: _Joining) -> str:
    before = read(lambda connection: _before(connection, joining, None))
    connection_id = before.id if before else new_id()
    options = {**_kept(before, joining.provider), **joining.options}
    deadline = Deadline(CONNECT_S)
    credentials = joining.credentials
    if renewal.needs(joining.provider, credentials, 0):
        credentials = renewal.asked(joining.provider, credentials, deadline)
    link = links.link(joining.provider.name, connection_id, credentials, options, joining.place.timezone, deadline)
    found = accounts.look(joining.provider, link)
    secret = {"options": options, "credentials_encrypted": stored.sealed(credentials)}
    stored_id = write(joining.place.id, lambda connection: _store(connection, joining, found, secret, connection_id))
    messages.subscribe(joining.place.id, stored_id, deadline)
    return stored_id


def _kept(before: Stored | None, provider: Provider) -> dict[str, Any]:
    """The options that stay when it is connected again: not those that the form asks for anew."""
    asked = {key_field.name for key_field in provider.key_fields}
    return {name: value for name, value in (before.options if before else {}).items() if name not in asked}


def _before(connection: Connection, joining: _Joining, account_id: str | None) -> Any:
    """The connection to this provider there is, or was with this very account; None where there is none."""
    values = {"restaurant_id": joining.place.id, "provider": joining.provider.name}
    rows = list(connection.execute(_OF_PROVIDER, values))
    live = next((row for row in rows if row.status != "disconnected"), None)
    return live or next((row for row in rows if row.account_id == account_id), None)


def _store(
    connection: Connection, joining: _Joining, found: Found, secret: Mapping[str, Any], connection_id: str
) -> str:
    before, now = _before(connection, joining, found.account.id), utc_now()
    if before is not None and before.account_id != found.account.id:
        raise OtherAccount(before.account_name)
    values = {
        **found.columns, **secret, "status": "connected", "renewing_until": None, "last_error": None,
        "last_error_at": None, "last_success_at": now, "disconnected_at": None,
        "rules": (before.rules if before else None) or offered.suggested_rules(found.services),
        "answers": {**offered.suggested_answers(found.services), **(before.answers if before else {})},
    }  # fmt: skip
    if before is None or before.status == "disconnected":
        values |= {"connected_at": now, "role": _first_role(connection, joining.place.id, found)}
    if before is None:
        values |= {"id": connection_id, "restaurant_id": joining.place.id, "provider": joining.provider.name}
        connection.execute(insert(_connection), {**values, "webhook_key": secrets.token_urlsafe(32)})
    else:
        connection_id = before.id
        version = before.credentials_version + 1
        statement = update(_connection).where(_connection.c.id == before.id)
        connection.execute(statement.values(**values, credentials_version=version))
    snapshots.bump(connection, joining.place.id)
    _record(connection, joining, before, connection_id, values)
    return connection_id


def _first_role(connection: Connection, restaurant_id: str, found: Found) -> str:
    """The first provider books, unless something makes that impossible."""
    is_taken = connection.execute(_HAS_BOOKER, {"restaurant_id": restaurant_id}).first() is not None
    return "blocks" if is_taken or offered.is_blocked(found.account.problems) else "books"


def _record(
    connection: Connection, joining: _Joining, before: Stored | None, connection_id: str, values: Mapping[str, Any]
) -> None:
    is_new = before is None or before.status == "disconnected"
    changes = {
        "provider": (None if is_new else joining.provider.label, joining.provider.label),
        "account": (None if is_new else values["account_name"], values["account_name"]),
        "status": (before.status if before else None, "connected"),
    }
    action = "connection.connected" if is_new else "connection.reconnected"
    subject = ("connection", connection_id)
    audit.record(connection, joining.place.id, joining.actor, action, subject, changes=changes)
