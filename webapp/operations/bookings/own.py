"""A booking in the hands of its guest: seen, moved and cancelled by the link in their text.

The same engine and rules as on the phone; the log of changes says who used the link: the guest, or staff.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from integrations.deadline import Deadline
from webapp import rules
from webapp.models.booking import EXPECTED
from webapp.operations import audit, copies, notices, openings, receipts, sources
from webapp.operations.audit import GUEST, Actor
from webapp.operations.bookings.create import Made
from webapp.operations.bookings.modify import Change, modify
from webapp.operations.bookings.modify import cancel as cancelled
from webapp.operations.bookings.outside import asked_of_others, carried_out
from webapp.operations.calls import ASKED_OF_PROVIDERS_S
from webapp.operations.guest_links import Linked, UnknownLink
from webapp.operations.refusals import Refusal
from webapp.operations.sources import CHECK_S
from webapp.rules import Opening
from webapp.store import bookings as rows
from webapp.store import snapshots
from webapp.store.bookings import Booked
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import Overlap, read, write


@dataclass(frozen=True, slots=True)
class Own:
    """A booking as its guest sees it. `is_waiting`: a provider has yet to answer what was asked last; `may_change` is
    false past the cut-off, once it has begun, and when it has ended; `will_be_told`: what comes of a request."""

    snapshot: Snapshot
    booking: Booked
    is_waiting: bool
    is_past: bool
    may_change: bool
    will_be_told: bool

    @property
    def first_name(self) -> str:
        """All of a name that a stranger who finds the telephone may see."""
        return self.booking.name.split(" ")[0] if self.booking.name else ""


@dataclass(frozen=True, slots=True)
class Times:
    """What can be had on a day: `last_day` is the last one that can be booked."""

    day: date
    people: int
    openings: tuple[Opening, ...]
    is_closed: bool
    closed_because: str | None


def show(linked: Linked, now: datetime) -> Own:
    """The booking of a link. Raises `UnknownLink`."""
    return read(lambda connection: _own(connection, linked, now))


def times(linked: Linked, day: date, people: int, now: datetime) -> Times:
    """The starts of `day` the booking could be moved to. Raises `UnknownLink`."""
    snapshot = show(linked, now).snapshot
    outside = sources.of_day(snapshot, day, people, now) if snapshot.sources else None

    def look(connection: Connection) -> Times:
        own = _own(connection, linked, now)
        house = own.snapshot.callers_house
        hours = rules.day_hours(house, day)
        if people > own.snapshot.policy.max_people or day > rules.last_bookable_day(house, now):
            return Times(day, people, (), hours.is_closed, hours.closed_because)
        book = openings.book_of(connection, own.snapshot, day, now, linked.booking_id, outside)
        found = rules.openings(house, book, day, people, now, own.booking.area)
        return Times(day, people, found, hours.is_closed, hours.closed_because)

    return read(look)


def change(linked: Linked, wanted: Change, now: datetime, actor: Actor = GUEST) -> Own:
    """The booking, moved; as it was while a provider has yet to move it. Raises `UnknownLink`, and `Refusal` with what
    could be had instead."""
    known = show(linked, now)
    asked = wanted.of(known.booking)
    outside = asked_of_others(known.snapshot, asked.day, asked.people, now) if known.snapshot.sources else None

    def work(connection: Connection, own: Own) -> Made:
        return modify(connection, own.snapshot, own.booking, wanted, now, outside)

    return _done(linked, now, actor, work, "moved", asked)


def cancel(linked: Linked, now: datetime, actor: Actor = GUEST) -> Own:
    """The booking, cancelled; as it was while a provider has yet to cancel it. Raises `UnknownLink` and `Refusal`."""

    def work(connection: Connection, own: Own) -> Made:
        return cancelled(connection, own.snapshot, own.booking, now)

    return _done(linked, now, actor, work, "cancelled", None)


def _own(connection: Connection, linked: Linked, now: datetime) -> Own:
    snapshot = snapshots.current(connection, linked.restaurant_id)
    booking = rows.by_reference(connection, linked.restaurant_id, linked.reference)
    if snapshot is None or booking is None:
        raise UnknownLink
    is_expected = booking.status in EXPECTED
    return Own(
        snapshot,
        booking,
        is_waiting=copies.is_under_way(connection, snapshot, booking),
        is_past=booking.end <= rules.to_minute(now),
        may_change=is_expected and rules.may_change(snapshot.house, booking.start, now).passed,
        will_be_told=booking.status == "pending" and notices.will_be_told(connection, snapshot, booking),
    )


def _done(
    linked: Linked,
    now: datetime,
    actor: Actor,
    work: Callable[[Connection, Own], Made],
    action: str,
    wanted: Booked | None,
) -> Own:
    def attempt(connection: Connection) -> Made:
        own = _own(connection, linked, now)
        made = work(connection, own)
        if not made.is_repeat:
            _record(connection, linked, actor, own.booking, made, action, wanted)
        return made

    try:
        made = _written(linked, attempt)
        carried_out(made, now, Deadline(ASKED_OF_PROVIDERS_S))
    except Refusal as refusal:
        raise _explained(linked, refusal, now) from None
    return show(linked, now)


def _written(linked: Linked, attempt: Callable[[Connection], Made]) -> Made:
    """Who lost a race for a table is tried once more: the book now shows the winner."""
    try:
        return write(linked.restaurant_id, attempt)
    except Overlap:
        return write(linked.restaurant_id, attempt)


def _explained(linked: Linked, refusal: Refusal, now: datetime) -> Refusal:
    if refusal.decision is not None:
        own = show(linked, now)
        refusal.decision = openings.explained(
            own.snapshot, refusal.decision, now, Deadline(CHECK_S), own.booking.area, linked.booking_id
        )
    return refusal


def _record(
    connection: Connection,
    linked: Linked,
    actor: Actor,
    before: Booked,
    made: Made,
    action: str,
    wanted: Booked | None,
) -> None:
    """What was done by the link, or asked for where a provider has a say."""
    changes: dict[str, Any] = {"status": (before.status, "cancelled")}
    if wanted is not None:
        changes = {
            "day": (before.day.isoformat(), wanted.day.isoformat()),
            "time": (before.time.isoformat("minutes"), wanted.time.isoformat("minutes")),
            "people": (before.people, wanted.people),
        }
    verb = action if made.promise is None else f"{action}_asked"
    audit.record(
        *(connection, linked.restaurant_id, actor, f"booking.{verb}", ("booking", linked.booking_id)),
        changes=changes,
        decision=receipts.of(made.decision),
    )
