"""Which bookings a calendar shows."""

from dataclasses import dataclass

from webapp.models.booking import NOT_COMING
from webapp.store.sheets import Entry


@dataclass(frozen=True, slots=True)
class Shown:
    """Bookings of one source, of one status; None is every source, and every status but no-shows and cancellations."""

    source: str | None = None
    status: str | None = None

    def has(self, entry: Entry) -> bool:
        """Whether the calendar shows this booking."""
        if self.source not in (None, entry.source):
            return False
        return entry.status not in NOT_COMING if self.status is None else entry.status == self.status
