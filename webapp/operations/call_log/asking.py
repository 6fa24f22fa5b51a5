"""Who takes a call: what Vapi is told when a number rings that has no assistant, or a caller is to be given on.

Vapi waits 7.5 s and no longer (contract, 4.4), so this only reads, and has an answer for whatever is missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sqlalchemy import Connection, bindparam, select

from webapp.models import Assistant
from webapp.operations import bookings
from webapp.rules import to_minute
from webapp.rules.hours import moment_on, service_begins, shifts_beginning
from webapp.speech import saying
from webapp.speech.lines import line, part, refusal_line
from webapp.speech.liquid import GUEST_NAME, NEXT_BOOKING
from webapp.store import calls as rows
from webapp.store.snapshots import Snapshot

HOUR = 60
LONGEST_NAME = 40
_assistant = Assistant.__table__
_CHOSEN = select(_assistant.c.is_on, _assistant.c.out_of_hours, _assistant.c.fallback_number).where(
    _assistant.c.restaurant_id == bindparam("restaurant_id")
)

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Chosen:
    """When the assistant answers, and where calls go that nothing else fits; None: the restaurant's own line."""

    is_on: bool = True
    out_of_hours: str = "answer"
    fallback_number: str | None = None

    def answers(self, is_open: bool) -> bool:
        """Whether the assistant takes a call now."""
        return self.is_on and (is_open or self.out_of_hours == "answer")


def who_answers(connection: Connection, snapshot: Snapshot, caller: str | None, now: datetime) -> Json:
    """The reply to assistant-request: the assistant with what it may know of the caller, or another number."""
    chosen = _chosen(connection, snapshot.id)
    if snapshot.vapi_assistant_id is None or not chosen.answers(is_open(snapshot, now)):
        number = _destination(connection, snapshot, chosen, None, now)
        if number is not None:
            return {"destination": {"type": "number", "number": number}}
    if snapshot.vapi_assistant_id is None:
        return {"error": refusal_line("NOT_SUPPORTED", snapshot.locale, None, None)}
    values = about_caller(connection, snapshot, caller, now)
    return {"assistantId": snapshot.vapi_assistant_id, "assistantOverrides": {"variableValues": values}}


def give_on(connection: Connection, snapshot: Snapshot, message: Mapping[str, Any], now: datetime) -> Json:
    """The reply to transfer-destination-request."""
    number = _destination(connection, snapshot, _chosen(connection, snapshot.id), _last_said(message), now)
    if number is None:
        return {"error": line("nobody_to_give_on_to", snapshot.locale)}
    spoken = {"type": "request-start", "content": line("giving_on", snapshot.locale)}
    return {"destination": {"type": "number", "number": number}, "message": spoken}


def about_caller(connection: Connection, snapshot: Snapshot, caller: str | None, now: datetime) -> dict[str, str]:
    """What the assistant may know of who calls, by the number the network gives: texts without template signs, all of
    them empty for somebody new."""
    values = {GUEST_NAME: "", NEXT_BOOKING: ""}
    if caller is None:
        return values
    values[GUEST_NAME] = _plain(rows.guest_name(connection, snapshot.id, caller) or "")[:LONGEST_NAME]
    for booking in bookings.of_caller(connection, snapshot, caller, now)[:1]:
        today = snapshot.local(now).date()
        when = saying.moment(booking.day, booking.time, snapshot.locale, today)
        pending = [part("still_unconfirmed", snapshot.locale)] if booking.status == "pending" else []
        values[NEXT_BOOKING] = ", ".join([when, saying.for_people(booking.people, snapshot.locale), *pending])
    return values


def _destination(
    connection: Connection, snapshot: Snapshot, chosen: Chosen, said: str | None, now: datetime
) -> str | None:
    """The first number that fits what was said and the hour, else the one for all other calls."""
    transfers = rows.transfers(connection, snapshot.id)
    at, words = snapshot.local(now).time(), (said or "").lower()
    open_now = [each for each in transfers if is_within(each, at)]
    named = [each for each in open_now if each.get("reason") and each["reason"].lower() in words]
    found = named or [each for each in open_now if not each.get("reason")]
    return str(found[0]["phone"]) if found else chosen.fallback_number or snapshot.phone


def _chosen(connection: Connection, restaurant_id: str) -> Chosen:
    row = connection.execute(_CHOSEN, {"restaurant_id": restaurant_id}).one_or_none()
    return Chosen() if row is None else Chosen(*row)


def is_open(snapshot: Snapshot, now: datetime) -> bool:
    """Whether a service is on: from its first seating until an hour after its last."""
    house, minute = snapshot.house, to_minute(now)
    day = snapshot.local(now).date()
    if minute < service_begins(house, day):
        day = day.fromordinal(day.toordinal() - 1)
    shifts = [
        (moment_on(house, day, shift.first_seating), moment_on(house, day, shift.last_seating))
        for shift in shifts_beginning(house, day)
    ]
    return any(first <= minute < last + HOUR for first, last in shifts)


def is_within(transfer: Json, at: time) -> bool:
    """Whether a number answers at a time of day; from 22:00 to 02:00 is past midnight."""
    since, until = transfer.get("since"), transfer.get("until")
    if not since or not until:
        return True
    first, last = time.fromisoformat(since), time.fromisoformat(until)
    return first <= at < last if first < last else at >= first or at < last


def _last_said(message: Mapping[str, Any]) -> str | None:
    """The caller's last words before they are given on: the request itself says nothing of why."""
    artifact = message.get("artifact")
    said = artifact.get("messages") if isinstance(artifact, dict) else None
    for each in reversed(said if isinstance(said, list) else []):
        if isinstance(each, dict) and each.get("role") == "user" and isinstance(each.get("message"), str):
            return str(each["message"])
    return None


def _plain(text: str) -> str:
    """Without the signs by which Vapi would put something else in its place."""
    return text.translate(str.maketrans("", "", "{}%"))
