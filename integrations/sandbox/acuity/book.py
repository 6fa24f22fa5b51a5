"""The appointments the stand-in holds, in the vendor's own shape."""

import threading
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from integrations.sandbox.acuity.house import CALENDARS, ROME, TYPES, fields_of

Appointment = dict[str, Any]


class Book:
    """Every appointment, oldest first; safe to use from many threads."""

    def __init__(self) -> None:
        self.lock = threading.RLock()  # held from looking whether a start is free until it is taken
        self._held: dict[int, Appointment] = {}

    def get(self, number: str | int) -> Appointment | None:
        with self.lock:
            found = self._held.get(int(number)) if str(number).isdecimal() else None
            return dict(found) if found else None

    def all(self, keep: Callable[[Appointment], bool] = lambda _: True) -> list[Appointment]:
        with self.lock:
            return [dict(each) for each in self._held.values() if keep(each)]

    def free_calendars(self, event_type: int, start: datetime, ignored: Iterable[int] = ()) -> list[int]:
        """Those of the type's calendars that have nothing from then on for as long as it takes."""
        end = start + timedelta(minutes=TYPES[event_type]["duration"])
        taken = {
            each["calendarID"]
            for each in self.all(lambda held: not held["canceled"] and held["id"] not in set(ignored))
            if moment_of(each) < end and start < moment_of(each) + timedelta(minutes=int(each["duration"]))
        }
        return [number for number in TYPES[event_type]["calendarIDs"] if number not in taken]

    def add(self, asked: dict[str, Any], start: datetime, calendar: int) -> Appointment:
        """A new one, from a request that is not refused."""
        with self.lock:
            number = 54321 + len(self._held)
            self._held[number] = _fresh(number, asked) | _at(start, calendar, asked["appointmentTypeID"])
            return dict(self._held[number])

    def change(self, number: int, **changes: Any) -> Appointment:
        with self.lock:
            self._held[number] |= changes
            return dict(self._held[number])

    def move(self, number: int, start: datetime, calendar: int) -> Appointment:
        return self.change(number, **_at(start, calendar, self._held[number]["appointmentTypeID"]))


def moment_of(appointment: Appointment) -> datetime:
    return datetime.fromisoformat(appointment["datetime"])


def forms_of(event_type: int, answers: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The answers `[{"id": 11, "value": "..."}]` under the forms they belong to."""
    forms: dict[int, dict[str, Any]] = {}
    for answer in answers:
        field = fields_of(event_type)[answer["id"]]
        form = forms.setdefault(field["form"]["id"], {"id": field["form"]["id"], "name": field["form"]["name"]})
        value = {"value": answer["value"], "name": field["name"], "fieldID": field["id"], "id": 21502993 + field["id"]}
        form.setdefault("values", []).append(value)
    return list(forms.values())


def _at(start: datetime, calendar: int, event_type: int) -> dict[str, Any]:
    start = start.astimezone(ROME)
    end = start + timedelta(minutes=TYPES[event_type]["duration"])
    return {
        "date": f"{start:%B} {start.day}, {start.year}",
        "time": f"{start:%H:%M}",
        "endTime": f"{end:%H:%M}",
        "datetime": f"{start:%Y-%m-%dT%H:%M:%S%z}",
        "calendar": CALENDARS[calendar]["name"],
        "calendarID": calendar,
    }


def _fresh(number: int, asked: dict[str, Any]) -> Appointment:
    event_type, now = TYPES[asked["appointmentTypeID"]], datetime.now(UTC).astimezone(ROME)
    return {
        "id": number,
        "firstName": asked["firstName"],
        "lastName": asked["lastName"],
        "phone": asked.get("phone", ""),
        "email": asked.get("email", ""),
        "dateCreated": f"{now:%B} {now.day}, {now.year}",
        "price": event_type["price"],
        "paid": "no",
        "amountPaid": "0.00",
        "type": event_type["name"],
        "appointmentTypeID": event_type["id"],
        "addonIDs": asked.get("addonIDs", []),
        "classID": None,
        "category": event_type["category"],
        "duration": str(event_type["duration"]),
        "canClientCancel": True,
        "canClientReschedule": True,
        "location": "",
        "certificate": None,
        "confirmationPage": f"https://acuityscheduling.com/schedule.php?owner=12345&id[]={number}&action=appt",
        "formsText": "",
        "notes": asked.get("notes", ""),
        "timezone": asked.get("timezone", ROME.key),
        "calendarTimezone": ROME.key,
        "forms": forms_of(event_type["id"], asked.get("fields", [])),
        "labels": asked.get("labels", []),
        "canceled": False,
        "noShow": False,
    }
