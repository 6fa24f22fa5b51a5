"""What the sections share: their list, their shell, and saving a part of the restaurant's file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from webapp.extensions import htmx
from webapp.forms.settings import Section as Form
from webapp.forms.settings_lists import Listed
from webapp.operations import restaurants
from webapp.operations.restaurants import Refused, Stale, Touched, WouldTouch
from webapp.security import needs

bp = Blueprint("settings", __name__, url_prefix="/r/<slug>/settings")


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the settings; `least_role` may open it."""

    name: str
    label: LazyString
    icon: str
    least_role: str = "manager"

    @property
    def url(self) -> str:
        return url_for(f"settings.{self.name}")


SECTIONS = (
    Section("restaurant", _l("Restaurant"), "building-store"),
    Section("hours", _l("Hours"), "clock"),
    Section("closures", _l("Closures"), "calendar-off"),
    Section("tables", _l("Tables"), "layout-grid"),
    Section("turns", _l("Turn times"), "hourglass"),
    Section("rules", _l("Pacing and rules"), "gauge"),
    Section("staff", _l("Staff"), "users", "owner"),
    Section("accounts", _l("Accounts"), "plug-connected", "owner"),
    Section("tokens", _l("API tokens"), "key", "owner"),
    Section("log", _l("Log of changes"), "history"),
    Section("data", _l("Data and export"), "database-export"),
)


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of saving: nothing to be told when `is_saved`, else why not."""

    is_saved: bool = False
    problems: Sequence[str] = ()
    touched: Sequence[Touched] = ()
    can_be_confirmed: bool = False
    apart: Mapping[str, restaurants.Pair] | None = None  # what is stored by now and what was to be saved

    @property
    def status(self) -> int:
        """Of the answer that shows the form again."""
        return 409 if self.touched or self.apart is not None else 422


NOTHING_TRIED = Tried()


@bp.get("/")
@needs("manager")
def index() -> ResponseReturnValue:
    """The first section."""
    return redirect(url_for("settings.restaurant"), 303)


def page(name: str, status: int = 200, **values: Any) -> ResponseReturnValue:
    """A section in the shell, or alone where a fragment is asked for."""
    shown = [section for section in SECTIONS if g.place.may(section.least_role)]
    current = next(section for section in SECTIONS if section.name == name)
    layout = "settings/_alone.html" if htmx and not htmx.boosted else "layouts/frame.html"
    values = {"tried": NOTHING_TRIED, "at": time.fromisoformat, **values}
    body = render_template(f"settings/{name}.html", sections=shown, current=current, layout=layout, **values)
    return body, status


def seen(file: restaurants.Part, *keys: str) -> str:
    """The fingerprint that a form carries along."""
    return restaurants.fingerprint(file, keys)


def save(form: Form, part: restaurants.Part, table_nos: Sequence[int | None] = ()) -> Tried:
    """Try to save a part; what is wrong with it is told at the form's fields."""
    confirm = "confirm" in request.form
    try:
        restaurants.save(g.place, g.actor, part, table_nos=table_nos, confirm=confirm, seen=form.seen.data or None)
    except Refused as refused:
        return Tried(problems=form.blame(refused.problems) or [_("Please look at the fields marked in red.")])
    except WouldTouch as would:
        return Tried(touched=would.bookings, can_be_confirmed=would.can_be_confirmed)
    except Stale as stale:
        form.seen.data = restaurants.fingerprint(stale.now, part)  # who saves again, having seen, means it
        return Tried(apart=_apart(stale.now, part))
    return Tried(is_saved=True)


def _apart(stored: restaurants.Part, part: restaurants.Part) -> dict[str, restaurants.Pair]:
    """How what is stored differs from a part, of which a page gives some rules only and empty lists of hours."""
    there = {key: _some(stored[key], part[key]) if isinstance(part[key], Mapping) else stored[key] for key in part}
    given = {key: [*map(_filled, value)] if isinstance(value, list) else value for key, value in part.items()}
    return restaurants.differences(there, given)


def _some(stored: Mapping[str, Any], names: Mapping[str, Any]) -> dict[str, Any]:
    return {name: stored[name] for name in names}


def _filled(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in entry.items() if value != []}


def wrong() -> Tried:
    """For a form that its own fields refuse."""
    return Tried(problems=[_("Please look at the fields marked in red.")])


def why_not(form: Listed, file: restaurants.Part) -> Tried | None:
    """Why a list can't be saved as it was sent; None where it can. Nothing in the place of nothing is a form that
    somebody forgot to fill in."""
    if not form.validate():
        return wrong()
    if not form.kept and not file[form.key]:
        return Tried(problems=[_("Nothing is filled in, so nothing was saved.")])
    return None


def saved(endpoint: str, message: str | None = None, **values: Any) -> ResponseReturnValue:
    """Back to the section, with a message."""
    flash(message or _("Saved."), "success")
    return redirect(url_for(endpoint, **values), 303)
