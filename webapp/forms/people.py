"""Signing in, joining, one's own account."""

from functools import cache
from zoneinfo import available_timezones

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, EmailField, PasswordField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length

from webapp.forms.words import REQUIRED
from webapp.operations.users import LONGEST_PASSWORD, SHORTEST_PASSWORD
from webapp.speech.text import Unspeakable, clean

LONGEST_NAME = 100


def _one_line(text: str | None) -> str:
    try:
        return clean(text or "")
    except Unspeakable:
        raise ValueError(_("This cannot be read.")) from None


def _email() -> EmailField:
    marks = {"autocomplete": "username", "inputmode": "email", "autocapitalize": "none"}
    return EmailField(_l("E-mail"), [InputRequired(REQUIRED), Length(max=320)], render_kw=marks)


def _new_password(label: object = None) -> PasswordField:
    bounds = Length(
        SHORTEST_PASSWORD, LONGEST_PASSWORD, _l("A password needs at least %(min)d characters.", min=SHORTEST_PASSWORD)
    )
    return PasswordField(
        label or _l("Password"), [InputRequired(REQUIRED), bounds], render_kw={"autocomplete": "new-password"}
    )


def _present_password() -> PasswordField:
    marks = {"autocomplete": "current-password"}
    return PasswordField(_l("Present password"), [InputRequired(REQUIRED)], render_kw=marks)


def _name() -> StringField:
    bounds = Length(max=LONGEST_NAME, message=_l("At most %(max)d characters."))
    marks = {"autocomplete": "name"}
    return StringField(_l("Your name"), [DataRequired(REQUIRED), bounds], filters=[_one_line], render_kw=marks)


@cache
def _zones() -> list[SelectChoice]:
    return [SelectChoice(zone) for zone in sorted(available_timezones())]


class SignIn(FlaskForm):
    """`next` stands in the address."""

    email = _email()
    password = PasswordField(_l("Password"), [InputRequired(REQUIRED)], render_kw={"autocomplete": "current-password"})
    stays = BooleanField(_l("Stay signed in on this device"), default=True)


class Code(FlaskForm):
    """The second factor."""

    code = StringField(
        _l("Code of the app"),
        [InputRequired(REQUIRED), Length(max=20)],
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True},
    )


class SecondFactor(Code):
    """Set up by somebody who is signed in."""

    present = _present_password()


class SignUp(FlaskForm):
    """A new account."""

    name = _name()
    email = _email()
    password = _new_password()


class Forgot(FlaskForm):
    """Whose password was forgotten."""

    email = _email()


class NewPassword(FlaskForm):
    """By a link that was sent."""

    password = _new_password(_l("New password"))


class ChangePassword(FlaskForm):
    """By somebody who is signed in."""

    present = _present_password()
    password = _new_password(_l("New password"))


class Profile(FlaskForm):
    """What others see."""

    name = _name()


class Opening(FlaskForm):
    """A new restaurant."""

    name = StringField(_l("Name of the restaurant"), [DataRequired(REQUIRED), Length(max=200)], filters=[_one_line])
    timezone = SelectField(
        _l("Time zone"),
        choices=_zones,
        default="Europe/Rome",
    )
    locale = SelectField(
        _l("Language spoken to callers"),
        choices=[SelectChoice("it", "Italiano"), SelectChoice("en", "English")],
        default="it",
    )
