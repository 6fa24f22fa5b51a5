"""A guest's own booking, for whoever has the link from their text: seen, changed, cancelled, put into a calendar."""

from typing import Any

from flask import Blueprint, Response, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from webapp.forms.guest_links import ChangeForm
from webapp.models.types import utc_now
from webapp.operations.bookings import Change, own
from webapp.operations.bookings.own import Own
from webapp.operations.calendar_entries import entry_of
from webapp.operations.refusals import Refusal
from webapp.rules import last_bookable_day
from webapp.speech.phones import written

bp = Blueprint("guest_links", __name__, url_prefix="/b/<token>")
DONE = ("changed", "cancelled", "asked")  # said on the page after


@bp.get("")
def show(token: str) -> ResponseReturnValue:
    """The booking, as it stands."""
    return _page("show", done=request.args.get("done"))


@bp.route("/change", methods=["GET", "POST"])
def change(token: str) -> ResponseReturnValue:
    """Another day, time or party: the times of a day, and then the change."""
    shown = own.show(g.linked, utc_now())
    if not shown.may_change:
        return _page("show")
    given = request.form if request.method == "POST" else request.args
    booking = shown.booking
    if "take" in given:  # one of the times offered instead
        day, _t, at = given["take"].partition("T")
        given = MultiDict({"day": day, "time": at, "people": given.get("people", "")})
    form = ChangeForm(given if "day" in given else None, data={"day": booking.day, "people": booking.people})
    if request.method == "GET" or "look" in request.form:
        return _form(form)
    if not form.validate() or form.start is None or form.day.data is None:
        form.time.errors = [_("Please choose a time.")]
        return _form(form, 422)
    return _changed(token, form, Change(form.day.data, form.start, form.people.data))


@bp.get("/times")
def times(token: str) -> ResponseReturnValue:
    """The times of a day for a party, as a part of the form."""
    return _form(ChangeForm(request.args), template="_times")


@bp.route("/cancel", methods=["GET", "POST"])
def cancel(token: str) -> ResponseReturnValue:
    """Asks first, then cancels."""
    shown = own.show(g.linked, utc_now())
    if shown.booking.status == "cancelled" or not shown.may_change:
        return _page("show")
    if request.method == "GET":
        return _page("cancel")
    try:
        after = own.cancel(g.linked, utc_now(), g.actor)
    except Refusal as refusal:
        return _page("show", 409, refusal=refusal)
    done = "cancelled" if after.booking.status == "cancelled" else "asked"
    return redirect(url_for("guest_links.show", token=token, done=done), 303)


@bp.get("/booking.ics")
def calendar(token: str) -> ResponseReturnValue:
    """The booking for the guest's calendar."""
    shown = own.show(g.linked, utc_now())
    body = entry_of(
        shown,
        _("Table at %(restaurant)s", restaurant=shown.snapshot.name),
        request.base_url.removesuffix("/booking.ics"),
    )
    headers = {"Content-Disposition": 'attachment; filename="booking.ics"'}
    return Response(body, mimetype="text/calendar", headers=headers)


def _changed(token: str, form: ChangeForm, wanted: Change) -> ResponseReturnValue:
    try:
        after = own.change(g.linked, wanted, utc_now(), g.actor)
    except Refusal as refusal:
        return _form(form, 409, refusal=refusal)
    done = "asked" if wanted.of(after.booking) != after.booking else "changed"
    return redirect(url_for("guest_links.show", token=token, done=done), 303)


def _form(form: ChangeForm, code: int = 200, template: str = "change", **more: Any) -> ResponseReturnValue:
    """The form, with the times of the day that is chosen."""
    now = utc_now()
    shown = own.show(g.linked, now)
    house = shown.snapshot.callers_house
    last = last_bookable_day(house, now)
    today = shown.snapshot.local(now).date()
    found = None
    if form.day.data is not None and form.people.data is not None and today <= form.day.data <= last:
        found = own.times(g.linked, form.day.data, max(1, form.people.data), now)
    return _page(template, code, form=form, found=found, ends={"first": today, "last": last}, **more)


def _page(template: str, code: int = 200, **more: Any) -> ResponseReturnValue:
    shown: Own = own.show(g.linked, utc_now())
    facts = {"own": shown, "booking": shown.booking, "house": shown.snapshot, "token": g.token}
    facts["written_phone"] = written(shown.snapshot.phone or "", "")
    return render_template(f"guest_links/{template}.html", **facts, **more), code
