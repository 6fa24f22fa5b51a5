"""Is there a table?"""

from dataclasses import replace
from datetime import date, time
from typing import Any

from sqlalchemy import Connection

from webapp.operations import openings, receipts, sources
from webapp.operations.calls import Asked
from webapp.operations.openings import Openings
from webapp.operations.sources import Outside
from webapp.speech import saying
from webapp.speech.lines import line
from webapp.tools import speaking
from webapp.tools.areas import area_of
from webapp.tools.parameters import AREA, BOTH, DAY, JSON_DOOR, PEOPLE, TIME, Parameter
from webapp.tools.tool import Result, Tool, clock, moment, moment_for_voice
from webapp.tools.wanted import ABOUT_DAY, ABOUT_PEOPLE, party_of

DEFAULT_PEOPLE = 2  # where the contract of the JSON door leaves the number out


def run(
    connection: Connection,
    asked: Asked,
    *,
    day: date,
    time: time | None = None,
    people: int | None = None,
    service_type: str | None = None,
    outside: Outside | None = None,
) -> Result:
    """The openings of a day, and what is to be had instead of the time asked for."""
    party = _party(asked, people)
    area = area_of(asked.snapshot, service_type)
    found = openings.check(connection, asked.snapshot, day, party, asked.now, time, area, outside)
    result = Result((found, people is None), receipts.of_check(found))
    if outside is None or not found.is_refusal:
        return result

    def finish(_note: object) -> Result:
        further = openings.check_further(asked.snapshot, found, asked.now, area, outside)
        return Result((further, people is None), receipts.of_check(further))

    return replace(result, finish=finish)


def prepare(asked: Asked, *, day: date, people: int | None = None, **_arguments: object) -> dict[str, Any]:
    """What the books of providers leave open on the day, unless no look at any book is needed."""
    party, snapshot = _party(asked, people), asked.snapshot
    if openings.beyond(snapshot, day, party, asked.now, None):
        return {}
    return {"outside": sources.of_day(snapshot, day, party, asked.now)}


def _party(asked: Asked, people: int | None) -> int:
    return party_of(asked, people or (DEFAULT_PEOPLE if asked.door == JSON_DOOR else None))


def as_json(asked: Asked, value: tuple[Openings, bool]) -> dict[str, Any]:
    """`slots` as HH:MM; `notes` says why there are none."""
    found, _ = value
    answer: dict[str, Any] = {
        "date": found.day.isoformat(),
        "slots": [clock(opening.time) for opening in found.openings],
        "closed": found.is_closed,
        "notes": _notes(asked, found),
    }
    if found.requested:
        answer["requested"] = {
            "time": clock(found.requested.time),
            "available": found.requested.is_accepted,
            "reason": found.requested.reason,
            "alternatives": [moment(each.day, each.time) for each in found.requested.alternatives],
        }
    return answer


def _notes(asked: Asked, found: Openings) -> str | None:
    if not found.openings:
        return speaking.why_none(asked.snapshot, found, asked.now)
    return line("to_be_confirmed", asked.snapshot.locale) if found.is_unclear else None


def as_speech(asked: Asked, value: tuple[Openings, bool]) -> dict[str, Any]:
    """The free times in one sentence, or why there are none and what there is instead."""
    found, is_assumed = value
    unclear = f" {line('unclear_elsewhere', asked.snapshot.locale)}" if found.is_unclear and found.openings else ""
    answer: dict[str, Any] = {"message": _sentence(asked, found, is_assumed) + unclear}
    answer["slots"] = [clock(opening.time) for opening in found.openings]
    instead = found.requested.alternatives if found.requested else found.later
    if instead:
        answer["alternatives"] = [moment_for_voice(each.day, each.time) for each in instead]
    return answer


def _sentence(asked: Asked, found: Openings, is_assumed: bool) -> str:
    snapshot = asked.snapshot
    locale, today = snapshot.locale, snapshot.local(asked.now).date()
    party = saying.for_people(found.people, locale)
    if found.requested and found.requested.is_accepted:
        when = saying.moment(found.day, found.requested.time, locale, today)
        return line("time_is_free", locale, when=when, party=party)
    if found.requested and found.requested.reason is not None:
        return speaking.refused(snapshot, found.requested, asked.now)
    if not found.openings:
        because = speaking.why_none(snapshot, found, asked.now)
        return f"{because} {speaking.offer(snapshot, found.later, found.day, asked.now, found.reason)}"
    day = saying.day(found.day, locale, today)
    times = saying.times([opening.time for opening in found.openings], locale, snapshot.policy.slot_minutes)
    key = "day_is_free_one" if len(found.openings) == 1 else "day_is_free"
    assumed = line("assumed_people", locale, party=party) + " " if is_assumed else ""
    return assumed + line(key, locale, day=day, times=times)


_ABOUT_TIME = {
    "en": "The time wanted, as HH:MM on the 24-hour clock.",
    "it": "L'ora desiderata, come HH:MM.",
}
_ABOUT_AREA = {
    "en": "The part of the restaurant wanted, such as terrace.",
    "it": "La zona desiderata, per esempio terrazza.",
}
_AREA_ADVICE = {"en": "Leave out when none was asked for.", "it": "Da omettere se non richiesta."}
_EXAMPLE: dict[str, Any] = {
    "ok": True,
    "date": "2027-02-14",
    "slots": ["19:00", "19:30"],
    "closed": False,
    "notes": None,
}
_FULL = {
    "time": "20:00",
    "available": False,
    "reason": "no_table",
    "alternatives": [{"day": "2027-02-14", "time": "19:30"}],
}
_FREE = {"time": "19:30", "available": True, "reason": None, "alternatives": []}

TOOL = Tool(
    json="check_openings",
    voice="check_availability",
    about={
        "en": "Find out which times are free on a day.",
        "it": "Verifica quali orari sono liberi in un giorno.",
    },
    advice={
        "en": "Always use it before saying that a table is or is not available, and before booking.",
        "it": "Va usato sempre prima di dire se c'è o non c'è posto, e prima di prenotare.",
    },
    parameters=(
        Parameter("day", DAY, "date", "date", ABOUT_DAY, BOTH),
        Parameter("time", TIME, "time", "time", _ABOUT_TIME),
        Parameter("people", PEOPLE, "people", "people", ABOUT_PEOPLE),
        Parameter("service_type", AREA, "service_type", "service_type", _ABOUT_AREA, advice=_AREA_ADVICE),
    ),
    changes=False,
    run=run,
    needs_book=True,
    prepare=prepare,
    as_json=as_json,
    as_speech=as_speech,
    unavailable="PROVIDER_UNAVAILABLE",
    examples=(
        _EXAMPLE,
        {**_EXAMPLE, "requested": _FULL},
        {**_EXAMPLE, "requested": _FREE},
        {**_EXAMPLE, "slots": [], "closed": True, "notes": "Domenica 14 febbraio siamo chiusi."},
    ),
)
