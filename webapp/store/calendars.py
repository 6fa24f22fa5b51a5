"""Reading many days of the book at once, added up by the database."""

from dataclasses import dataclass

from sqlalchemy import Connection, Integer, String, bindparam, case, func, or_, select, type_coerce

from webapp.models import Booking
from webapp.models.booking import NOT_COMING


@dataclass(frozen=True, slots=True)
class Start:
    """What starts at `minute` (since the epoch); `pending` are the parties still to be confirmed."""

    minute: int
    parties: int
    covers: int
    pending: int


_booking = Booking.__table__
_start = type_coerce(_booking.c.starts_at, Integer)
_source, _status = bindparam("source", type_=String), bindparam("status", type_=String)
_STARTS = (
    select(
        _start,
        func.count(),
        func.sum(_booking.c.people),
        func.sum(case((_booking.c.status == "pending", 1), else_=0)),
    )
    .where(
        _booking.c.restaurant_id == bindparam("restaurant_id"),
        _start >= bindparam("since"),
        _start < bindparam("until"),
        or_(_source == "", _booking.c.source == _source),
        or_(_booking.c.status == _status, (_status == "") & _booking.c.status.not_in(NOT_COMING)),
    )
    .group_by(_start)
    .order_by(_start)
)


def starts(
    connection: Connection, restaurant_id: str, since: int, until: int, source: str | None, status: str | None
) -> list[Start]:
    """What starts from `since` to `until`, end excluded, soonest first; of every source, and of every status but those
    in `NOT_COMING`, where none is given."""
    keys = {"restaurant_id": restaurant_id, "since": since, "until": until}
    rows = connection.execute(_STARTS, {**keys, "source": source or "", "status": status or ""})
    return [Start(*row) for row in rows]
