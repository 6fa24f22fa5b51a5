"""Server messages on their way to whoever listens, and what became of each."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import requests

from integrations.sandbox.calling import post, reached_at

TIMEOUT_S = 20.0  # where the server object names none
MOST_DELAY_S = 2.0  # nobody waits longer for a stand-in


@dataclass(frozen=True, slots=True)
class Delivery:
    """One attempt. `status` is None when nobody answered in time, `answer` when it was not JSON."""

    type: str
    url: str
    status: int | None
    ms: int
    answer: Any


class Courier:
    """`callback_base` replaces scheme and host of where messages are delivered."""

    def __init__(self, callback_base: str | None) -> None:
        self._callback_base = callback_base

    def deliver(self, message: Mapping[str, Any], server: Mapping[str, Any], limit_s: float = 300.0) -> list[Delivery]:
        """Every attempt, of which the last counts; there are more than one only with a `backoffPlan`."""
        plan = server.get("backoffPlan") or {}
        attempts = [self._attempt(message, server, limit_s)]
        for count in range(int(plan.get("maxRetries", 0))):
            if not _is_repeated(attempts[-1], plan):
                break
            factor = 2**count if plan.get("type") == "exponential" else 1
            time.sleep(min(plan.get("baseDelaySeconds", 1) * factor, MOST_DELAY_S))
            attempts.append(self._attempt(message, server, limit_s))
        return attempts

    def _attempt(self, message: Mapping[str, Any], server: Mapping[str, Any], limit_s: float) -> Delivery:
        url, began = reached_at(server["url"], self._callback_base), time.monotonic()
        status: int | None = None
        answer: Any = None
        try:
            response = post(
                server["url"],
                self._callback_base,
                json={"message": message},
                headers={"User-Agent": "Vapi", **(server.get("headers") or {})},
                timeout=min(server.get("timeoutSeconds", TIMEOUT_S), limit_s),
            )
            status = response.status_code
            answer = response.json()
        except (requests.RequestException, ValueError):
            pass
        return Delivery(message["type"], url, status, round((time.monotonic() - began) * 1000), answer)


def _is_repeated(last: Delivery, plan: Mapping[str, Any]) -> bool:
    if last.status is not None and 200 <= last.status < 300:
        return False
    return last.status not in plan.get("excludedStatusCodes", ())
