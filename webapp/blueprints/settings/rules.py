"""Pacing and rules."""

from datetime import time

from flask import g, request
from flask.typing import ResponseReturnValue

from webapp.blueprints.settings.section import NOTHING_TRIED, bp, page, save, saved, seen, wrong
from webapp.forms.settings import Rules
from webapp.operations import restaurants
from webapp.security import needs

CALLS = time(18, 30)  # of the example


@bp.route("/rules", methods=["GET", "POST"])
@needs("manager")
def rules() -> ResponseReturnValue:
    """What binds callers, and how many may start together."""
    file = restaurants.current(g.place)
    stored = file["rules"]
    form = Rules(seen=seen(file, "rules"), **stored)
    tried = NOTHING_TRIED
    if request.method == "POST":
        tried = save(form, form.part()) if form.validate() else wrong()
        if tried.is_saved:
            return saved("settings.rules")
    status = 200 if request.method == "GET" else tried.status
    return page("rules", status, form=form, tried=tried, stored=stored, calls=CALLS, first=_first_table(stored))


def _first_table(stored: dict[str, int]) -> time:
    """The first start that somebody who calls at `CALLS` can have."""
    slot = stored["slot_minutes"]
    earliest = CALLS.hour * 60 + CALLS.minute + stored["min_notice_minutes"]
    hour, minute = divmod(-(-earliest // slot) * slot, 60)
    return time(hour % 24, minute)
