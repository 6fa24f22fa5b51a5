"""A restaurant, and Vapi's stand-in that it is sent to."""

from collections.abc import Iterator

import pytest
from flask import Flask

from integrations import sandbox
from integrations.breaker import limiter_of
from integrations.sandbox import vapi as stand_in_module
from integrations.vapi.client import BURST, PER_SECOND
from integrations.vapi.words import SERVICE
from tests.operations.assistants.house import Vapi
from tests.restaurants import Place, open_restaurant


@pytest.fixture
def stand_in() -> Iterator[sandbox.StandIn]:
    """With a limiter that makes nobody wait for his turn."""
    with sandbox.running("vapi") as started:
        limiter_of(f"{SERVICE} {started.base_url}", PER_SECOND, BURST)._gap_s = 0.0
        yield started


@pytest.fixture
def vapi(stand_in: sandbox.StandIn) -> Vapi:
    return Vapi(stand_in)


@pytest.fixture
def environ(environ: dict[str, str], request: pytest.FixtureRequest) -> dict[str, str]:
    """With an account at the stand-in, for tests that ask for it."""
    if "vapi" not in request.fixturenames:
        return environ
    base_url = request.getfixturevalue("stand_in").base_url
    return {"API_BASE_URL": "https://book.example.com", **environ, **stand_in_module.settings(base_url)}


@pytest.fixture
def roma(app: Flask, database: str) -> Iterator[Place]:
    """A restaurant that keeps its own book and has no assistant yet, in an application context."""
    place = open_restaurant(app)
    with app.app_context():
        yield place
