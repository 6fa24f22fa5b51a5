"""The owner's answers: the list, and each of them changed where it stands."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

from flask import flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from webapp.blueprints.faq.section import anchor, bp, fragment, ids, page
from webapp.extensions import htmx
from webapp.forms.faq import NEW, EntryForm
from webapp.operations import faq
from webapp.operations.faq import Entry, EntryChanged, InvalidEntry, NoSuchEntry
from webapp.security import needs

MOST_LISTED = 100  # unless all are asked for


@bp.get("")
def index() -> ResponseReturnValue:
    """All answers, or those that are looked for."""
    return _listed(faq.listed(g.place))


@bp.route("/new", methods=["GET", "POST"])
@needs("manager")
def new() -> ResponseReturnValue:
    """A new answer; to questions of callers, where it is for some."""
    asked = faq.inbox.these(g.place, ids()) if ids() else ()
    if request.method == "GET":
        language = asked[0].language if asked else g.place.locale
        form = EntryForm.asked([each.words for each in asked], language)
        return page("faq/new.html", form=form, asked=asked)
    form = EntryForm().named(NEW)
    try:
        if form.validate():
            return _added(form, [each.id for each in asked])
    except InvalidEntry as invalid:
        form.blame(invalid)
    return page("faq/new.html", form=form, asked=asked), 422


@bp.route("/<uuid:entry_id>", methods=["GET", "POST"])
@needs("manager")
def entry(entry_id: UUID) -> ResponseReturnValue:
    """Change an answer: in its place of the list, or on a page of its own."""
    known = _entry(entry_id)
    if request.method == "GET":
        return _form(known, EntryForm.of(known))
    form, status, changed = EntryForm().named(known.id), 422, None
    try:
        if form.validate():
            saved = faq.change(g.place, g.actor, known.id, form.wanted, form.seen.data or "")
            return _row(saved) if htmx else redirect(anchor(saved), 303)
    except InvalidEntry as invalid:
        form.blame(invalid)
    except EntryChanged as refused:
        changed, status, form.seen.data = refused.now, 409, refused.now.seen
    except NoSuchEntry:
        raise NotFound from None
    return _form(known, form, changed), status


@bp.get("/<uuid:entry_id>/line")
def line(entry_id: UUID) -> ResponseReturnValue:
    """An answer as it is listed."""
    known = _entry(entry_id)
    return _row(known) if htmx else redirect(anchor(known), 303)


@bp.post("/<uuid:entry_id>/check")
@needs("manager")
def check(entry_id: UUID) -> ResponseReturnValue:
    """Vouch for an answer, or no longer."""
    try:
        seen = request.form.get("seen", "")
        saved = faq.check(g.place, g.actor, str(entry_id), seen, is_checked="undo" not in request.form)
    except NoSuchEntry:
        raise NotFound from None
    except EntryChanged as refused:
        flash(_("Somebody has changed this answer meanwhile. Read it again first."), "warning")
        return redirect(anchor(refused.now), 303)
    flash(_("The answer is marked as checked.") if saved.is_checked else _("The mark is taken away."), "success")
    return redirect(url_for("faq.check_up"), 303)


@bp.post("/<uuid:entry_id>/move")
@needs("manager")
def move(entry_id: UUID) -> ResponseReturnValue:
    """Put an answer elsewhere in the list."""
    try:
        ordered = faq.move(g.place, g.actor, str(entry_id), request.form.get("to", ""))
    except (NoSuchEntry, ValueError):
        raise NotFound from None
    return fragment("faq/_list.html", **_shown(ordered)) if htmx else redirect(anchor(_entry(entry_id)), 303)


@bp.post("/<uuid:entry_id>/remove")
@needs("manager")
def remove(entry_id: UUID) -> ResponseReturnValue:
    """Take an answer away, with the way back."""
    before = faq.listed(g.place)
    try:
        gone = faq.remove(g.place, g.actor, str(entry_id))
    except NoSuchEntry:
        raise NotFound from None
    place = next((number for number, each in enumerate(before) if each.id == gone.id), len(before))
    if htmx:
        return fragment("faq/_gone.html", gone=gone, place_of_it=place)
    return _listed(faq.listed(g.place), gone=gone, place_of_it=place)


def _added(form: EntryForm, asked: list[str]) -> ResponseReturnValue:
    if asked:
        added = faq.inbox.answer(g.place, g.actor, form.wanted, asked)
        return redirect(url_for("faq.effect", entry_id=added.id, asked=asked, new=1), 303)
    added = faq.add(g.place, g.actor, form.wanted)
    if (to := request.form.get("to", "")).isdecimal():
        faq.move(g.place, g.actor, added.id, to)
    return _row(added) if htmx else redirect(anchor(added), 303)


def _row(entry: Entry) -> str:
    """An answer in its place of the list in the browser, which is in the owner's order unless it is searched."""
    wish = _wish()
    can_order = g.place.may("manager") and not (wish.get("find") or wish.get("language"))
    return fragment("faq/_entry.html", entry=entry, can_order=can_order)


def _entry(entry_id: UUID) -> Entry:
    try:
        return faq.one(g.place, str(entry_id))
    except NoSuchEntry:
        raise NotFound from None


def _form(known: Entry, form: EntryForm, changed: Entry | None = None) -> str:
    if htmx:
        return fragment("faq/_form.html", entry=known, form=form, changed=changed)
    return page("faq/entry.html", entry=known, form=form, changed=changed)


def _listed(entries: tuple[Entry, ...], **more: Any) -> ResponseReturnValue:
    if htmx and not htmx.boosted:
        return fragment("faq/_list.html", **_shown(entries))
    return page("faq/index.html", **_shown(entries), **more)


def _shown(entries: tuple[Entry, ...]) -> dict[str, Any]:
    """The answers looked for, and what was typed."""
    wish = _wish()
    text, language = wish.get("find", "").strip()[:100], wish.get("language", "")
    found = faq.matching(entries, text, language if language in faq.LANGUAGES else None)
    shown = found if "all" in wish else found[:MOST_LISTED]
    return {"entries": shown, "found": len(found), "total": len(entries), "typed": text, "chosen": language}


def _wish() -> dict[str, str]:
    """What the list is narrowed to: by the address, or by that of the page which a fragment is for."""
    if request.method == "GET" and request.endpoint == "faq.index":
        return request.args.to_dict()
    return dict(parse_qsl(urlsplit(htmx.current_url or "").query))
