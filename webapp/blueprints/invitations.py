"""An invitation's link: join with a new account, or with the one that is signed in."""

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user, login_user

from webapp.forms.people import SignUp
from webapp.operations import people, users

bp = Blueprint("invitations", __name__)


@bp.route("/invitations/<token>", methods=["GET", "POST"])
def index(token: str) -> ResponseReturnValue:
    """Who invites to what, and the way in."""
    invited = people.invitation(token)
    if invited is None:
        return _unknown()
    form = SignUp(email=invited.email)
    is_in = current_user.is_authenticated
    if is_in and request.method == "POST":
        return _join(token)
    if not is_in and people.sign_up_is() == "closed":
        return redirect(url_for("sign_in.index", next=request.path), 303)
    if is_in or not form.validate_on_submit():
        body = render_template("invitations/index.html", invited=invited, form=form)
        return body, 422 if request.method == "POST" else 200
    try:
        person = people.sign_up(form.email.data, form.password.data, form.name.data, token)
    except LookupError:
        return _unknown()
    except users.InvalidUser as problem:
        taken = isinstance(problem, users.UserExists)
        form.email.errors = [
            _("There is an account with this address already. Sign in instead.")
            if taken
            else _("This is not an e-mail address.")
        ]
        return render_template("invitations/index.html", invited=invited, form=form), 422
    session.clear()
    session.permanent = True
    login_user(person)
    return _welcome(person.places[0].slug)


def _join(token: str) -> ResponseReturnValue:
    try:
        return _welcome(people.accept(current_user, token))
    except LookupError:  # taken up or withdrawn this very moment
        return _unknown()


def _unknown() -> ResponseReturnValue:
    return render_template("invitations/unknown.html"), 404


def _welcome(slug: str) -> ResponseReturnValue:
    flash(_("Welcome to the team!"), "success")
    return redirect(url_for("today.index", slug=slug), 303)
