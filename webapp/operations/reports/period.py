"""The days a report is about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

DAYS = {"4w": 28, "3m": 91, "12m": 364}  # whole weeks, so that every weekday counts alike
OWN = "own"
CHOICES = (*DAYS, OWN)
YEARS = range(2000, 2101)
LONGEST = timedelta(days=5 * 366)
MOST_BY_DAY, MOST_BY_WEEK = 92, 400  # days


class InvalidPeriod(ValueError):
    """Days that cannot be reported on: `field` is first or last, `reason` is missing, out_of_range, backwards or
    too_long."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Period:
    """`first` to `last`, both included; `choice` is the one of `CHOICES` it comes from."""

    choice: str
    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def step(self) -> str:
        """How finely it is shown: day, week or month."""
        if self.days <= MOST_BY_DAY:
            return "day"
        return "week" if self.days <= MOST_BY_WEEK else "month"

    @property
    def wide_step(self) -> str:
        """How finely rates are shown, which need some bookings each to mean anything."""
        return "week" if self.days <= MOST_BY_DAY else "month"

    def spans(self, step: str) -> Iterator[tuple[date, date]]:
        """First and last day of each step; weeks begin on Monday, the first and last step may be cut short."""
        first = self.first
        while first <= self.last:
            last = min(_end(first, step), self.last)
            yield first, last
            first = last + timedelta(days=1)


def choose(today: date, choice: str | None = None, first: date | None = None, last: date | None = None) -> Period:
    """The period of a choice, up to today; an unknown one is four weeks. Raises `InvalidPeriod` for own dates."""
    if choice == OWN:
        return _own(first, last)
    choice = choice if choice in DAYS else "4w"
    return Period(choice, today - timedelta(days=DAYS[choice] - 1), today)


def _own(first: date | None, last: date | None) -> Period:
    if first is None:
        raise InvalidPeriod("first", "missing")
    if last is None:
        raise InvalidPeriod("last", "missing")
    for field, day in (("first", first), ("last", last)):
        if day.year not in YEARS:
            raise InvalidPeriod(field, "out_of_range")
    if last < first:
        raise InvalidPeriod("last", "backwards")
    if last - first > LONGEST:
        raise InvalidPeriod("last", "too_long")
    return Period(OWN, first, last)


def _end(day: date, step: str) -> date:
    if step == "day":
        return day
    if step == "week":
        return day + timedelta(days=6 - day.weekday())
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
