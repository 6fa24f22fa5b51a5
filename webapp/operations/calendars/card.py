"""One booking as the calendar shows it when asked, with where it could be moved to."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from webapp.operations import copies
from webapp.operations.bookings import staff
from webapp.operations.bookings.staff.writing import as_held, entry_of
from webapp.operations.copies import Standing
from webapp.operations.memberships import Place
from webapp.rules import Table, from_minute
from webapp.store import snapshots
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read


@dataclass(frozen=True)
class Card:
    """A booking, its tables, and the starts one interval earlier and later, by the restaurant's clock."""

    entry: staff.Entry
    snapshot: Snapshot
    standing: Standing | None  # at the provider that has it too

    @property
    def tables(self) -> tuple[Table, ...]:
        known = self.snapshot.house.tables_by_no
        return tuple(known[no] for no in self.entry.table_nos if no in known)

    @property
    def all_tables(self) -> tuple[Table, ...]:
        return self.snapshot.house.tables

    @property
    def step(self) -> int:
        """The minutes from one start to the next."""
        return self.snapshot.policy.slot_minutes

    def at(self, minute: int) -> datetime:
        """A minute since the epoch, by the restaurant's clock."""
        return self.snapshot.local(from_minute(minute))

    def start(self, minutes: int = 0) -> datetime:
        """When it starts, or so many minutes later."""
        return self.at(self.entry.start + minutes)

    @property
    def end(self) -> datetime:
        return self.start(self.entry.stay_minutes)


def card(place: Place, reference: str) -> Card:
    """The booking of this reference. Raises `NoSuchBooking`."""

    def look(connection: Connection) -> Card:
        entry = entry_of(connection, place, reference)
        standing = next(reversed(copies.of_booking(connection, place.id, entry.id)), None)
        return Card(as_held(entry, standing), snapshots.of(connection, place.id), standing)

    return read(look)
