"""Vapi's server messages besides tool calls: two of them are questions, all others are told and acknowledged."""

from datetime import datetime
from typing import Any

from webapp.operations import call_log
from webapp.speech.lines import refusal_line
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read
from webapp.tools.doors.envelope import Envelope
from webapp.tools.doors.vapi import hear_of

QUESTIONS = {"assistant-request", "transfer-destination-request"}


def answer(envelope: Envelope, snapshot: Snapshot | None, now: datetime, locale: str) -> dict[str, Any]:
    """The reply to one message. Raises `BookUnavailable`."""
    if snapshot is None:
        is_asked = envelope.type in QUESTIONS
        return {"error": refusal_line("RESTAURANT_NOT_FOUND", locale, None, None)} if is_asked else {}
    hear_of(envelope, snapshot, now)
    if envelope.type == "assistant-request":
        return read(lambda connection: call_log.who_answers(connection, snapshot, envelope.caller, now))
    if envelope.type == "transfer-destination-request":
        return read(lambda connection: call_log.give_on(connection, snapshot, envelope.message, now))
    if envelope.kept_call_id is not None:
        call_log.take(snapshot.id, envelope.kept_call_id, envelope.message, now)
    return {}


def answer_unavailable(envelope: Envelope, snapshot: Snapshot | None, locale: str) -> dict[str, Any] | None:
    """The reply while nothing can be looked up: the assistant as it was last known, or words for the caller. None where
    nobody waits for a reply, so that it may be told again."""
    if envelope.type not in QUESTIONS:
        return None
    if envelope.type == "assistant-request" and snapshot is not None and snapshot.vapi_assistant_id is not None:
        return {"assistantId": snapshot.vapi_assistant_id}
    return {"error": refusal_line("PROVIDER_UNAVAILABLE", locale, None, None)}
