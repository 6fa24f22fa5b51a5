"""What every change by staff has in common: the transaction, the race that was lost, the tables, the log."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import Connection

from webapp.models.booking import EXPECTED
from webapp.operations import audit, notices, reminders
from webapp.operations.audit import Actor
from webapp.operations.bookings.staff.deciding import Wish, explain, held_from
from webapp.operations.bookings.staff.refusals import NoSuchBooking, Refused, Stale
from webapp.operations.copies import Standing
from webapp.operations.memberships import Place
from webapp.operations.receipts import of_staff
from webapp.rules import Decision, House, to_minute
from webapp.store import bookings as rows
from webapp.store import sheets, snapshots
from webapp.store.sheets import Entry
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import Overlap, read, write

Result = TypeVar("Result")
UNDONE_WITHIN = timedelta(seconds=30)
TOLD_OTHERWISE = ("pending", "cancelled")  # of a no-show nobody is told, nor that it was none
PERSONAL = ("name", "phone", "email", "notes", "cancel_reason")
PLAIN = ("status", "day", "time", "people", "stay_minutes", "tables")


def written(place: Place, work: Callable[[Connection, bool], Result]) -> Result:
    """Run `work` on a connection, told whether it was tried before: it may be that this was committed. Raises what
    `write` raises. Who lost a race the guard decided is tried again: the book now shows the winner."""
    tries = 0

    def attempt(connection: Connection) -> Result:
        nonlocal tries
        tries += 1
        return work(connection, tries > 1)

    try:
        return write(place.id, attempt)
    except Overlap:
        return write(place.id, attempt)


def explained(place: Place, wish: Wish, now: datetime, refused: Refused) -> Refused:
    """The refusal with everything needed to say why, read after the transaction, so that nobody waits for it."""

    def look(connection: Connection) -> None:
        explain(connection, snapshots.of(connection, place.id), wish, now, refused)

    read(look)
    return refused


def entry_of(connection: Connection, place: Place, reference: str) -> Entry:
    """Raises `NoSuchBooking`."""
    is_one = reference.isascii() and reference.isalnum()
    found = sheets.one(connection, place.id, reference.upper()) if is_one else None
    if found is None:
        raise NoSuchBooking(reference)
    return found


def at_version(
    connection: Connection, place: Place, reference: str, version: int, now: datetime, is_again: bool
) -> tuple[Entry, bool]:
    """The booking at this version, and whether it is already what an earlier try of this very change has made of it.
    Raises `Stale` and `NoSuchBooking`."""
    entry = entry_of(connection, place, reference)
    is_done = is_again and entry.version == version + 1 and entry.updated_at == now
    if entry.version != version and not is_done:
        raise Stale(entry)
    return entry, is_done


def seat(connection: Connection, place: Place, entry: Entry, decision: Decision, now: datetime) -> None:
    """Give the booking, as it is to be, the tables of the decision instead of those it has."""
    if decision.start is None or decision.held_until is None:
        raise ValueError("an accepted decision has its times")
    since = held_from(decision.start, decision.held_until, entry.status == "seated", to_minute(now))
    rows.release(connection, place.id, entry.id)
    rows.hold(connection, place.id, entry.id, decision.table_nos, since, decision.held_until)


def decided(entry: Entry, decision: Decision) -> Entry:
    """The booking with the times and tables of the decision."""
    if decision.start is None or decision.end is None:
        raise ValueError("an accepted decision has its times")
    return replace(entry, start=decision.start, end=decision.end, table_nos=tuple(sorted(decision.table_nos)))


def as_held(entry: Entry, standing: Standing | None) -> Entry:
    """The booking with the tables of the time it has: while a move waits for the provider, it holds those of the time
    it is to have besides."""
    held = standing.held_now if standing is not None else None
    return entry if held is None else replace(entry, table_nos=held)


def record(
    connection: Connection,
    place: Place,
    actor: Actor,
    action: str,
    house: House,
    before: Entry | None,
    after: Entry,
    decision: Decision | None = None,
) -> None:
    """Write the change into the log. A booking given to another guest is two entries: what tells of a guest stands with
    their own, so that erasing them blanks it, and handing it out tells of nobody else."""
    old, new = _said(house, before), _said(house, after)
    if before is not None and before.customer_id not in (None, after.customer_id):
        gone: audit.Before = {field: [old[field], None] for field in PERSONAL}
        subject = ("booking", after.id)
        audit.record(connection, place.id, actor, action, subject, personal=gone, customer_id=before.customer_id)
        old = {field: value for field, value in old.items() if field not in PERSONAL}
    audit.record(
        connection,
        place.id,
        actor,
        action,
        ("booking", after.id),
        changes={field: [old.get(field), new[field]] for field in PLAIN},
        personal={field: [old.get(field), new[field]] for field in PERSONAL},
        customer_id=after.customer_id,
        decision=None if decision is None else of_staff(decision, actor),
    )


def tell(connection: Connection, snapshot: Snapshot, before: Entry | None, after: Entry, now: datetime) -> None:
    """Promise the guest's texts about what staff did, a little later: every tap can be undone. What a provider has yet
    to confirm is told when it has."""
    kind = _news(before, after)
    if kind is not None:
        notices.promise(connection, snapshot, kind, after.booked, now, wait=UNDONE_WITHIN)
    if before is None or _for_reminders(before) != _for_reminders(after):
        reminders.follow(connection, snapshot, after.booked, now, is_new=before is None)


def _news(before: Entry | None, after: Entry) -> str | None:
    """What is told: whoever is here already is told nothing."""
    if before is None:
        return "confirmed" if after.status == "confirmed" else None
    if before.status != after.status:
        if after.status == "cancelled" and before.status in EXPECTED:
            return "cancelled_by_staff"
        return "now_confirmed" if before.status in TOLD_OTHERWISE and after.status == "confirmed" else None
    has_moved = (before.start, before.people) != (after.start, after.people)
    return "moved_by_staff" if has_moved and after.status == "confirmed" else None


def _for_reminders(entry: Entry) -> tuple[int, str | None, str | None, bool]:
    return entry.start, entry.phone, entry.email, entry.is_live


def _said(house: House, entry: Entry | None) -> dict[str, Any]:
    """A booking's fields as plain JSON; tables by the names people call them."""
    if entry is None:
        return {}
    known = house.tables_by_no
    return {
        **{field: getattr(entry, field) for field in (*PERSONAL, "status", "people", "stay_minutes")},
        "day": entry.day.isoformat(),
        "time": entry.time.isoformat("minutes"),
        "tables": [known[no].name for no in entry.table_nos if no in known],
    }
