"""Pacing: how many parties and covers may start together, so that door and kitchen keep up.

An interval of `slot_minutes` begins at every start of the day. A party counts in every interval that contains its
start: on one grid exactly one, where shifts with different grids overlap one of each.
"""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import NamedTuple

from webapp.rules.book import Party
from webapp.rules.decision import Opening
from webapp.rules.hours import day_hours, minute_of_day
from webapp.rules.house import House


class Load(NamedTuple):
    """What starts in the fullest interval."""

    parties: int
    covers: int


def load_at(house: House, parties: Iterable[Party], day: date, at: time, start: int) -> Load:
    """The parties and covers already in the fullest interval that contains `start`, the minute of `day` `at`."""
    slot = house.policy.slot_minutes
    loads = [_load(parties, begins, begins + slot) for begins in _intervals(house, day, at, start)]
    return Load(max(load.parties for load in loads), max(load.covers for load in loads))


def has_room(house: House, parties: Iterable[Party], opening: Opening, people: int) -> bool:
    """Whether a party of `people` may still start at `opening`."""
    policy = house.policy
    if policy.parties_per_slot is None and policy.covers_per_slot is None:
        return True
    load = load_at(house, parties, opening.day, opening.time, opening.minute)
    return fits(policy.parties_per_slot, load.parties + 1) and fits(policy.covers_per_slot, load.covers + people)


def fits(limit: int | None, count: int) -> bool:
    return limit is None or count <= limit


def _load(parties: Iterable[Party], begins: int, ends: int) -> Load:
    starting = [people for start, people in parties if begins <= start < ends]
    return Load(len(starting), sum(starting))


def _intervals(house: House, day: date, at: time, start: int) -> list[int]:
    """Where the intervals that contain `start` begin; off every grid, at a whole step of the hour."""
    slot = house.policy.slot_minutes
    starts = day_hours(house, day).starts
    if minute_of_day(at) < slot and day > date.min:
        starts = day_hours(house, day - timedelta(days=1)).starts + starts
    on_grid = [opening.minute for opening in starts if start - slot < opening.minute <= start]
    return on_grid or [start - at.minute % slot]
