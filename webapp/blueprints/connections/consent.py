"""Connecting by consent at the provider: going there, and coming back to one fixed address.

What has to be known on return is kept in the browser's session under a state that works once, for a quarter of an hour.
"""

import time
from typing import Any

from flask import Blueprint, current_app, flash, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.exceptions import NotFound

from integrations.errors import ServiceError
from webapp.blueprints.connections.keys import other_account
from webapp.blueprints.connections.section import bp, card_of, done
from webapp.forms.connections_words import why
from webapp.links import link
from webapp.operations import connections
from webapp.operations.connections import NotSetUp, OtherAccount, UnknownProvider
from webapp.security import needs

callbacks = Blueprint("connection_callback", __name__, url_prefix="/connections")
KEPT = "consents"
MOST_KEPT = 4
KEPT_S = 15 * 60
LEVELS = ("buyer", "seller")
LEAST_ROLE = "manager"


@bp.get("/<provider>/authorize")
@needs(LEAST_ROLE)
def authorize(provider: str) -> ResponseReturnValue:
    """To the provider's own page, which asks for consent."""
    card = card_of(provider)
    level = request.args.get("level")
    level = level if level in LEVELS else None
    redirect_uri = link("connection_callback.callback", provider=provider)
    try:
        consent = connections.begin_oauth(provider, redirect_uri, level)
    except UnknownProvider:
        raise NotFound from None
    except NotSetUp:
        said = _("%(name)s is not set up here. Whoever runs this Tavolo has to do it.", name=card.provider.label)
        return done(provider, said, "error")
    _keep(consent.state, {
        "provider": provider, "slug": g.place.slug, "verifier": consent.verifier, "redirect_uri": redirect_uri,
        "level": level, "until": int(time.time()) + KEPT_S,
    })  # fmt: skip
    return redirect(consent.url, 303)


@callbacks.get("/<provider>/callback")
def callback(provider: str) -> ResponseReturnValue:
    """Back from the provider, with a code or without."""
    kept = _take(request.args.get("state", ""), provider)
    if kept is None:
        flash(_("This answer belongs to no request of this browser, or came too late. Please connect again."), "error")
        return redirect(url_for("home.index"), 303)
    place = current_user.place(kept["slug"])
    if place is None or not place.may(LEAST_ROLE):
        raise NotFound
    g.place = place
    label, code = card_of(provider).provider.label, request.args.get("code", "")
    if not code:
        return done(provider, _refused(label, request.args.get("error", "")), "error")
    try:
        connections.finish_oauth(place, g.actor, provider, code, kept["redirect_uri"], kept["verifier"], kept["level"])
    except OtherAccount as other:
        return done(provider, other_account(other), "error")
    except (NotSetUp, UnknownProvider):
        raise NotFound from None
    except ServiceError as error:
        return done(provider, _("%(name)s is not connected: %(why)s", name=label, why=why(error)), "error")
    return done(provider, _("%(name)s is connected.", name=label))


def _refused(label: str, error: str) -> str:
    if error == "access_denied":
        return _("%(name)s is not connected: the permission was not given.", name=label)
    current_app.logger.warning("%s gave no code", label)
    return _("%(name)s is not connected: it could not give the permission. Please try again.", name=label)


def _keep(state: str, consent: dict[str, Any]) -> None:
    now = time.time()
    others = [(key, each) for key, each in session.get(KEPT, {}).items() if each["until"] > now]
    session[KEPT] = dict([*others, (state, consent)][-MOST_KEPT:])


def _take(state: str, provider: str) -> dict[str, Any] | None:
    """What was kept under the state, which is forgotten by that; None where nothing was, or for too long."""
    kept = dict(session.get(KEPT, {}))
    found: dict[str, Any] | None = kept.pop(state, None)
    session[KEPT] = kept
    return found if found and found["provider"] == provider and found["until"] > time.time() else None
