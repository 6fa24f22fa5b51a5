"""Acuity calls us: is it Acuity, and which booking has changed? A message has ids only: the booking is to be read."""

import hmac
from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import sha256
from urllib.parse import parse_qs
from uuid import uuid4
from zoneinfo import ZoneInfo

from integrations.acuity.api import Api
from integrations.errors import Rejected
from integrations.provider import Note, Notice, Subscription, Unreadable
from integrations.vocabulary import Link

SIGNATURE = "x-acuity-signature"
EVENT = "appointment.changed"  # accompanies every other one, and there are only 25 subscriptions
OF_BOOKINGS = {"scheduled", "rescheduled", "canceled", "changed"}
MOST_FIELDS = 20


def is_genuine(secrets: Sequence[str], url: str, headers: Mapping[str, str], body: bytes, now: datetime) -> bool:
    """Whether one of the API keys signed this body: base64 HMAC-SHA256. Neither address nor time is signed."""
    given = next((value for name, value in headers.items() if name.lower() == SIGNATURE), "").encode()
    return any(hmac.compare_digest(given, signature(secret, body)) for secret in secrets if secret)


def signature(secret: str, body: bytes) -> bytes:
    """What a message with this body is signed with."""
    return b64encode(hmac.new(secret.encode(), body, sha256).digest())


def notices(headers: Mapping[str, str], body: bytes, timezone: ZoneInfo) -> tuple[Notice, ...]:
    """`action` comes as `scheduled` and as `appointment.scheduled`.

    Every delivery has an id of its own: nothing in it tells a repeated one from a second change of the same booking,
    and reading once too often does no harm.
    """
    try:
        form = parse_qs(body.decode(), strict_parsing=True, max_num_fields=MOST_FIELDS)
        action, number = form["action"][0].removeprefix("appointment."), form["id"][0]
    except (KeyError, ValueError):
        raise Unreadable("not a form with an action and an id") from None
    if action not in OF_BOOKINGS:
        return (Notice(uuid4().hex, Note.OTHER),)
    if not number.isascii() or not number.isdecimal():
        raise Unreadable("the id is not a number")
    return (Notice(uuid4().hex, Note.BOOKING, booking_id=number),)


def subscribe(link: Link, url: str, secret: str) -> Subscription:
    """Messages are signed with the API key, so that is the secret to keep, not the one that is proposed."""
    api = Api(link)
    held = api.ask("GET", "/webhooks")
    with api.reading():
        ours = [each for each in held if (each.get("event"), each.get("target")) == (EVENT, url)]
        active = [str(each["id"]) for each in ours if each.get("status", "active") == "active"]
    if active:
        return Subscription(active[0], api.key)
    made = api.ask("POST", "/webhooks", json={"event": EVENT, "target": url})
    with api.reading(reads=False):
        return Subscription(str(made["id"]), api.key)


def unsubscribe(link: Link, subscription_id: str) -> None:
    """Ask for no more; one that is gone is a success."""
    try:
        Api(link).ask("DELETE", "/webhooks/{id}", subscription_id)
    except Rejected as refusal:
        if refusal.code != "not_found":
            raise
