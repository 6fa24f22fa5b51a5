"""Calendly's statuses, kinds and refusals in our words. Quirks and sources are in README.md beside this file."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from integrations.answers import Answer, retry_after
from integrations.errors import NotSupported, ReconnectNeeded, Rejected, ServiceError, Unavailable
from integrations.vocabulary import QuestionKind, State

SERVICE = "calendly"

STATES = {"active": State.CONFIRMED, "canceled": State.CANCELLED}
QUESTION_KINDS = {
    "string": QuestionKind.TEXT,
    "text": QuestionKind.TEXT,
    "phone_number": QuestionKind.PHONE,
    "single_select": QuestionKind.CHOICE,
    "multi_select": QuestionKind.CHOICES,
}
ALREADY_CANCELLED = "already_cancelled"

# A piece of a 403's text -> what the caller can do, plain reason, words for the owner. Only a 403 is told by its text.
FORBIDDEN: dict[str, tuple[type[ServiceError], str, str]] = {
    "paid calendly plans": (NotSupported, "free_plan", "the account's plan can't book through us"),
    "upgrade your calendly account": (NotSupported, "free_plan", "the account's plan can't send us messages"),
    "already canceled": (Rejected, ALREADY_CANCELLED, "the booking is cancelled already"),
    "event in the past": (Rejected, "past", "the booking is over"),
}


def explain(answer: Answer) -> ServiceError | None:
    """The error behind a refusal; None leaves it to the HTTP status."""
    if answer.status == 401:  # also "was revoked": that is what became of a token that somebody else has renewed
        return ReconnectNeeded(SERVICE, "the access token is no longer accepted", "expired")
    if answer.status == 403:
        return _forbidden(answer.json if isinstance(answer.json, dict) else {})
    if answer.status == 424:
        return ReconnectNeeded(SERVICE, "the account's own calendar can't be reached", "calendar")
    if answer.status == 429:
        return Unavailable(SERVICE, "too many requests at once", "rate_limited", _reset_s(answer))
    return None


def _forbidden(body: Mapping[str, Any]) -> ServiceError:
    """The three meanings of a 403: scopes by their list, plan and role by the text."""
    if "required_scopes" in body:
        return ReconnectNeeded(SERVICE, "the permission does not cover this", "scopes")
    text = str(body.get("message", "")).lower()
    for piece, (error, reason, words) in FORBIDDEN.items():
        if piece in text:
            return error(SERVICE, words, reason)
    return NotSupported(SERVICE, "the account may not do this", "not_allowed")


def _reset_s(answer: Answer) -> float | None:
    """Seconds until the limit is lifted."""
    said = answer.headers.get("X-RateLimit-Reset", "").strip()
    return float(said) if said.isdecimal() and len(said) < 9 else retry_after(answer)


def in_utc(moment: datetime) -> str:
    """A moment as Calendly writes those it offers."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment_of(text: Any) -> datetime:
    """A moment of theirs, with or without fractions. Raises ValueError and TypeError."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    return moment


def last_part(uri: str) -> str:
    """What stands in paths for a resource that is named by its URI."""
    return uri.rstrip("/").rpartition("/")[2]
