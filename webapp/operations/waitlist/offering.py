"""Offering a freed table: it is held in the book like any booking's, and the guest is sent a link to say yes."""

from datetime import datetime, time, timedelta

from sqlalchemy import Connection

from webapp import rules
from webapp.models.types import new_id
from webapp.operations import audit, notices, openings, sources, texts
from webapp.operations.audit import SYSTEM, Actor
from webapp.operations.joinable import tells_by_text
from webapp.operations.notices import About
from webapp.operations.sources import Outside
from webapp.operations.texts.permitted import still_against
from webapp.operations.texts.sending import MOOT
from webapp.operations.waitlist.links import link_of
from webapp.rules import Decision
from webapp.rules.waiting import first_fit, is_too_late, may_be_told
from webapp.store import bookings, snapshots
from webapp.store import texts as text_rows
from webapp.store import waitlist as rows
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import Overlap, read, write
from webapp.store.waitlist import Waiting

OFFER, UNHELD = "waitlist_offer", "waitlist_unheld"  # the texts: where the table is surely theirs, and where it is not
NO_TEXTS = "no_texts"  # a table is there, but they cannot be told by text: somebody has to call them


def offer(restaurant_id: str, entry_id: str, now: datetime, actor: Actor = SYSTEM, *, by_staff: bool = False) -> bool:
    """Offer the party what suits it now; whether it was offered anything. Two that offer at the same moment offer one
    table once: the book decides, in a transaction.

    Tavolo itself offers nothing at night, and nothing to who cannot be told; staff may, and then call.
    """
    known = read(lambda connection: _known(connection, restaurant_id, entry_id))
    if known is None:
        return False
    snapshot, entry = known
    if not by_staff and not may_be_told(snapshot.house, entry.day, entry.time, now):
        return False
    outside = sources.of_day(snapshot, entry.day, entry.people, now) if snapshot.sources else None
    fits = read(lambda connection: _fitting(connection, snapshot, entry, now, outside))
    if fits is None and entry.trouble != NO_TEXTS:
        return False  # nobody who writes has to wait for that

    def work(connection: Connection) -> bool:
        again = _known(connection, restaurant_id, entry_id)
        return again is not None and _offer(connection, *again, now, outside, actor, by_staff=by_staff)

    try:
        return write(restaurant_id, work)
    except Overlap:
        return False  # somebody else was given it this very moment; the next look knows


def let_go(connection: Connection, restaurant_id: str, entry: Waiting, now: datetime, state: str) -> None:
    """End an offer, or a wait, in this state: what was held is free, and a text yet to go is not sent; nor is one that
    may have gone, which is still looked for."""
    if entry.text_id and text_rows.one(connection, restaurant_id, entry.text_id).status == "queued":
        text_rows.record(connection, restaurant_id, entry.text_id, now, status="dropped", error=MOOT)
    if entry.booking_id is not None:
        bookings.release(connection, restaurant_id, entry.booking_id)
    rows.change(connection, restaurant_id, entry.id, now, state=state, booking_id=None, held_until=None)


def is_over(snapshot: Snapshot, entry: Waiting, now: datetime) -> bool:
    """Whether nothing that would suit the party can come free any more."""
    return is_too_late(snapshot.house, entry.day, entry.time, entry.window_minutes, now)


def record(connection: Connection, restaurant_id: str, actor: Actor, action: str, entry: Waiting) -> None:
    """Write what happened into the log, which tells nobody's name: entries go with their day."""
    at = (entry.offered_time or entry.time).isoformat("minutes")
    changes = {"day": (None, entry.day.isoformat()), "time": (None, at), "people": (None, entry.people)}
    audit.record(connection, restaurant_id, actor, f"waitlist.{action}", ("waitlist", entry.id), changes=changes)


def _known(connection: Connection, restaurant_id: str, entry_id: str) -> tuple[Snapshot, Waiting] | None:
    """The party, while it waits at a house that holds tables for it."""
    snapshot, entry = snapshots.current(connection, restaurant_id), rows.one(connection, restaurant_id, entry_id)
    if snapshot is None or entry is None or entry.state != "waiting" or not snapshot.policy.waitlist_minutes:
        return None
    return (snapshot, entry) if snapshot.can_be_booked else None


def _offer(
    connection: Connection,
    snapshot: Snapshot,
    entry: Waiting,
    now: datetime,
    outside: Outside | None,
    actor: Actor,
    *,
    by_staff: bool,
) -> bool:
    decision = _fitting(connection, snapshot, entry, now, outside)
    if decision is None:
        if entry.trouble == NO_TEXTS:  # it is gone again: nobody need be called
            rows.change(connection, snapshot.id, entry.id, now, trouble=unreachable(connection, snapshot, entry.phone))
        return False
    if not can_be_told(connection, snapshot, entry.phone, now) and not by_staff:
        if entry.trouble != NO_TEXTS:
            rows.change(connection, snapshot.id, entry.id, now, trouble=NO_TEXTS)
        return False
    _hold(connection, snapshot, entry, decision, now, actor)
    return True


def unreachable(connection: Connection, snapshot: Snapshot, phone: str) -> str | None:
    """The trouble of a party that no text can be sent to; None where one can."""
    can_be_texted = tells_by_text(snapshot) and still_against(connection, snapshot, phone) is None
    return None if can_be_texted else rows.TO_CALL


def can_be_told(connection: Connection, snapshot: Snapshot, phone: str, now: datetime) -> bool:
    """Whether a text with an offer may go to this number."""
    return tells_by_text(snapshot) and texts.why_not(connection, snapshot, phone, now) is None


def about_of(snapshot: Snapshot, entry: Waiting, at: time | None = None, until: datetime | None = None) -> About:
    """What a party is told of, in the language that was chosen for it, with the link to its place on the list."""
    return About(
        *(entry.name, entry.phone, None, entry.day, at or entry.time, entry.people),
        link=link_of(snapshot.id, entry.id),
        until=None if until is None else snapshot.local(until).time(),
        language=entry.language,
    )


def _fitting(
    connection: Connection, snapshot: Snapshot, entry: Waiting, now: datetime, outside: Outside | None
) -> Decision | None:
    """The table that suits. Where the house keeps no book nothing can be held, so that one party at a time is asked."""
    if not snapshot.keeps_book and any(
        other.state == "offered" for other in rows.of_day(connection, snapshot.id, entry.day)
    ):
        return None
    book = openings.book_of(connection, snapshot, entry.day, now, outside=outside)
    asked = (entry.day, entry.time, entry.window_minutes, entry.people, now, entry.area)
    return first_fit(snapshot.callers_house, book, *asked)


def _hold(
    connection: Connection, snapshot: Snapshot, entry: Waiting, decision: Decision, now: datetime, actor: Actor
) -> None:
    if decision.start is None or decision.end is None or decision.held_until is None:
        raise ValueError("an accepted decision has its times")
    booking_id = new_id()
    until = min(now + timedelta(minutes=snapshot.policy.waitlist_minutes), rules.from_minute(decision.start))
    bookings.hold(connection, snapshot.id, booking_id, decision.table_nos, decision.start, decision.held_until)
    text_id = _tell(connection, snapshot, entry, decision, until, now)
    rows.change(
        connection,
        snapshot.id,
        entry.id,
        now,
        state="offered",
        booking_id=booking_id,
        offered_time=decision.time,
        starts_at=decision.start,
        ends_at=decision.end,
        held_until=until,
        text_id=text_id,
        trouble=None if text_id else NO_TEXTS,
    )
    record(connection, snapshot.id, actor, "offered", entry)


def _tell(
    connection: Connection, snapshot: Snapshot, entry: Waiting, decision: Decision, until: datetime, now: datetime
) -> str | None:
    """Promise the text with the link; its id, None where they cannot be told."""
    if not can_be_told(connection, snapshot, entry.phone, now):
        return None
    about = about_of(snapshot, entry, decision.time, until)
    kind = OFFER if snapshot.can_hold else UNHELD
    body = notices.body_of(snapshot, kind, about, now)
    return texts.promise(connection, snapshot.id, entry.phone, body, now, kind=kind).text_id
