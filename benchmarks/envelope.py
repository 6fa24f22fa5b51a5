"""A Vapi envelope as it comes in the middle of a call, in the shape that was recorded (contracts/vapi.md, 4.2)."""

from typing import Any
from uuid import uuid4

TALK = (
    ("bot", "Trattoria Roma, good evening. How can I help you?"),
    ("user", "Hello, I would like to book a table, please."),
    ("bot", "With pleasure. For which day, and for how many people?"),
    ("user", "For next week, there will be a few of us, I can tell you exactly in a moment."),
    ("bot", "Let me look into the book."),
)
INSTRUCTIONS = "You answer the phone of a restaurant. Be short and friendly. Never promise what is not there. " * 12


def envelope(phone_number_id: str, caller: str, tool: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """One tool call of a new phone call."""
    called = {"id": f"call_{uuid4().hex[:24]}", "type": "function", "function": {"name": tool, "arguments": arguments}}
    return {
        "message": {
            "type": "tool-calls",
            "timestamp": 1_790_000_000_000,
            "toolCalls": [called],
            "toolCallList": [called],
            "toolWithToolCallList": [{**_definition(tool), "toolCall": called}],
            "call": _call(phone_number_id, caller),
            "phoneNumber": {"id": phone_number_id, "number": "+390612345678", "provider": "twilio"},
            "customer": {"number": caller},
            "assistant": {
                "name": "Trattoria",
                "model": {
                    "provider": "openai",
                    "model": "gpt-4o",
                    "messages": [{"role": "system", "content": INSTRUCTIONS}],
                },
            },
            "artifact": _artifact(),
        }
    }


def _call(phone_number_id: str, caller: str) -> dict[str, Any]:
    return {
        "id": str(uuid4()),
        "orgId": "22222222-2222-4222-8222-222222222222",
        "type": "inboundPhoneCall",
        "status": "ringing",
        "phoneCallProvider": "twilio",
        "phoneCallTransport": "pstn",
        "phoneNumberId": phone_number_id,
        "customer": {"number": caller},
    }


def _definition(tool: str) -> dict[str, Any]:
    properties = {
        name: {"type": "string", "description": "As the caller says it."} for name in ("date", "time", "name")
    }
    parameters = {"type": "object", "properties": properties, "required": ["date"]}
    return {
        "type": "function",
        "async": False,
        "messages": [],
        "function": {"name": tool, "description": "Looks into the book.", "parameters": parameters},
        "server": {"url": "https://book.example.com/api/vapi/tools"},
    }


def _artifact() -> dict[str, Any]:
    return {
        "messages": [
            {"role": role, "message": said, "time": 1_790_000_000_000 + place, "secondsFromStart": float(place)}
            for place, (role, said) in enumerate(TALK)
        ],
        "messagesOpenAIFormatted": [
            {"role": "assistant" if role == "bot" else role, "content": said} for role, said in TALK
        ],
    }
