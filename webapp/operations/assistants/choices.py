"""What the owner chooses for the assistant, and what becomes of it in the book."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from sqlalchemy import Connection

from webapp.operations import audit
from webapp.operations.audit import Actor
from webapp.operations.memberships import Place
from webapp.speech.phones import country_of, hear_phone
from webapp.speech.text import Unspeakable, typed
from webapp.speech.voices import VOICES
from webapp.store import snapshots
from webapp.store.assistants import ensure_row, put, row_of
from webapp.store.transaction import read, write

LANGUAGES = ("caller", "house")
OUT_OF_HOURS = ("answer", "transfer")
LONGEST: Mapping[str, int] = {"instructions": 4000, "greeting": 500, "address": 300}


class InvalidChoice(ValueError):
    """A choice that can't be made; `reason` is too_long, unreadable, unknown or no_phone."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Choices:
    """The owner's part of the assistant. None is our own text, a voice that fits, the restaurant's phone.
    `lists_answers`: the prompt has the answers, while they are few enough."""

    instructions: str | None = None
    greeting: str | None = None
    address: str | None = None
    voice: str | None = None
    language: str = "caller"
    discloses_ai: bool = True
    is_on: bool = True
    out_of_hours: str = "answer"
    fallback_number: str | None = None
    lists_answers: bool = False

    @staticmethod
    def of(row: Any) -> "Choices":
        """Those of an assistant's row; the usual ones where there is no row."""
        return Choices(**{field.name: getattr(row, field.name) for field in fields(Choices)}) if row else Choices()


def of(place: Place) -> Choices:
    """What was chosen."""
    return Choices.of(read(lambda connection: row_of(connection, place.id)))


def save(place: Place, actor: Actor, wanted: Choices) -> bool:
    """Choose anew; whether anything changed. Raises `InvalidChoice`, and has changed nothing then."""
    checked = _checked(wanted, place.locale)

    def work(connection: Connection) -> bool:
        before = Choices.of(ensure_row(connection, place.id))
        changes = {name: (getattr(before, name), value) for name, value in asdict(checked).items()}
        if before == checked:
            return False
        put(connection, place.id, **asdict(checked))
        subject = ("assistant", place.id)
        audit.record(connection, place.id, actor, "assistant.changed", subject, changes=changes)
        snapshots.bump(connection, place.id)
        return True

    return write(place.id, work)


def _checked(wanted: Choices, locale: str) -> Choices:
    """The choices as they are stored."""
    texts = {name: _text(name, getattr(wanted, name)) for name in LONGEST}
    if wanted.voice and wanted.voice not in VOICES:
        raise InvalidChoice("voice", "unknown")
    for name, known in (("language", LANGUAGES), ("out_of_hours", OUT_OF_HOURS)):
        if getattr(wanted, name) not in known:
            raise InvalidChoice(name, "unknown")
    number = hear_phone(wanted.fallback_number, country_of(None, locale)) if wanted.fallback_number else None
    if wanted.fallback_number and number is None:
        raise InvalidChoice("fallback_number", "no_phone")
    checked: dict[str, Any] = {**texts, "voice": wanted.voice or None, "fallback_number": number}
    return replace(wanted, **checked)


def _text(name: str, given: str | None) -> str | None:
    try:
        text = typed(given or "")
    except Unspeakable:
        raise InvalidChoice(name, "unreadable") from None
    if len(text) > LONGEST[name]:
        raise InvalidChoice(name, "too_long")
    return text or None
