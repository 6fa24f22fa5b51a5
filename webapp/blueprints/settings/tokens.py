"""Tokens of the JSON door."""

from flask import g, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from webapp.blueprints.settings.section import bp, page, saved
from webapp.forms.settings import Token
from webapp.operations import tokens as operations
from webapp.operations.tokens import InvalidToken
from webapp.security import needs


@bp.route("/tokens", methods=["GET", "POST"])
@needs("owner")
def tokens() -> ResponseReturnValue:
    """The tokens, and a new one; its text is shown this once."""
    form = Token()
    if request.method == "GET":
        return _show(form)
    if not form.validate():
        return _show(form, status=422)
    try:
        token = operations.create(g.place.slug, form.name.data, actor=g.actor)
    except InvalidToken:
        form.name.errors = [_("Name it in one line of at most 100 characters.")]
        return _show(form, status=422)
    return _show(Token(formdata=None), token=token)


@bp.post("/tokens/revoke")
@needs("owner")
def revoke_token() -> ResponseReturnValue:
    """Make a token worthless."""
    try:
        operations.revoke(g.place.slug, request.form.get("hint", ""), g.actor)
    except InvalidToken:
        raise NotFound from None
    return saved("settings.tokens", _("The token is revoked: it opens nothing any more."))


def _show(form: Token, token: str | None = None, status: int = 200) -> ResponseReturnValue:
    listed = list(reversed(operations.of_restaurant(g.place.slug)))
    return page("tokens", status, form=form, token=token, listed=listed)
