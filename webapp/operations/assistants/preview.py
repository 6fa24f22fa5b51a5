"""What the assistant would be told now, and what about it may be wrong."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from webapp.operations.assistants import definition, plans, prompt, warnings
from webapp.operations.assistants.choices import Choices
from webapp.operations.assistants.definition import Definition
from webapp.operations.assistants.warnings import Warning
from webapp.operations.restaurants import UnknownRestaurant
from webapp.store import snapshots
from webapp.store.assistants import row_of
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read

NO_SECRET = "********"  # noqa: S105 - what is shown instead of one


@dataclass(frozen=True, slots=True)
class Preview:
    """The two variants, which of them is the one that holds now, and what may be wrong with it."""

    current: Definition
    other: Definition
    tokens: int
    warnings: tuple[Warning, ...]


def preview(restaurant_id: str, now: datetime, can_book: bool | None = None) -> Definition:
    """What would be sent now, or would if it could, or could not, book. Raises `UnknownRestaurant`."""
    snapshot, choices, passing = _read(restaurant_id)
    return definition.define(snapshot, choices, NO_SECRET, now, can_book, **passing)


def both(restaurant_id: str, now: datetime) -> Preview:
    """With and without bookings. Raises `UnknownRestaurant`."""
    snapshot, choices, passing = _read(restaurant_id)
    current = definition.define(snapshot, choices, NO_SECRET, now, **passing)
    other = definition.define(snapshot, choices, NO_SECRET, now, not current.can_book, **passing)
    tokens = prompt.tokens(current.section, snapshot.locale)
    return Preview(current, other, tokens, tuple(warnings.of(snapshot, choices, current, tokens)))


def _read(restaurant_id: str) -> tuple[Snapshot, Choices, dict[str, Any]]:
    def look(connection: Connection) -> tuple[Snapshot, Choices, dict[str, Any]]:
        snapshot = snapshots.current(connection, restaurant_id)
        if snapshot is None:
            raise UnknownRestaurant(restaurant_id)
        row = row_of(connection, restaurant_id)
        return snapshot, Choices.of(row), plans.passing(connection, row, restaurant_id)

    return read(look)
