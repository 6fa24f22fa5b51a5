"""A booking we ask for, as Calendly wants to be told it: `POST /invitees`."""

import re
from collections.abc import Mapping
from typing import Any

from integrations.calendly.shapes import LABELS, SOURCE, Json, event_type_of, question_of
from integrations.calendly.words import SERVICE, in_utc
from integrations.errors import NotSupported, Rejected
from integrations.vocabulary import BookingRequest, Level, Link, Question, QuestionKind

WITH_TEXT = ("physical", "custom", "outbound_call", "ask_invitee")  # kinds of places that want a `location` as well
LIKED_PLACES = ("physical", "custom", "inbound_call")


def invitee_of(request: BookingRequest, event_type: Json, link: Link, sees_all: bool) -> dict[str, Any]:
    """The body. Raises NotSupported when this event type can't be booked by us, and Rejected when something is missing.

    Reads `event_type` as it is now: an answer must name its question exactly, and the owner may have changed it.
    """
    for problem in event_type_of(event_type, sees_all).problems:
        if problem.level is Level.BLOCKS:
            raise NotSupported(SERVICE, "the event type can't be booked by us", problem.code)
    email = link.contact_email(request)
    if email is None:
        raise Rejected(SERVICE, "an e-mail address is needed", "email_required")
    place = _place(event_type, request, link)
    return {
        "event_type": request.event_type,
        "start_time": in_utc(request.start),
        "invitee": {"name": request.name, "email": email, "timezone": link.timezone.key},
        "questions_and_answers": _answers(request, event_type, link.options),
        "tracking": _tracking(request),
        **({"location": place} if place else {}),
    }


def _tracking(request: BookingRequest) -> dict[str, str | None]:
    nothing = dict.fromkeys(("utm_campaign", "utm_medium", "salesforce_uuid"))
    return {**nothing, "utm_source": SOURCE, "utm_content": request.match_key, "utm_term": str(request.people)}


def _place(event_type: Json, request: BookingRequest, link: Link) -> dict[str, str] | None:
    """One of the places the event type offers, the restaurant's own if it can be; a round robin must be given none."""
    places = event_type.get("locations") or []
    if not places or event_type.get("pooling_type") == "round_robin":
        return None
    liked = [each for kind in LIKED_PLACES for each in places if each["kind"] == kind]
    place = (liked or places)[0]
    if place["kind"] not in WITH_TEXT:
        return {"kind": place["kind"]}
    own = request.phone if place["kind"] == "outbound_call" else place.get("location")
    return {"kind": place["kind"], "location": own or link.facts.get("name") or request.name}


def _answers(request: BookingRequest, event_type: Json, options: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Raises Rejected when a question that must be answered is not."""
    asked = [each for each in event_type.get("custom_questions") or () if each.get("enabled", True)]
    said = {each["name"]: _answer(question_of(each), request, options) for each in asked}
    place = next((each["name"] for each in asked if _is_for_notes(each, said, options.get("notes_question"))), None)
    if place:
        said[place] = _note(request, said, options.get("people_question"))
    if any(each.get("required") and not said[each["name"]] for each in asked):
        raise Rejected(SERVICE, "a question of the event type is not answered", "missing_answer")
    return [
        {"question": each["name"], "answer": said[each["name"]], "position": int(each.get("position") or 0)}
        for each in asked
        if said[each["name"]]
    ]


def _is_for_notes(asked: Json, said: Mapping[str, str | None], chosen: str | None) -> bool:
    """Whether it asks for anything else there is to say: a required question has something of its own in mind."""
    if said[asked["name"]] or (chosen in said and asked["name"] != chosen):
        return False
    return asked["name"] == chosen or (asked.get("type") == "text" and not asked.get("required"))


def _answer(question: Question, request: BookingRequest, options: Mapping[str, Any]) -> str | None:
    if question.id in request.answers:
        return request.answers[question.id]
    if question.id == options.get("people_question"):
        return _people_among(question.options, request.people)
    return request.phone if question.kind is QuestionKind.PHONE else None


def _people_among(choices: tuple[str, ...], people: int) -> str | None:
    """The number, or the choice it falls under: "4", "3-4", "5+"."""
    for choice in choices:
        numbers = [int(number) for number in re.findall(r"[0-9]{1,3}", choice)]
        low, high = (numbers[0], numbers[-1]) if numbers else (0, -1)
        if low <= people <= (people if "+" in choice else high):
            return choice
    return None if choices else str(people)


def _note(request: BookingRequest, said: Mapping[str, str | None], people_question: str | None) -> str:
    """What has no question of its own, a line each."""
    people, phone = LABELS.get(request.language, LABELS["en"])
    lines = [] if said.get(people_question or "") else [f"{people}: {request.people}"]
    if request.phone and request.phone not in said.values():
        lines.append(f"{phone}: {request.phone}")
    return "\n".join([*lines, request.notes or ""]).strip()
