"""Send a text."""

from typing import Any

from sqlalchemy import Connection

from webapp.operations import texts
from webapp.operations.calls import Asked
from webapp.operations.refusals import Refusal
from webapp.operations.texts import Text
from webapp.speech.lines import line
from webapp.tools.parameters import BOTH, JSON_DOOR, JSON_ONLY, MESSAGE, PHONE, Parameter
from webapp.tools.tool import Result, Tool


def run(connection: Connection, asked: Asked, *, message: str, phone: str | None = None) -> Result:
    """A text on its way; by voice it goes to the caller's own number only."""
    number = phone if asked.door == JSON_DOOR else asked.caller
    if number is None:
        raise Refusal("INVALID_PHONE", line="no_number_to_text")
    text = texts.queue(connection, asked.snapshot.id, number, message, asked.now)
    return Result(text, finish=lambda _note: Result(texts.send(text, asked.now)))


def as_json(_asked: Asked, text: Text) -> dict[str, Any]:
    """`sid` is null while the outcome is unclear."""
    return {"sid": text.sid, "status": text.status}


def as_speech(asked: Asked, text: Text) -> dict[str, Any]:
    """That it was sent, or is on its way."""
    return {"message": line(f"text_{text.status}", asked.snapshot.locale), "status": text.status}


TOOL = Tool(
    json="send_sms",
    voice="send_sms",
    about={
        "en": "Send a text message.",
        "it": "Invia un SMS.",
    },
    advice={
        "en": "It goes to the number the caller is calling from; only when they ask for one.",
        "it": "Va al numero da cui il cliente sta chiamando; solo quando lo chiede.",
    },
    parameters=(
        Parameter(
            "phone",
            PHONE,
            "phone",
            "phone",
            {"en": "The number to send it to.", "it": "Il numero."},
            JSON_ONLY,
            JSON_ONLY,
        ),
        Parameter("message", MESSAGE, "message", "message", {"en": "The text.", "it": "Il testo."}, BOTH),
    ),
    changes=True,
    needs_texts=True,
    run=run,
    as_json=as_json,
    as_speech=as_speech,
    unavailable="TWILIO_ERROR",
    examples=(
        {"ok": True, "sid": "SM00000000000000000000000000000001", "status": "sent"},
        {"ok": True, "sid": None, "status": "pending"},
    ),
)
