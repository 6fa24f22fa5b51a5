"""One booking, and everything that happened to it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection

from webapp.operations import copies
from webapp.operations.bookings.staff.writing import as_held, entry_of
from webapp.operations.copies import Standing
from webapp.operations.memberships import Place
from webapp.rules import Table, from_minute, to_minute
from webapp.store import calls as phone_calls
from webapp.store import sheets, snapshots, stories
from webapp.store.sheets import Entry, Guest
from webapp.store.stories import Asked, Event, Text
from webapp.store.transaction import read

TEXTS_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class History:
    """A booking with its guest, its tables, what staff changed, what callers asked, and the texts to its number until a
    week after its end. `accepted_by` is the decision that gave it the times and tables it has: plain JSON. `standings`
    are how it stands at the providers that have it too; `call_rows` the ids of the phone calls in it, by Vapi's."""

    entry: Entry
    tables: tuple[Table, ...]
    guest: Guest | None
    events: tuple[Event, ...]
    calls: tuple[Asked, ...]
    texts: tuple[Text, ...]
    accepted_by: dict[str, Any] | None
    call_rows: dict[str, str]
    standings: tuple[Standing, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether a provider is being asked just now."""
        return any(standing.is_open for standing in self.standings)

    @property
    def is_for_provider_to_confirm(self) -> bool:
        """Whether it is pending because the provider has yet to say yes."""
        return self.entry.status == "pending" and any(standing.is_undecided for standing in self.standings)

    @property
    def moves_to(self) -> int | None:
        """The start it gets once the provider has moved it, in minutes since the epoch; None where no move waits."""
        return next((each.moves_to for each in self.standings if each.held_now is not None), None)


def find(place: Place, reference: str) -> Entry:
    """The booking of this reference, whatever its status. Raises `NoSuchBooking`."""
    return read(lambda connection: entry_of(connection, place, reference))


def history(place: Place, reference: str) -> History:
    """Everything about a booking. Raises `NoSuchBooking`."""

    def look(connection: Connection) -> History:
        entry = entry_of(connection, place, reference)
        standings = copies.of_booking(connection, place.id, entry.id)
        entry = as_held(entry, next((each for each in standings if each.held_now is not None), None))
        known = snapshots.of(connection, place.id).house.tables_by_no
        ids = [entry.customer_id] if entry.customer_id else []
        guests = sheets.guests(connection, place.id, ids, to_minute(place.now()))
        events = stories.events(connection, place.id, entry.id)
        calls = stories.calls(connection, place.id, entry.id)
        return History(
            entry,
            tuple(known[no] for no in entry.table_nos if no in known),
            guests.get(entry.customer_id or ""),
            events,
            calls,
            stories.texts(
                *(connection, place.id, entry.id, entry.phone),
                entry.created_at,
                from_minute(entry.end) + TEXTS_AFTER,
            ),
            _accepted_by(events, calls),
            phone_calls.rows_of(connection, place.id, {entry.call_id, *(each.call_id for each in calls)}),
            standings,
        )

    return read(look)


def _accepted_by(events: tuple[Event, ...], calls: tuple[Asked, ...]) -> dict[str, Any] | None:
    decided = [*((each.at, each.decision) for each in events), *((each.at, each.decision) for each in calls)]
    accepted = [(at, decision) for at, decision in decided if decision and decision.get("accepted")]
    return max(accepted, key=lambda pair: pair[0])[1] if accepted else None
