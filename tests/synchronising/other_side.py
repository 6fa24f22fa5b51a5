"""What guests and staff do at a provider by hand: book, move, cancel. Times are of `DAY`, by the restaurant's clock."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Protocol

from integrations.sandbox import StandIn
from integrations.sandbox.acuity.house import TYPES
from integrations.sandbox.calcom.event_types import EVENT_TYPES, FOR_TWO
from integrations.sandbox.calendly.menu import EVENT_TYPES as MENU
from integrations.sandbox.calendly.menu import hosts_of
from integrations.sandbox.opentable.rules import guest_of
from integrations.sandbox.square.calendar import event
from integrations.sandbox.square.shop import LOCATION_ID, TABLE_FOR_2
from tests.restaurants import ROME, ahead

DAY = ahead(7)
GUEST = "Anna Bianchi"
PHONE = "+393337654321"


def moment(at: str, day: str = DAY) -> datetime:
    """A time of a day, by the restaurant's clock."""
    return datetime.fromisoformat(f"{day}T{at}").replace(tzinfo=ROME)


class OtherSide(Protocol):
    """A provider's own side; moving and cancelling are of the only live booking it holds."""

    def book(self, at: str) -> None: ...

    def move(self, at: str) -> None: ...

    def cancel(self) -> None: ...

    def live(self) -> list[Any]:
        """What it keeps a table for."""


class Calcom:
    def __init__(self, stand_in: StandIn) -> None:
        self.held, self.told = stand_in.app.extensions["book"], stand_in.app.extensions["subscriptions"]

    def book(self, at: str) -> None:
        guest = {"name": GUEST, "email": "anna@example.com", "timeZone": "Europe/Rome", "phoneNumber": PHONE}
        made = self.held.add(EVENT_TYPES[FOR_TWO], moment(at).astimezone(UTC), guest, {}, {})
        self.told.tell("BOOKING_CREATED", made)

    def move(self, at: str) -> None:
        old = self.live()[0]
        self.told.tell("BOOKING_RESCHEDULED", self.held.move(old["uid"], moment(at).astimezone(UTC), None), old)

    def cancel(self) -> None:
        self.told.tell("BOOKING_CANCELLED", self.held.cancel(self.live()[0]["uid"], None))

    def live(self) -> list[Any]:
        return [each for each in self.held.all() if each["status"] in ("accepted", "pending")]


class Acuity:
    def __init__(self, stand_in: StandIn) -> None:
        self.held, self.hooks = stand_in.app.extensions["book"], stand_in.app.extensions["hooks"]

    def book(self, at: str) -> None:
        guest = {"firstName": "Anna", "lastName": "Bianchi", "email": "anna@example.com", "phone": PHONE}
        asked = {**guest, "appointmentTypeID": next(iter(TYPES))}
        calendar = self.held.free_calendars(asked["appointmentTypeID"], moment(at))[0]
        self.hooks.tell("scheduled", self.held.add(asked, moment(at), calendar))

    def move(self, at: str) -> None:
        old = self.live()[0]
        self.hooks.tell("rescheduled", self.held.move(old["id"], moment(at), old["calendarID"]))

    def cancel(self) -> None:
        self.hooks.tell("canceled", self.held.change(self.live()[0]["id"], canceled=True))

    def live(self) -> list[Any]:
        return list(self.held.all(lambda each: not each["canceled"]))


class Calendly:
    def __init__(self, stand_in: StandIn) -> None:
        self.diary = stand_in.app.extensions["diary"]

    def book(self, at: str) -> None:
        answers = [{"question": "Telefono", "answer": PHONE, "position": 0}]
        guest = {"name": GUEST, "email": "anna@example.com", "timezone": "Europe/Rome"}
        kind = next(each for each in MENU if each["active"] and not each["is_paid"] and len(hosts_of(each)) > 1)
        self.diary.book(kind, moment(at).astimezone(UTC), {"invitee": guest, "questions_and_answers": answers}, None)

    def move(self, at: str) -> None:
        self.diary.move(self._id(), moment(at).astimezone(UTC))

    def cancel(self) -> None:
        self.diary.cancel(self._id(), None, GUEST, "invitee")

    def live(self) -> list[Any]:
        return list(self.diary.events(lambda found, _guest: found["status"] == "active"))

    def _id(self) -> str:
        return str(self.live()[0]["uri"].rpartition("/")[2])


class Square:
    def __init__(self, stand_in: StandIn) -> None:
        self.state = stand_in.app.extensions["square"]

    def book(self, at: str) -> None:
        calendar = self.state.calendar
        guest = calendar.add_customer({"given_name": "Anna", "family_name": "Bianchi", "phone_number": PHONE})
        made = calendar.add(self._at(at) | {"customer_id": guest["id"], "location_id": LOCATION_ID}, is_ours=True)
        self.state.events.tell(event("booking.created", made))

    def move(self, at: str) -> None:
        self._change(**self._at(at))

    def cancel(self) -> None:
        self._change(status="CANCELLED_BY_SELLER")

    def live(self) -> list[Any]:
        return [each.booking for each in self.state.calendar.all() if each.booking["status"] in ("ACCEPTED", "PENDING")]

    def _at(self, at: str) -> dict[str, Any]:
        segment = self.state.calendar.segment(TABLE_FOR_2, "TMTWO1")
        start = moment(at).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return {"start_at": start, "appointment_segments": [segment]}

    def _change(self, **changes: Any) -> None:
        changed = self.state.calendar.change(self.live()[0]["id"], **changes)
        self.state.events.tell(event("booking.updated", changed))


class OpenTable:
    def __init__(self, stand_in: StandIn) -> None:
        self.held = stand_in.app.extensions["book"]

    def book(self, at: str) -> None:
        phone = {"number": "3337654321", "country_code": 39}
        guest = guest_of({"first_name": "Anna", "last_name": "Bianchi", "phone": phone}, False)
        self.held.reserve(self.held.lock(self._local(at), 2), guest)

    def move(self, at: str) -> None:
        old = self.live()[0]
        self.held.change(old["reservation_id"], self._local(at), old["party_size"], old["special_request"])

    def cancel(self) -> None:
        self.held.cancel(self.live()[0]["reservation_id"])

    def live(self) -> list[Any]:
        return [each for each in self.held.all() if "cancel" not in str(each.get("status", "")).lower()]

    def _local(self, at: str) -> datetime:
        return moment(at).replace(tzinfo=None)


OTHER_SIDES: dict[str, Callable[[StandIn], OtherSide]] = {
    "acuity": Acuity,
    "calcom": Calcom,
    "calendly": Calendly,
    "opentable": OpenTable,
    "square": Square,
}
