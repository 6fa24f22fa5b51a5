"""The stand-in for OpenTable's In-House API and its sign-in: one restaurant in Rome, three tables for each start."""

import threading

from flask import Flask

from integrations.sandbox import faults as fault_switches
from integrations.sandbox.opentable.api import CLIENT_ID, CLIENT_SECRET, RID, api, sign_in
from integrations.sandbox.opentable.book import Book
from integrations.sandbox.opentable.front import front
from integrations.sandbox.pages import app_of

__all__ = ["CLIENT_ID", "CLIENT_SECRET", "RID", "create_app", "settings"]


def create_app(callback_base: str | None = None, country_code_form: str = "calling_code") -> Flask:
    """`country_code_form` is "calling_code" (39) or "region" ("IT"). OpenTable calls nobody back, so that
    `callback_base` has no use here."""
    app = app_of(__name__)
    book, faults, requests, as_region = Book(), fault_switches.Faults(), _Count(), country_code_form == "region"
    app.extensions |= {"faults": faults, "book": book, "requests": requests.so_far}
    app.register_blueprint(sign_in(book))
    app.register_blueprint(api(book, faults, as_region, requests.add))
    app.register_blueprint(front(book, faults, as_region))
    app.register_blueprint(fault_switches.switches(faults))
    return app


def settings(base_url: str) -> dict[str, str]:
    """What points Tavolo at a stand-in that answers at `base_url`."""
    return {"OPENTABLE_BASE_URL": base_url, "OPENTABLE_AUTH_BASE_URL": base_url}


class _Count:
    """How many requests the API has had."""

    def __init__(self) -> None:
        self._lock, self._requests = threading.Lock(), 0

    def add(self) -> None:
        with self._lock:
            self._requests += 1

    def so_far(self) -> int:
        return self._requests
