"""Bookings and guests as tables: out as files, in after a look at what would happen.

The file that is shown travels with the page, so that no server need remember it until it is confirmed.
"""

from flask import Blueprint, Response, flash, g, redirect, render_template, request, stream_with_context, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from werkzeug.exceptions import NotFound

from webapp.forms.packed import pack, unpack
from webapp.forms.transfers import Confirm, Upload
from webapp.languages import language
from webapp.operations import transfers
from webapp.operations.transfers import BadFile, Preview, WrongLines
from webapp.security import needs

bp = Blueprint("transfers", __name__, url_prefix="/r/<slug>/transfers")
MOST_BYTES = 2 * transfers.MOST_BYTES
COLUMNS = {
    "reference": _l("Reference"),
    "day": _l("Day"),
    "time": _l("Time"),
    "people": _l("People"),
    "name": _l("Name"),
    "phone": _l("Phone"),
    "email": _l("E-mail"),
    "notes": _l("Notes"),
    "status": _l("Status"),
    "area": _l("Area"),
    "tags": _l("Tags"),
}
WHY_FILE = {
    "empty": _l("There is nothing in this file."),
    "too_large": _l("The file is larger than 1 MB. Divide it."),
    "too_many_rows": _l("The file has more than 2,000 lines. Divide it."),
    "unreadable": _l("This is not a table. Save it as CSV and try again."),
    "missing_columns": _l("A column is missing. The first line must name the columns:"),
}
WHY_CELL = {
    "missing": _l("is missing"),
    "unreadable": _l("cannot be read"),
    "too_long": _l("is too long"),
    "too_many": _l("are too many"),
    "out_of_range": _l("is out of range"),
    "unclear_date": _l("could be two days: write it as 2027-02-14"),
    "no_such_time": _l("does not exist that day: the clocks change"),
    "not_then": _l("does not fit the day"),
}


@bp.url_value_preprocessor
def allow_files(_endpoint: str | None, _values: dict[str, str] | None) -> None:
    """Larger bodies than elsewhere, before anything reads one."""
    request.max_content_length = request.max_form_memory_size = MOST_BYTES


@bp.get("/")
@needs("manager")
def index() -> ResponseReturnValue:
    """What can be taken out and in."""
    return render_template("transfers/index.html", form=Upload(), problem=None)


@bp.get("/<kind>.csv")
@needs("manager")
def export(kind: str) -> ResponseReturnValue:
    """All bookings or guests as a file, sent while it is read."""
    if kind not in transfers.KINDS:
        raise NotFound
    name = f"{g.place.slug}-{kind}-{g.place.today()}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    pieces = stream_with_context(transfers.export(g.place, kind, language()))
    return Response(pieces, mimetype="text/csv", headers=headers)


@bp.post("/preview")
@needs("manager")
def preview() -> ResponseReturnValue:
    """What importing the file would do."""
    form = Upload()
    if not form.validate():
        return render_template("transfers/index.html", form=form, problem=None), 422
    with form.file.data.stream as stream:
        data = stream.read(transfers.MOST_BYTES + 1)
    try:
        found = transfers.preview(g.place, form.kind.data, data)
    except BadFile as bad:
        return render_template("transfers/index.html", form=form, problem=_why(bad)), 422
    return _shown(found, data)


@bp.post("/carry-out")
@needs("manager")
def carry_out() -> ResponseReturnValue:
    """Import what was shown."""
    form = Confirm()
    data = unpack(form.packed.data or "", transfers.MOST_BYTES)
    if data is None or form.kind.data not in transfers.KINDS:
        raise NotFound
    try:
        done = transfers.carry_out(g.place, g.actor, form.kind.data, data)
    except WrongLines as wrong:
        return _shown(wrong.preview, data, 409)
    except BadFile as bad:
        return render_template("transfers/index.html", form=Upload(formdata=None), problem=_why(bad)), 422
    number = done.count("new")
    if done.kind == "bookings":
        flash(ngettext("%(num)s booking is imported.", "%(num)s bookings are imported.", number), "success")
        return redirect(url_for("calendar.index"), 303)
    flash(ngettext("%(num)s guest is imported.", "%(num)s guests are imported.", number), "success")
    return redirect(url_for("guests.index"), 303)


def _shown(found: Preview, data: bytes, status: int = 200) -> ResponseReturnValue:
    form = Confirm(formdata=None, kind=found.kind, packed=pack(data))
    values = {"columns": COLUMNS, "why": WHY_CELL}
    return render_template("transfers/preview.html", found=found, form=form, **values), status


def _why(bad: BadFile) -> str:
    names = ", ".join(str(COLUMNS[column]) for column in bad.columns)
    return f"{WHY_FILE[bad.reason]} {names}".strip() + ("." if names else "")
