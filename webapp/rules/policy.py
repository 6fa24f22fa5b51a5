"""House policy: one rule a function, each asked of one request. RULES holds them in the order they are asked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from webapp.rules.book import Book, first_minute_from
from webapp.rules.decision import Check, Reason
from webapp.rules.hours import day_hours, exists, minute_of, minute_of_day, today
from webapp.rules.house import DayHours, House
from webapp.rules.pacing import Load, fits, load_at


@dataclass(frozen=True, slots=True)
class Request:
    """A party that asks for a table at a local time, with what every rule needs to know about that time."""

    house: House
    book: Book
    day: date
    at: time
    people: int
    start: int  # minute since the epoch
    now: int  # the first minute that is not past
    days_ahead: int
    hours: DayHours
    is_skipped: bool  # the clocks skip this time in spring: no such moment exists


def make_request(house: House, book: Book, day: date, at: time, people: int, now: datetime) -> Request:
    """Raises ValueError when `people` is not a positive int or `at` is not a plain local time in whole minutes."""
    require_people(people)
    if at.second or at.microsecond or at.tzinfo is not None:
        raise ValueError(f"not a local time in whole minutes: {at!r}")
    return Request(
        house,
        book,
        day,
        at,
        people,
        start=minute_of(house.timezone, day, at),
        now=first_minute_from(now),
        days_ahead=(day - today(house, now)).days,
        hours=day_hours(house, day),
        is_skipped=not exists(house.timezone, day, at),
    )


def require_people(people: int) -> None:
    if not isinstance(people, int) or isinstance(people, bool) or people < 1:
        raise ValueError(f"not a number of people: {people!r}")


def past(request: Request) -> Check:
    ahead = request.start - request.now
    return Check(Reason.PAST, ahead >= 0, detail=(("minutes_ahead", ahead),))


def party_too_large(request: Request) -> Check:
    most = request.house.policy.max_people
    detail = (("people", request.people), ("max_people", most))
    return Check(Reason.PARTY_TOO_LARGE, request.people <= most, detail=detail)


def too_far_ahead(request: Request) -> Check:
    most = request.house.policy.max_advance_days
    detail = (("days_ahead", request.days_ahead), ("max_advance_days", most))
    return Check(Reason.TOO_FAR_AHEAD, request.days_ahead <= most, detail=detail)


def closed_day(request: Request) -> Check:
    hours = request.hours
    detail = (("starts", len(hours.starts)), ("closure", hours.closed_because))
    return Check(Reason.CLOSED_DAY, not hours.is_closed or _is_settled_elsewhere(request), detail=detail)


def outside_hours(request: Request) -> Check:
    """A closed day has no hours to be outside of: who waives the one is not asked for the other."""
    passed = request.hours.is_closed or _is_within_hours(request) or _is_settled_elsewhere(request)
    detail = (("time", request.at.isoformat("minutes")), ("hours", _written_hours(request.hours)))
    return Check(Reason.OUTSIDE_HOURS, passed, detail=detail)


def not_a_slot(request: Request) -> Check:
    """Outside the hours there is no grid to be off; a time the clocks skip is a slot nowhere."""
    is_start = any(opening.time == request.at for opening in request.hours.starts)
    is_free = not _is_within_hours(request) or _is_settled_elsewhere(request)
    passed = not request.is_skipped and (is_start or is_free)
    clock = "skipped" if request.is_skipped else "exists"
    slot = request.house.policy.slot_minutes
    detail = (("time", request.at.isoformat("minutes")), ("slot_minutes", slot), ("clock", clock))
    return Check(Reason.NOT_A_SLOT, passed, detail=detail)


def too_soon(request: Request) -> Check:
    least = request.house.policy.min_notice_minutes
    ahead = request.start - request.now
    return Check(Reason.TOO_SOON, ahead >= least, detail=(("minutes_ahead", ahead), ("min_notice_minutes", least)))


def paused(request: Request) -> Check:
    until = request.house.policy.paused_until
    passed = until is None or request.start >= first_minute_from(until)
    return Check(Reason.PAUSED, passed, detail=(("paused_until", until.isoformat() if until else None),))


def pacing_parties(request: Request) -> Check:
    limit = request.house.policy.parties_per_slot
    if limit is None:
        return Check(Reason.PACING_PARTIES, True, detail=(("parties_per_slot", None),))
    parties = _load(request).parties + 1
    detail = (("parties_with_this", parties), ("parties_per_slot", limit))
    return Check(Reason.PACING_PARTIES, fits(limit, parties), detail=detail)


def pacing_covers(request: Request) -> Check:
    limit = request.house.policy.covers_per_slot
    if limit is None:
        return Check(Reason.PACING_COVERS, True, detail=(("covers_per_slot", None),))
    covers = _load(request).covers + request.people
    detail = (("covers_with_this", covers), ("covers_per_slot", limit))
    return Check(Reason.PACING_COVERS, fits(limit, covers), detail=detail)


def elsewhere(request: Request) -> Check:
    """Asked only where another book counts."""
    detail = (("time", request.at.isoformat("minutes")),)
    return Check(Reason.ELSEWHERE, request.book.is_open_elsewhere(request.start), detail=detail)


def _is_settled_elsewhere(request: Request) -> bool:
    """Whether the hours are another book's to say: the house keeps none, and the other one answered."""
    return not request.house.keeps_book and request.book.elsewhere is not None


def _is_within_hours(request: Request) -> bool:
    asked = minute_of_day(request.at)
    return any(first <= asked <= last for first, last in request.hours.spans)


def _written_hours(hours: DayHours) -> str:
    """The shifts as "12:00-14:30, 19:00-25:00": one that began the day before begins at 00:00."""
    return ", ".join(f"{_written(max(first, 0))}-{_written(last)}" for first, last in sorted(hours.spans))


def _written(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _load(request: Request) -> Load:
    return load_at(request.house, request.book.parties, request.day, request.at, request.start)


RULES: tuple[Callable[[Request], Check], ...] = (
    past,
    party_too_large,
    too_far_ahead,
    closed_day,
    outside_hours,
    not_a_slot,
    too_soon,
    paused,
    pacing_parties,
    pacing_covers,
)
