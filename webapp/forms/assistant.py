"""What the owner chooses for the assistant, and the test console."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateTimeLocalField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Optional, ValidationError

from webapp.forms.words import LANGUAGES
from webapp.models.types import utc_now
from webapp.operations.assistants import VOICES, Choices, InvalidChoice
from webapp.operations.assistants.choices import LONGEST
from webapp.operations.bookings.staff.fields import FARTHEST

NAMES = {
    "azure:it-IT-ElsaNeural": "Elsa",
    "azure:it-IT-IsabellaNeural": "Isabella",
    "azure:it-IT-DiegoNeural": "Diego",
    "azure:it-IT-GiuseppeMultilingualNeural": "Giuseppe",
    "azure:en-GB-SoniaNeural": "Sonia",
    "azure:en-GB-RyanNeural": "Ryan",
    "azure:en-US-JennyNeural": "Jenny",
    "azure:en-US-AndrewMultilingualNeural": "Andrew",
}
WHY = {
    "too_long": _l("This is too long."),
    "unreadable": _l("This has a character that cannot be stored."),
    "unknown": _l("Choose one of these."),
    "no_phone": _l("There is no such phone number. Write it with the country's code, such as +39 06 1234 5678."),
}


def _none_if_empty(text: str | None) -> str | None:
    return (text or "").strip() or None


class Owner(FlaskForm):
    """The owner's choices."""

    instructions = TextAreaField(
        _l("Your own instructions"), [Length(max=LONGEST["instructions"])], filters=[_none_if_empty],
        render_kw={"rows": 6},
    )  # fmt: skip
    greeting = TextAreaField(
        _l("First message"), [Length(max=LONGEST["greeting"])], filters=[_none_if_empty], render_kw={"rows": 2}
    )
    address = StringField(_l("Street address"), [Length(max=LONGEST["address"])], filters=[_none_if_empty])
    voice = SelectField(_l("Voice"), choices=[], filters=[_none_if_empty], validate_choice=False)
    language = RadioField(
        _l("Language"),
        choices=[SelectChoice("caller", _l("Follows the caller")), SelectChoice("house", _l("Only the restaurant's"))],
    )
    discloses_ai = BooleanField(_l("Say at once that it is a virtual assistant"))
    lists_answers = BooleanField(_l("It knows your answers before it is asked"))
    is_on = BooleanField(_l("The assistant answers the phone"))
    out_of_hours = RadioField(
        _l("Outside the hours"),
        choices=[SelectChoice("answer", _l("It answers as well")), SelectChoice("transfer", _l("Pass the call on"))],
    )
    fallback_number = StringField(_l("Number for calls passed on"), [Length(max=40)], filters=[_none_if_empty])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [SelectChoice(voice, f"{NAMES[voice]} ({LANGUAGES[language]})") for voice, language in VOICES.items()]
        self.voice.choices = [SelectChoice("", _l("One that fits the language")), *named]

    def choices(self) -> Choices:
        """What the fields say."""
        return Choices(**{name: self._fields[name].data for name in Choices.__dataclass_fields__})

    def blame(self, refused: InvalidChoice) -> None:
        """Tell what is wrong at its field."""
        field = self._fields[refused.field]
        field.errors = [*field.errors, WHY[refused.reason]]


class Console(FlaskForm):
    """Beside the tool's own arguments."""

    caller = StringField(_l("Calling from"), [Length(max=40)], render_kw={"inputmode": "tel", "autocomplete": "off"})
    at = DateTimeLocalField(_l("At this moment"), [Optional()])
    carry_out = BooleanField(_l("Really do it, in the book"))

    def validate_at(self, field: DateTimeLocalField) -> None:
        """A year that staff may book in, too."""
        if field.data and abs(field.data.date() - utc_now().date()) > FARTHEST:
            raise ValidationError(_("This is too far off."))
