"""The stand-in for Calendly, and a client that is connected to it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from integrations import sandbox
from integrations.calendly.client import CalendlyClient
from tests.contract.case_calendly import link_to


@pytest.fixture
def calendar() -> Iterator[sandbox.StandIn]:
    with sandbox.running("calendly", callback_pause_s=0.02, creates_per_minute=100) as started:
        yield started


@pytest.fixture
def connect(calendar: sandbox.StandIn) -> Callable[..., CalendlyClient]:
    """A client of the stand-in: `connect(options={...})`."""

    def made(**changes: Any) -> CalendlyClient:
        return CalendlyClient(link_to(calendar, **changes))

    return made
