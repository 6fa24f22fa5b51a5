"""Book a table."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from sqlalchemy import Connection

from webapp.operations import bookings
from webapp.operations.bookings import Made, Wanted
from webapp.operations.calls import Asked
from webapp.operations.refusals import Refusal
from webapp.operations.sources import Outside
from webapp.speech import saying
from webapp.speech.lines import line
from webapp.tools.areas import area_of
from webapp.tools.completing import completed
from webapp.tools.parameters import (
    BOTH,
    EMAIL,
    FLAG,
    JSON_DOOR,
    JSON_ONLY,
    NAME,
    NOTES,
    PHONE,
    TIME,
    Parameter,
)
from webapp.tools.tool import EXAMPLE_BOOKING, Result, Tool, booking_for_voice, booking_json
from webapp.tools.wanted import ANSWERS_GIVEN, AREA_WANTED, DAY_WANTED, IF_NOT_THEIR_OWN, PEOPLE_WANTED, party_of


def run(
    connection: Connection,
    asked: Asked,
    *,
    day: date,
    time: time,
    name: str,
    people: int | None = None,
    phone: str | None = None,
    email: str | None = None,
    notes: str | None = None,
    service_type: str | None = None,
    another: bool = False,
    answers: Mapping[str, str] | None = None,
    outside: Outside | None = None,
) -> Result:
    """The booking made, or the one that was made before."""
    party = party_of(asked, people)
    number = phone or asked.caller
    if number is None:
        raise Refusal("INVALID_PHONE", line="ask_phone", field="customer_phone")
    wanted = Wanted(
        day,
        time,
        party,
        name,
        number,
        email,
        notes,
        area_of(asked.snapshot, service_type),
        source="api" if asked.door == JSON_DOOR else "phone",
        is_another=another,
        call_id=asked.call_id,
        answers=answers or {},
    )
    made = bookings.create(connection, asked.snapshot, wanted, asked.now, outside)
    return completed(made, asked, wanted.area)


def prepare(asked: Asked, *, day: date, people: int | None = None, **_arguments: object) -> dict[str, Any]:
    """What the providers that only block leave open on the day."""
    return {"outside": bookings.asked_of_others(asked.snapshot, day, party_of(asked, people), asked.now)}


def as_json(asked: Asked, made: Made) -> dict[str, Any]:
    """The booking."""
    return booking_json(asked, made.booking)


def as_speech(asked: Asked, made: Made) -> dict[str, Any]:
    """What was booked and its confirmation number; a repeat says that it was booked already."""
    booking, locale = made.booking, asked.snapshot.locale
    key = _SAID[made.is_repeat, booking.status == "pending"]
    message = line(
        key,
        locale,
        **saying.moments(booking.day, booking.time, locale, asked.snapshot.local(asked.now).date()),
        party=saying.for_people(booking.people, locale),
        reference=saying.reference(booking.reference, locale),
    )
    return {"message": message, "booking": booking_for_voice(booking)}


_SAID = {  # by whether it is asked again, and whether it is still to be confirmed
    (False, False): "booked_confirmed",
    (False, True): "booked_pending",
    (True, False): "already_booked",
    (True, True): "already_pending",
}
TOOL = Tool(
    json="create_booking",
    voice="create_booking",
    about={
        "en": "Book a table. Asked for again, it is the same booking.",
        "it": "Prenota un tavolo. Richiesta di nuovo, è la stessa prenotazione.",
    },
    advice={
        "en": "Only after the caller has heard date, time, number of people and name read back and said yes. Say that"
        " it is booked only when success is true.",
        "it": "Solo dopo aver riletto al cliente data, ora, numero di persone e nome e aver avuto un sì. Dire che è"
        " prenotato solo se success è true.",
    },
    parameters=(
        DAY_WANTED,
        Parameter("time", TIME, "time", "time", {"en": "The time, as HH:MM.", "it": "L'ora, come HH:MM."}, BOTH),
        PEOPLE_WANTED,
        Parameter("name", NAME, "name", "customer_name", {"en": "The name to book under.", "it": "Il nome."}, BOTH),
        Parameter(
            "phone",
            PHONE,
            "phone",
            "customer_phone",
            {"en": "The guest's phone number.", "it": "Il numero di telefono dell'ospite."},
            JSON_ONLY,
            advice=IF_NOT_THEIR_OWN,
        ),
        Parameter(
            "email", EMAIL, "email", "customer_email", {"en": "E-mail address, if given.", "it": "E-mail, se data."}
        ),
        Parameter(
            "notes",
            NOTES,
            "notes",
            "notes",
            {"en": "Wishes, such as a birthday or a high chair.", "it": "Richieste, come compleanno o seggiolone."},
        ),
        AREA_WANTED,
        Parameter(
            "another",
            FLAG,
            "another",
            "another",
            {
                "en": "True only when the guest wants a further table beside a booking they already have then.",
                "it": "True solo se l'ospite vuole un altro tavolo oltre a quello già prenotato a quell'ora.",
            },
        ),
        ANSWERS_GIVEN,
    ),
    changes=True,
    run=run,
    needs_book=True,
    prepare=prepare,
    as_json=as_json,
    as_speech=as_speech,
    unavailable="PROVIDER_UNAVAILABLE",
    examples=(EXAMPLE_BOOKING, {**EXAMPLE_BOOKING, "notes": None}, {**EXAMPLE_BOOKING, "status": "pending"}),
)
