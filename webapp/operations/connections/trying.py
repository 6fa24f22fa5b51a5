"""Testing a connection: whose account, what it offers, what is free tomorrow, and how long each took."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from datetime import time as clock
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, update

from integrations.deadline import Deadline
from integrations.errors import ServiceError
from integrations.registry import BOOKING_PROVIDERS
from integrations.vocabulary import BookingProvider
from webapp.models import ProviderConnection
from webapp.operations import audit
from webapp.operations.audit import Actor
from webapp.operations.connections import accounts, links, messages, offered, stored
from webapp.operations.connections.accounts import Found
from webapp.operations.connections.stored import Stored
from webapp.operations.memberships import Place
from webapp.store import snapshots
from webapp.store.transaction import write

TEST_S = 10.0
PEOPLE = 2
_connection = ProviderConnection.__table__


@dataclass(frozen=True, slots=True)
class Step:
    """One question of a test, "account" or "times": how many milliseconds, how much was found, or what went wrong."""

    name: str
    ms: int
    found: int = 0
    error: ServiceError | None = None


def test(place: Place, actor: Actor, connection_id: str) -> tuple[Step, ...]:
    """Ask the provider now, also one in error, which works again when it answers; what it offers is noted.

    Raises `UnknownConnection`.
    """
    deadline = Deadline(TEST_S)
    row = stored.now(place.id, connection_id)
    provider = BOOKING_PROVIDERS[row.provider]

    def look(_client: BookingProvider) -> Found:
        now = stored.now(place.id, connection_id)  # its credentials may have been renewed for this
        return accounts.look(provider, links.link_of(now, deadline))

    first, found = _timed("account", row, deadline, look, lambda found: len(found.services))
    if found is None:
        return (first,)
    row = _note(place, actor, connection_id, found)
    if row.webhook_id is None:
        messages.subscribe(place.id, connection_id, deadline)
    event_type = _event_type(row)
    if event_type is None:
        return (first,)
    start, end = _tomorrow(row.timezone)
    second, _ = _timed("times", row, deadline, lambda client: client.availability(event_type, start, end, PEOPLE), len)
    return first, second


def _timed(
    name: str, row: Stored, deadline: Deadline, work: Callable[[BookingProvider], Any], count: Callable[[Any], int]
) -> tuple[Step, Any]:
    began = time.monotonic()
    try:
        result = links.ask(row, deadline, work)
    except ServiceError as error:
        return Step(name, _ms(began), error=error), None
    return Step(name, _ms(began), count(result)), result


def _ms(began: float) -> int:
    return round((time.monotonic() - began) * 1000)


def _event_type(row: Stored) -> str | None:
    """What to look for times of: what is booked first, else the first that can be."""
    usable = [service.id for service in offered.usable(offered.from_json(row.services))]
    chosen = [rule["event_type"] for rule in row.rules if rule["event_type"] in usable]
    return next(iter([*chosen, *usable]), None)


def _tomorrow(timezone: str) -> tuple[datetime, datetime]:
    zone = ZoneInfo(timezone)
    day = datetime.now(zone).date() + timedelta(days=1)
    return datetime.combine(day, clock(), zone), datetime.combine(day + timedelta(days=1), clock(), zone)


def _note(place: Place, actor: Actor, connection_id: str, found: Found) -> Stored:
    """Store what was found where it is news; the row as it is now."""

    def work(connection: Connection) -> Stored:
        row = stored.one(connection, place.id, connection_id)
        news = {name: value for name, value in found.columns.items() if getattr(row, name) != value}
        news.pop("account_id", None)
        if not news or row.status == "disconnected":
            return row
        if not row.rules:
            news["rules"] = offered.suggested_rules(found.services)
        connection.execute(update(_connection).where(_connection.c.id == connection_id).values(**news))
        snapshots.bump(connection, place.id)
        names = [[service["name"] for service in services] for services in (row.services, found.columns["services"])]
        changes = {"services": tuple(names), "account": (row.account_name, found.account.name)}
        audit.record(connection, place.id, actor, "connection.refreshed", ("connection", row.id), changes=changes)
        return stored.one(connection, place.id, connection_id)

    return write(place.id, work)
