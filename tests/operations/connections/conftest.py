"""A provider that renews its tokens, in the registry and on loopback."""

from collections.abc import Iterator

import pytest

from integrations import sandbox
from integrations.registry import BOOKING_PROVIDERS
from tests.operations.connections import pretended


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[sandbox.StandIn]:
    """The pretended provider, listed under its name and answering."""
    monkeypatch.setitem(BOOKING_PROVIDERS, pretended.NAME, pretended.PROVIDER)
    monkeypatch.setitem(sandbox.STAND_INS, pretended.NAME, pretended.create_app)
    with sandbox.running(pretended.NAME) as started:
        yield started


@pytest.fixture
def environ(environ: dict[str, str], provider: sandbox.StandIn) -> dict[str, str]:
    """The settings that point at it."""
    urls = {"CALENDLY_BASE_URL": provider.base_url, "CALENDLY_AUTH_BASE_URL": provider.base_url}
    return {**environ, **pretended.SETTINGS, **urls}
