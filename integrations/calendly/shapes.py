"""Calendly's resources in our words. Each raises KeyError, TypeError or ValueError for one of another shape."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from integrations.calendly.words import QUESTION_KINDS, STATES, moment_of
from integrations.vocabulary import (
    EventType,
    Level,
    Problem,
    ProviderBooking,
    Question,
    QuestionKind,
    State,
    match_key_of_email,
)

SOURCE = "tavolo"  # `utm_source` of what we booked: then `utm_content` is the match key and `utm_term` the people
LABELS = {"it": ("Persone", "Telefono"), "en": ("People", "Phone")}
OUR_LINE = re.compile("|".join(f"{label}: .*" for labels in LABELS.values() for label in labels))
Json = Mapping[str, Any]


def event_type_of(found: Json, sees_all: bool, filled: tuple[str | None, ...] = ()) -> EventType:
    """What can be booked; `filled` are the names of questions that we answer by ourselves, as we do those for a phone.
    `sees_all` says whether the bookings of every host can be found again."""
    questions = tuple(question_of(each) for each in found.get("custom_questions") or () if each.get("enabled", True))
    return EventType(
        id=str(found["uri"]),
        name=str(found.get("name") or found.get("slug") or ""),
        minutes=int(found["duration"]),
        questions=tuple(each for each in questions if each.kind is not QuestionKind.PHONE and each.id not in filled),
        needs_email=True,
        problems=tuple(_problems(found, sees_all)),
    )


def question_of(found: Json) -> Question:
    return Question(
        id=str(found["name"]),
        label=str(found["name"]),
        kind=QUESTION_KINDS.get(found.get("type", ""), QuestionKind.TEXT),
        is_required=bool(found.get("required")),
        options=tuple(str(choice) for choice in found.get("answer_choices") or ()),
    )


def _problems(found: Json, sees_all: bool) -> list[Problem]:
    hurdles = {
        Problem("inactive"): not found.get("active", True) or bool(found.get("deleted_at")),
        Problem("needs_payment"): bool(found.get("is_paid")),
        Problem("not_instant"): found.get("booking_method", "instant") != "instant",
        Problem("not_admin"): found.get("pooling_type") == "round_robin" and not sees_all,
        Problem("group", Level.LIMITS): found.get("kind") == "group",
    }
    return [problem for problem, is_so in hurdles.items() if is_so]


def booking_of(invitee: Json, start: datetime, end: datetime | None, event: Json) -> ProviderBooking:
    """A guest's place in a scheduled event; of `event` only `event_type`, `status` and `updated_at` are read."""
    tracking = invitee.get("tracking") or {}
    is_ours = tracking.get("utm_source") == SOURCE
    answers = [str(each.get("answer") or "") for each in invitee.get("questions_and_answers") or ()]
    return ProviderBooking(
        id=str(invitee["uri"]),
        state=_state(invitee, event),
        start=start,
        end=end,
        event_type=event.get("event_type"),
        people=_number(tracking.get("utm_term")) if is_ours else None,
        name=invitee.get("name") or f"{invitee.get('first_name') or ''} {invitee.get('last_name') or ''}".strip(),
        phone=phone_in([invitee.get("text_reminder_number") or "", *answers]),
        email=invitee.get("email"),
        notes=_notes(answers),
        match_key=(tracking.get("utm_content") if is_ours else None) or match_key_of_email(invitee.get("email")),
        replaces=invitee.get("old_invitee"),
        updated_at=max(
            (moment_of(each["updated_at"]) for each in (invitee, event) if each.get("updated_at")), default=None
        ),
        facts={name: invitee[name] for name in ("cancel_url", "reschedule_url", "new_invitee") if invitee.get(name)},
        replaced_by=invitee.get("new_invitee"),
    )


def of_event(invitee: Json, event: Json) -> ProviderBooking:
    """A guest's place in a scheduled event that was read as well."""
    end = event.get("end_time")
    return booking_of(invitee, moment_of(event["start_time"]), moment_of(end) if end else None, event)


def _state(invitee: Json, event: Json) -> State:
    state = STATES.get(invitee.get("status", ""), State.UNKNOWN)
    if event.get("status") == "canceled":
        return State.CANCELLED
    return State.NO_SHOW if state is State.CONFIRMED and invitee.get("no_show") else state


def phone_in(texts: list[str]) -> str | None:
    """The first international number among them, E.164; also where it is a line of ours."""
    for line in (line for text in texts for line in text.splitlines()):
        digits = re.sub(r"[\s().-]", "", line.rpartition(": ")[2] if OUR_LINE.fullmatch(line) else line)
        if re.fullmatch(r"\+[1-9][0-9]{6,14}", digits):
            return digits
    return None


def _notes(answers: list[str]) -> str | None:
    """What the guest said: without the phone number, and the lines that we put before it."""
    lines = [line for answer in answers for line in answer.splitlines() if not OUR_LINE.fullmatch(line)]
    return "\n".join(line for line in lines if phone_in([line]) is None).strip() or None


def _number(text: Any) -> int | None:
    return int(text) if isinstance(text, str) and text.isdecimal() and len(text) < 5 else None
