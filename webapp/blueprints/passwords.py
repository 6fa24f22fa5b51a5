"""A forgotten password: asking for a link, and choosing another one by it."""

import logging
import threading

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp import limits
from webapp.forms.people import Forgot, NewPassword
from webapp.links import link
from webapp.operations import mails, people, users

bp = Blueprint("passwords", __name__)
PLACE_OF_TOKEN = "-token-"  # noqa: S105
log = logging.getLogger(__name__)


@bp.route("/forgot", methods=["GET", "POST"])
def forgot() -> ResponseReturnValue:
    """Ask for a link. The answer is the same whether or not there is such an account."""
    form = Forgot()
    can_mail = mails.is_set_up()
    if not can_mail or not form.validate_on_submit():
        body = render_template("passwords/forgot.html", form=form, can_mail=can_mail)
        return body, 422 if request.method == "POST" else 200
    if wait := _seconds_over(form.email.data.strip().lower()):
        form.email.errors = [_("Too many attempts. Try again in %(seconds)d seconds.", seconds=wait)]
        return render_template("passwords/forgot.html", form=form, can_mail=True), 429, {"Retry-After": str(wait)}
    _send(form.email.data)
    return render_template("passwords/sent.html", email=form.email.data)


@bp.route("/reset/<token>", methods=["GET", "POST"])
def reset(token: str) -> ResponseReturnValue:
    """Choose another password by the link."""
    form = NewPassword()
    if not form.validate_on_submit():
        return render_template("passwords/reset.html", form=form), 422 if request.method == "POST" else 200
    try:
        people.reset_password(token, form.password.data)
    except people.UnknownReset:
        return render_template("passwords/unknown.html"), 404
    except users.InvalidUser as problem:
        form.password.errors = [str(problem)]
        return render_template("passwords/reset.html", form=form), 422
    flash(_("Your password is changed. Sign in with it."), "success")
    return redirect(url_for("sign_in.index"), 303)


def _seconds_over(address: str) -> int:
    """Counted whoever has the address, and apart from wrong passwords: who floods a letter box locks nobody out."""
    return limits.address_limit().seconds_over(limits.client_address()) or limits.letter_limit().seconds_over(address)


def _send(email: str) -> None:
    """Send the link in the background: how long that takes must not tell whether there is such an account."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    subject, text = (
        _("Your new password for Tavolo"),
        _(
            "Choose a new password here, within an hour:\n\n%(link)s\n\nIf you did not ask for this, leave it be.",
            link="{link}",
        ),
    )
    to_page = link("passwords.reset", token=PLACE_OF_TOKEN)

    def work() -> None:
        with app.app_context():
            try:
                address, token = people.reset_link(email)
                mails.send(address, subject, text.replace("{link}", to_page.replace(PLACE_OF_TOKEN, token)))
            except users.UnknownUser:
                pass
            except Exception:
                log.exception("a link for a new password was not sent")

    threading.Thread(target=work, name="mail", daemon=True).start()
