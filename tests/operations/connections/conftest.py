"""Every stand-in, and a restaurant that may connect to them."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests import stand_ins
from tests.operations.connections.joining import Services
from tests.restaurants import open_restaurant, workplace_of
from webapp.operations.memberships import Place


@pytest.fixture
def services() -> Iterator[Services]:
    with stand_ins.opened() as opened:
        yield opened


@pytest.fixture
def environ(environ: dict[str, str], services: Services) -> dict[str, str]:
    return {**environ, **stand_ins.environment(services)}


@pytest.fixture
def roma(app: Flask, database: str) -> Iterator[Place]:
    opened = open_restaurant(app)
    with app.app_context():
        yield workplace_of(opened)
