"""Tables, what may be joined, and where they stand."""

from collections.abc import Mapping
from typing import Any

from flask import g, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.blueprints.settings.plan import laid_out
from webapp.blueprints.settings.section import NOTHING_TRIED, Tried, bp, page, save, saved, seen, why_not
from webapp.forms.settings_lists import JOINT, Joins, Tables
from webapp.operations import restaurants
from webapp.operations.restaurants import floor
from webapp.security import needs

KEYS = ("tables", "combinations")


@bp.route("/tables", methods=["GET", "POST"])
@needs("manager")
def tables() -> ResponseReturnValue:
    """The tables; joins of a table that goes go with it."""
    file = restaurants.current(g.place)
    form = Tables(seen=seen(file, *KEYS))
    if request.method == "GET":
        form.offer(restaurants.placed_tables(g.place))
        return _show(form, _joins(file))
    if refused := why_not(form, file):
        return _show(form, _joins(file), refused)
    names = _new_names(form)
    part = {
        **form.part(),
        "combinations": [_renamed(each, names) for each in file["combinations"] if _stays(each, names)],
    }
    tried = save(form, part, form.table_nos)
    return saved("settings.tables") if tried.is_saved else _show(form, _joins(file), tried)


@bp.post("/joins")
@needs("manager")
def joins() -> ResponseReturnValue:
    """Which tables may be joined."""
    file = restaurants.current(g.place)
    form = Joins(seen=seen(file, "combinations"))
    tried = why_not(form, file) or save(form, form.part())
    if tried.is_saved:
        return saved("settings.tables", _anchor="joins")
    shown = Tables(formdata=None, seen=seen(file, *KEYS))
    shown.offer(restaurants.placed_tables(g.place))
    return _show(shown, form, tried, about="joins")


@bp.post("/floor")
@needs("manager")
def arrange() -> ResponseReturnValue:
    """Where the tables stand: x-<number> and y-<number>, in hundredths of the plan."""
    middles = {table.no: _middle(request.form, table.no) for table in restaurants.placed_tables(g.place)}
    moved = floor.arrange(g.place, g.actor, {no: middle for no, middle in middles.items() if middle is not None})
    return saved("settings.tables", _("The floor plan is saved.") if moved else _("Nothing was moved."))


def _middle(given: Mapping[str, str], no: int) -> tuple[int, int] | None:
    try:
        x, y = (round(float(given[f"{axis}-{no}"]) * 10) for axis in "xy")
    except (KeyError, ValueError, OverflowError):
        return None
    return min(max(x, 0), floor.THOUSANDTHS), min(max(y, 0), floor.THOUSANDTHS)


def _new_names(form: Tables) -> dict[str, str]:
    """The names of the stored tables that stay, by the names they have."""
    stored = {table.no: table.name for table in restaurants.placed_tables(g.place)}
    rows = zip(form.table_nos, form.kept, strict=True)
    return {stored[no]: row["name"].data for no, row in rows if no is not None and no in stored}


def _stays(joined: dict[str, Any], names: Mapping[str, str]) -> bool:
    return all(name in names for name in joined["tables"])


def _renamed(joined: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {**joined, "tables": [names[name] for name in joined["tables"]]}


def _joins(file: restaurants.Part) -> Joins:
    form = Joins(formdata=None, seen=seen(file, "combinations"))
    form.offer([{**each, "tables": f" {JOINT} ".join(each["tables"])} for each in file["combinations"]])
    return form


def _show(form: Tables, joins: Joins, tried: Tried = NOTHING_TRIED, about: str = "tables") -> ResponseReturnValue:
    placed = laid_out(restaurants.placed_tables(g.place))
    status = 200 if request.method == "GET" else tried.status
    return page("tables", status, form=form, joins=joins, tried=tried, about=about, placed=placed)
