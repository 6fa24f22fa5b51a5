"""A guest's rows: the one that is kept, and those merged into it, whose phones still find it."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, bindparam, func, or_, select

from webapp.models import Booking, Customer
from webapp.speech.phones import country_of
from webapp.store import snapshots

customer, booking = Customer.__table__, Booking.__table__
OF_RESTAURANT = customer.c.restaurant_id == bindparam("restaurant_id")
# Rows that are looked up by id: SQLite would rather walk through all guests of the restaurant.
ALSO_OF_RESTAURANT = func.coalesce(customer.c.restaurant_id, customer.c.restaurant_id) == bindparam("restaurant_id")
_GROUPS = (
    select(customer)
    .where(
        ALSO_OF_RESTAURANT,
        or_(
            customer.c.id.in_(bindparam("guest_ids", expanding=True)),
            customer.c.merged_into_id.in_(bindparam("guest_ids", expanding=True)),
        ),
    )
    .order_by(customer.c.created_at, customer.c.id)
)
_KEPT = select(customer.c.merged_into_id).where(OF_RESTAURANT, customer.c.id == bindparam("guest_id"))


class UnknownGuest(LookupError):
    """There is no such guest in the restaurant, or no longer."""


def groups(connection: Connection, restaurant_id: str, guest_ids: list[str]) -> list[Row[Any]]:
    """The rows of these guests and of those merged into them, oldest first."""
    return list(connection.execute(_GROUPS, {"restaurant_id": restaurant_id, "guest_ids": guest_ids}))


def of_guest(connection: Connection, restaurant_id: str, guest_id: str) -> tuple[Row[Any], list[Row[Any]]]:
    """The kept row of the guest whom `guest_id` means, and the rows merged into it. Raises `UnknownGuest`."""
    merged_into = connection.execute(_KEPT, {"restaurant_id": restaurant_id, "guest_id": guest_id}).one_or_none()
    if merged_into is None:
        raise UnknownGuest(guest_id)
    kept_id = merged_into[0] or guest_id
    found = groups(connection, restaurant_id, [kept_id])
    kept = next(row for row in found if row.id == kept_id)
    return kept, [row for row in found if row.id != kept_id]


def country(connection: Connection, restaurant_id: str) -> str:
    """The country whose numbers need no prefix here ("IT")."""
    snapshot = snapshots.current(connection, restaurant_id)
    return country_of(snapshot.phone if snapshot else None, snapshot.locale if snapshot else "")


def has_come() -> ColumnElement[bool]:
    """The condition that a booking was a visit by the minute `now`: marked so by the staff, or over and never marked as
    anything else."""
    is_over = and_(booking.c.status == "confirmed", booking.c.ends_at <= bindparam("now"))
    return or_(booking.c.status.in_(("arrived", "seated", "finished")), is_over)
