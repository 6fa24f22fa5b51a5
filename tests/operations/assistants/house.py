"""Restaurants whose assistants are published, and how they look from inside."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from webapp.models.types import utc_now
from webapp.operations.assistants import definition
from webapp.operations.assistants.choices import Choices
from webapp.operations.assistants.definition import Definition
from webapp.store import snapshots
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read

NOON = datetime(2026, 12, 1, 11, tzinfo=UTC)
SECRET = "the-secret-of-roma"


def snapshot_of(restaurant_id: str, **changes: Any) -> Snapshot:
    """The restaurant as its phone needs it."""
    found = read(lambda connection: snapshots.current(connection, restaurant_id))
    assert found is not None
    return replace(found, **changes)


def defined(
    restaurant_id: str, choices: Choices | None = None, can_book: bool | None = None, **changes: Any
) -> Definition:
    """What Vapi should hold for it. For a test with an application context."""
    snapshot = snapshot_of(restaurant_id, **changes)
    return definition.define(snapshot, choices or Choices(), SECRET, utc_now(), can_book)
