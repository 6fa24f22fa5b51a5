"""Bookings taken in as staff would write them down: house policy is waived, a table is given where one is free."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, select

from webapp import rules
from webapp.models import Booking
from webapp.models.booking import EXPECTED
from webapp.models.types import new_id, utc_now
from webapp.operations import reminders
from webapp.operations.audit import Actor
from webapp.operations.bookings.staff.create import guest_of
from webapp.operations.bookings.staff.deciding import POLICY
from webapp.operations.bookings.staff.fields import FARTHEST
from webapp.operations.bookings.staff.writing import record
from webapp.operations.memberships import Place
from webapp.operations.transfers.lines import Line, Problem
from webapp.rules import Book, Decision, Hold, House
from webapp.rules.hours import minute_of
from webapp.speech import references
from webapp.speech.text import plain
from webapp.store import bookings as rows
from webapp.store import days, sheets, snapshots
from webapp.store.sheets import Entry
from webapp.store.snapshots import Snapshot

DAY = timedelta(days=1)
ONCE_THERE = {"arrived": "finished", "seated": "finished"}  # who was there then has left by now
_booking = Booking.__table__
_KNOWN = select(
    *(_booking.c[name] for name in ("reference", "day", "time", "people", "phone", "name")),
).where(
    _booking.c.restaurant_id == bindparam("restaurant_id"),
    _booking.c.starts_at >= bindparam("since"),
    _booking.c.starts_at < bindparam("until"),
)
Key = tuple[Any, ...]


def plan(connection: Connection, place: Place, snapshot: Snapshot, lines: Iterable[Line]) -> Iterator[Line]:
    """The lines with what would become of each; `values` gains start, end, held_until and table_nos."""
    now, read = place.now(), list(lines)
    known, references_known = _known(connection, snapshot, [line for line in read if _is_near(line, now)])
    seen: set[Key] = set()
    tables = _Tables(connection, snapshot, now)
    for line in read:
        if line.problems:
            yield line
            continue
        timed = _timed(line, snapshot.house, now)
        if timed.problems:
            yield timed
            continue
        keys = _keys(line.values)
        if keys[0] in known or line.values.get("reference") in references_known:
            yield replace(line, outcome="known")
        elif keys[0] in seen:
            yield replace(line, outcome="twice")
        else:
            yield tables.given(timed)
        seen.update(keys)


def add(connection: Connection, place: Place, actor: Actor, lines: list[Line]) -> None:
    """Write the bookings of these lines, with their guests and tables."""
    now, snapshot = utc_now(), snapshots.of(connection, place.id)
    for line in lines:
        entry = _entry(line.values, now)
        entry = replace(entry, customer_id=guest_of(connection, place, entry))
        while not rows.add(connection, sheets.columns(entry, place.id)):
            entry = replace(entry, reference=references.new_reference())
        rows.hold(connection, place.id, entry.id, entry.table_nos, entry.start, line.values["held_until"])
        record(connection, place, actor, "booking.imported", snapshot.house, None, entry, line.values["decision"])
        reminders.follow(connection, snapshot, entry.booked, now, is_new=True)


class _Tables:
    """Gives tables line after line, knowing those it gave before."""

    def __init__(self, connection: Connection, snapshot: Snapshot, now: datetime) -> None:
        self._connection = connection
        self._snapshot = snapshot
        self._now = now
        self._books: dict[date, Book] = {}
        self._given: dict[date, list[Hold]] = defaultdict(list)

    def given(self, line: Line) -> Line:
        """The line with its tables, () where none is free; None for one that is over or was cancelled."""
        values = line.values
        if values["status"] not in EXPECTED or values["end"] <= rules.to_minute(self._now):
            return line
        decision = self._decide(values)
        if not decision.is_accepted:
            return _wrong(line, "time", "no_such_time")
        until = decision.held_until or values["end"]
        self._given[values["day"]] += [Hold(no, values["start"], until) for no in decision.table_nos]
        known = self._snapshot.house.tables_by_no
        more = {"table_nos": decision.table_nos, "held_until": until, "decision": decision}
        return replace(line, values={**values, **more}, tables=tuple(known[no].name for no in decision.table_nos))

    def _decide(self, values: dict[str, Any]) -> Decision:
        house, day = self._snapshot.house, values["day"]
        if day not in self._books:
            window = rules.window(house, day)
            self._books[day] = days.read_book(self._connection, self._snapshot.id, house, window)
        mine = [hold for near in (day - DAY, day, day + DAY) for hold in self._given[near]]
        book = Book.of([*self._books[day].holds, *mine])
        wish = (day, values["time"], values["people"], self._now)
        area = values.get("area")
        decision = rules.decide(house, book, *wish, waive=POLICY, area=area)
        return decision if decision.is_accepted else rules.decide(house, book, *wish, waive=POLICY, without_table=True)


def _timed(line: Line, house: House, now: datetime) -> Line:
    """The line with its minutes, and a status that fits them."""
    values = line.values
    if not _is_near(line, now):
        return _wrong(line, "day", "out_of_range", values["day"].isoformat())
    start = minute_of(house.timezone, values["day"], values["time"])
    if rules.from_minute(start).astimezone(house.timezone).time() != values["time"]:
        return _wrong(line, "time", "no_such_time", values["time"].isoformat("minutes"))
    end = start + house.turn_minutes(values["people"])
    status = values.get("status", "confirmed")
    is_past = end <= rules.to_minute(now)
    if is_past and status == "pending":
        return _wrong(line, "status", "not_then", status)
    if not is_past and status not in (*EXPECTED, "cancelled"):
        return _wrong(line, "status", "not_then", status)
    status = ONCE_THERE.get(status, status)
    times = {"start": start, "end": end, "held_until": end, "status": status, "table_nos": (), "decision": None}
    return replace(line, values={**values, **times})


def _is_near(line: Line, now: datetime) -> bool:
    """Whether its day is one that a book is kept for."""
    return not line.problems and abs(line.values["day"] - now.date()) <= FARTHEST


def _wrong(line: Line, column: str, reason: str, text: str = "") -> Line:
    return replace(line, outcome="wrong", problems=(Problem(column, reason, text),))


def _known(connection: Connection, snapshot: Snapshot, lines: list[Line]) -> tuple[set[Key], set[str]]:
    """What is in the book on the days of these lines."""
    if not lines:
        return set(), set()
    asked = sorted(line.values["day"] for line in lines)
    since, until = (rules.window(snapshot.house, day)[place] for place, day in enumerate((asked[0], asked[-1])))
    keys = {"restaurant_id": snapshot.id, "since": since, "until": until}
    found = list(connection.execute(_KNOWN, keys))
    return {key for row in found for key in _keys(row._mapping)}, {row.reference for row in found}


def _keys(values: Any) -> list[Key]:
    """What tells that bookings of the same day, time and party are the same: the phone, and the name for one that comes
    without."""
    moment = (values["day"], values["time"], values["people"])
    known_by = (values.get("phone"), plain(values["name"]))
    return [(*moment, who) for who in known_by if who] or [(*moment, values.get("reference"))]


def _reference(given: str | None) -> str:
    """The one in the file where it is one of ours: whoever moves here may keep telling it to their guests."""
    return given if given and references.hear_reference(given) == given else references.new_reference()


def _entry(values: dict[str, Any], now: datetime) -> Entry:
    return Entry(
        id=new_id(),
        reference=_reference(values.get("reference")),
        status=values["status"],
        day=values["day"],
        time=values["time"],
        people=values["people"],
        name=values["name"],
        phone=values.get("phone"),
        email=values.get("email"),
        notes=values.get("notes"),
        area=values.get("area"),
        source="staff",
        customer_id=None,
        call_id=None,
        cancel_reason=None,
        version=1,
        created_at=now,
        updated_at=now,
        start=values["start"],
        end=values["end"],
        table_nos=tuple(sorted(values["table_nos"])),
    )
