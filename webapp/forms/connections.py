"""Connections: keys, what serves whom, a provider's own questions and options."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    EmailField,
    FieldList,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    PasswordField,
    SelectField,
    StringField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional

from integrations.provider import Provider
from integrations.vocabulary import EventType, Question
from webapp.forms.words import NOT_REMEMBERED, REQUIRED
from webapp.operations.connections.choosing import MOST_PEOPLE

Pairs = list[tuple[str, str | LazyString]]
WRONG_NUMBER = _l("A whole number from 1 on, or nothing.")
WRITTEN_BLIND = ("api_key", "client_secret")
KEY_LABELS = {
    "api_key": _l("API key"),
    "user_id": _l("User ID"),
    "client_id": _l("Client ID"),
    "client_secret": _l("Client secret"),
    "rid": _l("Restaurant ID (RID)"),
    "base_url": _l("Address, where it is not the usual one"),
}
OPTION_LABELS = {
    "placeholder_email": _l("Address for guests without an e-mail"),
    "people_question": _l("Question that takes the number of people"),
    "notes_question": _l("Question that takes notes"),
    "country_code_form": _l("Form of the country in phone numbers"),
    "table_type": _l("Tables to offer"),
    "location_id": _l("Location ID, where the account has several"),
    "brought_in": _l("What comes into the house book"),
}
CHOICES = {
    "country_code_form": [("", _l("As a number: 39")), ("region", _l("As letters: IT"))],
    "table_type": [
        ("", _l("Standard")), ("outdoor", _l("Outdoors")), ("highTop", _l("High tables")), ("bar", _l("Bar")),
        ("counter", _l("Counter")),
    ],
    "brought_in": [("", _l("Every booking")), ("chosen", _l("Only what is booked as above"))],
}  # fmt: skip
HOW = [
    ("", _l("Not answered")),
    ("ask", _l("The assistant asks the guest")),
    ("fixed", _l("Always the same text")),
    ("field:name", _l("The guest's name")),
    ("field:phone", _l("The guest's phone")),
    ("field:email", _l("The guest's e-mail")),
    ("field:people", _l("How many people")),
    ("field:notes", _l("The notes of the booking")),
]


def _choices(pairs: Iterable[tuple[str, str | LazyString]]) -> list[SelectChoice]:
    return [SelectChoice(value, label) for value, label in pairs]


def key_form(provider: Provider) -> FlaskForm:
    """The form for a provider's key. What is secret is never written back into it."""
    fields: dict[str, Any] = {}
    for each in provider.key_fields:
        kind = PasswordField if each.name in WRITTEN_BLIND else StringField
        checks = [InputRequired(REQUIRED)] if each.is_required else [Optional()]
        fields[each.name] = kind(KEY_LABELS.get(each.name, each.name), checks, render_kw=NOT_REMEMBERED)
    return type("Key", (FlaskForm,), fields)()


class RuleRow(Form):
    """What serves a party; a row without an event type is none."""

    event_type = SelectField(_l("What is booked"), validate_choice=False)
    people_min = IntegerField(_l("From"), [Optional(), NumberRange(1, MOST_PEOPLE, WRONG_NUMBER)])
    people_max = IntegerField(_l("To"), [Optional(), NumberRange(1, MOST_PEOPLE, WRONG_NUMBER)])
    shift = SelectField(_l("Shift"), validate_choice=False)
    gone = BooleanField(_l("Remove"))

    @property
    def is_kept(self) -> bool:
        return bool(self.event_type.data) and not self.gone.data

    def rule(self) -> dict[str, Any]:
        """As the operation takes it."""
        return {
            "event_type": self.event_type.data,
            "people_min": self.people_min.data,
            "people_max": self.people_max.data,
            "shift": self.shift.data or None,
        }


class Rules(FlaskForm):
    """Which event type serves which parties, in order."""

    rules = FieldList(FormField(RuleRow))

    def offer(self, services: Iterable[EventType], shifts: Iterable[str]) -> None:
        """What the rows may name; what one of them names and is gone stays in its list, marked by a question mark."""
        known: Pairs = [("", _l("Choose…")), *((service.id, named(service)) for service in services)]
        times: Pairs = [("", _l("Every shift")), *((name, name) for name in shifts)]
        for row in self.rules:
            row.form.event_type.choices = _choices(_with(known, row.form.event_type.data))
            row.form.shift.choices = _choices(_with(times, row.form.shift.data))

    @property
    def kept(self) -> list[RuleRow]:
        return [row.form for row in self.rules if row.form.is_kept]


def named(service: EventType) -> str | LazyString:
    """Its name, in the reader's language where it is ours."""
    return {"Table": _l("Table")}.get(service.name, service.name) if service.is_named_by_us else service.name


def _with(pairs: Pairs, value: str | None) -> Pairs:
    return pairs if not value or value in {each for each, _label in pairs} else [*pairs, (value, f"{value} (?)")]


class AnswerRow(Form):
    """How one question is answered."""

    question = HiddenField()
    how = SelectField(_l("Answer"), choices=_choices(HOW))
    text = StringField(_l("Text"), render_kw={"maxlength": 500})

    def answer(self) -> dict[str, str] | None:
        """As the operation takes it; None where it is not answered."""
        how = self.how.data or ""
        if how.startswith("field:"):
            return {"field": how.removeprefix("field:")}
        return {how: (self.text.data or "").strip()} if how else None


class Answers(FlaskForm):
    """How the provider's own questions are answered."""

    answers = FieldList(FormField(AnswerRow))

    def given(self) -> dict[str, dict[str, str]]:
        """The answers by question."""
        found = {row.form.question.data: row.form.answer() for row in self.answers}
        return {question: answer for question, answer in found.items() if question and answer is not None}


def answers_of(questions: Iterable[Question], stored: Mapping[str, Mapping[str, str]]) -> list[dict[str, str]]:
    """What the rows hold at first."""
    rows = []
    for question in questions:
        [(kind, text)] = (stored.get(question.id) or {"": ""}).items()
        how = f"field:{text}" if kind == "field" else kind
        rows.append({"question": question.id, "how": how, "text": "" if kind == "field" else text})
    return rows


def options_form(provider: Provider, questions: Iterable[Question], stored: Mapping[str, Any]) -> FlaskForm:
    """The provider's own options, but for what is chosen when connecting."""
    asked = [("", _l("None")), *((question.id, question.label) for question in questions)]
    fields: dict[str, Any] = {}
    for name in provider.capabilities.options:
        if name not in OPTION_LABELS:
            continue
        label = OPTION_LABELS[name]
        if name == "placeholder_email":
            fields[name] = EmailField(label, [Optional()], render_kw=NOT_REMEMBERED)
        elif name in CHOICES:
            fields[name] = SelectField(label, choices=_choices(CHOICES[name]))
        elif name.endswith("_question"):
            fields[name] = SelectField(label, choices=_choices(asked), validate_choice=False)
        else:
            fields[name] = StringField(label, [Optional()], render_kw=NOT_REMEMBERED)
    return type("Options", (FlaskForm,), fields)(data={name: str(stored.get(name, "")) for name in fields})
