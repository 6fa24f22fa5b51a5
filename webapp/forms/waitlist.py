"""A party that waits for a table, as staff write it down."""

from datetime import time as LocalTime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import DateField, IntegerField, SelectField, StringField, TelField, TimeField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange

from webapp.forms.words import REQUIRED
from webapp.operations.bookings.staff.fields import LONGEST, MOST_PEOPLE
from webapp.operations.bookings.staff.refusals import BadField
from webapp.operations.waitlist import BadWish, Wish

WINDOWS = ((0, _l("exactly then")), (30, _l("30 min earlier or later")), (60, _l("1 h earlier or later")),
           (120, _l("2 h earlier or later")), (720, _l("any time that day")))  # fmt: skip


class WaitlistForm(FlaskForm):
    """Who waits, for when, and how far from it a table may begin."""

    day = DateField(_l("Day"), [InputRequired(_l("Please choose a day."))])
    time = TimeField(_l("Time"), [InputRequired(_l("Please choose a time."))])
    window_minutes = SelectField(_l("Or"), coerce=int, choices=[SelectChoice(*each) for each in WINDOWS], default=60)
    people = IntegerField(
        _l("People"),
        [InputRequired(_l("How many people?")), NumberRange(1, MOST_PEOPLE)],
        render_kw={"inputmode": "numeric", "min": 1},
    )
    name = StringField(
        _l("Name"), [InputRequired(REQUIRED), Length(max=LONGEST["name"])], render_kw={"autocomplete": "off"}
    )
    phone = TelField(
        _l("Phone"),
        [InputRequired(REQUIRED), Length(max=40)],
        render_kw={"autocomplete": "off", "inputmode": "tel"},
    )
    language = SelectField(_l("Language"), choices=[SelectChoice("it", "Italiano"), SelectChoice("en", "English")])

    @property
    def wish(self) -> Wish:
        """What was typed."""
        at: LocalTime = self.time.data or LocalTime()
        return Wish(
            self.day.data,
            at.replace(second=0, microsecond=0),
            self.people.data or 0,
            self.name.data or "",
            self.phone.data or "",
            self.language.data,
            window_minutes=self.window_minutes.data,
        )

    def say(self, bad: BadField | BadWish) -> None:
        """Put what could not be done beside its field."""
        if isinstance(bad, BadWish):
            words = {
                "off": _("There is no waiting list: it is switched off in the rules."),
                "full": _("Too many wait for this day already."),
                "never": _("At that time there is never a table for so many."),
            }
            self.time.errors = [*self.time.errors, words[bad.reason]]
            return
        is_phone = bad.field == "phone"
        words = {"unreadable": _("This is not a phone number we can read.") if is_phone else _("This cannot be read.")}
        field = getattr(self, bad.field, self.day)
        field.errors = [*field.errors, words.get(bad.why, _("This cannot be read."))]
