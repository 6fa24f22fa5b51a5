"""What the staff note about a guest."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import EmailField, HiddenField, StringField, TextAreaField
from wtforms.validators import InputRequired

from webapp.operations.guests import Guest, Wanted


class GuestForm(FlaskForm):
    """`seen` is the version that was shown; tags stand between commas."""

    name = StringField(_l("Name"), [InputRequired()], render_kw={"autocomplete": "off", "maxlength": 100})
    email = EmailField(_l("E-mail"), render_kw={"autocomplete": "off", "maxlength": 200})
    tags = StringField(_l("Tags"), render_kw={"autocomplete": "off", "autocapitalize": "none"})
    notes = TextAreaField(_l("Notes"), render_kw={"rows": 4})
    seen = HiddenField()

    @classmethod
    def of(cls, guest: Guest) -> "GuestForm":
        """Filled with what is kept."""
        return cls(
            formdata=None,
            name=guest.name,
            email=guest.email or "",
            tags=", ".join(guest.tags),
            notes=guest.notes or "",
            seen=guest.version,
        )

    @property
    def wanted(self) -> Wanted:
        """What is to be kept."""
        tags = (self.tags.data or "").split(",")
        return Wanted(self.name.data or "", self.email.data, self.notes.data, tuple(tags))
