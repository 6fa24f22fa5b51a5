"""Subscriptions, and the signed messages that tell them of every change. A message has ids only."""

import hmac
import logging
import threading
from base64 import b64encode
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode, urlsplit

import requests

from integrations.sandbox.acuity.book import Appointment
from integrations.sandbox.acuity.rules import Refused
from integrations.sandbox.calling import post

EVENTS = {
    *(f"appointment.{action}" for action in ("scheduled", "rescheduled", "canceled", "changed")),
    "order.completed",
}
MOST = 25
TIMEOUT_S = 5.0
LOOPBACK = ("127.0.0.1", "localhost")  # nothing the real service could reach at all: any port will do

log = logging.getLogger(__name__)


class Hooks:
    """`long_actions` says `appointment.scheduled` for `scheduled`; both are documented."""

    def __init__(self, api_key: str, callback_base: str | None, long_actions: bool) -> None:
        self._key = api_key
        self._callback_base = callback_base
        self._prefix = "appointment." if long_actions else ""
        self._lock = threading.Lock()
        self._held: dict[int, dict[str, Any]] = {}
        self._made = 0

    def all(self) -> list[dict[str, Any]]:
        with self._lock:
            return [dict(each) for each in self._held.values()]

    def add(self, asked: Any) -> dict[str, Any]:
        """Raises Refused."""
        event, target = (asked.get("event"), asked.get("target")) if isinstance(asked, dict) else (None, None)
        if event not in EVENTS or not _may_be_reached(target):
            raise Refused("bad_request")
        with self._lock:
            if len(self._held) >= MOST:
                raise Refused("bad_request", message="There are too many webhooks.")
            self._made += 1
            made = {"id": 11 + self._made, "event": event, "target": target, "status": "active"}
            self._held[made["id"]] = made
            return dict(made)

    def remove(self, number: str) -> None:
        """Raises Refused."""
        with self._lock:
            if not number.isdecimal() or self._held.pop(int(number), None) is None:
                raise Refused("not_found", 404)

    def tell(self, action: str, appointment: Appointment) -> None:
        """Of `scheduled`, `rescheduled`, `canceled` or `changed`, which comes along with the others."""
        threading.Thread(target=self._tell, args=(action, appointment), daemon=True).start()

    def _tell(self, action: str, appointment: Appointment) -> None:
        for each in dict.fromkeys((action, "changed")):
            for hook in self.all():
                if hook["event"] == f"appointment.{each}":
                    self._post(hook["target"], self._body(each, appointment))

    def _body(self, action: str, appointment: Appointment) -> bytes:
        ids = {name: appointment[name] for name in ("id", "calendarID", "appointmentTypeID")}
        return urlencode({"action": f"{self._prefix}{action}", **ids}).encode()

    def _post(self, target: str, body: bytes) -> None:
        signature = b64encode(hmac.new(self._key.encode(), body, sha256).digest()).decode()
        headers = {"X-Acuity-Signature": signature, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            post(target, self._callback_base, data=body, headers=headers, timeout=TIMEOUT_S).raise_for_status()
        except requests.RequestException as problem:
            log.warning("a message was not taken: %s", type(problem).__name__)


def _may_be_reached(target: object) -> bool:
    """http or https at ports 80 and 443 only."""
    try:
        parts = urlsplit(str(target))
        port = parts.port
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return False
    return port in (None, 80, 443) or parts.hostname in LOOPBACK
