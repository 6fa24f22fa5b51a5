"""One's own account, and opening a restaurant."""

import segno
from flask import Blueprint, flash, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user, login_user, logout_user

from webapp import limits
from webapp.forms.people import ChangePassword, Code, Opening, Profile
from webapp.languages import language
from webapp.operations import people, users

bp = Blueprint("account", __name__)
NEW_SECRET = "new_secret"  # noqa: S105  # where the session keeps a secret that is being set up


@bp.route("/account", methods=["GET", "POST"])
def index() -> ResponseReturnValue:
    """Name, password, second factor."""
    form = Profile(name=current_user.name)
    if form.validate_on_submit():
        people.set_profile(current_user, form.name.data)
        flash(_("Saved."), "success")
        return redirect(url_for("account.index"), 303)
    return _page(profile=form)


@bp.post("/account/password")
def password() -> ResponseReturnValue:
    """Another password; every other session ends."""
    form = ChangePassword()
    if not form.validate_on_submit():
        return _page(password=form)
    if wait := limits.wait_for_password(current_user.email):
        form.present.errors = [_too_often(wait)]
        return _page(password=form)
    try:
        person = people.change_password(current_user, form.present.data, form.password.data)
    except people.WrongPassword:
        limits.count_wrong_password(current_user.email)
        form.present.errors = [_("This is not your present password.")]
        return _page(password=form)
    login_user(person)
    flash(_("Your password is changed. Everywhere else you are signed out."), "success")
    return redirect(url_for("account.index"), 303)


@bp.post("/account/sessions/end")
def end_sessions() -> ResponseReturnValue:
    """Sign out here and on every other device."""
    people.end_sessions(current_user)
    logout_user()
    session.clear()
    flash(_("You are signed out everywhere."), "info")
    return redirect(url_for("sign_in.index"), 303)


@bp.route("/account/second-factor", methods=["GET", "POST"])
def second_factor() -> ResponseReturnValue:
    """Set up an authenticator app."""
    if current_user.has_second_factor:  # else whoever finds a browser open could put an app of theirs in its place
        return redirect(url_for("account.index"), 303)
    form = Code()
    if request.method == "GET" or NEW_SECRET not in session:
        session[NEW_SECRET], address = people.start_of_secret(current_user)
        return render_template("account/second_factor.html", form=form, **_picture(session[NEW_SECRET], address))
    secret = session[NEW_SECRET]
    if form.validate_on_submit() and people.begin_second_factor(current_user, secret, form.code.data):
        del session[NEW_SECRET]
        flash(_("From now on signing in asks for a code as well."), "success")
        return redirect(url_for("account.index"), 303)
    form.code.errors = form.code.errors or [_("This code is not right. Check the clock of your phone.")]
    picture = _picture(secret, people.address_of_secret(current_user, secret))
    return render_template("account/second_factor.html", form=form, **picture), 422


@bp.post("/account/second-factor/end")
def end_second_factor() -> ResponseReturnValue:
    """Sign in by password alone again, which the password is asked for."""
    if wait := limits.wait_for_password(current_user.email):
        flash(_too_often(wait), "danger")
        return redirect(url_for("account.index"), 303)
    if users.authenticate(current_user.email, request.form.get("present", "")) is None:
        limits.count_wrong_password(current_user.email)
        flash(_("This is not your present password."), "danger")
        return redirect(url_for("account.index"), 303)
    people.end_second_factor(current_user.id)
    flash(_("Signing in asks for the password alone again."), "success")
    return redirect(url_for("account.index"), 303)


@bp.route("/restaurants/new", methods=["GET", "POST"])
def new_restaurant() -> ResponseReturnValue:
    """Open a restaurant."""
    form = Opening(locale=language())
    if not form.validate_on_submit():
        body = render_template("account/new_restaurant.html", form=form)
        return body, 422 if request.method == "POST" else 200
    slug = people.open_restaurant(current_user, form.name.data, form.timezone.data, form.locale.data, g.actor)
    return redirect(url_for("start.index", slug=slug), 303)


def _too_often(wait: int) -> str:
    return _("Too many attempts. Try again in %(seconds)d seconds.", seconds=wait)


def _page(**forms: Profile | ChangePassword) -> ResponseReturnValue:
    profile = forms.get("profile") or Profile(formdata=None, name=current_user.name)
    change = forms.get("password") or ChangePassword(formdata=None)
    body = render_template("account/index.html", profile=profile, change=change)
    return body, 422 if request.method == "POST" else 200


def _picture(secret: str, address: str) -> dict[str, str]:
    return {"secret": secret, "picture": segno.make(address).svg_data_uri(scale=5, border=2)}
