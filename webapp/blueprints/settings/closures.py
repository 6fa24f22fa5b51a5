"""Days with other hours than the week's."""

import calendar
from datetime import date
from typing import Any

from flask import g, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from webapp.blueprints.settings.section import NOTHING_TRIED, Tried, bp, page, save, saved, seen, wrong
from webapp.forms.settings_lists import Closure
from webapp.operations import restaurants
from webapp.operations.restaurants.file import WEEKDAYS
from webapp.security import needs

Entry = dict[str, Any]


@bp.route("/closures", methods=["GET", "POST"])
@needs("manager")
def closures() -> ResponseReturnValue:
    """All closures, a year's overview, and one to add or change."""
    file = restaurants.current(g.place)
    form = Closure(seen=seen(file, "closures"))
    if request.method == "GET":
        _fill(form, file["closures"], request.args.get("edit", ""))
        return _show(form, file)
    others = [each for each in file["closures"] if key_of(each) != form.was.data]
    tried = save(form, {"closures": [*others, form.entry()]}) if form.validate() and not _lacks(form) else wrong()
    return saved("settings.closures") if tried.is_saved else _show(form, file, tried, tried.status)


@bp.post("/closures/remove")
@needs("manager")
def remove_closure() -> ResponseReturnValue:
    """Take a closure away, so that the week's hours hold again."""
    file, key = restaurants.current(g.place), request.form.get("key", "")
    others = [each for each in file["closures"] if key_of(each) != key]
    if len(others) == len(file["closures"]):
        raise NotFound
    form = Closure(formdata=None, seen=seen(file, "closures"))
    tried = save(form, {"closures": others})
    if tried.is_saved:
        return saved("settings.closures", _("Removed: the week's hours hold again."))
    return _show(form, file, tried, tried.status, removing=key)


def key_of(closure: Entry) -> str:
    """How pages name a closure."""
    return f"{closure['from']}/{closure['to']}"


def _lacks(form: Closure) -> bool:
    """Whether "other hours" is chosen with no hours."""
    if form.kind.data != "hours" or form.entry()["shifts"]:
        return False
    form.shifts[0].form.first_seating.errors = [_("Enter the hours of these days.")]
    return True


def _fill(form: Closure, stored: list[Entry], key: str) -> None:
    entry = next((each for each in stored if key_of(each) == key), None)
    if entry is None:
        return
    form.was.data, form.reason.data = key, entry["reason"]
    form.first_day.data, form.last_day.data = entry["from"], entry["to"]
    form.kind.data = "hours" if entry.get("shifts") else "closed"
    for row, hours in zip(form.shifts, entry.get("shifts", ()), strict=False):
        row.form.process(data=hours)


def _show(
    form: Closure, file: Entry, tried: Tried = NOTHING_TRIED, status: int = 200, removing: str | None = None
) -> ResponseReturnValue:
    today = g.place.today()
    year = request.args.get("year", today.year, type=int)
    year = year if date.min.year < year < date.max.year else today.year
    stored = [
        {**each, "key": key_of(each), "first": date.fromisoformat(each["from"]), "last": date.fromisoformat(each["to"])}
        for each in file["closures"]
    ]
    return page(
        "closures", status, form=form, tried=tried, removing=removing, year=year, months=_months(year, file),
        coming=[each for each in stored if each["last"] >= today],
        past=[each for each in reversed(stored) if each["last"] < today],
    )  # fmt: skip


def _months(year: int, file: Entry) -> list[list[tuple[date, str]]]:
    """Every day of the year, by month, as "open", "closed", "hours" or "rest" (no shift of the week)."""
    working = {WEEKDAYS.index(day) for shift in file["shifts"] for day in shift["weekdays"]}
    special = sorted(file["closures"], key=_length, reverse=True)
    kinds = {
        day: "hours" if each.get("shifts") else "closed" for each in special for day in _days(each, year)
    }  # the shortest wins
    return [
        [
            (day, kinds.get(day, "open" if day.weekday() in working else "rest"))
            for day in (date(year, month, number) for number in range(1, calendar.monthrange(year, month)[1] + 1))
        ]
        for month in range(1, 13)
    ]


def _length(closure: Entry) -> int:
    return (date.fromisoformat(closure["to"]) - date.fromisoformat(closure["from"])).days


def _days(closure: Entry, year: int) -> list[date]:
    """The days of the closure that lie in the year."""
    first = max(date.fromisoformat(closure["from"]), date(year, 1, 1)).toordinal()
    last = min(date.fromisoformat(closure["to"]), date(year, 12, 31)).toordinal()
    return [date.fromordinal(number) for number in range(first, last + 1)]
