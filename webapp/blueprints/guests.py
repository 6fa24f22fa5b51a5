"""Guests: found, shown, noted about; merged, handed out and erased by whoever may."""

from uuid import UUID

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import NotFound

from webapp.extensions import htmx
from webapp.forms.guests import GuestForm
from webapp.operations import guests
from webapp.operations.guests import CannotMerge, Guest, GuestChanged, InvalidGuest, StillExpected, UnknownGuest
from webapp.security import needs

bp = Blueprint("guests", __name__, url_prefix="/r/<slug>/guests")
WHY = {
    "missing": _l("Please fill this in."),
    "too_long": _l("This is too long."),
    "unreadable": _l("This holds characters that cannot be kept."),
    "not_an_email": _l("This is not an e-mail address."),
    "too_many": _l("At most 20 tags."),
}


@bp.get("/")
def index() -> ResponseReturnValue:
    """The list, narrowed by what is typed."""
    text, page = request.args.get("q", ""), request.args.get("page", 1, type=int)
    found = guests.search(g.place, text, page)
    template = "guests/_list.html" if htmx else "guests/index.html"
    return render_template(template, found=found, text=text)


@bp.route("/<uuid:guest_id>", methods=["GET", "POST"])
def show(guest_id: UUID) -> ResponseReturnValue:
    """One guest; what is noted about them can be changed."""
    guest = _guest(guest_id)
    if request.method == "GET":
        if guest.id != str(guest_id):
            return redirect(url_for("guests.show", guest_id=guest.id))
        return _page(guest, GuestForm.of(guest))
    form = GuestForm()
    try:
        guests.edit(g.place, g.actor, guest.id, form.wanted, form.seen.data or "")
    except InvalidGuest as refused:
        form[refused.field].errors = [WHY[refused.reason]]
        return _page(guest, form, status=422)
    except GuestChanged:
        now = _guest(guest_id)
        form.seen.raw_data, form.seen.data = None, now.version
        return _page(now, form, status=409, changed=True)
    except UnknownGuest:
        raise NotFound from None
    flash(_("Saved."), "success")
    return redirect(url_for("guests.show", guest_id=guest.id), 303)


@bp.get("/<uuid:guest_id>/same")
@needs("manager")
def same(guest_id: UUID) -> ResponseReturnValue:
    """Guests who may be this one, by name or phone as typed."""
    guest = _guest(guest_id)
    return _page(guest, GuestForm.of(guest)) if not htmx else _same(guest)


@bp.post("/<uuid:guest_id>/merge")
@needs("manager")
def merge(guest_id: UUID) -> ResponseReturnValue:
    """Make another guest one with this one."""
    try:
        other = str(UUID(request.form.get("other", "")))
        kept = guests.merge(g.place, g.actor, str(guest_id), other)
    except (ValueError, UnknownGuest, CannotMerge):
        raise NotFound from None
    flash(_("They are one guest now; both phone numbers find them."), "success")
    return redirect(url_for("guests.show", guest_id=kept), 303)


@bp.get("/<uuid:guest_id>/export")
@needs("manager")
def export(guest_id: UUID) -> ResponseReturnValue:
    """Everything stored of the guest, as a file."""
    try:
        file = guests.export_one(g.place, str(guest_id))
    except UnknownGuest:
        raise NotFound from None
    headers = {"Content-Disposition": f'attachment; filename="guest-{guest_id}.json"', "Cache-Control": "no-store"}
    return Response(file, mimetype="application/json", headers=headers)


@bp.route("/<uuid:guest_id>/erase", methods=["GET", "POST"])
@needs("manager")
def erase(guest_id: UUID) -> ResponseReturnValue:
    """Say what erasing takes away and what it keeps, then do it."""
    guest = _guest(guest_id)
    if request.method == "GET":
        return render_template("guests/erase.html", guest=guest)
    try:
        guests.erase(g.place, g.actor, guest.id)
    except StillExpected:
        return render_template("guests/erase.html", guest=guest, is_expected=True), 422
    flash(_("The guest is erased."), "success")
    return redirect(url_for("guests.index"), 303)


def _guest(guest_id: UUID) -> Guest:
    try:
        return guests.show(g.place, str(guest_id))
    except UnknownGuest:
        raise NotFound from None


def _page(guest: Guest, form: GuestForm, status: int = 200, changed: bool = False) -> ResponseReturnValue:
    suggested = guests.duplicates(g.place, guest.id) if g.place.may("manager") and not guest.is_erased else ()
    typed = request.args.get("q", "").strip()
    return render_template(
        "guests/show.html",
        guest=guest,
        form=form,
        changed=changed,
        suggested=suggested,
        typed=typed,
        others=_others(guest, typed),
    ), status


def _same(guest: Guest) -> ResponseReturnValue:
    typed = request.args.get("q", "").strip()
    return render_template("guests/_same.html", guest=guest, typed=typed, others=_others(guest, typed))


def _others(guest: Guest, typed: str) -> list[guests.Listed]:
    found = guests.search(g.place, typed).guests if typed else ()
    return [each for each in found if each.id != guest.id][:5]
