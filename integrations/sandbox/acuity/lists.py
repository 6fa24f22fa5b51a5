"""Which appointments a list asks for."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from integrations.sandbox.acuity.book import Appointment, Book, moment_of
from integrations.sandbox.acuity.house import ROME
from integrations.sandbox.acuity.rules import Refused

MOST = 100
EXACT = ("calendarID", "appointmentTypeID", "firstName", "lastName", "email")
Test = Callable[[Appointment], bool]


def listed(book: Book, query: Mapping[str, str]) -> list[dict[str, Any]]:
    """As `GET /appointments` answers, `canceled` and `noShow` only where cancelled ones may be. Raises Refused."""
    try:
        most, tests = int(query.get("max", MOST)), _tests(query)
    except ValueError:
        raise Refused("bad_request") from None
    found = book.all(lambda each: all(test(each) for test in tests))
    found.sort(key=lambda each: (moment_of(each), each["id"]), reverse=query.get("direction", "DESC") != "ASC")
    shows_state = _is_yes(query.get("showall")) or _is_yes(query.get("canceled"))
    hidden = set() if shows_state else {"canceled", "noShow"}
    if _is_yes(query.get("excludeForms")):
        hidden |= {"forms", "formsText"}
    return [{name: value for name, value in each.items() if name not in hidden} for each in found[:most]]


def plain(appointment: Appointment) -> dict[str, Any]:
    """An appointment as everything but a list shows it: whether it is cancelled is not said."""
    return {name: value for name, value in appointment.items() if name not in ("canceled", "noShow")}


def _is_yes(text: str | None) -> bool:
    return text in ("true", "1")


def _tests(query: Mapping[str, str]) -> list[Test]:
    """Raises ValueError."""
    tests = [_equals(name, query[name]) for name in EXACT if name in query]
    tests += [_answers(int(name[6:]), query[name]) for name in query if name.startswith("field:")]
    if not _is_yes(query.get("showall")):
        tests.append(lambda each: each["canceled"] is _is_yes(query.get("canceled")))
    if "minDate" in query:
        first = date.fromisoformat(query["minDate"])
        tests.append(lambda each: moment_of(each).astimezone(ROME).date() >= first)
    if "maxDate" in query:
        last = date.fromisoformat(query["maxDate"])
        tests.append(lambda each: moment_of(each).astimezone(ROME).date() <= last)
    if "phone" in query:
        tests.append(lambda each: _digits(each["phone"]) == _digits(query["phone"]) != "")
    return tests


def _equals(name: str, wanted: str) -> Test:
    return lambda each: str(each[name]).casefold() == wanted.casefold()


def _answers(field: int, wanted: str) -> Test:
    return lambda each: any(
        (value["fieldID"], value["value"]) == (field, wanted) for form in each["forms"] for value in form["values"]
    )


def _digits(phone: str) -> str:
    return re.sub(r"[^0-9+]", "", phone)
