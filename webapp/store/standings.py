"""Reading how bookings stand at their providers, for those who look at the book. Every statement names the house."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Integer, Row, bindparam, func, or_, select, type_coerce

from webapp.models import Booking, Job, ProviderBooking, ProviderConnection
from webapp.models.connection import IS_THERE

MOST_TROUBLES = 50
_copy, _booking = ProviderBooking.__table__, Booking.__table__
_connection, _job = ProviderConnection.__table__, Job.__table__
_start = type_coerce(_booking.c.starts_at, Integer)
_SELECT = (
    select(
        *(_copy.c[name] for name in ("id", "booking_id", "state", "action", "trouble", "external_id", "wanted")),
        *(_copy.c[name] for name in ("facts", "people", "created_at", "updated_at")),
        type_coerce(_copy.c.start, Integer).label("start"),
        *(_connection.c.provider, _connection.c.status.label("connection_status")),
        *(_booking.c[name].label(f"booking_{name}") for name in ("reference", "status", "day", "time", "name")),
        *(_booking.c.people.label("booking_people"), _start.label("booking_start")),
        *(_job.c.state.label("job_state"), _job.c.created_at.label("job_created_at"), _job.c.run_at, _job.c.last_error),
        *(_job.c.payload.label("job_payload"), _job.c.attempts),
    )
    .select_from(_copy)
    .join(_booking, _booking.c.id == _copy.c.booking_id)
    .join(_connection, _connection.c.id == _copy.c.connection_id)
    .outerjoin(_job, _job.c.id == _copy.c.job_id)
    .where(_booking.c.restaurant_id == bindparam("restaurant_id"))
)
_of_restaurant = _copy.c.restaurant_id == bindparam("restaurant_id")
# Not the bare column: SQLite would go through all of the restaurant's copies rather than those of these bookings.
_also_of_restaurant = func.coalesce(_copy.c.restaurant_id, _copy.c.restaurant_id) == bindparam("restaurant_id")
_OF_BOOKING = _SELECT.where(_also_of_restaurant, _copy.c.booking_id == bindparam("booking_id")).order_by(
    _copy.c.created_at
)
_BETWEEN = _SELECT.where(_also_of_restaurant, _start >= bindparam("since"), _start < bindparam("until")).order_by(
    _copy.c.created_at
)
_TROUBLED = (
    _SELECT.where(_of_restaurant, _copy.c.trouble.is_not(None), _start >= bindparam("since"))
    .order_by(_start, _copy.c.id)
    .limit(MOST_TROUBLES)
)
_SICK = (
    select(_connection.c.provider, _connection.c.status, _connection.c.last_error, _connection.c.last_error_at)
    .where(
        _connection.c.restaurant_id == bindparam("restaurant_id"),
        IS_THERE,
        or_(
            _connection.c.status == "error",
            (_connection.c.status == "connected") & (_connection.c.last_error_at >= bindparam("since")),
        ),
    )
    .order_by(_connection.c.provider)
)


def of_booking(connection: Connection, restaurant_id: str, booking_id: str) -> list[Row[Any]]:
    """Every copy of a booking, first made first, with its connection and its job."""
    return list(connection.execute(_OF_BOOKING, {"restaurant_id": restaurant_id, "booking_id": booking_id}))


def between(connection: Connection, restaurant_id: str, since: int, until: int) -> list[Row[Any]]:
    """The same of all bookings that start from `since` up to `until`, in minutes since the epoch."""
    return list(connection.execute(_BETWEEN, {"restaurant_id": restaurant_id, "since": since, "until": until}))


def troubled(connection: Connection, restaurant_id: str, since: int) -> list[Row[Any]]:
    """The same of those with a trouble whose booking starts at the minute `since` or later, soonest first."""
    return list(connection.execute(_TROUBLED, {"restaurant_id": restaurant_id, "since": since}))


def sick(connection: Connection, restaurant_id: str, since: datetime) -> list[Row[Any]]:
    """The connections in error, and those that had trouble at or after `since` and have not answered well again."""
    return list(connection.execute(_SICK, {"restaurant_id": restaurant_id, "since": since}))
