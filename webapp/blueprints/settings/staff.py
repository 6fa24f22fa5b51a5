"""The restaurant's people: roles and invitations."""

from uuid import UUID

from flask import flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from webapp.blueprints.settings.section import bp, page, saved
from webapp.forms.settings import Invite
from webapp.links import link
from webapp.operations import people, users
from webapp.security import needs


@bp.get("/staff")
@needs("owner")
def staff() -> ResponseReturnValue:
    """Who works here, and who is invited."""
    return _show(Invite())


@bp.post("/staff/invite")
@needs("owner")
def invite() -> ResponseReturnValue:
    """Invite somebody; the link is shown this once."""
    form = Invite()
    if not form.validate():
        return _show(form, status=422)
    try:
        token = people.invite(g.place, g.actor, form.email.data, form.role.data)
    except users.InvalidUser:
        form.email.errors = [_("This is not an e-mail address.")]
        return _show(form, status=422)
    return _show(Invite(formdata=None), link=link("invitations.index", token=token), invited=form.email.data)


@bp.post("/staff/invitations/<uuid:invitation_id>/revoke")
@needs("owner")
def revoke_invitation(invitation_id: UUID) -> ResponseReturnValue:
    """Make an invitation's link worthless."""
    try:
        people.revoke_invitation(g.place, g.actor, str(invitation_id))
    except LookupError:
        raise NotFound from None
    return saved("settings.staff", _("The invitation is withdrawn."))


@bp.post("/staff/<uuid:user_id>/role")
@needs("owner")
def set_role(user_id: UUID) -> ResponseReturnValue:
    """Give somebody another role."""
    try:
        people.set_role(g.place, g.actor, str(user_id), request.form.get("role", ""))
    except people.LastOwner:
        return _needs_owner()
    except (LookupError, ValueError):
        raise NotFound from None
    return saved("settings.staff", _("The role is changed."))


@bp.post("/staff/<uuid:user_id>/remove")
@needs("owner")
def remove(user_id: UUID) -> ResponseReturnValue:
    """Take somebody's role away."""
    try:
        people.remove(g.place, g.actor, str(user_id))
    except people.LastOwner:
        return _needs_owner()
    except LookupError:
        raise NotFound from None
    if str(user_id) == g.actor.id:
        return redirect("/", 303)
    return saved("settings.staff", _("They cannot open this restaurant any more."))


def _needs_owner() -> ResponseReturnValue:
    flash(_("A restaurant keeps at least one owner. Make somebody else an owner first."), "error")
    return redirect(url_for("settings.staff"), 303)


def _show(form: Invite, status: int = 200, **shown: str | None) -> ResponseReturnValue:
    """`link` and the address `invited` are shown this once."""
    return page(
        "staff", status, form=form, **shown,
        members=people.members(g.place), invitations=people.invitations(g.place),
    )  # fmt: skip
