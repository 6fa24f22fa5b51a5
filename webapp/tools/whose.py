"""How the tools that change or look up a booking learn which one is meant."""

from datetime import date

from webapp.operations.bookings import Claim
from webapp.operations.calls import Asked
from webapp.tools.parameters import JSON_DOOR, JSON_ONLY, REFERENCE, Parameter

REFERENCE_PARAMETER = Parameter(
    "booking_id",
    REFERENCE,
    "booking_id",
    "reference",
    {
        "en": "The booking's reference, in any case, with or without spaces and dashes.",
        "it": "Il codice della prenotazione, maiuscolo o minuscolo, anche con spazi e trattini.",
    },
    JSON_ONLY,
    advice={
        "en": "It is the confirmation number as the caller says it; leave out when they don't have it.",
        "it": "È il codice di conferma come lo dice il cliente; da omettere se non lo ha.",
    },
)


def claim_of(
    asked: Asked, reference: str | None, phone: str | None = None, name: str | None = None, day: date | None = None
) -> Claim:
    """What is known of the booking meant; the JSON door is trusted, so its wrong references are not counted."""
    return Claim(
        reference=reference,
        caller=asked.caller,
        phone=phone,
        name=name,
        day=day,
        call_id=None if asked.door == JSON_DOOR else asked.call_id,
    )
