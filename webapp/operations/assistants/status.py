"""How it stands with a restaurant's assistant, for its page."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from webapp.operations.assistants.merging import PASSES_ON_ITSELF
from webapp.operations.assistants.states import State
from webapp.operations.memberships import Place
from webapp.store import assistants, publishes
from webapp.store.transaction import read


@dataclass(frozen=True, slots=True)
class Status:
    """`drift` are the places where Vapi held something else when it was last looked at; None while nobody looked.
    `is_waiting`: something is still to be sent. `not_given_back` is why Vapi does not let assistants be given back that
    work here no longer. `passes_on_itself`: one that was there before has a tool of its own that passes calls on."""

    assistant_id: str | None = None
    was_made_here: bool = False
    state: State | None = None
    error: str | None = None
    published_at: datetime | None = None
    checked_at: datetime | None = None
    drift: tuple[str, ...] | None = None
    is_waiting: bool = False
    is_on: bool = True
    reports_here: bool = False
    not_given_back: tuple[str, ...] = ()
    passes_on_itself: bool = False


def status(place: Place) -> Status:
    """How it stands."""

    def look(connection: Connection) -> Status:
        row = assistants.row_of(connection, place.id)
        is_waiting = publishes.is_waiting(connection, place.id)
        if row is None:
            return Status(is_waiting=is_waiting)
        drift = None if row.drift is None else tuple(each["place"] for each in row.drift)
        return Status(
            row.vapi_assistant_id, row.was_made_here, State(row.state) if row.state else None, row.error,
            row.published_at, row.checked_at, drift, is_waiting, row.is_on, row.reports_here,
            tuple(left.error for left in assistants.left(connection, place.id) if left.error),
            bool(not row.was_made_here and (row.published or {}).get(PASSES_ON_ITSELF)),
        )  # fmt: skip

    return read(look)
