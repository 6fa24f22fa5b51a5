"""The front door: the page for strangers, the last restaurant's evening for those signed in."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from webapp.languages import COOKIE, LANGUAGES
from webapp.members import THEMES, last_place, safe_next
from webapp.operations import people
from webapp.sessions import remember

bp = Blueprint("home", __name__)


@bp.get("/")
def index() -> ResponseReturnValue:
    """Where to go from here."""
    if not current_user.is_authenticated:
        return render_template("home/index.html", is_open=people.sign_up_is() == "open")
    place = last_place()
    if place is None:
        return redirect(url_for("account.new_restaurant"))
    return redirect(url_for("today.index", slug=place.slug))


@bp.post("/preferences")
def preferences() -> ResponseReturnValue:
    """Language and theme, kept in this browser and with the person."""
    response = redirect(safe_next(request.form.get("next")) or url_for("home.index"), 303)
    chosen: dict[str, str | None] = {}
    if request.form.get("language") in LANGUAGES:
        chosen["language"] = request.form["language"]
        remember(response, COOKIE, chosen["language"])
    if "theme" in request.form:
        theme = request.form["theme"]
        chosen["theme"] = theme if theme in THEMES else None
        remember(response, "theme", chosen["theme"])
    if chosen and current_user.is_authenticated:
        people.set_preferences(current_user, **chosen)
    return response
