"""What Cal.com's JSON says, in our words. Every reader raises `BadShape` for what it can't read."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from integrations.calcom.words import STATES
from integrations.vocabulary import Account, Problem, ProviderBooking, Slot, State, match_key_of_email

KEY = "tavolo"  # in a booking's metadata
PEOPLE = "people"  # in a booking's metadata
COVERS = {"it": "{} persone", "en": "{} people"}
SAID_COVERS = re.compile(r"([0-9]{1,3}) (?:persone|people)(?:\n|$)")
NO_EMAIL = "@sms.cal.com"  # the domain Cal.com invents an address of for guests who have none


class BadShape(ValueError):
    """An answer that is JSON but not what it should be."""


def data_of(body: Any) -> Any:
    """The contents of the envelope, of which nothing but `data` is always there."""
    if not isinstance(body, dict) or "data" not in body:
        raise BadShape
    return body["data"]


def listed(body: Any) -> list[dict[str, Any]]:
    found = data_of(body)
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise BadShape
    return found


def is_followed(body: Any, size: int) -> bool:
    """Whether another page comes after this one of at most `size`; not every list says so."""
    found, pagination = listed(body), body.get("pagination")
    if isinstance(pagination, dict) and isinstance(pagination.get("hasNextPage"), bool):
        return bool(pagination["hasNextPage"])
    return len(found) >= size


def utc(moment: datetime) -> str:
    """An aware moment as Cal.com wants it: a start without a zone would be misread."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def covers(people: int, language: str) -> str:
    """How many are coming, as the owner reads it: Cal.com has no field for it."""
    return COVERS.get(language, COVERS["en"]).format(people)


def invented_address(phone: str) -> str:
    """What Cal.com calls a guest without an address."""
    return phone.removeprefix("+") + NO_EMAIL


def moment_of(text: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        raise BadShape from None
    if moment.tzinfo is None:
        raise BadShape
    return moment


def slots_of(body: Any) -> Iterator[Slot]:
    """The slots of every day, whether as text (the description) or as objects (the examples)."""
    days = data_of(body)
    if not isinstance(days, dict) or not all(isinstance(slots, list) for slots in days.values()):
        raise BadShape
    for slots in days.values():
        for slot in slots:
            yield Slot(moment_of(slot.get("start") if isinstance(slot, dict) else slot))


def account_of(body: Any, problems: tuple[Problem, ...]) -> Account:
    found = data_of(body)
    if not isinstance(found, dict) or not isinstance(found.get("id"), int | str):
        raise BadShape
    name = _text(found.get("name")) or _text(found.get("username")) or _text(found.get("email")) or "Cal.com"
    return Account(
        str(found["id"]),
        name,
        _text(found.get("email")),
        timezone=_text(found.get("timeZone")),
        problems=problems,
    )


def booking_of(found: Any) -> ProviderBooking:
    """A booking. The key is looked for in its metadata and in the placeholder address."""
    if not isinstance(found, dict) or not _text(found.get("uid")):
        raise BadShape
    guest, metadata, answers = _guest(found), _dict(found.get("metadata")), _dict(found.get("bookingFieldsResponses"))
    email = _text(guest.get("email"))
    key = match_key_of_email(email)
    moved_to = _text(found.get("rescheduledToUid"))
    return ProviderBooking(
        id=found["uid"],
        state=_state(found, guest),
        start=moment_of(found.get("start")),
        end=moment_of(found["end"]) if found.get("end") else None,
        event_type=_event_type(found),
        people=_people(found, metadata),
        name=_text(guest.get("name")) or _text(answers.get("name")) or "",
        phone=_phone(guest, answers),
        email=None if key or (email or "").endswith(NO_EMAIL) else email,
        notes=_text(_own_notes(_text(answers.get("notes")) or "")),
        match_key=_text(metadata.get(KEY)) or key,
        version=_text(found.get("updatedAt")),
        replaces=_text(found.get("rescheduledFromUid")),
        replaced_by=moved_to,
        updated_at=moment_of(found["updatedAt"]) if found.get("updatedAt") else None,
        facts={"moved_to": moved_to} if moved_to else {},
    )


def _state(found: dict[str, Any], guest: dict[str, Any]) -> State:
    state = STATES.get(_text(found.get("status")) or "", State.UNKNOWN)
    return State.NO_SHOW if state is State.CONFIRMED and guest.get("absent") is True else state


def _own_notes(notes: str) -> str:
    said = SAID_COVERS.match(notes)
    return notes[said.end() :] if said else notes


def _people(found: dict[str, Any], metadata: dict[str, Any]) -> int | None:
    """The number that came with the last move, which takes along no metadata of its own, else that of the beginning."""
    said = SAID_COVERS.match(_text(found.get("reschedulingReason")) or "")
    people = said[1] if said else str(metadata.get(PEOPLE, ""))
    return int(people) if re.fullmatch(r"[0-9]{1,3}", people) else None


def _event_type(found: dict[str, Any]) -> str | None:
    id_ = _dict(found.get("eventType")).get("id", found.get("eventTypeId"))
    return None if id_ is None else str(id_)


def _guest(found: dict[str, Any]) -> dict[str, Any]:
    attendees = found.get("attendees")
    return _dict(attendees[0]) if isinstance(attendees, list) and attendees else {}


def _phone(guest: dict[str, Any], answers: dict[str, Any]) -> str | None:
    said = _text(guest.get("phoneNumber")) or _text(answers.get("attendeePhoneNumber"))
    invented = re.fullmatch(r"([0-9]{6,15})" + re.escape(NO_EMAIL), _text(guest.get("email")) or "")
    return said or (f"+{invented[1]}" if invented else None)


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
