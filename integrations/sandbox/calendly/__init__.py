"""The stand-in for Calendly (API v2 and OAuth): a trattoria with three hosts, one of whom owns the account.

Tables are a round robin, so that each start takes three parties; the counter has one host, and takes one.
"""

from flask import Flask

from integrations.sandbox import faults as fault_switches
from integrations.sandbox.calendly import api, consent, front
from integrations.sandbox.calendly.account import Account
from integrations.sandbox.calendly.courier import Courier
from integrations.sandbox.calendly.diary import Diary
from integrations.sandbox.calendly.front import settings
from integrations.sandbox.calendly.grants import Grants
from integrations.sandbox.pages import app_of

__all__ = ["create_app", "settings"]


def create_app(callback_base: str | None = None, callback_pause_s: float = 0.5, creates_per_minute: int = 10) -> Flask:
    """`callback_base` replaces scheme and host of where calls are delivered. `creates_per_minute` is the vendor's
    limit on bookings, 10 unless the plan is the largest."""
    app = app_of(__name__)
    faults, grants, account = fault_switches.Faults(), Grants(), Account(creates_per_minute)
    courier = Courier(callback_base, callback_pause_s)
    diary = Diary(courier.tell)
    app.extensions |= {"faults": faults, "grants": grants, "diary": diary, "courier": courier, "account": account}
    app.extensions["requests"] = lambda: account.requests
    app.register_blueprint(api.blueprint(diary, courier, grants, account, faults))
    app.register_blueprint(consent.blueprint(grants, faults))
    app.register_blueprint(front.blueprint(diary, courier, grants, account, faults))
    app.register_blueprint(fault_switches.switches(faults))
    return app
