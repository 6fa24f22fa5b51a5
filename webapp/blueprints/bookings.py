"""Bookings: a new one, one and its story, changed, cancelled."""

from datetime import date, time
from typing import Any

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from webapp.forms.bookings import ANSWER, MOST_PICKED, BookingForm, CancelForm
from webapp.languages import language
from webapp.operations.bookings import staff
from webapp.responses import NOT_SWAPPED, part, stamp_of
from webapp.rules import Reason, from_minute, to_minute

bp = Blueprint("bookings", __name__, url_prefix="/r/<slug>/bookings")


@bp.errorhandler(staff.NoSuchBooking)
def unknown(_error: staff.NoSuchBooking) -> ResponseReturnValue:
    """Another restaurant's reference looks like one that does not exist."""
    return render_template("errors/index.html", status=404), 404


@bp.route("/new", methods=["GET", "POST"])
def new() -> ResponseReturnValue:
    """Write a booking down."""
    form = _posted() if request.method == "POST" else BookingForm(formdata=None, data=_suggested())
    if request.method == "GET" or "look" in request.form or not form.validate():
        return _form_page("bookings/new.html", form, 200 if request.method == "GET" or "look" in request.form else 422)
    more = {"table_nos": form.chosen_tables, "stay_minutes": form.stay_minutes.data}
    wanted = staff.Wanted(**_said(form), **more, answers=form.said)
    try:
        entry = staff.create(g.place, g.actor, wanted, waive=_waived())
    except staff.BadField as bad:
        form.say(bad)
        return _form_page("bookings/new.html", form, 422)
    except staff.Refused as refused:
        return _form_page("bookings/new.html", form, 422, trouble=refused)
    flash(_notice(entry.reference, _("Booked: %(name)s.", name=entry.name)), "success")
    return redirect(url_for("bookings.show", reference=entry.reference), 303)


@bp.get("/slots")
def slots() -> ResponseReturnValue:
    """The times of a day for a party, as a part of the form."""
    form = BookingForm(request.args, meta={"csrf": False}, said=_answers())
    entry = staff.find(g.place, request.args["moving"]) if request.args.get("moving") else None
    return render_template("bookings/_times.html", form=form, found=_slots(form, entry), entry=entry)


@bp.get("/<reference>")
def show(reference: str) -> ResponseReturnValue:
    """One booking, and everything about it."""
    return _story(reference, 200)


@bp.get("/<reference>/now")
def now(reference: str) -> ResponseReturnValue:
    """What of the page changes while a provider is being asked; 304 while nothing did, and all of it once it ended."""
    page = _page(reference)
    if "live" in request.args and not page["entry"].is_live:
        return Response(headers={**NOT_SWAPPED, "HX-Refresh": "true"})
    return part(page["stamp"], lambda: render_template("bookings/_now.html", **page))


@bp.post("/<reference>/provider/again")
def try_again(reference: str) -> ResponseReturnValue:
    """Ask the provider once more."""
    is_asked = staff.try_again(g.place, g.actor, reference, request.form.get("copy", ""))
    if is_asked:
        flash(_("It is being asked again."), "success")
    else:
        flash(_("It cannot be asked: it is not connected, or the booking has begun."), "error")
    return redirect(url_for("bookings.show", reference=reference), 303)


@bp.post("/<reference>/provider/without")
def keep_without(reference: str) -> ResponseReturnValue:
    """Keep it in our own book alone."""
    version = request.form.get("version", 0, type=int)
    try:
        staff.keep_without(g.place, g.actor, reference, version, request.form.get("copy", ""))
    except staff.Stale as trouble:
        return _story(reference, 409, trouble=trouble, wanted="confirmed")
    flash(_("It stands in your own book."), "success")
    return redirect(url_for("bookings.show", reference=reference), 303)


@bp.post("/<reference>/provider/seen")
def see_to(reference: str) -> ResponseReturnValue:
    """Somebody saw to it there."""
    staff.see_to(g.place, g.actor, reference, request.form.get("copy", ""))
    flash(_("Saved."), "success")
    return redirect(url_for("bookings.show", reference=reference), 303)


@bp.route("/<reference>/edit", methods=["GET", "POST"])
def edit(reference: str) -> ResponseReturnValue:
    """Move it, or correct it."""
    entry = staff.find(g.place, reference)
    form = _posted() if request.method == "POST" else BookingForm(formdata=None, data=_as_it_is(entry))
    if not entry.name:
        form.name.validators = form.name.validators[1:]
    version = request.form.get("version", 0, type=int) if request.method == "POST" else entry.version
    page: dict[str, Any] = {"entry": entry, "version": version}
    if request.method == "GET" or "look" in request.form or not form.validate():
        is_fine = request.method == "GET" or "look" in request.form
        return _form_page("bookings/edit.html", form, 200 if is_fine else 422, **page)
    try:
        staff.change(g.place, g.actor, reference, version, _changes(form, entry), waive=_waived())
    except staff.BadField as bad:
        form.say(bad)
        return _form_page("bookings/edit.html", form, 422, **page)
    except (staff.Refused, staff.WrongStatus) as trouble:
        return _form_page("bookings/edit.html", form, 422, trouble=trouble, **page)
    except staff.Stale as stale:
        page["entry"] = stale.entry
        return render_template(
            "bookings/conflict.html", form=form, story=staff.history(g.place, reference), **page
        ), 409
    flash(_notice(reference, _("Saved.")), "success")
    return redirect(url_for("bookings.show", reference=reference), 303)


@bp.post("/<reference>/status")
def status(reference: str) -> ResponseReturnValue:
    """Where the party is now."""
    wanted = request.form.get("status", "")
    if wanted not in staff.FOLLOWS:
        raise NotFound
    version = request.form.get("version", 0, type=int)
    table = request.form.get("table", type=int)
    table_nos = () if "without_table" in request.form else None if table is None else (table,)
    try:
        staff.set_status(g.place, g.actor, reference, version, wanted, table_nos=table_nos)
    except (staff.Stale, staff.Refused, staff.WrongStatus, staff.BadField) as trouble:
        return _story(reference, 409, trouble=trouble, wanted=wanted)
    flash(_notice(reference, _("Saved.")), "success")
    return redirect(url_for("bookings.show", reference=reference), 303)


@bp.route("/<reference>/cancel", methods=["GET", "POST"])
def cancel(reference: str) -> ResponseReturnValue:
    """Cancel it, with the reason."""
    entry, form = staff.find(g.place, reference), CancelForm()
    if not form.validate_on_submit():
        body = render_template("bookings/cancel.html", entry=entry, form=form)
        return body, 422 if request.method == "POST" else 200
    version = request.form.get("version", 0, type=int)
    try:
        staff.cancel(g.place, g.actor, reference, version, form.reason.data)
    except (staff.Stale, staff.WrongStatus) as trouble:
        return _story(reference, 409, trouble=trouble, wanted="cancelled")
    except staff.BadField:
        form.reason.errors = [_("This cannot be read.")]
        return render_template("bookings/cancel.html", entry=entry, form=form), 422
    flash(_notice(reference, _("Cancelled. The table is free again.")), "success")
    return redirect(url_for("bookings.show", reference=reference), 303)


def _story(reference: str, code: int, **more: Any) -> ResponseReturnValue:
    page = _page(reference)
    page |= {"tables_by_no": {table.no: table for table in staff.tables(g.place)}} if "trouble" in more else {}
    return render_template("bookings/show.html", **page, **more), code


def _page(reference: str) -> dict[str, Any]:
    """Everything the page shows; `stamp` changes with it."""
    story, minute = staff.history(g.place, reference), to_minute(g.place.now())
    hidden = "confirmed" if story.is_for_provider_to_confirm else None  # ours would say what theirs does not
    taps = [name for name in staff.FOLLOWS if name != hidden and staff.may_follow(story.entry, name, minute)]
    stamp = stamp_of(story, taps, language())
    page = {"story": story, "entry": story.entry, "taps": taps, "stamp": stamp, "now_minute": minute}
    return page | {"from_minute": from_minute, "as_day": date.fromisoformat, "as_time": time.fromisoformat}


def _notice(reference: str, otherwise: str) -> str:
    """What was done, and what is still being done at a provider."""
    standing = staff.standing_of(g.place, reference)
    if standing is None or not standing.is_open:
        return otherwise
    words = {
        "create": _("Saved; being confirmed at %(provider)s.", provider=standing.label),
        "move": _("Saved; being moved at %(provider)s.", provider=standing.label),
        "cancel": _("Cancelled here; being cancelled at %(provider)s.", provider=standing.label),
    }
    return words[standing.action or "create"]


def _form_page(template: str, form: BookingForm, code: int, **more: Any) -> ResponseReturnValue:
    form.offer(staff.tables(g.place))
    found = _slots(form, more.get("entry"))
    page = {"form": form, "found": found, "most_picked": MOST_PICKED, "from_minute": from_minute}
    return render_template(template, **page, **more), code


def _slots(form: BookingForm, entry: staff.Entry | None) -> staff.Slots | None:
    """The times to choose from; None while day or party are not known."""
    if form.day.data is None or form.party is None:
        return None
    try:
        return staff.slots(g.place, form.day.data, form.party, entry.id if entry else None)
    except staff.BadField:
        return None


def _posted() -> BookingForm:
    form = BookingForm(said=_answers())
    if "take" in request.form:
        form.take(request.form["take"])
    if request.form.get("without_table"):
        form.without_table.data = True
    return form


def _answers() -> dict[str, str]:
    """What was typed to the provider's own questions, by their id."""
    given = {**request.args, **request.form}
    return {name.removeprefix(ANSWER): text for name, text in given.items() if name.startswith(ANSWER)}


def _suggested() -> dict[str, Any]:
    """What the address asks for: a day, a time, people, a table, a stay."""
    given = request.args
    people = given.get("people", 2, type=int)
    day = given.get("day", staff.service_day(g.place), type=date.fromisoformat)
    at = given.get("time", None, type=time.fromisoformat)
    table = given.get("table", None, type=int)
    return {
        "day": day,
        "time": at.isoformat("minutes") if at else None,
        **_people(people),
        "tables": [table] if table else [],
        "stay_minutes": given.get("stay_minutes", None, type=int),
    }


def _as_it_is(entry: staff.Entry) -> dict[str, Any]:
    return {
        **{name: getattr(entry, name) for name in ("day", "name", "phone", "email", "notes", "stay_minutes")},
        "time": entry.time.isoformat("minutes"),
        "tables": list(entry.table_nos),
        **_people(entry.people),
    }


def _people(people: int) -> dict[str, int]:
    return {"people": people} if people <= MOST_PICKED else {"more_people": people}


def _said(form: BookingForm) -> dict[str, Any]:
    """What was typed about moment, party and guest."""
    return {
        "day": form.day.data,
        "time": form.start,
        "people": form.party,
        "name": form.name.data or "",
        "phone": form.phone.data or "",
        "email": form.email.data or "",
        "notes": form.notes.data or "",
    }


def _changes(form: BookingForm, entry: staff.Entry) -> staff.Changes:
    """What was typed, but for tables and stay that were left as they stood."""
    chosen = form.chosen_tables
    if chosen and set(chosen) == set(entry.table_nos):
        chosen = None
    stay = form.stay_minutes.data
    stay = None if stay == entry.stay_minutes else stay
    return staff.Changes(**_said(form), table_nos=chosen, stay_minutes=stay, answers=form.said or None)


def _waived() -> set[Reason]:
    """The house rules somebody waives knowingly."""
    given = request.form.get("waive", "").split(",")
    return {rule for rule in staff.POLICY if rule.value in given}
