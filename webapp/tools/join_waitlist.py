"""Put a guest on the waiting list of a full day."""

from datetime import date, time
from typing import Any

from sqlalchemy import Connection

from webapp.operations import waitlist
from webapp.operations.calls import Asked
from webapp.operations.refusals import Refusal
from webapp.operations.waitlist import Waiting, Wish
from webapp.speech import saying
from webapp.speech.lines import line
from webapp.speech.phones import language_of
from webapp.tools.areas import area_of
from webapp.tools.parameters import BOTH, JSON_DOOR, JSON_ONLY, NAME, PHONE, TIME, Parameter
from webapp.tools.tool import Result, Tool, clock
from webapp.tools.wanted import AREA_WANTED, DAY_WANTED, IF_NOT_THEIR_OWN, PEOPLE_WANTED, party_of


def run(
    connection: Connection,
    asked: Asked,
    *,
    day: date,
    time: time,
    name: str,
    people: int | None = None,
    phone: str | None = None,
    service_type: str | None = None,
) -> Result:
    """The guest on the list; asked for again, where they are already."""
    snapshot, party = asked.snapshot, party_of(asked, people)
    number = phone or asked.caller
    if number is None:
        raise Refusal("INVALID_PHONE", line="ask_phone", field="phone")
    wish = Wish(
        *(day, time, party, name, number, language_of(number, snapshot.phone, snapshot.locale)),
        area=area_of(snapshot, service_type),
        source="api" if asked.door == JSON_DOOR else "phone",
        call_id=asked.call_id,
    )
    return Result(waitlist.join(connection, snapshot, wish, asked.now))


def as_json(asked: Asked, entry: Waiting) -> dict[str, Any]:
    """The place on the list; nothing is booked."""
    return {
        "waitlist_id": entry.id,
        "restaurant_id": asked.snapshot.slug,
        "day": entry.day.isoformat(),
        "time": clock(entry.time),
        "people": entry.people,
        "name": entry.name,
        "phone": entry.phone,
        "state": entry.state,
    }


def as_speech(asked: Asked, entry: Waiting) -> dict[str, Any]:
    """That they are on the list, have no table yet, and how they are told of one."""
    locale, today = asked.snapshot.locale, asked.snapshot.local(asked.now).date()
    moments = saying.moments(entry.day, entry.time, locale, today)
    key = "on_waitlist" if asked.snapshot.can_hold else "on_waitlist_unheld"
    if entry.trouble == waitlist.TO_CALL:
        key = "on_waitlist_to_call"
    return {"message": line(key, locale, **moments, party=saying.for_people(entry.people, locale))}


TOOL = Tool(
    json="join_waitlist",
    voice="join_waitlist",
    about={
        "en": "Put a guest on the waiting list of a day that is full. It is no booking: when a table comes free, they"
        " get a text and may take it, or a call where no text can be sent.",
        "it": "Mette un ospite in lista d'attesa per un giorno al completo. Non è una prenotazione: se si libera un"
        " tavolo riceve un SMS e può prenderlo, o una telefonata se non si possono mandare SMS.",
    },
    advice={
        "en": "Only after a tool has said that there is no table then and the caller wants to wait. Never say that a"
        " table is theirs.",
        "it": "Solo dopo che uno strumento ha detto che non c'è posto e il cliente vuole aspettare. Non dire mai che il"
        " tavolo è suo.",
    },
    parameters=(
        DAY_WANTED,
        Parameter(
            "time",
            TIME,
            "time",
            "time",
            {"en": "The time they would like best, as HH:MM.", "it": "L'ora preferita, come HH:MM."},
            BOTH,
        ),
        PEOPLE_WANTED,
        Parameter("name", NAME, "name", "customer_name", {"en": "The guest's name.", "it": "Il nome."}, BOTH),
        Parameter(
            "phone",
            PHONE,
            "phone",
            "customer_phone",
            {"en": "The number the text goes to.", "it": "Il numero a cui va l'SMS."},
            JSON_ONLY,
            advice=IF_NOT_THEIR_OWN,
        ),
        AREA_WANTED,
    ),
    changes=True,
    run=run,
    needs_book=True,
    needs_waitlist=True,
    as_json=as_json,
    as_speech=as_speech,
    unavailable="PROVIDER_UNAVAILABLE",
    examples=(
        {
            "ok": True,
            "waitlist_id": "01a22ce9-6cf3-78b3-8609-e5c4aed3e6dc",
            "restaurant_id": "roma",
            "day": "2027-02-14",
            "time": "20:00",
            "people": 2,
            "name": "Mario Rossi",
            "phone": "+393331234567",
            "state": "waiting",
        },
    ),
)
