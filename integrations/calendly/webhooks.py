"""Calendly calls us: is it Calendly, and what does it say about a booking? And how to be called."""

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from integrations.calendly.api import Api
from integrations.calendly.shapes import of_event
from integrations.calendly.words import last_part
from integrations.errors import Rejected
from integrations.provider import Note, Notice, Subscription, Unreadable
from integrations.vocabulary import Link

HEADER = "calendly-webhook-signature"
TOLERANCE_S = 300.0  # their sample takes 180, libraries 300; the clock may be off on either side
EVENTS = ("invitee.created", "invitee.canceled", "invitee_no_show.created", "invitee_no_show.deleted")
SUBSCRIPTIONS = "/webhook_subscriptions"


def is_genuine(secrets: Sequence[str], url: str, headers: Mapping[str, str], body: bytes, now: datetime) -> bool:
    """The secret may be the one we subscribed with or the app's own signing key: which of them signs is not known."""
    given = next((value for name, value in headers.items() if name.lower() == HEADER), "")
    parts = [part.partition("=")[::2] for part in given.replace(" ", "").split(",")]
    moment = next((value for name, value in parts if name == "t"), "")
    if not (moment.isascii() and moment.isdecimal() and len(moment) < 12):
        return False
    if abs(now.timestamp() - int(moment)) > TOLERANCE_S:
        return False
    said = [value.encode(errors="replace") for name, value in parts if name == "v1"]
    expected = [_signature(secret, moment, body) for secret in secrets if secret]
    return any(hmac.compare_digest(one, other) for one in said for other in expected)


def _signature(secret: str, moment: str, body: bytes) -> bytes:
    return hmac.new(secret.encode(), moment.encode() + b"." + body, hashlib.sha256).hexdigest().encode()


def notices(headers: Mapping[str, str], body: bytes, timezone: ZoneInfo) -> tuple[Notice, ...]:
    """One notice. There is no id of a delivery: event, guest and moment are the same for every one of them."""
    try:
        message = json.loads(body)
        event, payload = str(message["event"]), message["payload"]
        invitee = payload.get("invitee") or payload.get("uri")
        key = "\n".join((event, str(invitee), str(message["created_at"])))
        notice_id = hashlib.sha256(key.encode()).hexdigest()
        if event not in EVENTS:
            return (Notice(notice_id, Note.OTHER),)
        return (_of_booking(notice_id, invitee, payload),)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError):
        raise Unreadable("the message has another shape") from None


def _of_booking(notice_id: str, invitee: Any, payload: Mapping[str, Any]) -> Notice:
    """With the booking where the scheduled event came along; messages of 2023 had none, those of no-shows may not."""
    if isinstance(invitee, Mapping):
        invitee = invitee["uri"]
    if not isinstance(invitee, str) or not invitee:
        raise ValueError("no guest")
    event = payload.get("scheduled_event")
    booking = of_event(payload, event) if event and payload.get("uri") == invitee else None
    return Notice(notice_id, Note.BOOKING, invitee, booking)


def subscribe(link: Link, url: str, secret: str) -> Subscription:
    """Ask for messages about all hosts' bookings where the account sees them, else about its own. A subscription that
    stands already was made with a secret that may be another: it is taken away, since none can be changed."""
    api = Api(link)
    scope = {"scope": "organization"} if api.sees_all else {"scope": "user", "user": api.user}
    body = {"url": url, "events": list(EVENTS), "organization": api.organization, **scope, "signing_key": secret}
    try:
        made = api.make(SUBSCRIPTIONS, body=body)
    except Rejected as refused:
        if refused.code != "http_409":
            raise
        _take_away(api, link, url)
        made = api.make(SUBSCRIPTIONS, body=body)
    with api.reading(reads=False):
        return Subscription(str(made["uri"]), secret)


def unsubscribe(link: Link, subscription_id: str) -> None:
    _delete(Api(link), subscription_id)


def _take_away(api: Api, link: Link, url: str) -> None:
    own = {"scope": "user", "user": api.user}
    for scope in ({"scope": "organization"}, own) if api.sees_all else (own,):
        for found in list(api.pages(SUBSCRIPTIONS, organization=api.organization, **scope)):
            if found.get("callback_url") == url:
                with api.reading():
                    subscription_id = str(found["uri"])
                _delete(api, subscription_id)


def _delete(api: Api, subscription_id: str) -> None:
    try:
        api.tell("DELETE", f"{SUBSCRIPTIONS}/{{}}", last_part(subscription_id))
    except Rejected as refused:
        if refused.code != "http_404":
            raise
