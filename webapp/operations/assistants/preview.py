"""What the assistant would be told now, and what about it may be wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from flask import current_app
from sqlalchemy import Connection

from webapp.operations.assistants import definition, plans, prompt
from webapp.operations.assistants.choices import Choices, row_of
from webapp.operations.assistants.definition import Definition
from webapp.operations.restaurants import UnknownRestaurant
from webapp.speech.liquid import has_braces
from webapp.store import snapshots
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read

NO_SECRET = "********"  # noqa: S105 - what is shown instead of one
MOST_TOKENS = 2000  # a longer prompt makes every turn of the call slower


@dataclass(frozen=True, slots=True)
class Warning:
    """Something that may be wrong: `reason` and the source it is mended at, with a fact where there is one."""

    reason: str
    source: str
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """The two variants, which of them is the one that holds now, and what may be wrong with it."""

    current: Definition
    other: Definition
    tokens: int
    warnings: tuple[Warning, ...]


def preview(restaurant_id: str, now: datetime, can_book: bool | None = None) -> Definition:
    """What would be sent now, or would if it could, or could not, book. Raises `UnknownRestaurant`."""
    snapshot, choices, is_ours = _read(restaurant_id)
    return definition.define(snapshot, choices, NO_SECRET, now, can_book, is_ours=is_ours)


def both(restaurant_id: str, now: datetime) -> Preview:
    """With and without bookings. Raises `UnknownRestaurant`."""
    snapshot, choices, is_ours = _read(restaurant_id)
    current = definition.define(snapshot, choices, NO_SECRET, now, is_ours=is_ours)
    other = definition.define(snapshot, choices, NO_SECRET, now, not current.can_book, is_ours=is_ours)
    tokens = prompt.tokens(current.section, snapshot.locale)
    return Preview(current, other, tokens, tuple(_warnings(snapshot, choices, current, tokens)))


def _warnings(snapshot: Snapshot, choices: Choices, current: Definition, tokens: int) -> Iterator[Warning]:
    if not snapshot.house.shifts:
        yield Warning("no_hours", "hours")
    yield from (Warning("overlap", "hours", pair) for pair in _overlapping(snapshot))
    if not any(answer.language == snapshot.locale for answer in snapshot.answers):
        yield Warning("no_answers", "faq")
    if choices.language == "caller" and snapshot.answers:
        missing = {"it", "en"} - {answer.language for answer in snapshot.answers} - {snapshot.locale}
        yield from (Warning("no_answers_in", "faq", language) for language in sorted(missing))
    for name in ("instructions", "greeting", "address"):
        if has_braces(getattr(choices, name) or ""):
            yield Warning("braces", "assistant", name)
    if snapshot.phone is None and choices.fallback_number is None:
        yield Warning("no_phone", "restaurant")
    if not current.can_book:
        yield Warning("no_booking", "connections")
    if current_app.config["SETTINGS"].twilio_account_sid is None:
        yield Warning("no_texts", "tavolo")
    if tokens > MOST_TOKENS:
        yield Warning("long", "assistant", str(tokens))


def _overlapping(snapshot: Snapshot) -> Iterator[str]:
    """Pairs of shifts that share a weekday and an hour: callers would be told two things."""
    shifts = snapshot.house.shifts
    for place, one in enumerate(shifts):
        for other in shifts[place + 1 :]:
            is_apart = one.last_seating < other.first_seating or other.last_seating < one.first_seating
            if one.weekdays & other.weekdays and not is_apart:
                yield f"{one.name}, {other.name}"


def _read(restaurant_id: str) -> tuple[Snapshot, Choices, bool]:
    def look(connection: Connection) -> tuple[Snapshot, Choices, bool]:
        snapshot = snapshots.current(connection, restaurant_id)
        if snapshot is None:
            raise UnknownRestaurant(restaurant_id)
        row = row_of(connection, restaurant_id)
        return snapshot, Choices.of(row), plans.is_ours(row)

    return read(look)
