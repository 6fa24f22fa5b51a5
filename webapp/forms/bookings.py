"""A booking as staff type it, new or changed, and its cancellation."""

from collections.abc import Mapping
from datetime import date
from datetime import time as LocalTime
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    IntegerField,
    SelectMultipleField,
    StringField,
    TelField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from webapp.forms.words import REQUIRED
from webapp.operations.bookings import staff
from webapp.operations.bookings.staff.fields import LONGEST, MOST_PEOPLE, STAY_MINUTES
from webapp.rules import Table

ANSWER = "answer:"  # begins the name of a field for one of the provider's own questions
MOST_PICKED = 8  # parties up to here have a button of their own


class BookingForm(FlaskForm):
    """`time` is one of the day's starts, `other_time` any other; `people` a button, `more_people` a larger party."""

    day = DateField(_l("Day"), [InputRequired(_l("Please choose a day."))])
    people = IntegerField(_l("People"), [Optional(), NumberRange(1, MOST_PEOPLE)])
    more_people = IntegerField(
        _l("More"), [Optional(), NumberRange(1, MOST_PEOPLE)], render_kw={"inputmode": "numeric", "min": 1}
    )
    time = StringField(_l("Time"), [Optional(), Length(max=8)])
    other_time = TimeField(_l("Another time"), [Optional()])
    name = StringField(
        _l("Name"), [InputRequired(REQUIRED), Length(max=LONGEST["name"])], render_kw={"autocomplete": "off"}
    )
    phone = TelField(_l("Phone"), [Optional(), Length(max=40)], render_kw={"autocomplete": "off", "inputmode": "tel"})
    email = EmailField(_l("E-mail"), [Optional(), Length(max=LONGEST["email"])], render_kw={"autocomplete": "off"})
    notes = TextAreaField(_l("Notes"), [Optional(), Length(max=LONGEST["notes"])], render_kw={"rows": 2})
    stay_minutes = IntegerField(
        _l("Stay"),
        [Optional(), NumberRange(*STAY_MINUTES)],
        render_kw={"inputmode": "numeric", "min": STAY_MINUTES[0], "max": STAY_MINUTES[1]},
    )
    tables = SelectMultipleField(
        _l("Tables"),
        coerce=int,
        validate_choice=False,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    without_table = BooleanField(_l("No table yet"))

    def __init__(self, *given: Any, said: Mapping[str, str] | None = None, **more: Any) -> None:
        super().__init__(*given, **more)
        self.said = said or {}  # to the provider's own questions, by their id
        self.answer_errors: dict[str, str] = {}

    def offer(self, tables: tuple[Table, ...]) -> None:
        """The tables that can be chosen by hand."""
        self.tables.choices = [(table.no, f"{table.name} ({table.seats_min}-{table.seats_max})") for table in tables]

    def validate(self, extra_validators: Any = None) -> bool:
        """A time and a number of people in one of their two fields."""
        is_valid = bool(super().validate(extra_validators))
        if self.start is None:
            self.time.errors = [*self.time.errors, _("Please choose a time.")]
        if self.party is None:
            self.people.errors = [*self.people.errors, _("How many people?")]
        return is_valid and self.start is not None and self.party is not None

    @property
    def start(self) -> LocalTime | None:
        """The time chosen."""
        if self.other_time.data is not None:
            return self.other_time.data.replace(second=0, microsecond=0)
        try:
            return LocalTime.fromisoformat(self.time.data or "").replace(second=0, microsecond=0, tzinfo=None)
        except ValueError:
            return None

    @property
    def party(self) -> int | None:
        """The number of people chosen."""
        return self.more_people.data or self.people.data or None

    @property
    def chosen_tables(self) -> tuple[int, ...] | None:
        """By hand; () for none yet, None for the best fit."""
        if self.without_table.data:
            return ()
        return tuple(self.tables.data) if self.tables.data else None

    def take(self, moment: str) -> None:
        """Choose another moment instead: `2027-02-14T20:30`."""
        try:
            day, _sep, clock = moment.partition("T")
            self.day.data, self.time.data = date.fromisoformat(day), LocalTime.fromisoformat(clock).isoformat("minutes")
            self.other_time.data = None
        except ValueError:
            return

    def say(self, bad: staff.BadField) -> None:
        """Put what the book could not read beside its field."""
        words = {
            "missing": _("Please fill this in."),
            "unreadable": {
                "phone": _("This is not a phone number we can read."),
                "email": _("This is not an e-mail address."),
            }.get(bad.field, _("This cannot be read.")),
            "too_long": _("This is too long."),
            "out_of_range": _("This is too far off."),
            "unknown": _("There is no such table."),
        }
        if bad.field.startswith(ANSWER):
            self.answer_errors[bad.field.removeprefix(ANSWER)] = str(words[bad.why])
            return
        field = getattr(self, bad.field, self.day)
        field.errors = [*field.errors, words[bad.why]]


class CancelForm(FlaskForm):
    """Why, where somebody knows."""

    reason = StringField(
        _l("Reason"), [Optional(), Length(max=LONGEST["reason"])], render_kw={"autocomplete": "off", "autofocus": True}
    )
