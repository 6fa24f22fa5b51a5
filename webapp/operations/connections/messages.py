"""Being told by a provider: the address it calls, the secret it signs with, and asking for it."""

import logging
import secrets

import orjson
from sqlalchemy import Connection, bindparam, update

from integrations.deadline import Deadline
from integrations.errors import ServiceError
from integrations.provider import Subscription
from integrations.registry import BOOKING_PROVIDERS
from webapp.models import ProviderConnection
from webapp.operations.connections import links, services, stored
from webapp.operations.connections.stored import Stored
from webapp.operations.credentials import decrypt
from webapp.store.transaction import write

SECRET_BYTES = 32
MOST_SECRETS = 2  # the one before still counts for what is on its way
ONE_FOR_ALL = "square"  # where our application has one subscription, made in its console, for all merchants
log = logging.getLogger(__name__)
_connection = ProviderConnection.__table__
_SUBSCRIBED = (
    update(_connection)
    .where(_connection.c.id == bindparam("cid"), _connection.c.status != "disconnected")
    .values(webhook_id=bindparam("subscription"), webhook_secrets_encrypted=bindparam("sealed"))
)


def address(row: Stored) -> str | None:
    """Where the provider calls us for this connection; None where it can't reach us."""
    public_url = services.settings().public_url
    return f"{public_url}/webhooks/{row.provider}/{row.webhook_key}" if public_url else None


def secrets_of(row: Stored) -> list[str]:
    """What the provider's messages may be signed with: the connection's own, newest first, and our application's."""
    return [*_own(row), *services.signing_keys_of(row.provider)]


def will_come(row: Stored) -> bool:
    """Whether the provider tells us of changes: it was asked to, or tells our application of all its merchants."""
    return row.webhook_id is not None or (row.provider == ONE_FOR_ALL and bool(services.signing_keys_of(row.provider)))


def _own(row: Stored) -> list[str]:
    if row.webhook_secrets_encrypted is None:
        return []
    found: list[str] = orjson.loads(decrypt(row.webhook_secrets_encrypted))
    return found


def subscribe(restaurant_id: str, connection_id: str, deadline: Deadline) -> bool:
    """Ask for messages; whether they will come. Without them bookings are still fetched every few minutes."""
    row = stored.now(restaurant_id, connection_id)
    provider, url = BOOKING_PROVIDERS[row.provider], address(row)
    if provider.webhooks is None or url is None or row.provider == ONE_FOR_ALL:
        return will_come(row)
    known = _own(row)
    secret = known[0] if known and row.webhook_id else secrets.token_urlsafe(SECRET_BYTES)
    try:
        made = provider.webhooks.subscribe(links.link_of(row, deadline), url, secret)
    except ServiceError as error:
        log.warning("no messages of %s: %s", row.provider, error)
        return False
    _keep(row, made, known)
    return True


def unsubscribe(row: Stored, deadline: Deadline) -> None:
    """Ask for no more. Raises a `ServiceError`."""
    webhooks = BOOKING_PROVIDERS[row.provider].webhooks
    if webhooks is not None and row.webhook_id is not None:
        webhooks.unsubscribe(links.link_of(row, deadline), row.webhook_id)


def _keep(row: Stored, made: Subscription, known: list[str]) -> None:
    kept = [made.secret, *(each for each in known if each != made.secret)][:MOST_SECRETS]
    values = {"cid": row.id, "subscription": made.id, "sealed": stored.sealed(kept)}

    def work(connection: Connection) -> None:
        connection.execute(_SUBSCRIBED, values)

    write(row.restaurant_id, work)
