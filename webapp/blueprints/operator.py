"""For whoever runs this Tavolo."""

from uuid import UUID

from flask import Blueprint, current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from webapp.operations import operators
from webapp.operations.restaurants import UnknownRestaurant

bp = Blueprint("operator", __name__, url_prefix="/operator")


@bp.get("/")
def index() -> ResponseReturnValue:
    """Every restaurant, and which of them the operator's credentials serve."""
    settings = current_app.config["SETTINGS"]
    has = {"vapi": bool(settings.vapi_api_key), "twilio": bool(settings.twilio_account_sid)}
    return render_template("operator/index.html", restaurants=operators.restaurants(), has=has)


@bp.post("/<uuid:restaurant_id>")
def serve(restaurant_id: UUID) -> ResponseReturnValue:
    """Tick a restaurant, or take the tick away."""
    try:
        operators.serve(g.actor, str(restaurant_id), is_served="serve" in request.form)
    except UnknownRestaurant:
        raise NotFound from None
    flash(_("Saved."), "success")
    return redirect(url_for("operator.index"), 303)
