"""The scheduled events the stand-in holds, and the guests in them, in the vendor's own shapes."""

import threading
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from integrations.sandbox.calendly.menu import API, NAMES, Json, event_type, hosts_of, starts, written

NO_TRACKING = dict.fromkeys(
    ("utm_campaign", "utm_source", "utm_medium", "utm_content", "utm_term", "salesforce_uuid"), None
)
Tell = Callable[[str, Json], None]


class NotFree(Exception):
    """Nobody can take a booking then."""


class Diary:
    """Every event with its one guest, in the order they were made; safe to use from many threads.

    `tell` is given each webhook event with its payload.
    """

    def __init__(self, tell: Tell) -> None:
        self._lock = threading.Lock()
        self._events: dict[str, Json] = {}
        self._invitees: dict[str, Json] = {}
        self._tell = tell

    def free(self, kind: Json, first: datetime, last: datetime) -> list[datetime]:
        with self._lock:
            return [start for start in starts(first, last) if self._host(kind, start)]

    def book(self, kind: Json, start: datetime, asked: Json, method: str | None = "api") -> Json:
        """The guest's place. Raises NotFree."""
        with self._lock:
            event = self._event(kind, start, asked.get("location"))
            invitee = self._invitee(event, asked, method)
        self._tell("invitee.created", self.payload(invitee))
        return dict(invitee)

    def cancel(self, event_id: str, reason: str | None, by: str, kind: str) -> Json:
        """What is known of the cancellation; the event is there and active."""
        with self._lock:
            invitee = self._cancelled(event_id, reason, by, kind)
        self._tell("invitee.canceled", self.payload(invitee))
        return dict(invitee["cancellation"])

    def move(self, event_id: str, start: datetime) -> Json:
        """What a guest does on the booking's own page: a new event, and the old one cancelled. Raises NotFree."""
        with self._lock:
            old, event = self.guest(event_id), self._events[event_id]
            kind = event_type(event["event_type"]) or {}
            moved_event = self._event(kind, start, None, event["location"])
            self._cancelled(event_id, None, old["name"], "invitee")
            moved = self._invitee(moved_event, {"invitee": old, **old}, None)
            old |= {"rescheduled": True, "new_invitee": moved["uri"]}
            moved["old_invitee"] = old["uri"]
        self._tell("invitee.canceled", self.payload(old))
        self._tell("invitee.created", self.payload(moved))
        return moved

    def event(self, event_id: str) -> Json | None:
        with self._lock:
            found = self._events.get(event_id)
            return dict(found) if found else None

    def guest(self, event_id: str) -> Json:
        return next(each for each in self._invitees.values() if each["event"].endswith(f"/{event_id}"))

    def events(self, matches: Callable[[Json, Json], bool]) -> list[Json]:
        """Events in order of start for which `matches(event, guest)`."""
        with self._lock:
            pairs = [(each, self.guest(event_id)) for event_id, each in self._events.items()]
            found = [dict(event) for event, guest in pairs if matches(event, guest)]
        return sorted(found, key=lambda event: str(event["start_time"]))

    def payload(self, invitee: Json) -> Json:
        with self._lock:
            return {**invitee, "scheduled_event": dict(self._events[invitee["event"].rpartition("/")[2]])}

    def _host(self, kind: Json, start: datetime) -> str | None:
        """Who is free for as long as it takes; None when nobody is."""
        end, busy = start + timedelta(minutes=kind["duration"]), set()
        for event in self._events.values():
            begins, ends = (datetime.fromisoformat(event[name]) for name in ("start_time", "end_time"))
            if event["status"] == "active" and begins < end and start < ends:
                busy |= {member["user"] for member in event["event_memberships"]}
        return next((host for host in hosts_of(kind) if host not in busy), None)

    def _event(self, kind: Json, start: datetime, place: Json | None, location: Json | None = None) -> Json:
        host = self._host(kind, start) if start in starts(start, start + timedelta(seconds=1)) else None
        if host is None:
            raise NotFree
        begins, ends = written(start), written(start + timedelta(minutes=kind["duration"]))
        if place:
            location = {"type": place["kind"], "location": place.get("location"), "additional_info": None}
        event = {
            "uri": f"{API}/scheduled_events/{uuid.uuid4()}",
            "name": kind["name"],
            "status": "active",
            "start_time": begins,
            "end_time": ends,
            "event_type": kind["uri"],
            "location": location,
            "invitees_counter": {"total": 1, "active": 1, "limit": 1},
            "event_memberships": [
                {
                    "user": host,
                    "user_email": f"{host[-8:].lower()}@trattoria.example",
                    "user_name": NAMES[host],
                    "buffered_start_time": begins,
                    "buffered_end_time": ends,
                }
            ],
            "event_guests": [],
            "calendar_event": None,
            "meeting_notes_plain": None,
            "meeting_notes_html": None,
            "created_at": written(datetime.now(UTC)),
            "updated_at": written(datetime.now(UTC)),
        }
        self._events[event["uri"].rpartition("/")[2]] = event
        return event

    def _invitee(self, event: Json, asked: Mapping[str, Any], method: str | None) -> Json:
        given, invitee_id = asked["invitee"], str(uuid.uuid4())
        whole = f"{given.get('first_name') or ''} {given.get('last_name') or ''}".strip()
        invitee = {
            "uri": f"{event['uri']}/invitees/{invitee_id}",
            "event": event["uri"],
            "name": given.get("name") or whole,
            "first_name": given.get("first_name"),
            "last_name": given.get("last_name"),
            "email": given["email"],
            "status": "active",
            "timezone": given["timezone"],
            "text_reminder_number": given.get("text_reminder_number"),
            "rescheduled": False,
            "old_invitee": None,
            "new_invitee": None,
            "questions_and_answers": asked.get("questions_and_answers") or [],
            "cancel_url": f"https://calendly.com/cancellations/{invitee_id}",
            "reschedule_url": f"https://calendly.com/reschedulings/{invitee_id}",
            "no_show": None,
            "payment": None,
            "reconfirmation": None,
            "routing_form_submission": None,
            "tracking": {**NO_TRACKING, **(asked.get("tracking") or {})},
            "scheduling_method": method,
            "invitee_scheduled_by": event["event_memberships"][0]["user"] if method else None,
            "created_at": event["created_at"],
            "updated_at": event["updated_at"],
        }
        self._invitees[invitee_id] = invitee
        return invitee

    def _cancelled(self, event_id: str, reason: str | None, by: str, kind: str) -> Json:
        now = written(datetime.now(UTC))
        cancellation = {"canceled_by": by, "reason": reason, "canceler_type": kind, "created_at": now}
        invitee = self.guest(event_id)
        for each in (self._events[event_id], invitee):
            each |= {"status": "canceled", "cancellation": cancellation, "updated_at": now}
        self._events[event_id]["invitees_counter"] = {"total": 1, "active": 0, "limit": 1}
        return invitee
