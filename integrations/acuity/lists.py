"""Appointments of a stretch of days, all of them. Acuity's lists have a limit and no pages."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from integrations.acuity.api import Api

MOST = 100  # the documented default, and the only limit that is


def appointments(api: Api, first: date, last: date, filters: Mapping[str, str]) -> list[dict[str, Any]]:
    """All from `first` to `last`, both included, as Acuity has them. A full list is asked for again by halves.

    Raises Unavailable ("too_many") where one day has more than can be listed.
    """
    found = _list(api, first, last, "ASC", filters)
    if len(found) < MOST:
        return list(found.values())
    if first < last:
        middle = first + (last - first) // 2
        return appointments(api, first, middle, filters) + appointments(api, middle + timedelta(days=1), last, filters)
    return _day_from_both_ends(api, first, found, filters)


def _day_from_both_ends(
    api: Api, day: date, from_start: dict[Any, dict[str, Any]], filters: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The day from its start and from its end: complete when the two meet."""
    from_end = _list(api, day, day, "DESC", filters)
    if not from_start.keys() & from_end.keys():
        raise api.transport.unclear(True, "one day has more appointments than it lists", "too_many")
    return list((from_start | from_end).values())


def _list(api: Api, first: date, last: date, direction: str, filters: Mapping[str, str]) -> dict[Any, dict[str, Any]]:
    """By id."""
    params = {"minDate": first.isoformat(), "maxDate": last.isoformat(), "max": str(MOST), "direction": direction}
    found = api.ask("GET", "/appointments", params={**params, **filters})
    with api.reading():
        if not isinstance(found, list):
            raise TypeError
        return {each["id"]: each for each in found}
