"""Cal.com's stand-in with one host, and our client at it."""

from collections.abc import Iterator

import pytest

from integrations import sandbox
from integrations.calcom.client import CalcomClient
from tests.integrations.calcom.connecting import link_to


@pytest.fixture
def calcom() -> Iterator[sandbox.StandIn]:
    with sandbox.running("calcom", hosts=1) as started:
        yield started


@pytest.fixture
def ours(calcom: sandbox.StandIn) -> CalcomClient:
    return CalcomClient(link_to(calcom.base_url))
