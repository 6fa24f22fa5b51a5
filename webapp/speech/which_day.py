"""Which day was meant: weekdays, dates and days from today placed in the calendar and held against each other."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from webapp.speech.heard import DayHeard, Question
from webapp.speech.meanings import (
    CalendarDay,
    Clock,
    Day,
    FromEaster,
    FromToday,
    Items,
    Mark,
    Weekday,
    is_doubted,
    is_of_night,
)  # fmt: skip
from webapp.speech.saying_times import EARLY

_DAY = timedelta(days=1)
_YEARS_AHEAD = 8  # the longest wait for a February 29th
_EVENING = 18  # o'clock; the night between two days begins


def hear_date(items: Items, today: date) -> DayHeard:
    """The day said in `items`, before midnight is thought of. A day without a year is its next one, today included."""
    if is_doubted(items, (CalendarDay, Weekday, FromToday, FromEaster)):
        return DayHeard(question=Question.WHICH_DAY)
    said: list[Day] = [item for item in items if isinstance(item, Day)]
    weekdays = [item for item in said if isinstance(item, Weekday)]
    dates = [item for item in said if not isinstance(item, Weekday)]
    if len(said) > 1 and Mark("or") in items:
        return DayHeard(question=Question.WHICH_DAY, choices=_choices(said, today))
    if dates:
        return _held_against(_dated(dates, today), weekdays, today)
    placed = list(dict.fromkeys(_weekday(each, today) for each in weekdays))
    if len(placed) > 1:
        return DayHeard(question=Question.WHICH_DAY, choices=_choices(said, today), is_contradiction=True)
    return placed[0] if placed else DayHeard()


def hear_night(items: Items, today: date, at: time | None) -> DayHeard | None:
    """The day of `at` in "the night between Saturday and Sunday"; None when no such night is spoken of."""
    between = next((i for i, item in enumerate(items) if item == Mark("between") and is_of_night(items, i)), None)
    if between is None:
        return None
    rest = items[between + 1 :]
    middle = rest.index(Mark("and")) if Mark("and") in rest else len(rest)
    earlier, later = (tuple(item for item in part if isinstance(item, Day)) for part in (rest[:middle], rest[middle:]))
    second = _second_day(earlier, later, today)
    if second is None or not earlier or not later:
        return DayHeard(question=Question.WHICH_DAY)
    if at is not None and at.hour < EARLY:
        return DayHeard(second)
    if at is not None and at.hour >= _EVENING:
        return DayHeard(second - _DAY)
    return DayHeard(question=Question.WHICH_DAY, choices=(second - _DAY, second))


def by_the_clock(heard: DayHeard, items: Items, at: time | None, now: datetime) -> DayHeard:
    """`heard`, with what an hour after midnight makes of it: half past midnight "on Saturday" may end Friday's night or
    Saturday's, unless it was written ("00:30") or one of them has gone by."""
    is_written = any(isinstance(item, Clock) and item.is_written for item in items)
    if heard.day is None or at is None or at.hour >= EARLY or is_written:
        return heard
    nights = (heard.day, heard.day + _DAY)
    to_come = [day for day in nights if datetime.combine(day, at) > now.replace(tzinfo=None)]
    if len(to_come) == 2:
        return DayHeard(question=Question.WHICH_NIGHT, choices=nights)
    return DayHeard(to_come[0]) if to_come else heard


def _dated(dates: Sequence[Day], today: date) -> DayHeard:
    """The one day all dates name; a bare day of the month only has to agree with the others."""
    whole = [item for item in dates if not (isinstance(item, CalendarDay) and item.month is None)]
    placed = sorted({day for item in whole or dates if (day := _place(item, today)) is not None})
    if len(placed) != 1 or not all(_agrees(item, placed[0], today) for item in dates):
        return DayHeard(question=Question.WHICH_DAY, choices=_choices(dates, today), is_contradiction=True)
    return DayHeard(placed[0])


def _held_against(heard: DayHeard, weekdays: Sequence[Weekday], today: date) -> DayHeard:
    if heard.day is None:
        return heard
    for each in weekdays:
        meant = _weekday(each, today)
        if each.week and heard.day not in (meant.day, *meant.choices):
            choices = tuple(sorted({heard.day, *filter(None, (meant.day, *meant.choices))}))
            return DayHeard(question=Question.WHICH_DAY, choices=choices, is_contradiction=True)
        if each.no != heard.day.weekday():
            nearest = heard.day + timedelta((each.no - heard.day.weekday() + 3) % 7 - 3)
            nearest += timedelta(7) if nearest < today else timedelta()
            choices = tuple(sorted((heard.day, nearest)))
            return DayHeard(None, Question.WEEKDAY_MISMATCH, choices, each.no, True)
    return heard


def _place(item: Day, today: date) -> date | None:
    match item:
        case CalendarDay(day, month, year):
            return _next(day, month, today) if year is None else date(year, month or 1, day)
        case FromToday(days):
            return today + timedelta(days)
        case FromEaster(days):
            feasts = (_easter(year) + timedelta(days) for year in (today.year, today.year + 1))
            return next(day for day in feasts if day >= today)
        case _:
            return _weekday(item, today).day


def _next(day: int, month: int | None, today: date) -> date | None:
    """The next such day, today included; of a month that has none, the one after isn't meant."""
    first = today.month - 1 + (day < today.day)
    months = [first] if month is None else [month - 1 + 12 * year for year in range(_YEARS_AHEAD + 1)]
    for number in months:
        try:
            found = date(today.year + number // 12, number % 12 + 1, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


def _weekday(item: Weekday, today: date) -> DayHeard:
    ahead = (item.no - today.weekday()) % 7
    if item.week == "next_week":
        choices = {_in_next_week(item.no, today, days_early) for days_early in range(1 + item.from_sunday)}
        return DayHeard(min(choices)) if len(choices) == 1 else _which_week(min(choices))
    if item.week == "next":
        day = today + timedelta(ahead or 7)
        is_this_week = day < _monday_after(today, 0) or (item.from_sunday and day < _monday_after(today, 1))
        return _which_week(day) if is_this_week else DayHeard(day)
    return DayHeard(today + timedelta(ahead)) if ahead else _which_week(today)


def _which_week(first: date) -> DayHeard:
    return DayHeard(question=Question.WHICH_WEEK, choices=(first, first + timedelta(7)))


def _monday_after(today: date, days_early: int) -> date:
    """The first day of the next week; with `days_early` 1 weeks begin on Sunday."""
    return today + timedelta(7 - (today.weekday() + days_early) % 7)


def _in_next_week(no: int, today: date, days_early: int) -> date:
    return _monday_after(today, days_early) + timedelta((no + days_early) % 7)


def _agrees(item: Day, day: date, today: date) -> bool:
    match item:
        case CalendarDay(number, month, year):
            return day.day == number and month in (None, day.month) and year in (None, day.year)
        case Weekday(no):
            return day.weekday() == no
        case _:
            return _place(item, today) == day


def _second_day(earlier: Sequence[Day], later: Sequence[Day], today: date) -> date | None:
    """The second of two neighbouring days, placed by whichever of them is surer."""
    for days, to_second in ((later, 0), (earlier, 1)):
        placed = hear_date(tuple(days), today).day
        if placed is None:
            continue
        second = placed + timedelta(to_second)
        if all(_agrees(day, second - _DAY, today) for day in earlier) and all(
            _agrees(day, second, today) for day in later
        ):
            return second
    return None


def _choices(said: Sequence[Day], today: date) -> tuple[date, ...]:
    """The days said, when each can be placed by itself."""
    placed = [_place(item, today) for item in said]
    return tuple(sorted({day for day in placed if day})) if all(placed) else ()


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the "anonymous" computus)."""
    century, in_century = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - moon - in_century % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
