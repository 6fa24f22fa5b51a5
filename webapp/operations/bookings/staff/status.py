"""Where a party is: expected, here, at the table, gone. Every tap can be undone."""

from collections.abc import Set
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from webapp.operations.audit import Actor
from webapp.operations.bookings.staff import fields
from webapp.operations.bookings.staff.deciding import POLICY, Wish, decide
from webapp.operations.bookings.staff.refusals import Refused, WrongStatus
from webapp.operations.bookings.staff.writing import at_version, decided, explained, record, seat, snapshot_of, written
from webapp.operations.memberships import Place
from webapp.rules import Decision, Reason, to_minute
from webapp.store import bookings as rows
from webapp.store import stories
from webapp.store.sheets import Entry
from webapp.store.snapshots import Snapshot

LATE_MINUTES = 15
EXPECTED = ("pending", "confirmed")
FOLLOWS = {
    "pending": {"confirmed", "arrived", "seated", "no_show", "cancelled"},
    "confirmed": {"pending", "arrived", "seated", "no_show", "cancelled"},
    "arrived": {"pending", "confirmed", "seated", "finished", "cancelled"},
    "seated": {"pending", "confirmed", "arrived", "finished", "cancelled"},
    "finished": {"arrived", "seated"},
    "no_show": {"pending", "confirmed", "arrived", "seated"},
    "cancelled": {"pending", "confirmed", "arrived", "seated"},
}


def may_follow(entry: Entry, status: str, now_minute: int) -> bool:
    """Whether staff may say now that the booking has this status."""
    return status in FOLLOWS[entry.status] and not (status == "no_show" and now_minute < entry.start)


def minutes_late(entry: Entry, now_minute: int) -> int:
    """How late a party is that has not arrived; 0 for one that is not `LATE_MINUTES` late yet."""
    late = now_minute - entry.start
    return late if entry.status in EXPECTED and late >= LATE_MINUTES else 0


def set_status(
    place: Place, actor: Actor, reference: str, version: int, status: str, *, without_table: bool = False
) -> Entry:
    """The booking with this status. Finished frees its tables from now on, no-show and cancelled at once; going back
    holds them again, unless `without_table`.

    Raises `NoSuchBooking`, `Stale`, `WrongStatus`, and `Refused` when a table is somebody else's by now.
    """
    return _set(place, actor, reference, version, status, None, without_table)


def cancel(place: Place, actor: Actor, reference: str, version: int, reason: str | None = None) -> Entry:
    """The booking, cancelled and its tables free. Raises as `set_status`, and `BadField`."""
    return _set(place, actor, reference, version, "cancelled", fields.text("reason", reason), without_table=False)


def _set(
    place: Place, actor: Actor, reference: str, version: int, status: str, reason: str | None, without_table: bool
) -> Entry:
    now = place.now()
    wishes: list[Wish] = []

    def work(connection: Connection, is_again: bool) -> Entry:
        entry, is_done = at_version(connection, place, reference, version, now, is_again)
        if is_done or entry.status == status:
            return entry
        if not may_follow(entry, status, to_minute(now)):
            raise WrongStatus(entry, "not_after" if status not in FOLLOWS[entry.status] else "too_early")
        snapshot = snapshot_of(connection, place)
        after = replace(entry, status=status, cancel_reason=reason, version=entry.version + 1, updated_at=now)
        decision = None
        if after.is_live and not entry.is_live:
            wishes.append(_wish_to_return(connection, place, snapshot, entry, without_table))
            decision = _hold_again(connection, place, snapshot, entry, wishes[-1], now)
            after = decided(after, decision)
        elif not after.is_live:
            after = _let_go(connection, place, after, to_minute(now))
        _write(connection, place, actor, snapshot, entry, after, decision)
        return after

    try:
        return written(place, work)
    except Refused as refused:
        raise explained(place, wishes[-1], now, refused) from None


def _write(
    connection: Connection,
    place: Place,
    actor: Actor,
    snapshot: Snapshot,
    entry: Entry,
    after: Entry,
    decision: Decision | None,
) -> None:
    rows.change(
        connection,
        place.id,
        entry.id,
        after.updated_at,
        status=after.status,
        cancel_reason=after.cancel_reason,
        starts_at=after.start,
        ends_at=after.end,
    )
    record(connection, place, actor, f"booking.{after.status}", snapshot.house, entry, after, decision)


def _let_go(connection: Connection, place: Place, after: Entry, now_minute: int) -> Entry:
    """Free the tables: from now on when the party was there, so that the evening shows where it sat."""
    rows.release(connection, place.id, after.id)
    if after.status != "finished":
        return replace(after, table_nos=())
    end = min(max(now_minute, after.start + 1), after.end)
    if now_minute <= after.start:
        return replace(after, end=end, table_nos=())
    rows.hold(connection, place.id, after.id, after.table_nos, after.start, end)
    return replace(after, end=end)


def _wish_to_return(
    connection: Connection, place: Place, snapshot: Snapshot, entry: Entry, without_table: bool
) -> Wish:
    """The tables and the stay the booking had before it ended; a caller's cancellation keeps no table in mind."""
    before = stories.last_changes(connection, place.id, entry.id, f"booking.{entry.status}")
    names = before.get("tables", [[]])[0] or []
    held = tuple(table.no for table in snapshot.house.tables if table.name in names) or entry.table_nos
    stay = before.get("stay_minutes", [entry.stay_minutes])[0]
    chosen: tuple[int, ...] | None = () if without_table else held or None
    if "status" in before and not names and not held:
        chosen = ()  # it had none then
    return Wish(entry.day, entry.time, entry.people, chosen, stay, entry.area, without=entry.id)


def _hold_again(
    connection: Connection, place: Place, snapshot: Snapshot, entry: Entry, wish: Wish, now: datetime
) -> Decision:
    waived: Set[Reason] = POLICY
    decision = decide(connection, snapshot, wish, now, waived)
    seat(connection, place, entry, decision)
    return decision
