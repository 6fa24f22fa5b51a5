"""The hours of the days of a calendar. A shift past midnight belongs to the day it begins on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from webapp import rules
from webapp.rules import House, Shift
from webapp.rules.hours import shifts_beginning

ONE_DAY = timedelta(days=1)
HOUR = 60


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of a day. `reason` is that of a closure; `is_special` says that other hours than the week's hold."""

    day: date
    shifts: tuple[Shift, ...]
    is_special: bool
    reason: str | None

    @property
    def is_closed(self) -> bool:
        return not self.shifts


@dataclass(frozen=True, slots=True)
class Band:
    """A shift, from its first seating until one interval after its last; in minutes from where a calendar begins."""

    name: str
    start: int
    minutes: int


def hours_of(house: House, day: date) -> Hours:
    """The hours of `day`, closures seen to."""
    shifts = tuple(sorted(shifts_beginning(house, day), key=lambda shift: shift.first_seating))
    is_special = any(closure.first_day <= day <= closure.last_day for closure in house.closures)
    return Hours(day, shifts, is_special, rules.day_hours(house, day).closed_because if is_special else None)


def starts_of(house: House, hours: Hours) -> list[int]:
    """The starts the shifts give, in minutes after the day's midnight."""
    step = house.policy.slot_minutes
    given = {minute for shift in hours.shifts for minute in range(shift.first_seating, shift.last_seating + 1, step)}
    return sorted(given)


def capacity(house: House, hours: Hours) -> int:
    """How many covers the day has room for: every seat once per usual stay of each shift, as pacing allows."""
    policy = house.policy
    seats = sum(table.seats_max for table in house.tables)
    stay = house.turn_minutes(policy.default_people or 2) + policy.buffer_minutes
    return sum(_of_shift(shift, seats, stay, policy.covers_per_slot, policy.slot_minutes) for shift in hours.shifts)


def _of_shift(shift: Shift, seats: int, stay: int, most: int | None, slot: int) -> int:
    length = shift.last_seating - shift.first_seating
    covers = seats * (1 + length // stay)
    return covers if most is None else min(covers, most * (1 + length // slot))


def whole_hours(minutes: Iterable[int]) -> tuple[int, int]:
    """The whole hours around these minutes: where they begin, and how many there are."""
    known = list(minutes)
    since = min(known) // HOUR * HOUR
    return since, max(-((since - max(known)) // HOUR), 1)
