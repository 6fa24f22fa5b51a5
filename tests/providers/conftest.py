"""A restaurant whose bookings are made at a provider, and the stand-in of that provider."""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from integrations import sandbox
from integrations.sandbox import StandIn, calcom, twilio
from integrations.sandbox.calcom import API_KEY
from integrations.sandbox.calcom.event_types import EVENT_TYPES, FOR_TWO
from integrations.sandbox.calcom.refusals import Refused
from tests.connected import ANNA, DAY, ConnectedHouse
from tests.restaurants import CALLER, ROME, envelope, open_restaurant, post, workplace_of
from webapp.extensions import db
from webapp.models import ProviderConnection, Restaurant, SmsMessage
from webapp.operations import connections, sources

__all__ = ["ANNA", "DAY", "House"]


@dataclass
class House(ConnectedHouse):
    """A restaurant connected with Cal.com, asked through its doors."""

    texts: StandIn
    _calls: list[str] = field(default_factory=list)

    def post(self, tool: str, **body: Any) -> dict[str, Any]:
        """The JSON door's answer."""
        return post(self.client, self.place, tool, {"restaurant_id": self.place.slug, **body})

    def tell(self, tool: str, *, caller: str | None = CALLER, **given: Any) -> dict[str, Any]:
        """What the voice assistant is told."""
        self._calls.append(tool)
        number = len(self._calls)
        body = envelope(self.place, (f"t{number}", tool, given), caller=caller, call_id=f"call-{number}")
        response = self.client.post("/api/vapi/tools", json=body, headers={"X-Vapi-Secret": self.place.secret})
        (result,) = response.get_json()["results"]
        told: dict[str, Any] = json.loads(result["result"])
        return told

    def goes_wrong(self, fault: str | None, only: str | None = None, times: int | None = None) -> None:
        """From now on Cal.com has this fault."""
        self.there.app.extensions["faults"].switch(fault, times, only)

    @property
    def held_there(self) -> list[Any]:
        """The live bookings of ours that Cal.com holds."""
        held = self.there.app.extensions["book"].all()
        return [each for each in held if each["status"] == "accepted" and each["metadata"].get("tavolo")]

    def fill(self, at: str) -> None:
        """Others take everything there is at a time of `DAY`, and nobody has asked lately."""
        start = datetime.fromisoformat(f"{DAY}T{at}").replace(tzinfo=ROME)
        with suppress(Refused):
            for number in count():
                guest = {"name": "Altri", "email": f"altri{number}@example.com", "timeZone": "Europe/Rome"}
                self.there.app.extensions["book"].add(EVENT_TYPES[FOR_TWO], start, guest, {}, {})
        sources.forget()

    def reconnect(self) -> None:
        """The owner gives the key again."""
        with self.app.app_context():
            connections.connect_by_key(self.workplace, ANNA, "calcom", {"api_key": API_KEY})

    def serve(self, rules: list[tuple[int, int, int]]) -> None:
        """Event types, and the parties each is for."""
        with self.app.app_context():
            row = db.session.get_one(ProviderConnection, self.connection_id)
            row.rules = [
                {"event_type": str(event_type), "people_min": least, "people_max": most, "shift": None}
                for event_type, least, most in rules
            ]
            db.session.commit()
        self.change()

    @property
    def texted(self) -> list[str]:
        """What guests are told, but for what they have in writing of a booking just made."""
        return [each.body for each in self.rows(SmsMessage) if each.kind not in ("confirmed", "pending")]

    def change(self, **columns: Any) -> None:
        """Change settings of the restaurant."""
        with self.app.app_context():
            row = db.session.get_one(Restaurant, self.place.id)
            for name, value in columns.items():
                setattr(row, name, value)
            row.version += 1
            db.session.commit()


@pytest.fixture
def there() -> Iterator[StandIn]:
    with sandbox.running("calcom") as started:
        yield started


@pytest.fixture
def texts() -> Iterator[StandIn]:
    with sandbox.running("twilio") as started:
        yield started


@pytest.fixture
def environ(environ: dict[str, str], there: StandIn, texts: StandIn) -> dict[str, str]:
    account = {
        "TWILIO_BASE_URL": texts.base_url,
        "TWILIO_ACCOUNT_SID": twilio.ACCOUNT_SID,
        "TWILIO_AUTH_TOKEN": twilio.AUTH_TOKEN,
        "TWILIO_FROM": twilio.NUMBER,
    }
    return {**environ, **calcom.settings(there.base_url), **account}


@pytest.fixture
def house(app: Flask, client: FlaskClient, there: StandIn, texts: StandIn) -> House:
    sources.forget()
    place = open_restaurant(app)
    with app.app_context():
        connection_id = connections.connect_by_key(workplace_of(place), ANNA, "calcom", {"api_key": API_KEY})
    return House(app, client, place, there, connection_id, texts)
