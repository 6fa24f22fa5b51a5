"""All providers side by side, and one of them."""

from flask import g, render_template
from flask.typing import ResponseReturnValue

from webapp.blueprints.connections.section import WORDS, bp, card_of, show
from webapp.operations import connections, guide
from webapp.security import needs


@bp.get("/")
@needs("manager")
def index() -> ResponseReturnValue:
    """A card for each provider, and one for the house book."""
    cards = connections.of_restaurant(g.place)
    return render_template("connections/index.html", cards=cards, house=guide.of(g.place), **WORDS)


@bp.get("/<provider>")
@needs("manager")
def provider(provider: str) -> ResponseReturnValue:
    """How it fares, what it can do, and everything that can be chosen."""
    return show(card_of(provider))
