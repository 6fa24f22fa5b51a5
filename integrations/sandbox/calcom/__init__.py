"""The stand-in for Cal.com's API v2: free times, bookings that move and end, and what it tells its subscribers."""

from collections.abc import Collection
from datetime import time, timedelta

from flask import Flask

from integrations.sandbox import faults as fault_switches
from integrations.sandbox.calcom import api, front
from integrations.sandbox.calcom.api import API_KEY, Meter
from integrations.sandbox.calcom.book import Book
from integrations.sandbox.calcom.bookings import Bookings
from integrations.sandbox.calcom.event_types import AHEAD, STARTS
from integrations.sandbox.calcom.subscriptions import Subscriptions
from integrations.sandbox.pages import app_of

__all__ = ["API_KEY", "create_app", "settings"]


def create_app(
    callback_base: str | None = None,
    hosts: int = 3,
    per_minute: int = 500,
    starts: Collection[time] = STARTS,
    days_ahead: int = AHEAD.days,
) -> Flask:
    """`callback_base` replaces scheme and host of where messages are delivered. So many `hosts` share every event type,
    each with one booking at a time; an account of one person has one. `starts` are on half
    hours by Rome's clock."""
    app = app_of(__name__)
    book = Book(hosts, starts, timedelta(days=days_ahead))
    told, meter = Subscriptions(callback_base), Meter(per_minute)
    bookings, faults = Bookings(book, told), fault_switches.Faults()
    app.extensions |= {"faults": faults, "book": book, "subscriptions": told, "requests": lambda: meter.total}
    app.register_blueprint(api.blueprint(book, bookings, told, faults, meter))
    app.register_blueprint(front.blueprint(book, bookings, told, faults))
    app.register_blueprint(fault_switches.switches(faults))
    return app


def settings(base_url: str) -> dict[str, str]:
    """The environment that points Tavolo at the stand-in."""
    return {"CALCOM_BASE_URL": f"{base_url}/v2"}
