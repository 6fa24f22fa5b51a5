"""One provider and its stand-in, as the contract suite asks for them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from integrations.provider import Provider
from integrations.sandbox import StandIn
from integrations.vocabulary import BookingRequest, Link

ROME = ZoneInfo("Europe/Rome")


@dataclass(frozen=True)
class Case:
    """`link(seconds)` is a connection to the stand-in with that deadline; `event_type` can be booked for `people` on
    `day` from noon on; `requests()` counts the requests the stand-in has had on its API."""

    provider: Provider
    stand_in: StandIn
    link: Callable[[float], Link]
    event_type: str
    day: date
    requests: Callable[[], int]
    people: int = 2

    @property
    def noon(self) -> datetime:
        return datetime.combine(self.day, time(12), ROME)

    @property
    def midnight(self) -> datetime:
        return datetime.combine(self.day + timedelta(days=1), time(0), ROME)


Opened = AbstractContextManager[Case]


def wish(case: Case, start: datetime, **changes: object) -> BookingRequest:
    """A booking of Mario Rossi."""
    values: dict[str, object] = {
        "match_key": "a1b2c3d4e5f6g7h8",
        "event_type": case.event_type,
        "start": start,
        "people": case.people,
        "name": "Mario Rossi",
        "phone": "+393331234567",
        "notes": "Compleanno",
    }
    return BookingRequest(**{**values, **changes})  # type: ignore[arg-type]
