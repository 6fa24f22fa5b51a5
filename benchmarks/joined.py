"""Restaurants of the filled book, connected with the stand-ins of providers as their owners would."""

from collections.abc import Iterable
from typing import Any

from benchmarks.houses import House
from integrations.sandbox import StandIn
from tests import stand_ins
from webapp.operations import connections
from webapp.operations.audit import SYSTEM
from webapp.operations.memberships import Place

BACK = "https://book.example.com/connections/{}/callback"


def by_key(found: Iterable[House], name: str) -> None:
    """Connect with the key that the stand-in shows. Needs the application's context."""
    for house in found:
        connections.connect_by_key(place_of(house), SYSTEM, name, stand_ins.KEYS[name])


def by_consent(house: House, name: str, stand_in: StandIn) -> None:
    """Connect by the consent page. Needs the application's context."""
    redirect_uri = BACK.format(name)
    consent = connections.begin_oauth(name, redirect_uri)
    code = stand_ins.decide(stand_in, consent.url)["code"]
    connections.finish_oauth(place_of(house), SYSTEM, name, code, redirect_uri, consent.verifier, None)


def place_of(house: House) -> Place:
    return Place(house.id, house.slug, f"Trattoria {house.number}", house.zone.key, house.locale, "owner")


def call(house: House, tool: str, **arguments: Any) -> tuple[str, dict[str, str], dict[str, Any]]:
    """Path, headers and body of a call on the plain JSON door."""
    return f"/api/{tool}", {"Authorization": f"Bearer {house.token}"}, {"restaurant_id": house.slug, **arguments}
