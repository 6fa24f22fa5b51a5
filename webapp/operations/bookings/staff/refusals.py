"""Why the book does not take what a member of staff asks."""

from dataclasses import dataclass

from webapp.rules import Decision, Reason
from webapp.store.sheets import Entry, Holder


@dataclass(frozen=True, slots=True)
class FreeNow:
    """A table that is free from the start asked for, but only until the minute `until`, before the stay is over."""

    table_no: int
    until: int


@dataclass
class Refused(Exception):
    """The rules refuse. `needs` are the house rules that would have to be waived; when the decision's reason is
    physical, or the clocks skip that time, waiving them does not help. `in_the_way` holds the tables meanwhile."""

    decision: Decision
    needs: tuple[Reason, ...] = ()
    in_the_way: tuple[Holder, ...] = ()
    free_now: tuple[FreeNow, ...] = ()

    @property
    def can_be_waived(self) -> bool:
        """Whether asking again with `waive` set to `needs` would be accepted."""
        return self.decision.reason in self.needs

    def __str__(self) -> str:
        return str(self.decision.reason)


@dataclass
class Stale(Exception):
    """Somebody changed the booking meanwhile; `entry` is what it is now. Nothing was changed."""

    entry: Entry

    def __str__(self) -> str:
        return f"{self.entry.reference} is at version {self.entry.version}"


@dataclass
class WrongStatus(Exception):
    """What was asked cannot follow the status the booking has: `why` is not_after (the status), ended (only what was
    noted can change) or too_early (nobody is late yet)."""

    entry: Entry
    why: str

    def __str__(self) -> str:
        return f"{self.entry.reference} is {self.entry.status}: {self.why}"


@dataclass
class BadField(ValueError):
    """A field that can't be accepted: `why` is missing, unreadable, too_long, out_of_range or unknown."""

    field: str
    why: str

    def __str__(self) -> str:
        return f"{self.field}: {self.why}"


class NoSuchBooking(LookupError):
    """No booking of this restaurant has that reference."""
