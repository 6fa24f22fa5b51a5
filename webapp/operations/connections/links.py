"""Asking a restaurant's provider: with credentials that are fresh, no transaction open, and what came of it noted."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from threading import BoundedSemaphore
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from integrations.deadline import Deadline
from integrations.errors import ReconnectNeeded, ServiceError, Unavailable
from integrations.registry import BOOKING_PROVIDERS
from integrations.vocabulary import BookingProvider, Link
from webapp.operations.connections import health, renewal, services, stored
from webapp.operations.connections.stored import Stored
from webapp.store.transaction import BookUnavailable

Result = TypeVar("Result")
OF_ONE_SERVICE = ("event_type_gone", "calendar")  # the owner has to see to it, but the account works
ENDED = "expired"  # the token was refused before anything was done
_places: dict[tuple[int, int], BoundedSemaphore] = {}


def call(
    restaurant_id: str, connection_id: str, deadline: Deadline, work: Callable[[BookingProvider], Result]
) -> Result:
    """What `work` gets from the connection's provider. Raises a `ServiceError`, and `UnknownConnection`.

    `work` does one thing there: it runs a second time when its token was refused before it did anything. A refusal that
    no renewal mends turns the connection to error; one that is in error, or disconnected, is not asked.
    """
    row = _row(restaurant_id, connection_id)
    if row.status != "connected":
        raise ReconnectNeeded(row.provider, "it is not connected", row.last_error or row.status)
    return ask(row, deadline, work)


def ask(row: Stored, deadline: Deadline, work: Callable[[BookingProvider], Result]) -> Result:
    """The same for a row that was read, also one in error."""
    with _place(row.provider):
        return _asked(row, deadline, work)


@contextmanager
def _place(provider: str) -> Iterator[None]:
    """Three in four threads of a process may wait for providers, all providers together: the others go on answering.

    Raises Unavailable when they are taken."""
    most = max(1, services.settings().web_threads * 3 // 4)
    places = _places.setdefault((os.getpid(), most), BoundedSemaphore(most))
    if not places.acquire(blocking=False):
        raise Unavailable(provider, "too many callers wait for providers already", "busy")
    try:
        yield
    finally:
        places.release()


def _asked(row: Stored, deadline: Deadline, work: Callable[[BookingProvider], Result]) -> Result:
    provider = BOOKING_PROVIDERS[row.provider]

    def run() -> Result:
        return work(provider.client(link_of(row, deadline)))

    try:
        row = renewal.kept_fresh(row, deadline)
        try:
            result = run()
        except ReconnectNeeded as error:
            if error.code != ENDED or provider.renew is None:
                raise
            row = renewal.renewed(row, deadline)
            result = run()
    except ReconnectNeeded as error:
        (health.troubled if error.code in OF_ONE_SERVICE else health.failed)(row, error)
        raise
    except ServiceError as error:
        health.troubled(row, error)
        raise
    health.succeeded(row)
    return result


def link_of(row: Stored, deadline: Deadline) -> Link:
    """What a client needs of a stored connection. Raises ReconnectNeeded."""
    found = link(row.provider, row.id, stored.opened(row), row.options, row.timezone, deadline)
    return replace(found, facts=row.facts, account_email=row.account_email)


def link(
    provider: str,
    connection_id: str,
    credentials: Mapping[str, Any],
    options: Mapping[str, Any],
    timezone: str,
    deadline: Deadline,
) -> Link:
    """The same for credentials that are not stored yet."""
    return Link(
        id=connection_id,
        credentials=credentials,
        timezone=ZoneInfo(timezone),
        api_url=services.api_url_of(provider, options),
        auth_url=services.auth_url_of(provider),
        deadline=deadline,
        options=options,
        public_only=services.public_only(options),
    )


def _row(restaurant_id: str, connection_id: str) -> Stored:
    try:
        return stored.now(restaurant_id, connection_id)
    except BookUnavailable:
        raise Unavailable("the book", "the connection can't be read just now", "no_book") from None
