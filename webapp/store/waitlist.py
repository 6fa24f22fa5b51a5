"""Reading and writing the waiting list. Every statement names the restaurant."""

from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as LocalTime
from typing import Any

from sqlalchemy import Connection, Integer, bindparam, delete, func, insert, literal_column, select, type_coerce, update

from webapp.models import WaitlistEntry
from webapp.models.types import new_id, utc_now
from webapp.store import jobs

KIND = "waitlist"
TO_CALL = "to_call"  # a trouble: no text can be sent to them, somebody calls them once there is a table
_entry = WaitlistEntry.__table__


@dataclass(frozen=True, slots=True)
class Waiting:
    """A party that waits; `start` and `end` are minutes since the epoch of the booking it is offered, if any."""

    id: str
    state: str
    day: date
    time: LocalTime
    window_minutes: int
    people: int
    area: str | None
    name: str
    phone: str
    language: str
    source: str
    call_id: str | None
    trouble: str | None
    booking_id: str | None
    offered_time: LocalTime | None
    held_until: datetime | None
    text_id: str | None
    created_at: datetime
    start: int | None
    end: int | None

    @property
    def is_open(self) -> bool:
        """Whether they may still get a table."""
        return self.state in ("waiting", "offered")


_start, _end = type_coerce(_entry.c.starts_at, Integer), type_coerce(_entry.c.ends_at, Integer)
_COLUMNS = tuple(_entry.c[name] for name in Waiting.__dataclass_fields__ if name not in ("start", "end"))
_of_restaurant = _entry.c.restaurant_id == bindparam("restaurant_id")
_is_open = _entry.c.state.in_([literal_column("'waiting'"), literal_column("'offered'")])
_in_turn = (_entry.c.created_at, _entry.c.id)
_SELECT = select(*_COLUMNS, _start, _end).where(_of_restaurant).order_by(*_in_turn)
_ONE = _SELECT.where(_entry.c.id == bindparam("entry_id"))
_OF_DAY = _SELECT.where(_entry.c.day == bindparam("day"))
_OPEN = _SELECT.where(_is_open)
_OF_PHONE = _OPEN.where(_entry.c.phone == bindparam("phone"), _entry.c.day == bindparam("day"))
_COUNT = select(func.count()).where(_of_restaurant, _entry.c.day == bindparam("day"), _is_open)
_OWNER = select(_entry.c.restaurant_id).where(_entry.c.id == bindparam("entry_id"))
_OFFERED_BY = _SELECT.where(
    _entry.c.text_id == bindparam("text_id"),
    _entry.c.state == literal_column("'offered'"),
    _entry.c.held_until > bindparam("now"),
)
_TO_KEEP = select(_entry.c.restaurant_id).distinct()
_CHANGE = update(_entry).where(_entry.c.restaurant_id == bindparam("rid"), _entry.c.id == bindparam("eid"))
_DROP = delete(_entry).where(_of_restaurant, _entry.c.id == bindparam("entry_id"))


def add(connection: Connection, restaurant_id: str, now: datetime, values: dict[str, Any]) -> str:
    """Write a party down, and promise to look for a table; its id."""
    row = {"id": new_id(), "restaurant_id": restaurant_id, "state": "waiting", "created_at": now, "updated_at": now}
    connection.execute(insert(_entry), {**row, **values})
    keep(connection, restaurant_id, now)
    return str(row["id"])


def one(connection: Connection, restaurant_id: str, entry_id: str) -> Waiting | None:
    """A party, whatever its state."""
    row = connection.execute(_ONE, {"restaurant_id": restaurant_id, "entry_id": entry_id}).one_or_none()
    return None if row is None else _waiting(row)


def owner(connection: Connection, entry_id: str) -> str | None:
    """The restaurant a party waits at."""
    found: str | None = connection.execute(_OWNER, {"entry_id": entry_id}).scalar()
    return found


def of_day(connection: Connection, restaurant_id: str, day: date) -> tuple[Waiting, ...]:
    """Everybody who waits or waited for a day, first come first."""
    rows = connection.execute(_OF_DAY, {"restaurant_id": restaurant_id, "day": day})
    return tuple(_waiting(row) for row in rows)


def all_open(connection: Connection, restaurant_id: str) -> tuple[Waiting, ...]:
    """Everybody who may still get a table, whatever the day, first come first."""
    return tuple(_waiting(row) for row in connection.execute(_OPEN, {"restaurant_id": restaurant_id}))


def open_of_phone(connection: Connection, restaurant_id: str, phone: str, day: date) -> Waiting | None:
    """What a number waits for on a day already."""
    row = connection.execute(_OF_PHONE, {"restaurant_id": restaurant_id, "phone": phone, "day": day}).first()
    return None if row is None else _waiting(row)


def offered_by(connection: Connection, restaurant_id: str, text_id: str, now: datetime) -> Waiting | None:
    """The party whom a text tells of an offer that still stands."""
    row = connection.execute(_OFFERED_BY, {"restaurant_id": restaurant_id, "text_id": text_id, "now": now}).first()
    return None if row is None else _waiting(row)


def how_many(connection: Connection, restaurant_id: str, day: date) -> int:
    """How many parties may still get a table on a day."""
    return int(connection.execute(_COUNT, {"restaurant_id": restaurant_id, "day": day}).scalar_one())


def change(connection: Connection, restaurant_id: str, entry_id: str, now: datetime, **values: Any) -> None:
    """Change columns of a party."""
    connection.execute(_CHANGE, {"rid": restaurant_id, "eid": entry_id, "updated_at": now, **values})


def drop(connection: Connection, restaurant_id: str, entry_id: str) -> None:
    """Forget a party."""
    connection.execute(_DROP, {"restaurant_id": restaurant_id, "entry_id": entry_id})


def restaurants(connection: Connection) -> list[str]:
    """Those with anybody on their list, closed entries of the day included."""
    return list(connection.scalars(_TO_KEEP))


def everybody(connection: Connection, restaurant_id: str) -> tuple[Waiting, ...]:
    """The whole list, whatever state or day."""
    return tuple(_waiting(row) for row in connection.execute(_SELECT, {"restaurant_id": restaurant_id}))


def keep(connection: Connection, restaurant_id: str, now: datetime) -> None:
    """Promise the restaurant's standing job, once however often it is promised, and for now."""
    job_id = jobs.id_of(KIND, restaurant_id)
    jobs.stand(connection, job_id, restaurant_id, KIND, {}, now)
    jobs.wake(connection, job_id, now)


def stir(connection: Connection, restaurant_id: str) -> None:
    """Somebody's table was let go: whoever waits is thought of at once. Where nobody waits there is no such job."""
    jobs.wake(connection, jobs.id_of(KIND, restaurant_id), utc_now())


def _waiting(row: Any) -> Waiting:
    return Waiting(*row)
