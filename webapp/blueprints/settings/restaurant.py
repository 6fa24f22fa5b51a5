"""The restaurant itself, and pausing its phone."""

from datetime import datetime
from zoneinfo import ZoneInfo

from flask import flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.blueprints.settings.section import NOTHING_TRIED, Tried, bp, page, save, saved, seen, wrong
from webapp.forms.settings import Pause, Restaurant
from webapp.members import safe_next
from webapp.operations import pauses, restaurants
from webapp.security import needs

KEYS = ("name", "phone", "timezone", "locale", "house_book")


@bp.route("/restaurant", methods=["GET", "POST"])
@needs("manager")
def restaurant() -> ResponseReturnValue:
    """Name, phone, time zone, language, house book."""
    file = restaurants.current(g.place)
    form = Restaurant(seen=seen(file, *KEYS), **{key: file[key] for key in KEYS})
    if request.method == "GET":
        return _show(form)
    tried = save(form, form.part()) if form.validate() else wrong()
    return saved("settings.restaurant") if tried.is_saved else _show(form, tried, tried.status)


@bp.post("/pause")
@needs("manager")
def pause() -> ResponseReturnValue:
    """Pause until tonight is over, or until a moment."""
    form = Pause()
    if "tonight" in request.form:
        return _pause_until(form, pauses.end_of_tonight(g.place, g.place.now()))
    if not form.validate():
        return _show_pause(form)
    until = datetime.combine(form.day.data, form.time.data, ZoneInfo(g.place.timezone))
    return _pause_until(form, until)


@bp.post("/resume")
@needs("manager")
def resume() -> ResponseReturnValue:
    """End the pause; back to where that was asked for."""
    pauses.resume(g.place, g.actor)
    flash(_("The phone takes bookings again."), "success")
    return redirect(safe_next(request.form.get("next")) or url_for("settings.restaurant"), 303)


def _pause_until(form: Pause, until: datetime) -> ResponseReturnValue:
    try:
        pauses.pause(g.place, g.actor, until)
    except pauses.TooLong as wrong:
        form.day.errors = [_("At most %(days)d days: nobody books further ahead.", days=wrong.days)]
        return _show_pause(form)
    except ValueError:
        if "tonight" in request.form:
            flash(_("Tonight has no seatings left to pause."), "info")
            return redirect(url_for("settings.restaurant"), 303)
        form.day.errors = [_("Choose a moment in the future.")]
        return _show_pause(form)
    return saved("settings.restaurant", _("Paused: the phone offers nothing until then."))


def _show_pause(form: Pause) -> ResponseReturnValue:
    file = restaurants.current(g.place)
    own = Restaurant(formdata=None, seen=seen(file, *KEYS), **{key: file[key] for key in KEYS})
    return page("restaurant", 422, form=own, pause=form, paused_until=pauses.until(g.place))


def _show(form: Restaurant, tried: Tried = NOTHING_TRIED, status: int = 200) -> ResponseReturnValue:
    pause = Pause(formdata=None, day=g.place.today())
    return page("restaurant", status, form=form, tried=tried, pause=pause, paused_until=pauses.until(g.place))
