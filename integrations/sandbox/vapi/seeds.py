"""What the account has before Tavolo comes to it: numbers of every kind, and an assistant made by hand."""

from typing import Any

from integrations.sandbox.vapi.held import Held

NUMBERS: dict[str, dict[str, Any]] = {
    "00000000-0000-4000-8000-000000000001": {
        "provider": "vapi",
        "number": "+14155550101",
        "name": "Vapi's own",
        "status": "active",
    },
    "00000000-0000-4000-8000-000000000002": {
        "provider": "twilio",
        "number": "+390655550102",
        "name": "Twilio, Rome",
        "status": "active",
        "smsEnabled": True,
        "twilioAccountSid": "AC00000000000000000000000000000001",
        "twilioAuthToken": "stand-in-token-that-must-not-be-kept",
    },
    "00000000-0000-4000-8000-000000000003": {
        "provider": "telnyx",
        "number": "+390255550103",
        "name": "Telnyx, Milan",
        "status": "active",
        "credentialId": "00000000-0000-4000-8000-0000000000c1",
    },
    "00000000-0000-4000-8000-000000000004": {
        "provider": "byo-phone-number",
        "number": "+390815550104",
        "name": "Own SIP trunk",
        "status": "active",
        "numberE164CheckEnabled": True,
        "credentialId": "00000000-0000-4000-8000-0000000000c2",
    },
    "00000000-0000-4000-8000-000000000005": {
        "provider": "vonage",
        "number": "+390555550105",
        "name": "Vonage, Florence",
        "status": "active",
        "credentialId": "00000000-0000-4000-8000-0000000000c3",
    },
}
DEMO_ASSISTANT, DEMO_NUMBER = "demo-assistant", "demo-phone-number"  # as the demo restaurant names them
HANDMADE_TOOL = "00000000-0000-4000-8000-000000000011"
HANDMADE_ASSISTANT = "00000000-0000-4000-8000-000000000021"
TOOL = {
    "type": "function",
    "function": {
        "name": "daily_special",
        "description": "Tells today's special. Made by hand, none of Tavolo's business.",
        "parameters": {"type": "object", "properties": {}},
    },
    "server": {"url": "https://kitchen.example/special", "timeoutSeconds": 20},
}
ASSISTANT = {
    "name": "Made by hand",
    "firstMessage": "Good evening, how can I help you?",
    "model": {
        "provider": "openai",
        "model": "gpt-4o",
        "temperature": 0.3,
        "promptCacheRetention": "24h",
        "messages": [{"role": "system", "content": "You answer the phone of a restaurant. Be brief and friendly."}],
        "tools": [{"type": "endCall"}],
        "toolIds": [HANDMADE_TOOL],
    },
    "voice": {"provider": "11labs", "voiceId": "sarah"},
    "transcriber": {"provider": "deepgram", "model": "nova-3", "language": "multi"},
    "metadata": {"made_by": "hand"},
}


def sow(held: Held) -> None:
    """Lay it out in an empty account."""
    for identity, number in NUMBERS.items():
        held.add("phone-number", number, identity)
    held.add("tool", TOOL, HANDMADE_TOOL)
    held.add("assistant", ASSISTANT, HANDMADE_ASSISTANT)


def sow_demo(held: Held) -> None:
    """Lay out what the demo restaurant takes to be there."""
    held.add("assistant", {**ASSISTANT, "name": "Trattoria Roma"}, DEMO_ASSISTANT)
    number = {"provider": "vapi", "number": "+14155550100", "name": "Trattoria Roma", "assistantId": DEMO_ASSISTANT}
    held.add("phone-number", number, DEMO_NUMBER)
