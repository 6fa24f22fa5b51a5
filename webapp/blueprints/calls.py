"""Calls: found, read and heard; the messages left in them; whom calls are put through to, how long they are kept."""

from datetime import date, time
from itertools import chain
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, flash, g, redirect, render_template, request, stream_with_context, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import NotFound

from webapp import formats
from webapp.extensions import htmx
from webapp.forms.calls import OUTCOMES, AnswerForm, RulesForm, form_of
from webapp.forms.typed import typed_date
from webapp.languages import language
from webapp.operations import call_log, messages, transfers
from webapp.operations.call_log import erasing, keeping
from webapp.operations.refusals import Refusal
from webapp.security import needs

bp = Blueprint("calls", __name__, url_prefix="/r/<slug>/calls")
PASSED_ON = ("Content-Length", "Content-Range", "Accept-Ranges", "ETag", "Last-Modified")
MILLION = 1_000_000
NOT_TEXTED = {  # the line of a refusal -> what staff are told
    "no_texts": _l("No texts can be sent: there is no account for them."),
    "no_texts_wanted": _l("This number wants no texts. Call it instead."),
    "landline": _l("This number is a landline. Call it instead."),
    "too_many_texts": _l("This number has had enough texts for now. Call it instead."),
    "too_many_texts_of_house": _l("The restaurant has sent as many texts as it may in an hour. Call instead."),
}


@bp.app_template_filter("length_of_call")
def length_of_call(seconds: int) -> str:
    """ "3:05", "1:02:09"."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@bp.app_template_filter("dollars")
def dollars(micros: int) -> str:
    """What a call cost, to the cent: "$0.12"."""
    return f"${formats.number(round(micros / MILLION, 2))}"


@bp.get("")
def index() -> ResponseReturnValue:
    """The calls wished for, the latest first."""
    wish, typed = _wish()
    found = call_log.find(g.place, wish, request.args.get("page", 1, type=int))
    if htmx:
        return render_template("calls/_list.html", found=found, typed=typed, outcomes=OUTCOMES)
    left = messages.inbox(g.place)
    erasures = erasing.standing(g.place) if g.place.may("manager") else None
    return render_template(
        "calls/index.html", found=found, typed=typed, outcomes=OUTCOMES, left=left, erasures=erasures
    )


@bp.get("/list.csv")
@needs("manager")
def table() -> ResponseReturnValue:
    """The same, all of them, as a file for spreadsheets."""
    rows = transfers.encode(chain([_heading()], map(_cells, call_log.each(g.place, _wish()[0]))), language())
    headers = {"Content-Disposition": 'attachment; filename="calls.csv"', "Cache-Control": "no-store"}
    return Response(stream_with_context(rows), mimetype="text/csv", headers=headers)


@bp.get("/<uuid:call_id>")
def show(call_id: UUID) -> ResponseReturnValue:
    """One call: what was said, what was decided, what came of it."""
    try:
        story = call_log.story(g.place, str(call_id))
    except call_log.NoSuchCall:
        raise NotFound from None
    page = {"story": story, "call": story.call, "outcomes": OUTCOMES}
    return render_template("calls/show.html", as_day=date.fromisoformat, as_time=time.fromisoformat, **page)


@bp.get("/<uuid:call_id>/recording")
def recording(call_id: UUID) -> ResponseReturnValue:
    """The recording as it comes from Vapi, or the part of it that was asked for."""
    try:
        stream = call_log.recording(g.place, str(call_id), request.headers.get("Range"))
    except (call_log.NoSuchCall, call_log.NoRecording):
        raise NotFound from None
    except call_log.CannotHear:
        return Response(_("The recording can't be fetched right now."), 503, mimetype="text/plain")
    kind = stream.headers.get("Content-Type", "audio/wav").partition(";")[0]
    headers = {name: stream.headers[name] for name in PASSED_ON if name in stream.headers}
    headers |= {"Cache-Control": "private, no-store", "Content-Disposition": "inline", "Accept-Ranges": "bytes"}
    response = Response(iter(stream), stream.status, headers=headers, content_type=kind)
    response.call_on_close(stream.close)
    return response


@bp.route("/settings", methods=["GET", "POST"])
@needs("manager")
def settings() -> ResponseReturnValue:
    """Whom calls are put through to, how long they are kept."""
    form = RulesForm() if request.method == "POST" else form_of(keeping.rules(g.place))
    if request.method == "POST" and form.validate() and (wanted := form.read(g.place.locale)) is not None:
        keeping.set_rules(g.place, g.actor, wanted)
        flash(_("Saved."), "success")
        return redirect(url_for("calls.settings"), 303)
    values = {"form": form, "erasures": erasing.standing(g.place)}
    return render_template("calls/settings.html", **values), 200 if request.method == "GET" else 422


@bp.post("/erase-again")
@needs("manager")
def erase_again() -> ResponseReturnValue:
    """Delete at Vapi what could not be deleted there before."""
    erasing.again(g.place)
    flash(_("It is tried again."), "success")
    return redirect(url_for("calls.settings"), 303)


@bp.post("/messages/<uuid:message_id>/done")
def done(message_id: UUID) -> ResponseReturnValue:
    """A message that somebody has seen to, or has not after all."""
    try:
        messages.done(g.place, g.actor, str(message_id), is_done="undo" not in request.form)
    except messages.NoSuchMessage:
        raise NotFound from None
    return _inbox(done=None if "undo" in request.form else str(message_id))


@bp.route("/messages/<uuid:message_id>", methods=["GET", "POST"])
def answer(message_id: UUID) -> ResponseReturnValue:
    """Answer a message by text."""
    form, problem = AnswerForm(), None
    try:
        left = messages.one(g.place, str(message_id))
        if form.validate_on_submit():
            messages.answer(g.place, g.actor, left.id, form.words.data)
            flash(_("The answer is on its way."), "success")
            return redirect(url_for("calls.index"), 303)
    except messages.NoSuchMessage:
        raise NotFound from None
    except messages.NoNumber:
        problem = _("Nobody knows the number to answer to.")
    except Refusal as refusal:
        problem = NOT_TEXTED.get(refusal.line or "", NOT_TEXTED["no_texts"])
    status = 422 if request.method == "POST" else 200
    return render_template("calls/answer.html", left=left, form=form, problem=problem), status


def _inbox(**more: Any) -> ResponseReturnValue:
    if htmx:
        return render_template("calls/_messages.html", left=messages.inbox(g.place), **more)
    return redirect(url_for("calls.index"), 303)


def _wish() -> tuple[call_log.Wish, dict[str, str]]:
    """What the address asks for, and that as it was typed, without what says nothing."""
    given = {name: request.args.get(name, "").strip() for name in ("outcome", "first", "last", "q")}
    first, last = typed_date(given, "first"), typed_date(given, "last")
    wish = call_log.Wish(given["outcome"] or None, first, last, given["q"])
    return wish, {name: value for name, value in given.items() if value}


def _heading() -> list[str]:
    return [_("Began"), _("Seconds"), _("Number"), _("Guest"), _("Outcome"), _("Ended because"), "USD", _("Summary")]


def _cells(call: call_log.Listed) -> list[Any]:
    outcome = str(OUTCOMES[call.outcome]) if call.outcome in OUTCOMES else ""
    cost = "" if call.cost_micros is None else call.cost_micros / MILLION
    began = formats.here(call.began_at).isoformat(" ", "seconds")
    number = call.caller or ""
    return [began, call.seconds, number, call.guest, outcome, call.ended_reason or "", cost, call.summary or ""]
