"""The bodies of server messages, in either generation: as recorded in 2024, and as described in 2026."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from integrations.sandbox.vapi.held import moment
from integrations.sandbox.vapi.talk import Talk

OLD, NEW = "2024", "2026"
PROVIDERS_OF_CALLS = ("telnyx", "twilio", "vapi", "vonage")
COST_OF_A_MINUTE = 0.12

Object = dict[str, Any]


@dataclass
class Running:
    """A call while it lasts. `assistant` has its overrides merged in, `tools` are all it has, `variables` those of
    Liquid, `results` what each tool answered last."""

    call: Object
    customer: Object
    talk: Talk
    generation: str
    number: Object | None = None
    assistant: Object | None = None
    tools: list[Object] = field(default_factory=list)
    variables: Object = field(default_factory=dict)
    results: dict[str, str] = field(default_factory=dict)


def snapshot(call: Mapping[str, Any], number: Mapping[str, Any] | None, customer: Object) -> Object:
    """What messages say of a call: all that was known when it came in, ringing ever since."""
    known = {key: call[key] for key in ("id", "orgId", "createdAt", "updatedAt", "type", "assistantId") if key in call}
    made = {**known, "status": "ringing", "phoneCallTransport": "pstn", "customer": customer}
    if number is not None:
        made["phoneNumberId"] = number["id"]
        if number["provider"] in PROVIDERS_OF_CALLS:
            made |= {"phoneCallProvider": number["provider"], "phoneCallProviderId": f"CA{call['id'].replace('-', '')}"}
    return made


def message(kind: str, running: Running, **fields: Any) -> Object:
    """A message of this kind with what every message carries."""
    call = snapshot(running.call, running.number, running.customer)
    now = running.talk.now
    if running.generation == OLD:
        base: Object = {"timestamp": moment(now), "call": {"assistantId": None, "squadId": None, **call}}
    else:
        base = {"timestamp": int(now.timestamp() * 1000), "call": call}
    base |= {"type": kind, "customer": running.customer}
    if running.number is not None:
        base["phoneNumber"] = _number(running.number, running.generation)
    if running.assistant is not None and kind != "assistant-request":
        base["assistant"] = running.assistant
    return {**base, "artifact": _artifact(running.talk), **fields}


def tool_calls(running: Running, asked: list[tuple[Object, Object]]) -> Object:
    """`asked` are tools and their calls, as `call_of` makes them."""
    calls = [call for _, call in asked]
    fields: Object = {
        "toolCallList": calls,
        "toolWithToolCallList": [{**_config(tool), "toolCall": call} for tool, call in asked],
    }
    if running.generation == OLD:
        fields["toolCalls"] = calls
    return message("tool-calls", running, **fields)


def call_of(call_id: str, name: str, arguments: Object, generation: str) -> Object:
    """A tool call: its arguments are an object in 2024, a JSON text in 2026."""
    given = arguments if generation == OLD else json.dumps(arguments)
    return {"id": call_id, "type": "function", "function": {"name": name, "arguments": given}}


def report(running: Running, ended_reason: str, recording_url: str) -> Object:
    """The end-of-call-report."""
    talk, outcome = running.talk, outcome_of(running, recording_url)
    if running.generation == NEW:
        return message("end-of-call-report", running, endedReason=ended_reason, **outcome)
    old = {
        "endedReason": ended_reason,
        "analysis": outcome["analysis"],
        "summary": outcome["analysis"]["summary"],
        "transcript": talk.transcript,
        "messages": talk.messages,
        "recordingUrl": recording_url,
        "stereoRecordingUrl": recording_url,
        **{key: outcome[key] for key in ("startedAt", "endedAt", "cost")},
        "artifact": {"messages": [], "messagesOpenAIFormatted": []},
    }
    return message("end-of-call-report", running, **old)


def outcome_of(running: Running, recording_url: str) -> Object:
    """What a call that has ended is said to have been, in its report as in the call itself."""
    talk = running.talk
    asked = [one["message"] for one in talk.messages if one["role"] == "user"]
    used = list(dict.fromkeys(one["name"] for one in talk.messages if one["role"] == "tool_call_result"))
    summary = f"The caller said: {' '.join(asked) or 'nothing'} Tools used: {', '.join(used) or 'none'}."
    return {
        "startedAt": moment(talk.began),
        "endedAt": moment(talk.now),
        "cost": round(talk.seconds / 60 * COST_OF_A_MINUTE, 4),
        "analysis": {"summary": summary, "successEvaluation": "true" if used else "false"},
        "artifact": {
            **_artifact(talk),
            "transcript": talk.transcript,
            "recordingUrl": recording_url,
            "stereoRecordingUrl": recording_url,
            "recording": {"stereoUrl": recording_url, "mono": {"combinedUrl": recording_url}},
        },
    }


def began_for(script: list[Any], now: datetime) -> datetime:
    """When a call began that is to end about now."""
    return datetime.fromtimestamp(now.timestamp() - 4.0 * (len(script) + 1), now.tzinfo)


def _artifact(talk: Talk) -> Object:
    return {"messages": list(talk.messages), "messagesOpenAIFormatted": list(talk.openai_formatted)}


def _config(tool: Object) -> Object:
    return {key: value for key, value in tool.items() if key not in ("id", "orgId", "createdAt", "updatedAt")}


def _number(number: Object, generation: str) -> Object:
    if generation == NEW:
        return number
    absent = dict.fromkeys(("assistantId", "squadId", "credentialId", "serverUrl", "serverUrlSecret", "name"))
    return {**absent, **{key: number.get(key) for key in ("id", "number", "provider")}}
