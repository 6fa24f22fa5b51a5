"""Change a booking's day, time or party."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from sqlalchemy import Connection

from webapp.operations import bookings, sources
from webapp.operations.bookings import Change, Made
from webapp.operations.calls import Asked
from webapp.operations.refusals import Refusal
from webapp.operations.sources import Outside
from webapp.speech import saying
from webapp.speech.lines import line
from webapp.store.transaction import read
from webapp.tools.completing import completed, is_open
from webapp.tools.parameters import DAY, PEOPLE, TIME, Parameter
from webapp.tools.tool import EXAMPLE_BOOKING, EXAMPLE_WITHOUT_NUMBER, Result, Tool, booking_for_voice, booking_json
from webapp.tools.wanted import ANSWERS_GIVEN
from webapp.tools.whose import REFERENCE_PARAMETER, claim_of


def run(
    connection: Connection,
    asked: Asked,
    *,
    booking_id: str | None = None,
    new_day: date | None = None,
    new_time: time | None = None,
    new_people: int | None = None,
    answers: Mapping[str, str] | None = None,
    outside: Outside | None = None,
) -> Result:
    """The booking as it now is."""
    if new_day is None and new_time is None and new_people is None:
        raise Refusal("INVALID_REQUEST", line="what_to_change", field="new_day", facts={"field": "new_day"})
    booking = bookings.the_one_claimed(connection, asked.snapshot, claim_of(asked, booking_id), asked.now)
    change = Change(new_day, new_time, new_people, answers or {})
    made = bookings.modify(connection, asked.snapshot, booking, change, asked.now, outside)
    return completed(made, asked, booking.area)


def prepare(
    asked: Asked,
    *,
    booking_id: str | None = None,
    new_day: date | None = None,
    new_people: int | None = None,
    **_arguments: object,
) -> dict[str, Any]:
    """What the providers that only block leave open on the day it is to be moved to."""
    if not sources.blocking(asked.snapshot):
        return {}
    claim = claim_of(asked, booking_id)
    booking = read(lambda connection: bookings.the_one_claimed(connection, asked.snapshot, claim, asked.now))
    day, people = new_day or booking.day, new_people or booking.people
    return {"outside": bookings.asked_of_others(asked.snapshot, day, people, asked.now)}


def as_json(asked: Asked, made: Made) -> dict[str, Any]:
    """The booking as it now is; `pending` while a change waits for the provider."""
    return {**booking_json(asked, made.booking), **({"pending": "change"} if is_open(made) else {})}


def as_speech(asked: Asked, made: Made) -> dict[str, Any]:
    """What the booking now says, as far as it is confirmed."""
    booking, locale = made.booking, asked.snapshot.locale
    came_of_it = "open" if is_open(made) else "unchanged" if made.is_repeat else "changed"
    message = line(
        _SAID[came_of_it, booking.status == "pending"],
        locale,
        **saying.moments(booking.day, booking.time, locale, asked.snapshot.local(asked.now).date()),
        party=saying.for_people(booking.people, locale),
        reference=saying.reference(booking.reference, locale),
    )
    return {"message": message, "booking": booking_for_voice(booking)}


_SAID = {  # by what came of it, and whether the booking is still to be confirmed
    ("open", False): "change_pending",
    ("open", True): "both_pending",
    ("unchanged", False): "unchanged",
    ("unchanged", True): "already_pending",
    ("changed", False): "changed",
    ("changed", True): "changed_pending",
}
TOOL = Tool(
    json="modify_booking",
    voice="modify_booking",
    about={
        "en": "Move a booking to another day or time, or change its number of people.",
        "it": "Sposta una prenotazione a un altro giorno o orario, o cambia il numero di persone.",
    },
    advice={
        "en": "Without a reference it changes the caller's own upcoming booking.",
        "it": "Senza codice cambia la prossima prenotazione di chi chiama.",
    },
    parameters=(
        REFERENCE_PARAMETER,
        Parameter(
            "new_day",
            DAY,
            "new_day",
            "new_date",
            {"en": "The new day, as YYYY-MM-DD.", "it": "Il nuovo giorno, come AAAA-MM-GG."},
        ),
        Parameter(
            "new_time",
            TIME,
            "new_time",
            "new_time",
            {"en": "The new time, as HH:MM.", "it": "Il nuovo orario, come HH:MM."},
        ),
        Parameter(
            "new_people",
            PEOPLE,
            "new_people",
            "new_people",
            {"en": "The new number of people.", "it": "Il nuovo numero di persone."},
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
    examples=tuple({**booking, "time": "21:00", "people": 3} for booking in (EXAMPLE_BOOKING, EXAMPLE_WITHOUT_NUMBER)),
)
