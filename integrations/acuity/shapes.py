"""What Acuity sends in our words. Bodies of another shape raise ValueError, TypeError, KeyError or AttributeError."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from integrations.vocabulary import (
    Account,
    EventType,
    Problem,
    ProviderBooking,
    Question,
    QuestionKind,
    State,
    match_key_of_email,
)

NO_LAST_NAME = "."
E164 = re.compile(r"\+[1-9][0-9]{6,14}")

# Field types of intake forms (unconfirmed) -> how they are answered; one we don't know is a text.
KINDS = {
    "textbox": QuestionKind.TEXT,
    "textarea": QuestionKind.TEXT,
    "dropdown": QuestionKind.CHOICE,
    "checkboxlist": QuestionKind.CHOICES,
    "checkbox": QuestionKind.YES_NO,
    "yesno": QuestionKind.YES_NO,
}


def account_of(found: Any) -> Account:
    """An account of `GET /me`."""
    name = text_of(found.get("name")) or text_of(found.get("email")) or str(found["id"])
    plan, timezone = text_of(found.get("plan")), text_of(found.get("timezone"))
    return Account(str(found["id"]), name, text_of(found.get("email")), plan, timezone)


def event_type_of(found: Any, forms: Any) -> EventType:
    """An appointment type, with the questions of the intake forms it has."""
    problems = []
    if found.get("active") is False:
        problems.append(Problem("inactive"))
    if found.get("type", "service") != "service":
        problems.append(Problem("not_a_table"))
    questions = tuple(_questions(forms, found["id"]))
    number, name, minutes = str(found["id"]), str(found["name"]), int(found["duration"])
    return EventType(number, name, minutes, questions=questions, needs_email=True, problems=tuple(problems))


def _questions(forms: Any, event_type: object) -> Iterator[Question]:
    """What can't be read of the forms asks nothing: their shape is unconfirmed."""
    for form in _objects(forms):
        types = form.get("appointmentTypeIDs")
        if not isinstance(types, list) or event_type not in types or form.get("hidden") is True:
            continue
        for field in _objects(form.get("fields")):
            if field.get("id") is not None and text_of(field.get("name")):
                yield _question_of(field)


def _question_of(field: Mapping[str, Any]) -> Question:
    options = field["options"] if isinstance(field.get("options"), list) else []
    kind = KINDS.get(str(field.get("type")), QuestionKind.TEXT)
    is_required = field.get("required") is True
    return Question(str(field["id"]), field["name"].strip(), kind, is_required, tuple(map(str, options)))


def _objects(found: Any) -> list[Mapping[str, Any]]:
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


def booking_of(found: Any, timezone: ZoneInfo) -> ProviderBooking:
    """An appointment. The e-mail is None where it is a placeholder of ours, whose match key is then there."""
    start, email = moment_of(found["datetime"], timezone), text_of(found.get("email"))
    key = match_key_of_email(email)
    return ProviderBooking(
        str(int(found["id"])),
        _state_of(found),
        start,
        end=_end_of(start, found.get("duration")),
        event_type=str(found["appointmentTypeID"]) if found.get("appointmentTypeID") is not None else None,
        name=name_of(str(found.get("firstName") or ""), str(found.get("lastName") or "")),
        phone=phone_of(found.get("phone")),
        email=None if key else email,
        notes=text_of(found.get("notes")),
        match_key=key,
    )


def _state_of(found: Mapping[str, Any]) -> State:
    """`canceled` and `noShow` are shown in lists that were asked for cancelled ones; elsewhere there may be neither."""
    cancelled = found.get("canceled", False)
    if cancelled is False:
        return State.CONFIRMED
    if cancelled is not True:
        return State.UNKNOWN
    return State.NO_SHOW if found.get("noShow") is True else State.CANCELLED


def _end_of(start: datetime, minutes: object) -> datetime | None:
    """`duration` is text in appointments."""
    text = str(minutes)
    return start + timedelta(minutes=int(text)) if re.fullmatch(r"[0-9]{1,4}", text) else None


def moment_of(text: str, timezone: ZoneInfo) -> datetime:
    """`2016-02-04T13:00:00-0800`; without an offset it is of the business's zone."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone)


def written(moment: datetime, timezone: ZoneInfo) -> str:
    """A moment as the availability writes it: an offset without colon, never none."""
    return moment.astimezone(timezone).strftime("%Y-%m-%dT%H:%M:%S%z")


def names_of(name: str) -> tuple[str, str]:
    """First and last name of a spoken one. Acuity wants both: where only one was said, the other is a full stop."""
    first, _, last = " ".join(name.split()).partition(" ")
    return first or NO_LAST_NAME, last or NO_LAST_NAME


def name_of(first: str, last: str) -> str:
    """The reverse of `names_of`."""
    return " ".join(part for part in (first.strip(), last.strip()) if part not in ("", NO_LAST_NAME))


def phone_of(text: object) -> str | None:
    """E.164; None where what somebody typed has no country code."""
    digits = re.sub(r"[^0-9+]", "", str(text or ""))
    number = f"+{digits[2:]}" if digits.startswith("00") else digits
    return number if E164.fullmatch(number) else None


def text_of(value: object) -> str | None:
    """A text with something in it, else None."""
    return value.strip() or None if isinstance(value, str) else None
