"""What callers asked and nobody could answer: answered, added to an answer, or let go; and what that did."""

from typing import Any
from uuid import UUID

from flask import flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from webapp.blueprints.faq.section import bp, fragment, ids, page
from webapp.extensions import htmx
from webapp.operations import faq
from webapp.operations.faq import InvalidEntry, NoSuchEntry, NoSuchQuestion
from webapp.security import needs


@bp.get("/questions")
def questions() -> ResponseReturnValue:
    """The inbox."""
    return _inbox()


@bp.post("/questions/dismiss")
@needs("manager")
def dismiss() -> ResponseReturnValue:
    """Let questions go, with the way back."""
    gone = ids()
    try:
        faq.inbox.dismiss(g.place, g.actor, gone)
    except NoSuchQuestion:
        return _already_seen_to()
    return _inbox(gone=gone)


@bp.post("/questions/reopen")
@needs("manager")
def reopen() -> ResponseReturnValue:
    """The way back."""
    try:
        faq.inbox.reopen(g.place, g.actor, ids())
    except NoSuchQuestion:
        return _already_seen_to()
    return _inbox() if htmx else redirect(url_for("faq.questions"), 303)


@bp.get("/questions/same")
@needs("manager")
def choose() -> ResponseReturnValue:
    """Which answer questions belong to, those that came near first."""
    asked = faq.inbox.these(g.place, ids())
    if not asked:
        return _already_seen_to()
    near = [entry_id for each in asked for entry_id in each.suggestions]
    entries = sorted(faq.listed(g.place), key=lambda entry: near.index(entry.id) if entry.id in near else len(near))
    values = {"asked": asked, "entries": entries}
    return fragment("faq/_choose.html", **values) if htmx else page("faq/choose.html", **values)


@bp.post("/questions/same")
@needs("manager")
def same() -> ResponseReturnValue:
    """Make questions ways of asking for an answer that is there."""
    try:
        entry = faq.inbox.say_the_same(g.place, g.actor, ids(), str(UUID(request.form.get("entry", ""))))
    except (ValueError, NoSuchEntry):
        raise NotFound from None
    except NoSuchQuestion:
        return _already_seen_to()
    except InvalidEntry:
        flash(_("That answer has as many ways of asking as it can have. Take some away first."), "warning")
        return redirect(url_for("faq.questions"), 303)
    return redirect(url_for("faq.effect", entry_id=entry.id, asked=ids()), 303)


@bp.get("/<uuid:entry_id>/effect")
@needs("manager")
def effect(entry_id: UUID) -> ResponseReturnValue:
    """What adding to the answers did to past questions."""
    is_new = "new" in request.args
    try:
        found = faq.effects.of(g.place, str(entry_id), ids(), is_new=is_new)
    except NoSuchEntry:
        raise NotFound from None
    return page("faq/effect.html", effect=found, ids=ids(), is_new=is_new)


@bp.post("/<uuid:entry_id>/take-back")
@needs("manager")
def take_back(entry_id: UUID) -> ResponseReturnValue:
    """Undo that."""
    try:
        faq.inbox.take_back(g.place, g.actor, ids(), str(entry_id), is_new="new" in request.form)
    except NoSuchEntry:
        raise NotFound from None
    flash(_("Taken back: the questions wait again."), "success")
    return redirect(url_for("faq.questions"), 303)


@bp.get("/check-up")
def check_up() -> ResponseReturnValue:
    """What may be wrong with the answers."""
    return page("faq/check_up.html", lint=faq.lint(g.place))


def _inbox(**more: Any) -> ResponseReturnValue:
    entries = faq.listed(g.place)
    values = {"groups": faq.inbox.waiting(g.place), "entries": {each.id: each for each in entries}, **more}
    return fragment("faq/_questions.html", **values) if htmx else page("faq/questions.html", **values)


def _already_seen_to() -> ResponseReturnValue:
    if htmx:
        return _inbox()
    flash(_("Somebody has seen to this already."), "info")
    return redirect(url_for("faq.questions"), 303)
