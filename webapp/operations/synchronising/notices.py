"""What a provider tells us: proved by its signature, kept once, and worked off by reading what it is about.

Only the id is kept of what a message says of a booking: it may be late, and what the provider holds now is true.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam

from integrations.deadline import Deadline
from integrations.errors import Rejected, ServiceError
from integrations.provider import Note, Notice, Unreadable, Webhooks
from integrations.registry import BOOKING_PROVIDERS
from webapp.models import ProviderConnection, ProviderNotice
from webapp.operations.connections import health, links, messages, services, stored
from webapp.operations.connections.stored import Stored, UnknownConnection
from webapp.operations.copies import receiving
from webapp.operations.copies.receiving import What
from webapp.operations.synchronising import reading
from webapp.store import jobs
from webapp.store.statements import insert_into
from webapp.store.transaction import read, write

KIND = "take_notice"
SHARED = "square"  # tells our application of all its merchants at one address
NO_LEASE = timedelta()
LOOK_AGAIN = timedelta(seconds=20)
MOST_ATTEMPTS = 6
REVOKED_S = 10.0
LONGEST_ID = 255
_connection, _notice = ProviderConnection.__table__, ProviderNotice.__table__
_OF_KEY = stored.WITH_ZONE.where(
    _connection.c.provider == bindparam("provider"), _connection.c.webhook_key == bindparam("key"),
    _connection.c.status != "disconnected",
)  # fmt: skip
_OF_ACCOUNT = stored.WITH_ZONE.where(
    _connection.c.provider == bindparam("provider"), _connection.c.account_id == bindparam("account"),
    _connection.c.status != "disconnected",
)  # fmt: skip
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Door:
    """Where a provider calls us: `row` is the connection whose address it is, None where one serves all of them."""

    provider: str
    webhooks: Webhooks
    url: str
    secrets: tuple[str, ...]
    row: Stored | None = None

    def lets_in(self, headers: Mapping[str, str], body: bytes, now: datetime) -> bool:
        """Whether the provider itself has sent this."""
        return self.webhooks.is_genuine(self.secrets, self.url, headers, body, now)


def door(provider: str, key: str | None) -> Door | None:
    """The door at an address of ours; None where there is none. `key` None is the one for all merchants."""
    found = BOOKING_PROVIDERS.get(provider)
    if found is None or found.webhooks is None:
        return None
    if key is None:
        url = f"{services.settings().public_url or ''}/webhooks/{provider}"
        return Door(provider, found.webhooks, url, services.signing_keys_of(provider)) if provider == SHARED else None
    keys = {"provider": provider, "key": key}
    row = read(lambda connection: connection.execute(_OF_KEY, keys).one_or_none())
    if row is None:
        return None
    return Door(provider, found.webhooks, messages.address(row) or "", tuple(messages.secrets_of(row)), row)


def take(of: Door, headers: Mapping[str, str], body: bytes, now: datetime) -> int:
    """Keep what a genuine message says, with the promise to work it off; how many of its notices were news."""
    zone = ZoneInfo(of.row.timezone if of.row is not None else "UTC")
    try:
        found = of.webhooks.notices(headers, body, zone)
    except Unreadable as trouble:
        log.warning("a message of %s can't be read: %s", of.provider, trouble)
        return 0
    return sum(_keep(row, each, now) for each in found for row in _rows_of(of, each) if each.note is not Note.OTHER)


def work_off(job: Any, now: datetime) -> None:
    """The worker's turn: read the booking, and follow it."""
    try:
        if job.payload.get("note") == Note.REVOKED:
            _look_whether_revoked(job.restaurant_id, job.payload["connection_id"])
        elif not _follow(job, now) and job.attempts < MOST_ATTEMPTS:
            return write(None, lambda connection: jobs.again(connection, job.id, now + LOOK_AGAIN, "ours_first"))
    except (UnknownConnection, Rejected) as gone:
        log.info("a notice is moot: %s", gone)
    except ServiceError as error:
        return _later(job, error, now)
    return write(None, lambda connection: jobs.done(connection, job.id))


def _rows_of(of: Door, notice: Notice) -> list[Stored]:
    """The connections it is for: several restaurants may have the same account."""
    if of.row is not None:
        return [of.row]
    keys = {"provider": of.provider, "account": notice.account}
    return read(lambda connection: list(connection.execute(_OF_ACCOUNT, keys)))


def _keep(row: Stored, notice: Notice, now: datetime) -> bool:
    """Whether it was new. A repeated one changes nothing."""
    payload = {"connection_id": row.id, "note": notice.note.value, "booking_id": notice.booking_id}

    def work(connection: Connection) -> bool:
        values = {"connection_id": row.id, "id": notice.id[:LONGEST_ID], "received_at": now}
        statement = insert_into(connection, _notice).values(**values).on_conflict_do_nothing()
        is_new = bool(connection.execute(statement).rowcount)
        if is_new:
            jobs.add(connection, row.restaurant_id, KIND, payload, now, NO_LEASE)
        return is_new

    return write(row.restaurant_id, work)


def _follow(job: Any, now: datetime) -> bool:
    """Whether it is followed; False while something of ours is to be settled first."""
    connection_id, booking_id = job.payload["connection_id"], job.payload["booking_id"]
    there = reading.by_id(job.restaurant_id, connection_id, booking_id) if booking_id else None
    if there is None:
        return True
    return receiving.apply(job.restaurant_id, connection_id, there, now) is not What.LATER


def _look_whether_revoked(restaurant_id: str, connection_id: str) -> None:
    """Asking anything turns a connection whose access was taken away to error; one that was connected again since
    answers."""
    links.call(restaurant_id, connection_id, Deadline(REVOKED_S), lambda client: client.whoami())


def _later(job: Any, error: ServiceError, now: datetime) -> None:
    why = health.code_of(error)
    if job.payload.get("note") == Note.REVOKED or job.attempts >= MOST_ATTEMPTS:
        return write(None, lambda connection: jobs.done(connection, job.id))  # fetching will see it
    return write(None, lambda connection: jobs.again(connection, job.id, now + LOOK_AGAIN * job.attempts, why))
