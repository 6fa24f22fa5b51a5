"""Look up upcoming bookings."""

from datetime import date
from typing import Any

from sqlalchemy import Connection

from webapp.operations import bookings
from webapp.operations.calls import Asked
from webapp.operations.refusals import Refusal
from webapp.speech import saying
from webapp.speech.lines import line
from webapp.store.bookings import Booked
from webapp.tools.parameters import DAY, JSON_DOOR, JSON_ONLY, NAME, PHONE, VOICE_ONLY, Parameter
from webapp.tools.tool import EXAMPLE_BOOKING, Result, Tool, booking_for_voice, booking_json
from webapp.tools.whose import REFERENCE_PARAMETER, claim_of

FIELDS = ("booking_id", "day", "time", "people", "name", "phone", "notes")


def run(
    connection: Connection,
    asked: Asked,
    *,
    phone: str | None = None,
    booking_id: str | None = None,
    name: str | None = None,
    day: date | None = None,
) -> Result:
    """The JSON door is trusted with any number; a caller sees what they can prove to be theirs."""
    if asked.door == JSON_DOOR:
        if phone is None:
            raise Refusal("INVALID_REQUEST", field="phone", facts={"field": "phone"})
        return Result(bookings.of_phone(connection, asked.snapshot, phone, asked.now))
    claim = claim_of(asked, booking_id, phone, name, day)
    return Result(bookings.claimed(connection, asked.snapshot, claim, asked.now))


def as_json(asked: Asked, found: list[Booked]) -> dict[str, Any]:
    """`results`, soonest first."""
    shown = [booking_json(asked, booking) for booking in found]
    return {"results": [{key: booking[key] for key in FIELDS} for booking in shown]}


def as_speech(asked: Asked, found: list[Booked]) -> dict[str, Any]:
    """The bookings in one sentence."""
    locale, today = asked.snapshot.locale, asked.snapshot.local(asked.now).date()
    said = [
        line(
            _SAID[booking.status],
            locale,
            **saying.moments(booking.day, booking.time, locale, today),
            party=saying.for_people(booking.people, locale),
            name=saying.name(booking.name, locale),
            reference=saying.reference(booking.reference, locale),
        )
        for booking in found
    ]
    return {"message": " ".join(said), "bookings": [booking_for_voice(booking) for booking in found]}


_SAID = {  # by its status
    "pending": "booking_pending",
    **dict.fromkeys(("confirmed", "arrived", "seated"), "booking_stands"),
    "finished": "booking_over",
    "no_show": "booking_lapsed",
    "cancelled": "booking_cancelled",
}
TOOL = Tool(
    json="list_bookings",
    voice="lookup_booking",
    about={
        "en": "Look up the upcoming bookings of a phone number, soonest first.",
        "it": "Cerca le prossime prenotazioni di un numero di telefono, dalla più vicina.",
    },
    advice={
        "en": "The caller's own number is enough; for a booking made from another number give the reference, or phone,"
        " name and date together.",
        "it": "Basta il numero di chi chiama; per una prenotazione fatta da un altro numero serve il codice, oppure"
        " telefono, nome e data insieme.",
    },
    parameters=(
        Parameter(
            "phone",
            PHONE,
            "phone",
            "phone",
            {"en": "The number it was booked with.", "it": "Il numero con cui è stata fatta."},
            JSON_ONLY,
        ),
        Parameter(
            "booking_id",
            REFERENCE_PARAMETER.kind,
            "booking_id",
            "reference",
            REFERENCE_PARAMETER.about,
            doors=VOICE_ONLY,
            advice=REFERENCE_PARAMETER.advice,
        ),
        Parameter(
            "name", NAME, "name", "name", {"en": "The surname it is under.", "it": "Il cognome."}, doors=VOICE_ONLY
        ),
        Parameter(
            "day",
            DAY,
            "day",
            "date",
            {"en": "Its day, as YYYY-MM-DD.", "it": "Il giorno, come AAAA-MM-GG."},
            doors=VOICE_ONLY,
        ),
    ),
    changes=False,
    run=run,
    needs_book=True,
    as_json=as_json,
    as_speech=as_speech,
    unavailable="LOOKUP_ERROR",
    examples=tuple(
        {"ok": True, "results": [{key: booking[key] for key in FIELDS}]}
        for booking in (EXAMPLE_BOOKING, {**EXAMPLE_BOOKING, "notes": None})
    ),
)
