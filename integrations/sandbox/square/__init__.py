"""The stand-in for Square: OAuth, Bookings, Customers and Catalog of API version 2025-08-20, and its webhooks."""

from flask import Flask

from integrations.sandbox import faults as fault_switches
from integrations.sandbox.pages import app_of
from integrations.sandbox.square import api, consent, front
from integrations.sandbox.square.events import EVENT_TYPES, SIGNATURE_KEY, Events
from integrations.sandbox.square.grants import APPLICATION_ID, APPLICATION_SECRET
from integrations.sandbox.square.refusals import refused
from integrations.sandbox.square.state import State


def create_app(callback_base: str | None = None, notification_url: str | None = None) -> Flask:
    """`notification_url` is where the application wants its messages, as it would be given in Square's console;
    `callback_base` replaces scheme and host of where they are delivered, not of what is signed."""
    app = app_of(__name__)
    state = State(Events(callback_base))
    if notification_url:
        state.events.subscribe(notification_url, EVENT_TYPES)
    app.extensions |= {"faults": state.faults, "square": state, "requests": lambda: state.requests}
    for blueprint in (api.blueprint(state), consent.blueprint(state), front.blueprint(state)):
        app.register_blueprint(blueprint)
    app.register_blueprint(fault_switches.switches(state.faults))
    app.register_error_handler(404, lambda _: refused("NOT_FOUND", "There is nothing at this address."))
    return app


def settings(base_url: str) -> dict[str, str]:
    """The environment variables that point Tavolo at it."""
    return {
        "SQUARE_BASE_URL": base_url,
        "SQUARE_APPLICATION_ID": APPLICATION_ID,
        "SQUARE_APPLICATION_SECRET": APPLICATION_SECRET,
        "SQUARE_WEBHOOK_SIGNATURE_KEY": SIGNATURE_KEY,
    }
