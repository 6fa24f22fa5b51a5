"""One call, and everything that was said and done in it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from webapp.models import Booking, Customer
from webapp.operations import messages
from webapp.operations.call_log.writing import AROUND, LONGEST_CALL
from webapp.operations.memberships import Place
from webapp.operations.messages import Left
from webapp.store import calls, stories
from webapp.store.stories import Asked
from webapp.store.transaction import read

_booking, _guest, _kept = Booking.__table__, Customer.__table__, Customer.__table__.alias()
_BOOKINGS = (
    select(*(_booking.c[name] for name in ("id", "reference", "name", "day", "time", "people", "status")))
    .where(
        func.coalesce(_booking.c.restaurant_id, _booking.c.restaurant_id) == bindparam("restaurant_id"),
        _booking.c.id.in_(bindparam("ids", expanding=True)),
    )
    .order_by(_booking.c.starts_at, _booking.c.id)
)
_GUEST = (
    select(func.coalesce(_kept.c.id, _guest.c.id), func.coalesce(_kept.c.name, _guest.c.name))
    .outerjoin_from(_guest, _kept, _kept.c.id == _guest.c.merged_into_id)
    .where(_guest.c.restaurant_id == bindparam("restaurant_id"), _guest.c.phone == bindparam("phone"))
)


class NoSuchCall(LookupError):
    """There is no such call in the restaurant."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A booking that was made, changed or cancelled in a call, as it is now."""

    id: str
    reference: str
    name: str
    day: date
    time: time
    people: int
    status: str


@dataclass(frozen=True, slots=True)
class Story:
    """A call (the row of `Call`), its tool calls in order, what they did, and the messages left. `guest` is the id and
    name of whoever has its number."""

    call: Any
    asked: tuple[Asked, ...]
    bookings: tuple[Touched, ...]
    messages: tuple[Left, ...]
    guest: tuple[str, str] | None

    @property
    def seconds(self) -> int | None:
        """How long it lasted; None while it lasts or where nobody knows."""
        if self.call.ended_at is None:
            return None
        return max(0, round((self.call.ended_at - self.call.began_at).total_seconds()))


def story(place: Place, call_id: str) -> Story:
    """Everything about a call, by our id. Raises `NoSuchCall`."""

    def look(connection: Connection) -> Story:
        call = row_of(connection, place, call_id)
        span = span_of(call)
        asked = stories.in_call(connection, place.id, call.vapi_call_id, *span)
        ids = {each.booking_id for each in asked if each.booking_id}
        keys = {"restaurant_id": place.id, "ids": sorted(ids), "phone": call.caller}
        return Story(
            call,
            asked,
            tuple(Touched(*row) for row in connection.execute(_BOOKINGS, keys)) if ids else (),
            messages.of_call(connection, place.id, call.vapi_call_id, *span),
            _guest_of(connection, keys) if call.caller else None,
        )

    return read(look)


def row_of(connection: Connection, place: Place, call_id: str) -> Any:
    """The row of a call. Raises `NoSuchCall`."""
    call = calls.by_id(connection, place.id, call_id)
    if call is None:
        raise NoSuchCall(call_id)
    return call


def span_of(call: Any) -> tuple[datetime, datetime]:
    """Between which moments what was done in a call was logged."""
    return call.began_at - AROUND, (call.ended_at or call.began_at + LONGEST_CALL) + AROUND


def _guest_of(connection: Connection, keys: dict[str, Any]) -> tuple[str, str] | None:
    row = connection.execute(_GUEST, keys).one_or_none()
    return None if row is None else (str(row[0]), row[1])
