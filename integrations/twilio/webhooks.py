"""Twilio calls us: is it Twilio, and what does it say about a text?"""

from collections.abc import Mapping, Sequence

from twilio.request_validator import RequestValidator

from integrations.twilio.words import TROUBLES, MessageStatus, status_in_words


def is_genuine(auth_tokens: Sequence[str], url: str, form: Mapping[str, str], signature: str | None) -> bool:
    """Whether one of the tokens (two while one is being replaced) signed this form for this URL.

    `url` is the one Twilio was given, byte for byte with its query: behind a proxy not the one Flask sees. `form` holds
    every field as it came, nothing stripped; a MultiDict keeps repeated ones. `signature` is X-Twilio-Signature.
    """
    if not signature:
        return False
    return any(RequestValidator(token).validate(url, form, signature) for token in auth_tokens if token)


def status_of(form: Mapping[str, str]) -> MessageStatus:
    """How far the text has come. Callbacks repeat and overtake each other: only a step forward counts."""
    return status_in_words(form.get("MessageStatus") or form.get("SmsStatus"))


def trouble_of(form: Mapping[str, str]) -> str | None:
    """Why the text failed, as a plain reason; "unknown" for a code we don't know, None where there is no code."""
    code = form.get("ErrorCode", "").strip()
    if not code:
        return None
    return TROUBLES.get(int(code), "unknown") if code.isdecimal() and len(code) < 9 else "unknown"
