"""What OpenTable refuses, by its own codes. What it has no known code for is refused without one."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from integrations.sandbox.opentable.book import LARGEST_PARTY, TIME_FORM, now

LOCAL_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")
GRID = 15
WIDEST = 720
TABLE_TYPES = ("default", "outdoor", "highTop", "bar", "counter")
ITALY = 39  # its landline numbers begin with a 0 that belongs to them


class Refusal(Exception):
    """`code` None: refused, and nobody knows with which code."""

    def __init__(self, code: str | None, status: int = 400) -> None:
        self.code, self.status = code, status
        super().__init__(code)


def keys_of(body: Any, *known: str) -> Mapping[str, Any]:
    """A JSON object with no other keys than these."""
    if not isinstance(body, dict) or body.keys() - set(known):
        raise Refusal(None)
    return body


def people_of(value: Any) -> int:
    if value is None or value == "":
        raise Refusal("MissingPartySize")
    if not re.fullmatch(r"[0-9]{1,3}", str(value)) or not 1 <= int(value) <= LARGEST_PARTY:
        raise Refusal("InvalidPartySize")
    return int(value)


def time_of(value: Any, missing: str = "MissingDateTime", wrong: str = "InvalidStartDateTime") -> datetime:
    """A start in the restaurant's time: minutes only, no offset, on the grid and not past."""
    if value is None or value == "":
        raise Refusal(missing)
    if not isinstance(value, str) or not LOCAL_TIME.fullmatch(value):
        raise Refusal(wrong)
    try:
        start = datetime.strptime(value, TIME_FORM)  # noqa: DTZ007 - the restaurant's time
    except ValueError:
        raise Refusal(wrong) from None
    if start.minute % GRID or start < now():
        raise Refusal(wrong)
    return start


def minutes_of(value: str | None, wrong: str) -> int:
    """How far to look; nothing where it is not said."""
    if value is None:
        return 0
    if not re.fullmatch(r"[0-9]{1,4}", value) or int(value) > WIDEST:
        raise Refusal(wrong)
    return int(value)


def table_type_of(value: Any) -> str:
    if value not in TABLE_TYPES:
        raise Refusal(None)
    return str(value)


def phone_of(value: Any, as_region: bool) -> dict[str, Any]:
    if value is None:
        raise Refusal("MissingPhoneNumber")
    phone = keys_of(value, "number", "country_code")
    number, country = phone.get("number"), phone.get("country_code")
    if not number:
        raise Refusal("MissingPhoneNumber")
    is_number = isinstance(number, str) and re.fullmatch(r"[0-9]{5,14}", number) is not None
    if (
        not is_number
        or not _is_country(country, as_region)
        or (number.startswith("0") and country not in (ITALY, "IT"))
    ):
        raise Refusal("IllegalPhoneNumber")
    return dict(phone)


def _is_country(value: Any, as_region: bool) -> bool:
    if as_region:
        return isinstance(value, str) and re.fullmatch(r"[A-Z]{2}", value) is not None
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 999


def guest_of(body: Mapping[str, Any], as_region: bool) -> dict[str, Any]:
    """Who reserves, as a reservation shows it."""
    for name, code in (("first_name", "FirstNameIsMissing"), ("last_name", "LastNameIsMissing")):
        if not isinstance(body.get(name), str) or not body[name].strip():
            raise Refusal(code)
    if not isinstance(body.get("special_request"), str | None) or body.get("experience") is not None:
        raise Refusal(None)
    return {
        "first_name": body["first_name"],
        "last_name": body["last_name"],
        "phone": phone_of(body.get("phone"), as_region),
        "special_request": body.get("special_request") or "",
        "experience_id": None,
    }
