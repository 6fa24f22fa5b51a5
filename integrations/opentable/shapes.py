"""What OpenTable sends and is sent, in our words: free tables, reservations, phone numbers, local times.

Parsers raise KeyError, TypeError or ValueError for a body of the wrong shape.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import phonenumbers

from integrations.opentable.words import state_in_words
from integrations.vocabulary import ProviderBooking

TIME_FORM = "%Y-%m-%dT%H:%M"
STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class Offer:
    """A free start. `policy` is what the guest must leave: "None", "Hold", "Deposit", "Prepayment", or one unknown."""

    start: datetime
    policy: str = "None"

    @property
    def is_provisional(self) -> bool:
        return self.policy != "None"


def local(moment: datetime, timezone: ZoneInfo) -> str:
    """A moment as OpenTable writes it: the restaurant's time, without offset or seconds."""
    return moment.astimezone(timezone).strftime(TIME_FORM)


def moment_of(text: str, timezone: ZoneInfo) -> datetime:
    """The moment of a local time; an offset, where there is one against all that is known, is kept to."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=timezone)


def offers_of(body: Any, timezone: ZoneInfo, table_type: str) -> tuple[Offer, ...]:
    """The free starts at a table of this type, experiences left out."""
    if "times_available" not in body:
        return tuple(Offer(moment_of(text, timezone)) for text in body["times"])
    found = []
    for entry in body["times_available"]:
        kinds = [kind for kind in entry.get("availability_types", [{}]) if _is_standard(kind, table_type)]
        if kinds:
            found.append(Offer(moment_of(entry["time"], timezone), _policy_of(kinds)))
    return tuple(found)


def _policy_of(kinds: list[dict[str, Any]]) -> str:
    """What the guest must leave at one of these tables; which of them a lock takes is not known."""
    said = [str((kind.get("cancellationPolicy") or {}).get("type") or "None") for kind in kinds]
    return next((policy for policy in said if policy != "None"), "None")


def _is_standard(kind: dict[str, Any], table_type: str) -> bool:
    """Whether it is an ordinary table of this type; an area that names no types has all of them."""
    areas = kind.get("diningArea") or [{}]
    return kind.get("type", "Standard") == "Standard" and any(
        table_type in area.get("table_type", [table_type]) for area in areas
    )


def reservations_of(body: Any, timezone: ZoneInfo) -> tuple[ProviderBooking, ...]:
    """What a search shows: a list of reservations, in order of time, where one alone may stand without a list."""
    found = (body["reservations"] or []) if isinstance(body, dict) and "reservations" in body else body
    entries = [found] if isinstance(found, dict) else found
    if not isinstance(entries, list):
        raise TypeError("neither reservations nor one of them")
    return tuple(sorted((reservation_of(entry, timezone) for entry in entries), key=lambda each: each.start))


def reservation_of(body: dict[str, Any], timezone: ZoneInfo) -> ProviderBooking:
    """One reservation; only its id and time are surely there."""
    booking_id, people, experience = body["reservation_id"], body.get("party_size"), body.get("experience_id")
    if not isinstance(booking_id, str | int) or not str(booking_id):
        raise TypeError("the id is neither text nor a number")
    names = (body.get("first_name"), body.get("last_name"))
    return ProviderBooking(
        id=str(booking_id),
        state=state_in_words(body.get("status")),
        start=moment_of(body["date_time"], timezone),
        event_type=STANDARD if experience is None else None,
        people=None if people is None else int(people),
        name=" ".join(name for name in names if name),
        phone=phone_of(body.get("phone")),
        notes=body.get("special_request") or None,
        facts={} if experience is None else {"experience_id": experience},
    )


def phone_for(number: str | None, as_region: bool) -> dict[str, Any] | None:
    """A number (E.164) as OpenTable wants it, `country_code` a calling code or a region; None where it is none."""
    try:
        parsed = phonenumbers.parse(number or "")
    except phonenumbers.NumberParseException:
        return None
    code = phonenumbers.region_code_for_number(parsed) if as_region else parsed.country_code
    return {"number": phonenumbers.national_significant_number(parsed), "country_code": code} if code else None


def phone_of(said: Any) -> str | None:
    """E.164 of a phone number in either form; None where it can't be told."""
    if not isinstance(said, dict) or not said.get("number"):
        return None
    country = str(said.get("country_code") or "").lstrip("+")
    code = country if country.isdecimal() else str(phonenumbers.country_code_for_region(country.upper()) or "")
    return f"+{code}{said['number']}" if code else None
