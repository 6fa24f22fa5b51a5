"""What Twilio refuses to send, by its own codes, and how it counts the segments of a text."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

MAX_BODY = 1600
E164 = re.compile(r"\+[1-9][0-9]{6,14}")
SERVICE_SID = re.compile(r"MG[0-9a-fA-F]{32}")

# The vendor's own test numbers (twilio.com/docs/iam/test-credentials).
REFUSED_TO = {
    "+15005550001": 21211,
    "+15005550002": 21612,
    "+15005550003": 21408,
    "+15005550004": 21610,
    "+15005550009": 21614,
}
REFUSED_FROM = {"+15005550001": 21212, "+15005550007": 21606}

GSM7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM7_EXTENDED = frozenset("^{}\\[~]|€\f")


def refusal_of(form: Mapping[str, str]) -> int | None:
    """The code this request for a text is refused with; None when it is accepted."""
    to, sender, service = form.get("To", ""), form.get("From", ""), form.get("MessagingServiceSid", "")
    if not to:
        return 21604
    if not sender and not service:
        return 21603
    if not form.get("Body"):
        return 21602
    if to in REFUSED_TO or not E164.fullmatch(to):
        return REFUSED_TO.get(to, 21211)
    if sender in REFUSED_FROM or (sender and not E164.fullmatch(sender)):
        return REFUSED_FROM.get(sender, 21212)
    if service and not SERVICE_SID.fullmatch(service):
        return 21606
    if len(form["Body"]) > MAX_BODY:
        return 21617
    return 21609 if _is_bad_callback(form.get("StatusCallback", "")) else None


def _is_bad_callback(url: str) -> bool:
    if not url:
        return False
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return True
    return parts.scheme not in ("http", "https") or not host or "_" in host


def segments_of(body: str) -> int:
    """How many texts this is billed as: 160 characters of GSM-7 or 70 of UCS-2 alone, 153 or 67 when joined."""
    if set(body) - GSM7_EXTENDED <= GSM7:
        units = len(body) + sum(character in GSM7_EXTENDED for character in body)
        alone, joined = 160, 153
    else:
        units, alone, joined = len(body.encode("utf-16-be")) // 2, 70, 67
    return 1 if units <= alone else -(-units // joined)
