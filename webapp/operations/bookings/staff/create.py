"""A booking made by staff, and a walk-in."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection

from webapp.models.types import new_id
from webapp.operations import copies
from webapp.operations.audit import Actor
from webapp.operations.bookings.staff import fields
from webapp.operations.bookings.staff.deciding import POLICY, Wish, decide
from webapp.operations.bookings.staff.refusals import BadField, Refused
from webapp.operations.bookings.staff.writing import decided, explained, record, seat, tell, written
from webapp.operations.memberships import Place
from webapp.rules import Reason, to_minute
from webapp.speech import references
from webapp.store import bookings as rows
from webapp.store import sheets, snapshots
from webapp.store.sheets import Entry
from webapp.store.snapshots import Snapshot

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A booking as staff write it down; `phone` as people say it. `table_nos` None is the best fit, () no table yet;
    `stay_minutes` None is the house's for that many people. `answers` are to the provider's own questions, by their id;
    None where nobody was asked."""

    day: date
    time: time
    people: int
    name: str
    phone: str | None = None
    email: str | None = None
    notes: str | None = None
    area: str | None = None
    table_nos: tuple[int, ...] | None = None
    stay_minutes: int | None = None
    answers: Mapping[str, str] | None = None


def create(place: Place, actor: Actor, wanted: Wanted, *, waive: Set[Reason] = frozenset()) -> Entry:
    """The booking, confirmed, or pending where a provider has it to confirm. A second one like it is another one: staff
    know what they do.

    Raises `BadField`; `Refused`, with the rules that `waive` would have to hold.
    """
    if not (wanted.name or "").strip():
        raise BadField("name", "missing")
    return _make(place, actor, wanted, "confirmed", waive, place.now())


def walk_in(
    place: Place,
    actor: Actor,
    people: int,
    table_nos: tuple[int, ...] | None = None,
    name: str | None = None,
    stay_minutes: int | None = None,
) -> Entry:
    """Seat people who stand at the door, from this minute on; house policy is waived, and the log says so.

    Raises `BadField`, and `Refused` when no table is free for the whole stay, with those that are free for a while.
    """
    now = place.now()
    at = now.replace(second=0, microsecond=0, tzinfo=None)
    wanted = Wanted(at.date(), at.time(), people, name or "", table_nos=table_nos, stay_minutes=stay_minutes)
    return _make(place, actor, wanted, "seated", POLICY, now)


def _make(place: Place, actor: Actor, wanted: Wanted, status: str, waive: Set[Reason], now: datetime) -> Entry:
    booking_id = new_id()
    wish = Wish(
        wanted.day,
        wanted.time,
        wanted.people,
        stay_minutes=wanted.stay_minutes,
        area=wanted.area,
        is_seated=status == "seated",
    )

    def work(connection: Connection, is_again: bool) -> Entry:
        nonlocal wish
        if is_again and (made := sheets.by_id(connection, place.id, booking_id)):
            return made
        snapshot = snapshots.of(connection, place.id)
        entry = _read(snapshot, wanted, booking_id, status, now)
        wish = replace(wish, table_nos=fields.tables(snapshot.house, wanted.table_nos))
        decision = decide(connection, snapshot, wish, now, waive)
        said = None
        if snapshot.booker is not None and status == "confirmed" and decision.start and decision.start > to_minute(now):
            entry = replace(entry, status="pending")
            said = fields.answers(snapshot, entry, wanted.answers)
        entry = _write(connection, place, decided(entry, decision))
        copies.follow(connection, snapshot, entry.booked, now, said)
        seat(connection, place, entry, decision, now)
        action = "booking.walked_in" if status == "seated" else "booking.created"
        record(connection, place, actor, action, snapshot.house, None, entry, decision)
        tell(connection, snapshot, None, entry, now)
        return entry

    try:
        return written(place, work)
    except Refused as refused:
        raise explained(place, wish, now, refused) from None


def _read(snapshot: Snapshot, wanted: Wanted, booking_id: str, status: str, now: datetime) -> Entry:
    """The booking as it was typed, without its times. Raises `BadField`."""
    fields.stay(wanted.stay_minutes)
    return Entry(
        id=booking_id,
        reference=references.new_reference(),
        status=status,
        day=fields.day(wanted.day, now),
        time=fields.clock(wanted.time),
        people=fields.people(wanted.people),
        name=fields.text("name", wanted.name) or "",
        phone=fields.phone(snapshot, wanted.phone),
        email=fields.email(wanted.email),
        notes=fields.text("notes", wanted.notes),
        area=wanted.area,
        source="staff",
        customer_id=None,
        call_id=None,
        cancel_reason=None,
        version=1,
        created_at=now,
        updated_at=now,
        start=0,
        end=0,
    )


def _write(connection: Connection, place: Place, entry: Entry) -> Entry:
    """The booking as it was written: with its guest, where there is a number to know them by, and a free reference."""
    entry = replace(entry, customer_id=guest_of(connection, place, entry))
    while not rows.add(connection, sheets.columns(entry, place.id)):
        entry = replace(entry, reference=references.new_reference())
    return entry


def guest_of(connection: Connection, place: Place, entry: Entry) -> str | None:
    """The guest of the booking's number, found or made; None without one."""
    if entry.phone is None:
        return None
    guest_id = rows.remember_guest(
        connection, place.id, new_id(), entry.phone, entry.name, entry.email, entry.updated_at
    )
    return sheets.same_person(connection, place.id, guest_id)
