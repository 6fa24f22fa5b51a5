"""Vapi's refusals and phone numbers in our words. Quirks and sources are in README.md beside this file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from integrations.answers import Answer, retry_after
from integrations.errors import ReconnectNeeded, Rejected, ServiceError, Unavailable

SERVICE = "vapi"
LONGEST_REASON = 600
NAMES_TYPE = re.compile(r"(?<![\w.])type\b")
NAMES_PROVIDER = re.compile(r"(?<![\w.])provider\b")

# Without a URL Vapi asks the next server in its order; the messages are those it sends where nothing is said (2.3).
AS_GOOD_AS_NONE: Mapping[str, Any] = {
    "server": {},
    "serverMessages": [
        "conversation-update", "end-of-call-report", "function-call", "hang", "speech-update", "status-update",
        "tool-calls", "transfer-destination-request", "handoff-destination-request", "user-interrupted",
        "assistant.started",
    ],
}  # fmt: skip

# HTTP status -> what the caller can do, plain reason, words for the owner.
REFUSALS: dict[int, tuple[type[ServiceError], str, str]] = {
    400: (Rejected, "invalid", "Vapi does not accept this"),
    401: (ReconnectNeeded, "bad_credentials", "the private key is not accepted"),
    403: (ReconnectNeeded, "bad_credentials", "the private key may not do this"),
    404: (Rejected, "gone", "it no longer exists in Vapi"),
    409: (Rejected, "in_use", "something in Vapi still refers to it"),
    422: (Rejected, "invalid", "Vapi does not accept this"),
    429: (Unavailable, "rate_limited", "too many requests at once"),
}


class Carrier(StrEnum):
    """Who a phone number is of."""

    VAPI = "vapi"
    TWILIO = "twilio"
    TELNYX = "telnyx"
    VONAGE = "vonage"
    SIP_TRUNK = "byo-phone-number"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A number of the account, without the carrier's credentials that Vapi may send along.

    `provider` is the carrier in Vapi's own word, `number` E.164 or a SIP address, or None while there is none yet.
    Without `assistant_id` and `is_routed_elsewhere` (to a squad or workflow) Vapi asks `server_url` who answers.
    """

    id: str
    provider: str
    number: str | None = None
    name: str | None = None
    status: str | None = None
    assistant_id: str | None = None
    is_routed_elsewhere: bool = False
    server_url: str | None = None
    fallback_number: str | None = None

    @property
    def carrier(self) -> Carrier:
        return Carrier(self.provider) if self.provider in set(Carrier) else Carrier.UNKNOWN


def phone_number_of(held: Mapping[str, Any]) -> PhoneNumber:
    """What a phone number of Vapi's says; what is absent or of a strange shape is None."""
    server, fallback = held.get("server"), held.get("fallbackDestination")
    return PhoneNumber(
        id=held["id"],
        provider=_text(held, "provider") or Carrier.UNKNOWN,
        number=_text(held, "number") or _text(held, "sipUri"),
        name=_text(held, "name"),
        status=_text(held, "status"),
        assistant_id=_text(held, "assistantId"),
        is_routed_elsewhere=bool(_text(held, "squadId") or _text(held, "workflowId")),
        server_url=_text(server, "url"),
        fallback_number=_text(fallback, "number"),
    )


def explain(answer: Answer) -> ServiceError | None:
    """The error behind a refusal in Vapi's own body; None for any other body, which need not come from Vapi at all.

    Its reasons are shown to the owner as they are, unlike any other service's: they name the fields of a prompt or a
    tool that only the owner can mend.
    """
    if not isinstance(answer.json, dict) or answer.status not in REFUSALS:
        return None
    error, code, words = REFUSALS[answer.status]
    reasons = reasons_of(answer.json) if code == "invalid" else ""
    return error(SERVICE, f"{words}: {reasons}" if reasons else words, code, retry_after(answer))


def reasons_of(body: Mapping[str, Any]) -> str:
    """The `message` of a refusal, a text or a list of them, on one line."""
    said = body.get("message")
    listed = said if isinstance(said, list) else [said]
    joined = "; ".join(text for text in listed if isinstance(text, str))
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in joined).split())
    return line if len(line) <= LONGEST_REASON else f"{line[: LONGEST_REASON - 1]}…"


def _text(holder: Any, key: str) -> str | None:
    value = holder.get(key) if isinstance(holder, Mapping) else None
    return value if isinstance(value, str) and value else None
