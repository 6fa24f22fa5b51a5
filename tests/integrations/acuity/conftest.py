from collections.abc import Iterator

import pytest

from integrations import sandbox


@pytest.fixture
def acuity() -> Iterator[sandbox.StandIn]:
    with sandbox.running("acuity", per_second=1000) as started:
        yield started
