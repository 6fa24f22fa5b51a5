"""What Acuity refuses, by its own `error`, and in which order."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from integrations.sandbox.acuity.book import Book
from integrations.sandbox.acuity.house import CALENDARS, DAYS_AHEAD, ROME, TYPES, fields_of, starts_on

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
Asked = dict[str, Any]


class Refused(Exception):
    """A request that is answered with an error body: status and `error`."""

    def __init__(self, error: str, status: int = 400, message: str | None = None) -> None:
        self.error, self.status = error, status
        self.message = message or error.replace("_", " ").capitalize() + "."
        super().__init__(error)


def checked(asked: object, is_admin: bool) -> Asked:
    """The body of a create with nothing wrong about guest, type and answers. Raises Refused."""
    if not isinstance(asked, dict):
        raise Refused("bad_request")
    for name, error in (("firstName", "required_first_name"), ("lastName", "required_last_name")):
        if not isinstance(asked.get(name), str) or not asked[name].strip():
            raise Refused(error)
    _check_email(asked, is_admin)
    _check_type(asked.get("appointmentTypeID"))
    if len(asked.get("labels", [])) > 1:
        raise Refused("bad_request")
    if not is_admin:
        _check_answers(asked["appointmentTypeID"], asked.get("fields", []))
        asked.pop("notes", None)  # the admin's alone: ignored
    return asked


def _check_email(asked: Asked, is_admin: bool) -> None:
    email = asked.get("email")
    if not email and not is_admin:
        raise Refused("required_email")
    if email and not EMAIL.fullmatch(str(email)):
        raise Refused("invalid_email")


def _check_type(number: object) -> None:
    if number is None:
        raise Refused("required_appointment_type_id")
    if not isinstance(number, int) or number not in TYPES or not TYPES[number]["active"]:
        raise Refused("invalid_appointment_type")


def _check_answers(event_type: int, answers: Any) -> None:
    fields = fields_of(event_type)
    if not isinstance(answers, list) or not all(
        isinstance(each, dict) and each.get("id") in fields for each in answers
    ):
        raise Refused("invalid_fields")
    said = {each["id"]: str(each.get("value", "")) for each in answers}
    for number, field in fields.items():
        if field["required"] and not said.get(number):
            raise Refused("required_field")
        if field["options"] and said.get(number) and said[number] not in field["options"]:
            raise Refused("invalid_fields")


def start_of(asked: Asked) -> datetime:
    """The moment a body asks for; without an offset it is in the zone of the business. Raises Refused."""
    if asked.get("timezone", ROME.key) not in available_timezones():
        raise Refused("invalid_timezone")
    if not asked.get("datetime"):
        raise Refused("required_datetime")
    try:
        moment = datetime.fromisoformat(str(asked["datetime"]))
    except ValueError:
        raise Refused("invalid_datetime") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=ROME)


def calendar_for(
    book: Book, event_type: int, asked: Asked, is_admin: bool = False, ignored: Iterable[int] = ()
) -> tuple[datetime, int]:
    """When and in which calendar it will be. An admin is let in anywhere. Raises Refused."""
    start, wanted = start_of(asked), asked.get("calendarID")
    if (wanted is None and is_admin) or (wanted is not None and wanted not in CALENDARS):
        raise Refused("invalid_calendar")
    if is_admin:
        return start, wanted  # type: ignore[return-value]
    _check_start(start)
    free = book.free_calendars(event_type, start, ignored)
    if wanted is not None and wanted not in free:
        raise not_available(asked)
    if not free:
        raise Refused("no_available_calendar", message="We could not find an available calendar.")
    return start, wanted or free[0]


def not_available(asked: Asked) -> Refused:
    return Refused("not_available", message=f'The time "{asked["datetime"]}" is not an available time slot.')


def _check_start(start: datetime) -> None:
    now = datetime.now(ROME)
    if start <= now:
        raise Refused("not_available_min_hours_in_advance")
    if start > now + timedelta(days=DAYS_AHEAD):
        raise Refused("not_available_max_days_in_advance")
    if start not in starts_on(start.astimezone(ROME).date()):
        raise not_available({"datetime": f"{start:%Y-%m-%dT%H:%M:%S%z}"})


def zone_of(name: str | None) -> ZoneInfo:
    """Raises Refused."""
    if name is not None and name not in available_timezones():
        raise Refused("invalid_timezone")
    return ZoneInfo(name) if name else ROME


def type_of(text: str | None) -> int:
    """The appointment type of a query. Raises Refused."""
    number = int(text) if text and text.isdecimal() else None
    _check_type(number)
    return number  # type: ignore[return-value]
