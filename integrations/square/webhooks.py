"""Square calls us, at one address for all merchants: is it Square, and what does it say?"""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from integrations.errors import NotSupported
from integrations.provider import Note, Notice, Subscription, Unreadable
from integrations.square.shapes import MALFORMED, booking_of, moment
from integrations.square.words import SERVICE
from integrations.vocabulary import Link

SIGNATURE = "x-square-hmacsha256-signature"
LATEST = timedelta(days=4)  # Square tries for 72 hours
NOTES = {
    "booking.created": Note.BOOKING,
    "booking.updated": Note.BOOKING,
    "oauth.authorization.revoked": Note.REVOKED,
}


def is_genuine(secrets: Sequence[str], url: str, headers: Mapping[str, str], body: bytes, now: datetime) -> bool:
    """Whether one of the keys signed the address and this body, and the event is not older than Square's last try."""
    given = next((value for name, value in headers.items() if name.lower() == SIGNATURE), "")
    if not given or not given.isascii():
        return False
    is_signed = any(hmac.compare_digest(signature(key, url, body), given) for key in secrets if key)
    return is_signed and _is_recent(body, now)


def signature(key: str, url: str, body: bytes) -> str:
    digest = hmac.new(key.encode(), url.encode() + body, hashlib.sha256).digest()
    return base64.b64encode(digest).decode()


def notices(headers: Mapping[str, str], body: bytes, timezone: ZoneInfo) -> tuple[Notice, ...]:
    """One message; its booking only where it is ours, since of others it says neither name nor phone."""
    try:
        return (_notice(json.loads(body), timezone),)
    except (RecursionError, *MALFORMED):
        raise Unreadable("not a message of Square's") from None


def subscribe(link: Link, url: str, secret: str) -> Subscription:
    raise NotSupported(
        SERVICE, "the subscription serves every merchant: add it in Square's console", "of_the_application"
    )


def unsubscribe(link: Link, subscription_id: str) -> None:
    raise NotSupported(SERVICE, "one subscription, made in Square's console, serves all", "of_the_application")


def _notice(said: dict[str, Any], timezone: ZoneInfo) -> Notice:
    note, id, account = NOTES.get(said["type"], Note.OTHER), said["event_id"], said["merchant_id"]
    if not (isinstance(id, str) and id and isinstance(account, str)):
        raise ValueError("no id")
    if note is not Note.BOOKING:
        return Notice(id, note, account=account)
    booking = booking_of(said["data"]["object"]["booking"], timezone)
    return Notice(id, note, booking.id, booking if booking.match_key else None, account)


def _is_recent(body: bytes, now: datetime) -> bool:
    """By the body, which is signed. What does not say when it happened is taken."""
    try:
        said = json.loads(body)["created_at"]
        return now - moment(said, ZoneInfo("UTC")) <= LATEST
    except (RecursionError, *MALFORMED):
        return True
