"""Testing a connection, and leaving a provider."""

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.blueprints.connections.section import bp, card_of, connected_of, show
from webapp.operations import connections
from webapp.security import needs


@bp.post("/<provider>/test")
@needs("manager")
def test(provider: str) -> ResponseReturnValue:
    """Ask it now, and show what came of it."""
    _card, found = connected_of(provider)
    steps = connections.test(g.place, g.actor, found.id)
    return show(card_of(provider), steps=steps)


@bp.get("/<provider>/disconnect")
@needs("manager")
def leaving(provider: str) -> ResponseReturnValue:
    """What will change, before it does."""
    card, found = connected_of(provider)
    changes = connections.consequences(g.place, found.id)
    return render_template("connections/disconnect.html", card=card, changes=changes)


@bp.post("/<provider>/disconnect")
@needs("manager")
def disconnect(provider: str) -> ResponseReturnValue:
    """Forget the key and end the access."""
    card, found = connected_of(provider)
    label = card.provider.label
    if connections.disconnect(g.place, g.actor, found.id):
        flash(_("%(name)s is disconnected.", name=label), "success")
    else:
        said = _("%(name)s is disconnected here, but could not be told. End our access there, too.", name=label)
        flash(said, "warning")
    return redirect(url_for("connections.index"), 303)
