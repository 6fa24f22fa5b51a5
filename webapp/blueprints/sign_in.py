"""Signing in and out, and making an account."""

import time

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user, login_user, logout_user
from werkzeug.exceptions import NotFound

from webapp import limits
from webapp.forms.people import Code, SignIn, SignUp
from webapp.forms.words import too_often
from webapp.members import safe_next
from webapp.operations import people, users
from webapp.operations.people import Person

bp = Blueprint("sign_in", __name__)
HALF_IN = "half_in"  # the session's note of a right password whose code is still missing
HALF_IN_S = 10 * 60


@bp.route("/sign-in", methods=["GET", "POST"])
def index() -> ResponseReturnValue:
    """Address and password."""
    if current_user.is_authenticated:
        return redirect(_next())
    form = SignIn()
    if not form.validate_on_submit():
        return _page("sign_in/index.html", form)
    address = form.email.data.strip().lower()
    if wait := limits.wait_for_password(address):
        return _too_many(form, wait)
    user = users.authenticate(address, form.password.data)
    if user is None:
        limits.count_wrong_password(address)
        form.password.errors = [_("E-mail and password do not belong together.")]
        return _page("sign_in/index.html", form)
    person = people.by_id(user.id)
    if person is not None and person.has_second_factor:
        session[HALF_IN] = {"id": person.get_id(), "at": time.time(), "stays": form.stays.data}
        return redirect(url_for("sign_in.code", next=safe_next(request.args.get("next"))), 303)
    return _let_in(person, stays=form.stays.data)


@bp.route("/sign-in/code", methods=["GET", "POST"])
def code() -> ResponseReturnValue:
    """The second factor."""
    half_in = session.get(HALF_IN)
    person = people.load(half_in["id"]) if half_in and time.time() - half_in["at"] <= HALF_IN_S else None
    if half_in is None or person is None:  # too late, or the password was changed since
        return redirect(url_for("sign_in.index", next=safe_next(request.args.get("next"))))
    form = Code()
    if not form.validate_on_submit():
        return _page("sign_in/code.html", form)
    if wait := limits.wait_for_code(person.id):
        return _too_many(form, wait, "sign_in/code.html")
    if not people.is_right_code(person.id, form.code.data):
        limits.count_wrong_code(person.id)
        form.code.errors = [_("This code is not right, or was used already. Wait for the next one.")]
        return _page("sign_in/code.html", form)
    return _let_in(people.by_id(person.id), stays=half_in["stays"])


@bp.route("/sign-up", methods=["GET", "POST"])
def sign_up() -> ResponseReturnValue:
    """A new account, where anybody may make one."""
    if current_user.is_authenticated:
        return redirect(url_for("home.index"))
    if people.sign_up_is() != "open":
        return render_template("sign_in/closed.html"), 403
    form = SignUp()
    if not form.validate_on_submit():
        return _page("sign_in/sign_up.html", form)
    address = limits.client_address()
    if wait := max(limit().seconds_until_free(address) for limit in (limits.address_limit, limits.sign_up_limit)):
        form.email.errors = [too_often(wait)]
        return _page("sign_in/sign_up.html", form)
    try:
        person = people.sign_up(form.email.data, form.password.data, form.name.data)
    except people.SignUpClosed:
        return render_template("sign_in/closed.html"), 403
    except users.InvalidUser as problem:
        limits.address_limit().seconds_over(address)  # else one could ask who has an account without end
        form.email.errors = [_of(problem)]
        return _page("sign_in/sign_up.html", form)
    limits.sign_up_limit().seconds_over(address)
    answer = _let_in(person, stays=True)  # which clears the session, messages too
    flash(_("Welcome! Your account is ready."), "success")
    return answer


@bp.post("/sign-out")
def out() -> ResponseReturnValue:
    """End this session, wherever else its cookie was copied to."""
    if current_user.is_authenticated:
        people.end_session(current_user)
    logout_user()
    session.clear()
    flash(_("You are signed out."), "info")
    return redirect(url_for("sign_in.index"), 303)


def _of(problem: users.InvalidUser) -> str:
    if isinstance(problem, users.UserExists):
        return _("There is an account with this address already. Sign in instead.")
    return _("This is not an e-mail address.")


def _let_in(person: Person | None, *, stays: bool) -> ResponseReturnValue:
    if person is None:
        raise NotFound
    session.clear()  # nothing that was known before signing in outlives it
    session.permanent = bool(stays)
    login_user(person)
    return redirect(_next(), 303)


def _next() -> str:
    return safe_next(request.args.get("next")) or url_for("home.index")


def _page(template: str, form: object) -> ResponseReturnValue:
    may_join = people.sign_up_is() == "open"
    return render_template(template, form=form, may_join=may_join), 422 if request.method == "POST" else 200


def _too_many(form: SignIn | Code, wait: int, template: str = "sign_in/index.html") -> ResponseReturnValue:
    field = form.password if isinstance(form, SignIn) else form.code
    field.errors = [too_often(wait)]
    body = render_template(template, form=form, may_join=False)
    return body, 429, {"Retry-After": str(wait)}
