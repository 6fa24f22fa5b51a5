"""What phrases mean: days, times, parts of the day and parties, as they were said and not yet placed."""

from dataclasses import dataclass
from enum import IntEnum


class Part(IntEnum):
    """Parts of the day, as numbered in the tables. English nights begin in the evening, Italian ones later."""

    MORNING = 0
    LUNCH = 1
    AFTERNOON = 2
    EVENING = 3
    NIGHT = 4
    NOTTE = 5
    DINNER = 6


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """The 20th, February 20th or February 20th 2027."""

    day: int
    month: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """0 is Monday. `week` is "" (Saturday), "this", "next" (next Saturday) or "next_week" (Saturday of next
    week); `from_sunday` where the speaker's week may begin on Sunday."""

    no: int
    week: str = ""
    from_sunday: bool = False


@dataclass(frozen=True, slots=True)
class FromToday:
    """So many days from today."""

    days: int


@dataclass(frozen=True, slots=True)
class FromEaster:
    """So many days from Easter Sunday."""

    days: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A time said. `is_24h`: it has no other half of the day. `is_written`: "00:30", to be trusted as it stands.
    `loose`: how many numbers stand alone where they could as well be something else."""

    hour: int
    minute: int = 0
    is_24h: bool = False
    is_written: bool = False
    loose: int = 0


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """In the morning, for dinner. `is_of_hour`: what an hour is said of, "di sera"."""

    part: Part
    is_of_hour: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """So many people. `is_loose`: a number that stands alone."""

    people: int
    is_loose: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that matters for its place: "skip", "the", "and", "or", "about", "between", "doubt" ("after", "until"), or
    "break" (a semicolon)."""

    kind: str


Day = CalendarDay | Weekday | FromToday | FromEaster
Item = Day | Clock | PartOfDay | Party | Mark
Items = tuple[Item, ...]


def is_doubted(items: Items, kinds: tuple[type[Item], ...]) -> bool:
    """Whether "after", "until" or "or" leaves open what is said of `kinds`, or "around" a day."""
    if any(_is_open(items, index, kinds) for index in range(len(items))):
        return True
    return Mark("or") in items and not any(sum(isinstance(item, each) for item in items) > 1 for each in (Day, Clock))


def _is_open(items: Items, index: int, kinds: tuple[type[Item], ...]) -> bool:
    """Whether the mark at `index` makes what follows it uncertain; a doubt that nothing follows is about everything."""
    item, following = items[index], items[index + 1 :]
    if item == Mark("about"):
        return bool(following) and isinstance(following[0], Day) and isinstance(following[0], kinds)
    if item != Mark("doubt") and (item != Mark("between") or is_of_night(items, index)):
        return False
    subject = next((each for each in following if not isinstance(each, Mark | Party)), None)
    return subject is None or isinstance(subject, kinds)


def is_of_night(items: Items, index: int) -> bool:
    """Whether the "between" at `index` is that of "the night between Saturday and Sunday"."""
    before = [item for item in items[:index] if not isinstance(item, Mark)]
    last = before[-1] if before else None
    return isinstance(last, PartOfDay) and last.part in (Part.NIGHT, Part.NOTTE)
