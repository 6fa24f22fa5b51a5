"""Which starts of a day could be given to a party, as staff see them."""

from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import Connection

from integrations.registry import BOOKING_PROVIDERS
from webapp import rules
from webapp.operations import copies
from webapp.operations.bookings.staff import fields
from webapp.operations.bookings.staff.deciding import Wish, judge
from webapp.operations.copies import Asked
from webapp.operations.memberships import Place
from webapp.rules import Reason, Table
from webapp.store import copies as copy_rows
from webapp.store import days, snapshots
from webapp.store.copies import GONE
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read


@dataclass(frozen=True, slots=True)
class Slot:
    """A start the hours give: with a table or not, and the house rules that would have to be waived for it."""

    time: time
    has_table: bool
    needs: tuple[Reason, ...]

    @property
    def is_free(self) -> bool:
        """Whether a caller would be given it, too."""
        return self.has_table and not self.needs


@dataclass(frozen=True, slots=True)
class Slots:
    """The starts of a day for a party, soonest first; those that are past are left out. `asked` are the questions that
    the provider which would book it puts."""

    day: date
    people: int
    slots: tuple[Slot, ...]
    is_closed: bool
    closed_because: str | None
    asked: tuple[Asked, ...] = ()
    asked_by: str = ""


def slots(place: Place, day: date, people: int, without: str | None = None) -> Slots:
    """What `people` can be given on `day`; `without` is the id of a booking that is being moved. Raises `BadField`."""
    now = place.now()
    fields.day(day, now)
    fields.people(people)

    def look(connection: Connection) -> Slots:
        snapshot = snapshots.of(connection, place.id)
        house = snapshot.house
        hours = rules.day_hours(house, day)
        book = days.read_book(connection, snapshot.id, house, rules.window(house, day), without)
        found = []
        for opening in hours.starts:
            decision = judge(house, book, Wish(day, opening.time, people), now)
            if Reason.PAST not in decision.waived:
                found.append(Slot(opening.time, decision.is_accepted, decision.waived))
        asked = _asked(connection, snapshot, people, without)
        label = BOOKING_PROVIDERS[snapshot.booker.provider].label if asked and snapshot.booker else ""
        return Slots(day, people, tuple(found), hours.is_closed, hours.closed_because, asked, label)

    return read(look)


def _asked(connection: Connection, snapshot: Snapshot, people: int, booking_id: str | None) -> tuple[Asked, ...]:
    """The questions to be answered; none for a booking that the provider moves as it is."""
    if snapshot.booker is None or not snapshot.booker.questions:
        return ()
    found = copy_rows.of_booking(connection, snapshot.id, booking_id) if booking_id else ()
    copy = next((each for each in found if each.books and each.state not in GONE), None)
    serving = {serves.event_type for serves in snapshot.booker.event_types(people)}
    if copy is not None and not any(copies.is_made_anew(copy, event_type) for event_type in serving):
        return ()
    return copies.put_to(snapshot, people, copy.facts.get(copies.SAID, {}) if copy else {})


def tables(place: Place) -> tuple[Table, ...]:
    """The house's tables, in its order."""
    return read(lambda connection: snapshots.of(connection, place.id).house.tables)
