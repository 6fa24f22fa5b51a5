"""Calendar feeds: made and revoked here, and read by calendar programs at their secret addresses."""

from uuid import UUID

from flask import Blueprint, Response, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import NotFound

from webapp.forms.transfers import NewFeed
from webapp.links import link
from webapp.operations import feeds
from webapp.operations.feeds import InvalidFeed, UnknownFeed
from webapp.security import needs

bp = Blueprint("feeds", __name__, url_prefix="/r/<slug>/feeds")
public = Blueprint("calendar_feed", __name__)
WHY = {
    "missing": _l("Please fill this in."),
    "too_long": _l("At most 100 characters."),
    "unreadable": _l("This holds characters that cannot be kept."),
    "too_many": _l("There are 20 feeds already. Revoke one that nobody uses."),
}


@bp.route("/", methods=["GET", "POST"])
@needs("manager")
def index() -> ResponseReturnValue:
    """The feeds, and a new one; its address is shown this once."""
    form = NewFeed()
    if request.method == "GET":
        return _page(form)
    try:
        secret = feeds.make(g.place, g.actor, form.name.data or "")
    except InvalidFeed as refused:
        form.name.errors = [WHY[refused.reason]]
        return _page(form, status=422)
    return _page(NewFeed(formdata=None), address=link("calendar_feed.calendar", token=secret))


@bp.post("/<uuid:feed_id>/revoke")
@needs("manager")
def revoke(feed_id: UUID) -> ResponseReturnValue:
    """Make an address worthless."""
    try:
        feeds.revoke(g.place, g.actor, str(feed_id))
    except UnknownFeed:
        raise NotFound from None
    flash(_("The address is revoked: it shows nothing any more."), "success")
    return redirect(url_for("feeds.index"), 303)


@public.get("/feeds/<token>.ics")
def calendar(token: str) -> ResponseReturnValue:
    """The restaurant's bookings, for whoever knows the address."""
    known = request.if_none_match.as_set(include_weak=True)
    try:
        served = feeds.calendar(token, known)
    except UnknownFeed:
        raise NotFound from None
    headers = {"Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex"}
    if served.body is None:
        response = Response(status=304, headers=headers)
    else:
        response = Response(served.body, mimetype="text/calendar", headers=headers)
    response.set_etag(served.etag)
    return response


def _page(form: NewFeed, address: str | None = None, status: int = 200) -> ResponseReturnValue:
    listed = feeds.of_restaurant(g.place)
    body = render_template("feeds/index.html", form=form, address=address, listed=listed)
    return Response(body, status, {"Cache-Control": "no-store"})
