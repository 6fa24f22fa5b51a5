"""What the owner decides about texts: which are sent, in which words, how many; what they look like and cost."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta

from sqlalchemy import Connection

from webapp.models import TextSettings
from webapp.models.types import utc_now
from webapp.operations import audit, notices, reminders
from webapp.operations.audit import Actor
from webapp.operations.memberships import Place
from webapp.operations.notices import About
from webapp.speech import guest_texts, segments
from webapp.speech.guest_texts import GUEST_TEXTS, KINDS, LANGUAGES
from webapp.speech.segments import Length
from webapp.speech.text import Unspeakable, clean
from webapp.store import snapshots
from webapp.store.snapshots import Snapshot
from webapp.store.statements import put
from webapp.store.texting import Texting
from webapp.store.transaction import read, write

LONGEST = 600  # characters of a template
PEOPLE, DAYS_AHEAD, TIME, UNTIL = 4, 6, (20, 30), (18, 45)  # of the example
LINK = "https://tavolo.example.com/b/4kQ7mZ1xR9tYbN2sW8cV5jH3fLaDgE6uX"
REFERENCE, NAME, PHONE = "K7M4QX", "Giulia Bianchi", "+390551234567"
CURRENCIES = ("EUR", "USD", "GBP", "CHF")


class BadTemplate(ValueError):
    """A template that cannot be kept: `reason` is unknown (variables, `words`), too_long, unreadable, or reserved: it
    asks for an answer that carriers take for themselves."""

    def __init__(self, kind: str, language: str, reason: str, words: tuple[str, ...] = ()) -> None:
        super().__init__(f"{kind}.{language}: {reason}")
        self.kind, self.language, self.reason, self.words = kind, language, reason, words


@dataclass(frozen=True, slots=True)
class Preview:
    """A text with example values, how long it is, and what it costs in millionths where the price is known."""

    body: str
    length: Length
    cost_micros: int | None


def of(place: Place) -> Texting:
    """As it is stored, or usual."""
    return read(lambda connection: snapshots.of(connection, place.id)).texting


def save(place: Place, actor: Actor, wanted: Texting) -> None:
    """Store it. Raises `BadTemplate`, and ValueError for what no form offers."""
    _check(wanted)
    values = asdict(wanted) | {"templates": _read(wanted.templates)}

    def work(connection: Connection) -> None:
        was = asdict(snapshots.of(connection, place.id).texting)
        changes = {f"texts.{name}": [was[name], values[name]] for name in values if was[name] != values[name]}
        if not changes:
            return
        put(connection, TextSettings.__table__, {"restaurant_id": place.id}, values)
        snapshots.bump(connection, place.id)
        reminders.everybody(connection, place.id, utc_now())
        audit.record(connection, place.id, actor, "restaurant.changed", ("restaurant", place.id), changes=changes)

    write(place.id, work)


def preview(place: Place, kind: str, language: str, template: str | None, price_micros: int | None) -> Preview:
    """How a text would look; our own words where there is no template. Raises `BadTemplate`."""
    snapshot = read(lambda connection: snapshots.of(connection, place.id))
    given = checked(kind, language, template) if template else None
    return _preview(example(snapshot, kind, language, given), price_micros)


def previews(place: Place) -> dict[str, Preview]:
    """How every text looks in the restaurant's language, in the words that are kept."""
    snapshot = read(lambda connection: snapshots.of(connection, place.id))
    language, texting = snapshot.locale, snapshot.texting
    own = {text: texting.templates.get(text, {}).get(language) for text in GUEST_TEXTS}
    bodies = {text: example(snapshot, text, language, own[text]) for text in GUEST_TEXTS}
    return {text: _preview(body, texting.price_micros) for text, body in bodies.items()}


def _preview(body: str, price_micros: int | None) -> Preview:
    length = segments.length(body)
    return Preview(body, length, None if price_micros is None else price_micros * length.segments)


def example(snapshot: Snapshot, kind: str, language: str, template: str | None) -> str:
    """The text to a guest made up for it."""
    now = utc_now()
    day = snapshot.local(now).date() + timedelta(days=DAYS_AHEAD)
    times = [snapshot.local(now).time().replace(hour, minute, 0, 0) for hour, minute in (TIME, UNTIL)]
    told = About(NAME, None, None, day, times[0], PEOPLE, REFERENCE, link=LINK, until=times[1])
    values = notices.values_of(snapshot, told, language, now)
    return segments.plain(guest_texts.fill(template or GUEST_TEXTS[kind][language], values))


def checked(kind: str, language: str, template: str) -> str:
    """A template as it is kept. Raises `BadTemplate`."""
    try:
        lines = [clean(line).strip() for line in template.splitlines()]
    except Unspeakable:
        raise BadTemplate(kind, language, "unreadable") from None
    text = "\n".join(line for line in lines if line)
    if len(text) > LONGEST:
        raise BadTemplate(kind, language, "too_long")
    if unknown := guest_texts.unknown(text):
        raise BadTemplate(kind, language, "unknown", tuple(unknown))
    if reserved := guest_texts.answers_wanted(text):
        raise BadTemplate(kind, language, "reserved", tuple(reserved))
    return text


def _read(templates: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Those that are not our own words."""
    found: dict[str, dict[str, str]] = {}
    for kind, languages in templates.items():
        for language, template in languages.items():
            text = checked(kind, language, template)
            if text and text != GUEST_TEXTS[kind][language]:
                found.setdefault(kind, {})[language] = text
    return found


def _check(wanted: Texting) -> None:
    known = all(kind in GUEST_TEXTS and set(own) <= set(LANGUAGES) for kind, own in wanted.templates.items())
    is_right = (
        known
        and set(wanted.switches) <= set(KINDS)
        and 1 <= wanted.reminder_hours <= 168
        and 1 <= wanted.texts_per_hour <= 10_000
        and (wanted.price_micros is None or 0 <= wanted.price_micros <= 10_000_000)
        and wanted.currency in (None, *CURRENCIES)
    )
    if not is_right:
        raise ValueError("no form offers that")
