"""What a request must look like: nothing unknown in it, everything of the right form."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import available_timezones

from integrations.sandbox.calcom.event_types import EVENT_TYPES, EventType, custom_fields, needs_email
from integrations.sandbox.calcom.refusals import NO_CONTACT, Refused

E164 = re.compile(r"\+[1-9][0-9]{6,14}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")
CREATE = {
    *("start", "attendee", "bookingFieldsResponses", "eventTypeId", "eventTypeSlug", "username", "teamSlug"),
    *("organizationSlug", "guests", "meetingUrl", "location", "metadata", "lengthInMinutes", "routing"),
    "emailVerificationCode",
}
ATTENDEE = {"name", "timeZone", "phoneNumber", "language", "email"}
SLOTS = {
    *("eventTypeId", "eventTypeSlug", "username", "organizationSlug", "teamSlug", "usernames", "start", "end"),
    *("timeZone", "duration", "format", "bookingUidToReschedule"),
}
RESCHEDULE = {"start", "rescheduledBy", "reschedulingReason", "emailVerificationCode", "seatUid"}
CANCEL = {"cancellationReason", "cancelSubsequentBookings", "seatUid"}


def only(given: Any, known: set[str]) -> dict[str, Any]:
    """The body or query itself, with nothing in it that is not known."""
    if not isinstance(given, Mapping):
        raise Refused(400, "the body must be an object")
    strange = [f"property {name} should not exist" for name in given if name not in known]
    if strange:
        raise Refused(400, ",".join(strange))
    return dict(given)


def moment(text: Any, name: str = "start") -> datetime:
    """One without a zone is taken for UTC, whatever was meant."""
    if not isinstance(text, str) or not ISO.fullmatch(text):
        raise Refused(400, f"{name} must be a valid ISO 8601 date string")
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def event_type_of(body: Mapping[str, Any]) -> EventType:
    id_ = body.get("eventTypeId")
    if not isinstance(id_, int) or isinstance(id_, bool):
        raise Refused(400, "eventTypeId must be a number")
    if id_ not in EVENT_TYPES:
        raise Refused(404, f"Event type with id {id_} not found.")
    return EVENT_TYPES[id_]


def attendee_of(body: Mapping[str, Any], event_type: EventType) -> dict[str, Any]:
    """The guest, with the address that Cal.com invents where none is taken."""
    guest = only(body.get("attendee"), ATTENDEE)
    for name, value in guest.items():
        if not isinstance(value, str):
            raise Refused(400, f"attendee.{name} must be a string")
    if not guest.get("name"):
        raise Refused(400, "attendee.name must be a string")
    if guest.get("timeZone") not in available_timezones():
        raise Refused(400, "attendee.timeZone must be a valid IANA time zone")
    if not guest.get("email") and not guest.get("phoneNumber"):
        raise Refused(400, NO_CONTACT)
    if guest.get("phoneNumber") and not E164.fullmatch(guest["phoneNumber"]):
        raise Refused(400, "attendee.phoneNumber must be a valid phone number")
    if guest.get("email") and not EMAIL.fullmatch(guest["email"]):
        raise Refused(400, "attendee.email must be an email")
    return _with_address(guest, event_type)


def _with_address(guest: dict[str, Any], event_type: EventType) -> dict[str, Any]:
    """What Cal.com says where an address is missing, or a phone number, is not known: no text is to be relied on."""
    if needs_email(event_type):
        if not guest.get("email"):
            raise Refused(400, "responses - {email}error_required_field")
        return guest
    if not guest.get("phoneNumber"):
        raise Refused(400, "responses - {attendeePhoneNumber}error_required_field")
    return guest | {"email": f"{guest['phoneNumber'].removeprefix('+')}@sms.cal.com"}


def answers_of(body: Mapping[str, Any], event_type: EventType) -> dict[str, Any]:
    answers = body.get("bookingFieldsResponses") or {}
    if not isinstance(answers, dict):
        raise Refused(400, "bookingFieldsResponses must be an object")
    for field in custom_fields(event_type):
        answer = answers.get(field["slug"])
        if field["required"] and not answer:
            raise Refused(400, f"responses - {{{field['slug']}}}error_required_field")
        if answer and "options" in field and answer not in field["options"]:
            raise Refused(400, f"responses - {{{field['slug']}}}Invalid option")
    return answers


def metadata_of(body: Mapping[str, Any]) -> dict[str, Any]:
    metadata = body.get("metadata") or {}
    if not isinstance(metadata, dict) or len(metadata) > 50 or not all(map(_is_metadata, metadata.items())):
        raise Refused(
            400, "Metadata must have at most 50 keys, each key up to 40 characters, and values up to 500 characters."
        )
    return metadata


def _is_metadata(item: tuple[str, Any]) -> bool:
    name, value = item
    return len(name) <= 40 and (isinstance(value, bool | int | float) or (isinstance(value, str) and len(value) <= 500))


def check_place(body: Mapping[str, Any], event_type: EventType) -> None:
    """A place that is named must be one of the event type's."""
    if "lengthInMinutes" in body and "lengthInMinutesOptions" not in event_type:
        raise Refused(
            400, "Can't specify 'lengthInMinutes' because event type does not have multiple possible lengths."
        )
    place = body.get("location")
    if place is not None and not isinstance(place, dict):
        raise Refused(400, "location must be an object")
    if place is not None and place.get("type") not in {each["type"] for each in event_type["locations"]}:
        raise Refused(400, "Booking location must be one of the event type's locations.")
