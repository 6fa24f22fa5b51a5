"""Looking at an account: whose it is, what it offers, what stands in the way."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import orjson

from integrations.errors import NotSupported
from integrations.provider import Provider
from integrations.vocabulary import Account, EventType, Level, Link, Problem

MONTHS = (1, 7)  # in both of which clocks must agree


@dataclass(frozen=True, slots=True)
class Found:
    """An account, and what can be booked there."""

    account: Account
    services: tuple[EventType, ...]

    @property
    def columns(self) -> dict[str, Any]:
        """The columns of a connection that say so, as they are stored."""
        found: dict[str, Any] = orjson.loads(
            orjson.dumps(
                {
                    "account_id": self.account.id,
                    "account_name": self.account.name,
                    "account_email": self.account.email,
                    "facts": dict(self.account.facts),
                    "problems": self.account.problems,
                    "services": self.services,
                }
            )
        )
        return found


def look(provider: Provider, link: Link) -> Found:
    """What the credentials of `link` open. Raises a `ServiceError`."""
    client = provider.client(link)
    account = client.whoami()
    account = replace(account, problems=(*account.problems, *_of_clock(account, link)))
    try:
        services = provider.client(with_account(link, account)).event_types()
    except NotSupported:
        services = ()  # an account that can't be booked in says so by its problems
    return Found(account, services)


def with_account(link: Link, account: Account) -> Link:
    """The link as it is once the account is known."""
    return replace(link, facts=account.facts, account_email=account.email)


def _of_clock(account: Account, link: Link) -> tuple[Problem, ...]:
    """A problem where the account keeps other time than the restaurant."""
    if account.timezone is None:
        return ()
    theirs = ZoneInfo(account.timezone)
    year = datetime.now(link.timezone).year
    days = [datetime(year, month, 1, 12) for month in MONTHS]  # noqa: DTZ001 - by both clocks in turn
    agree = all(day.replace(tzinfo=theirs).utcoffset() == day.replace(tzinfo=link.timezone).utcoffset() for day in days)
    return () if agree else (Problem("other_timezone", Level.LIMITS),)
