"""An answer and every way of asking for it."""

from collections.abc import Iterable

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, HiddenField, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from webapp.forms.words import LANGUAGES, REQUIRED
from webapp.operations.faq import LONGEST_ANSWER, LONGEST_QUESTION, Entry, InvalidEntry, Wanted

WHY: dict[str, LazyString] = {
    "missing": REQUIRED,
    "too_long": _l("This is too long."),
    "too_many": _l("At most 50 ways of asking."),
    "unreadable": _l("This holds characters that cannot be kept."),
    "unknown": _l("Choose a language."),
    "taken": _l("There is an answer to this question in this language already."),
}
NEW = "new"


class EntryForm(FlaskForm):
    """`seen` tells what was shown; phrasings stand one on a line."""

    question = StringField(_l("Question"), [InputRequired(REQUIRED)], render_kw={"maxlength": LONGEST_QUESTION})
    phrasings = TextAreaField(_l("Other ways of asking"), render_kw={"rows": 4})
    answer = TextAreaField(_l("Answer"), [InputRequired(REQUIRED)], render_kw={"rows": 3, "maxlength": LONGEST_ANSWER})
    language = RadioField(_l("Language"), choices=[SelectChoice(code, name) for code, name in LANGUAGES.items()])
    is_checked = BooleanField(_l("Checked: it may be told where a guest's safety hangs on it"))
    seen = HiddenField()

    @classmethod
    def of(cls, entry: Entry) -> "EntryForm":
        """Filled with what is kept."""
        form = cls(
            formdata=None,
            question=entry.question,
            phrasings="\n".join(entry.phrasings),
            answer=entry.answer,
            language=entry.language,
            is_checked=entry.is_checked,
            seen=entry.seen,
        )
        return form.named(entry.id)

    @classmethod
    def asked(cls, words: Iterable[str], language: str) -> "EntryForm":
        """For a new answer to what callers asked, the first being the question."""
        first, *others = [*words] or [""]
        return cls(formdata=None, question=first, phrasings="\n".join(others), language=language).named(NEW)

    def named(self, name: str) -> "EntryForm":
        """With ids of its own: several may be open on one page."""
        for field in self:
            field.id = f"{field.name}-{name}"
        return self

    @property
    def wanted(self) -> Wanted:
        """What is to be kept."""
        lines = (self.phrasings.data or "").splitlines()
        given = (self.question.data or "", self.answer.data or "", self.language.data or "")
        return Wanted(*given, tuple(lines), bool(self.is_checked.data))

    def blame(self, invalid: InvalidEntry) -> None:
        """Tell each problem at its field."""
        for name, reason in invalid.problems.items():
            self[name].errors = [*self[name].errors, WHY[reason]]


class Upload(FlaskForm):
    """A file of answers that is to be shown before it is imported."""

    file = FileField(_l("CSV file"), [FileRequired(_l("Choose a file."))], render_kw={"accept": ".csv,.txt,text/csv"})


class Confirm(FlaskForm):
    """The same file again, as the page that showed it carries it."""

    packed = HiddenField()
