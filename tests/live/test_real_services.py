"""The real services, asked and never changed: `make test-live`, with a key of a test account in the environment."""

import os
from datetime import datetime, timedelta
from typing import Any

import pytest

from config import Settings
from integrations.deadline import Deadline
from integrations.errors import ServiceError
from integrations.registry import BOOKING_PROVIDERS
from integrations.vocabulary import BookingProvider, Link
from tests.contract.case import ROME

SECONDS = 20.0
KEYS = {"calcom": ("CALCOM_API_KEY", "api_key"), "square": ("SQUARE_ACCESS_TOKEN", "access_token")}


@pytest.fixture(params=sorted(KEYS))
def client(request: pytest.FixtureRequest) -> BookingProvider:
    """A client of the account whose key is given."""
    name, (variable, field) = request.param, KEYS[request.param]
    key = os.environ.get(variable)
    if not os.environ.get("TEST_LIVE") or not key:
        pytest.skip(f"NOT CHECKED against the real {name}: make test-live with {variable} of a test account does")
    settings = Settings.load({"APP_ENV": "test", **os.environ})
    url = getattr(settings, f"{name}_base_url")
    values: dict[str, Any] = {"id": f"live-{name}", "credentials": {field: key}, "timezone": ROME, "api_url": url}
    provider = BOOKING_PROVIDERS[name]
    account = provider.client(Link(**values, auth_url=url, deadline=Deadline(SECONDS))).whoami()
    values |= {"facts": account.facts, "account_email": account.email}
    return provider.client(Link(**values, auth_url=url, deadline=Deadline(SECONDS)))


def test_the_account_is_named(client: BookingProvider) -> None:
    account = client.whoami()
    assert account.id and account.name


def test_what_can_be_booked_is_listed_and_has_starts(client: BookingProvider) -> None:
    services = [each for each in client.event_types() if not each.problems]
    if not services:
        pytest.skip("NOT CHECKED: the account offers nothing that can be booked")
    now = datetime.now(ROME)
    found = client.availability(services[0].id, now, now + timedelta(days=7), 2)
    assert all(now <= slot.start < now + timedelta(days=7) for slot in found)


def test_bookings_are_listed(client: BookingProvider) -> None:
    now = datetime.now(ROME)
    try:
        client.bookings(now, now + timedelta(days=7))
    except ServiceError as refused:
        assert type(refused).__name__ == "NotSupported"
