"""Where a party is: expected, here, at the table, gone. Every tap can be undone."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from webapp.models.booking import EXPECTED
from webapp.operations import copies
from webapp.operations.audit import Actor
from webapp.operations.bookings.staff import fields
from webapp.operations.bookings.staff.deciding import MOST_EARLY, POLICY, Wish, decide
from webapp.operations.bookings.staff.refusals import Refused, WrongStatus
from webapp.operations.bookings.staff.writing import (
    at_version,
    decided,
    explained,
    record,
    seat,
    tell,
    written,
)
from webapp.operations.memberships import Place
from webapp.rules import Decision, to_minute
from webapp.store import bookings as rows
from webapp.store import snapshots, stories
from webapp.store.sheets import Entry
from webapp.store.snapshots import Snapshot

LATE_MINUTES = 15
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
    return status in FOLLOWS[entry.status] and not _is_too_early(entry, status, now_minute)


def _is_too_early(entry: Entry, status: str, now_minute: int) -> bool:
    """Who sat down early may also leave before the booked time; who only arrived has not dined yet."""
    ahead = entry.start - now_minute
    if status in ("arrived", "seated") or (status == "finished" and entry.status == "seated"):
        return ahead > MOST_EARLY
    return status in ("no_show", "finished") and ahead > 0


def minutes_late(entry: Entry, now_minute: int) -> int:
    """How late a party is that has not arrived; 0 for one that is not `LATE_MINUTES` late yet."""
    late = now_minute - entry.start
    return late if entry.status in EXPECTED and late >= LATE_MINUTES else 0


def set_status(
    place: Place,
    actor: Actor,
    reference: str,
    version: int,
    status: str,
    *,
    table_nos: tuple[int, ...] | None = None,
) -> Entry:
    """The booking with this status. Finished frees its tables from now on, no-show and cancelled at once; going back
    holds them again, sitting down holds them from now on, or `table_nos` instead: () for no table.

    Raises `NoSuchBooking`, `Stale`, `WrongStatus`, `BadField`, and `Refused` when a table is somebody else's.
    """
    return _set(place, actor, reference, version, status, None, table_nos)


def cancel(place: Place, actor: Actor, reference: str, version: int, reason: str | None = None) -> Entry:
    """The booking, cancelled and its tables free. Raises as `set_status`, and `BadField`."""
    return _set(place, actor, reference, version, "cancelled", fields.text("reason", reason), None)


def _set(
    place: Place,
    actor: Actor,
    reference: str,
    version: int,
    status: str,
    reason: str | None,
    table_nos: tuple[int, ...] | None,
) -> Entry:
    now = place.now()
    wishes: list[Wish] = []

    def work(connection: Connection, is_again: bool) -> Entry:
        entry, is_done = at_version(connection, place, reference, version, now, is_again)
        if is_done or entry.status == status:
            return entry
        if not may_follow(entry, status, to_minute(now)):
            raise WrongStatus(entry, "not_after" if status not in FOLLOWS[entry.status] else "too_early")
        snapshot = snapshots.of(connection, place.id)
        after = replace(entry, status=status, cancel_reason=reason, version=entry.version + 1, updated_at=now)
        decision = None
        if wish := _wish(connection, place, snapshot, entry, after, table_nos, now):
            wishes.append(wish)
            decision = decide(connection, snapshot, wish, now, POLICY)
            seat(connection, place, after, decision, now)
            after = decided(after, decision)
        elif not after.is_live:
            after = _let_go(connection, place, after, to_minute(now))
        elif entry.status == "seated":
            rows.hold_later(connection, place.id, entry.id, entry.start)
        _write(connection, place, actor, snapshot, entry, after, decision)
        copies.follow(connection, snapshot, after.booked, now, is_news=after.status == "pending")
        tell(connection, snapshot, entry, after, now)
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
    if after.status != "finished":
        rows.release(connection, place.id, after.id)
        return replace(after, table_nos=())
    rows.release_from(connection, place.id, after.id, now_minute)
    table_nos = tuple(sorted(rows.tables_of(connection, place.id, after.id)))
    return replace(after, end=min(max(now_minute, after.start + 1), after.end), table_nos=table_nos)


def _wish(
    connection: Connection,
    place: Place,
    snapshot: Snapshot,
    entry: Entry,
    after: Entry,
    table_nos: tuple[int, ...] | None,
    now: datetime,
) -> Wish | None:
    """What is to be asked of the rules; None while the tables stay as they are, or are let go."""
    chosen = fields.tables(snapshot.house, table_nos)
    if not after.is_live:
        return None
    if not entry.is_live:
        wish = _wish_to_return(connection, place, snapshot, entry)
    elif after.status == "seated" and (chosen is not None or (entry.table_nos and entry.start > to_minute(now))):
        wish = Wish(
            entry.day, entry.time, entry.people, entry.table_nos, entry.stay_minutes, entry.area, without=entry.id
        )
    else:
        return None
    return replace(wish, table_nos=wish.table_nos if chosen is None else chosen, is_seated=after.status == "seated")


def _wish_to_return(connection: Connection, place: Place, snapshot: Snapshot, entry: Entry) -> Wish:
    """The tables and the stay the booking had before it ended; a caller's cancellation keeps no table in mind."""
    before = stories.changed_with(connection, place.id, entry.id, entry.status)
    names = before.get("tables", [[]])[0] or []
    held = tuple(table.no for table in snapshot.house.tables if table.name in names) or entry.table_nos
    stay = before.get("stay_minutes", [entry.stay_minutes])[0]
    chosen: tuple[int, ...] | None = held or None
    if "status" in before and not names and not held:
        chosen = ()  # it had none then
    return Wish(entry.day, entry.time, entry.people, chosen, stay, entry.area, without=entry.id)
