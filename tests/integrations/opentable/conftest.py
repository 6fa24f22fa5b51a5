"""The stand-in for OpenTable, and our client pointed at it."""

from collections.abc import Iterator

import pytest

from integrations import sandbox
from integrations.opentable.client import OpenTableClient
from integrations.sandbox import StandIn
from tests.integrations.opentable.asking import client


@pytest.fixture
def restaurant() -> Iterator[StandIn]:
    with sandbox.running("opentable") as started:
        yield started


@pytest.fixture
def known(restaurant: StandIn) -> dict[str, str]:
    return {"access_token": restaurant.app.extensions["book"].grant()}


@pytest.fixture
def tables(restaurant: StandIn, known: dict[str, str]) -> OpenTableClient:
    """Our client, pointed at the stand-in."""
    return client(restaurant.base_url, credentials=known)
