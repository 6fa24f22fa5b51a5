"""The waiting list: which freed table suits a party that waits, and when they may be told."""

from datetime import date, datetime, time, timedelta

from webapp.rules.book import Book, to_minute
from webapp.rules.decision import Decision
from webapp.rules.engine import decide, openings
from webapp.rules.hours import minute_of
from webapp.rules.house import House
from webapp.rules.night import QUIET_FROM, is_quiet

SOON_MINUTES = 180  # so short before the table a text wakes nobody who still wants it


def first_fit(
    house: House, book: Book, day: date, at: time, window_minutes: int, people: int, now: datetime, area: str | None
) -> Decision | None:
    """The accepted decision for the start nearest to `at`, at most `window_minutes` away, the earlier of two as near;
    None when none of them can be booked."""
    wanted = minute_of(house.timezone, day, at)
    near = [
        opening
        for opening in openings(house, book, day, people, now, area)
        if abs(opening.minute - wanted) <= window_minutes
    ]
    for opening in sorted(near, key=lambda opening: (abs(opening.minute - wanted), opening.minute)):
        decision = decide(house, book, day, opening.time, people, now, area=area)
        if decision.is_accepted:
            return decision
    return None


def may_be_told(house: House, day: date, at: time, now: datetime) -> bool:
    """Whether a guest who waits for `day` may be sent a text now: not at night, unless it is for this very day, and
    then before the morning only when it is for the next hours."""
    local = now.astimezone(house.timezone)
    if not is_quiet(local.time()):
        return True
    if day != local.date():
        return False
    is_soon = minute_of(house.timezone, day, at) - to_minute(now) <= SOON_MINUTES
    return is_soon or local.time() >= QUIET_FROM


def is_too_late(house: House, day: date, at: time, window_minutes: int, now: datetime) -> bool:
    """Whether the last start that would have suited is past."""
    return minute_of(house.timezone, day, at) + window_minutes < to_minute(now)


def day_is_over(house: House, day: date, now: datetime) -> bool:
    """Whether nobody can wait for the day any more: it is past, and its night too."""
    return now.astimezone(house.timezone) >= datetime.combine(day + timedelta(days=1), time(5), house.timezone)
