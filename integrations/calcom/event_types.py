"""What an event type asks with every booking, and how our answers are written for it."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from integrations.calcom.shapes import BadShape
from integrations.vocabulary import BookingRequest, EventType, Level, Problem, Question, QuestionKind

ASKED_ANYWAY = {"name", "email", "attendeePhoneNumber", "notes", "location", "rescheduleReason", "title", "guests"}
KINDS = {
    "phone": QuestionKind.PHONE,
    "number": QuestionKind.NUMBER,
    "select": QuestionKind.CHOICE,
    "radio": QuestionKind.CHOICE,
    "multiselect": QuestionKind.CHOICES,
    "checkbox": QuestionKind.CHOICES,
    "boolean": QuestionKind.YES_NO,
}
PLACES_OF_THE_GUEST = ("attendeeAddress", "attendeeDefined")
KEPT_S = 300.0
YES = ("yes", "true", "1", "on", "sì", "si")


@dataclass(frozen=True, slots=True)
class Form:
    """An event type, and what of a guest it takes. `hides_email`: an address that is sent is replaced there."""

    event_type: EventType
    hides_email: bool
    meets_at_phone: bool

    def guest(self, request: BookingRequest, contact_email: str | None, timezone: str) -> dict[str, Any]:
        """The attendee. Where no address is needed only the guest's own goes along."""
        email = contact_email if self.event_type.needs_email else request.email
        guest: dict[str, Any] = {"name": request.name, "timeZone": timezone, "language": request.language}
        if request.phone:
            guest["phoneNumber"] = request.phone
        if email and not self.hides_email:
            guest["email"] = email
        return guest

    def unanswered(self, answers: Mapping[str, str]) -> tuple[str, ...]:
        """The questions that have to be answered and are not, by their ids."""
        asked = (question.id for question in self.event_type.questions if question.is_required)
        return tuple(id_ for id_ in asked if not answers.get(id_, "").strip())

    def answers(self, answers: Mapping[str, str]) -> dict[str, Any]:
        """The answers to its own questions, each in the form Cal.com wants; others are left out."""
        kinds = {question.id: question.kind for question in self.event_type.questions}
        return {slug: _written(answer, kinds[slug]) for slug, answer in answers.items() if slug in kinds}


class Forms:
    """The forms of a connection, kept for a while: a caller waits for every request."""

    def __init__(self) -> None:
        self._kept: dict[str, Form] = {}
        self._until = 0.0

    def get(self, event_type: str, read: Callable[[], tuple[Form, ...]]) -> Form | None:
        """The form of an event type, read again when it is old or not there; None when there is none."""
        if event_type not in self._kept or time.monotonic() >= self._until:
            self._kept = {form.event_type.id: form for form in read()}
            self._until = time.monotonic() + KEPT_S
        return self._kept.get(event_type)


@cache
def forms_of(connection: str, base_url: str) -> Forms:
    """The forms of one restaurant's connection."""
    return Forms()


def form_of(found: Mapping[str, Any]) -> Form:
    """Raises BadShape."""
    fields = found.get("bookingFields") or []
    minutes = found.get("lengthInMinutes")
    if (
        not isinstance(found.get("id"), int | str)
        or not isinstance(minutes, int | float)
        or not isinstance(fields, list)
    ):
        raise BadShape
    by_slug = {str(field.get("slug")): field for field in fields if isinstance(field, dict)}
    email = by_slug.get("email", {})
    hides_email = email.get("hidden") is True
    event_type = EventType(
        id=str(found["id"]),
        name=str(found.get("title") or found.get("slug") or found["id"]),
        minutes=int(minutes),
        questions=tuple(_question(field) for slug, field in by_slug.items() if _is_asked(slug, field)),
        needs_email=not hides_email and email.get("required") is not False,
        problems=tuple(Problem(code, Level.BLOCKS) for code in _obstacles(found)),
    )
    return Form(event_type, hides_email, _first_place(found) == "attendeePhone")


def _is_asked(slug: str, field: Mapping[str, Any]) -> bool:
    return slug not in ASKED_ANYWAY and field.get("hidden") is not True


def _question(field: Mapping[str, Any]) -> Question:
    options = field.get("options")
    return Question(
        id=str(field["slug"]),
        label=str(field.get("label") or field["slug"]),
        kind=KINDS.get(str(field.get("type")), QuestionKind.TEXT),
        is_required=field.get("required") is True,
        options=tuple(map(str, options)) if isinstance(options, list) else (),
    )


def _obstacles(found: Mapping[str, Any]) -> list[str]:
    """Why we can't book it. With seats, cancelling one guest by our key would cancel all of them."""
    obstacles = {
        "seats": _is_on(found.get("seats")) or bool(found.get("seatsPerTimeSlot")),
        "recurring": _is_on(found.get("recurrence")),
        "payment": bool(found.get("price")),
        "email_verification": found.get("requiresBookerEmailVerification") is True,
        "place_of_guest": _first_place(found) in PLACES_OF_THE_GUEST,
    }
    return [code for code, is_there in obstacles.items() if is_there]


def _is_on(setting: Any) -> bool:
    """A setting is null, `{"disabled": true}` or an object of its own."""
    return isinstance(setting, dict) and setting.get("disabled") is not True


def _first_place(found: Mapping[str, Any]) -> str | None:
    """Where Cal.com holds a booking that names no place."""
    places = found.get("locations")
    return places[0].get("type") if isinstance(places, list) and places and isinstance(places[0], dict) else None


def _written(answer: str, kind: QuestionKind) -> Any:
    if kind is QuestionKind.CHOICES:
        return answer.splitlines()
    if kind is QuestionKind.YES_NO:
        return answer.strip().lower() in YES
    if kind is QuestionKind.NUMBER and answer.strip().isdecimal():
        return int(answer)
    return answer
