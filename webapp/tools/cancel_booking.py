"""Cancel a booking."""

from typing import Any

from sqlalchemy import Connection

from webapp.operations import bookings
from webapp.operations.bookings import Made
from webapp.operations.calls import Asked
from webapp.speech import saying
from webapp.speech.lines import line
from webapp.tools.completing import completed, is_open
from webapp.tools.tool import EXAMPLE_BOOKING, EXAMPLE_WITHOUT_NUMBER, Result, Tool, booking_for_voice, booking_json
from webapp.tools.whose import REFERENCE_PARAMETER, claim_of


def run(connection: Connection, asked: Asked, *, booking_id: str | None = None) -> Result:
    """The booking, cancelled."""
    booking = bookings.the_one_to_cancel(connection, asked.snapshot, claim_of(asked, booking_id), asked.now)
    made = bookings.cancel(connection, asked.snapshot, booking, asked.now)
    return completed(made, asked)


def as_json(asked: Asked, made: Made) -> dict[str, Any]:
    """The booking with `canceled`; it is false, and `pending` said, while the provider has not answered."""
    shown = booking_json(asked, made.booking)
    return {**shown, "canceled": False, "pending": "cancel"} if is_open(made) else {**shown, "canceled": True}


def as_speech(asked: Asked, made: Made) -> dict[str, Any]:
    """That it is cancelled."""
    booking, locale = made.booking, asked.snapshot.locale
    message = line(
        "cancel_pending" if is_open(made) else "cancelled",
        locale,
        **saying.moments(booking.day, booking.time, locale, asked.snapshot.local(asked.now).date()),
        party=saying.for_people(booking.people, locale),
    )
    return {"message": message, "booking": booking_for_voice(booking)}


TOOL = Tool(
    json="cancel_booking",
    voice="cancel_booking",
    about={
        "en": "Cancel a booking. Cancelled once more, the answer is the same.",
        "it": "Annulla una prenotazione. Annullata di nuovo, la risposta è la stessa.",
    },
    advice={
        "en": "Only after the caller has confirmed which one. Without a reference it cancels the caller's own upcoming"
        " booking.",
        "it": "Solo dopo che il cliente ha confermato quale. Senza codice annulla la prossima prenotazione di chi"
        " chiama.",
    },
    parameters=(REFERENCE_PARAMETER,),
    changes=True,
    run=run,
    needs_book=True,
    as_json=as_json,
    as_speech=as_speech,
    unavailable="PROVIDER_UNAVAILABLE",
    not_found="nothing_to_cancel",
    examples=tuple(
        {**booking, "status": "cancelled", "canceled": True} for booking in (EXAMPLE_BOOKING, EXAMPLE_WITHOUT_NUMBER)
    ),
)
