"""Disconnecting: what it will change, said before, and doing it."""

import logging
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, null, select, update

from integrations.deadline import Deadline
from integrations.errors import ServiceError
from integrations.registry import BOOKING_PROVIDERS
from webapp.models import ProviderBooking, ProviderConnection
from webapp.models.types import utc_now
from webapp.operations import audit
from webapp.operations.audit import Actor
from webapp.operations.connections import messages, services, stored
from webapp.operations.connections.stored import Stored
from webapp.operations.memberships import Place
from webapp.rules.book import to_minute
from webapp.store import snapshots
from webapp.store.copies import GONE
from webapp.store.transaction import read, write

GOODBYE_S = 8.0
log = logging.getLogger(__name__)
_connection, _copy = ProviderConnection.__table__, ProviderBooking.__table__
_GONE = (
    update(_connection)
    .where(_connection.c.id == bindparam("cid"), _connection.c.status != "disconnected")
    .values(
        status="disconnected", disconnected_at=bindparam("at"), credentials_encrypted=None,
        credentials_version=_connection.c.credentials_version + 1, renewing_until=None,
        webhook_id=None, webhook_secrets_encrypted=None, last_error=None, last_error_at=None, drift=null(),
    )
)  # fmt: skip
_COPIES = select(func.count(), func.count(_copy.c.action)).where(
    _copy.c.connection_id == bindparam("connection_id"),
    _copy.c.state.not_in(GONE),
    _copy.c.start >= bindparam("now"),
)
_SHARED = select(_connection.c.id).where(
    _connection.c.provider == bindparam("provider"),
    _connection.c.account_id == bindparam("account_id"),
    _connection.c.id != bindparam("connection_id"),
    _connection.c.status != "disconnected",
)


@dataclass(frozen=True, slots=True)
class Consequences:
    """What disconnecting changes. `copies` are coming bookings that stay at the provider, `unsent` those of them that
    still have something to be sent; `house_answers`: the house book goes on giving callers tables."""

    books: bool
    house_answers: bool
    copies: int
    unsent: int


def consequences(place: Place, connection_id: str) -> Consequences:
    """What will change for callers. Raises `UnknownConnection`."""

    def look(connection: Connection) -> Consequences:
        row = stored.one(connection, place.id, connection_id)
        snapshot = snapshots.current(connection, place.id)
        keys = {"connection_id": connection_id, "now": to_minute(utc_now())}
        copies, unsent = connection.execute(_COPIES, keys).one()
        house_answers = snapshot is not None and snapshot.house_book and bool(snapshot.house.tables)
        return Consequences(row.role == "books", house_answers, copies, unsent)

    return read(look)


def disconnect(place: Place, actor: Actor, connection_id: str) -> bool:
    """Forget the credentials; the bookings there are left alone. Whether the provider could be told as well.

    Raises `UnknownConnection`.
    """
    row = stored.now(place.id, connection_id)
    was_told = row.status == "disconnected" or _say_goodbye(row)

    def work(connection: Connection) -> None:
        if not connection.execute(_GONE, {"cid": row.id, "at": utc_now()}).rowcount:
            return
        snapshots.bump(connection, place.id)
        changes = {
            "provider": (BOOKING_PROVIDERS[row.provider].label, None),
            "account": (row.account_name, None),
            "status": (row.status, "disconnected"),
        }
        subject = ("connection", row.id)
        audit.record(connection, place.id, actor, "connection.disconnected", subject, changes=changes)

    write(place.id, work)
    return was_told


def _say_goodbye(row: Stored) -> bool:
    """End messages and access there, as far as that can be done now."""
    deadline, was_told = Deadline(GOODBYE_S), True
    for farewell in (messages.unsubscribe, _revoke):
        try:
            farewell(row, deadline)
        except ServiceError as error:
            log.warning("%s was not told that it is disconnected: %s", row.provider, error)
            was_told = False
    return was_told


def _revoke(row: Stored, deadline: Deadline) -> None:
    """Give the access back, unless another restaurant has the same account: theirs could end with it."""
    way, app = BOOKING_PROVIDERS[row.provider].oauth, services.app_of(row.provider)
    if way is None or app is None:
        return
    keys = {"provider": row.provider, "account_id": row.account_id, "connection_id": row.id}
    if read(lambda connection: connection.execute(_SHARED, keys).first()) is None:
        way.revoke(app, services.auth_url_of(row.provider), stored.opened(row), deadline)
