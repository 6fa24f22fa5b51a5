"""Who is told of what happens, and the signed messages that tell it."""

import hashlib
import hmac
import json
import logging
import threading
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import requests

from integrations.sandbox.calcom.book import Booking, stamp
from integrations.sandbox.calcom.event_types import OWNER_ID, USERNAME, ZONE
from integrations.sandbox.calcom.refusals import Refused
from integrations.sandbox.calcom.rules import only
from integrations.sandbox.calling import post

TIMEOUT_S = 5.0
KNOWN = {"active", "subscriberUrl", "triggers", "secret", "payloadTemplate", "version"}
VERSION = "2021-10-20"
UNSIGNED = "no-secret-provided"
TRIGGERS = {
    *("BOOKING_CREATED", "BOOKING_PAYMENT_INITIATED", "BOOKING_PAID", "BOOKING_RESCHEDULED", "BOOKING_REQUESTED"),
    *("BOOKING_CANCELLED", "BOOKING_REJECTED", "BOOKING_NO_SHOW_UPDATED", "FORM_SUBMITTED", "MEETING_ENDED"),
    *("MEETING_STARTED", "RECORDING_READY", "INSTANT_MEETING", "RECORDING_TRANSCRIPTION_GENERATED", "OOO_CREATED"),
    *("AFTER_HOSTS_CAL_VIDEO_NO_SHOW", "AFTER_GUESTS_CAL_VIDEO_NO_SHOW", "FORM_SUBMITTED_NO_EVENT"),
    *("ROUTING_FORM_FALLBACK_HIT", "DELEGATION_CREDENTIAL_ERROR", "WRONG_ASSIGNMENT_REPORT"),
}

log = logging.getLogger(__name__)


class Subscriptions:
    """Every webhook asked for; safe to use from many threads. `callback_base` is where messages really go."""

    def __init__(self, callback_base: str | None) -> None:
        self._callback_base = callback_base
        self._lock = threading.Lock()
        self._held: dict[str, dict[str, Any]] = {}

    def add(self, body: Any) -> dict[str, Any]:
        """Raises Refused."""
        asked = _checked(body)
        if not {"active", "subscriberUrl", "triggers"} <= asked.keys():
            raise Refused(400, "active, subscriberUrl and triggers must be given")
        with self._lock:
            if any(each["subscriberUrl"] == asked["subscriberUrl"] for each in self._held.values()):
                raise Refused(409, "Webhook with this subscriberUrl already exists", is_raw=True)
            webhook = {"id": str(uuid.uuid4()), "userId": OWNER_ID, "payloadTemplate": None, **asked}
            self._held[webhook["id"]] = webhook
            return _shown(webhook)

    def change(self, id_: str, body: Any) -> dict[str, Any]:
        """Raises Refused."""
        asked = _checked(body)
        with self._lock:
            webhook = self._found(id_)
            webhook |= asked
            return _shown(webhook)

    def remove(self, id_: str) -> dict[str, Any]:
        """Raises Refused."""
        with self._lock:
            self._found(id_)
            return _shown(self._held.pop(id_))

    def all(self) -> list[dict[str, Any]]:
        with self._lock:
            return [_shown(webhook) for webhook in self._held.values()]

    def tell(self, trigger: str, booking: Booking, old: Booking | None = None) -> None:
        """Every subscriber who wants to know, each in a thread of its own."""
        message = {"triggerEvent": trigger, "createdAt": stamp(datetime.now(UTC)), "payload": _payload(booking, old)}
        body = json.dumps(message).encode()
        for webhook in self.all():
            if webhook["active"] and trigger in webhook["triggers"]:
                threading.Thread(target=self._send, args=(webhook, body), daemon=True).start()

    def _found(self, id_: str) -> dict[str, Any]:
        if id_ not in self._held:
            raise Refused(404, f"Webhook ({id_}) not found")
        return self._held[id_]

    def _send(self, webhook: Mapping[str, Any], body: bytes) -> None:
        headers = {
            "Content-Type": "application/json",
            "X-Cal-Signature-256": signature(webhook.get("secret"), body),
            "x-cal-webhook-version": VERSION,
        }
        try:
            url = webhook["subscriberUrl"]
            post(url, self._callback_base, data=body, headers=headers, timeout=TIMEOUT_S).raise_for_status()
        except requests.RequestException as problem:
            log.warning("a message of Cal.com was not taken: %s", type(problem).__name__)


def signature(secret: str | None, body: bytes) -> str:
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest() if secret else UNSIGNED


def _checked(body: Any) -> dict[str, Any]:
    asked = only(body, KNOWN)
    if not set(asked.get("triggers", ())) <= TRIGGERS:
        raise Refused(400, f"each value in triggers must be one of the following values: {', '.join(sorted(TRIGGERS))}")
    if urlsplit(str(asked.get("subscriberUrl", "https://"))).scheme not in ("http", "https"):
        raise Refused(400, "subscriberUrl must be a URL address")
    if asked.pop("version", VERSION) != VERSION:
        raise Refused(400, f"version must be one of the following values: {VERSION}")
    return asked


def _shown(webhook: Mapping[str, Any]) -> dict[str, Any]:
    return {**webhook, "triggers": [*webhook["triggers"]]}


def _payload(booking: Booking, old: Booking | None) -> dict[str, Any]:
    guest, answers = booking["attendees"][0], booking["bookingFieldsResponses"]
    statuses = {"accepted": "ACCEPTED", "pending": "PENDING", "cancelled": "CANCELLED", "rejected": "REJECTED"}
    moved = {
        "rescheduleId": old["id"],
        "rescheduleUid": old["uid"],
        "rescheduleStartTime": _seconds(old["start"]),
        "rescheduleEndTime": _seconds(old["end"]),
    } if old else {}  # fmt: skip
    return {
        "type": booking["eventType"]["slug"],
        "title": booking["title"],
        "startTime": _seconds(booking["start"]),
        "endTime": _seconds(booking["end"]),
        "organizer": {**booking["hosts"][0], "username": USERNAME, "timeZone": ZONE.key, "language": {"locale": "it"}},
        "responses": {name: {"label": name, "value": value} for name, value in answers.items()},
        "attendees": [{**guest, "language": {"locale": guest["language"]}}],
        "location": booking["location"],
        "requiresConfirmation": booking["status"] == "pending" or None,
        "eventTypeId": booking["eventTypeId"],
        "uid": booking["uid"],
        "bookingId": booking["id"],
        "length": booking["duration"],
        "metadata": booking["metadata"],
        "status": statuses[booking["status"]],
        **({"cancellationReason": booking["cancellationReason"]} if booking["status"] == "cancelled" else {}),
        **moved,
    }


def _seconds(text: str) -> str:
    return text.replace(".000Z", "Z")
