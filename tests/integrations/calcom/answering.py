"""Answers of Cal.com's as they were recorded, identities replaced, and a client that gets them."""

import json
from typing import Any

from integrations.calcom.client import CalcomClient
from tests.integrations.calcom.connecting import link_to
from tests.integrations.loopback import Loopback, reply

RECORDED: dict[str, Any] = {
    "id": 18000001,
    "uid": "aB3dE5fG7hJ9kL2mN4pQ6r",
    "status": "accepted",
    "start": "2026-04-10T13:25:00.000Z",
    "end": "2026-04-10T13:50:00.000Z",
    "eventType": {"id": 3800001, "slug": "25min"},
    "rescheduledFromUid": None,
    "rescheduledToUid": None,
    "metadata": {},
    "attendees": [{"name": "Anna", "email": "anna@example.com", "timeZone": "Europe/Berlin", "absent": False}],
    "bookingFieldsResponses": {"email": "anna@example.com", "name": "Anna"},
}


def ok(data: Any, **more: Any) -> bytes:
    return reply(json.dumps({"status": "success", "data": data, **more}).encode())


def client(server: Loopback) -> CalcomClient:
    return CalcomClient(link_to(server.url))
