"""What a provider says of one booking, written into our book: once, however often and in whatever order it comes.

A booking with something still to be done there is left alone until that is settled. Nothing that comes from a provider
is ever promised back to it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from integrations.registry import BOOKING_PROVIDERS
from integrations.vocabulary import ProviderBooking, State
from webapp.models.booking import EXPECTED
from webapp.operations.audit import Actor
from webapp.operations.connections import offered, stored
from webapp.operations.copies import outcomes, promises, telling
from webapp.operations.copies.importing import Book, bring_in
from webapp.operations.copies.matching import known
from webapp.operations.copies.placing import cancel, confirm, mark_no_show, move, revive
from webapp.operations.copies.telling import Outcome
from webapp.operations.copies.versions import is_older
from webapp.rules import to_minute
from webapp.store import copies as rows
from webapp.store import sheets, snapshots
from webapp.store.copies import DECLINED, GONE, NO_TABLE, NOT_THERE, STILL_THERE, Copy
from webapp.store.sheets import Entry
from webapp.store.transaction import Overlap, write

Result = TypeVar("Result")
DEAD = (State.CANCELLED, State.DECLINED)
ASKED_BY_GUESTS = ("phone", "api", "web")


class What(StrEnum):
    """What came of it. LATER: something of ours is still to be settled there first."""

    NOTHING = "nothing"
    SETTLED = "settled"
    CONFIRMED = "confirmed"
    MOVED = "moved"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    IMPORTED = "imported"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class _Told:
    """What a provider says, and the booking and copy it is about."""

    book: Book
    copy: Copy
    entry: Entry
    there: ProviderBooking

    @property
    def said_people(self) -> int | None:
        """The party; None where a provider keeps no more than a note of it, for then ours counts."""
        takes_people = BOOKING_PROVIDERS[self.copy.provider].capabilities.takes_people
        return (self.there.people or None) if takes_people else None

    @property
    def people(self) -> int:
        """The party it is for now."""
        return self.said_people or self.entry.people

    @property
    def is_moved(self) -> bool:
        """Whether it is there for another time or party than it was there."""
        start = self.entry.start if self.copy.start is None else self.copy.start
        said = self.said_people
        return to_minute(self.there.start) != start or said not in (None, self.copy.people or said)

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is there for another time or party than our book has it."""
        return (to_minute(self.there.start), self.people) != (self.entry.start, self.entry.people)


def apply(restaurant_id: str, connection_id: str, there: ProviderBooking, now: datetime) -> What:
    """Follow what the provider has done. Raises `UnknownConnection`."""

    def work(connection: Connection) -> tuple[What, tuple[Copy, promises.Promise] | None]:
        book = book_of(connection, restaurant_id, connection_id, now)
        copy = known(connection, restaurant_id, connection_id, there)
        if copy is None:
            is_in = book.brings_in(there.event_type) and bring_in(book, there)
            return (What.IMPORTED if is_in else What.NOTHING), None
        if copy.action == "create" and there.state in (State.CONFIRMED, State.PENDING):
            return What.SETTLED, (copy, promises.of_copy(connection, copy, now))
        if copy.action is not None:
            return What.LATER, None
        return _followed(_told(book, copy, there)), None

    what, ours = _written(restaurant_id, work)
    if ours is not None:  # its answer is on the way, or lost: this is as good
        outcomes.made(*ours, there, now)
    return what


def take(restaurant_id: str, connection_id: str, there: ProviderBooking, actor: Actor, now: datetime) -> What:
    """Make our book what the provider's says, whatever was said before: somebody decided so."""

    def work(connection: Connection) -> What:
        book = replace(book_of(connection, restaurant_id, connection_id, now), actor=actor)
        copy = known(connection, restaurant_id, connection_id, there)
        if copy is None:
            return What.IMPORTED if bring_in(book, there) else What.NOTHING
        return _taken(_told(book, copy, there))

    return _written(restaurant_id, work)


def give_up(restaurant_id: str, connection_id: str, booking_id: str, actor: Actor, now: datetime) -> None:
    """Cancel a booking of ours that the provider does not have."""

    def work(connection: Connection) -> None:
        book = replace(book_of(connection, restaurant_id, connection_id, now), actor=actor)
        entry = sheets.by_id(connection, restaurant_id, booking_id)
        for copy in rows.of_booking(connection, restaurant_id, booking_id):
            if copy.connection_id == connection_id:
                rows.change(connection, restaurant_id, copy.id, now, state="cancelled", action=None, trouble=None)
        if entry is not None and entry.is_live:
            cancel(book, entry)

    _written(restaurant_id, work)


def book_of(connection: Connection, restaurant_id: str, connection_id: str, now: datetime) -> Book:
    """Our book, and who writes into it: the provider itself."""
    row = stored.one(connection, restaurant_id, connection_id)
    snapshot = snapshots.of(connection, restaurant_id)
    actor = Actor("system", BOOKING_PROVIDERS[row.provider].label)
    brings_in = partial(offered.is_brought_in, row.options, row.rules)
    return Book(connection, snapshot, connection_id, row.services, actor, now, brings_in)


def _written(restaurant_id: str, work: Callable[[Connection], Result]) -> Result:
    """Who lost a race is tried again: the book now shows the winner."""
    try:
        return write(restaurant_id, work)
    except (Overlap, IntegrityError):
        return write(restaurant_id, work)


def _told(book: Book, copy: Copy, there: ProviderBooking) -> _Told:
    entry = sheets.by_id(book.connection, book.snapshot.id, copy.booking_id)
    if entry is None:
        raise LookupError("a copy has its booking")
    return _Told(book, copy, entry, there)


def _followed(told: _Told) -> What:
    copy, there = told.copy, told.there
    if is_older(there.version, copy.version) or (there.state in DEAD and there.replaced_by):
        return What.NOTHING
    if there.state in DEAD and copy.external_id not in (None, there.id):
        return What.NOTHING  # what it was before it was moved
    if copy.state in GONE:
        return _after_the_end(told)
    what, trouble = _change(told)
    _keep(told, trouble)
    return what


def _change(told: _Told) -> tuple[What, str | None]:
    """What our booking becomes, and why somebody has to look."""
    copy, there, book, entry = told.copy, told.there, told.book, told.entry
    is_expected = entry.status in EXPECTED
    is_over = copy.trouble == NOT_THERE or (copy.trouble == NO_TABLE and entry.table_nos)
    trouble = None if is_over else copy.trouble
    if there.state in DEAD:
        if not is_expected:
            return What.NOTHING, None
        _tell(told, Outcome.REFUSED, entry)
        cancel(book, entry)
        return What.CANCELLED, DECLINED if there.state is State.DECLINED and entry.source != "provider" else None
    if there.state is State.NO_SHOW:
        if not is_expected or entry.start > to_minute(book.now):
            return What.NOTHING, trouble
        mark_no_show(book, entry)
        return What.NO_SHOW, trouble
    what = What.NOTHING
    if is_expected and told.is_moved and told.is_elsewhere:
        entry, what = move(book, entry, there.start, told.people), What.MOVED
        trouble = book.lacks_table(entry)
    status = _status(told)
    if is_expected and status is not None and status != entry.status:
        _tell(told, Outcome.DONE, replace(entry, status=status))
        confirm(book, entry, status)
        what = what if what is What.MOVED else What.CONFIRMED
    return what, trouble


def _tell(told: _Told, outcome: Outcome, entry: Entry) -> None:
    """Text the guest who asked and was told to wait of the booking as it comes to be."""
    book = told.book
    if told.entry.status == "pending" and entry.source in ASKED_BY_GUESTS:
        telling.tell(
            book.connection, replace(told.copy, action="create"), outcome, entry.booked, book.now, has_waited=True
        )


def _status(told: _Told) -> str | None:
    """The status it gets; None while it was heard before, or is not known."""
    new = {State.CONFIRMED: "confirmed", State.PENDING: "pending"}.get(told.there.state)
    return None if new == told.copy.state else new


def _keep(told: _Told, trouble: str | None) -> None:
    """Note what the provider holds, where that is news."""
    copy, there = told.copy, told.there
    state = outcomes.STATES.get(there.state, "cancelled")
    news: dict[str, Any] = {
        "external_id": there.id,
        "version": there.version or copy.version,
        "state": copy.state if there.state is State.UNKNOWN else state,
        "start": to_minute(there.start),
        "facts": {**copy.facts, **there.facts},
        "people": told.said_people or copy.people,
        "trouble": trouble,
    }
    if {name: getattr(copy, name) for name in news} != news:
        rows.change(told.book.connection, told.book.snapshot.id, copy.id, told.book.now, **news)


def _after_the_end(told: _Told) -> What:
    """One that was given up here and turns up there after all is for staff: a table is kept for nobody."""
    copy, there = told.copy, told.there
    is_news = copy.external_id is None or (there.version or "") != (copy.version or "")
    if there.state in (State.CONFIRMED, State.PENDING) and is_news and not told.entry.is_live:
        changes = {"external_id": there.id, "version": there.version, "trouble": STILL_THERE}
        rows.change(told.book.connection, told.book.snapshot.id, copy.id, told.book.now, **changes)
    return What.NOTHING


def _taken(told: _Told) -> What:
    book, entry, there = told.book, told.entry, told.there
    what, trouble = What.NOTHING, None
    if there.state in DEAD:
        if entry.is_live:
            cancel(book, entry)
            what = What.CANCELLED
    else:
        if not entry.is_live or told.is_elsewhere:
            change = move if entry.is_live else revive
            entry, what = change(book, entry, there.start, told.people), What.MOVED
            trouble = book.lacks_table(entry)
        status = {State.CONFIRMED: "confirmed", State.PENDING: "pending"}.get(there.state)
        if entry.status in EXPECTED and status not in (None, entry.status):
            confirm(book, entry, status or "")
            what = What.CONFIRMED
    _keep(told, trouble)
    return what
