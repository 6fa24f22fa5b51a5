"""The house as it would be, before anything is saved."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from webapp import rules
from webapp.operations.restaurants.file import WEEKDAYS, Hours, RestaurantFile
from webapp.rules import House


def house_after(house: House, file: RestaurantFile, names: Mapping[int, str]) -> House:
    """The house as the file would make it; `names` are tables, by number, that get another name.

    A table that is new has a number below zero.
    """
    given = file.given()
    tables = tuple(replace(table, name=names.get(table.no, table.name)) for table in house.tables)
    if "tables" in given:
        nos = {table.name: table.no for table in tables}
        tables = tuple(
            rules.Table(nos.get(entry.name, -1 - index), entry.name, entry.seats_min, entry.seats_max, entry.area)
            for index, entry in enumerate(file.tables)
        )
    changed = replace(
        house,
        tables=tables,
        policy=replace(house.policy, **file.rules.given()) if "rules" in given else house.policy,
        timezone=ZoneInfo(file.timezone) if "timezone" in given else house.timezone,
    )
    return replace(changed, **_lists(changed, file))


def _lists(house: House, file: RestaurantFile) -> dict[str, Any]:
    lists: dict[str, Any] = {}
    names = file.model_fields_set
    if "shifts" in names:
        lists["shifts"] = tuple(_shift(each, frozenset(map(WEEKDAYS.index, each.weekdays))) for each in file.shifts)
    if "closures" in names:
        lists["closures"] = tuple(
            rules.Closure(each.first_day, each.last_day, each.reason, tuple(map(_shift, each.shifts)))
            for each in file.closures
        )
    if "turn_times" in names:
        lists["turn_times"] = tuple(rules.TurnTime(each.up_to_people, each.minutes) for each in file.turn_times)
    if "combinations" in names:
        nos = {table.name: table.no for table in house.tables}
        lists["combinations"] = tuple(
            rules.Combination(tuple(nos[name] for name in each.tables), each.seats_min, each.seats_max)
            for each in file.combinations
            if nos.keys() >= set(each.tables)
        )
    return lists


def _shift(entry: Hours, weekdays: frozenset[int] = frozenset(range(7))) -> rules.Shift:
    return rules.Shift(entry.name, entry.first_seating, entry.last_seating_minute, weekdays)
