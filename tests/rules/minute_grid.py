"""The rules once more, as slowly and plainly as can be: every minute of a day, and a set of minutes for every table.

Shares the types with the engine and none of its functions, so that both are wrong only if both were thought wrong.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from webapp.rules import Book, Closure, Hold, House, Party, Reason, Shift

EVERY_MINUTE = [time(hour, minute) for hour in range(24) for minute in range(60)]


def instant(house: House, day: date, at: time) -> int | None:
    """The minute since the epoch, None where there and back again does not lead to the same local time."""
    local = datetime.combine(day, at)
    utc = local.replace(tzinfo=house.timezone).astimezone(UTC)
    if utc.astimezone(house.timezone).replace(tzinfo=None) != local:
        return None
    return int(utc.timestamp() // 60)


def shifts_of(house: House, day: date) -> tuple[Shift, ...]:
    governing: Closure | None = None
    for closure in house.closures:
        days = [closure.first_day + timedelta(n) for n in range((closure.last_day - closure.first_day).days + 1)]
        if day in days and (governing is None or len(days) < (governing.last_day - governing.first_day).days + 1):
            governing = closure
    shifts = house.shifts if governing is None else governing.shifts
    return tuple(shift for shift in shifts if day.weekday() in shift.weekdays)


def seatings(house: House, day: date) -> list[tuple[Shift, int]]:
    """The shifts that may touch a calendar day, each with the minutes from its own midnight to the day's."""
    yesterday = [(shift, 1440) for shift in shifts_of(house, day - timedelta(1))]
    return yesterday + [(shift, 0) for shift in shifts_of(house, day)]


def is_within_hours(house: House, day: date, at: time) -> bool:
    minute = at.hour * 60 + at.minute
    return any(shift.first_seating <= minute + before <= shift.last_seating for shift, before in seatings(house, day))


@lru_cache(maxsize=32)
def starts(house: House, day: date) -> dict[time, int]:
    found = {}
    today = seatings(house, day)
    for at in EVERY_MINUTE:
        minute = at.hour * 60 + at.minute
        for shift, before in today:
            if minute + before in range(shift.first_seating, shift.last_seating + 1, house.policy.slot_minutes):
                moment = instant(house, day, at)
                if moment is not None:
                    found[at] = moment
    return found


@dataclass
class Seated:
    """A party in the slow book: its tables and every minute it holds them."""

    start: int
    people: int
    tables: tuple[int, ...]
    minutes: frozenset[int]


@dataclass
class SlowBook:
    """Minutes taken per table, kept one by one."""

    seated: list[Seated] = field(default_factory=list)

    def seat(self, start: int, people: int, tables: tuple[int, ...], minutes: int) -> Seated:
        party = Seated(start, people, tables, frozenset(range(start, start + minutes)))
        self.seated.append(party)
        return party

    def read(self, begins: int, ends: int) -> Book:
        """The book as the engine is given it: only what lies between these minutes."""
        reaching = [party for party in self.seated if party.start < ends and max(party.minutes) >= begins]
        holds = [Hold(no, party.start, max(party.minutes) + 1) for party in reaching for no in party.tables]
        return Book.of(holds, [Party(party.start, party.people) for party in reaching if party.start >= begins])

    def taken(self) -> dict[int, set[int]]:
        """Fails when two parties hold one table in the same minute."""
        by_table: dict[int, set[int]] = defaultdict(set)
        for party in self.seated:
            for table_no in party.tables:
                assert by_table[table_no].isdisjoint(party.minutes), f"table {table_no} holds two parties"
                by_table[table_no] |= party.minutes
        return by_table

    def load(self, begins: int, ends: int) -> tuple[int, int]:
        starting = [party.people for party in self.seated if party.start in range(begins, ends)]
        return len(starting), sum(starting)


def stay(house: House, people: int) -> int:
    """The minutes a party holds its table, buffer included."""
    larger = [turn for turn in house.turn_times if turn.up_to_people >= people]
    if larger:
        turn = min(larger, key=lambda entry: entry.up_to_people).minutes
    else:
        turn = max(house.turn_times, key=lambda entry: entry.up_to_people).minutes if house.turn_times else 120
    return turn + house.policy.buffer_minutes


def best_seat(house: House, book: SlowBook, start: int, people: int, area: str | None) -> tuple[int, ...] | None:
    """The best fitting free way, by walking through all of them."""
    by_table = book.taken()
    wanted = set(range(start, start + stay(house, people)))
    areas = {table.no: (table.area or "").lower() for table in house.tables}
    best: tuple[tuple[int, ...], tuple[int, ...]] | None = None
    singles = [((table.no,), table.seats_min, table.seats_max) for table in house.tables]
    joined = [(joint.table_nos, joint.seats_min, joint.seats_max) for joint in house.combinations]
    for place, (way, seats_min, seats_max) in enumerate(singles + joined):
        fits = people in range(seats_min, seats_max + 1)
        there = all(no in areas and (area is None or areas[no] == area.lower()) for no in way)
        free = all(by_table[no].isdisjoint(wanted) for no in way)
        rank = (place >= len(singles), seats_max - people, len(way), people - seats_min, place)
        if fits and there and free and (best is None or rank < best[0]):
            best = rank, way
    return best[1] if best else None


def has_pace(house: House, book: SlowBook, day: date, start: int, at: time, people: int) -> tuple[bool, bool]:
    """Whether parties, and whether covers, stay within the limits in every interval that contains `start`."""
    slot = house.policy.slot_minutes
    near = [*starts(house, day - timedelta(1)).values(), *starts(house, day).values()]
    containing = [begins for begins in near if start in range(begins, begins + slot)] or [start - at.minute % slot]
    loads = [book.load(begins, begins + slot) for begins in containing]
    most_parties, most_covers = house.policy.parties_per_slot, house.policy.covers_per_slot
    return (
        all(most_parties is None or parties < most_parties for parties, _ in loads),
        all(most_covers is None or covers + people <= most_covers for _, covers in loads),
    )


def refusal(
    house: House, book: SlowBook, day: date, at: time, people: int, now: datetime, area: str | None = None
) -> Reason | None:
    """Why a caller is refused, None where the party is welcome."""
    policy = house.policy
    start = instant(house, day, at)
    on_day = starts(house, day)
    if datetime.combine(day, at, house.timezone) < now:
        return Reason.PAST
    if people > policy.max_people:
        return Reason.PARTY_TOO_LARGE
    if day > now.astimezone(house.timezone).date() + timedelta(policy.max_advance_days):
        return Reason.TOO_FAR_AHEAD
    if not on_day:
        return Reason.CLOSED_DAY
    if not is_within_hours(house, day, at):
        return Reason.OUTSIDE_HOURS
    if start is None or at not in on_day:
        return Reason.NOT_A_SLOT
    if from_now(now, start) < timedelta(minutes=policy.min_notice_minutes):
        return Reason.TOO_SOON
    if policy.paused_until is not None and from_now(policy.paused_until, start) < timedelta(0):
        return Reason.PAUSED
    parties_fit, covers_fit = has_pace(house, book, day, start, at, people)
    if not parties_fit or not covers_fit:
        return Reason.PACING_COVERS if parties_fit else Reason.PACING_PARTIES
    return None if best_seat(house, book, start, people, area) else Reason.NO_TABLE


def from_now(now: datetime, start: int) -> timedelta:
    return datetime.fromtimestamp(start * 60, UTC) - now
