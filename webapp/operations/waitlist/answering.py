"""Yes or no to an offer."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from integrations.deadline import Deadline
from webapp.operations import bookings
from webapp.operations.audit import GUEST, SYSTEM, Actor
from webapp.operations.bookings import Made, Wanted
from webapp.operations.calls import ASKED_OF_PROVIDERS_S
from webapp.operations.refusals import Refusal
from webapp.operations.sources import Outside
from webapp.operations.waitlist.offering import is_over, let_go, record, unreachable
from webapp.store import bookings as booking_rows
from webapp.store import sheets, snapshots
from webapp.store import waitlist as rows
from webapp.store.bookings import Booked
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read, write
from webapp.store.waitlist import Waiting

OFFER_OVER = "OFFER_OVER"


def accept(
    restaurant_id: str,
    entry_id: str,
    now: datetime,
    actor: Actor = GUEST,
    answers: Mapping[str, str] | None = None,
) -> Booked:
    """The booking made of an offer; accepted again, the same one. Where a provider books it is pending until that has
    it too; `answers` are to its own questions, by their id.

    Raises `Refusal`: OFFER_OVER when it is not held any more, CLOSED_OR_FULL where another book refuses it, and
    INVALID_REQUEST of the field `answers`, whereupon the offer stands as before.
    """
    outside = _asked_elsewhere(restaurant_id, entry_id, now)

    def work(connection: Connection) -> Made:
        snapshot, entry = snapshots.current(connection, restaurant_id), rows.one(connection, restaurant_id, entry_id)
        if snapshot is None or entry is None:
            raise Refusal(OFFER_OVER)
        if entry.state == "taken" and entry.booking_id is not None:
            taken = sheets.by_id(connection, restaurant_id, entry.booking_id)
            if taken is not None:
                return Made(taken.booked, None, is_repeat=True)
        if entry.state != "offered" or entry.held_until is None or entry.held_until <= now:
            raise Refusal(OFFER_OVER)
        made = bookings.create(connection, snapshot, _wanted(entry, actor, answers or {}), now, outside)
        if made.is_repeat and entry.booking_id is not None:  # they had booked that very table meanwhile
            booking_rows.release(connection, restaurant_id, entry.booking_id)
        rows.change(
            connection, restaurant_id, entry_id, now, state="taken", booking_id=made.booking.id, held_until=None
        )
        record(connection, restaurant_id, actor, "taken", entry)
        return made

    try:
        made = write(restaurant_id, work)
        return bookings.carried_out(made, now, Deadline(ASKED_OF_PROVIDERS_S)).booking
    except Refusal as refusal:
        if refusal.code != OFFER_OVER and refusal.field != "answers":
            write(restaurant_id, lambda connection: _refused(connection, restaurant_id, entry_id, now))
        raise


def decline(restaurant_id: str, entry_id: str, now: datetime, actor: Actor = GUEST) -> None:
    """Leave the list; what was held is free for the next. Who has a booking keeps it."""

    def work(connection: Connection) -> None:
        entry = rows.one(connection, restaurant_id, entry_id)
        if entry is None or not entry.is_open:
            return
        let_go(connection, restaurant_id, entry, now, "left")
        record(connection, restaurant_id, actor, "left", entry)

    write(restaurant_id, work)


def again(restaurant_id: str, entry_id: str, now: datetime, actor: Actor = GUEST) -> bool:
    """Wait once more, at the end of the list, after an offer was let go or refused; whether they wait now."""

    def work(connection: Connection) -> bool:
        snapshot, entry = snapshots.current(connection, restaurant_id), rows.one(connection, restaurant_id, entry_id)
        if snapshot is None or entry is None or entry.state not in ("expired", "left"):
            return entry is not None and entry.is_open
        if is_over(snapshot, entry, now):
            return False
        cleared = dict.fromkeys(("booking_id", "offered_time", "starts_at", "ends_at", "text_id"))
        cleared["trouble"] = unreachable(connection, snapshot, entry.phone)
        rows.change(connection, restaurant_id, entry_id, now, state="waiting", created_at=now, **cleared)
        rows.keep(connection, restaurant_id, now)
        record(connection, restaurant_id, actor, "put_back", entry)
        return True

    return write(restaurant_id, work)


def _wanted(entry: Waiting, actor: Actor, answers: Mapping[str, str]) -> Wanted:
    if entry.offered_time is None:
        raise ValueError("an offer has its time")
    return Wanted(
        entry.day,
        entry.offered_time,
        entry.people,
        entry.name,
        entry.phone,
        area=entry.area,
        source="web" if actor.kind == "system" else "staff",
        is_another=False,
        call_id=entry.call_id,
        answers=answers,
        held=entry.booking_id,
    )


def _asked_elsewhere(restaurant_id: str, entry_id: str, now: datetime) -> Outside | None:
    """What providers that only block leave open on the day, asked anew."""

    def look(connection: Connection) -> tuple[Snapshot | None, Waiting | None]:
        return snapshots.current(connection, restaurant_id), rows.one(connection, restaurant_id, entry_id)

    snapshot, entry = read(look)
    if snapshot is None or entry is None or not snapshot.sources:
        return None
    return bookings.asked_of_others(snapshot, entry.day, entry.people, now)


def _refused(connection: Connection, restaurant_id: str, entry_id: str, now: datetime) -> None:
    """It came to nothing, whatever we had promised."""
    entry = rows.one(connection, restaurant_id, entry_id)
    if entry is not None and entry.state in ("offered", "taken"):
        held = entry if entry.state == "offered" else replace(entry, booking_id=None)
        let_go(connection, restaurant_id, held, now, "expired")
        record(connection, restaurant_id, SYSTEM, "expired", entry)
