"""What the account has: its calendars, its appointment types and the forms guests fill in. All times are Rome's."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

USER_ID = "12345"
API_KEY = "stand-in-api-key"
ROME = ZoneInfo("Europe/Rome")
DAYS_AHEAD = 60
NOON = [time(hour, minute) for hour in (12, 13, 14) for minute in (0, 30)]
EVENING = [time(hour, minute) for hour in (19, 20, 21, 22) for minute in (0, 30)]
STARTS = NOON + EVENING

ACCOUNT = {
    "id": int(USER_ID),
    "email": "owner@example.com",
    "timezone": ROME.key,
    "name": "Trattoria Roma",
    "firstDayOfWeek": 1,
    "timeFormat": "24h",
    "currency": "EUR",
    "plan": "Professional",
    "schedulingPage": f"https://app.acuityscheduling.com/schedule.php?owner={USER_ID}",
}


def _calendar(number: int, name: str) -> dict[str, Any]:
    place = {"email": "", "replyTo": "owner@example.com", "description": "", "location": "Via Roma 1"}
    return {"id": number, "name": name, "timezone": ROME.key, **place}


CALENDARS = {
    number: _calendar(number, name)
    for number, name in (
        *((101, "Tavolo 1"), (102, "Tavolo 2"), (103, "Tavolo 3")),
        *((201, "Tavolo 11"), (202, "Tavolo 12"), (203, "Tavolo 13")),
        (301, "Terrazza"),
    )
}


def _type(number: int, name: str, minutes: int, calendars: list[int], **changes: Any) -> dict[str, Any]:
    fresh = {
        "id": number,
        "active": True,
        "name": name,
        "description": "",
        "duration": minutes,
        "price": "0.00",
        "category": "",
        "color": "#ED7087",
        "private": False,
        "type": "service",
        "classSize": None,
        "paddingAfter": 0,
        "paddingBefore": 0,
        "calendarIDs": calendars,
    }
    return fresh | changes


TYPES = {
    each["id"]: each
    for each in (
        _type(1, "Tavolo per 2", 90, [101, 102, 103]),
        _type(2, "Tavolo per 4", 120, [201, 202, 203]),
        _type(3, "Tavolo in terrazza", 90, [301]),
        _type(4, "Degustazione", 120, [201, 202, 203]),
        _type(5, "Vecchio menu", 60, [101], active=False),
        _type(6, "Corso di cucina", 180, [101], type="class", classSize=8),
    )
}
FORMS = [
    {
        "id": 1,
        "name": "Per la cucina",
        "description": "",
        "hidden": False,
        "appointmentTypeIDs": [1, 2, 3],
        "fields": [{"id": 11, "name": "Allergie", "required": False, "type": "textarea", "options": None}],
    },
    {
        "id": 2,
        "name": "Degustazione",
        "description": "",
        "hidden": False,
        "appointmentTypeIDs": [4],
        "fields": [{"id": 21, "name": "Menu", "required": True, "type": "dropdown", "options": ["Terra", "Mare"]}],
    },
]


def fields_of(event_type: int) -> dict[int, dict[str, Any]]:
    """The questions of one appointment type, by id, each with its form."""
    return {
        field["id"]: field | {"form": form}
        for form in FORMS
        if event_type in form["appointmentTypeIDs"]  # type: ignore[operator]
        for field in form["fields"]  # type: ignore[attr-defined]
    }


def starts_on(day: date) -> list[datetime]:
    """The starts of a day that are neither over nor too far ahead."""
    now = datetime.now(ROME)
    starts = [datetime.combine(day, start, ROME) for start in STARTS]
    return [start for start in starts if now < start <= now + timedelta(days=DAYS_AHEAD)]
