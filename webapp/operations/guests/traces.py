"""Where a guest is told of: bookings, waiting list, texts, phone calls, their tool calls and messages, the log of
changes.

A phone call is a guest's when it came from one of their numbers or made one of their bookings. A tool call is when it
made or changed one of their bookings, came in a phone call of theirs, or has one of their phone numbers or references
in what was asked or answered.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Text, bindparam, or_, select, type_coerce

from webapp.models import AuditEvent, Booking, Call, Message, SmsMessage, ToolCall, WaitlistEntry
from webapp.models.types import NIL_ID
from webapp.operations.guests.rows import groups
from webapp.speech.phones import hear_phone

booking, text, tool_call = Booking.__table__, SmsMessage.__table__, ToolCall.__table__
wait = WaitlistEntry.__table__
call, event, message = Call.__table__, AuditEvent.__table__, Message.__table__
AT_ONCE = 1000
ENDING = 6  # digits by which a number may be one of those looked for, however it is written
_PHONE = re.compile(r"\+[0-9]{7,15}")
_CODE = re.compile(r"\b[0-9A-Z]{6}\b")
_GIVEN_PHONE = re.compile(r'"(?:customer_)?phone":"([^"]{3,200})"')
_NOT_DIGITS = re.compile(r"[^0-9]")

_BOOKINGS = select(booking).where(
    booking.c.restaurant_id == bindparam("restaurant_id"),
    or_(
        booking.c.customer_id.in_(bindparam("row_ids", expanding=True)),
        booking.c.phone.in_(bindparam("phones", expanding=True)),
    ),
)
_TEXTS = select(text).where(
    text.c.restaurant_id == bindparam("restaurant_id"),
    or_(
        text.c.phone.in_(bindparam("phones", expanding=True)),
        text.c.booking_id.in_(bindparam("booking_ids", expanding=True)),
    ),
)
_WAITS = select(wait).where(
    wait.c.restaurant_id == bindparam("restaurant_id"), wait.c.phone.in_(bindparam("phones", expanding=True))
)
_TOOL_CALLS = (
    select(
        tool_call.c.id,
        tool_call.c.started_at,
        tool_call.c.booking_id,
        tool_call.c.call_id,
        type_coerce(tool_call.c.arguments.cast(Text), Text).label("asked"),
        type_coerce(tool_call.c.answer.cast(Text), Text).label("told"),
    )
    .where(
        tool_call.c.restaurant_id == bindparam("restaurant_id"),
        tool_call.c.started_at >= bindparam("since"),
        or_(tool_call.c.started_at > bindparam("since"), tool_call.c.id > bindparam("after")),
    )
    .order_by(tool_call.c.started_at, tool_call.c.id)
    .limit(AT_ONCE)
)
_CALLS = select(call).where(
    call.c.restaurant_id == bindparam("restaurant_id"),
    or_(
        call.c.vapi_call_id.in_(bindparam("call_ids", expanding=True)),
        call.c.caller.in_(bindparam("phones", expanding=True)),
    ),
)
_MESSAGES = select(message).where(
    message.c.restaurant_id == bindparam("restaurant_id"),
    or_(
        message.c.call_id.in_(bindparam("call_ids", expanding=True)),
        message.c.phone.in_(bindparam("phones", expanding=True)),
    ),
)
_EVENTS = select(event).where(
    event.c.restaurant_id == bindparam("restaurant_id"),
    or_(
        event.c.customer_id.in_(bindparam("row_ids", expanding=True)),
        event.c.customer_id.is_(None) & event.c.subject_id.in_(bindparam("subject_ids", expanding=True)),
    ),
)
EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


@dataclass(frozen=True)
class Traces:
    """What is stored of some guests, but for tool calls: rows as the database holds them."""

    guests: list[Row[Any]]
    bookings: list[Row[Any]]
    texts: list[Row[Any]]
    waits: list[Row[Any]]  # on the waiting list
    calls: list[Row[Any]]
    messages: list[Row[Any]]
    events: list[Row[Any]]
    country: str  # whose numbers need no prefix

    @property
    def phones(self) -> set[str]:
        return {row.phone for row in self.guests if row.phone}

    @property
    def call_ids(self) -> set[str]:
        return {row.call_id for row in self.bookings if row.call_id} | {row.vapi_call_id for row in self.calls}

    @property
    def booking_ids(self) -> set[str]:
        return {row.id for row in self.bookings}


def of_guests(connection: Connection, restaurant_id: str, guest_ids: list[str], country: str) -> Traces:
    """The traces of these guests and of those merged into them."""
    guests = groups(connection, restaurant_id, guest_ids)
    keys: dict[str, Any] = {
        "restaurant_id": restaurant_id,
        "row_ids": [row.id for row in guests],
        "phones": [row.phone for row in guests if row.phone],
    }
    bookings = list(connection.execute(_BOOKINGS, keys))
    keys["call_ids"] = [row.call_id for row in bookings if row.call_id]
    calls = list(connection.execute(_CALLS, keys))
    keys["call_ids"] = [*{*keys["call_ids"], *(row.vapi_call_id for row in calls)}]
    keys["booking_ids"] = [row.id for row in bookings]
    keys["subject_ids"] = [*keys["row_ids"], *(row.id for row in bookings)]
    return Traces(
        guests,
        bookings,
        list(connection.execute(_TEXTS, keys)),
        list(connection.execute(_WAITS, keys)),
        calls,
        list(connection.execute(_MESSAGES, keys)),
        list(connection.execute(_EVENTS, keys)),
        country,
    )


def tool_calls(connection: Connection, restaurant_id: str, traces: Traces, since: datetime = EPOCH) -> list[str]:
    """The ids of the tool calls since then that are these guests'."""
    mentions = Mentions(traces)
    return [row.id for row in _all_tool_calls(connection, restaurant_id, since) if mentions.are_in(row)]


def _all_tool_calls(connection: Connection, restaurant_id: str, since: datetime) -> Iterator[Row[Any]]:
    after = NIL_ID
    while True:
        keys = {"restaurant_id": restaurant_id, "since": since, "after": after}
        rows = list(connection.execute(_TOOL_CALLS, keys))
        yield from rows
        if len(rows) < AT_ONCE:
            return
        since, after = rows[-1].started_at, rows[-1].id


class Mentions:
    """Tells whether a tool call is one of theirs."""

    def __init__(self, traces: Traces) -> None:
        self._phones = traces.phones
        self._endings = {phone[-ENDING:] for phone in traces.phones}
        self._codes = {row.reference for row in traces.bookings}
        self._bookings = traces.booking_ids
        self._calls = traces.call_ids
        self._country = traces.country

    def are_in(self, row: Row[Any]) -> bool:
        if row.booking_id in self._bookings or row.call_id in self._calls:
            return True
        asked, told = row.asked or "", row.told or ""
        return (
            not self._phones.isdisjoint(_PHONE.findall(told))
            or not self._codes.isdisjoint(_CODE.findall(told))
            or not self._codes.isdisjoint(_CODE.findall(asked.upper()))
            or self._has_phone(_GIVEN_PHONE.findall(asked))
        )

    def _has_phone(self, given: Iterable[str]) -> bool:
        """Whether one of the numbers, in digits or in words, is theirs."""
        return any(self._may_be(number) and hear_phone(number, self._country) in self._phones for number in given)

    def _may_be(self, number: str) -> bool:
        digits = _NOT_DIGITS.sub("", number)
        return digits[-ENDING:] in self._endings if len(digits) >= ENDING else any(map(str.isalpha, number))
