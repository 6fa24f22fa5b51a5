"""The house as the rules see it: hours, tables, turn times and policy. Plain data, built once per snapshot."""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from zoneinfo import ZoneInfo

from webapp.rules.decision import Opening

MINUTES_PER_DAY = 1440
DEFAULT_TURN_MINUTES = 120  # where a restaurant has set no turn time at all


@dataclass(frozen=True, slots=True)
class Shift:
    """Seatings from `first_seating` to `last_seating`, both included, in minutes after midnight of the day it begins.

    A shift past midnight has a `last_seating` of 1440 or more: 1470 is half past midnight on the next calendar day.
    Raises ValueError when it ends before it begins or begins or ends after the next calendar day.
    """

    name: str
    first_seating: int
    last_seating: int
    weekdays: frozenset[int] = frozenset(range(7))  # 0 is Monday; of the day the shift begins

    def __post_init__(self) -> None:
        if not 0 <= self.first_seating <= self.last_seating < 2 * MINUTES_PER_DAY:
            raise ValueError(f"shift {self.name!r}: seatings from {self.first_seating} to {self.last_seating}")


@dataclass(frozen=True, slots=True)
class Closure:
    """Days with other hours than the week's, `first_day` to `last_day` included; no shifts means closed.

    It governs the shifts that begin on its days. Where closures overlap, the shortest wins.
    """

    first_day: date
    last_day: date
    reason: str | None = None
    shifts: tuple[Shift, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `no` is unique over all restaurants: it is what the database guards."""

    no: int
    name: str
    seats_min: int
    seats_max: int
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Combination:
    """Tables that may be joined for one party."""

    table_nos: tuple[int, ...]
    seats_min: int
    seats_max: int


@dataclass(frozen=True, slots=True)
class TurnTime:
    """Parties of up to `up_to_people` stay `minutes`."""

    up_to_people: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Policy:
    """House policy: binds callers and guests; staff may waive it knowingly. `waitlist_minutes` is how long a table that
    was freed is held for whoever waits for it; 0 where there is no waiting list."""

    slot_minutes: int = 30
    min_notice_minutes: int = 60
    max_advance_days: int = 90
    max_people: int = 8
    covers_per_slot: int | None = None
    parties_per_slot: int | None = None
    buffer_minutes: int = 0
    cancel_cutoff_minutes: int = 0
    default_people: int | None = 2
    waitlist_minutes: int = 15
    paused_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class DayHours:
    """The hours of one calendar day by the restaurant's clock, bookable or not.

    `starts` are in order of time. `spans` are the first and last seating of every shift that touches the day, in
    minutes after its midnight; they may lie before or after the day itself.
    """

    day: date
    closed_because: str | None  # the reason of the closure that covers the day, if any
    starts: tuple[Opening, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def is_closed(self) -> bool:
        return not self.starts

    @property
    def first(self) -> time | None:
        return self.starts[0].time if self.starts else None

    @property
    def last(self) -> time | None:
        return self.starts[-1].time if self.starts else None


@dataclass(frozen=True)
class House:
    """Everything about a restaurant that decides when a table is free."""

    timezone: ZoneInfo
    policy: Policy
    shifts: tuple[Shift, ...]
    closures: tuple[Closure, ...] = ()
    tables: tuple[Table, ...] = ()
    combinations: tuple[Combination, ...] = ()
    turn_times: tuple[TurnTime, ...] = ()
    keeps_book: bool = True  # else tables are no matter, and other books say which starts there are, where they do

    @cached_property
    def tables_by_no(self) -> dict[int, Table]:
        return {table.no: table for table in self.tables}

    @cached_property
    def areas(self) -> frozenset[str]:
        return frozenset(table.area.casefold() for table in self.tables if table.area is not None)

    @cached_property
    def hours_by_day(self) -> dict[date, DayHours]:
        """What `hours.day_hours` has worked out so far."""
        return {}

    @cached_property
    def ways_by_party(self) -> dict[tuple[int, str | None], tuple[tuple[int, ...], ...]]:
        """What `seating.ways_to_seat` has worked out so far."""
        return {}

    @cached_property
    def turns_by_size(self) -> tuple[TurnTime, ...]:
        return tuple(sorted(self.turn_times, key=lambda turn: turn.up_to_people))

    @cached_property
    def longest_turn_minutes(self) -> int:
        return max((turn.minutes for turn in self.turn_times), default=DEFAULT_TURN_MINUTES)

    def turn_minutes(self, people: int) -> int:
        """How long a party of `people` stays; above the largest entry, as long as the largest."""
        for turn in self.turns_by_size:
            if people <= turn.up_to_people:
                return turn.minutes
        return self.turns_by_size[-1].minutes if self.turns_by_size else DEFAULT_TURN_MINUTES
