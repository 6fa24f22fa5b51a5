"""Guests not seen for as long as the restaurant keeps them are forgotten, once a day, with all that is as old."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    Select,
    Table,
    Text,
    bindparam,
    cast,
    exists,
    func,
    null,
    or_,
    select,
    update,
)

from webapp.models import Restaurant
from webapp.models.types import NIL_ID
from webapp.operations import unanswered
from webapp.operations.audit import SYSTEM
from webapp.operations.guests import blanks, traces
from webapp.operations.guests.erase import StillExpected, forget
from webapp.operations.guests.rows import booking, country, customer
from webapp.operations.guests.traces import call, event, message, text, tool_call
from webapp.store import jobs
from webapp.store.transaction import read, write

KIND = "retain"
EVERY = timedelta(days=1)
LEASE = timedelta(hours=1)
MOST_LOOKED_FOR = 2000  # guests whose tool calls are looked for in one go
AT_ONCE = 100  # guests forgotten in one transaction: nobody waits long for the book
MOST_AT_ONCE = 1000  # rows of the log in one transaction
DAYS_OF_A_MONTH = 30.44
_restaurant = Restaurant.__table__
_merged = customer.alias()
_KEEPING = select(_restaurant.c.id).where(_restaurant.c.retention_months.is_not(None))
_MONTHS = select(_restaurant.c.retention_months).where(_restaurant.c.id == bindparam("rid"))
_cutoff: BindParameter[datetime] = bindparam("cutoff")
_DUE = (
    select(customer.c.id)
    .where(
        customer.c.restaurant_id == bindparam("rid"),
        customer.c.merged_into_id.is_(None),
        customer.c.erased_at.is_(None),
        customer.c.id > bindparam("after"),
        customer.c.created_at < _cutoff,
        ~exists().where(booking.c.customer_id == customer.c.id, booking.c.ends_at >= bindparam("ended")),
        ~exists().where(
            booking.c.restaurant_id == bindparam("rid"),
            booking.c.phone == customer.c.phone,
            booking.c.ends_at >= bindparam("ended"),
        ),
        ~exists().where(
            _merged.c.merged_into_id == customer.c.id,
            booking.c.customer_id == _merged.c.id,
            booking.c.ends_at >= bindparam("ended"),
        ),
    )
    .order_by(customer.c.id)
    .limit(MOST_LOOKED_FOR)
)


def _old(table: Table, moment: str, is_told: Any) -> Select[Any]:
    limit = bindparam("ended") if table is booking else _cutoff  # of another type: minutes
    query = select(table.c.id).where(table.c.restaurant_id == bindparam("rid"), table.c[moment] < limit, is_told)
    return query.limit(MOST_AT_ONCE)


_answer = func.coalesce(cast(tool_call.c.answer, Text), "")
_OLD_TOOL_CALLS = _old(tool_call, "started_at", ~_answer.contains(f'"{blanks.ERASED}":true'))
_OLD_TEXTS = _old(text, "created_at", or_(text.c.phone != "", text.c.body != ""))
_OLD_CALLS = _old(call, "created_at", ~call.c.vapi_call_id.startswith(f"{blanks.ERASED}:"))
_OLD_MESSAGES = _old(message, "created_at", message.c.body != "")
_OLD_BOOKINGS = _old(
    booking, "ends_at", booking.c.customer_id.is_(None) & or_(booking.c.name != "", booking.c.notes.is_not(None))
)
_OLD_EVENTS = (
    update(event)
    .where(event.c.restaurant_id == bindparam("rid"), event.c.at < _cutoff, event.c.personal.is_not(None))
    .values(personal=null())
)


def retain(restaurant_id: str, now: datetime) -> int:
    """Forget the guests whose last booking, or first mark where they have none, is older than the restaurant keeps
    them, and blank texts, calls, messages and tool calls as old; how many guests were forgotten."""
    months = read(lambda connection: connection.scalar(_MONTHS, {"rid": restaurant_id}))
    if months is None:
        return 0
    cutoff = now - timedelta(days=months * DAYS_OF_A_MONTH)
    forgotten = _forget_guests(restaurant_id, cutoff, now)
    _blank_all(restaurant_id, _OLD_TOOL_CALLS, blanks.tool_calls, cutoff)
    _blank_all(restaurant_id, _OLD_TEXTS, blanks.texts, cutoff)
    _blank_all(restaurant_id, _OLD_CALLS, blanks.calls, cutoff)
    _blank_all(restaurant_id, _OLD_MESSAGES, blanks.messages, cutoff)
    _blank_all(restaurant_id, _OLD_BOOKINGS, blanks.bookings, cutoff)
    write(restaurant_id, lambda connection: unanswered.forget_old(connection, restaurant_id, cutoff))
    write(restaurant_id, lambda connection: connection.execute(_OLD_EVENTS, {"rid": restaurant_id, "cutoff": cutoff}))
    return forgotten


def promise(now: datetime) -> None:
    """See to it that every restaurant that forgets guests has a job that does it."""
    standing = read(lambda connection: jobs.standing(connection, KIND))
    for restaurant_id in read(lambda connection: list(connection.scalars(_KEEPING))):
        if (job_id := jobs.id_of(KIND, restaurant_id)) not in standing:
            write(None, partial(jobs.stand, job_id=job_id, restaurant_id=restaurant_id, kind=KIND, payload={}, now=now))


def work_off(job: Any, now: datetime) -> None:
    """The worker's turn: today's work, and the promise of tomorrow's."""
    write(None, lambda connection: jobs.hold(connection, job.id, now + LEASE))
    retain(job.restaurant_id, now)
    write(None, lambda connection: jobs.rest(connection, job.id, now + EVERY))


def _forget_guests(restaurant_id: str, cutoff: datetime, now: datetime) -> int:
    forgotten, after = 0, NIL_ID
    while True:
        due, asked = read(partial(_due, restaurant_id=restaurant_id, cutoff=cutoff, after=after))
        for start in range(0, len(due), AT_ONCE):
            part = due[start : start + AT_ONCE]
            work = partial(_forget, restaurant_id=restaurant_id, due=part, asked=[] if start else asked, now=now)
            forgotten += write(restaurant_id, work)
        if len(due) < MOST_LOOKED_FOR:
            return forgotten
        after = due[-1]


def _due(connection: Connection, restaurant_id: str, cutoff: datetime, after: str) -> tuple[list[str], list[str]]:
    """Guests to be forgotten, and their tool calls that are not too old anyway."""
    keys = {"rid": restaurant_id, "cutoff": cutoff, "ended": cutoff, "after": after}
    due = list(connection.scalars(_DUE, keys))
    if not due:
        return [], []
    found = traces.of_guests(connection, restaurant_id, due, country(connection, restaurant_id))
    return due, traces.tool_calls(connection, restaurant_id, found, since=cutoff)


def _forget(connection: Connection, restaurant_id: str, due: list[str], asked: list[str], now: datetime) -> int:
    """How many were forgotten; none when one of them has booked since they were looked for: tomorrow is soon enough."""
    try:
        forget(connection, restaurant_id, SYSTEM, due, asked, now)
    except StillExpected:
        return 0
    return len(due)


def _blank_all(
    restaurant_id: str, query: Select[Any], blank: Callable[[Connection, str, list[str]], None], cutoff: datetime
) -> None:
    def work(connection: Connection) -> int:
        ids = list(connection.scalars(query, {"rid": restaurant_id, "cutoff": cutoff, "ended": cutoff}))
        blank(connection, restaurant_id, ids)
        return len(ids)

    while write(restaurant_id, work) == MOST_AT_ONCE:
        pass
