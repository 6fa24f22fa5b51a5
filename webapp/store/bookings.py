"""Reading and writing bookings on the fast path. Every statement names the restaurant."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
    and_,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    or_,
    select,
    type_coerce,
    update,
)

from webapp.models import Booking, Customer, Seating
from webapp.models.booking import ENDED, EXPECTED, is_live
from webapp.models.types import NIL_ID
from webapp.store import waitlist
from webapp.store.statements import Changes, Statement, inserts

_booking, _seating, _customer = Booking.__table__, Seating.__table__, Customer.__table__


@dataclass(frozen=True, slots=True)
class Booked:
    """A booking as the phone's tools see it; `start` and `end` are minutes since the epoch, without the buffer."""

    id: str
    reference: str
    status: str
    day: date
    time: time
    people: int
    name: str
    phone: str | None
    email: str | None
    notes: str | None
    area: str | None
    is_another: bool
    source: str
    start: int
    end: int

    @property
    def has_ended(self) -> bool:
        """Cancelled, finished or not shown up: no longer a booking one can change."""
        return self.status in ENDED


_COLUMNS = tuple(_booking.c[name] for name in Booked.__dataclass_fields__ if name not in ("start", "end"))
_start, _end = type_coerce(_booking.c.starts_at, Integer), type_coerce(_booking.c.ends_at, Integer)
_of_restaurant = _booking.c.restaurant_id == bindparam("restaurant_id")
_SELECT = select(*_COLUMNS, _start, _end).where(_of_restaurant)
_live = is_live(_booking.c.status)
_BY_REFERENCE = Statement(_SELECT.where(_booking.c.reference == bindparam("reference")))
_UPCOMING = Statement(
    _SELECT.where(_booking.c.phone == bindparam("phone"), _end > bindparam("now"), _live).order_by(
        _start, _booking.c.id
    )
)
_CANCELLED_SINCE = Statement(
    _SELECT.where(
        _booking.c.phone == bindparam("phone"),
        _booking.c.status == literal_column("'cancelled'"),
        _booking.c.updated_at >= bindparam("since"),
    ).order_by(_booking.c.updated_at.desc())
)
_SAME_SLOT = Statement(
    _SELECT.where(
        _booking.c.phone == bindparam("phone"),
        _booking.c.day == bindparam("day"),
        _booking.c.time == bindparam("time"),
        _booking.c.people == bindparam("people"),
        _start > bindparam("since"),
        _live,
    ).order_by(_booking.c.created_at, _booking.c.id)
)
_held_by = (_seating.c.restaurant_id == bindparam("restaurant_id")) & (_seating.c.booking_id == bindparam("booking_id"))
_TABLES = Statement(select(_seating.c.table_no).where(_held_by))
_HOLDS = Statement(
    select(_seating.c.table_no, type_coerce(_seating.c.starts_at, Integer), type_coerce(_seating.c.ends_at, Integer))
    .where(_held_by)
    .order_by(_seating.c.table_no, _seating.c.starts_at)
)
_HOLD = Statement(insert(_seating), columns=("booking_id", "restaurant_id", "table_no", "starts_at", "ends_at"))
_RELEASE = Statement(delete(_seating).where(_held_by))
_UNUSED = delete(_seating).where(_held_by, _seating.c.starts_at >= bindparam("until"))
# Of an update no parameter may be named as a column is.
_ITS_HOLDS = update(_seating).where(
    _seating.c.restaurant_id == bindparam("rid"), _seating.c.booking_id == bindparam("bid")
)
_LATER = _ITS_HOLDS.where(_seating.c.starts_at < bindparam("start")).values(starts_at=bindparam("start"))
_EARLIER = _ITS_HOLDS.where(_seating.c.ends_at > bindparam("until")).values(ends_at=bindparam("until"))
_THIS = (_booking.c.restaurant_id == bindparam("rid")) & (_booking.c.id == bindparam("bid"))
_CHANGE = Changes(update(_booking).where(_THIS).values(version=_booking.c.version + 1))


def _remember(statement: Any) -> Any:
    return statement.on_conflict_do_update(
        index_elements=["restaurant_id", "phone"],
        set_={"email": func.coalesce(statement.excluded.email, _customer.c.email)},
    ).returning(_customer.c.id)


def _add(statement: Any) -> Any:
    return statement.on_conflict_do_nothing(index_elements=["restaurant_id", "reference"]).returning(_booking.c.id)


_ADD = Statement(
    inserts(_booking, _add),
    columns=(
        *(column.key for column in _COLUMNS),
        "restaurant_id",
        "customer_id",
        "call_id",
        "starts_at",
        "ends_at",
        "version",
        "created_at",
        "updated_at",
    ),
)
_GUEST_OF_EMAIL = (
    select(_customer.c.id)
    .where(
        _customer.c.restaurant_id == bindparam("restaurant_id"),
        _customer.c.phone.is_(None),
        _customer.c.erased_at.is_(None),
        func.lower(_customer.c.email) == func.lower(bindparam("email")),
    )
    .limit(1)
)
_REMEMBER_GUEST = Statement(
    inserts(_customer, _remember),
    columns=("id", "restaurant_id", "phone", "name", "email", "created_at"),
)
_BY_ID = Statement(_SELECT.where(_booking.c.id == bindparam("booking_id")))
AT_ONCE = 500
_EXPECTED_AFTER: Any = (
    _SELECT.where(
        _booking.c.status.in_([literal_column(repr(each)) for each in EXPECTED]),
        or_(_start > bindparam("since"), and_(_start == bindparam("since"), _booking.c.id > bindparam("after"))),
    )
    .order_by(_start, _booking.c.id)
    .limit(AT_ONCE)
)
_GUEST_CONFIRMED = select(type_coerce(_booking.c.guest_confirmed, Integer)).where(
    _of_restaurant, _booking.c.id == bindparam("booking_id")
)
_CONFIRM = update(_booking).where(_THIS)
DAY_MINUTES = 1440


def by_reference(connection: Connection, restaurant_id: str, reference: str) -> Booked | None:
    """The booking of this reference, whatever its status."""
    row = _BY_REFERENCE.first(connection, {"restaurant_id": restaurant_id, "reference": reference})
    return None if row is None else Booked(*row)


def by_id(connection: Connection, restaurant_id: str, booking_id: str) -> Booked | None:
    """The booking of this id, whatever its status."""
    row = _BY_ID.first(connection, {"restaurant_id": restaurant_id, "booking_id": booking_id})
    return None if row is None else Booked(*row)


def guest_confirmed(connection: Connection, restaurant_id: str, booking_id: str) -> int | None:
    """The start, in minutes since the epoch, of which the guest has said that they come to it."""
    keys = {"restaurant_id": restaurant_id, "booking_id": booking_id}
    return connection.execute(_GUEST_CONFIRMED, keys).scalar_one_or_none()


def confirm_by_guest(connection: Connection, restaurant_id: str, booking_id: str, start: int) -> None:
    """The guest has said that they come."""
    connection.execute(_CONFIRM, {"rid": restaurant_id, "bid": booking_id, "guest_confirmed": start})


def expected_after(connection: Connection, restaurant_id: str, after: tuple[int, str]) -> list[Booked]:
    """`AT_ONCE` bookings pending or confirmed that start after a minute, or with it and have a later id."""
    keys = {"restaurant_id": restaurant_id, "since": after[0], "after": after[1] or NIL_ID}
    return [Booked(*row) for row in connection.execute(_EXPECTED_AFTER, keys)]


def upcoming(connection: Connection, restaurant_id: str, phone: str, now_minute: int) -> list[Booked]:
    """Bookings under a phone number that have not ended yet, soonest first."""
    keys = {"restaurant_id": restaurant_id, "phone": phone, "now": now_minute}
    return [Booked(*row) for row in _UPCOMING.all(connection, keys)]


def cancelled_since(connection: Connection, restaurant_id: str, phone: str, since: datetime) -> Booked | None:
    """The booking under a phone number that was cancelled last, where that was not before then."""
    keys = {"restaurant_id": restaurant_id, "phone": phone, "since": since}
    row = _CANCELLED_SINCE.first(connection, keys)
    return None if row is None else Booked(*row)


def same_slot(
    connection: Connection, restaurant_id: str, phone: str, day: date, at: time, people: int, now_minute: int
) -> list[Booked]:
    """Live bookings of this phone, day, time and party, first made first."""
    keys = {"restaurant_id": restaurant_id, "phone": phone, "day": day, "time": at, "people": people}
    return [Booked(*row) for row in _SAME_SLOT.all(connection, {**keys, "since": now_minute - DAY_MINUTES})]


def tables_of(connection: Connection, restaurant_id: str, booking_id: str) -> tuple[int, ...]:
    """The tables a booking holds."""
    rows = _TABLES.all(connection, {"restaurant_id": restaurant_id, "booking_id": booking_id})
    return tuple(dict.fromkeys(table_no for (table_no,) in rows))


def holds_of(connection: Connection, restaurant_id: str, booking_id: str) -> list[tuple[int, int, int]]:
    """What a booking holds: table, from and until in minutes since the epoch."""
    return _HOLDS.all(connection, {"restaurant_id": restaurant_id, "booking_id": booking_id})


def add(connection: Connection, values: dict[str, Any]) -> bool:
    """Write a booking; `values` by column name. False, and nothing written, when its reference is taken."""
    return _ADD.first(connection, values) is not None


def hold(
    connection: Connection, restaurant_id: str, booking_id: str, table_nos: tuple[int, ...], start: int, until: int
) -> None:
    """Give a booking its tables from `start` to `until` (minutes, buffer included). The guard may refuse."""
    span = {"booking_id": booking_id, "restaurant_id": restaurant_id, "starts_at": start, "ends_at": until}
    _HOLD.run_each(connection, [{**span, "table_no": table_no} for table_no in table_nos])


def release(connection: Connection, restaurant_id: str, booking_id: str) -> None:
    """Take a booking's tables away; whoever waits for one is thought of next."""
    _RELEASE.run(connection, {"restaurant_id": restaurant_id, "booking_id": booking_id})
    waitlist.stir(connection, restaurant_id)


def hold_later(connection: Connection, restaurant_id: str, booking_id: str, start: int) -> None:
    """Let a booking's tables go until the minute `start`, before which they all end."""
    connection.execute(_LATER, {"rid": restaurant_id, "bid": booking_id, "start": start})


def release_from(connection: Connection, restaurant_id: str, booking_id: str, until: int) -> None:
    """Let a booking's tables go from the minute `until` on."""
    connection.execute(_UNUSED, {"restaurant_id": restaurant_id, "booking_id": booking_id, "until": until})
    connection.execute(_EARLIER, {"rid": restaurant_id, "bid": booking_id, "until": until})
    waitlist.stir(connection, restaurant_id)


def change(connection: Connection, restaurant_id: str, booking_id: str, now: datetime, **values: Any) -> None:
    """Change columns of a booking."""
    _CHANGE.run(connection, {"rid": restaurant_id, "bid": booking_id}, {"updated_at": now, **values})


def guest_without_phone(
    connection: Connection, restaurant_id: str, new_id: str, name: str, email: str | None, now: datetime
) -> str:
    """Find the guest of this e-mail address among those without a number, or make one; the guest's id."""
    known = connection.scalar(_GUEST_OF_EMAIL, {"restaurant_id": restaurant_id, "email": email}) if email else None
    if known is None:
        row = {"id": new_id, "restaurant_id": restaurant_id, "name": name, "email": email, "created_at": now}
        connection.execute(insert(_customer), row)
    return known or new_id


def remember_guest(
    connection: Connection, restaurant_id: str, new_id: str, phone: str, name: str, email: str | None, now: datetime
) -> str:
    """Find or make the guest of this phone number; the guest's id."""
    keys = {"id": new_id, "restaurant_id": restaurant_id, "phone": phone, "name": name, "email": email}
    found: str = _REMEMBER_GUEST.first(connection, {**keys, "created_at": now})[0]
    return found
