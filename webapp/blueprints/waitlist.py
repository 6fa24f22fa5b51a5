"""The waiting list of a day: somebody added, offered a table, booked, removed."""

from collections.abc import Callable
from datetime import date, time
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from webapp.forms.waitlist import WaitlistForm
from webapp.operations import guest_links, waitlist
from webapp.operations.bookings import staff
from webapp.operations.refusals import Refusal

bp = Blueprint("waitlist", __name__, url_prefix="/r/<slug>/waitlist")


@bp.errorhandler(waitlist.Nobody)
def unknown(_error: waitlist.Nobody) -> ResponseReturnValue:
    """Another restaurant's list looks like one that does not exist."""
    return render_template("errors/index.html", status=404), 404


@bp.route("/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Put a party on the list; what was typed for a booking that is refused comes along."""
    if request.method == "GET" or "from_booking" in request.form:
        return _form(WaitlistForm(formdata=None, data=_suggested()))
    form = WaitlistForm()
    if not form.validate():
        return _form(form), 422
    try:
        entry = waitlist.add(g.place, g.actor, form.wish)
    except (staff.BadField, waitlist.BadWish) as bad:
        form.say(bad)
        return _form(form), 422
    flash(_("%(name)s is on the waiting list.", name=entry.name), "success")
    return redirect(url_for("today.index", day=entry.day.isoformat()), 303)


@bp.post("/<uuid:waiting_id>/offer")
def offer(waiting_id: UUID) -> ResponseReturnValue:
    """Hold a table for them and text them, whatever the hour."""

    def work(entry_id: str) -> str:
        entry = waitlist.offer_now(g.place, g.actor, entry_id)
        if entry.trouble:
            return _("%(name)s is offered a table, but could not be texted: please call them.", name=entry.name)
        return _("%(name)s is offered a table, and is being texted.", name=entry.name)

    return _done(work, waiting_id)


@bp.post("/<uuid:waiting_id>/book")
def book(waiting_id: UUID) -> ResponseReturnValue:
    """They said yes on the telephone."""
    return _done(
        lambda entry_id: _("Booked: %(name)s.", name=waitlist.book(g.place, g.actor, entry_id).name), waiting_id
    )


@bp.post("/<uuid:waiting_id>/remove")
def remove(waiting_id: UUID) -> ResponseReturnValue:
    """They do not want to wait any longer."""

    def work(entry_id: str) -> str:
        waitlist.remove(g.place, g.actor, entry_id)
        return _("Removed from the waiting list.")

    return _done(work, waiting_id)


@bp.post("/<uuid:waiting_id>/back")
def put_back(waiting_id: UUID) -> ResponseReturnValue:
    """They want to wait again."""

    def work(entry_id: str) -> str:
        waitlist.put_back(g.place, g.actor, entry_id)
        return _("Back on the waiting list.")

    return _done(work, waiting_id)


def _form(form: WaitlistForm) -> str:
    return render_template("waitlist/new.html", form=form, is_told=waitlist.is_told_by_text(g.place.id))


def _done(work: Callable[[str], str], waiting_id: UUID) -> ResponseReturnValue:
    """Do it, and go back to the day it was done on."""
    try:
        flash(work(str(waiting_id)), "success")
    except waitlist.NothingFits:
        flash(_("No table suits them at the moment."), "error")
    except (waitlist.WrongState, Refusal) as refused:
        if isinstance(refused, Refusal) and refused.field == "answers":  # it is asked on the guest's own page
            token = guest_links.token(waitlist.WAITING, g.place.id, str(waiting_id))
            return redirect(url_for("offers.show", token=token), 303)
        flash(_("That went on meanwhile: please look again."), "error")
    day = request.form.get("day", "", type=str)
    try:
        shown = date.fromisoformat(day).isoformat()
    except ValueError:
        raise NotFound from None
    if request.form.get("from") == "calendar":
        return redirect(url_for("calendar.index", view="day", day=shown), 303)
    return redirect(url_for("today.index", day=shown), 303)


def _suggested() -> dict[str, Any]:
    """What the address, or the form of a refused booking, asks for."""
    given = request.form if "from_booking" in request.form else request.args
    at = given.get("other_time") or given.get("time") or "20:00"
    try:
        clock = time.fromisoformat(at)
    except ValueError:
        clock = time(20)
    return {
        "day": given.get("day", staff.service_day(g.place), type=date.fromisoformat),
        "time": clock.replace(second=0, microsecond=0, tzinfo=None),
        "people": given.get("more_people", None, type=int) or given.get("people", 2, type=int),
        "name": given.get("name", ""),
        "phone": given.get("phone", ""),
        "language": g.place.locale,
    }
