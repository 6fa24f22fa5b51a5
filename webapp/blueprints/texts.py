"""Texts: what was sent and what came of it, the words, who wants none."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import NotFound

from webapp.extensions import htmx
from webapp.forms.texts import NumberForm, TextingForm, WordsForm, form_of
from webapp.operations import mails
from webapp.operations.refusals import Refusal
from webapp.operations.texts import again, can_be_sent, log, settings
from webapp.operations.texts.settings import BadTemplate
from webapp.security import needs
from webapp.speech.guest_texts import GUEST_TEXTS, KINDS, LANGUAGES, VARIABLES

bp = Blueprint("texts", __name__, url_prefix="/r/<slug>/texts")
TITLES = {
    "confirmed": _l("Table booked"),
    "pending": _l("Table asked for, not confirmed yet"),
    "now_confirmed": _l("Now confirmed"),
    "not_possible": _l("No table after all"),
    "not_moved": _l("The change is not possible"),
    "not_moved_pending": _l("The change is not possible, nor confirmed what was asked for"),
    "not_cancelled": _l("Could not be cancelled"),
    "not_cancelled_pending": _l("Could not be cancelled, not confirmed yet"),
    "moved": _l("Changed by the guest"),
    "moved_by_staff": _l("Changed by the house"),
    "moved_pending": _l("Changed, not confirmed yet"),
    "cancelled": _l("Cancelled by the guest"),
    "cancelled_by_staff": _l("Cancelled by the house"),
    "reminder": _l("Reminder"),
    "reminder_already_confirmed": _l("Reminder, without asking for an answer"),
    "reminder_pending": _l("Reminder of what is not confirmed yet"),
    "waitlist_joined": _l("On the waiting list"),
    "waitlist_offer": _l("A table has come free"),
    "waitlist_unheld": _l("A table has come free that cannot be held"),
    "waitlist_over": _l("No table came free"),
    "message": _l("Message"),
    "confirm": _l("Confirms with 1"),
    "stop": _l("Wants no more texts"),
    "start": _l("Wants texts again"),
    "help": _l("Asks for help"),
}
MEANINGS = {
    "restaurant": _l("the restaurant's name"),
    "name": _l("the guest's name"),
    "date": _l("Saturday February 20th"),
    "time": _l("8:30 PM"),
    "people": _l("4 people"),
    "reference": _l("the reference of the booking"),
    "phone": _l("the restaurant's phone"),
    "until": _l("until when a table is held"),
    "link": _l("the link to see, change or cancel"),
    "news": _l("We'll write as soon as we know."),
}
STATES = {
    "waiting": _l("On their way"),
    "arrived": _l("Sent and delivered"),
    "failed": _l("Not delivered"),
    "dropped": _l("Not sent"),
    "received": _l("From guests"),
}


@bp.get("")
def index() -> ResponseReturnValue:
    """What was sent and received, the latest first."""
    typed = {name: request.args.get(name, "").strip() for name in ("state", "q")}
    found = log.find(g.place, typed["state"], typed["q"], request.args.get("page", 1, type=int))
    page: dict[str, Any] = {"found": found, "typed": {name: value for name, value in typed.items() if value}}
    page |= {"titles": TITLES, "states": STATES, "may_be_sent_again": again.may_be_sent_again}
    if htmx:
        return render_template("texts/_list.html", **page)
    return render_template("texts/index.html", is_on=can_be_sent(g.place.id), **page)


@bp.route("/settings", methods=["GET", "POST"], endpoint="settings")
@needs("manager")
def choose() -> ResponseReturnValue:
    """Which texts are sent, and the words of each."""
    kept = settings.of(g.place)
    form = form_of(kept) if request.method == "GET" else TextingForm()
    if form.validate_on_submit():
        settings.save(g.place, g.actor, form.read(kept))
        flash(_("Saved."), "success")
        return redirect(url_for("texts.settings"), 303)
    shown = settings.previews(g.place)
    page = {"form": form, "kept": kept, "shown": shown, "kinds": KINDS, "titles": TITLES}
    page |= {"is_on": can_be_sent(g.place.id), "has_mail": mails.is_set_up()}
    return render_template("texts/settings.html", **page), 422 if form.errors else 200


@bp.route("/words/<text>", methods=["GET", "POST"])
@needs("manager")
def words(text: str) -> ResponseReturnValue:
    """The words of one text, in both languages."""
    if text not in GUEST_TEXTS:
        raise NotFound
    kept = settings.of(g.place)
    form = WordsForm() if request.method == "POST" else WordsForm(formdata=None, data=_words(text, kept.templates))
    if form.validate_on_submit():
        given = {language: form[language].data or "" for language in LANGUAGES}
        try:
            settings.save(g.place, g.actor, replace(kept, templates={**kept.templates, text: given}))
        except BadTemplate as bad:
            form[bad.language].errors = [_trouble(bad)]
        else:
            flash(_("Saved."), "success")
            return redirect(url_for("texts.settings", _anchor=text), 303)
    return _writing(text, form, 422 if form.errors else 200)


@bp.post("/words/<text>/preview")
@needs("manager")
def preview(text: str) -> ResponseReturnValue:
    """How a text looks while it is being written: one of its languages, or where there is no script the whole page."""
    if text not in GUEST_TEXTS:
        raise NotFound
    if not htmx:
        return _writing(text, WordsForm())
    language = request.form.get("language", "")
    if language not in LANGUAGES:
        raise NotFound
    shown = _shown(text, language, request.form.get(language))
    return render_template("texts/_preview.html", language=language, shown=shown, kept=settings.of(g.place))


@bp.route("/opt-outs", methods=["GET", "POST"])
def opt_outs() -> ResponseReturnValue:
    """The numbers that get no texts; one more of them."""
    form = NumberForm()
    if form.validate_on_submit():
        try:
            phone = log.opt_out(g.place, g.actor, form.phone.data or "")
        except log.NotANumber:
            form.phone.errors = [_("This is not a phone number.")]
        else:
            flash(_("%(phone)s gets no more texts.", phone=phone), "success")
            return redirect(url_for("texts.opt_outs"), 303)
    return render_template("texts/opt_outs.html", form=form, marked=log.marked(g.place)), 422 if form.errors else 200


@bp.post("/opt-outs/let")
def let() -> ResponseReturnValue:
    """A number that may get texts again, as far as that is ours to say."""
    try:
        phone = log.let(g.place, g.actor, request.form.get("phone", ""), request.form.get("by", ""))
    except log.NotANumber:
        raise NotFound from None
    flash(_("%(phone)s gets texts again.", phone=phone), "success")
    return redirect(url_for("texts.opt_outs"), 303)


@bp.post("/<uuid:text_id>/again")
def send_again(text_id: UUID) -> ResponseReturnValue:
    """A text that did not arrive, once more."""
    try:
        again.send_again(g.place, g.actor, str(text_id))
    except again.NoSuchText:
        raise NotFound from None
    except again.NotAgain:
        flash(_("This text may have arrived, or is no longer so: it is not sent again."), "warning")
    except Refusal:
        flash(_("It can't be sent: the reason still holds."), "warning")
    else:
        flash(_("It is sent once more."), "success")
    return redirect(url_for("texts.index"), 303)


def _words(text: str, templates: Any) -> dict[str, str]:
    own = templates.get(text, {})
    return {language: own.get(language) or GUEST_TEXTS[text][language] for language in LANGUAGES}


def _writing(text: str, form: WordsForm, status: int = 200) -> ResponseReturnValue:
    shown = {language: _shown(text, language, form[language].data) for language in LANGUAGES}
    page = {"form": form, "text": text, "shown": shown, "kept": settings.of(g.place), "title": TITLES[text]}
    variables = {name: MEANINGS[name] for name in VARIABLES}
    return render_template("texts/words.html", variables=variables, **page), status


def _shown(text: str, language: str, given: str | None) -> settings.Preview | str:
    """The preview, or what is wrong."""
    try:
        return settings.preview(g.place, text, language, given, settings.of(g.place).price_micros)
    except BadTemplate as bad:
        return _trouble(bad)


def _trouble(bad: BadTemplate) -> str:
    names = ", ".join(f"{{{word}}}" if bad.reason == "unknown" and len(word) > 1 else word for word in bad.words)
    return {
        "unknown": _("There is no variable %(names)s.", names=names),
        "too_long": _("At most %(number)s characters.", number=settings.LONGEST),
        "unreadable": _("This has characters that can't be sent."),
        "reserved": _("Phone companies take %(names)s as a wish for no texts, or for texts again.", names=names),
    }[bad.reason]
