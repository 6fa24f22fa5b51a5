"""Server messages as Vapi sends them, in either generation of their shapes."""

from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.restaurants import CALLER, Place

BEGAN_MS, ENDED_MS = 1_800_000_000_000, 1_800_000_090_000
BEGAN, ENDED = "2027-01-15T08:00:00.000Z", "2027-01-15T08:01:30.000Z"
RECORDING = "https://recordings.example/mono.wav"
SAID = [
    {"role": "system", "message": "You are Roma's host. The secret is 4711.", "time": BEGAN_MS, "secondsFromStart": 0},
    {"role": "bot", "message": "Buonasera!", "time": 1.8000000010161e12, "secondsFromStart": 1.02},
    {"role": "user", "message": "Avete posto?", "time": BEGAN_MS + 4000, "secondsFromStart": 4.0},
    {"role": "tool_calls", "message": "", "toolCalls": [{"id": "t1"}], "secondsFromStart": 5},
    {"role": "tool_call_result", "name": "check_availability", "result": "{}", "toolCallId": "t1"},
]
Message = dict[str, Any]
TURNS = [
    {"who": "assistant", "text": "Buonasera!", "second": 1.0},
    {"who": "caller", "text": "Avete posto?", "second": 4.0},
    {"who": "tool", "text": "check_availability", "second": None},
]


def message(place: Place, kind: str, call_id: str = "call-1", generation: str = "2026", **fields: Any) -> Message:
    """With what every message carries, secrets included."""
    customer = {"number": CALLER}
    return {
        "type": kind,
        "timestamp": BEGAN_MS if generation == "2026" else BEGAN,
        "call": {"id": call_id, "type": "inboundPhoneCall", "status": "ringing", "phoneNumberId": place.number_id},
        "assistant": {"server": {"headers": {"X-Vapi-Secret": place.secret}}, "model": {"messages": [SAID[0]]}},
        "phoneNumber": {"id": place.number_id, "twilioAccountSid": "AC-leak", "twilioAuthToken": "token-leak"},
        "customer": customer,
        "artifact": {"messages": SAID[:2]},
        **fields,
    }


def status(place: Place, to: str, call_id: str = "call-1", **fields: Any) -> Message:
    """A status-update."""
    at = ENDED_MS if to == "ended" else BEGAN_MS
    return message(place, "status-update", call_id, **{"status": to, "timestamp": at, **fields})


def report(place: Place, generation: str = "2026", call_id: str = "call-1", **fields: Any) -> Message:
    """An end-of-call-report that says the same in either generation."""
    told: dict[str, Any] = {"startedAt": BEGAN, "endedAt": ENDED, "endedReason": "customer-ended-call", "cost": 0.1234}
    if generation == "2026":
        told["analysis"] = {"summary": "Wanted a table."}
        told["artifact"] = {"messages": SAID, "recording": {"mono": {"combinedUrl": f"{RECORDING}?signature=leak"}}}
    else:
        told |= {"summary": "Wanted a table.", "messages": SAID, "recordingUrl": RECORDING, "transcript": "AI: Hi.\n"}
        told |= {"artifact": {"messages": [], "messagesOpenAIFormatted": []}, "analysis": {}}
    return message(place, "end-of-call-report", call_id, generation, **{**told, **fields})


def send(client: FlaskClient, place: Place, *messages: Message) -> list[TestResponse]:
    """One after the other, with the restaurant's secret."""
    headers = {"X-Vapi-Secret": place.secret}
    return [client.post("/api/vapi/webhook", json={"message": each}, headers=headers) for each in messages]
