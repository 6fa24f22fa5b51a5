"""Twilio's statuses and error codes in our words. Quirks and sources are in README.md beside this file."""

from enum import StrEnum

from integrations.answers import Answer, retry_after
from integrations.errors import NotSupported, ReconnectNeeded, Rejected, ServiceError, Unavailable

SERVICE = "twilio"


class MessageStatus(StrEnum):
    """How far a text has come. QUEUED is a promise to try, not a delivery."""

    QUEUED = "queued"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    UNKNOWN = "unknown"


STATUSES = {
    "accepted": MessageStatus.QUEUED,
    "scheduled": MessageStatus.QUEUED,
    "queued": MessageStatus.QUEUED,
    "sending": MessageStatus.QUEUED,
    "sent": MessageStatus.SENT,
    "delivered": MessageStatus.DELIVERED,
    "read": MessageStatus.DELIVERED,
    "undelivered": MessageStatus.FAILED,
    "failed": MessageStatus.FAILED,
    "canceled": MessageStatus.FAILED,
}

# Code of a refused request -> what the caller can do, plain reason, words for the owner.
REFUSALS: dict[int, tuple[type[ServiceError], str, str]] = {
    20003: (ReconnectNeeded, "bad_credentials", "the account SID or the auth token is not accepted"),
    20404: (ReconnectNeeded, "bad_credentials", "there is no such account"),
    20429: (Unavailable, "rate_limited", "too many requests at once"),
    21211: (Rejected, "invalid_number", "the number is not a phone number"),
    21408: (NotSupported, "blocked", "texts to this country are switched off in the account"),
    21606: (ReconnectNeeded, "bad_sender", "the sender is not a number of this account that can send texts"),
    21608: (NotSupported, "unverified", "a trial account only sends to numbers verified in it"),
    21610: (Rejected, "opted_out", "the recipient has asked for no more texts"),
    21612: (NotSupported, "blocked", "there is no route from the sender to this number"),
    21614: (Rejected, "landline", "the number can't receive texts"),
    21617: (Rejected, "too_long", "the text is longer than 1600 characters"),
    21635: (Rejected, "landline", "the number is a landline"),
    21658: (Rejected, "too_long", "the text is longer than 1600 characters"),
    21659: (ReconnectNeeded, "bad_sender", "the sender is not a Twilio number"),
    21660: (ReconnectNeeded, "bad_sender", "the sender belongs to another account"),
    21661: (ReconnectNeeded, "bad_sender", "the sender can't send texts"),
}

# ErrorCode of a text that was accepted and then failed -> plain reason.
TROUBLES: dict[int, str] = {
    21610: "opted_out",
    21614: "landline",
    21635: "landline",
    30001: "queue_full",
    30003: "unreachable",
    30004: "blocked",
    30005: "invalid_number",
    30006: "landline",
    30007: "filtered",
    30008: "carrier_error",
    30032: "sender_not_registered",
    30034: "sender_not_registered",
}


def status_in_words(status: object) -> MessageStatus:
    """Twilio's status in ours; one we don't know is UNKNOWN."""
    return STATUSES.get(status, MessageStatus.UNKNOWN) if isinstance(status, str) else MessageStatus.UNKNOWN


def explain(answer: Answer) -> ServiceError | None:
    """The error behind a refusal's code, in the old error body as in the RFC 9457 one; None when it has none."""
    code = answer.json.get("code") if isinstance(answer.json, dict) else None
    if not isinstance(code, int):
        return None
    if code in REFUSALS:
        error, reason, words = REFUSALS[code]
        return error(SERVICE, f"{words} (code {code})", reason, retry_after(answer))
    if answer.status in (400, 404, 422):
        return Rejected(SERVICE, f"the text was refused (code {code})", "refused")
    return None
