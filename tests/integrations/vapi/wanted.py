"""What we would have in Vapi, and our client to ask for it."""

from typing import Any

from integrations.deadline import Deadline
from integrations.http import Transport
from integrations.sandbox.vapi import API_KEY
from integrations.sandbox.vapi.seeds import HANDMADE_TOOL
from integrations.vapi.client import VapiClient
from integrations.vapi.words import SERVICE

BOUND_S = 10.0
SECRET = "whsec-of-roma"


def tool(name: str = "check_availability", restaurant: str = "r_roma", **changes: Any) -> dict[str, Any]:
    wanted = {
        "type": "function",
        "async": False,
        "function": {
            "name": name,
            "description": "Free times of a day.",
            "strict": True,
            "parameters": {
                "type": "object",
                "properties": {"date": {"type": "string"}},
                "required": ["date"],
                "additionalProperties": False,
            },
        },
        "server": {
            "url": "https://app.example/api/vapi/tools",
            "timeoutSeconds": 10,
            "headers": {"X-Vapi-Secret": SECRET},
            "backoffPlan": {"type": "fixed", "maxRetries": 0, "baseDelaySeconds": 1, "excludedStatusCodes": [400]},
        },
        "parameters": [
            {"key": "caller_number", "value": "{{ customer.number }}"},
            {"key": "restaurant_id", "value": restaurant},
        ],
        "messages": [
            {"type": "request-start", "content": "Un momento.", "blocking": False},
            {"type": "request-response-delayed", "content": "Ancora un attimo.", "timingMilliseconds": 3000},
            {"type": "request-failed", "role": "system", "content": "Say that it is not booked."},
        ],
    }
    return wanted | changes


def assistant(**changes: Any) -> dict[str, Any]:
    model = {"provider": "openai", "model": "gpt-4o", "messages": [{"role": "system", "content": "Be brief."}]}
    wanted = {
        "name": "Roma",
        "firstMessage": "Trattoria Roma, buonasera.",
        "model": {**model, "toolIds": [], "temperature": 0.2, "maxTokens": 500},
        "server": {"url": "https://app.example/api/vapi/webhook", "headers": {"X-Vapi-Secret": SECRET}},
        "serverMessages": ["tool-calls", "status-update", "end-of-call-report", "hang"],
        "metadata": {"tavolo": "r_roma"},
    }
    return wanted | changes


def client(url: str, seconds: float = BOUND_S) -> VapiClient:
    """Without the limiter, which would make a hundred requests wait for their turns."""
    return VapiClient(API_KEY, Deadline(seconds), url, Transport(SERVICE, max_bytes=20_000_000))


def made(vapi: VapiClient) -> list[dict[str, Any]]:
    """The tools besides the one that was there."""
    return [each for each in vapi.tools() if each["id"] != HANDMADE_TOOL]
