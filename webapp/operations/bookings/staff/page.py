"""What a day of the book looks like to whoever works it. Minutes count from the epoch."""

from dataclasses import dataclass, field
from datetime import date, datetime

from webapp import rules
from webapp.operations.assistants import Trouble
from webapp.operations.copies import Sick, Standing
from webapp.operations.messages import Left
from webapp.rules import Combination, Table, to_minute
from webapp.store.sheets import Entry, Guest, Holder
from webapp.store.snapshots import Snapshot
from webapp.store.stories import Text
from webapp.store.waitlist import Waiting


@dataclass(frozen=True, slots=True)
class Line:
    """A booking of the day; the `guest` with their past besides it. `minutes_late` is 0 while nobody need worry;
    `minutes_over` counts from the end of the stay of a party that still sits."""

    entry: Entry
    guest: Guest | None
    tables: tuple[Table, ...]
    minutes_late: int
    minutes_over: int
    standing: Standing | None = None  # at the provider that has it too

    @property
    def has_no_table(self) -> bool:
        return self.entry.is_live and not self.tables

    @property
    def waits_for_provider(self) -> bool:
        """Whether it is pending because the provider, or somebody there, has yet to say yes."""
        return self.is_for_provider_to_confirm and not (self.standing and self.standing.needs_look)

    @property
    def is_for_provider_to_confirm(self) -> bool:
        """The same, whether or not it came to nothing so far."""
        return self.entry.status == "pending" and self.standing is not None and self.standing.is_undecided


@dataclass(frozen=True, slots=True)
class Service:
    """A shift that begins on the day: first and last seating in minutes since the epoch, and who starts in it."""

    name: str
    first: int
    last: int
    parties: int
    covers: int


@dataclass(frozen=True, slots=True)
class Interval:
    """What starts from `minute` on for one slot, and the limits of pacing; None is no limit."""

    minute: int
    parties: int
    covers: int
    parties_limit: int | None
    covers_limit: int | None

    @property
    def is_full(self) -> bool:
        """Whether callers are offered nothing more here."""
        return any(
            limit is not None and count >= limit
            for count, limit in ((self.parties, self.parties_limit), (self.covers, self.covers_limit))
        )


@dataclass(frozen=True, slots=True)
class Totals:
    """The day in numbers; `parties` and `covers` leave out no-shows and cancellations."""

    parties: int
    covers: int
    seated_covers: int
    no_shows: int
    cancelled: int


@dataclass(frozen=True, slots=True)
class Attention:
    """What somebody should look at. Of those to be confirmed, `pending` wait for staff, `waiting` for the provider;
    `astray` are bookings of any day that did not come together with a provider's, `sick` the connections that do not
    work, `assistant` is what is wrong with it at Vapi, `unanswered` counts the questions of callers that nobody could
    answer; `untold` wait for the day, and could not be told of a table by text."""

    pending: tuple[Line, ...]
    waiting: tuple[Line, ...]
    astray: tuple[Standing, ...]
    sick: tuple[Sick, ...]
    without_table: tuple[Line, ...]
    late: tuple[Line, ...]
    over: tuple[Line, ...]
    unsent_texts: tuple[Text, ...]
    messages: tuple[Left, ...]
    assistant: Trouble | None
    unanswered: int
    untold: tuple[Waiting, ...]
    lacks_tables: bool  # the house book is on, but nobody can be seated

    @property
    def count(self) -> int:
        lines = (self.pending, self.waiting, self.without_table, self.late, self.over)
        others = (self.astray, self.sick, self.unsent_texts, self.messages, self.untold)
        single = self.lacks_tables + (self.assistant is not None)
        return sum(map(len, [*lines, *others])) + single + self.unanswered


@dataclass(frozen=True)
class Sheet:
    """A day from `since` to `until`, in minutes since the epoch on whole hours: its calendar day as far as anything
    happens, and past midnight as far as its shifts run. `now` is to the minute."""

    day: date
    now: datetime
    snapshot: Snapshot = field(repr=False)
    since: int
    until: int
    is_closed: bool
    closed_because: str | None
    services: tuple[Service, ...]
    lines: tuple[Line, ...]
    intervals: tuple[Interval, ...]
    totals: Totals
    attention: Attention
    waiting: tuple[Waiting, ...] = ()  # on the waiting list of the day, first come first
    held: tuple[Holder, ...] = ()  # tables kept for an offer, or for where a booking is to move

    @property
    def has_hours(self) -> bool:
        """Whether the restaurant has said when it is open at all."""
        return bool(self.snapshot.house.shifts)

    @property
    def paused_until(self) -> datetime | None:
        """When the pause of the phone that holds now ends, by the restaurant's clock."""
        until = self.snapshot.house.policy.paused_until
        return until.astimezone(self.now.tzinfo) if until is not None and until > self.now else None

    @property
    def tables(self) -> tuple[Table, ...]:
        return self.snapshot.house.tables

    @property
    def tables_by_area(self) -> dict[str, list[Table]]:
        """The tables of each area, both in the house's order; "" for those that are in none."""
        areas: dict[str, list[Table]] = {}
        for table in self.tables:
            areas.setdefault(table.area or "", []).append(table)
        return areas

    @property
    def combinations(self) -> tuple[Combination, ...]:
        return self.snapshot.house.combinations

    @property
    def now_minute(self) -> int:
        return to_minute(self.now)

    def local(self, minute: int) -> datetime:
        """A minute since the epoch by the restaurant's clock."""
        return self.snapshot.local(rules.from_minute(minute))

    def whole_hour(self, minute: int) -> int:
        """The last whole hour of the restaurant's clock at or before a minute."""
        return minute - self.local(minute).minute
