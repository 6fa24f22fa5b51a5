"""Who takes a call: what Vapi is told when a number rings that has no assistant, or a caller is to be given on.

Vapi waits 7.5 s and no longer (contract, 4.4), so this only reads, and has an answer for whatever is missing.
"""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from sqlalchemy import Connection, bindparam, select

from webapp.models import CallSettings
from webapp.operations import bookings
from webapp.rules import to_minute
from webapp.rules.hours import moment_on, service_begins, shifts_beginning
from webapp.speech import saying
from webapp.speech.lines import line, refusal_line
from webapp.store import calls as rows
from webapp.store.snapshots import Snapshot

HOUR = 60
LONGEST_NAME = 40
_settings = CallSettings.__table__
_OF = select(_settings.c.answers, _settings.c.transfers).where(_settings.c.restaurant_id == bindparam("restaurant_id"))

Json = dict[str, Any]


def who_answers(connection: Connection, snapshot: Snapshot, caller: str | None, now: datetime) -> Json:
    """The reply to assistant-request: the assistant with what it may know of the caller, or another number."""
    answers, transfers = _rules(connection, snapshot)
    if snapshot.vapi_assistant_id is None or not _is_for_assistant(answers, snapshot, now):
        number = destination(snapshot, transfers, None, now)
        if number is not None:
            return {"destination": {"type": "number", "number": number}}
    if snapshot.vapi_assistant_id is None:
        return {"error": refusal_line("NOT_SUPPORTED", snapshot.locale, None, None)}
    values = about_caller(connection, snapshot, caller, now)
    return {"assistantId": snapshot.vapi_assistant_id, "assistantOverrides": {"variableValues": values}}


def give_on(connection: Connection, snapshot: Snapshot, message: Mapping[str, Any], now: datetime) -> Json:
    """The reply to transfer-destination-request."""
    number = destination(snapshot, _rules(connection, snapshot)[1], _last_said(message), now)
    if number is None:
        return {"error": line("nobody_to_give_on_to", snapshot.locale)}
    spoken = {"type": "request-start", "content": line("giving_on", snapshot.locale)}
    return {"destination": {"type": "number", "number": number}, "message": spoken}


def about_caller(connection: Connection, snapshot: Snapshot, caller: str | None, now: datetime) -> dict[str, str]:
    """What the assistant may know of who calls, by the number the network gives: texts without template signs, all of
    them empty for somebody new."""
    values = {"guest_name": "", "next_booking": ""}
    if caller is None:
        return values
    values["guest_name"] = _plain(rows.guest_name(connection, snapshot.id, caller) or "")[:LONGEST_NAME]
    for booking in bookings.of_caller(connection, snapshot, caller, now)[:1]:
        today = snapshot.local(now).date()
        when = saying.moment(booking.day, booking.time, snapshot.locale, today)
        values["next_booking"] = f"{when}, {saying.for_people(booking.people, snapshot.locale)}"
    return values


def destination(snapshot: Snapshot, transfers: list[Json], reason: str | None, now: datetime) -> str | None:
    """The first number that fits the reason and the hour, else the restaurant's own line."""
    at = snapshot.local(now).time()
    open_now = [each for each in transfers if is_within(each, at)]
    named = [each for each in open_now if each.get("reason") and reason and each["reason"].lower() in reason.lower()]
    found = named or [each for each in open_now if not each.get("reason")]
    return found[0]["phone"] if found else snapshot.phone


def _rules(connection: Connection, snapshot: Snapshot) -> tuple[str, list[Json]]:
    row = connection.execute(_OF, {"restaurant_id": snapshot.id}).one_or_none()
    return ("always", []) if row is None else (row.answers, row.transfers)


def _is_for_assistant(answers: str, snapshot: Snapshot, now: datetime) -> bool:
    if answers in ("always", "never"):
        return answers == "always"
    return _is_open(snapshot, now) is (answers == "open")


def _is_open(snapshot: Snapshot, now: datetime) -> bool:
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
