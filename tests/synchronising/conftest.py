"""A restaurant whose book is kept in step with a provider's, and the stand-in of that provider."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.serving import make_server

from integrations import sandbox
from integrations.sandbox import StandIn, acuity, calcom, calendly, opentable, square
from integrations.sandbox.square.grants import ACCESS_TOKEN, BUYER
from integrations.sandbox.square.shop import MERCHANT_ID
from tests.connected import ANNA, ConnectedHouse
from tests.restaurants import open_restaurant
from tests.synchronising.other_side import OTHER_SIDES, OtherSide
from tests.until import until
from webapp.extensions import db
from webapp.models import AuditEvent, Job, ProviderConnection
from webapp.models.types import new_id
from webapp.operations import connections
from webapp.operations.connections import stored
from webapp.operations.synchronising import pulling

__all__ = ["ANNA", "House"]
LOOPBACK = "127.0.0.1"
MODULES = {"acuity": acuity, "calcom": calcom, "calendly": calendly, "opentable": opentable, "square": square}
KEYS = {
    "acuity": {"user_id": acuity.USER_ID, "api_key": acuity.API_KEY},
    "calcom": {"api_key": calcom.API_KEY},
    "opentable": {"client_id": opentable.CLIENT_ID, "client_secret": opentable.CLIENT_SECRET, "rid": opentable.RID},
}


@dataclass
class House(ConnectedHouse):
    """A restaurant and its connection; `other_side` is what is done by hand there."""

    work_minutes: ClassVar[int] = 1
    other_side: OtherSide

    def pull(self) -> dict[str, int]:
        """What fetching now comes to."""
        with self.app.app_context():
            return pulling.pull(self.place.id, self.connection_id, datetime.now(UTC), lambda *_: None)

    def told(self, notices: int, least: int = 1) -> None:
        """Wait until the provider's messages have come: so many notices more than the `notices` before."""
        until(lambda: self.notices >= notices + least)

    @property
    def notices(self) -> int:
        with self.app.app_context():
            found = db.session.scalar(select(func.count()).where(Job.kind == "take_notice"))
            db.session.remove()
            return int(found or 0)

    @property
    def requests(self) -> int:
        """How many requests the provider has had."""
        return int(self.there.app.extensions["requests"]())

    @property
    def log(self) -> list[tuple[str, str]]:
        """Who did what to bookings."""
        events = [each for each in self.rows(AuditEvent) if each.subject_kind == "booking"]
        return [(each.actor_name, each.action) for each in sorted(events, key=lambda each: each.id)]

    def change_connection(self, **columns: Any) -> None:
        with self.app.app_context():
            row = db.session.get_one(ProviderConnection, self.connection_id)
            for name, value in columns.items():
                setattr(row, name, value)
            db.session.commit()
            db.session.remove()

    @property
    def connection(self) -> Any:
        (found,) = self.rows(ProviderConnection)
        return found


@pytest.fixture
def provider(request: pytest.FixtureRequest) -> str:
    """Which provider; Cal.com unless a test says another."""
    return str(getattr(request, "param", "calcom"))


@pytest.fixture
def port() -> int:
    """Where Tavolo will answer."""
    with socket.socket() as found:
        found.bind((LOOPBACK, 0))
        return int(found.getsockname()[1])


@pytest.fixture
def there(provider: str, port: int) -> Iterator[StandIn]:
    options: dict[str, dict[str, Any]] = {"square": {"notification_url": f"http://{LOOPBACK}:{port}/webhooks/square"}}
    with sandbox.running(provider, **options.get(provider, {})) as started:
        yield started


@pytest.fixture
def environ(environ: dict[str, str], provider: str, there: StandIn, port: int) -> dict[str, str]:
    found = MODULES[provider].settings(there.base_url)
    return {**environ, **found, "API_BASE_URL": f"http://{LOOPBACK}:{port}"}


@pytest.fixture
def house(app: Flask, client: FlaskClient, provider: str, there: StandIn) -> House:
    place = open_restaurant(app)
    other_side = OTHER_SIDES[provider](there)
    made = House(app, client, place, there, "", other_side)
    with app.app_context():
        made.connection_id = connected(made, provider)
    return made


@pytest.fixture
def served(app: Flask, port: int, house: House) -> Iterator[House]:
    """The house, answering where the provider sends its messages."""
    server = make_server(LOOPBACK, port, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield house
    server.shutdown()
    server.server_close()
    thread.join()


def connected(house: House, provider: str) -> str:
    """A new connection's id."""
    if provider in KEYS:
        return connections.connect_by_key(house.workplace, ANNA, provider, KEYS[provider])
    square_access = {"access_token": ACCESS_TOKEN, "merchant_id": MERCHANT_ID, "scopes": list(BUYER)}
    access = square_access if provider == "square" else house.there.app.extensions["grants"].issue()
    account = {"account_id": MERCHANT_ID if provider == "square" else "unknown", "account_name": "Trattoria"}
    columns = {"role": "books", "status": "connected", "webhook_key": new_id(), **account}
    row = ProviderConnection(
        id=new_id(),
        restaurant_id=house.place.id,
        provider=provider,
        credentials_encrypted=stored.sealed(access),
        **columns,
    )
    db.session.add(row)
    db.session.commit()
    connection_id = str(row.id)
    db.session.remove()
    steps = connections.test(house.workplace, ANNA, connection_id)
    assert all(step.error is None for step in steps), steps
    return connection_id
