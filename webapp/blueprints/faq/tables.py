"""Answers as tables: out as a file, in after a look at what would happen.

The file that is shown travels with the page, so that no server need remember it until it is confirmed.
"""

from flask import Response, flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from werkzeug.exceptions import NotFound

from webapp.blueprints.faq.section import bp, page
from webapp.forms.faq import WHY, Confirm, Upload
from webapp.forms.packed import pack, unpack
from webapp.languages import language
from webapp.operations import faq, transfers
from webapp.operations.transfers import BadFile, Preview, WrongLines
from webapp.security import needs

MOST_BYTES = 2 * transfers.MOST_BYTES
TABLES = ("faq.preview", "faq.carry_out")
COLUMNS = {
    "question": _l("Question"),
    "phrasings": _l("Other ways of asking"),
    "answer": _l("Answer"),
    "language": _l("Language"),
    "is_checked": _l("Checked"),
}
WHY_FILE = {
    "empty": _l("There is nothing in this file."),
    "too_large": _l("The file is larger than 1 MB. Divide it."),
    "too_many_rows": _l("The file has more than 500 lines. Divide it."),
    "unreadable": _l("This is not a table. Save it as CSV and try again."),
    "missing_columns": _l("A column is missing. The first line must name the columns:"),
}
WHY_CELL = {**WHY, "missing": _l("is missing"), "unreadable": _l("cannot be read"), "too_long": _l("is too long"),
            "too_many": _l("are too many")}  # fmt: skip


@bp.url_value_preprocessor
def allow_files(endpoint: str | None, _values: dict[str, str] | None) -> None:
    """Larger bodies than elsewhere where files come in, before anything reads one."""
    if endpoint in TABLES:
        request.max_content_length = request.max_form_memory_size = MOST_BYTES


@bp.get("/table")
@needs("manager")
def table() -> ResponseReturnValue:
    """What can be taken out and in."""
    return page("faq/table.html", form=Upload(), problem=None)


@bp.get("/answers.csv")
@needs("manager")
def export() -> ResponseReturnValue:
    """All answers as a file."""
    name = f"{g.place.slug}-answers-{g.place.today()}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(b"".join(faq.tables.export(g.place, language())), mimetype="text/csv", headers=headers)


@bp.post("/table/preview")
@needs("manager")
def preview() -> ResponseReturnValue:
    """What importing the file would do."""
    form = Upload()
    if not form.validate():
        return page("faq/table.html", form=form, problem=None), 422
    with form.file.data.stream as stream:
        data = stream.read(transfers.MOST_BYTES + 1)
    try:
        return _shown(faq.tables.preview(g.place, data), data)
    except BadFile as bad:
        return page("faq/table.html", form=form, problem=_why(bad)), 422


@bp.post("/table/carry-out")
@needs("manager")
def carry_out() -> ResponseReturnValue:
    """Import what was shown."""
    data = unpack(Confirm().packed.data or "", transfers.MOST_BYTES)
    if data is None:
        raise NotFound
    try:
        done = faq.tables.carry_out(g.place, g.actor, data)
    except WrongLines as wrong:
        return _shown(wrong.preview, data, 409)
    except BadFile as bad:
        return page("faq/table.html", form=Upload(formdata=None), problem=_why(bad)), 422
    number = done.count("new") + done.count("changed")
    flash(ngettext("%(num)s answer is imported.", "%(num)s answers are imported.", number), "success")
    return redirect(url_for("faq.index"), 303)


def _shown(found: Preview, data: bytes, status: int = 200) -> ResponseReturnValue:
    form = Confirm(formdata=None, packed=pack(data))
    return page("faq/preview.html", found=found, form=form, columns=COLUMNS, why=WHY_CELL), status


def _why(bad: BadFile) -> str:
    names = ", ".join(str(COLUMNS[column]) for column in bad.columns)
    return f"{WHY_FILE[bad.reason]} {names}".strip() + ("." if names else "")
