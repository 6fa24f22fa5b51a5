"""Connecting by a key that is typed, which is tried before it is stored."""

from flask import g, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from integrations.errors import ServiceError
from webapp.blueprints.connections.section import bp, card_of, done, show
from webapp.forms import connections as forms
from webapp.forms.connections_words import KEY_PROBLEMS, why
from webapp.operations import connections
from webapp.operations.connections import InvalidKey, OtherAccount
from webapp.security import needs


@bp.route("/<provider>/key", methods=["GET", "POST"])
@needs("manager")
def key(provider: str) -> ResponseReturnValue:
    """The form alone, for connecting again; and what became of a key."""
    card = card_of(provider)
    if not card.provider.key_fields:
        raise NotFound
    form = forms.key_form(card.provider)
    if request.method == "GET":
        return show(card, key=form)
    given = {field.name: form[field.name].data or "" for field in card.provider.key_fields}
    try:
        connections.connect_by_key(g.place, g.actor, provider, given)
    except InvalidKey as refused:
        form[refused.field].errors = [KEY_PROBLEMS[refused.reason]]
        return show(card, 422, key=form)
    except OtherAccount as other:
        refusal = other_account(other)
    except ServiceError as error:
        refusal = str(why(error))
    else:
        return done(provider, _("%(name)s is connected.", name=card.provider.label))
    return show(card, 422, key=form, refusal=refusal)


def other_account(other: OtherAccount) -> str:
    """What is said where another account is connected already."""
    return _("This is another account than %(name)s, which is connected. Disconnect that one first.", name=other.name)
