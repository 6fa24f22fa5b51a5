"""What a server on loopback was asked, and Vapi's way to refuse it."""

import json
from collections.abc import Callable
from typing import Any

from tests.integrations.loopback import Loopback, reply

Serve = Callable[..., Loopback]


def refusal(message: object, status: int = 400) -> bytes:
    body = {"message": message, "error": "Bad Request", "statusCode": status}
    return reply(json.dumps(body).encode(), f"{status} Refused")


def sent(server: Loopback, place: int = 0) -> tuple[str, str, dict[str, Any]]:
    """Method, path and body of a request."""
    head, _, body = server.requests[place].partition(b"\r\n\r\n")
    method, path, _ = head.split(b"\r\n")[0].decode().split()
    return method, path, json.loads(body) if body else {}
