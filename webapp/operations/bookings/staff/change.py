"""A booking changed by staff: moved, given other tables, corrected."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from datetime import date, datetime
from datetime import time as LocalTime
from typing import Any

from sqlalchemy import Connection

from webapp.operations import copies, sources
from webapp.operations.audit import Actor
from webapp.operations.bookings.staff import fields
from webapp.operations.bookings.staff.create import guest_of
from webapp.operations.bookings.staff.deciding import ABOUT_HOW_MANY, ABOUT_WHEN, Wish, decide
from webapp.operations.bookings.staff.refusals import BadField, Refused, WrongStatus
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
from webapp.rules import Decision, Reason
from webapp.store import bookings as rows
from webapp.store import snapshots
from webapp.store.sheets import Entry
from webapp.store.snapshots import Snapshot


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be different; None leaves it as it is, an empty text takes phone, e-mail or notes away, no `table_nos`
    takes the tables away. `answers` are to the provider's own questions, by their id, for what is booked there anew."""

    day: date | None = None
    time: LocalTime | None = None
    people: int | None = None
    table_nos: tuple[int, ...] | None = None
    stay_minutes: int | None = None
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    notes: str | None = None
    answers: Mapping[str, str] | None = None


def change(
    place: Place,
    actor: Actor,
    reference: str,
    version: int,
    changes: Changes,
    *,
    waive: Set[Reason] = frozenset(),
) -> Entry:
    """The booking as it now is. Asking for what already is changes nothing.

    Raises `NoSuchBooking`, `Stale`, `BadField`, `WrongStatus` when it has ended and is to be moved, and `Refused`, with
    who is in the way and what could be had instead.
    """
    now = place.now()
    wishes: list[Wish] = []

    def work(connection: Connection, is_again: bool) -> Entry:
        entry, is_done = at_version(connection, place, reference, version, now, is_again)
        if is_done:
            return entry
        snapshot = snapshots.of(connection, place.id)
        wanted = _read(snapshot, entry, changes, now)
        decision = None
        if wish := _moved(snapshot, entry, wanted, changes):
            if not entry.is_live:
                raise WrongStatus(entry, "ended")
            wishes.append(wish)
            decision = _decide(connection, snapshot, entry, wish, now, waive)
            wanted = decided(wanted, decision)
        if replace(wanted, updated_at=entry.updated_at) == entry:
            return entry
        said = _answered(connection, snapshot, wanted, changes) if decision is not None else None
        return _write(connection, place, actor, snapshot, entry, wanted, decision, said)

    try:
        return written(place, work)
    except Refused as refused:
        raise explained(place, wishes[-1], now, refused) from None


def _read(snapshot: Snapshot, entry: Entry, changes: Changes, now: datetime) -> Entry:
    """The booking as it is to be, but for times and tables. Raises `BadField`."""
    fields.stay(changes.stay_minutes)
    fields.tables(snapshot.house, changes.table_nos)
    if changes.name is not None and entry.name and not changes.name.strip():
        raise BadField("name", "missing")
    wanted: dict[str, Any] = {"updated_at": now}
    if changes.day is not None:
        wanted["day"] = fields.day(changes.day, now)
    if changes.time is not None:
        wanted["time"] = fields.clock(changes.time)
    if changes.people is not None:
        wanted["people"] = fields.people(changes.people)
    if changes.name is not None:
        wanted["name"] = fields.text("name", changes.name) or ""
    if changes.phone is not None:
        wanted["phone"] = fields.phone(snapshot, changes.phone)
    if changes.email is not None:
        wanted["email"] = fields.email(changes.email)
    if changes.notes is not None:
        wanted["notes"] = fields.text("notes", changes.notes)
    return replace(entry, **wanted)


def _moved(snapshot: Snapshot, entry: Entry, wanted: Entry, changes: Changes) -> Wish | None:
    """What is to be asked of the rules; None when neither time, party, tables nor stay change."""
    chosen = fields.tables(snapshot.house, changes.table_nos)
    same_tables = chosen is None or set(chosen) == set(entry.table_nos)
    same_stay = changes.stay_minutes in (None, entry.stay_minutes)
    same_moment = (wanted.day, wanted.time, wanted.people) == (entry.day, entry.time, entry.people)
    if same_tables and same_stay and same_moment:
        return None
    house_stay = entry.stay_minutes == snapshot.house.turn_minutes(entry.people)
    stay = changes.stay_minutes or (None if house_stay else entry.stay_minutes)
    if chosen is None and (same_moment or entry.status in ("arrived", "seated")):
        chosen = entry.table_nos  # nobody is sent to another table unasked
    return Wish(
        *(wanted.day, wanted.time, wanted.people, chosen, stay, entry.area),
        keep=entry.table_nos,
        without=entry.id,
        is_seated=entry.status == "seated",
    )


def _decide(
    connection: Connection, snapshot: Snapshot, entry: Entry, wish: Wish, now: datetime, waive: Set[Reason]
) -> Decision:
    """What stays as it was is not asked about again: whoever sits at a table now can be given another one."""
    settled: Set[Reason] = frozenset()
    if (wish.day, wish.at) == (entry.day, entry.time):
        settled |= ABOUT_WHEN
    if wish.people <= entry.people:
        settled |= {Reason.PARTY_TOO_LARGE} if not settled else ABOUT_HOW_MANY
    return decide(connection, snapshot, wish, now, waive | settled)


def _answered(connection: Connection, snapshot: Snapshot, wanted: Entry, changes: Changes) -> dict[str, str] | None:
    """What is sent along where the provider books it anew; None where it moves it, or nobody was asked."""
    copy = copies.live_copy(connection, snapshot, wanted.booked) if changes.answers is not None else None
    if copy is None or snapshot.booker is None:
        return None
    event_type = sources.event_type_at(snapshot, snapshot.booker, wanted.day, wanted.time, wanted.people)
    if not copies.is_made_anew(copy, event_type):
        return None
    return fields.answers(snapshot, wanted, {**copy.facts.get(copies.SAID, {}), **(changes.answers or {})})


def _write(
    connection: Connection,
    place: Place,
    actor: Actor,
    snapshot: Snapshot,
    entry: Entry,
    wanted: Entry,
    decision: Decision | None,
    said: Mapping[str, str] | None,
) -> Entry:
    if wanted.phone != entry.phone:
        wanted = replace(wanted, customer_id=guest_of(connection, place, wanted))
    if decision is not None:
        seat(connection, place, wanted, decision, wanted.updated_at)
    rows.change(
        connection,
        place.id,
        entry.id,
        wanted.updated_at,
        starts_at=wanted.start,
        ends_at=wanted.end,
        **{
            name: getattr(wanted, name)
            for name in ("day", "time", "people", "name", "phone", "email", "notes", "customer_id")
        },
    )
    action = "booking.changed" if decision is None else "booking.moved"
    after = replace(wanted, version=entry.version + 1)
    record(connection, place, actor, action, snapshot.house, entry, after, decision)
    copies.follow(connection, snapshot, after.booked, wanted.updated_at, said)
    tell(connection, snapshot, entry, after, wanted.updated_at)
    return after
