"""Connecting providers in a browser without a window, at the stand-ins."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from sqlalchemy import select, update
from werkzeug.test import TestResponse

from integrations.sandbox import StandIn
from tests import stand_ins
from tests.pages.conftest import Browser
from tests.restaurants import Place
from tests.stand_ins import KEYS
from webapp.models import ProviderConnection
from webapp.store.transaction import read, write

SignedIn = Callable[..., Browser]
Services = dict[str, StandIn]
URL = "/r/roma/connections"
HTMX = {"headers": {"HX-Request": "true"}}


@pytest.fixture
def services() -> Iterator[Services]:
    with stand_ins.opened() as opened:
        yield opened


@pytest.fixture
def environ(environ: dict[str, str], services: Services) -> dict[str, str]:
    return {**environ, **stand_ins.environment(services)}


@pytest.fixture
def manager(house: Place, signed_in: SignedIn) -> Browser:
    return signed_in("manager")


def allowed(services: Services, browser: Browser, name: str, decision: str = "allow") -> TestResponse:
    """Go to the provider, decide there, come back; the page one ends up on."""
    going = browser.get(f"{URL}/{name}/authorize")
    assert going.status_code == 303
    back = stand_ins.decide(services[name], going.headers["Location"], decision)
    return browser.get(f"/connections/{name}/callback", query_string=back, follow_redirects=True)


def connect(services: Services, browser: Browser, name: str) -> TestResponse:
    if name in KEYS:
        return browser.post(f"{URL}/{name}/key", KEYS[name], follow_redirects=True)
    return allowed(services, browser, name)


def status_of(app: Flask, name: str) -> str | None:
    table = ProviderConnection.__table__
    with app.app_context():
        query = select(table.c.status).where(table.c.provider == name)
        return read(lambda connection: connection.execute(query).scalar())


def change(app: Flask, **values: object) -> None:
    table = ProviderConnection.__table__
    with app.app_context():
        write(None, lambda connection: connection.execute(update(table).values(**values)))
