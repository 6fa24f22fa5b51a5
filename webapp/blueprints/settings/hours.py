"""The week's hours, and how long parties stay."""

from datetime import date, datetime, time, timedelta
from typing import Any

from flask import g, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.blueprints.settings.section import NOTHING_TRIED, Tried, bp, page, save, saved, seen, why_not
from webapp.blueprints.settings.week import overlapping, week_plan
from webapp.forms.settings_lists import Listed, Shifts, TurnTimes
from webapp.operations import restaurants
from webapp.security import needs

EXAMPLE_AT = time(20)
MOST_EXAMPLES = 4


@bp.route("/hours", methods=["GET", "POST"])
@needs("manager")
def hours() -> ResponseReturnValue:
    """The shifts of the week."""
    file = restaurants.current(g.place)
    form = Shifts(seen=seen(file, "shifts"))
    tried = _save(form, file)
    if tried.is_saved:
        return saved("settings.hours", None if form.kept else _("Saved: the phone says the house is closed every day."))
    shown = {"week": week_plan(file["shifts"]), "overlaps": overlapping(file["shifts"])}
    slot_minutes = file["rules"]["slot_minutes"]
    return page("hours", _status(tried), form=form, tried=tried, slot_minutes=slot_minutes, **shown)


@bp.route("/turns", methods=["GET", "POST"])
@needs("manager")
def turns() -> ResponseReturnValue:
    """Turn times by party size."""
    file = restaurants.current(g.place)
    form = TurnTimes(seen=seen(file, "turn_times"))
    tried = _save(form, file)
    if tried.is_saved:
        return saved("settings.turns")
    turn_times = file["turn_times"]
    return page("turns", _status(tried), form=form, tried=tried, stays=turn_times, examples=_examples(turn_times))


def _save(form: Listed, file: restaurants.Part) -> Tried:
    if request.method == "GET":
        form.offer(file[form.key])
        return NOTHING_TRIED
    return why_not(form, file) or save(form, form.part())


def _status(tried: Tried) -> int:
    return 200 if request.method == "GET" else tried.status


def _examples(turn_times: list[dict[str, Any]]) -> list[tuple[int, time, time]]:
    """Party sizes with when they come and leave."""
    comes = datetime.combine(date.min, EXAMPLE_AT)
    return [
        (turn["up_to_people"], EXAMPLE_AT, (comes + timedelta(minutes=turn["minutes"])).time())
        for turn in turn_times[:MOST_EXAMPLES]
    ]
