"""A restaurant's connections as its people see them: one card for each provider, without its secrets."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import bindparam

from integrations.errors import ReconnectNeeded
from integrations.provider import Provider
from integrations.registry import BOOKING_PROVIDERS
from integrations.vocabulary import EventType, Problem, Question
from webapp.models import ProviderConnection
from webapp.operations.connections import keys, messages, offered, services, stored
from webapp.operations.connections.offered import Answer, Rule
from webapp.operations.connections.stored import Stored
from webapp.operations.memberships import Place
from webapp.store.transaction import read

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_connection = ProviderConnection.__table__
_OF_RESTAURANT = stored.WITH_ZONE.where(
    _connection.c.restaurant_id == bindparam("restaurant_id"), _connection.c.status != "disconnected"
)


@dataclass(frozen=True, slots=True)
class Connected:
    """A connection. `last_error` is a code; `key_hint` how its key ends; `gone` are event types of its rules that the
    provider does not offer any more, `unanswered` questions without which bookings are refused."""

    id: str
    role: str
    status: str
    connected_at: datetime
    account_name: str
    account_email: str | None
    last_success_at: datetime | None
    last_error: str | None
    last_error_at: datetime | None
    has_messages: bool
    problems: tuple[Problem, ...]
    services: tuple[EventType, ...]
    rules: tuple[Rule, ...]
    answers: Mapping[str, Answer]
    options: Mapping[str, Any]
    facts: Mapping[str, Any]
    key_hint: str | None

    @property
    def usable(self) -> list[EventType]:
        """What can be booked by us."""
        return offered.usable(self.services)

    @property
    def chosen(self) -> list[EventType]:
        """What the rules name."""
        named = {rule["event_type"] for rule in self.rules}
        return [service for service in self.services if service.id in named]

    @property
    def gone(self) -> list[str]:
        """The event types of rules that can't be booked, by id."""
        usable = {service.id for service in self.usable}
        return [rule["event_type"] for rule in self.rules if rule["event_type"] not in usable]

    @property
    def most_people(self) -> int | None:
        """The largest party that a rule serves; None where one has no end."""
        ends = [rule.get("people_max") for rule in self.rules]
        return max((end for end in ends if end is not None), default=None) if None not in ends else None

    @property
    def questions(self) -> list[Question]:
        """The provider's own questions, of what is booked."""
        return offered.questions_of(self.chosen)

    @property
    def unanswered(self) -> list[Question]:
        """Those that need an answer and have none."""
        return offered.unanswered(self.chosen, self.answers)

    @property
    def cannot_book(self) -> bool:
        """Whether something about the account makes booking impossible."""
        return offered.is_blocked(self.problems)

    @property
    def health(self) -> str:
        """ok, trouble (it did not answer lately, or something is missing) or error (it is no source)."""
        if self.status == "error":
            return "error"
        lacks = self.cannot_book or not self.rules or self.gone or self.unanswered
        return "trouble" if self.last_error or lacks else "ok"


@dataclass(frozen=True, slots=True)
class Card:
    """A provider, and the connection to it. `can_connect`: our application there is set up, where it needs one.
    `stand_in_url` is the page of what stands in for it, None for the real one."""

    provider: Provider
    stand_in_url: str | None
    can_connect: bool
    connected: Connected | None


def of_restaurant(place: Place) -> tuple[Card, ...]:
    """A card for each provider, those connected first."""
    rows = read(lambda connection: list(connection.execute(_OF_RESTAURANT, {"restaurant_id": place.id})))
    found = {row.provider: row for row in rows}
    cards = [_card(provider, found.get(name)) for name, provider in BOOKING_PROVIDERS.items()]
    return tuple(sorted(cards, key=lambda card: (card.connected is None, card.provider.label)))


def card(place: Place, provider: str) -> Card | None:
    """The card of one provider; None where there is none of that name."""
    return next((each for each in of_restaurant(place) if each.provider.name == provider), None)


def _card(provider: Provider, row: Stored | None) -> Card:
    options = row.options if row is not None else {}
    can_connect = provider.oauth is None or services.app_of(provider.name) is not None
    found = _connected(provider, row) if row is not None else None
    return Card(provider, stand_in_url(provider.name, options), can_connect, found)


def stand_in_url(provider: str, options: Mapping[str, Any]) -> str | None:
    """The page of what stands in for it, on this machine; None for the real service, and always in production."""
    parts = urlsplit(services.api_url_of(provider, options))
    if services.settings().app_env == "production" or parts.hostname not in LOOPBACK:
        return None
    return f"{parts.scheme}://{parts.netloc}/"


def _connected(provider: Provider, row: Stored) -> Connected:
    same = {name: getattr(row, name) for name in Connected.__dataclass_fields__ if name in row._fields}
    changed = {
        "problems": offered.problems_from_json(row.problems),
        "services": offered.from_json(row.services),
        "rules": tuple(row.rules),
        "has_messages": messages.will_come(row),
        "key_hint": _hint(provider, row),
    }
    return Connected(**{**same, **changed})


def _hint(provider: Provider, row: Stored) -> str | None:
    try:
        return keys.hint(provider, stored.opened(row))
    except ReconnectNeeded:
        return None
