"""The merchant of the stand-in: one location, its tables as services, and who serves them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

MERCHANT_ID, LOCATION_ID, CLOSED_LOCATION_ID = "MLSTANDIN0001", "LSTANDIN00001", "LSTANDIN00002"
TIMEZONE = ZoneInfo("Europe/Rome")
HORIZON_DAYS = 60
SITTINGS = ((time(12), time(14, 30)), (time(19), time(22, 30)))
STEP = timedelta(minutes=30)
VERSION = 1599775456731
TABLE_FOR_2, TABLE_FOR_4, COUNTER = "VTABLEFORTWO00000000001", "VTABLEFORFOUR0000000001", "VCOUNTER000000000000001"


@dataclass(frozen=True, slots=True)
class Service:
    """A variation of the catalog: what can be booked, and the team members (here: tables) that can take it."""

    id: str
    name: str
    minutes: int
    members: tuple[str, ...]


SERVICES = {
    service.id: service
    for service in (
        Service(TABLE_FOR_2, "Table for 2", 90, ("TMTWO1", "TMTWO2", "TMTWO3")),
        Service(TABLE_FOR_4, "Table for 4", 120, ("TMFOUR1", "TMFOUR2", "TMFOUR3")),
        Service(COUNTER, "Chef's counter", 90, ("TMCOUNTER",)),
    )
}
MEMBERS = {member: service.name for service in SERVICES.values() for member in service.members}


@dataclass(slots=True)
class Shop:
    """How the merchant has set things up; each can be switched."""

    is_enabled: bool = True
    has_plan: bool = False
    accepts_by_hand: bool = False
    guests_may_cancel: bool = True
    is_open: bool = True
    has_services: bool = True
    has_staff: bool = True
    version: int = VERSION

    def merchant(self) -> dict[str, Any]:
        return {
            "id": MERCHANT_ID,
            "business_name": "Trattoria Stand-in",
            "country": "IT",
            "currency": "EUR",
            "status": "ACTIVE",
            "main_location_id": LOCATION_ID,
        }

    def locations(self) -> list[dict[str, Any]]:
        shared = {"merchant_id": MERCHANT_ID, "timezone": TIMEZONE.key, "country": "IT", "currency": "EUR"}
        ours = {"id": LOCATION_ID, "name": "Sala", "business_name": "Trattoria Stand-in"}
        old = {"id": CLOSED_LOCATION_ID, "name": "Terrazza", "status": "INACTIVE"}
        status = "ACTIVE" if self.is_open else "INACTIVE"
        return [shared | old, shared | ours | {"status": status, "business_email": "owner@example.com"}]

    def profile(self) -> dict[str, Any]:
        return {
            "seller_id": MERCHANT_ID,
            "booking_enabled": self.is_enabled,
            "booking_policy": "REQUIRES_ACCEPTANCE" if self.accepts_by_hand else "ACCEPT_ALL",
            "allow_user_cancel": self.guests_may_cancel,
            "business_appointment_settings": {
                "alignment_time": "HALF_HOURLY",
                "any_team_member_booking_enabled": True,
                "max_booking_lead_time_seconds": HORIZON_DAYS * 86_400,
                "min_booking_lead_time_seconds": 0,
            },
            **({"support_seller_level_writes": True} if self.has_plan else {}),
        }

    def members(self) -> list[dict[str, Any]]:
        there = MEMBERS.items() if self.has_staff else ()
        return [{"team_member_id": id, "display_name": name, "is_bookable": True} for id, name in there]

    def items(self) -> list[dict[str, Any]]:
        shared = {"version": self.version, "is_deleted": False, "present_at_all_locations": True}
        variations = [self._variation(service) | shared for service in SERVICES.values()]
        data = {"name": "Table", "product_type": "APPOINTMENTS_SERVICE", "is_archived": False, "variations": variations}
        items = [shared | {"type": "ITEM", "id": "ITABLE00000000000000001", "item_data": data}]
        return items if self.has_services else []

    def starts(self, first: datetime, last: datetime) -> list[datetime]:
        """Every start from `first` up to `last` that is neither past nor too far ahead."""
        now = datetime.now(UTC)
        first, last = max(first, now), min(last, now + timedelta(days=HORIZON_DAYS))
        days = range((last.astimezone(TIMEZONE).date() - first.astimezone(TIMEZONE).date()).days + 1)
        found = [each for day in days for each in _of_day(first.astimezone(TIMEZONE).date() + timedelta(days=day))]
        return [start for start in found if first <= start < last]

    def _variation(self, service: Service) -> dict[str, Any]:
        data = {
            "item_id": "ITABLE00000000000000001",
            "name": service.name,
            "pricing_type": "FIXED_PRICING",
            "price_money": {"amount": 0, "currency": "EUR"},
            "service_duration": service.minutes * 60_000,
            "available_for_booking": True,
            "team_member_ids": list(service.members),
        }
        return {"type": "ITEM_VARIATION", "id": service.id, "item_variation_data": data}


def _of_day(day: date) -> list[datetime]:
    found = []
    for opens, last in SITTINGS:
        start = datetime.combine(day, opens)
        while start <= datetime.combine(day, last):
            found.append(start.replace(tzinfo=TIMEZONE).astimezone(UTC))
            start += STEP
    return found
