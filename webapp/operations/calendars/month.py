"""A month in numbers: what each day has booked, and room for."""

from bisect import bisect_right
from calendar import Calendar
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from webapp.operations.calendars.hours import ONE_DAY, Hours, capacity, hours_of
from webapp.operations.calendars.shown import Shown
from webapp.operations.memberships import Place
from webapp.rules import House
from webapp.rules.hours import service_begins
from webapp.store import calendars as rows
from webapp.store import snapshots
from webapp.store.calendars import Start
from webapp.store.transaction import read


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of a month; `room` is how many covers it can take in all."""

    hours: Hours
    parties: int
    covers: int
    pending: int
    room: int

    @property
    def day(self) -> date:
        return self.hours.day

    @property
    def percent(self) -> int:
        """How full it is, 0 to 100."""
        return min(self.covers * 100 // self.room, 100) if self.room else 100 if self.covers else 0


@dataclass(frozen=True)
class Month:
    """The weeks, Monday first, that a month lies in. `stamp` changes with anything they show."""

    first: date
    today: date
    weeks: tuple[tuple[MonthDay, ...], ...]
    stamp: tuple[object, ...]

    @property
    def own_days(self) -> list[MonthDay]:
        """The days of the month itself."""
        return [each for week in self.weeks for each in week if each.day.month == self.first.month]

    @property
    def covers(self) -> int:
        return sum(each.covers for each in self.own_days)

    @property
    def parties(self) -> int:
        return sum(each.parties for each in self.own_days)


def month(place: Place, day: date, shown: Shown) -> Month:
    """The month `day` lies in."""
    weeks = Calendar().monthdatescalendar(day.year, day.month)
    days = [each for week in weeks for each in week]
    today = place.today()

    def look(connection: Connection) -> Month:
        snapshot = snapshots.of(connection, place.id)
        house = snapshot.house
        bounds = [service_begins(house, each) for each in [*days, days[-1] + ONE_DAY]]
        found = rows.starts(connection, place.id, bounds[0], bounds[-1], shown.source, shown.status)
        of_day = _by_day(days, bounds, found)
        made = tuple(tuple(_day(house, each, of_day[each]) for each in week) for week in weeks)
        return Month(day.replace(day=1), today, made, (snapshot.version, today, day.replace(day=1), shown, found))

    return read(look)


def _by_day(days: list[date], bounds: list[int], found: list[Start]) -> dict[date, list[Start]]:
    of_day: dict[date, list[Start]] = defaultdict(list)
    for start in found:
        of_day[days[bisect_right(bounds, start.minute) - 1]].append(start)
    return of_day


def _day(house: House, day: date, found: list[Start]) -> MonthDay:
    hours = hours_of(house, day)
    return MonthDay(
        hours,
        parties=sum(each.parties for each in found),
        covers=sum(each.covers for each in found),
        pending=sum(each.pending for each in found),
        room=capacity(house, hours),
    )
