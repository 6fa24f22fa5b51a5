"""Somebody who calls the stand-in for Cal.com without our client."""

from datetime import UTC, datetime
from typing import Any

import requests

from integrations.sandbox.calcom import API_KEY
from integrations.sandbox.calcom.event_types import FOR_TWO
from tests.integrations.calcom.connecting import at

BOUND_S = 15.0
VERSIONS = {"slots": "2024-09-04", "bookings": "2024-08-13", "event-types": "2024-06-14"}
GUEST = {"name": "Anna", "timeZone": "Europe/Rome", "phoneNumber": "+393337654321", "email": "anna@example.com"}


def utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Caller:
    """Somebody who calls the stand-in without our client."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url

    def ask(self, method: str, path: str, headers: dict[str, str] | None = None, **sent: Any) -> requests.Response:
        version = VERSIONS.get(path.split("/")[1])
        given = {"Authorization": f"Bearer {API_KEY}", **({"cal-api-version": version} if version else {})}
        return requests.request(
            method, f"{self.base_url}/v2{path}", headers=given if headers is None else headers, timeout=BOUND_S, **sent
        )

    def book(self, event_type: int = FOR_TWO, **changes: Any) -> requests.Response:
        good = {"start": utc(at(12)), "eventTypeId": event_type, "attendee": GUEST}
        return self.ask("POST", "/bookings", json={**good, **changes})

    def slots(self, **changes: str) -> requests.Response:
        good = {"eventTypeId": str(FOR_TWO), "start": utc(at(0)), "end": utc(at(23)), "timeZone": "Europe/Rome"}
        return self.ask("GET", "/slots", params={**good, **changes})
