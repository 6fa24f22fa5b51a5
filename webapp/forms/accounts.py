"""A restaurant's own accounts at Vapi and Twilio."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import InputRequired

from webapp.forms.words import NOT_REMEMBERED, REQUIRED
from webapp.operations.own_accounts import WrongAccount

MALFORMED = {
    "key": _l("That is no private key of Vapi: copy it whole."),
    "sid": _l("An Account SID is AC and 32 digits and letters from a to f."),
    "token": _l("That is no Auth Token of Twilio: copy it whole."),
    "sender": _l("A number with its country's code, or a messaging service: MG and 32 digits and letters."),
}
REFUSED = {
    "key": _l("Vapi does not accept this key. It must be the private one."),
    "token": _l("Twilio does not accept this Account SID with this Auth Token."),
}


class Account(FlaskForm):
    """What of an account is typed; none of it is shown again."""

    def blame(self, wrong: WrongAccount) -> None:
        """Tell what is wrong at its field."""
        self._fields[wrong.field].errors = [_told(wrong)]


class Vapi(Account):
    """The restaurant's own key."""

    key = PasswordField(_l("Private key"), [InputRequired(REQUIRED)], render_kw=NOT_REMEMBERED)


class Twilio(Account):
    """The restaurant's own account, and what its texts leave from."""

    sid = StringField(_l("Account SID"), [InputRequired(REQUIRED)], render_kw=NOT_REMEMBERED)
    token = PasswordField(_l("Auth Token"), [InputRequired(REQUIRED)], render_kw=NOT_REMEMBERED)
    sender = StringField(_l("Number or messaging service"), [InputRequired(REQUIRED)], render_kw=NOT_REMEMBERED)


def _told(wrong: WrongAccount) -> str:
    if wrong.reason == "malformed":
        return str(MALFORMED[wrong.field])
    if wrong.reason == "taken":
        return _("Somebody else's texts leave from there already.")
    if wrong.reason == "not_there":
        return _("This account at Twilio has no such number or messaging service that can send texts.")
    if wrong.reason == "refused":
        return str(REFUSED[wrong.field])
    return _("It could not be tried, so it was not saved: %(why)s.", why=wrong.says)
