"""The time zone: bookings keep the hour that was told to the guest, so it stays while another would move them."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from webapp.models import Booking, Restaurant
from webapp.models.booking import is_live
from webapp.operations.restaurants.file import RestaurantFile
from webapp.operations.restaurants.problems import Problem
from webapp.rules import to_minute
from webapp.rules.hours import minute_of

_booking = Booking.__table__


def objections(session: Session, restaurant: Restaurant, file: RestaurantFile, now: datetime) -> Iterator[Problem]:
    """Why the time zone cannot become that of the file: the bookings to come whose hour would be another moment."""
    wanted = file.given().get("timezone", restaurant.timezone)
    if wanted == restaurant.timezone:
        return
    query = select(_booking.c.day, _booking.c.time, _booking.c.starts_at).where(
        _booking.c.restaurant_id == restaurant.id, _booking.c.ends_at > now, is_live(_booking.c.status)
    )
    zone = ZoneInfo(wanted)
    count = sum(minute_of(zone, day, at) != to_minute(start) for day, at, start in session.execute(query))
    if count:
        says = "must stay {zone}: bookings to come would be at another moment: {count}"
        yield Problem(("timezone",), says, {"zone": restaurant.timezone, "count": count})
