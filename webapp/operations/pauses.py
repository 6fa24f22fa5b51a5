"""No more bookings by phone for a while: tonight, until a moment, or no longer. Bookings in the book stay."""

from datetime import datetime, time, timedelta

from sqlalchemy import Connection, bindparam, select, update

from webapp import rules
from webapp.models import Restaurant
from webapp.models.types import utc_now
from webapp.operations import audit
from webapp.operations.audit import Actor
from webapp.operations.memberships import Place
from webapp.operations.restaurants import UnknownRestaurant
from webapp.store import snapshots
from webapp.store.transaction import read, write

NIGHT_ENDS = timedelta(hours=5)  # before five in the morning it is still last night
_restaurant = Restaurant.__table__
_UNTIL = select(_restaurant.c.paused_until).where(_restaurant.c.id == bindparam("restaurant_id"))
_LONGEST = select(_restaurant.c.max_advance_days).where(_restaurant.c.id == bindparam("restaurant_id"))
_SET = update(_restaurant).where(_restaurant.c.id == bindparam("rid")).values(paused_until=bindparam("until"))


class TooLong(ValueError):
    """The pause would outlast what can be booked, `days` ahead."""

    def __init__(self, days: int) -> None:
        super().__init__(f"a pause lasts at most {days} days")
        self.days = days


def until(place: Place) -> datetime | None:
    """When the pause that holds now ends, by the restaurant's clock; None when there is none."""
    stored = read(lambda connection: connection.execute(_UNTIL, {"restaurant_id": place.id}).scalar())
    return stored.astimezone(place.now().tzinfo) if stored is not None and stored > utc_now() else None


def end_of_tonight(place: Place, now: datetime) -> datetime:
    """The moment after the last seating of the evening that `now` (local) belongs to, in UTC; five in the morning
    where no shift begins that day. Raises `UnknownRestaurant`."""

    def look(connection: Connection) -> datetime:
        snapshot = snapshots.current(connection, place.id)
        if snapshot is None:
            raise UnknownRestaurant(place.slug)
        day = (now.replace(tzinfo=None) - NIGHT_ENDS).date()
        midnight = datetime.combine(day, time.min, snapshot.house.timezone)
        spans = rules.day_hours(snapshot.house, day).spans
        last = max((last + 1 for first, last in spans if first >= 0), default=None)
        ends = midnight + (timedelta(days=1) + NIGHT_ENDS if last is None else timedelta(minutes=last))
        return max(ends, now.astimezone(ends.tzinfo))

    return read(look)


def pause(place: Place, actor: Actor, ends_at: datetime) -> None:
    """Let the phone offer nothing that starts before `ends_at` (aware). Raises ValueError when that is past, and
    `TooLong`."""
    if ends_at <= utc_now():
        raise ValueError("a pause must end in the future")
    longest = read(lambda connection: connection.execute(_LONGEST, {"restaurant_id": place.id}).scalar()) or 0
    if ends_at > rules.latest_pause(longest, utc_now()):
        raise TooLong(longest)
    _set(place, actor, ends_at)


def resume(place: Place, actor: Actor) -> None:
    """End the pause."""
    _set(place, actor, None)


def _set(place: Place, actor: Actor, ends_at: datetime | None) -> None:
    def work(connection: Connection) -> None:
        was = connection.execute(_UNTIL, {"restaurant_id": place.id}).scalar()
        if was == ends_at:
            return
        connection.execute(_SET, {"rid": place.id, "until": ends_at})
        snapshots.bump(connection, place.id)
        action = "rules.resumed" if ends_at is None else "rules.paused"
        changes = {"rules.paused_until": [_written(was), _written(ends_at)]}
        audit.record(connection, place.id, actor, action, ("restaurant", place.id), changes=changes)

    write(place.id, work)


def _written(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
