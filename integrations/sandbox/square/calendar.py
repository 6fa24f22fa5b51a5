"""The customers and bookings the stand-in holds, and which starts are free; safe to use from many threads."""

import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from integrations.sandbox.square.refusals import Json, Refused
from integrations.sandbox.square.shop import MERCHANT_ID, SERVICES, Shop

LIVE = ("PENDING", "ACCEPTED")


@dataclass(slots=True)
class Held:
    """A booking; `is_ours` when an application made it, which is all that a buyer-level token sees."""

    booking: Json
    is_ours: bool

    @property
    def start(self) -> datetime:
        return datetime.fromisoformat(self.booking["start_at"])

    def holds(self, member: str, start: datetime, end: datetime) -> bool:
        segment = self.booking["appointment_segments"][0]
        ends = self.start + timedelta(minutes=segment["duration_minutes"])
        return (
            self.booking["status"] in LIVE and segment["team_member_id"] == member and self.start < end and start < ends
        )


class Calendar:
    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self.lock = threading.RLock()
        self._held: dict[str, Held] = {}
        self.customers: dict[str, Json] = {}
        self._answered: dict[str, tuple[Json, Json]] = {}

    def once(self, key: str | None, asked: Json) -> Json | None:
        """What the same request was answered before. Refuses another request with the same key."""
        if key is None or key not in self._answered:
            return None
        before, answer = self._answered[key]
        if before != asked:
            raise Refused("IDEMPOTENCY_KEY_REUSED", "Different request with the same key.", "idempotency_key")
        return answer

    def remember(self, key: str | None, asked: Json, answer: Json) -> None:
        if key is not None:
            self._answered[key] = (asked, answer)

    def add_customer(self, told: Json) -> Json:
        now = written(datetime.now(UTC))
        id = secrets.token_hex(13).upper()
        customer = {"id": id, "created_at": now, "updated_at": now, **told, "version": 0}
        self.customers[id] = customer
        return customer

    def add(self, told: Json, is_ours: bool) -> Json:
        now = written(datetime.now(UTC))
        status = "PENDING" if self._shop.accepts_by_hand and is_ours else "ACCEPTED"
        booking = {
            "id": secrets.token_hex(7),
            "version": 0,
            "status": status,
            "customer_note": "",
            "seller_note": "",
            **told,
            "created_at": now,
            "updated_at": now,
        }
        self._held[booking["id"]] = Held(booking, is_ours)
        return dict(booking)

    def change(self, id: str, **changes: Any) -> Json:
        """The booking at its next version."""
        booking = self._held[id].booking
        booking.update(changes, version=booking["version"] + 1, updated_at=written(datetime.now(UTC)))
        return dict(booking)

    def get(self, id: str, sees_all: bool) -> Held:
        held = self._held.get(id)
        if held is None or not (held.is_ours or sees_all):
            raise Refused("NOT_FOUND", "Could not find booking.")
        return held

    def all(self) -> list[Held]:
        """By time."""
        with self.lock:
            return sorted(self._held.values(), key=lambda held: held.booking["start_at"])

    def free(self, service_id: str, first: datetime, last: datetime, but: str | None = None) -> list[Json]:
        """Availabilities, one for each start with a team member who is free; as if `but` were not booked."""
        found = []
        for start in self._shop.starts(first, last):
            members = [each for each in SERVICES[service_id].members if self.is_free(each, start, service_id, but)]
            if members and self._shop.is_enabled and self._shop.has_staff:
                found.append({"start_at": written(start), "segment": self.segment(service_id, members[0])})
        return found

    def is_free(self, member: str, start: datetime, service_id: str, but: str | None = None) -> bool:
        end = start + timedelta(minutes=SERVICES[service_id].minutes)
        return not any(held.holds(member, start, end) for id, held in list(self._held.items()) if id != but)

    def segment(self, service_id: str, member: str) -> Json:
        return {
            "duration_minutes": SERVICES[service_id].minutes,
            "service_variation_id": service_id,
            "service_variation_version": self._shop.version,
            "team_member_id": member,
        }


def event(kind: str, booking: Mapping[str, Any]) -> Json:
    """The message that tells of a booking."""
    return {
        "merchant_id": MERCHANT_ID,
        "location_id": booking["location_id"],
        "type": kind,
        "data": {
            "type": "booking",
            "id": f"{booking['id']}:{booking['version']}",
            "object": {"booking": dict(booking)},
        },
    }


def written(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
