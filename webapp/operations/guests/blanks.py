"""Blanking rows that tell of guests; what is counted stays in them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, null, or_, select, update

from webapp.models import Job, ProviderBooking
from webapp.models.types import utc_now
from webapp.operations import credentials, guest_mails, unanswered
from webapp.operations.guests.rows import customer
from webapp.operations.guests.traces import AT_ONCE, Traces, booking, call, event, message, text, tool_call
from webapp.operations.texts import KIND
from webapp.store import bookings as bookings_of
from webapp.store import erasures, jobs, waitlist

KEPT_ARGUMENTS = ("day", "date", "time", "people", "service_type", "new_day", "new_date", "new_time", "new_people")
KEPT_OF_A_QUESTION = ("verdict", "source", "topics", "is_safety")  # of its decision, which repeats what was asked
KEPT_ANSWER = ("ok", "success", "error", "error_code", "reason", "status", "closed")
ERASED = "erased"
_job, _copy = Job.__table__, ProviderBooking.__table__


def _these(table: Table) -> Any:
    of_restaurant = table.c.restaurant_id == bindparam("rid")
    return update(table).where(of_restaurant, table.c.id.in_(bindparam("row_ids", expanding=True)))


_GUESTS = _these(customer).values(name="", phone=None, email=None, notes=None, tags=[], erased_at=bindparam("now"))
_BOOKINGS = _these(booking).values(
    name="", phone=None, email=None, notes=None, call_id=None, cancel_reason=None, version=booking.c.version + 1
)
_COPIES = (
    update(_copy)
    .where(_copy.c.restaurant_id == bindparam("rid"), _copy.c.booking_id.in_(bindparam("row_ids", expanding=True)))
    .values(facts={})
)
_TEXTS = _these(text).values(phone="", email=None, subject=None, body="")
_MESSAGES = _these(message).values(name="", phone=None, body="", call_id=None)
_CALL = (
    update(call)
    .where(call.c.restaurant_id == bindparam("rid"), call.c.id == bindparam("row_id"))
    .values(caller=None, summary=None, transcript=null(), recording_url=None)
)
_VAPI_IDS = select(call.c.vapi_call_id).where(
    call.c.restaurant_id == bindparam("rid"), call.c.id.in_(bindparam("row_ids", expanding=True))
)
_EVENTS = (
    update(event)
    .where(
        event.c.restaurant_id == bindparam("rid"),
        or_(
            event.c.customer_id.in_(bindparam("guest_ids", expanding=True)),
            event.c.customer_id.is_(None) & event.c.subject_id.in_(bindparam("row_ids", expanding=True)),
        ),
    )
    .values(personal=null())
)
_WAITING = select(_job.c.id, _job.c.payload).where(
    _job.c.restaurant_id == bindparam("rid"), _job.c.kind.in_((KIND, guest_mails.KIND)), _job.c.state == "waiting"
)
_TOOL_CALLS = select(tool_call.c.id, tool_call.c.arguments, tool_call.c.answer, tool_call.c.decision).where(
    tool_call.c.restaurant_id == bindparam("rid"), tool_call.c.id.in_(bindparam("row_ids", expanding=True))
)
_TOOL_CALL = (
    update(tool_call)
    .where(tool_call.c.restaurant_id == bindparam("rid"), tool_call.c.id == bindparam("row_id"))
    .values(
        arguments=bindparam("kept_arguments", type_=tool_call.c.arguments.type),
        answer=bindparam("kept_answer", type_=tool_call.c.answer.type),
        decision=bindparam("kept_decision", type_=tool_call.c.decision.type),
        call_id=None,
        request_key=None,
        fingerprint=None,
        question=None,
    )
)


def guests(connection: Connection, restaurant_id: str, ids: list[str], now: datetime) -> None:
    """A phone that is blank is nobody's: whoever calls from it again is a new guest."""
    _in_parts(connection, _GUESTS, restaurant_id, ids, now=now)


def bookings(connection: Connection, restaurant_id: str, ids: list[str]) -> None:
    """Day, time, people, status, source and reference stay; of copies at providers, what guests answered there goes."""
    _in_parts(connection, _BOOKINGS, restaurant_id, ids)
    _in_parts(connection, _COPIES, restaurant_id, ids)


def texts(connection: Connection, restaurant_id: str, ids: list[str]) -> None:
    """A text that still waits is not sent."""
    _in_parts(connection, _TEXTS, restaurant_id, ids)
    blank = set(ids)
    for job in list(connection.execute(_WAITING, {"rid": restaurant_id})):
        if job.payload["text_id"] in blank:
            jobs.done(connection, job.id)


def waits(connection: Connection, restaurant_id: str, found: Traces) -> None:
    """Who waits is taken off the list, and a table that is held for them is free; nothing of it is counted."""
    for row in found.waits:
        if row.state == "offered":
            bookings_of.release(connection, restaurant_id, row.booking_id)
        waitlist.drop(connection, restaurant_id, row.id)


def messages(connection: Connection, restaurant_id: str, ids: list[str]) -> None:
    """When one was left, and who has seen to it, stay."""
    _in_parts(connection, _MESSAGES, restaurant_id, ids)


def calls(connection: Connection, restaurant_id: str, ids: list[str]) -> None:
    """When, how long, what it cost and what came of it stay; without Vapi's id nothing leads to what was said, which a
    job deletes at Vapi as well."""
    _delete_at_vapi(connection, restaurant_id, ids)
    rows = [{"rid": restaurant_id, "row_id": row_id, "vapi_call_id": f"{ERASED}:{row_id}"} for row_id in ids]
    for row in rows:
        connection.execute(_CALL, row)


def _delete_at_vapi(connection: Connection, restaurant_id: str, ids: list[str]) -> None:
    for part in _parts(ids):
        held = connection.scalars(_VAPI_IDS, {"rid": restaurant_id, "row_ids": part})
        known = [credentials.encrypt(each) for each in held if not each.startswith(f"{ERASED}:")]
        erasures.promise(connection, restaurant_id, known, utc_now())


def tool_calls(connection: Connection, restaurant_id: str, ids: list[str]) -> None:
    """When, for how many, what was decided, and whether it worked stay; a question that nobody else asked goes."""
    for part in _parts(ids):
        unanswered.forget(connection, restaurant_id, part)
        found = list(connection.execute(_TOOL_CALLS, {"rid": restaurant_id, "row_ids": part}))
        rows = [
            {
                "rid": restaurant_id,
                "row_id": row.id,
                "kept_arguments": _only(KEPT_ARGUMENTS, row.arguments),
                "kept_answer": {ERASED: True, **_only(KEPT_ANSWER, row.answer or {})},
                "kept_decision": _decided(row.decision),
            }
            for row in found
        ]
        if rows:
            connection.execute(_TOOL_CALL, rows)


def _decided(decision: dict[str, Any] | None) -> dict[str, Any] | None:
    return _only(KEPT_OF_A_QUESTION, decision) if decision and "heard" in decision else decision


def events(connection: Connection, restaurant_id: str, found: Traces) -> None:
    """The log keeps the names of the fields that were changed."""
    subjects = [row.id for row in found.bookings]
    guest_ids = [row.id for row in found.guests]
    for part in _parts(subjects) if subjects else iter([[]]):
        connection.execute(_EVENTS, {"rid": restaurant_id, "guest_ids": guest_ids, "row_ids": part})


def _in_parts(connection: Connection, statement: Any, restaurant_id: str, ids: list[str], **values: Any) -> None:
    for part in _parts(ids):
        connection.execute(statement, {"rid": restaurant_id, "row_ids": part, **values})


def _parts(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]


def _only(names: tuple[str, ...], values: dict[str, Any]) -> dict[str, Any]:
    return {name: values[name] for name in names if name in values}
