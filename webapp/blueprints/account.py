"""One's own account, and opening a restaurant."""

import segno
from flask import Blueprint, flash, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user, login_user, logout_user

from webapp import limits
from webapp.forms.people import ChangePassword, Opening, Profile, SecondFactor
from webapp.forms.words import too_often
from webapp.languages import language
from webapp.operations import people, users

bp = Blueprint("account", __name__)
NEW_SECRET = "new_secret"  # noqa: S105  # where the session keeps a secret, sealed, that is being set up


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
        form.present.errors = [too_often(wait)]
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
    form = SecondFactor()
    if request.method == "GET" or NEW_SECRET not in session:
        session[NEW_SECRET] = people.sealed_secret()
        return _setting_up(form, 200)
    if not form.validate_on_submit():
        return _setting_up(form, 422)
    if problem := _wrong_password(form.present.data):
        form.present.errors = [problem]
        return _setting_up(form, 422)
    secret, _address = people.opened_secret(current_user, session[NEW_SECRET])
    codes = people.begin_second_factor(current_user, secret, form.code.data)
    if not codes:
        form.code.errors = [_("This code is not right. Check the clock of your phone.")]
        return _setting_up(form, 422)
    del session[NEW_SECRET]
    login_user(people.by_id(current_user.id))
    flash(_("From now on signing in asks for a code as well. Everywhere else you are signed out."), "success")
    return render_template("account/recovery_codes.html", codes=codes)


@bp.post("/account/second-factor/codes")
def recovery_codes() -> ResponseReturnValue:
    """Other recovery codes, which the password is asked for."""
    if not current_user.has_second_factor:
        return redirect(url_for("account.index"), 303)
    if problem := _wrong_password(request.form.get("present", "")):
        flash(problem, "danger")
        return redirect(url_for("account.index"), 303)
    return render_template("account/recovery_codes.html", codes=people.new_recovery_codes(current_user.id))


@bp.post("/account/second-factor/end")
def end_second_factor() -> ResponseReturnValue:
    """Sign in by password alone again, which the password is asked for."""
    if problem := _wrong_password(request.form.get("present", "")):
        flash(problem, "danger")
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
    try:
        slug = people.open_restaurant(current_user, form.name.data, form.timezone.data, form.locale.data, g.actor)
    except people.TooManyRestaurants:
        form.name.errors = [_("You have as many restaurants as one account may. Ask whoever runs this Tavolo.")]
        return render_template("account/new_restaurant.html", form=form), 422
    return redirect(url_for("start.index", slug=slug), 303)


def _wrong_password(present: str) -> str | None:
    """Why whoever is signed in may not go on with this password; None where they may."""
    if wait := limits.wait_for_password(current_user.email):
        return too_often(wait)
    if users.authenticate(current_user.email, present) is None:
        limits.count_wrong_password(current_user.email)
        return _("This is not your present password.")
    return None


def _page(**forms: Profile | ChangePassword) -> ResponseReturnValue:
    profile = forms.get("profile") or Profile(formdata=None, name=current_user.name)
    change = forms.get("password") or ChangePassword(formdata=None)
    left = people.recovery_codes_left(current_user.id) if current_user.has_second_factor else 0
    body = render_template("account/index.html", profile=profile, change=change, codes_left=left)
    return body, 422 if request.method == "POST" else 200


def _setting_up(form: SecondFactor, code: int) -> ResponseReturnValue:
    secret, address = people.opened_secret(current_user, session[NEW_SECRET])
    picture = segno.make(address).svg_data_uri(scale=5, border=2)
    return render_template("account/second_factor.html", form=form, secret=secret, picture=picture), code
