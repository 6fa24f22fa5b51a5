"""A week: seven days beside each other, by the clock on the wall."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import pairwise

from sqlalchemy import Connection

from webapp.operations import copies
from webapp.operations.bookings.staff.status import minutes_late
from webapp.operations.bookings.staff.writing import as_held
from webapp.operations.calendars.hours import HOUR, ONE_DAY, Band, Hours, hours_of, starts_of, whole_hours
from webapp.operations.calendars.lanes import Span, clusters, lanes
from webapp.operations.calendars.shown import Shown
from webapp.operations.copies import Standing
from webapp.operations.memberships import Place
from webapp.rules import House, Table, to_minute
from webapp.rules.hours import service_begins
from webapp.rules.house import MINUTES_PER_DAY
from webapp.store import sheets, snapshots
from webapp.store.sheets import Entry
from webapp.store.transaction import read

MOST_LANES = 3  # what stands side by side in a column can still be read
USUAL_HOURS = (12 * HOUR, 23 * HOUR)  # shown of a week with neither hours nor bookings


@dataclass(frozen=True, slots=True)
class WeekBlock:
    """A booking in its column: `start` in minutes from where the hours of the week begin, in lane `lane` of `lanes`;
    what `is_short` is drawn for a part of its stay only."""

    entry: Entry
    tables: tuple[Table, ...]
    start: int
    minutes: int
    is_late: bool
    lane: int = 0
    lanes: int = 1
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Parties that start together, where too many overlap to stand side by side; `first` is one of them."""

    first: Entry
    start: int
    minutes: int
    parties: int
    covers: int


@dataclass(frozen=True, slots=True)
class WeekDay:
    """A column: its bookings in order of time, and the starts (in minutes from the week's hours) the house gives."""

    hours: Hours
    bands: tuple[Band, ...]
    items: tuple[WeekBlock | Group, ...]
    starts: tuple[int, ...]
    parties: int
    covers: int

    @property
    def day(self) -> date:
        return self.hours.day


@dataclass(frozen=True)
class Week:
    """Seven days from Monday; `since` is where the hours shown begin, in minutes after midnight, `hours` how many there
    are, `now` the present moment in minutes from `since` on the day `today`, `standings` how bookings stand at their
    provider, by their id."""

    days: tuple[WeekDay, ...]
    today: date
    now: int
    since: int
    hours: int
    standings: Mapping[str, Standing]
    stamp: tuple[object, ...]

    @property
    def first(self) -> date:
        return self.days[0].day

    @property
    def last(self) -> date:
        return self.days[-1].day

    @property
    def clock(self) -> list[time]:
        """The hours shown, by the clock on the wall."""
        return [time((self.since // HOUR + hour) % 24) for hour in range(self.hours)]

    @property
    def covers(self) -> int:
        return sum(each.covers for each in self.days)

    @property
    def parties(self) -> int:
        return sum(each.parties for each in self.days)


def week(place: Place, day: date, shown: Shown) -> Week:
    """The week `day` lies in."""
    monday = day - timedelta(days=day.weekday())
    days = [monday + timedelta(days=number) for number in range(7)]

    def look(connection: Connection) -> Week:
        snapshot, now = snapshots.of(connection, place.id), place.now()
        house, minute = snapshot.house, to_minute(now)
        bounds = [service_begins(house, each) for each in [*days, days[-1] + ONE_DAY]]
        found = sheets.between(connection, place.id, bounds[0], bounds[-1])
        standings = copies.between(connection, place.id, bounds[0], bounds[-1])
        found = [as_held(entry, standings.get(entry.id)) for entry in found if entry.start >= bounds[0]]
        entries = [entry for entry in found if shown.has(entry)]
        of_days = [[entry for entry in entries if since <= entry.start < until] for since, until in pairwise(bounds)]
        hours = [hours_of(house, each) for each in days]
        since, count = whole_hours(_minutes(house, hours, of_days))
        made = tuple(_day(house, *each, since, minute) for each in zip(hours, of_days, strict=True))
        known = tuple(
            (entry.id, entry.version, bool(minutes_late(entry, minute)), standings.get(entry.id)) for entry in entries
        )
        stamp = (snapshot.version, now.date(), monday, shown, known)
        return Week(made, now.date(), now.hour * HOUR + now.minute - since, since, count, standings, stamp)

    return read(look)


def _minutes(house: House, hours: list[Hours], of_days: list[list[Entry]]) -> list[int]:
    """Every minute after midnight at which something begins or ends."""
    found: list[int] = []
    for each, entries in zip(hours, of_days, strict=True):
        for shift in each.shifts:
            found += [shift.first_seating, shift.last_seating + HOUR]
        for entry in entries:
            found += [_on_the_wall(entry, each.day), _on_the_wall(entry, each.day) + entry.stay_minutes]
    return found or list(USUAL_HOURS)


def _on_the_wall(entry: Entry, day: date) -> int:
    return (entry.day - day).days * MINUTES_PER_DAY + entry.time.hour * HOUR + entry.time.minute


def _day(house: House, hours: Hours, entries: list[Entry], since: int, now_minute: int) -> WeekDay:
    slot = house.policy.slot_minutes
    bands = tuple(
        Band(shift.name, shift.first_seating - since, shift.last_seating - shift.first_seating + slot)
        for shift in hours.shifts
    )
    return WeekDay(
        hours,
        bands,
        tuple(_items(house, hours.day, entries, since, now_minute)),
        tuple(minute - since for minute in starts_of(house, hours)),
        parties=len(entries),
        covers=sum(entry.people for entry in entries),
    )


def _items(house: House, day: date, entries: list[Entry], since: int, now_minute: int) -> list[WeekBlock | Group]:
    starts = [_on_the_wall(entry, day) - since for entry in entries]
    spans = [
        Span(start, start + entry.stay_minutes, number)
        for number, (start, entry) in enumerate(zip(starts, entries, strict=True))
    ]
    items: list[WeekBlock | Group] = []
    for together in clusters(spans):
        found = lanes(together)
        count = max(found.values()) + 1
        if count > MOST_LANES:
            items += _in_brief(house, entries, together, now_minute)
            continue
        for span in together:
            block = _block(house, entries[span.key], span.start, now_minute)
            items.append(replace(block, lane=found[span.key], lanes=count))
    return items


def _in_brief(house: House, entries: list[Entry], together: list[Span], now_minute: int) -> Iterator[WeekBlock | Group]:
    """A line for each start, as too many overlap: one party by itself, several added up."""
    slot = house.policy.slot_minutes
    starts = sorted({span.start for span in together})
    for start, following in zip(starts, [*starts[1:], starts[-1] + slot], strict=True):
        own = [entries[span.key] for span in together if span.start == start]
        minutes = min(following - start, slot)
        if len(own) > 1:
            yield Group(own[0], start, minutes, len(own), sum(entry.people for entry in own))
        else:
            yield replace(_block(house, own[0], start, now_minute), minutes=minutes, is_short=True)


def _block(house: House, entry: Entry, start: int, now_minute: int) -> WeekBlock:
    known = house.tables_by_no
    tables = tuple(known[no] for no in entry.table_nos if no in known)
    return WeekBlock(entry, tables, start, entry.stay_minutes, minutes_late(entry, now_minute) > 0)
