"""What a guest asks for by the link in their text. The link itself is the proof, so that no session is needed."""

from datetime import time as LocalTime

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, IntegerField, StringField
from wtforms.validators import InputRequired, NumberRange

from webapp.operations.bookings.staff.fields import MOST_PEOPLE


class ChangeForm(FlaskForm):
    """Another day, time or party."""

    class Meta:
        csrf = False

    day = DateField(_l("Day"), [InputRequired(_l("Please choose a day."))])
    people = IntegerField(_l("People"), [InputRequired(_l("How many people?")), NumberRange(1, MOST_PEOPLE)])
    time = StringField(_l("Time"))

    @property
    def start(self) -> LocalTime | None:
        """The time chosen."""
        try:
            return LocalTime.fromisoformat(self.time.data or "").replace(second=0, microsecond=0, tzinfo=None)
        except ValueError:
            return None
