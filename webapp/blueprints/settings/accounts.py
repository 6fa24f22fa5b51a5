"""The restaurant's own accounts at Vapi and Twilio."""

from flask import current_app, flash, g, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.blueprints.settings.section import bp, page, saved
from webapp.forms.accounts import Twilio, Vapi
from webapp.operations import own_accounts
from webapp.operations.own_accounts import WrongAccount
from webapp.security import needs


@bp.get("/accounts")
@needs("owner")
def accounts() -> ResponseReturnValue:
    """Which accounts serve this restaurant, and its own."""
    return _show()


@bp.post("/accounts/vapi")
@needs("owner")
def set_vapi() -> ResponseReturnValue:
    """Its own key for Vapi; the assistant is sent there a moment later."""
    form = Vapi()
    if not form.validate():
        return _show(422, vapi=form)
    try:
        own_accounts.set_vapi(g.place, g.actor, form.key.data or "")
    except WrongAccount as wrong:
        form.blame(wrong)
        return _show(422, vapi=form)
    return saved("settings.accounts", _("Saved: it works. The assistant is sent to Vapi in a moment."))


@bp.post("/accounts/twilio")
@needs("owner")
def set_twilio() -> ResponseReturnValue:
    """Its own account at Twilio."""
    form = Twilio()
    if not form.validate():
        return _show(422, twilio=form)
    try:
        given = (form.sid.data or "", form.token.data or "", form.sender.data or "")
        is_proved = own_accounts.set_twilio(g.place, g.actor, *given)
    except WrongAccount as wrong:
        form.blame(wrong)
        return _show(422, twilio=form)
    if not is_proved:
        doubt = _("Twilio did not say whether the number is of this account. Where it is not, no text leaves.")
        flash(doubt, "warning")
        return saved("settings.accounts")
    return saved("settings.accounts", _("Saved: it works. Texts leave from your own account now."))


@bp.post("/accounts/remove")
@needs("owner")
def remove_account() -> ResponseReturnValue:
    """Forget one of them."""
    is_vapi = request.form.get("account") == "vapi"
    (own_accounts.remove_vapi if is_vapi else own_accounts.remove_twilio)(g.place, g.actor)
    return saved("settings.accounts", _("It is forgotten here. At the service nothing has changed."))


def _show(status: int = 200, vapi: Vapi | None = None, twilio: Twilio | None = None) -> ResponseReturnValue:
    forms = {"vapi": vapi or Vapi(formdata=None), "twilio": twilio or Twilio(formdata=None)}
    base = current_app.config["SETTINGS"].public_url
    inbound_url = base and base + url_for("twilio.inbound")
    return page("accounts", status, standing=own_accounts.standing(g.place), inbound_url=inbound_url, **forms)
