"""A day by table: what Today's sheet holds, laid out in rows with time across."""

from dataclasses import dataclass
from datetime import date, datetime

from webapp.operations.bookings import staff
from webapp.operations.calendars.hours import HOUR, Band, Hours, hours_of, starts_of
from webapp.operations.calendars.lanes import Span, lanes
from webapp.operations.calendars.shown import Shown
from webapp.operations.memberships import Place
from webapp.rules import Table
from webapp.rules.hours import moment_on


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row, `top` rows from above. Without a table: who has none, in as many lanes as they need."""

    table: Table | None
    top: int
    lanes: int = 1


@dataclass(frozen=True, slots=True)
class DayBlock:
    """A booking: `start` in minutes from the left, `tops` the rows it lies in, its own first."""

    line: staff.Line
    start: int
    minutes: int
    tops: tuple[int, ...]

    @property
    def entry(self) -> staff.Entry:
        return self.line.entry


@dataclass(frozen=True)
class Day:
    """The book of a day from `since` (a minute since the epoch) for `hours` hours; `starts` are those the house gives,
    `now` the present moment, both in minutes from `since`."""

    sheet: staff.Sheet
    hours_of_day: Hours
    since: int
    hours: int
    now: int
    rows: tuple[Row, ...]
    blocks: tuple[DayBlock, ...]
    bands: tuple[Band, ...]
    starts: tuple[int, ...]
    stamp: tuple[object, ...]

    @property
    def day(self) -> date:
        return self.sheet.day

    @property
    def parties(self) -> int:
        return len(self.blocks)

    @property
    def covers(self) -> int:
        return sum(block.entry.people for block in self.blocks)

    def local(self, minutes: int) -> datetime:
        """A moment, given in minutes from `since`, by the restaurant's clock."""
        return self.sheet.local(self.since + minutes)


def day(place: Place, wanted: date, shown: Shown) -> Day:
    """The day, of which only the bookings that are `shown`."""
    sheet = staff.sheet(place, wanted)
    lines = [line for line in sheet.lines if shown.has(line.entry)]
    since = sheet.whole_hour(min([sheet.since, *(line.entry.start for line in lines)]))
    until = max([sheet.until, *(line.entry.end for line in lines)])
    house, hours = sheet.snapshot.house, hours_of(sheet.snapshot.house, wanted)
    rows, tops = _rows(sheet.tables, lines)
    slot = house.policy.slot_minutes
    known = tuple((line.entry.id, line.entry.version, bool(line.minutes_late), line.standing) for line in lines)
    return Day(
        sheet,
        hours,
        since,
        -((since - until) // HOUR),
        sheet.now_minute - since,
        rows,
        tuple(
            DayBlock(line, line.entry.start - since, line.entry.stay_minutes, tops[number])
            for number, line in enumerate(lines)
        ),
        tuple(Band(each.name, each.first - since, each.last - each.first + slot) for each in sheet.services),
        tuple(moment_on(house, wanted, minute) - since for minute in starts_of(house, hours)),
        (sheet.snapshot.version, place.today(), wanted, shown, known),
    )


def _rows(tables: tuple[Table, ...], lines: list[staff.Line]) -> tuple[tuple[Row, ...], list[tuple[int, ...]]]:
    """The rows, and those each line lies in. Who has no table comes first: somebody has to give them one."""
    without = [Span(line.entry.start, line.entry.end, number) for number, line in enumerate(lines) if not line.tables]
    lane_of = lanes(without)
    count = max(lane_of.values(), default=0) + 1
    rows = [Row(None, 0, count), *(Row(table, count + number) for number, table in enumerate(tables))]
    top_of = {row.table.no: row.top for row in rows if row.table}
    tops = [
        tuple(sorted(top_of[table.no] for table in line.tables)) or (lane_of[number],)
        for number, line in enumerate(lines)
    ]
    return tuple(rows), tops
