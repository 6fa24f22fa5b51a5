"""What a tool is told: each parameter once, with its names on both doors, its schema and its readers.

The JSON door takes exact forms only. By voice people's words are understood too; a day and a time are heard together
(see arguments.py), because "Saturday evening at eight" may arrive in either field.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from email_validator import EmailNotValidError, validate_email

from webapp.operations.calls import Asked
from webapp.operations.refusals import Refusal
from webapp.speech import hearing, phones, references
from webapp.speech.text import Unspeakable, clean

Reader = Callable[[Any, Asked, str], Any]
JSON_DOOR, VOICE_DOOR = "json", "voice"
JSON_ONLY, VOICE_ONLY = frozenset({JSON_DOOR}), frozenset({VOICE_DOOR})
BOTH = JSON_ONLY | VOICE_ONLY
MOST_PEOPLE = 1_000_000  # more than any house seats, and a number every database takes
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MOST_ANSWERS = 50
LONGEST_ANSWER = 500
CLOCK = re.compile(r"\d{2}:\d{2}")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: its JSON schema, and how it is read on the JSON door and from a voice model."""

    schema: dict[str, Any]
    exact: Reader
    heard: Reader


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. `key` is the tool's own name for it, `json` and `voice` the doors' names; each door understands
    all of them. `about` says what to put in, by language; `advice` is what only a voice model is told besides."""

    key: str
    kind: Kind
    json: str
    voice: str
    about: dict[str, str]
    needed: frozenset[str] = frozenset()  # the doors on which it must be given
    doors: frozenset[str] = BOTH
    advice: dict[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = field(init=False)  # all that it may be given under

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", tuple(dict.fromkeys((self.json, self.voice, self.key))))


def mistyped(name: str) -> Refusal:
    """The refusal of a missing or mistyped field."""
    return Refusal("INVALID_REQUEST", field=name, facts={"field": name})


def _text(longest: int) -> Reader:
    def read(value: Any, _asked: Asked, name: str) -> str:
        if not isinstance(value, str):
            raise mistyped(name)
        try:
            text = clean(value)
        except Unspeakable:
            raise mistyped(name) from None
        if not text or len(text) > longest:
            raise mistyped(name)
        return text

    return read


def text_kind(longest: int) -> Kind:
    """Text of at most `longest` characters after cleaning."""
    read = _text(longest)
    return Kind({"type": "string", "minLength": 1, "maxLength": longest}, read, read)


_short = _text(200)
_name_of_any_kind = _text(100)


def says_a_name(value: str) -> bool:
    """Whether there is anything in it that one could be called by."""
    return any(map(str.isalnum, value))


def _name(value: Any, asked: Asked, name: str) -> str:
    text = _name_of_any_kind(value, asked, name)
    if not says_a_name(text):
        raise mistyped(name)
    return text


def _exact_day(value: Any, asked: Asked, name: str) -> date:
    text = _short(value, asked, name)
    try:
        day = date.fromisoformat(text) if ISO_DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None or day < asked.snapshot.local(asked.now).date():
        raise Refusal("INVALID_DATE", line=None if day is None else "past_date", field=name)
    return day


def _exact_time(value: Any, asked: Asked, name: str) -> time:
    text = _short(value, asked, name)
    try:
        at = time.fromisoformat(text) if CLOCK.fullmatch(text) else None
    except ValueError:
        at = None
    if at is None:
        raise Refusal("INVALID_TIME", field=name)
    return at


def _words(value: Any, asked: Asked, name: str) -> str:
    return _short(str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value, asked, name)


def _exact_people(value: Any, asked: Asked, name: str) -> int:
    if isinstance(value, str):
        text = _short(value, asked, name)
        value = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise mistyped(name)
    if value < 1 or (isinstance(value, float) and not value.is_integer()):
        raise Refusal("INVALID_PEOPLE", field=name)
    return min(int(value), MOST_PEOPLE)


def _heard_people(value: Any, asked: Asked, name: str) -> int:
    if isinstance(value, str) and (people := hearing.hear_people(_short(value, asked, name))) is not None:
        value = people
    return _exact_people(value, asked, name)


def _phone(value: Any, asked: Asked, name: str) -> str:
    country = phones.country_of(asked.snapshot.phone, asked.snapshot.locale)
    phone = phones.hear_phone(_short(value, asked, name), country)
    if phone is None:
        raise Refusal("INVALID_PHONE", field=name)
    return phone


def _heard_phone(value: Any, asked: Asked, name: str) -> str:
    return _phone(_words(value, asked, name), asked, name)


def _email(value: Any, asked: Asked, name: str) -> str:
    try:
        return validate_email(_short(value, asked, name), check_deliverability=False).normalized
    except EmailNotValidError:
        raise mistyped(name) from None


def _answers(text: Reader) -> Reader:
    """Texts by the question they answer; what is said to none is as good as none."""

    def read(value: Any, asked: Asked, name: str) -> dict[str, str]:
        if not isinstance(value, dict) or len(value) > MOST_ANSWERS:
            raise mistyped(name)
        given = {key: said for key, said in value.items() if said not in (None, "")}
        return {_short(key, asked, name): text(said, asked, name) for key, said in given.items()}

    return read


def _reference(value: Any, asked: Asked, name: str) -> str:
    """The reference, or an empty one that no booking has."""
    return references.hear_reference(_words(value, asked, name)) or ""


def _flag(value: Any, _asked: Asked, name: str) -> bool:
    if not isinstance(value, bool):
        raise mistyped(name)
    return value


def _heard_flag(value: Any, _asked: Asked, _name: str) -> bool:
    return value is True or (isinstance(value, str) and value.strip().lower() in ("true", "yes", "sì", "si"))


DAY = Kind({"type": "string", "format": "date", "examples": ["2027-02-14"]}, _exact_day, _words)
TIME = Kind(
    {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$", "examples": ["20:00"]}, _exact_time, _words
)
PEOPLE = Kind({"type": "integer", "minimum": 1, "examples": [2]}, _exact_people, _heard_people)
PHONE = Kind({"type": "string", "minLength": 3, "maxLength": 200, "examples": ["+393331234567"]}, _phone, _heard_phone)
EMAIL = Kind({"type": "string", "format": "email", "maxLength": 200}, _email, _email)
REFERENCE = Kind({"type": "string", "minLength": 1, "maxLength": 200, "examples": ["K7M4QX"]}, _reference, _reference)
FLAG = Kind({"type": "boolean"}, _flag, _heard_flag)
ANSWERS = Kind(
    {
        "type": "object",
        "additionalProperties": {"type": "string", "maxLength": LONGEST_ANSWER},
        "propertyNames": {"minLength": 1, "maxLength": 200},
        "maxProperties": MOST_ANSWERS,
        "examples": [{"allergies": "Noci"}],
    },
    _answers(_text(LONGEST_ANSWER)),
    _answers(_words),
)
NAME = Kind(text_kind(100).schema, _name, _name)
NOTES = text_kind(1000)
QUESTION = text_kind(500)
MESSAGE = text_kind(1600)
AREA = text_kind(50)
