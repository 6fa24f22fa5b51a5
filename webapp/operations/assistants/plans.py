"""What is to be sent for a restaurant as it is now, and whether anything has to be."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from webapp.operations.assistants import definition, rows
from webapp.operations.assistants.choices import Choices
from webapp.operations.assistants.definition import Definition
from webapp.operations.assistants.states import State
from webapp.operations.restaurants import UnknownRestaurant
from webapp.store import assistants, calls, snapshots, tenants
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read

NOT_WANTED = (State.LET_GO, State.LEAVING, State.MISSING)


@dataclass(frozen=True, slots=True)
class Plan:
    """The restaurant, its assistant's row, what Vapi should hold, and the assistants that are still to be given
    back."""

    snapshot: Snapshot
    row: Any
    choices: Choices
    definition: Definition
    left: tuple[Any, ...]

    @property
    def restaurant_id(self) -> str:
        return self.snapshot.id

    @property
    def assistant_id(self) -> str | None:
        found: str | None = self.row.vapi_assistant_id
        return found

    @property
    def is_wanted(self) -> bool:
        """Whether there is an assistant or one is to be made: because somebody asked for it, or of itself once a
        provider is connected. One that the owner let go of is not made again."""
        if self.assistant_id or (self.row.state and self.row.state not in NOT_WANTED):
            return True
        return self.row.state is None and self.snapshot.booker is not None

    @property
    def is_sent(self) -> bool:
        """Whether the very same was sent last, and no other is still to be given back."""
        is_same = self.row.state == State.PUBLISHED and self.row.published_hash == self.definition.hash
        return is_same and all(each.error for each in self.left)

    @property
    def base(self) -> dict[str, Any]:
        """What was sent last: `section`, `fields` without secrets, and the `inline` tools that are ours."""
        return {"section": None, "fields": {}, "inline": [], **(self.row.published or {})}


def of(restaurant_id: str, now: datetime) -> Plan:
    """What is to be sent. Raises `UnknownRestaurant`."""
    secret = rows.ensure_secret(restaurant_id)

    def look(connection: Connection) -> Plan:
        snapshot = snapshots.current(connection, restaurant_id)
        if snapshot is None:
            raise UnknownRestaurant(restaurant_id)
        row = assistants.row_of(connection, restaurant_id)
        choices = Choices.of(row)
        defined = definition.define(snapshot, choices, secret, now, **passing(connection, row, restaurant_id))
        return Plan(snapshot, row, choices, defined, assistants.left(connection, restaurant_id))

    return read(look)


def passing(connection: Connection, row: Any, restaurant_id: str) -> dict[str, Any]:
    """What `definition.define` has to know of passing calls on. An assistant of our making asks our server where to,
    and so does one that was there before and reports here."""
    is_ours = row is None or row.vapi_assistant_id is None or row.was_made_here
    return {"transfers": calls.transfers(connection, restaurant_id), "asks_us": bool(is_ours or row.reports_here)}


def restaurant_id_of(slug: str) -> str:
    """The id of the restaurant of this slug. Raises `UnknownRestaurant`."""
    snapshot = read(lambda connection: tenants.by_slug(connection, slug))
    if snapshot is None:
        raise UnknownRestaurant(slug)
    return snapshot.id
