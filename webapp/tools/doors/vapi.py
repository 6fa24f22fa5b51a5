"""Vapi's contract: one result for each tool call, a JSON text on one line, always with something to say."""

import time
from datetime import date, datetime
from typing import Any

import orjson

from webapp.models.types import new_id
from webapp.operations.calls import Asked, Told
from webapp.operations.refusals import Refusal
from webapp.speech import saying
from webapp.speech.lines import line, part, refusal_line
from webapp.store import tool_calls
from webapp.store.bookings import Booked
from webapp.store.snapshots import Snapshot
from webapp.tools import questions, speaking
from webapp.tools.doors.envelope import Envelope, ToolCallAsked, short
from webapp.tools.parameters import VOICE_DOOR
from webapp.tools.perform import perform
from webapp.tools.plain import fingerprint, plain
from webapp.tools.registry import BY_NAME, UNAVAILABLE
from webapp.tools.tool import Tool, booking_for_voice, known, moment_for_voice

MOST_CALLS = 16  # of one envelope; no caller asks for more in one breath
ENVELOPE_S = 8.0  # after that no further call is begun: one may wait 2 s for the book, and our assistants wait 10 s


class VoiceDoor:
    """How this door words what it answers."""

    name = VOICE_DOOR

    def accept(self, tool: Tool, asked: Asked, value: Any) -> dict[str, Any]:
        """The tool's answer, with what to say."""
        return {"success": True, **tool.as_speech(asked, value)}

    def refuse(self, tool: Tool | None, asked: Asked, refusal: Refusal) -> dict[str, Any]:
        """Why not, said with a way forward."""
        answer: dict[str, Any] = {"success": False, "error": refusal.code, "message": _why(tool, asked, refusal)}
        if refusal.decision is not None and refusal.decision.alternatives:
            answer["alternatives"] = [moment_for_voice(each.day, each.time) for each in refusal.decision.alternatives]
        if refusal.choices:
            answer["bookings"] = [booking_for_voice(booking) for booking in refusal.choices]
        return answer


def _named(key: str, booking: Booked, locale: str, today: date) -> str:
    """One of several bookings, as far as it takes to tell it from the others."""
    return part(
        key,
        locale,
        name=saying.name(booking.name, locale),
        **saying.moments(booking.day, booking.time, locale, today),
        party=saying.for_people(booking.people, locale),
        reference=saying.reference(booking.reference, locale),
    )


def _why(tool: Tool | None, asked: Asked, refusal: Refusal) -> str:
    snapshot, locale = asked.snapshot, asked.snapshot.locale
    today = snapshot.local(asked.now).date()
    if refusal.decision is not None:
        return speaking.refused(snapshot, refusal.decision, asked.now)
    if refusal.choices:
        named = [_named("choice", booking, locale, today) for booking in refusal.choices]
        if len({*named}) < len(named):
            named = [_named("choice_alike", booking, locale, today) for booking in refusal.choices]
        return line("which_booking", locale, choices=saying.listing(named, locale, "or"))
    key = refusal.line
    facts = dict(refusal.facts)
    if refusal.existing is not None:
        key = "duplicate_named" if asked.caller == refusal.existing.phone else "duplicate"
        facts["name"] = saying.name(refusal.existing.name, locale)
    if refusal.day is not None:
        facts["day"] = saying.day(refusal.day, locale, today)
    not_found = tool.not_found if tool else None
    return refusal_line(refusal.code, locale, key, not_found, **facts)


def answer(envelope: Envelope, snapshot: Snapshot, now: datetime, refuse_all: Refusal | None = None) -> dict[str, Any]:
    """The reply to a tool-calls message, in time: calls that are not begun within `ENVELOPE_S` are told that it can't
    be done right now. `refuse_all` is told to every call, none being run."""
    deadline = time.monotonic() + ENVELOPE_S
    results = []
    for place, call in enumerate(envelope.tool_calls):
        if place >= MOST_CALLS:
            told = _refusal("RATE_LIMITED", snapshot.locale, "too_many_calls")
        elif time.monotonic() >= deadline:
            told = _unavailable(call, snapshot.locale)
        else:
            told = run(call, envelope, snapshot, now, refuse_all).answer
        results.append(_result(call, told))
    hear_of(envelope, snapshot, now)
    return {"results": results}


def hear_of(envelope: Envelope, snapshot: Snapshot, now: datetime) -> None:
    """Have the message's phone call in the log; a chat is none."""
    if envelope.kept_call_id is not None and "call" in envelope.message:
        tool_calls.batches().hear_of(snapshot.id, envelope.kept_call_id, envelope.caller, now)


def answer_unknown(envelope: Envelope | None, locale: str) -> dict[str, Any]:
    """The reply when no restaurant is known: said aloud to every call, never a guess."""
    told = _refusal("RESTAURANT_NOT_FOUND", locale)
    if envelope is None:
        return {"error": told["message"]}
    return {"results": [_result(call, told) for call in envelope.tool_calls]}


def answer_unavailable(envelope: Envelope | None, locale: str) -> dict[str, Any]:
    """The reply when nothing can be looked up: each call is told so by its own tool."""
    if envelope is None:
        return {"error": _refusal(UNAVAILABLE, locale)["message"]}
    return {"results": [_result(call, _unavailable(call, locale)) for call in envelope.tool_calls]}


def _unavailable(call: ToolCallAsked, locale: str) -> dict[str, Any]:
    tool = BY_NAME.get(call.name)
    return _refusal(tool.unavailable if tool else UNAVAILABLE, locale)


def run(
    call: ToolCallAsked,
    envelope: Envelope,
    snapshot: Snapshot,
    now: datetime,
    refusal: Refusal | None = None,
    door: str = "vapi",
    *,
    rehearses: bool = False,
) -> Told:
    """Run one tool call of an envelope, or only rehearse it."""
    started = time.perf_counter()
    tool = BY_NAME.get(call.name)
    given = plain(known(tool, questions.gathered(tool, call.arguments or {}, snapshot))) if tool else {}
    is_repeatable = tool is not None and tool.changes and envelope.call_id is not None
    asked = Asked(
        id=new_id(),
        snapshot=snapshot,
        door=door,
        tool=tool.json if tool else "unknown",
        arguments=given,
        now=now,
        started=started,
        caller=envelope.caller,
        call_id=envelope.kept_call_id,
        request_key=f"vapi:{envelope.kept_call_id}:{short(call.id)}" if is_repeatable else None,
        fingerprint=fingerprint(tool.json, given) if tool is not None and tool.changes else None,
    )
    if tool is None:
        refusal = refusal or Refusal("NOT_FOUND", line="unknown_tool")
    elif call.arguments is None:
        refusal = refusal or Refusal("INVALID_REQUEST", line="unreadable")
    if refusal is not None or tool is None:
        return Told(VoiceDoor().refuse(tool, asked, refusal or Refusal("NOT_FOUND")))
    return perform(tool, VoiceDoor(), asked, given, rehearses=rehearses)


def _refusal(code: str, locale: str, line: str | None = None) -> dict[str, Any]:
    return {"success": False, "error": code, "message": refusal_line(code, locale, line, None)}


def _result(call: ToolCallAsked, told: dict[str, Any]) -> dict[str, Any]:
    text = " ".join(orjson.dumps(told).decode().splitlines())  # JSON may hold separators that end a line for others
    return {"toolCallId": call.id, "name": call.name or "unknown", "result": text}
