"""Cal.com calls us: is it Cal.com, and which booking is it about?"""

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from integrations.calcom.shapes import BadShape, data_of, listed
from integrations.calcom.wire import Wire
from integrations.errors import Rejected
from integrations.provider import Note, Notice, Subscription, Unreadable
from integrations.vocabulary import Link

SIGNATURE = "X-Cal-Signature-256"
VERSION = "2021-10-20"
TRIGGERS = (
    "BOOKING_CREATED",
    "BOOKING_RESCHEDULED",
    "BOOKING_CANCELLED",
    "BOOKING_REQUESTED",
    "BOOKING_REJECTED",
    "BOOKING_NO_SHOW_UPDATED",
)


def is_genuine(secrets: Sequence[str], url: str, headers: Mapping[str, str], body: bytes, now: datetime) -> bool:
    """Whether one of the secrets signed this body. Nothing says when it was sent: a repeat has the id of the first."""
    given = headers.get(SIGNATURE, "").encode(errors="replace")
    signed = (hmac.new(secret.encode(), body, hashlib.sha256).hexdigest() for secret in secrets if secret)
    return any(hmac.compare_digest(signature.encode(), given) for signature in signed)


def notices(headers: Mapping[str, str], body: bytes, timezone: ZoneInfo) -> tuple[Notice, ...]:
    """Which booking it is about. What it says of it is left aside, for it may be late: the booking is to be read."""
    try:
        told = json.loads(body)
        trigger, created_at, payload = told["triggerEvent"], told["createdAt"], told.get("payload")
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        raise Unreadable("not a message of Cal.com") from None
    uid = payload.get("uid") if isinstance(payload, dict) else None
    notice_id = hashlib.sha256(json.dumps([trigger, uid, created_at]).encode()).hexdigest()
    if not str(trigger).startswith("BOOKING_"):
        return (Notice(notice_id, Note.OTHER),)
    if not isinstance(uid, str) or not uid:
        raise Unreadable("a booking without its uid")
    return (Notice(notice_id, Note.BOOKING, uid),)


def subscribe(link: Link, url: str, secret: str) -> Subscription:
    """A subscription to `url` that is there already is brought up to date."""
    wire = Wire(link)
    wanted = {"active": True, "subscriberUrl": url, "triggers": list(TRIGGERS), "secret": secret, "version": VERSION}
    known = _known(wire, url)
    if known is None:
        answer = wire.send("POST", "/webhooks", body=wanted)
    else:
        answer = wire.send("PATCH", "/webhooks/{id}", id_=known, body=wanted)
    return Subscription(wire.reading(False, lambda body: _id_of(data_of(body)), answer), secret)


def unsubscribe(link: Link, subscription_id: str) -> None:
    try:
        Wire(link).send("DELETE", "/webhooks/{id}", id_=subscription_id)
    except Rejected as refused:
        if refused.code not in ("gone", "http_404"):
            raise


def _known(wire: Wire, url: str) -> str | None:
    for answer in wire.pages("/webhooks", None, {}):
        found = wire.reading(
            True, lambda body: [_id_of(each) for each in listed(body) if each.get("subscriberUrl") == url], answer
        )
        if found:
            return found[0]
    return None


def _id_of(found: Any) -> str:
    """A number by the description, a text in practice."""
    if not isinstance(found, dict) or not isinstance(found.get("id"), int | str):
        raise BadShape
    return str(found["id"])
