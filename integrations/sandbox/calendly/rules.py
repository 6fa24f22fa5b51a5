"""What Calendly refuses to book and to list, in its own words where they are known."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import available_timezones

from integrations.sandbox.calendly.menu import ORGANIZATION, Json

IN_UTC = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
BODY = {"event_type", "start_time", "invitee", "location", "questions_and_answers", "tracking", "event_guests"}
GUEST = {"name", "first_name", "last_name", "email", "timezone", "text_reminder_number"}
TRACKING = {"utm_campaign", "utm_source", "utm_medium", "utm_content", "utm_term", "salesforce_uuid"}
WITH_TEXT = {"physical", "custom", "ask_invitee", "outbound_call"}
MOST_GUESTS = 10
LONGEST_RANGE = timedelta(days=31)
SUBSCRIPTION = {"url", "events", "organization", "user", "group", "scope", "signing_key"}
WEBHOOK_EVENTS = {
    *("invitee.canceled", "invitee.created", "invitee_no_show.created", "invitee_no_show.deleted"),
    *("meeting_recap.created", "meeting_recap.updated", "meeting_recap.deleted", "routing_form_submission.created"),
    *("contact.created", "contact.updated", "contact.deleted"),
}
INVALID = "The supplied parameters are invalid."
NO_ANSWER = "Required Questions and Answers cannot be blank."
BAD_PLACE = "Specified location kind is not configured for this event type."
PAID = "Event types that require payment cannot be scheduled via the API."


class Refused(Exception):
    """A 400 with this message; `parameter` is what its details name."""

    def __init__(self, message: str = INVALID, parameter: str | None = None) -> None:
        super().__init__(message)
        self.message, self.parameter = message, parameter


def _demand(holds: bool, message: str = INVALID, parameter: str | None = None) -> None:
    if not holds:
        raise Refused(message, parameter)


def said(body: Any) -> Json:
    """A JSON object. Raises Refused."""
    _demand(isinstance(body, dict))
    return dict(body)


def utc(text: object, parameter: str) -> datetime:
    """A moment in UTC, written with Z. Raises Refused."""
    _demand(isinstance(text, str) and IN_UTC.fullmatch(text) is not None, parameter=parameter)
    try:
        return datetime.fromisoformat(str(text))
    except ValueError:
        raise Refused(INVALID, parameter) from None


def window(query: Mapping[str, str]) -> tuple[datetime, datetime]:
    """What free starts are asked for. Raises Refused."""
    first, last = utc(query.get("start_time"), "start_time"), utc(query.get("end_time"), "end_time")
    _demand(first >= datetime.now(UTC), "start_time must be in the future", "start_time")
    _demand(timedelta(0) < last - first <= LONGEST_RANGE, "the date range is too long or empty", "end_time")
    return first, last


def check_booking(asked: Json, kind: Json) -> datetime:
    """The start of a booking that is in order, whether it is free or not. Raises Refused."""
    _demand(asked.keys() <= BODY)
    start = utc(asked.get("start_time"), "start_time")
    _demand(not kind["is_paid"], PAID)
    _demand(kind["active"] and kind["booking_method"] == "instant")
    _check_guest(asked.get("invitee"))
    _check_place(asked.get("location"), kind)
    _check_answers(asked.get("questions_and_answers") or [], kind["custom_questions"])
    guests = asked.get("event_guests") or []
    _check_tracking(asked.get("tracking"))
    _demand(isinstance(guests, list) and len(guests) <= MOST_GUESTS, parameter="event_guests")
    return start


def _check_guest(guest: Any) -> None:
    _demand(isinstance(guest, dict) and guest.keys() <= GUEST, parameter="invitee")
    _demand(all(isinstance(value, str) for value in guest.values()), parameter="invitee")
    _demand(bool(guest.get("name") or guest.get("first_name")), parameter="invitee.name")
    _demand(EMAIL.fullmatch(guest.get("email", "")) is not None, parameter="invitee.email")
    _demand(guest.get("timezone") in available_timezones(), parameter="invitee.timezone")


def _check_place(place: Any, kind: Json) -> None:
    offered = {each["kind"] for each in kind["locations"] or ()}
    if not offered or kind["pooling_type"] == "round_robin":
        _demand(place is None, BAD_PLACE, "location")
        return
    _demand(isinstance(place, dict) and place.get("kind") in offered, BAD_PLACE, "location")
    wanted = {"kind", "location"} if place["kind"] in WITH_TEXT else {"kind"}
    _demand(place.keys() == wanted and all(isinstance(text, str) and text for text in place.values()), BAD_PLACE)


def _check_tracking(tracking: Any) -> None:
    """None, or all of it."""
    if tracking is not None:
        _demand(isinstance(tracking, dict) and tracking.keys() == TRACKING, parameter="tracking")
        _demand(all(isinstance(value, str | None) for value in tracking.values()), parameter="tracking")


def _check_answers(given: Any, questions: list[Json]) -> None:
    asked = {each["name"]: each for each in questions if each["enabled"]}
    _demand(isinstance(given, list), parameter="questions_and_answers")
    for each in given:
        _demand(isinstance(each, dict) and each.keys() == {"question", "answer", "position"}, parameter="position")
        _demand(each["question"] in asked and isinstance(each["answer"], str), parameter="question")
        _demand(each["position"] == asked[each["question"]]["position"], parameter="position")
    said = {each["question"] for each in given if each["answer"].strip()}
    _demand(all(name in said for name, each in asked.items() if each["required"]), NO_ANSWER)


def check_subscription(asked: Json) -> None:
    """Raises Refused."""
    _demand(asked.keys() <= SUBSCRIPTION)
    _demand(str(asked.get("url", "")).startswith(("https://", "http://")), parameter="url")
    events = asked.get("events")
    _demand(isinstance(events, list) and bool(events) and set(events) <= WEBHOOK_EVENTS, parameter="events")
    _demand(asked.get("organization") == ORGANIZATION, parameter="organization")
    _demand(asked.get("scope") in ("organization", "user"), parameter="scope")
    _demand(asked["scope"] != "user" or bool(asked.get("user")), parameter="user")
