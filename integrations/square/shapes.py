"""Square's JSON in our words. What is missing is None; a body of another shape raises one of `MALFORMED`."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from integrations.square import notes
from integrations.square.words import state_of
from integrations.vocabulary import EventType, Problem, ProviderBooking

MALFORMED = (AttributeError, KeyError, TypeError, ValueError)
SEGMENT_KEYS = ("duration_minutes", "service_variation_id", "service_variation_version", "team_member_id")
Json = dict[str, Any]


def moment(text: str, timezone: ZoneInfo) -> datetime:
    """A time of Square's, with or without fractions. Raises ValueError."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError("a time without its offset")
    return found.astimezone(timezone)


def stamp(when: datetime) -> str:
    """A moment as Square writes it."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def booking_of(found: Json, timezone: ZoneInfo, guest: Mapping[str, Any] | None = None) -> ProviderBooking:
    """A booking, with its guest where the customer was read too."""
    guest = guest or {}
    note = notes.read(found.get("customer_note") or "", found.get("seller_note") or "")
    start, segments = moment(found["start_at"], timezone), found.get("appointment_segments") or []
    version, updated_at = found.get("version"), found.get("updated_at")
    return ProviderBooking(
        id=_text(found["id"]),
        state=state_of(found.get("status")),
        start=start,
        end=start + timedelta(minutes=_minutes(segments)) if segments else None,
        event_type=segments[0].get("service_variation_id") if segments else None,
        people=note.people,
        name=note.name or name_of(guest),
        phone=phone_of(guest),
        email=guest.get("email_address") or None,
        notes=note.notes,
        match_key=note.match_key,
        version=None if version is None else str(version),
        updated_at=moment(updated_at, timezone) if updated_at else None,
        facts={"customer_id": found.get("customer_id"), "location_id": found.get("location_id")},
    )


def segment_of(found: Json) -> Json:
    """What a booking must repeat of an availability's segment; Square's read-only fields are left out."""
    return {key: found[key] for key in SEGMENT_KEYS if found.get(key) is not None}


def services_of(item: Json) -> list[EventType]:
    """The variations of a catalog item: each can be booked on its own."""
    data = item["item_data"]
    return [_service(data.get("name") or "", each) for each in data.get("variations") or [] if not _is_gone(each)]


def name_of(guest: Mapping[str, Any]) -> str:
    names = [guest.get("given_name"), guest.get("family_name")]
    return " ".join(name for name in names if name) or guest.get("company_name") or ""


def phone_of(guest: Mapping[str, Any]) -> str | None:
    """A customer's number in E.164; None where Square holds it without its country."""
    said = (guest.get("phone_number") or "").strip()
    digits = "".join(character for character in said if character.isdecimal())
    return f"+{digits}" if said.startswith("+") and digits else None


def _service(item_name: str, variation: Json) -> EventType:
    data = variation["item_variation_data"]
    minutes = int(data.get("service_duration") or 0) // 60_000
    troubles = {
        "not_bookable": not data.get("available_for_booking"),
        "no_team_member": not data.get("team_member_ids"),
        "no_duration": minutes <= 0,
    }
    return EventType(
        id=_text(variation["id"]),
        name=" · ".join(name for name in (item_name, data.get("name") or "") if name),
        minutes=minutes,
        problems=tuple(Problem(code) for code, is_so in troubles.items() if is_so),
    )


def _is_gone(variation: Json) -> bool:
    return bool(variation.get("is_deleted"))


def _minutes(segments: list[Json]) -> int:
    return sum((each.get("duration_minutes") or 0) + (each.get("intermission_minutes") or 0) for each in segments)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("no id")
    return value
