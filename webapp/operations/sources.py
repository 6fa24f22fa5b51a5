"""What the books of providers leave open: asked outside every transaction, within a deadline, and kept for seconds."""

import time as clock
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from flask import current_app

from integrations.deadline import Deadline
from integrations.errors import ServiceError
from integrations.registry import BOOKING_PROVIDERS
from integrations.vocabulary import BookingProvider
from webapp import rules
from webapp.operations.connections import links
from webapp.rules.hours import shifts_beginning
from webapp.store.snapshots import Serves, Snapshot, Source

CHECK_S = 1.5  # for everything a caller's check asks of providers
KEPT_S = 5.0  # an answer may be used again for so long, but never to confirm
MOST_KEPT = 5_000
AT_ONCE = 4  # sources asked at the same time for one caller
SLACK_S = 0.2  # for an answer that is being read when the deadline comes

Free = frozenset[int]
_kept: dict[tuple[object, ...], tuple[float, Free]] = {}


@dataclass(frozen=True, slots=True)
class Question:
    """What is free for `people` from `first` to `last`? `is_to_confirm` takes no answer of an earlier question."""

    snapshot: Snapshot
    first: date
    last: date
    people: int
    now: datetime
    deadline: Deadline
    is_to_confirm: bool = False


@dataclass(frozen=True, slots=True)
class Outside:
    """The starts that the books of providers leave open from `first` to `last`, in minutes since the epoch; `free` is
    None when none of them answered. `is_unclear`: the one that books did not. `deadline` bounds what is asked further.
    """

    first: date
    last: date
    free: Free | None
    is_unclear: bool = False
    deadline: Deadline | None = None


def blocking(snapshot: Snapshot) -> tuple[Source, ...]:
    """Those that only block: what the one that books leaves open, it says itself when it is asked to book."""
    return tuple(source for source in snapshot.sources if not source.books)


def ask(question: Question, sources: tuple[Source, ...]) -> Outside | None:
    """What these sources leave open; None where there are none to ask, or callers may not book on those days."""
    snapshot = question.snapshot
    first = max(question.first, rules.hours.today(snapshot.house, question.now))
    last = min(question.last, rules.last_bookable_day(snapshot.house, question.now))
    if not sources or first > last:
        return None
    asked = replace(question, first=first, last=last)
    answers = _together([partial(_free_of, asked, each) for each in sources], asked)
    known = [free for free in answers if free is not None]
    is_unclear = any(source.books and free is None for source, free in zip(sources, answers, strict=True))
    free = frozenset.intersection(*known) if known else None
    return Outside(first, last, free, is_unclear, question.deadline)


def of_day(snapshot: Snapshot, day: date, people: int, now: datetime) -> Outside | None:
    """What all sources leave open on one day, for a caller who asks."""
    return ask(Question(snapshot, day, day, people, now, Deadline(CHECK_S)), snapshot.sources)


def days_at_once(snapshot: Snapshot) -> int:
    """How many days each of them tells of in one request."""
    return min(BOOKING_PROVIDERS[source.provider].capabilities.days_at_once for source in snapshot.sources)


def event_type_at(snapshot: Snapshot, source: Source, day: date, at: time, people: int) -> str | None:
    """What serves a party at that time: what is named for the shift, else what is for all of them."""
    fitting = source.event_types(people)
    minute = rules.hours.minute_of_day(at)
    for serves in sorted(fitting, key=lambda serves: serves.shift is None):
        if serves.shift is None or _is_in_shift(snapshot, serves.shift, day, minute):
            return serves.event_type
    return None


def forget() -> None:
    """Keep no answer any longer."""
    _kept.clear()


def _together(asking: list[Callable[[], Free | None]], question: Question) -> list[Free | None]:
    """The answers in order; None for one that did not come in time."""
    if len(asking) == 1:
        return [asking[0]()]
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="sources")
    try:
        asked = [pool.submit(_in_context, app, each) for each in asking]
        wait(asked, timeout=question.deadline.remaining() + SLACK_S)
        return [each.result() if each.done() else None for each in asked]
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _in_context(app: Any, asking: Callable[[], Free | None]) -> Free | None:
    with app.app_context():
        return asking()


def _free_of(question: Question, source: Source) -> Free | None:
    """What one source leaves open; None when it did not answer, or has no say about such a party."""
    fitting = source.event_types(question.people)
    if not fitting:
        return frozenset() if source.books else None
    try:
        found = [_of_shift(question.snapshot, each, _starts(question, source, each)) for each in fitting]
    except ServiceError:
        return None
    return frozenset().union(*found)


def _starts(question: Question, source: Source, serves: Serves) -> Free:
    takes_people = BOOKING_PROVIDERS[source.provider].capabilities.takes_people
    snapshot, people = question.snapshot, question.people
    about = (serves.event_type, people if takes_people else None, question.first, question.last)
    key = (source.connection_id, snapshot.version, *about)
    kept = _kept.get(key)
    if kept is not None and clock.monotonic() < kept[0] and not question.is_to_confirm:
        return kept[1]
    zone = snapshot.house.timezone
    since = max(datetime.combine(question.first, time.min, zone), question.now)
    until = datetime.combine(question.last + timedelta(days=1), time.min, zone)

    def look(client: BookingProvider) -> Free:
        slots = client.availability(serves.event_type, since, until, people)
        return frozenset(rules.to_minute(slot.start) for slot in slots)

    free = links.call(snapshot.id, source.connection_id, question.deadline, look)
    if len(_kept) >= MOST_KEPT:
        _kept.clear()
    _kept[key] = (clock.monotonic() + KEPT_S, free)
    return free


def _of_shift(snapshot: Snapshot, serves: Serves, starts: Iterable[int]) -> Free:
    if serves.shift is None:
        return frozenset(starts)
    zone = snapshot.house.timezone
    local = {minute: rules.from_minute(minute).astimezone(zone) for minute in starts}
    return frozenset(
        minute
        for minute, at in local.items()
        if _is_in_shift(snapshot, serves.shift, at.date(), rules.hours.minute_of_day(at.time()))
    )


def _is_in_shift(snapshot: Snapshot, name: str, day: date, minute: int) -> bool:
    """Whether a minute of `day` lies in the shift of that name, which may have begun the day before."""
    house = snapshot.house
    yesterday = day - timedelta(days=1)
    own = [shift for shift in shifts_beginning(house, day) if shift.name == name]
    late = [shift for shift in shifts_beginning(house, yesterday) if shift.name == name]
    return any(shift.first_seating <= minute <= shift.last_seating for shift in own) or any(
        shift.first_seating <= minute + rules.house.MINUTES_PER_DAY <= shift.last_seating for shift in late
    )
