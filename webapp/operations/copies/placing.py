"""Our own book made to say what a provider's does: a table by the same engine that staff ask, none where none is free,
and each change in the log under the provider's name."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from webapp.operations import reminders
from webapp.operations.audit import Actor
from webapp.operations.bookings.staff.deciding import Wish, judge
from webapp.operations.bookings.staff.writing import decided, record, seat
from webapp.operations.memberships import Place
from webapp.rules import Decision, window
from webapp.store import bookings as books
from webapp.store import days
from webapp.store.copies import NO_TABLE
from webapp.store.sheets import Entry
from webapp.store.snapshots import Snapshot

PERSON = "owner"  # whose rights a provider's word has in our book


@dataclass(frozen=True, slots=True)
class Book:
    """Our book in a transaction, the connection whose provider speaks, what can be booked there, who is named in the
    log, and whether a booking of an event type comes in."""

    connection: Connection
    snapshot: Snapshot
    connection_id: str
    services: list[dict[str, Any]]
    actor: Actor
    now: datetime
    brings_in: Callable[[str | None], bool] = lambda _event_type: True

    @property
    def place(self) -> Place:
        """The restaurant, as those who write into its book know it."""
        found = self.snapshot
        return Place(found.id, found.slug, found.name, found.house.timezone.key, found.locale, PERSON)

    def lacks_table(self, entry: Entry) -> str | None:
        """The trouble of a booking that should have a table and has none."""
        return NO_TABLE if self.snapshot.keeps_book and not entry.table_nos else None


def decide(book: Book, wish: Wish) -> Decision:
    """House policy is waived: it is booked already. Without a table where none is free, or where no book of tables is
    kept."""
    house = book.snapshot.house
    known = days.read_book(
        book.connection, book.snapshot.id, house, window(house, wish.day, wish.stay_minutes), wish.without
    )
    if book.snapshot.keeps_book:
        decision = judge(house, known, wish, book.now)
        if decision.is_accepted:
            return decision
    return judge(house, known, replace(wish, table_nos=()), book.now)


def move(book: Book, entry: Entry, start: datetime, people: int) -> Entry:
    """The booking at another time, or for another party."""
    return _placed(book, entry, replace(entry, people=people), start, "booking.moved")


def revive(book: Book, entry: Entry, start: datetime, people: int) -> Entry:
    """One that had ended, expected again."""
    after = replace(entry, people=people, status="confirmed", cancel_reason=None)
    return _placed(book, entry, after, start, "booking.confirmed")


def cancel(book: Book, entry: Entry) -> None:
    """The booking cancelled, its tables free."""
    _end(book, entry, "cancelled")


def mark_no_show(book: Book, entry: Entry) -> None:
    """Nobody came."""
    _end(book, entry, "no_show")


def confirm(book: Book, entry: Entry, status: str) -> None:
    """The booking confirmed, or pending again."""
    _write(book, entry, replace(entry, status=status), f"booking.{status}", None)


def wish_of(book: Book, start: datetime, people: int, **more: Any) -> Wish:
    """What is asked of the rules for a start and a party."""
    local = book.snapshot.local(start).replace(second=0, microsecond=0)
    return Wish(local.date(), local.time(), people, **more)


def _placed(book: Book, entry: Entry, after: Entry, start: datetime, action: str) -> Entry:
    is_house_stay = entry.stay_minutes == book.snapshot.house.turn_minutes(entry.people)
    stay = None if is_house_stay else entry.stay_minutes
    kept = {"stay_minutes": stay, "area": entry.area, "keep": entry.table_nos, "without": entry.id}
    wish = wish_of(book, start, after.people, **kept)
    decision = decide(book, wish)
    after = decided(replace(after, day=wish.day, time=wish.at), decision)
    seat(book.connection, book.place, after, decision, book.now)
    return _write(book, entry, after, action, decision)


def _end(book: Book, entry: Entry, status: str) -> None:
    books.release(book.connection, book.snapshot.id, entry.id)
    _write(book, entry, replace(entry, status=status, table_nos=()), f"booking.{status}", None)


def _write(book: Book, entry: Entry, after: Entry, action: str, decision: Decision | None) -> Entry:
    names = ("status", "day", "time", "people", "cancel_reason")
    values = {name: getattr(after, name) for name in names}
    times = {"starts_at": after.start, "ends_at": after.end}
    books.change(book.connection, book.snapshot.id, entry.id, book.now, **values, **times)
    after = replace(after, version=entry.version + 1, updated_at=book.now)
    record(book.connection, book.place, book.actor, action, book.snapshot.house, entry, after, decision)
    reminders.follow(book.connection, book.snapshot, after.booked, book.now)
    return after
