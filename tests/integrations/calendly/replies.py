"""What Calendly may say, as bytes for a server of ours, and a client that is connected to that server."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from integrations.calendly.client import CalendlyClient
from integrations.calendly.words import in_utc
from integrations.deadline import Deadline
from integrations.vocabulary import BookingRequest, Link
from tests.contract.case import ROME
from tests.integrations.loopback import Loopback, reply

API = "https://api.calendly.com"
EVENT_TYPE = f"{API}/event_types/ET1"
BOOKING = f"{API}/scheduled_events/EV1/invitees/INV1"
START = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=3)
Serve = Callable[..., Loopback]
Json = dict[str, Any]


def said(status: int, body: object, **headers: str) -> bytes:
    return reply(json.dumps(body).encode(), f"{status} Said", **headers)


def title(text: str, message: str, **more: object) -> Json:
    return {"title": text, "message": message, **more}


def client(server: Loopback, **changes: Any) -> CalendlyClient:
    values: Json = {
        "id": server.url,
        "credentials": {"access_token": "token", "owner": f"{API}/users/U1", "organization": f"{API}/organizations/O1"},
        "timezone": ROME,
        "api_url": server.url,
        "auth_url": server.url,
        "deadline": Deadline(10.0),
        "account_email": "owner@example.com",
    }
    return CalendlyClient(Link(**{**values, **changes}))


def event_type(**changes: object) -> Json:
    """As recorded in 2020: much of what there is today is missing."""
    old = {"uri": EVENT_TYPE, "name": "Table", "active": True, "slug": "table", "duration": 90, "kind": "solo"}
    return {**old, "pooling_type": None, "custom_questions": [], **changes}


def times(*starts: datetime) -> bytes:
    return said(200, {"collection": [{"status": "available", "start_time": in_utc(each)} for each in starts]})


def event(**changes: object) -> Json:
    ours = {"uri": f"{API}/scheduled_events/EV1", "status": "active", "start_time": in_utc(START), "location": None}
    return {**ours, "event_type": EVENT_TYPE, "end_time": in_utc(START + timedelta(minutes=90)), **changes}


def invitee(**changes: object) -> Json:
    """As recorded in 2022."""
    return {"uri": BOOKING, "event": f"{API}/scheduled_events/EV1", "name": "Guest", "status": "active", **changes}


def page(*found: Json, token: str | None = None) -> bytes:
    return said(200, {"collection": found, "pagination": {"next_page_token": token}})


def one(resource: Json, status: int = 200) -> bytes:
    return said(status, {"resource": resource})


def wish(**changes: Any) -> BookingRequest:
    values = {"match_key": "a1b2c3d4e5f6g7h8", "event_type": EVENT_TYPE, "start": START, "people": 4, "name": "Mario"}
    return BookingRequest(**{**values, "phone": "+393331234567", **changes})
