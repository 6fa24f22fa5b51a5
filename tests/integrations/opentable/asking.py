"""A link, a wish, and OpenTable's answers in bytes, for tests of the client."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from integrations.deadline import Deadline
from integrations.opentable.client import OpenTableClient
from integrations.vocabulary import BookingRequest, Link
from tests.integrations.loopback import Loopback, reply

ROME = ZoneInfo("Europe/Rome")
BOUND_S = 10.0
Serve = Callable[..., Loopback]


def next_evening(weekday: int | None = None, hour: int = 19, minute: int = 0) -> datetime:
    """An evening at least a week ahead, on that day of the week where one is given."""
    day = datetime.now(ROME).date() + timedelta(days=7)
    while weekday is not None and day.weekday() != weekday:
        day += timedelta(days=1)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ROME)


EVENING = next_evening()
AT = EVENING.strftime("%Y-%m-%dT%H:%M")
LOCKED = {"reservation_token": "lock-1"}
MADE = {"reservation_id": "2110000123", "party_size": 2, "date_time": AT}
WISH = BookingRequest("a1b2c3d4e5f6g7h8", "standard", EVENING, 2, "Mario Rossi", "+393331234567", notes="Compleanno")


def link(url: str, seconds: float = BOUND_S, **changes: Any) -> Link:
    made = Link(
        id=str(uuid4()),
        credentials={"access_token": "token-1"},
        timezone=ROME,
        api_url=url,
        auth_url=url,
        deadline=Deadline(seconds),
        options={"rid": "12345"},
    )
    return replace(made, **changes)


def client(url: str, **changes: Any) -> OpenTableClient:
    return OpenTableClient(link(url, **changes))


def wish(**changes: Any) -> BookingRequest:
    return replace(WISH, **changes)


def said(body: object, status: str = "200 OK") -> bytes:
    return reply(json.dumps(body).encode(), status)


def refusal(code: str | None, status: str = "400 Bad Request") -> bytes:
    return said({"errors": [{"code": code}] if code else []}, status)


def free(*times: str, policy: str = "None", **kind: Any) -> dict[str, Any]:
    """An availability with these starts, all of one kind."""
    one = {"type": "Standard", "cancellationPolicy": {"type": policy}, "diningArea": [{"table_type": ["default"]}]}
    return {
        "times": list(times),
        "times_available": [{"time": time, "availability_types": [one | kind]} for time in times],
    }


NOTHING_FREE: dict[str, list[Any]] = {"times": [], "times_available": []}


def sent(server: Loopback) -> list[tuple[str, str]]:
    """Method and path of each request a server had."""
    lines = [request.split(b"\r\n", 1)[0].decode().split(" ") for request in server.requests]
    return [(line[0], line[1].partition("?")[0]) for line in lines]


def header(request: bytes, name: str) -> str | None:
    head = request.partition(b"\r\n\r\n")[0].decode()
    found = [line.partition(": ")[2] for line in head.split("\r\n") if line.lower().startswith(f"{name.lower()}:")]
    return found[0] if found else None


def body(request: bytes) -> Any:
    return json.loads(request.partition(b"\r\n\r\n")[2])
