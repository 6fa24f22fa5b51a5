"""A connection kept in step: fetching now, where both books differ, and what is done about it."""

from uuid import UUID

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from werkzeug.exceptions import NotFound

from integrations.errors import ServiceError
from webapp.extensions import htmx
from webapp.operations import connections, synchronising
from webapp.operations.connections import UnknownConnection
from webapp.operations.synchronising.repairs import NoSuchDifference
from webapp.operations.synchronising.standing import COMPARE, PULL
from webapp.security import needs

bp = Blueprint("synchronising", __name__, url_prefix="/r/<slug>/connections/<uuid:connection_id>")
DONE = {
    "send": _l("It is being sent. In a moment both books say the same."),
    "take": _l("Done. The house book says the same now."),
    "cancel_here": _l("Cancelled in the house book."),
    "cancel_there": _l("Cancelled there, or about to be."),
}


@bp.errorhandler(UnknownConnection)
def unknown(_error: UnknownConnection) -> ResponseReturnValue:
    """It was disconnected meanwhile, or never was."""
    return render_template("errors/index.html", status=404), 404


@bp.post("/sync")
@needs("manager")
def sync(connection_id: UUID) -> ResponseReturnValue:
    """Fetch now what the provider holds."""
    synchronising.synchronise(g.place, g.actor, str(connection_id))
    return _back(connection_id)


@bp.route("/drift", methods=["GET", "POST"])
@needs("manager")
def drift(connection_id: UUID) -> ResponseReturnValue:
    """Where both books differ; asked to, compared anew."""
    if request.method == "POST":
        synchronising.compare_soon(g.place, g.actor, str(connection_id))
        return _back(connection_id)
    return _show(str(connection_id))


@bp.post("/repair")
@needs("manager")
def repair(connection_id: UUID) -> ResponseReturnValue:
    """Make both say the same."""
    how, item = request.form.get("how", ""), request.form.get("item", "")
    try:
        synchronising.repairs.repair(g.place, g.actor, str(connection_id), item, how)
    except NoSuchDifference:
        flash(_("That has changed meanwhile. Compare again to see how it is now."), "warning")
    except ServiceError:
        flash(_("Nothing was changed: the service did not answer as it should. Please try again."), "error")
    else:
        flash(str(DONE[how]), "success")
    return _back(connection_id)


@bp.post("/send")
@needs("manager")
def send(connection_id: UUID) -> ResponseReturnValue:
    """Send every booking there that is only here."""
    is_older = request.form.get("which") == "older"
    sent = synchronising.repairs.send_all(g.place, g.actor, str(connection_id), is_older)
    if sent:
        flash(ngettext("%(num)d booking is being sent.", "%(num)d bookings are being sent.", sent), "success")
    else:
        flash(_("That has changed meanwhile. Compare again to see how it is now."), "warning")
    return _back(connection_id)


def _back(connection_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("synchronising.drift", connection_id=connection_id), 303)


def _show(connection_id: str) -> ResponseReturnValue:
    """The page, or the part of it that is read again while something is being done."""
    cards = connections.of_restaurant(g.place)
    card = next((each for each in cards if each.connected is not None and each.connected.id == connection_id), None)
    if card is None:
        raise NotFound
    values = {
        "card": card,
        "report": synchronising.drift.last(g.place, connection_id),
        "pull": synchronising.progress(g.place, connection_id, PULL),
        "compare": synchronising.progress(g.place, connection_id, COMPARE),
        "last_sync_at": synchronising.last_sync_at(g.place, connection_id),
    }
    template = "connections/_drift.html" if htmx and not htmx.boosted else "connections/drift.html"
    return render_template(template, **values)
