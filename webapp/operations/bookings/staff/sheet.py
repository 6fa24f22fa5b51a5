"""A day of the book: everything Today and the day's calendar show, read with the same few queries whatever the day.

The day is that of the service: what starts past midnight while Saturday's guests may still sit is on Saturday's sheet.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection

from webapp import rules
from webapp.models.booking import NOT_COMING
from webapp.operations import assistants, copies, messages, unanswered
from webapp.operations.bookings.staff.page import Attention, Interval, Line, Service, Sheet, Totals
from webapp.operations.bookings.staff.status import minutes_late
from webapp.operations.bookings.staff.writing import as_held
from webapp.operations.copies import Sick, Standing
from webapp.operations.memberships import Place
from webapp.operations.messages import Left
from webapp.rules import House, to_minute
from webapp.rules.hours import minute_of, moment_on, service_begins, shifts_beginning
from webapp.store import sheets, snapshots, stories, waitlist
from webapp.store.sheets import Entry, Guest, Holder
from webapp.store.snapshots import Snapshot
from webapp.store.stories import Text
from webapp.store.transaction import read
from webapp.store.waitlist import TO_CALL, Waiting

TEXTS_OF = timedelta(days=2)
ONE_DAY = timedelta(days=1)
HOUR = 60
USUAL_HOURS = (12, 23)  # shown of a day with neither hours nor bookings


def service_day(place: Place) -> date:
    """The day whose service is on: yesterday past midnight, while its last guests may still sit, else today."""

    def look(connection: Connection) -> date:
        house, now = snapshots.of(connection, place.id).house, place.now()
        has_begun = to_minute(now) >= service_begins(house, now.date())
        return now.date() if has_begun else now.date() - ONE_DAY

    return read(look)


def sheet(place: Place, day: date) -> Sheet:
    """The book of `day`."""

    def look(connection: Connection) -> Sheet:
        snapshot, now = snapshots.of(connection, place.id), place.now().replace(second=0, microsecond=0)
        house, minute = snapshot.house, to_minute(now)
        since, until = _bounds(house, day)
        found = sheets.between(connection, place.id, since, until)
        standings = copies.between(connection, place.id, since, until)
        entries = [as_held(entry, standings.get(entry.id)) for entry in found if entry.start >= since]
        ids = {entry.customer_id for entry in entries if entry.customer_id}
        guests = sheets.guests(connection, place.id, ids, minute)
        lines = tuple(_line(house, entry, guests, minute, standings.get(entry.id)) for entry in entries)
        astray = copies.to_look_at(connection, place.id, minute)
        texts = stories.unsent_texts(connection, place.id, now - TEXTS_OF)
        left = messages.waiting(connection, place.id)
        sick, trouble = copies.sick(connection, place.id, now), assistants.trouble(connection, place.id)
        listed = tuple(each for each in waitlist.of_day(connection, place.id, day) if each.state != "left")
        attention = _attention(snapshot, lines, astray, sick, texts, left, listed)
        asked = unanswered.count(connection, place.id)
        attention = replace(attention, assistant=trouble, unanswered=asked)
        busy = sheets.holders(connection, place.id, house.tables_by_no, since, until, None)
        held = tuple(holder for holder in busy if holder.start >= since and _is_only_held(holder, lines))
        return replace(_sheet(snapshot, day, now, lines, attention), waiting=listed, held=held)

    return read(look)


def _is_only_held(holder: Holder, lines: tuple[Line, ...]) -> bool:
    """Whether the table is kept for an offer, or for a booking that is to move there, and no party shown is at it."""
    own = next((line for line in lines if line.entry.reference == holder.reference), None)
    if own is None:
        return True
    is_moving = own.standing is not None and own.standing.held_now is not None
    return is_moving and (holder.table_no not in own.entry.table_nos or holder.start != own.entry.start)


def _sheet(snapshot: Snapshot, day: date, now: datetime, lines: tuple[Line, ...], attention: Attention) -> Sheet:
    house = snapshot.house
    hours = rules.day_hours(house, day)
    expected = [line.entry for line in lines if line.entry.status not in NOT_COMING]
    services = tuple(_service(shift, expected) for shift in _shifts(house, day))
    since, until = _span(house, day, services, lines)
    return Sheet(
        *(day, now, snapshot, since, until, hours.is_closed and not services, hours.closed_because),
        *(services, lines, tuple(_intervals(house, day, expected))),
        *(_totals(lines), attention),
    )


def _shifts(house: House, day: date) -> list[tuple[str, int, int]]:
    """The shifts that begin on `day`: name, first and last seating."""
    begun = sorted(shifts_beginning(house, day), key=lambda shift: shift.first_seating)
    return [
        (shift.name, moment_on(house, day, shift.first_seating), moment_on(house, day, shift.last_seating))
        for shift in begun
    ]


def _bounds(house: House, day: date) -> tuple[int, int]:
    """From when to when, end excluded, a start is on the sheet of `day`."""
    return service_begins(house, day), service_begins(house, day + ONE_DAY)


def _line(house: House, entry: Entry, guests: dict[str, Guest], now_minute: int, standing: Standing | None) -> Line:
    tables = tuple(house.tables_by_no[no] for no in entry.table_nos if no in house.tables_by_no)
    over = max(now_minute - entry.end, 0) if entry.status in ("arrived", "seated") else 0
    guest = guests.get(entry.customer_id or "")
    besides = guest and _besides(guest, entry, now_minute)
    return Line(entry, besides, tables, minutes_late(entry, now_minute), over, standing)


def _besides(guest: Guest, entry: Entry, now_minute: int) -> Guest:
    """The guest's past without this very booking."""
    is_past = entry.status == "confirmed" and entry.end < now_minute
    came = is_past or entry.status in ("arrived", "seated", "finished")
    return replace(guest, visits=guest.visits - came, no_shows=guest.no_shows - (entry.status == "no_show"))


def _service(shift: tuple[str, int, int], expected: list[Entry]) -> Service:
    name, first, last = shift
    own = [entry for entry in expected if first <= entry.start <= last]
    return Service(name, first, last, len(own), sum(entry.people for entry in own))


def _intervals(house: House, day: date, expected: list[Entry]) -> Iterator[Interval]:
    """One for every start the hours give, and for those that staff booked outside them."""
    since, until = _bounds(house, day)
    slot, policy = house.policy.slot_minutes, house.policy
    given = [*rules.day_hours(house, day).starts, *rules.day_hours(house, day + ONE_DAY).starts]
    begins = {opening.minute for opening in given if since <= opening.minute < until}
    for entry in expected:
        if not any(minute <= entry.start < minute + slot for minute in begins):
            begins.add(entry.start - entry.time.minute % slot)
    for minute in sorted(begins):
        own = [entry for entry in expected if minute <= entry.start < minute + slot]
        covers = sum(entry.people for entry in own)
        yield Interval(minute, len(own), covers, policy.parties_per_slot, policy.covers_per_slot)


def _span(house: House, day: date, services: tuple[Service, ...], lines: tuple[Line, ...]) -> tuple[int, int]:
    """The whole hours in which anything happens."""
    entries = [line.entry for line in lines if line.entry.status != "cancelled"]
    firsts = [*(service.first for service in services), *(entry.start for entry in entries)]
    lasts = [*(service.last + HOUR for service in services), *(entry.end for entry in entries)]
    if not firsts:
        return tuple(moment_on(house, day, hour * HOUR) for hour in USUAL_HOURS)  # type: ignore[return-value]
    offset = minute_of(house.timezone, day, time.min) % HOUR
    return (min(firsts) - offset) // HOUR * HOUR + offset, -((offset - max(lasts)) // HOUR) * HOUR + offset


def _totals(lines: tuple[Line, ...]) -> Totals:
    def covers(*statuses: str) -> int:
        return sum(line.entry.people for line in lines if line.entry.status in statuses)

    def parties(status: str) -> int:
        return sum(line.entry.status == status for line in lines)

    gone = parties("no_show") + parties("cancelled")
    return Totals(
        parties=len(lines) - gone,
        covers=covers("pending", "confirmed", "arrived", "seated", "finished"),
        seated_covers=covers("seated"),
        no_shows=parties("no_show"),
        cancelled=parties("cancelled"),
    )


def _attention(
    snapshot: Snapshot,
    lines: tuple[Line, ...],
    astray: tuple[Standing, ...],
    sick: tuple[Sick, ...],
    texts: tuple[Text, ...],
    left: tuple[Left, ...],
    listed: tuple[Waiting, ...],
) -> Attention:
    pending = [line for line in lines if line.entry.status == "pending" and not _is_astray(line)]
    return Attention(
        pending=tuple(line for line in pending if not line.waits_for_provider),
        waiting=tuple(line for line in pending if line.waits_for_provider),
        astray=astray,
        sick=sick,
        without_table=tuple(line for line in lines if line.has_no_table),
        late=tuple(line for line in lines if line.minutes_late),
        over=tuple(line for line in lines if line.minutes_over),
        unsent_texts=texts,
        messages=left,
        assistant=None,
        unanswered=0,
        untold=tuple(each for each in listed if each.trouble not in (None, TO_CALL) and each.state != "taken"),
        lacks_tables=snapshot.house_book and not snapshot.house.tables,
    )


def _is_astray(line: Line) -> bool:
    return line.standing is not None and line.standing.needs_look
