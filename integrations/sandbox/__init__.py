"""Stand-ins for other people's services, on loopback, for trying things out and for tests.

Each is a small Flask app on a port of its own, with its own state, that behaves as the real service is known to, faults
included. To add one, write its module (an app with `faults.Faults` in `extensions["faults"]`, and the `settings` that
point Tavolo at it) and name it in STAND_INS and SETTINGS.
"""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from flask import Flask
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from integrations.sandbox import acuity, calcom, calendly, opentable, square, twilio, vapi

STAND_INS: dict[str, Callable[..., Flask]] = {
    "twilio": twilio.create_app,
    "acuity": acuity.create_app,
    "calcom": calcom.create_app,
    "calendly": calendly.create_app,
    "opentable": opentable.create_app,
    "square": square.create_app,
    "vapi": vapi.create_app,
}
SETTINGS: dict[str, Callable[[str], dict[str, str]]] = {
    "twilio": twilio.settings,
    "acuity": acuity.settings,
    "calcom": calcom.settings,
    "calendly": calendly.settings,
    "opentable": opentable.settings,
    "square": square.settings,
    "vapi": vapi.settings,
}
LOOPBACK = "127.0.0.1"
POLL_S = 0.05  # how soon a stand-in notices that it should stop


class NotInProduction(RuntimeError):
    """A stand-in was asked to start where real guests are waiting."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """A stand-in that is answering at `base_url`."""

    base_url: str
    app: Flask


class _Quiet(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing: a request line of a listing holds phone numbers."""


def create_app(service: str = "twilio", **options: Any) -> Flask:
    """The stand-in for one service. Raises NotInProduction, and KeyError for a service it does not know."""
    if os.environ.get("APP_ENV") == "production":
        raise NotInProduction("stand-ins never run with APP_ENV=production")
    return STAND_INS[service](**options)


@contextmanager
def running(service: str = "twilio", port: int = 0, **options: Any) -> Iterator[StandIn]:
    """A stand-in served in a thread for as long as the block lasts; port 0 takes a free one."""
    app = create_app(service, **options)
    server = make_server(LOOPBACK, port, app, threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(POLL_S,), name=f"stand-in {service}", daemon=True)
    thread.start()
    try:
        yield StandIn(f"http://{LOOPBACK}:{server.port}", app)
    finally:
        _stop(server, app)
        thread.join()


def _stop(server: BaseWSGIServer, app: Flask) -> None:
    app.extensions["faults"].switch(None)
    server.shutdown()
    server.server_close()
