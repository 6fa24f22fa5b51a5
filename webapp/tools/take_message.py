"""Take a message for the house."""

from typing import Any, NamedTuple

from sqlalchemy import Connection

from webapp.operations import messages
from webapp.operations.calls import Asked
from webapp.speech.lines import line
from webapp.tools.parameters import BOTH, FLAG, NAME, NOTES, PHONE, Parameter
from webapp.tools.tool import Result, Tool


class Taken(NamedTuple):
    """A message, and whether there is a number to call back."""

    message_id: str
    has_number: bool


def run(
    connection: Connection, asked: Asked, *, words: str, name: str = "", phone: str | None = None, urgent: bool = False
) -> Result:
    """A message that waits for the staff; by voice it is from the caller's own number unless another is said."""
    number = phone or asked.caller
    message_id = messages.take(
        connection,
        asked.snapshot.id,
        body=words,
        name=name,
        phone=number,
        is_urgent=urgent,
        call_id=asked.call_id,
        now=asked.now,
    )
    return Result(Taken(message_id, number is not None))


def as_json(_asked: Asked, taken: Taken) -> dict[str, Any]:
    """The message's id."""
    return {"message_id": taken.message_id}


def as_speech(asked: Asked, taken: Taken) -> dict[str, Any]:
    """That it will be passed on; that they are called back only where there is a number."""
    key = "message_taken" if taken.has_number else "message_taken_without_number"
    return {"message": line(key, asked.snapshot.locale)}


TOOL = Tool(
    json="take_message",
    voice="take_message",
    about={
        "en": "Take a message for the restaurant's staff, who will call back.",
        "it": "Prende un messaggio per il personale del ristorante, che richiamerà.",
    },
    advice={
        "en": "Whenever something can't be done here, and for complaints, allergies, illness or whoever wants a person."
        " Repeat the message to the caller first.",
        "it": "Quando qui non si può fare, e per reclami, allergie, malattie o chi vuole una persona. Prima rileggerlo"
        " al cliente.",
    },
    parameters=(
        Parameter(
            "words",
            NOTES,
            "message",
            "message",
            {"en": "What to pass on.", "it": "Che cosa riferire."},
            BOTH,
        ),
        Parameter("name", NAME, "name", "name", {"en": "Who it is from.", "it": "Da parte di chi."}),
        Parameter(
            "phone",
            PHONE,
            "phone",
            "phone",
            {"en": "The number to call back.", "it": "Il numero da richiamare."},
            advice={
                "en": "Only when it is another than the one they call from.",
                "it": "Solo se è diverso da quello da cui chiama.",
            },
        ),
        Parameter(
            "urgent",
            FLAG,
            "urgent",
            "urgent",
            {"en": "Whether it can't wait until tomorrow.", "it": "Se non può aspettare domani."},
        ),
    ),
    changes=True,
    run=run,
    as_json=as_json,
    as_speech=as_speech,
    unavailable="MESSAGE_ERROR",
    examples=({"ok": True, "message_id": "01a22ce9-6cf3-78b3-8609-e5c4aed3e6dc"},),
)
