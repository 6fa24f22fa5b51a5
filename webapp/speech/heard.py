"""What was heard: a day, a time, or the question that would make them clear."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum


class Question(StrEnum):
    """What to ask. The first four are about the day."""

    WHICH_DAY = "which_day"
    WHICH_WEEK = "which_week"
    WHICH_NIGHT = "which_night"  # half past midnight "on Saturday" may be Friday's night or Saturday's
    WEEKDAY_MISMATCH = "weekday_mismatch"
    WHICH_TIME = "which_time"
    WHICH_HALF = "which_half"  # eight in the morning or in the evening


@dataclass(frozen=True, slots=True)
class Heard:
    """`day` and `at` are what is certain. `question` is what to ask first, None when nothing said is unclear.

    `facts` fill the question's sentence and can be said as they are: `choices` ("Saturday February 20th or Saturday
    February 27th", empty when there are none to offer); for a weekday that contradicts its date also `day` ("February
    20th"), `weekday` (what that day is) and `said`. `days` and `times` are the same choices as values.
    """

    day: date | None = None
    at: time | None = None
    question: Question | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    days: tuple[date, ...] = ()
    times: tuple[time, ...] = ()


@dataclass(frozen=True, slots=True)
class DayHeard:
    """The day of one way to understand a text; all None when no day was said. `weekday` is the one that was said where
    it contradicts its date, 0 for Monday."""

    day: date | None = None
    question: Question | None = None
    choices: tuple[date, ...] = ()
    weekday: int | None = None
    is_contradiction: bool = False


@dataclass(frozen=True, slots=True)
class TimeHeard:
    """The time of one way to understand a text; all None when no time was said."""

    at: time | None = None
    question: Question | None = None
    choices: tuple[time, ...] = ()
