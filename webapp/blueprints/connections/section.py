"""What the pages of connections share: the blueprint, one provider's page, and what is found by its address."""

from typing import Any

from flask import Blueprint, Response, flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from webapp.extensions import htmx
from webapp.forms import connections as forms
from webapp.forms import connections_words as words
from webapp.operations import connections
from webapp.operations.connections import Card, Connected, UnknownConnection

bp = Blueprint("connections", __name__, url_prefix="/r/<slug>/connections")
WORDS = {name: getattr(words, name) for name in ("abilities", "problem", "trouble", "why")}
WORDS |= {"descriptions": words.DESCRIPTIONS, "where_keys_are": words.WHERE_KEYS_ARE}


@bp.errorhandler(UnknownConnection)
def unknown(_error: UnknownConnection) -> ResponseReturnValue:
    """It was disconnected meanwhile, or never was."""
    return render_template("errors/index.html", status=404), 404


def card_of(provider: str) -> Card:
    """The card of the provider in the address. Raises NotFound."""
    card = connections.card(g.place, provider)
    if card is None:
        raise NotFound
    return card


def connected_of(provider: str) -> tuple[Card, Connected]:
    """The same for one that is connected."""
    card = card_of(provider)
    if card.connected is None:
        raise NotFound
    return card, card.connected


def show(card: Card, status: int = 200, **given: Any) -> ResponseReturnValue:
    """One provider's page, or its part where a fragment is asked for. `given` are forms that were refused, and the
    `steps` of a test."""
    layout = "connections/_alone.html" if htmx and not htmx.boosted else "layouts/frame.html"
    values = {"steps": None, "key": None, "refusal": None, **_forms(card), **given}
    body = render_template("connections/show.html", card=card, layout=layout, **WORDS, **values)
    return Response(body, status, {"Cache-Control": "no-store"})


def done(provider: str, message: str | None = None, kind: str = "success") -> ResponseReturnValue:
    """Back to the provider's page, with a message."""
    flash(message or _("Saved."), kind)
    return redirect(url_for("connections.provider", provider=provider), 303)


def _forms(card: Card) -> dict[str, Any]:
    """The forms as they are before anybody touched them."""
    found = card.connected
    if found is None:
        return {"key": forms.key_form(card.provider) if card.provider.key_fields else None}
    questions = [question for service in found.services for question in service.questions]
    unique = list({question.id: question for question in questions}.values())
    answers = {"answers": forms.answers_of(found.questions, found.answers)}
    return {
        "rules": rules_form(found),
        "answers": forms.Answers(formdata=None, data=answers) if found.questions else None,
        "options": options_form(card, unique),
    }


def rules_form(found: Connected) -> forms.Rules:
    """The rules, with an empty row below them."""
    form = forms.Rules(formdata=None, data={"rules": [*found.rules, {}]})
    form.offer(found.usable, connections.shifts(g.place))
    return form


def options_form(card: Card, questions: list[Any]) -> Any:
    """The provider's options; None where it has none to choose here."""
    found = card.connected
    if found is None or not set(card.provider.capabilities.options) & set(forms.OPTION_LABELS):
        return None
    return forms.options_form(card.provider, questions, found.options)
