"""Connecting restaurants at the stand-ins, whichever way each provider connects."""

from typing import Any

from sqlalchemy import select

from integrations.registry import BOOKING_PROVIDERS
from integrations.sandbox import StandIn
from tests import stand_ins
from tests.operations.settings_place import OWNER
from webapp.models import ProviderConnection
from webapp.operations import connections
from webapp.operations.connections import Connected
from webapp.operations.memberships import Place
from webapp.store.transaction import read

ALL = tuple(BOOKING_PROVIDERS)
Services = dict[str, StandIn]


def joined(services: Services, place: Place, name: str, level: str | None = None) -> str:
    """Connect; the connection's id."""
    return stand_ins.connect(services[name], place, OWNER, name, level)


def of(place: Place, name: str) -> Connected:
    card = connections.card(place, name)
    assert card is not None and card.connected is not None
    return card.connected


def rows() -> list[Any]:
    table = ProviderConnection.__table__
    return read(lambda connection: list(connection.execute(select(table).order_by(table.c.connected_at))))
