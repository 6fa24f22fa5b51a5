"""The webhook subscriptions of the application, and the signed messages sent to them."""

import base64
import hashlib
import hmac
import json
import logging
import secrets
import threading
import uuid
from datetime import UTC, datetime

import requests

from integrations.sandbox.calling import post
from integrations.sandbox.square.refusals import Json

EVENT_TYPES = ["booking.created", "booking.updated", "oauth.authorization.revoked"]
SIGNATURE_KEY = "stand-in-signature-key"
API_VERSION = "2025-08-20"
TIMEOUT_S = 5.0

log = logging.getLogger(__name__)


class Events:
    """`callback_base` replaces scheme and host of where messages are delivered, not of what is signed."""

    def __init__(self, callback_base: str | None) -> None:
        self._callback_base = callback_base
        self.subscriptions: dict[str, Json] = {}

    def subscribe(self, url: str, event_types: list[str], name: str = "Tavolo") -> Json:
        now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        made: Json = {
            "id": f"wbhk_{secrets.token_hex(16)}",
            "name": name,
            "enabled": True,
            "event_types": event_types,
            "notification_url": url,
            "api_version": API_VERSION,
            "signature_key": SIGNATURE_KEY,
            "created_at": now,
            "updated_at": now,
        }
        self.subscriptions[made["id"]] = made
        return made

    def tell(self, message: Json) -> None:
        """Send a message to whoever wants its type, each in a thread of its own."""
        now = datetime.now(UTC).isoformat().replace("+00:00", "Z")
        body = json.dumps({**message, "event_id": str(uuid.uuid4()), "created_at": now}).encode()
        for each in list(self.subscriptions.values()):
            if message["type"] in each["event_types"]:
                threading.Thread(target=self._send, args=(each, body), daemon=True).start()

    def _send(self, subscription: Json, body: bytes) -> None:
        url = subscription["notification_url"]
        digest = hmac.new(subscription["signature_key"].encode(), url.encode() + body, hashlib.sha256).digest()
        headers = {
            "x-square-hmacsha256-signature": base64.b64encode(digest).decode(),
            "Content-Type": "application/json",
            "User-Agent": "Square Connect v2",
        }
        try:
            post(url, self._callback_base, data=body, headers=headers, timeout=TIMEOUT_S).raise_for_status()
        except requests.RequestException as problem:
            log.warning("a message was not taken: %s", type(problem).__name__)
