"""A Tavolo that runs: its server, its database past the server, and restaurants opened while it runs."""

import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import text

from config import Settings
from integrations import sandbox
from integrations.sandbox import twilio
from tests.reliability import soundness
from tests.reliability.callers import AfterEach, Answer, in_turn, together
from tests.reliability.server import Server
from tests.restaurants import Place, open_restaurant
from webapp import create_app
from webapp.extensions import db
from webapp.store import engine

_names = (f"roma-{number}" for number in count(1))


@dataclass
class Tavolo:
    """The application with its database: `app` of this process, `server` the processes that answer."""

    database: str
    url: str
    environ: dict[str, str]
    app: Flask
    server: Server = field(init=False)
    places: list[Place] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.server = Server(self.environ)

    def open(self, **columns: Any) -> Place:
        """A restaurant nobody has booked at."""
        self.places.append(open_restaurant(self.app, next(_names), **columns))
        return self.places[-1]

    def together(self, requests: list[bytes]) -> list[Answer]:
        return together(self.server.port, requests)

    def in_turn(self, requests: list[bytes], clients: int = 1, after_each: AfterEach | None = None) -> list[Answer]:
        return in_turn(self.server.port, requests, clients, after_each)

    def ask(self, request: bytes) -> Answer:
        (answer,) = self.in_turn([request])
        return answer

    def unanswered(self, request: bytes, meanwhile: Callable[[], None]) -> None:
        """Ask, and hang up after what happens meanwhile."""
        with socket.create_connection(("127.0.0.1", self.server.port)) as connection:
            connection.sendall(request)
            meanwhile()

    @contextmanager
    def kept_open(self) -> Iterator[None]:
        """Somebody has the database open, so that SQLite keeps its side files."""
        with self.app.app_context(), db.engine.connect() as connection:
            connection.execute(text("select 1 from restaurant")).all()
            yield

    def book(self, place: Place) -> soundness.Book:
        return soundness.read(self.url, place)

    def faults(self, place: Place) -> list[str]:
        return soundness.faults(self.book(place))

    def faults_anywhere(self) -> str:
        """What is wrong with any book of this Tavolo, in one text."""
        return "\n".join(fault for place in self.places for fault in self.faults(place))


def account_at(stand_in: sandbox.StandIn) -> dict[str, str]:
    """The settings that send texts through the stand-in."""
    return {
        "TWILIO_BASE_URL": stand_in.base_url,
        "TWILIO_ACCOUNT_SID": twilio.ACCOUNT_SID,
        "TWILIO_AUTH_TOKEN": twilio.AUTH_TOKEN,
        "TWILIO_FROM": twilio.NUMBER,
    }


@contextmanager
def tavolo_on(database: str, url: str, folder: Path, account: Mapping[str, str]) -> Iterator[Tavolo]:
    """A Tavolo whose server is not started yet. `account` is its Twilio's."""
    here = {"APP_ENV": "test", "DATABASE_URL": url, "INSTANCE_PATH": str(folder / "instance"), "TOOL_RATE_LIMIT": "off"}
    environ = {**here, **account}
    app = create_app(Settings.load(environ))
    made = Tavolo(database, url, environ, app)
    try:
        yield made
    finally:
        made.server.kill()
        app.extensions["tool_call_batches"].close()
        engine.dispose(app)
