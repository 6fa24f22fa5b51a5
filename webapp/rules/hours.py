"""The hours of a calendar day: which starts the shifts and closures give, by the restaurant's clock."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from webapp.rules.book import EPOCH, MINUTE, Book, from_minute
from webapp.rules.decision import Opening
from webapp.rules.house import MINUTES_PER_DAY, Closure, DayHours, House, Shift

EPOCH_DAY = EPOCH.toordinal()
MOST_MINUTES = 25 * 60  # of a day, when the clocks go back
DAYS_REMEMBERED = 32  # per house; a caller can name any day of ten thousand years


def day_hours(house: House, day: date) -> DayHours:
    """The hours of `day`, past or future, bookable or not. A day no shift gives a start on is closed."""
    known = house.hours_by_day
    found = known.get(day)
    if found is None:
        found = _work_out(house, day)
        if len(known) >= DAYS_REMEMBERED:
            known.clear()
        known[day] = found
    return found


def starts_of(house: House, book: Book, day: date) -> tuple[Opening, ...]:
    """The starts of `day` as the shifts give them; where the house keeps no book, as the other books do. A time that
    comes twice means the first, so that the second is no start."""
    if house.keeps_book or book.elsewhere is None:
        return day_hours(house, day).starts
    begins = minute_of(house.timezone, day, time.min)
    moments = [from_minute(minute) for minute in sorted(book.elsewhere) if begins <= minute < begins + MOST_MINUTES]
    local = [moment.astimezone(house.timezone) for moment in moments]
    local = [at for at in local if at.date() == day and not at.fold]
    return tuple(Opening(day, at.time(), minute_of(house.timezone, day, at.time())) for at in local)


def today(house: House, now: datetime) -> date:
    """The day it is by the restaurant's clock."""
    return now.astimezone(house.timezone).date()


def last_bookable_day(house: House, now: datetime) -> date:
    """The last day callers may book."""
    return today(house, now) + timedelta(days=house.policy.max_advance_days)


def latest_pause(max_advance_days: int, now: datetime) -> datetime:
    """The last moment at which a pause may end: what follows can't be booked by phone anyway."""
    return now + timedelta(days=max_advance_days + 1)


def window(house: House, day: date, turn_minutes: int | None = None) -> tuple[int, int]:
    """The minutes since the epoch, end excluded, for which the book must be read to decide about any start on `day`.

    Wanted are the holds that overlap it and the parties that start in it. Where `decide` is given `turn_minutes`, give
    the same here.
    """
    policy = house.policy
    stay = max(house.longest_turn_minutes, turn_minutes or 0) + policy.buffer_minutes
    begins = minute_of(house.timezone, day, time.min) - policy.slot_minutes
    last_start = minute_of(house.timezone, day, time(23, 59))
    return begins, last_start + 1 + max(stay, policy.slot_minutes)


def minute_of(zone: ZoneInfo, day: date, at: time) -> int:
    """The minute since the epoch of a local time; of a time that comes twice, the first.

    Whole numbers only, since a datetime in UTC can't hold the last hours of the year 9999.
    """
    offset = _steady_offset(zone, day)
    if offset is None:
        offset = _offset(zone, day, at)
    return (day.toordinal() - EPOCH_DAY) * MINUTES_PER_DAY + minute_of_day(at) - offset


def exists(zone: ZoneInfo, day: date, at: time) -> bool:
    """False for a time the clocks skip in spring: only there is the offset after the change the larger one."""
    return _steady_offset(zone, day) is not None or _offset(zone, day, at) >= _offset(zone, day, at, fold=1)


def moment_on(house: House, day: date, minutes: int) -> int:
    """The minute since the epoch of `minutes` after midnight by the clock on the wall, past 1440 on the next day."""
    days, minute = divmod(minutes, MINUTES_PER_DAY)
    return minute_of(house.timezone, day + timedelta(days=days), time(*divmod(minute, 60)))


def service_begins(house: House, day: date) -> int:
    """The first minute whose parties belong to the service of `day`: midnight, or later while yesterday's last guests
    may still sit, unless the day's own first ones come before that."""
    yesterday = day - timedelta(days=1)
    stay = house.longest_turn_minutes
    gone = [moment_on(house, yesterday, shift.last_seating) + stay for shift in shifts_beginning(house, yesterday)]
    firsts = [moment_on(house, day, shift.first_seating) for shift in shifts_beginning(house, day)]
    return max(minute_of(house.timezone, day, time.min), min([max(gone, default=0), *firsts]))


def minute_of_day(at: time) -> int:
    return at.hour * 60 + at.minute


@lru_cache(maxsize=1024)
def _steady_offset(zone: ZoneInfo, day: date) -> int | None:
    """The minutes ahead of UTC on a day that has one answer: all but the two a year when the clocks change."""
    hourly = [*(time(hour) for hour in range(24)), time(23, 59)]
    offsets = {_offset(zone, day, at, fold) for at in hourly for fold in (0, 1)}
    return offsets.pop() if len(offsets) == 1 else None


def _offset(zone: ZoneInfo, day: date, at: time, fold: int = 0) -> int:
    """The minutes ahead of UTC before (fold 0) or after (fold 1) the clocks change at this time."""
    return (datetime.combine(day, at.replace(fold=fold), zone).utcoffset() or timedelta()) // MINUTE


def _work_out(house: House, day: date) -> DayHours:
    closure = _closure_on(house, day)
    spans = tuple(_spans(house, day))
    step = house.policy.slot_minutes
    given = {minute for first, last in spans for minute in range(first, last + 1, step)}
    minutes = [minute for minute in sorted(given) if 0 <= minute < MINUTES_PER_DAY]
    starts = tuple(_openings(house.timezone, day, minutes))
    return DayHours(day, closure.reason if closure else None, starts, spans)


def _openings(zone: ZoneInfo, day: date, minutes: list[int]) -> Iterator[Opening]:
    """The starts at these minutes of the clock on the wall that there are."""
    is_steady = _steady_offset(zone, day) is not None
    midnight = minute_of(zone, day, time.min)
    for minute in minutes:
        at = time(*divmod(minute, 60))
        if is_steady:
            yield Opening(day, at, midnight + minute)
        elif exists(zone, day, at):
            yield Opening(day, at, minute_of(zone, day, at))


def _spans(house: House, day: date) -> Iterator[tuple[int, int]]:
    """The shifts that begin on `day` or ran past midnight into it."""
    for shift in shifts_beginning(house, day):
        yield shift.first_seating, shift.last_seating
    if day > date.min:
        for shift in shifts_beginning(house, day - timedelta(days=1)):
            if shift.last_seating >= MINUTES_PER_DAY:
                yield shift.first_seating - MINUTES_PER_DAY, shift.last_seating - MINUTES_PER_DAY


def shifts_beginning(house: House, day: date) -> Iterator[Shift]:
    """The shifts that begin on `day`, closures seen to; their minutes count from its midnight."""
    closure = _closure_on(house, day)
    for shift in house.shifts if closure is None else closure.shifts:
        if day.weekday() in shift.weekdays:
            yield shift


def _closure_on(house: House, day: date) -> Closure | None:
    covering = [closure for closure in house.closures if closure.first_day <= day <= closure.last_day]
    return min(covering, key=lambda closure: closure.last_day - closure.first_day, default=None)
