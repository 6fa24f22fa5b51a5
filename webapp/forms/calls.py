"""Whom calls are put through to, how long they are kept, answers to messages, and what came of calls in words."""

from datetime import time
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import FieldList, FormField, IntegerField, StringField, TextAreaField, TimeField
from wtforms.form import Form
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from webapp.forms.words import REQUIRED
from webapp.operations.call_log.keeping import LONGEST_DAYS, MOST_TRANSFERS, Rules, Transfer
from webapp.operations.messages import LONGEST_ANSWER
from webapp.speech.phones import hear_phone

REGIONS = {"it": "IT", "en": ""}  # whose numbers are written without a country's code
OUTCOMES = {
    "booked": _l("Table booked"),
    "changed": _l("Booking changed"),
    "cancelled": _l("Booking cancelled"),
    "message": _l("Message taken"),
    "transferred": _l("Put through"),
    "refused": _l("Table refused"),
    "answered": _l("Question answered"),
    "abandoned": _l("Nothing came of it"),
}
DAYS = (Optional(), NumberRange(0, LONGEST_DAYS, _l("Between 0 and 3650 days.")))


class TransferForm(Form):
    """A number calls may be given on to."""

    phone = StringField(_l("Phone"), [Length(max=40)], render_kw={"type": "tel", "autocomplete": "off"})
    label = StringField(_l("Who answers there"), [Length(max=60)])
    reason = StringField(_l("Only for"), [Length(max=60)])
    since = TimeField(_l("From"), [Optional()])
    until = TimeField(_l("Until"), [Optional()])


class RulesForm(FlaskForm):
    """Whom calls are put through to, how long they are kept."""

    transfers = FieldList(FormField(TransferForm), max_entries=MOST_TRANSFERS)
    recording_days = IntegerField(_l("Recordings are kept for"), DAYS, render_kw={"inputmode": "numeric"})
    transcript_days = IntegerField(
        _l("Transcripts and summaries are kept for"), DAYS, render_kw={"inputmode": "numeric"}
    )

    def read(self, locale: str) -> Rules | None:
        """What it says; None, with the field told, where a number or its hours are none."""
        found = [self._transfer(entry.form, locale) for entry in self.transfers if _is_filled(entry.form)]
        if not all(found):
            return None
        days = self.recording_days.data, self.transcript_days.data
        return Rules(tuple(each for each in found if each is not None), *days)

    def _transfer(self, form: TransferForm, locale: str) -> Transfer | None:
        phone = hear_phone((form.phone.data or "").strip(), REGIONS.get(locale, ""))
        if phone is None:
            form.phone.errors = [_l("This is not a phone number.")]
        if (form.since.data is None) != (form.until.data is None):
            form.until.errors = [_l("Both times, or neither.")]
        if phone is None or form.until.errors:
            return None
        reason = (form.reason.data or "").strip() or None
        return Transfer(
            phone, (form.label.data or "").strip(), reason, _written(form.since.data), _written(form.until.data)
        )


class AnswerForm(FlaskForm):
    """A text back to whoever left a message."""

    words = TextAreaField(
        _l("Your answer, by text"), [InputRequired(REQUIRED), Length(max=LONGEST_ANSWER)], render_kw={"rows": 3}
    )


def form_of(rules: Rules) -> RulesForm:
    """The form of what is stored, with a line for one number more."""
    rows: list[dict[str, Any]] = [
        {"phone": each.phone, "label": each.label, "reason": each.reason, "since": _time(each.since),
         "until": _time(each.until)}
        for each in rules.transfers
    ]  # fmt: skip
    spare: list[dict[str, Any]] = [{}] if len(rows) < MOST_TRANSFERS else []
    values = {"recording_days": rules.recording_days, "transcript_days": rules.transcript_days}
    return RulesForm(formdata=None, data={"transfers": [*rows, *spare], **values})


def _is_filled(form: TransferForm) -> bool:
    return any(field.data for field in form)


def _written(at: time | None) -> str | None:
    return None if at is None else at.isoformat("minutes")


def _time(written: str | None) -> time | None:
    return None if written is None else time.fromisoformat(written)
