"""Renewing credentials that end, once for all workers.

A refresh token may work only once. Whoever renews holds a lease on the row, taken in a write that compares the
credentials' version; the others wait for what comes of it. The provider is asked in a thread with time of its own, so
that a caller who runs out of patience does not lose the answer; a holder that died is taken over after the lease.
"""

import threading
import time
from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

from flask import current_app
from sqlalchemy import Connection, Update, bindparam, or_, update

from integrations import oauth
from integrations.deadline import Deadline
from integrations.errors import OutcomeUnknown, ReconnectNeeded, ServiceError, Unavailable
from integrations.provider import Provider
from integrations.registry import BOOKING_PROVIDERS
from webapp.models import ProviderConnection
from webapp.models.types import utc_now
from webapp.operations.connections import health, services, stored
from webapp.operations.connections.stored import Stored
from webapp.store.transaction import BookUnavailable, write

MARGIN_S = 300.0  # renewed ahead by so much, while the old ones still work
TOO_LATE_S = 5.0  # with less left than this, nothing is begun with the old ones
PATIENCE_S = 10.0  # for the provider's answer
LEASE = timedelta(seconds=20)
POLL_S = 0.02
_connection = ProviderConnection.__table__
_SET = update(_connection).where(
    _connection.c.id == bindparam("cid"), _connection.c.credentials_version == bindparam("version")
)
_CLAIM = _SET.where(
    _connection.c.status == "connected",
    or_(
        _connection.c.renewing_until.is_(None),
        _connection.c.renewing_until < bindparam("now"),
        _connection.c.renewing_until == bindparam("until"),  # ours, when the write is tried again
    ),
).values(renewing_until=bindparam("until"))
_RENEWED = _SET.values(
    credentials_encrypted=bindparam("sealed"), credentials_version=_connection.c.credentials_version + 1,
    renewing_until=None,
)  # fmt: skip
_LET_GO = _SET.values(renewing_until=None)


def needs(provider: Provider, credentials: Mapping[str, Any], margin_s: float) -> bool:
    """Whether there is no token yet, or one that ends within so many seconds."""
    if provider.renew is None:
        return False
    return not credentials.get("access_token") or oauth.is_due(credentials, margin_s)


def asked(provider: Provider, credentials: Mapping[str, Any], deadline: Deadline) -> dict[str, Any]:
    """Fresh credentials from the provider, with what it does not give again kept. Raises a `ServiceError`.

    When the answer was lost it is asked once more: a token that worked only once is then said to be gone.
    """
    if provider.renew is None:
        return dict(credentials)
    app, auth_url = services.app_of(provider.name), services.auth_url_of(provider.name)
    if provider.oauth is not None and app is None:
        raise Unavailable(provider.name, "our application there is not set up any more", "not_set_up")
    try:
        fresh = provider.renew(app, auth_url, credentials, deadline)
    except OutcomeUnknown:
        fresh = provider.renew(app, auth_url, credentials, deadline)
    return {**credentials, **fresh}


def kept_fresh(row: Stored, deadline: Deadline) -> Stored:
    """The row with credentials to begin with; renewed ahead where they end soon. Raises a `ServiceError`."""
    provider = BOOKING_PROVIDERS[row.provider]
    if provider.renew is None:
        return row
    credentials = stored.opened(row)
    if not needs(provider, credentials, MARGIN_S):
        return row
    if needs(provider, credentials, TOO_LATE_S):
        return renewed(row, deadline)
    if not _is_held(row):
        _begin(row)
    return row


def renewed(old: Stored, deadline: Deadline) -> Stored:
    """The row with other credentials than `old` has, which have ended. Raises ReconnectNeeded when there are no more to
    be had, and Unavailable when they can't be had in time."""
    waits = _begin(old)
    while deadline.remaining() > 0:
        row = _reread(old)
        if row.credentials_version != old.credentials_version:
            return row
        if row.status != "connected":
            raise ReconnectNeeded(row.provider, "its access has ended", row.last_error or "grant_gone")
        if _is_held(row):
            waits = True
        elif waits and row.renewing_until is None:
            raise Unavailable(row.provider, "its access could not be renewed just now", "not_renewed")
        else:
            waits = _begin(row)  # whoever held it has died
        time.sleep(min(POLL_S, deadline.remaining()))
    raise Unavailable(old.provider, "its access is being renewed", "renewing")


def _is_held(row: Stored) -> bool:
    return row.renewing_until is not None and row.renewing_until >= utc_now()


def _reread(row: Stored) -> Stored:
    try:
        return stored.now(row.restaurant_id, row.id)
    except BookUnavailable:
        raise Unavailable(row.provider, "its access can't be read just now", "no_book") from None


def _begin(row: Stored) -> bool:
    """Renew in a thread, if nobody does already; whether it was begun."""
    now = utc_now()
    keys = {"cid": row.id, "version": row.credentials_version, "now": now, "until": now + LEASE}
    try:
        is_ours = write(row.restaurant_id, lambda connection: bool(connection.execute(_CLAIM, keys).rowcount))
    except BookUnavailable:
        return False
    if is_ours:
        context = current_app.app_context()
        threading.Thread(target=_renew, args=(row, context), name=f"renewal {row.provider}", daemon=True).start()
    return is_ours


def _renew(row: Stored, context: AbstractContextManager[Any]) -> None:
    with context:
        try:
            fresh = asked(BOOKING_PROVIDERS[row.provider], stored.opened(row), Deadline(PATIENCE_S))
        except ReconnectNeeded as error:
            health.failed(row, error)
        except ServiceError as error:
            health.troubled(row, error)
            _store(row, _LET_GO, {})
        else:
            _store(row, _RENEWED, {"sealed": stored.sealed(fresh)})


def _store(row: Stored, statement: Update, values: dict[str, object]) -> None:
    """Store what came of it, however long the database takes: what is lost here can't be had again."""
    keys = {"cid": row.id, "version": row.credentials_version, **values}

    def work(connection: Connection) -> None:
        connection.execute(statement, keys)

    patience = Deadline(LEASE.total_seconds())
    while True:
        try:
            return write(row.restaurant_id, work)
        except BookUnavailable:
            if patience.remaining() <= 0:
                raise
            time.sleep(POLL_S)
