"""The bookings the stand-in holds, in the vendor's own shape, and which times are free."""

import secrets
import string
import threading
from collections.abc import Collection, Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

from integrations.sandbox.calcom.event_types import (
    AHEAD,
    EVENT_TYPES,
    NOTICE,
    STARTS,
    ZONE,
    EventType,
    needs_confirmation,
)
from integrations.sandbox.calcom.refusals import IN_THE_PAST, NOT_FREE, OUT_OF_WINDOW, TOO_MANY, Refused, not_found

Booking = dict[str, Any]
HALF_HOUR = timedelta(minutes=30)
LETTERS = string.ascii_letters + string.digits


class Book:
    """Every booking, oldest first; safe to use from many threads. So many hosts can take one each at a time; `starts`
    are on half hours by Rome's clock."""

    def __init__(self, hosts: int, starts: Collection[time] = STARTS, ahead: timedelta = AHEAD) -> None:
        self._hosts = [_host(number) for number in range(hosts)]
        self._starts, self._ahead = frozenset(starts), ahead
        self._lock = threading.RLock()
        self._held: dict[str, Booking] = {}

    def free(self, event_type: EventType, start: datetime, end: datetime, but: str | None = None) -> list[datetime]:
        """The free starts from `start` to `end`, both included; the booking `but` is as good as gone."""
        with self._lock:
            return [
                moment
                for moment in self._starts_between(start, end)
                if self._is_in_window(moment) and self._host_for(event_type, moment, but) is not None
            ]

    def add(
        self, event_type: EventType, start: datetime, guest: Booking, answers: Booking, metadata: Booking
    ) -> Booking:
        """Raises Refused."""
        with self._lock:
            host = self._checked(event_type, start, None)
            self._check_limit(event_type, guest["email"])
            return self._hold(_fresh(event_type, start, host, guest, answers, metadata))

    def move(self, uid: str, start: datetime, reason: str | None) -> Booking:
        """The new booking; the old one is cancelled. Raises Refused."""
        with self._lock:
            old = self.get(uid)
            _check_movable(old)
            event_type = EVENT_TYPES[old["eventTypeId"]]
            host = self._checked(event_type, start, uid)
            guest, answers = old["attendees"][0], old["bookingFieldsResponses"]
            new = _fresh(event_type, start, host, guest, answers, old["metadata"])
            new |= {"rescheduledFromUid": uid, "reschedulingReason": reason}
            self._held[uid] |= {"status": "cancelled", "rescheduledToUid": new["uid"], "updatedAt": _now()}
            return self._hold(new)

    def cancel(self, uid: str, reason: str | None) -> Booking:
        """Raises Refused."""
        with self._lock:
            booking = self.get(uid)
            if booking["status"] == "cancelled":
                raise Refused(400, f"Can't cancel booking with uid={uid} because {ALREADY_CANCELLED}")
            if datetime.fromisoformat(booking["end"]) < datetime.now(UTC):
                raise Refused(400, "Cannot cancel a booking that has already ended", is_raw=True)
            return self._change(uid, status="cancelled", cancellationReason=reason or "")

    def settle(self, uid: str, status: str) -> Booking:
        """A pending booking accepted or rejected by the owner. Raises Refused."""
        with self._lock:
            if self.get(uid)["status"] != "pending":
                raise Refused(400, f"Booking with uid={uid} is not pending")
            return self._change(uid, status=status)

    def get(self, uid: str) -> Booking:
        """Raises Refused."""
        with self._lock:
            if uid not in self._held:
                raise not_found(uid)
            return dict(self._held[uid])

    def all(self) -> list[Booking]:
        with self._lock:
            return [dict(booking) for booking in self._held.values()]

    def _change(self, uid: str, **changes: Any) -> Booking:
        self._held[uid] |= {**changes, "updatedAt": _now()}
        return dict(self._held[uid])

    def _hold(self, booking: Booking) -> Booking:
        self._held[booking["uid"]] = booking
        return dict(booking)

    def _checked(self, event_type: EventType, start: datetime, but: str | None) -> Booking:
        """The host who takes it."""
        if start < datetime.now(UTC):
            raise Refused(400, IN_THE_PAST)
        if not self._is_in_window(start):
            raise Refused(400, OUT_OF_WINDOW)
        host = self._host_for(event_type, start, but)
        if host is None or start.astimezone(ZONE).time() not in self._starts:
            raise Refused(400, NOT_FREE)
        return host

    def _starts_between(self, start: datetime, end: datetime) -> Iterator[datetime]:
        """By the clock on the wall: an hour that it skips has none, one that comes twice has each twice."""
        moment = start.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        while moment <= end:
            if start <= moment and moment.astimezone(ZONE).time() in self._starts:
                yield moment
            moment += HALF_HOUR

    def _is_in_window(self, moment: datetime) -> bool:
        now = datetime.now(UTC)
        return now + NOTICE <= moment <= now + self._ahead

    def _check_limit(self, event_type: EventType, email: str) -> None:
        limit = event_type.get("bookerActiveBookingsLimit", {}).get("maximumActiveBookings")
        held = [each for each in self._accepted() if each["eventTypeId"] == event_type["id"]]
        if limit and sum(each["attendees"][0]["email"] == email for each in held) >= limit:
            raise Refused(400, TOO_MANY)

    def _host_for(self, event_type: EventType, start: datetime, but: str | None) -> Booking | None:
        end = start + timedelta(minutes=event_type["lengthInMinutes"])
        busy = {
            booking["hosts"][0]["id"]
            for booking in self._accepted()
            if booking["uid"] != but
            and datetime.fromisoformat(booking["start"]) < end
            and start < datetime.fromisoformat(booking["end"])
        }
        return next((host for host in self._hosts if host["id"] not in busy), None)

    def _accepted(self) -> list[Booking]:
        """Pending bookings keep nobody else away."""
        return [booking for booking in self._held.values() if booking["status"] == "accepted"]


ALREADY_CANCELLED = "it has been cancelled already. Please provide uid of a booking that is not cancelled."


def _check_movable(old: Booking) -> None:
    uid = old["uid"]
    if old["rescheduledToUid"]:
        raise Refused(
            400,
            f"Can't reschedule booking with uid={uid} because it has been cancelled and rescheduled already to booking "
            f"with uid={old['rescheduledToUid']}. You probably want to reschedule {old['rescheduledToUid']} instead by "
            "passing it within the request URL.",
        )
    if old["status"] == "cancelled":
        raise Refused(
            400,
            f"Can't reschedule booking with uid={uid} because it has been cancelled. Please provide uid of a booking "
            "that is not cancelled.",
        )
    if old["status"] == "rejected":
        raise Refused(404, "Could not find original booking", is_raw=True)


def _fresh(
    event_type: EventType, start: datetime, host: Booking, guest: Booking, answers: Booking, metadata: Booking
) -> Booking:
    uid, now = "".join(secrets.choice(LETTERS) for _ in range(22)), _now()
    end = start + timedelta(minutes=event_type["lengthInMinutes"])
    kept = {"language": "en", **guest, "displayEmail": guest["email"], "absent": False}
    phone = {"attendeePhoneNumber": guest["phoneNumber"]} if guest.get("phoneNumber") else {}
    return {
        "id": 18000000 + secrets.randbelow(1000000),
        "uid": uid,
        "title": f"{event_type['title']} between {host['name']} and {guest['name']}",
        "description": "",
        "hosts": [host],
        "status": "pending" if needs_confirmation(event_type) else "accepted",
        "cancellationReason": "",
        "cancelledByEmail": "",
        "reschedulingReason": None,
        "rescheduledByEmail": None,
        "rescheduledFromUid": None,
        "rescheduledToUid": None,
        "start": stamp(start),
        "end": stamp(end),
        "duration": event_type["lengthInMinutes"],
        "eventTypeId": event_type["id"],
        "eventType": {"id": event_type["id"], "slug": event_type["slug"]},
        "location": event_type["locations"][0]["address"],
        "absentHost": False,
        "createdAt": now,
        "updatedAt": now,
        "metadata": metadata,
        "icsUid": f"{uid}@Cal.com",
        "attendees": [kept],
        "guests": [],
        "bookingFieldsResponses": {"name": guest["name"], "email": guest["email"], **phone, **answers},
    }


def _host(number: int) -> Booking:
    email = f"host{number + 1}@example.com"
    names = {"name": f"Sala {number + 1}", "username": f"sala{number + 1}"}
    return {"id": 900001 + number, **names, "email": email, "displayEmail": email, "timeZone": ZONE.key}


def stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _now() -> str:
    return stamp(datetime.now(UTC))
