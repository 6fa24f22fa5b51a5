"""Settings that are one form each: the restaurant, its rules, pauses, people, tokens, how long guests are kept.

What a value must be is known to the operation alone; these say only how it is asked for.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    Field,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TimeField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from webapp.forms.settings_words import told
from webapp.forms.words import REQUIRED
from webapp.operations.keeping import LONGEST_MONTHS
from webapp.operations.memberships import ROLES
from webapp.operations.restaurants import Problem
from webapp.speech.phones import hear_phone

REGIONS = {"it": "IT", "en": ""}  # whose numbers are written without a country's code
Path = tuple[str | int, ...]


class Section(FlaskForm):
    """A part of the restaurant's file. `seen` is its fingerprint as it was shown."""

    seen = HiddenField()

    def part(self) -> dict[str, Any]:
        """What the fields say, as keys of the restaurant's file."""
        raise NotImplementedError

    def field_at(self, path: Path) -> Field | None:
        """The field of a place of that part; None where there is none."""
        return self._fields.get(str(path[-1])) if path else None

    def blame(self, problems: Iterable[Problem]) -> list[str]:
        """Tell each problem at its field; those that belong to no field."""
        others = []
        for problem in problems:
            field = self.field_at(problem.path)
            if field is None:
                others.append(told(problem))
            else:
                field.errors = [*field.errors, told(problem)]
        return others


@cache
def _zones() -> list[str]:
    return sorted(available_timezones())


def whole(label: object, *validators: object, **attributes: object) -> IntegerField:
    """A field for a whole number, with a phone's figures on the keyboard."""
    return IntegerField(label, list(validators), render_kw={"inputmode": "numeric", **attributes})


class Restaurant(Section):
    """The restaurant itself."""

    name = StringField(_l("Name"), [InputRequired(REQUIRED)], render_kw={"autocomplete": "organization"})
    phone = StringField(_l("Phone"), [Optional()], render_kw={"type": "tel", "autocomplete": "tel"})
    timezone = SelectField(_l("Time zone"), choices=lambda: _zones())
    locale = SelectField(
        _l("Language spoken to callers"), choices=[SelectChoice("it", "Italiano"), SelectChoice("en", "English")]
    )
    house_book = BooleanField(_l("Take bookings in the house book"))

    def part(self) -> dict[str, Any]:
        written = (self.phone.data or "").strip()
        phone = hear_phone(written, REGIONS.get(self.locale.data, "")) or written
        return {
            "name": self.name.data,
            "phone": phone or None,
            "timezone": self.timezone.data,
            "locale": self.locale.data,
            "house_book": self.house_book.data,
        }


class Rules(Section):
    """Pacing and rules."""

    slot_minutes = SelectField(
        _l("A table may start every"),
        coerce=int,
        choices=[SelectChoice(minutes, f"{minutes} min") for minutes in ("5", "6", "10", "12", "15", "20", "30", "60")],
    )
    covers_per_slot = whole(_l("Covers that may start together"), Optional())
    parties_per_slot = whole(_l("Parties that may start together"), Optional())
    buffer_minutes = whole(_l("Minutes between two parties"), InputRequired(REQUIRED))
    max_people = whole(_l("Largest party by phone"), InputRequired(REQUIRED))
    default_people = whole(_l("Party size when none is said"), Optional())
    min_notice_minutes = whole(_l("Minutes of notice"), InputRequired(REQUIRED))
    max_advance_days = whole(_l("Days ahead"), InputRequired(REQUIRED))
    cancel_cutoff_minutes = whole(_l("Last changes, minutes before"), InputRequired(REQUIRED))
    waitlist_minutes = whole(_l("Minutes a freed table is held"), InputRequired(REQUIRED))

    def part(self) -> dict[str, Any]:
        return {
            "rules": {name: field.data for name, field in self._fields.items() if name not in ("seen", "csrf_token")}
        }


class Pause(FlaskForm):
    """Until when the phone offers nothing."""

    day = DateField(_l("Until"), [InputRequired(REQUIRED)])
    time = TimeField(_l("Time"), [InputRequired(REQUIRED)])


class Keeping(FlaskForm):
    """How long guests are kept."""

    months = whole(_l("Months after the last visit"), Optional(), NumberRange(1, LONGEST_MONTHS))


class Invite(FlaskForm):
    """Somebody new."""

    email = EmailField(
        _l("E-mail"),
        [InputRequired(REQUIRED), Length(max=320)],
        render_kw={"autocomplete": "off", "inputmode": "email"},
    )
    role = RadioField(
        _l("Role"),
        choices=[
            SelectChoice("host", _l("Host")),
            SelectChoice("manager", _l("Manager")),
            SelectChoice("owner", _l("Owner")),
        ],
        default=ROLES[0],
    )


class Token(FlaskForm):
    """A new token of the JSON door."""

    name = StringField(_l("What it is for"), [InputRequired(REQUIRED), Length(max=100)])
