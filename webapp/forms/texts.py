"""What guests are written, and how often."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, DecimalField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from webapp.forms.words import REQUIRED
from webapp.operations.texts.settings import CURRENCIES, LONGEST
from webapp.store.texting import Texting

MILLION = 1_000_000
WHOLE = {"inputmode": "numeric"}


class TextingForm(FlaskForm):
    """Which texts are sent."""

    confirmation = BooleanField(_l("A table is booked, or asked for"))
    settled = BooleanField(_l("What had to be confirmed is decided"))
    change = BooleanField(_l("The booking is changed"))
    cancellation = BooleanField(_l("The booking is cancelled"))
    waitlist = BooleanField(_l("The waiting list"))
    reminder = BooleanField(_l("A reminder before they come"))
    reminder_hours = IntegerField(
        _l("Reminder"), [InputRequired(REQUIRED), NumberRange(1, 168, _l("Between 1 and 168 hours."))], render_kw=WHOLE
    )
    by_email = BooleanField(_l("By e-mail too, where the guest gave an address"))
    texts_per_hour = IntegerField(
        _l("Most texts"), [InputRequired(REQUIRED), NumberRange(1, 10_000, _l("Between 1 and 10000."))], render_kw=WHOLE
    )
    price = DecimalField(
        _l("Price of one segment"), [Optional(), NumberRange(0, 10, _l("Between 0 and 10."))], places=4,
        render_kw={"inputmode": "decimal", "step": "0.0001"},
    )  # fmt: skip
    currency = SelectField(_l("Currency"), choices=[SelectChoice(each, each) for each in CURRENCIES])

    def read(self, kept: Texting) -> Texting:
        """What it says, with the words that are kept."""
        price = self.price.data
        return replace(
            kept,
            switches={name: self[name].data for name in SWITCHES},
            reminder_hours=self.reminder_hours.data,
            texts_per_hour=self.texts_per_hour.data,
            by_email=self.by_email.data,
            price_micros=None if price is None else int(price * MILLION),
            currency=None if price is None else self.currency.data,
        )


SWITCHES = ("confirmation", "settled", "change", "cancellation", "reminder", "waitlist")


class WordsForm(FlaskForm):
    """A text in both languages; empty is our own words."""

    it = TextAreaField(_l("Italian"), [Length(max=LONGEST)], render_kw={"rows": 4, "lang": "it"})
    en = TextAreaField(_l("English"), [Length(max=LONGEST)], render_kw={"rows": 4, "lang": "en"})


class NumberForm(FlaskForm):
    """A number that is to get no texts."""

    phone = StringField(
        _l("Phone"), [InputRequired(REQUIRED), Length(max=40)], render_kw={"type": "tel", "autocomplete": "off"}
    )


def form_of(kept: Texting) -> TextingForm:
    """Filled with what is kept."""
    values: dict[str, Any] = {name: kept.is_on(name) for name in SWITCHES}
    price = None if kept.price_micros is None else Decimal(kept.price_micros) / MILLION
    shared = {name: getattr(kept, name) for name in ("reminder_hours", "texts_per_hour", "by_email")}
    return TextingForm(formdata=None, data={**values, **shared, "price": price, "currency": kept.currency or "EUR"})
