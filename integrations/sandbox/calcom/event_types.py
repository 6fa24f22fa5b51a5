"""What can be booked at the stand-in, in the vendor's own shape."""

from datetime import time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

EventType = dict[str, Any]

ZONE = ZoneInfo("Europe/Rome")
STARTS = (
    *(time(12 + half // 2, 30 * (half % 2)) for half in range(6)),
    *(time(19 + half // 2, 30 * (half % 2)) for half in range(8)),
)
AHEAD = timedelta(days=60)
NOTICE = timedelta(minutes=15)

OWNER_ID = 1500001
USERNAME = "trattoria"
FOR_TWO, FOR_FOUR, PRIVATE_ROOM, BY_PHONE = 2500002, 2500004, 2500008, 2500009


def _field(slug: str, type_: str, label: str, required: bool = False, hidden: bool = False, **more: Any) -> EventType:
    plain = {"type": type_, "slug": slug, "label": label, "placeholder": "", "required": required, "hidden": hidden}
    return {"isDefault": False, "disableOnPrefill": False, **plain, **more}


def _fields(email: bool = True, *custom: EventType) -> list[EventType]:
    """With `email` the address is required, without it is hidden and the phone number required."""
    return [
        _field("name", "name", "Your name", True, isDefault=True),
        _field("email", "email", "Email address", email, not email, isDefault=True),
        _field("attendeePhoneNumber", "phone", "Phone number", not email, email, isDefault=True),
        _field("notes", "textarea", "Additional notes", isDefault=True),
        *custom,
    ]


def _event_type(id_: int, title: str, slug: str, minutes: int, **changes: Any) -> EventType:
    return {
        "id": id_,
        "ownerId": OWNER_ID,
        "lengthInMinutes": minutes,
        "title": title,
        "slug": slug,
        "description": "",
        "locations": [{"type": "address", "address": "Via Roma 1, Milano", "public": True}],
        "bookingFields": _fields(),
        "recurrence": None,
        "disableGuests": False,
        "slotInterval": 30,
        "minimumBookingNotice": int(NOTICE.total_seconds() // 60),
        "beforeEventBuffer": 0,
        "afterEventBuffer": 0,
        "bookingWindow": [{"type": "calendarDays", "value": AHEAD.days, "rolling": True}],
        "metadata": {},
        "price": 0,
        "currency": "eur",
        "lockTimeZoneToggleOnBookingPage": False,
        "forwardParamsSuccessRedirect": None,
        "successRedirectUrl": None,
        "isInstantEvent": False,
        "scheduleId": None,
        "bookingRequiresAuthentication": False,
        "seatsPerTimeSlot": None,
        "confirmationPolicy": {"disabled": True},
        "seats": {"disabled": True},
        "hidden": False,
        "users": [{"id": OWNER_ID, "name": "Trattoria Roma", "username": USERNAME}],
        "bookingUrl": f"https://cal.com/{USERNAME}/{slug}",
        **changes,
    }


EVENT_TYPES = {
    event_type["id"]: event_type
    for event_type in (
        _event_type(FOR_TWO, "Tavolo per 2", "tavolo-per-2", 90),
        _event_type(
            FOR_FOUR, "Tavolo per 4", "tavolo-per-4", 120, bookerActiveBookingsLimit={"maximumActiveBookings": 3}
        ),
        _event_type(
            PRIVATE_ROOM,
            "Sala privata",
            "sala-privata",
            180,
            confirmationPolicy={"type": "always", "blockUnconfirmedBookingsInBooker": False},
            bookingFields=_fields(
                True, _field("occasione", "select", "Occasione", True, options=["Compleanno", "Laurea", "Altro"])
            ),
        ),
        _event_type(BY_PHONE, "Tavolo al telefono", "tavolo-al-telefono", 90, bookingFields=_fields(False)),
    )
}


def needs_email(event_type: EventType) -> bool:
    return any(field["slug"] == "email" and field["required"] for field in event_type["bookingFields"])


def needs_confirmation(event_type: EventType) -> bool:
    return event_type["confirmationPolicy"] != {"disabled": True}


def custom_fields(event_type: EventType) -> list[EventType]:
    return [field for field in event_type["bookingFields"] if not field["isDefault"]]
