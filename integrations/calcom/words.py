"""Cal.com's refusals and statuses in our words. Quirks and sources are in README.md beside this file."""

import re
from typing import Any

from integrations.answers import Answer, retry_after
from integrations.errors import NotSupported, ReconnectNeeded, Rejected, ServiceError, SlotTaken, Unavailable
from integrations.vocabulary import State

SERVICE = "calcom"
RATE_WINDOW_S = 60.0

STATES = {
    "accepted": State.CONFIRMED,
    "pending": State.PENDING,
    "cancelled": State.CANCELLED,
    "rejected": State.DECLINED,
}

# Status and text of a refusal, as a pattern -> what the caller can do, plain reason, words for the owner.
REFUSALS: tuple[tuple[int, str, type[ServiceError], str, str], ...] = (
    (400, "already has booking at this time or is not available", SlotTaken, "taken", "the time is not free"),
    (409, "booking_conflict_error", SlotTaken, "taken", "somebody else was faster"),
    (409, "reserved_slot_not_first_in_line", SlotTaken, "taken", "somebody else is about to book it"),
    (422, "already booked", SlotTaken, "taken", "the time is not free"),
    (422, "already reserved", SlotTaken, "taken", "somebody else is about to book it"),
    (400, 'be booked at the "start" time', SlotTaken, "outside_window", "the time is too soon or too far ahead"),
    (400, "book a meeting in the past", Rejected, "past", "the time is in the past"),
    (400, "maximum number of active bookings", Rejected, "booker_limit", "this guest has as many bookings as allowed"),
    (400, "at least one contact method", Rejected, "no_contact", "an e-mail address or a phone number is needed"),
    (400, "should not exist", Rejected, "bad_request", "the request was not understood"),
    (400, "must be a valid ISO 8601", Rejected, "bad_request", "the request was not understood"),
    (400, "cancelled already", Rejected, "cancelled", "the booking is cancelled already"),
    (400, "because it has been cancelled", Rejected, "cancelled", "the booking is cancelled"),
    (400, "that has already ended", Rejected, "ended", "the booking is over"),
    (404, "event type", ReconnectNeeded, "event_type_gone", "the event type no longer exists"),
    (404, "booking with uid", Rejected, "gone", "there is no such booking"),
    (404, "could not find original booking", Rejected, "gone", "there is no such booking"),
    (404, "cannot [a-z]+ /", NotSupported, "wrong_version", "this address does not speak API v2 as we know it"),
)
MOVED = re.compile(r"rescheduled already to booking with uid=([\w-]+)")


class Moved(Rejected):
    """The booking is another one now: that of `uid`."""

    def __init__(self, uid: str) -> None:
        super().__init__(SERVICE, "the booking was moved meanwhile", "moved")
        self.uid = uid


class Unclear(Rejected):
    """A refusal whose text we don't know: it may mean that the time is taken."""


def explain(answer: Answer) -> ServiceError | None:
    """The error behind a refusal, in either of the two error bodies; None leaves it to the HTTP status."""
    if answer.status == 403 and (answer.json is None or "cf-mitigated" in answer.headers):
        return Unavailable(SERVICE, "the way there was blocked for a moment", "blocked")
    if answer.status == 403:
        return ReconnectNeeded(SERVICE, "the key does not allow this", "scopes")
    if answer.status == 429:
        return Unavailable(SERVICE, "too many requests at once", "rate_limited", _back_in(answer))
    text = _text(answer.json)
    if answer.status == 400 and (moved := MOVED.search(text)):
        return Moved(moved[1])
    for status, pattern, error, code, words in REFUSALS:
        if status == answer.status and re.search(pattern, text, re.IGNORECASE):
            return error(SERVICE, words, code)
    if answer.status in (400, 404, 409, 422):
        return Unclear(SERVICE, f"refused with HTTP {answer.status}", f"http_{answer.status}")
    return None


def _back_in(answer: Answer) -> float | None:
    """Seconds until requests count anew."""
    said = answer.headers.get("X-RateLimit-Reset-Default", "").strip()
    seconds = float(said) if re.fullmatch(r"[0-9]{1,9}", said) else retry_after(answer)
    return None if seconds is None else min(seconds, RATE_WINDOW_S)


def _text(body: Any) -> str:
    """The message of `{"error": {"message": ...}}` or of `{"message": ...}`, which may be a list of messages."""
    if not isinstance(body, dict):
        return ""
    error = body.get("error")
    said = error.get("message") if isinstance(error, dict) else body.get("message")
    return " ".join(map(str, said)) if isinstance(said, list) else str(said or "")
