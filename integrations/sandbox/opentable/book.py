"""What the stand-in holds: tokens, locks, reservations, and which starts are free. Times are Rome's, without zone."""

import threading
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Rome")
TIME_FORM = "%Y-%m-%dT%H:%M"
SITTINGS = ((time(12), time(14, 30)), (time(19), time(22, 30)))
EVERY = timedelta(minutes=30)
DAYS_AHEAD = 60
CAPACITY = 3  # reservations of one start
LOCK_S = 300
NOTICE = timedelta(minutes=15)
FROM_PEOPLE_ON_A_CARD = 6
LARGEST_PARTY = 10
SATURDAY = 5

Reservation = dict[str, Any]


class NoTable(Exception):
    """The start is not free."""


class NotHeld(Exception):
    """The token is of no table that is held."""


@dataclass(frozen=True, slots=True)
class Lock:
    """A table held for a moment."""

    start: datetime
    people: int
    ends_at: datetime


def now() -> datetime:
    return datetime.now(ZONE).replace(tzinfo=None)


def starts_between(first: datetime, last: datetime) -> list[datetime]:
    """Every start from `first` to `last`, both included, full or not."""
    days = [first.date() + timedelta(days=number) for number in range((last.date() - first.date()).days + 1)]
    found = [datetime.combine(day, opening) for day in days for opening in _openings()]
    return [start for start in found if max(first, now() + NOTICE) <= start <= min(last, _horizon())]


def _openings() -> list[time]:
    some_day, found = datetime(2026, 1, 1), []  # noqa: DTZ001 - the times of any day
    for first, last in SITTINGS:
        start = datetime.combine(some_day, first)
        while start.time() <= last:
            found.append(start.time())
            start += EVERY
    return found


def _horizon() -> datetime:
    return now() + timedelta(days=DAYS_AHEAD)


def policy_of(start: datetime, people: int) -> str:
    """What a guest must leave: a card for a large party, a deposit on Saturday at half past eight."""
    if start.weekday() == SATURDAY and start.time() == time(20, 30):
        return "Deposit"
    return "Hold" if people >= FROM_PEOPLE_ON_A_CARD else "None"


class Book:
    """Safe to use from many threads."""

    def __init__(self) -> None:
        self._guard = threading.RLock()
        self._ids = count(2110000001)
        self._tokens: set[str] = set()
        self._locks: dict[str, Lock] = {}
        self._held: dict[str, Reservation] = {}
        self._answers: dict[tuple[str, str], dict[str, Any]] = {}

    def grant(self) -> str:
        """A new access token."""
        token = str(uuid.uuid4())
        with self._guard:
            self._tokens.add(token)
        return token

    def knows(self, token: str | None) -> bool:
        with self._guard:
            return token in self._tokens

    def forget_tokens(self) -> None:
        with self._guard:
            self._tokens.clear()

    def once(self, request: tuple[str, str], make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """What was answered to a request (its X-Request-Id and path) before, else what `make` makes of it now."""
        with self._guard:
            if request not in self._answers:
                self._answers[request] = make()
            return self._answers[request]

    def is_free(self, start: datetime) -> bool:
        with self._guard:
            booked = sum(each["date_time"] == start.strftime(TIME_FORM) for each in self._held.values())
            held = sum(lock.start == start and lock.ends_at > now() for lock in self._locks.values())
            return bool(starts_between(start, start)) and booked + held < CAPACITY

    def lock(self, start: datetime, people: int) -> str:
        """A token for a table. Raises NoTable."""
        with self._guard:
            if not self.is_free(start):
                raise NoTable
            token = f"lock-{uuid.uuid4().hex}"
            self._locks[token] = Lock(start, people, now() + timedelta(seconds=LOCK_S))
            return token

    def release_locks(self) -> None:
        """Every lock runs out now."""
        with self._guard:
            self._locks.clear()

    def reserve(self, token: str, guest: Mapping[str, Any]) -> Reservation:
        """The reservation of the table a token holds, which it does once. Raises NotHeld."""
        with self._guard:
            lock = self._locks.pop(token, None)
            if lock is None or lock.ends_at <= now():
                raise NotHeld
            made = {
                "reservation_id": str(next(self._ids)),
                "party_size": lock.people,
                "date_time": lock.start.strftime(TIME_FORM),
                **guest,
            }
            self._held[made["reservation_id"]] = made
            return dict(made)

    def get(self, reservation_id: str) -> Reservation | None:
        with self._guard:
            found = self._held.get(reservation_id)
            return dict(found) if found else None

    def change(self, reservation_id: str, start: datetime, people: int, special_request: str | None) -> Reservation:
        """Raises NoTable; KeyError for a reservation there is not."""
        with self._guard:
            held = self._held[reservation_id]
            if held["date_time"] != start.strftime(TIME_FORM) and not self.is_free(start):
                raise NoTable
            held |= {"date_time": start.strftime(TIME_FORM), "party_size": people}
            held |= {"special_request": special_request or ""}
            return dict(held)

    def cancel(self, reservation_id: str) -> bool:
        """Whether it was there."""
        with self._guard:
            return self._held.pop(reservation_id, None) is not None

    def of_phone(self, phone: Mapping[str, Any]) -> list[Reservation]:
        return [each for each in self.all() if each["phone"] == phone]

    def all(self) -> list[Reservation]:
        """In order of time."""
        with self._guard:
            return sorted((dict(each) for each in self._held.values()), key=lambda each: str(each["date_time"]))
