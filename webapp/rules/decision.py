"""A decision: accepted with table and times, or refused with the rule that refused it. Never a bare yes or no."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import NamedTuple


class Reason(StrEnum):
    """Why a request is refused. NO_TABLE is physical, ELSEWHERE what another book says; all others are house policy."""

    CLOSED_DAY = "closed_day"
    OUTSIDE_HOURS = "outside_hours"
    PAST = "past"
    TOO_SOON = "too_soon"
    TOO_FAR_AHEAD = "too_far_ahead"
    PARTY_TOO_LARGE = "party_too_large"
    NOT_A_SLOT = "not_a_slot"
    NO_TABLE = "no_table"
    PACING_COVERS = "pacing_covers"
    PACING_PARTIES = "pacing_parties"
    PAUSED = "paused"
    ELSEWHERE = "elsewhere"  # not open in the book of a provider
    CUTOFF = "cutoff"  # too late to change or cancel


PHYSICAL = frozenset({Reason.NO_TABLE})


class Opening(NamedTuple):
    """A start that can be booked: local date and time of the restaurant, and its minute since the epoch."""

    day: date
    time: time
    minute: int


class Check(NamedTuple):
    """One rule asked, in the order asked; `detail` holds the numbers compared, plain JSON values."""

    rule: Reason
    passed: bool
    waived: bool = False
    detail: tuple[tuple[str, str | int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """Accepted when `reason` is None. `start` and `end` are minutes since the epoch; `end` excludes the buffer and
    `held_until` includes it. `table_nos` is empty for a staff booking that has no table yet."""

    day: date
    time: time
    people: int
    reason: Reason | None
    start: int | None = None
    end: int | None = None
    held_until: int | None = None
    table_nos: tuple[int, ...] = ()
    checks: tuple[Check, ...] = ()
    waived: tuple[Reason, ...] = ()  # policy that would have refused, waived knowingly
    alternatives: tuple[Opening, ...] = ()
    closed_because: str | None = None  # the closure's reason, for CLOSED_DAY

    @property
    def is_accepted(self) -> bool:
        return self.reason is None
