"""Connecting restaurants at the stand-ins, whichever way each provider connects."""

from typing import Any

from sqlalchemy import select

from integrations.registry import BOOKING_PROVIDERS
from integrations.sandbox import StandIn
from tests import stand_ins
from tests.operations.settings_place import OWNER
from tests.restaurants import Place as Keys
from tests.stand_ins import KEYS
from webapp.models import ProviderConnection
from webapp.operations import connections
from webapp.operations.connections import Connected
from webapp.operations.memberships import Place
from webapp.store.transaction import read

BACK = "https://book.example.com/connections/{}/callback"
ALL = tuple(BOOKING_PROVIDERS)
Services = dict[str, StandIn]


def place_of(keys: Keys) -> Place:
    return Place(keys.id, keys.slug, keys.slug.title(), "Europe/Rome", "it", "owner")


def allowed(services: Services, place: Place, name: str, level: str | None = None) -> str:
    """Connect by consent; the connection's id."""
    consent = connections.begin_oauth(name, BACK.format(name), level)
    back = stand_ins.decide(services[name], consent.url)
    assert back["state"] == consent.state
    return connections.finish_oauth(place, OWNER, name, back["code"], BACK.format(name), consent.verifier, level)


def joined(services: Services, place: Place, name: str) -> str:
    """Connect whichever way it connects."""
    if name in KEYS:
        return connections.connect_by_key(place, OWNER, name, KEYS[name])
    return allowed(services, place, name)


def of(place: Place, name: str) -> Connected:
    card = connections.card(place, name)
    assert card is not None and card.connected is not None
    return card.connected


def rows() -> list[Any]:
    table = ProviderConnection.__table__
    return read(lambda connection: list(connection.execute(select(table).order_by(table.c.connected_at))))
