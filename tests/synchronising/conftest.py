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
from integrations.sandbox import StandIn
from tests import stand_ins
from tests.connected import ANNA, ConnectedHouse
from tests.restaurants import open_restaurant, workplace_of
from tests.synchronising.other_side import OTHER_SIDES, OtherSide
from tests.until import until
from webapp.extensions import db
from webapp.models import AuditEvent, Job, ProviderConnection
from webapp.operations.synchronising import pulling

__all__ = ["ANNA", "House"]
LOOPBACK = "127.0.0.1"


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
    return {**environ, **stand_ins.environment({provider: there}), "API_BASE_URL": f"http://{LOOPBACK}:{port}"}


@pytest.fixture
def house(app: Flask, client: FlaskClient, provider: str, there: StandIn) -> House:
    place = open_restaurant(app)
    with app.app_context():
        connection_id = stand_ins.connect(there, workplace_of(place), ANNA, provider)
    return House(app, client, place, there, connection_id, OTHER_SIDES[provider](there))


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
