"""Somebody who calls the stand-in for Calendly without our client."""

from datetime import datetime, timedelta
from typing import Any

import requests

from integrations.sandbox import StandIn
from integrations.sandbox.calendly.menu import COUNTER, written
from integrations.sandbox.calendly.rules import TRACKING
from tests.contract.case import ROME

BOUND_S = 15.0
Json = dict[str, Any]
NOON = datetime.now(ROME).replace(hour=12, minute=0, second=0, microsecond=0) + timedelta(days=4)


class Caller:
    """With a token that covers everything."""

    def __init__(self, calendar: StandIn) -> None:
        self.calendar = calendar
        self.token = str(calendar.app.extensions["grants"].issue()["access_token"])

    def ask(self, method: str, path: str, body: Any = None, **query: str) -> requests.Response:
        url, headers = self.calendar.base_url + path, {"Authorization": f"Bearer {self.token}"}
        return requests.request(method, url, params=query, json=body, headers=headers, timeout=BOUND_S)

    def click(self, path: str, **form: str) -> requests.Response:
        return requests.post(self.calendar.base_url + path, data=form, timeout=BOUND_S, allow_redirects=False)


def good(start: datetime = NOON) -> Json:
    """A booking that is in order in every respect."""
    return {
        "event_type": COUNTER,
        "start_time": written(start, "seconds"),
        "invitee": {"name": "Mario Rossi", "email": "mario@example.com", "timezone": "Europe/Rome"},
        "location": {"kind": "physical", "location": "Via Roma 1, Roma"},
        "questions_and_answers": [{"question": "Telefono", "answer": "+39 333 1234567", "position": 0}],
        "tracking": {**dict.fromkeys(TRACKING), "utm_source": "somebody"},
        "event_guests": ["anna@example.com"],
    }
