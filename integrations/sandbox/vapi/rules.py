"""What Vapi takes for its objects (description of June 2026), as far as Tavolo or an owner may send it."""

from collections.abc import Iterator
from typing import Any

from integrations.sandbox.vapi.shapes import Check, anything, flag, free_object, list_of, number, one_of, shape, text

MESSAGE_TYPES = ("request-start", "request-complete", "request-failed", "request-response-delayed")
OTHER_TOOLS = (
    *("apiRequest", "bash", "code", "computer", "dtmf", "endCall", "handoff", "mcp", "query", "sipRequest", "sms"),
    *("textEditor", "transferCall", "voicemail"),
)
SERVER_MESSAGES = (
    *("assistant.speechStarted", "assistant.started", "call.delete.failed", "call.deleted", "chat.created"),
    *("chat.deleted", "conversation-update", "end-of-call-report", "function-call", "handoff-destination-request"),
    *("hang", "language-change-detected", "language-changed", "model-output", "phone-call-control"),
    *("session.created", "session.deleted", "session.updated", "speech-update", "status-update", "tool-calls"),
    *("transcript", 'transcript[transcriptType="final"]', "transfer-destination-request", "transfer-update"),
    *("user-interrupted", "voice-input"),
)
SENT_BY_DEFAULT = (
    *("conversation-update", "end-of-call-report", "function-call", "hang", "speech-update", "status-update"),
    *("tool-calls", "transfer-destination-request", "handoff-destination-request", "user-interrupted"),
    "assistant.started",
)

# Vapi's docs clear these with null; nothing says that null is taken for anything else (contract, 2.4 and 8).
CLEARED_BY_NULL = ("assistantId", "squadId", "workflowId")

BACKOFF = shape(
    {
        "type": one_of("fixed", "exponential"),
        "maxRetries": number(0, 10),
        "baseDelaySeconds": number(0, 10),
        "excludedStatusCodes": list_of(anything),
    },
    *("type", "maxRetries", "baseDelaySeconds"),
)
SERVER_FIELDS: dict[str, Check] = {
    "url": text(),
    "timeoutSeconds": number(1, 300),
    "credentialId": text(),
    "staticIpAddressesEnabled": flag,
    "encryptedPaths": list_of(text()),
    "headers": free_object,
    "backoffPlan": BACKOFF,
}
SERVER = shape(SERVER_FIELDS)
FUNCTION_FIELDS: dict[str, Check] = {
    "name": text(most=64, pattern="[a-zA-Z0-9_-]{1,64}"),
    "description": text(),
    "strict": flag,
    "parameters": free_object,
}
TOOL_MESSAGE = shape(
    {
        "type": text(),
        "content": text(most=1000),
        "contents": list_of(free_object),
        "conditions": list_of(free_object),
        "blocking": flag,
        "role": one_of("assistant", "system"),
        "endCallAfterSpokenEnabled": flag,
        "timingMilliseconds": number(100, 120_000),
    },
    "type",
)
FUNCTION_TOOL_FIELDS: dict[str, Check] = {
    "messages": list_of(TOOL_MESSAGE),
    "async": flag,
    "server": SERVER,
    "variableExtractionPlan": free_object,
    "parameters": list_of(shape({"key": text(), "value": anything}, "key", "value")),
    "rejectionPlan": free_object,
    "function": shape(FUNCTION_FIELDS, "name"),
}
UPDATE_FUNCTION_TOOL = shape(FUNCTION_TOOL_FIELDS)
CREATE_FUNCTION_TOOL = shape({"type": one_of("function"), **FUNCTION_TOOL_FIELDS}, "type")


def create_tool(name: str, value: Any) -> Iterator[str]:
    """A function tool is checked whole, of the others only that there are such."""
    if isinstance(value, dict) and value.get("type") in OTHER_TOOLS:
        return iter(())
    return CREATE_FUNCTION_TOOL(name, value)


MODEL_FIELDS: dict[str, Check] = {
    "provider": text(),
    "model": text(),
    "messages": list_of(
        shape({"role": one_of("assistant", "function", "system", "tool", "user"), "content": text()}, "role")
    ),
    "tools": list_of(create_tool),
    "toolIds": list_of(text()),
    "knowledgeBase": free_object,
    "temperature": number(0, 2),
    "maxTokens": number(50, 10_000),
    "emotionRecognitionEnabled": flag,
    "numFastTurns": number(0, 1_000),
}
OF_PROVIDER: dict[str, tuple[str, ...]] = {
    "openai": ("fallbackModels", "promptCacheKey", "promptCacheRetention", "toolStrictCompatibilityMode"),
    **dict.fromkeys(("anthropic", "anthropic-bedrock"), ("thinking",)),
    "custom-llm": ("headers", "metadataSendMode", "timeoutSeconds", "url", "wordLevelConfidenceEnabled"),
    "google": ("realtimeConfig",),
    **dict.fromkeys(("anyscale", "cerebras", "deepinfra", "deep-seek", "groq", "inflection-ai", "minimax"), ()),
    **dict.fromkeys(("openrouter", "perplexity-ai", "together-ai", "xai"), ()),
}


def model(name: str, value: Any) -> Iterator[str]:
    """The language model, with the fields its provider has besides those of all."""
    provider = value.get("provider") if isinstance(value, dict) else None
    if provider is not None and provider not in OF_PROVIDER:
        yield f"{name}.provider must be one of the following values: {', '.join(OF_PROVIDER)}"
        return
    extra = dict.fromkeys(OF_PROVIDER.get(str(provider), ()), anything)
    yield from shape({**MODEL_FIELDS, **extra}, "provider", "model")(name, value)


ASSISTANT_FIELDS: dict[str, Check] = {
    "name": text(most=40),
    "model": model,
    "firstMessage": text(),
    "firstMessageMode": one_of(
        "assistant-speaks-first",
        "assistant-speaks-first-with-model-generated-message",
        "assistant-waits-for-user",
    ),
    "firstMessageInterruptionsEnabled": flag,
    "serverMessages": list_of(one_of(*SERVER_MESSAGES)),
    "clientMessages": list_of(text()),
    "maxDurationSeconds": number(10, 43_200),
    "voicemailMessage": text(most=1000),
    "endCallMessage": text(most=1000),
    "endCallPhrases": list_of(text(2, 140)),
    "server": SERVER,
    "metadata": free_object,
    "credentialIds": list_of(text()),
    "modelOutputInMessagesEnabled": flag,
    **dict.fromkeys(("transcriber", "voice", "voicemailDetection", "backgroundSound"), anything),
    **dict.fromkeys(("transportConfigurations", "credentials", "hooks"), list_of(free_object)),
    **dict.fromkeys(("observabilityPlan", "compliancePlan", "backgroundSpeechDenoisingPlan"), free_object),
    **dict.fromkeys(("analysisPlan", "artifactPlan", "startSpeakingPlan", "stopSpeakingPlan"), free_object),
    **dict.fromkeys(("monitorPlan", "keypadInputPlan"), free_object),
}
ASSISTANT = shape(ASSISTANT_FIELDS)

NUMBER_FIELDS: dict[str, Check] = {
    "name": text(most=40),
    **dict.fromkeys(("assistantId", "workflowId", "squadId"), text()),
    "server": SERVER,
    "fallbackDestination": shape(
        {
            "type": one_of("number", "sip"),
            "number": text(3, 40),
            "sipUri": text(),
            "message": anything,
            "numberE164CheckEnabled": flag,
            "extension": text(1, 10),
            "callerId": text(most=40),
            "transferPlan": free_object,
            "description": text(),
        },
        "type",
    ),
    "hooks": list_of(free_object),
}
IMPORTED: dict[str, Check] = {"number": text(3, 40), "credentialId": text()}
OF_CARRIER: dict[str, dict[str, Check]] = {
    "vapi": {"sipUri": text(), "authentication": free_object},
    "twilio": {
        "number": text(3, 40),
        "smsEnabled": flag,
        **dict.fromkeys(("twilioAccountSid", "twilioAuthToken", "twilioApiKey", "twilioApiSecret"), text()),
    },
    "telnyx": IMPORTED,
    "vonage": IMPORTED,
    "byo-phone-number": {**IMPORTED, "numberE164CheckEnabled": flag},
}


def change_of_number(carrier: str) -> Check:
    """A change to a number of this carrier, with or without the word for it."""
    return shape({"provider": one_of(carrier), **NUMBER_FIELDS, **OF_CARRIER[carrier]})
