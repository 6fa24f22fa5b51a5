"""Who asked to be called, and the signed calls that tell of bookings."""

import hashlib
import hmac
import json
import logging
import threading
import time
import uuid
from datetime import UTC, datetime

import requests

from integrations.sandbox.calendly.menu import API, OWNER, Json, written
from integrations.sandbox.calling import post

APP_SIGNING_KEY = "stand-in-webhook-signing-key"  # signs where a subscription brought no key of its own
ATTEMPTS = 3
TIMEOUT_S = 15.0

log = logging.getLogger(__name__)


class Courier:
    """Subscriptions, and a thread for each call; a call that is not taken is repeated a little later."""

    def __init__(self, callback_base: str | None, pause_s: float) -> None:
        self._lock = threading.Lock()
        self._held: dict[str, tuple[Json, str]] = {}
        self._callback_base = callback_base
        self._pause_s = pause_s

    def subscribe(self, asked: Json) -> Json | None:
        """The subscription; None when its URL has one."""
        now = written(datetime.now(UTC))
        made = {
            "uri": f"{API}/webhook_subscriptions/{uuid.uuid4()}",
            "callback_url": asked["url"],
            "created_at": now,
            "updated_at": now,
            "retry_started_at": None,
            "state": "active",
            "events": asked["events"],
            "scope": asked["scope"],
            "organization": asked["organization"],
            "user": asked.get("user"),
            "group": None,
            "creator": OWNER,
        }
        with self._lock:
            if any(each["callback_url"] == asked["url"] for each, _ in self._held.values()):
                return None
            self._held[made["uri"].rpartition("/")[2]] = made, asked.get("signing_key") or APP_SIGNING_KEY
        return dict(made)

    def subscriptions(self) -> list[Json]:
        with self._lock:
            return [dict(each) for each, _ in self._held.values()]

    def end(self, subscription_id: str) -> bool:
        """Whether there was one."""
        with self._lock:
            return self._held.pop(subscription_id, None) is not None

    def tell(self, event: str, payload: Json) -> None:
        """Every subscriber for whom it is: a user's own hears only of what that user hosts."""
        hosts = {member["user"] for member in payload["scheduled_event"]["event_memberships"]}
        message = {"event": event, "created_at": written(datetime.now(UTC)), "created_by": OWNER, "payload": payload}
        body = json.dumps(message).encode()
        with self._lock:
            told = [(each["callback_url"], key) for each, key in self._held.values() if _is_for(each, event, hosts)]
        for url, key in told:
            threading.Thread(target=self._call, args=(url, key, body), name="calendly call", daemon=True).start()

    def _call(self, url: str, key: str, body: bytes) -> None:
        for attempt in range(ATTEMPTS):
            headers = {"Content-Type": "application/json", "Calendly-Webhook-Signature": signature(key, body)}
            try:
                answer = post(url, self._callback_base, data=body, headers=headers, timeout=TIMEOUT_S)
                if 200 <= answer.status_code < 300:
                    return
                log.warning("a call was answered with HTTP %d", answer.status_code)
            except requests.RequestException as problem:
                log.warning("a call was not taken: %s", type(problem).__name__)
            time.sleep(self._pause_s * 2**attempt)


def _is_for(subscription: Json, event: str, hosts: set[str]) -> bool:
    return event in subscription["events"] and (subscription["scope"] != "user" or subscription["user"] in hosts)


def signature(key: str, body: bytes) -> str:
    """The header for a body that is sent now."""
    moment = str(int(time.time()))
    v1 = hmac.new(key.encode(), moment.encode() + b"." + body, hashlib.sha256).hexdigest()
    return f"t={moment},v1={v1}"
