"""Every provider of the registry in turn, against its stand-in.

A provider's own part is `case_<provider>.py` here, with a context manager `opened` that yields its `Case`.
"""

from collections.abc import Iterator
from importlib import import_module

import pytest

from integrations.registry import BOOKING_PROVIDERS
from tests.contract.case import Case


@pytest.fixture(params=sorted(BOOKING_PROVIDERS))
def case(request: pytest.FixtureRequest) -> Iterator[Case]:
    with import_module(f"tests.contract.case_{request.param}").opened() as opened:
        yield opened
