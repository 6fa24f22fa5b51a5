"""Is there a table? Voice, web and staff all ask here, so that they never disagree."""

from collections.abc import Iterable, Set
from datetime import date, datetime, time

from webapp.rules.book import Book, first_minute_from
from webapp.rules.decision import PHYSICAL, Check, Decision, Opening, Reason
from webapp.rules.hours import last_bookable_day, starts_of
from webapp.rules.house import House
from webapp.rules.pacing import has_room
from webapp.rules.policy import RULES, Request, elsewhere, make_request, require_people
from webapp.rules.seating import Way, best_way, free_starts, ways_to_seat


def openings(
    house: House, book: Book, day: date, people: int, now: datetime, area: str | None = None
) -> tuple[Opening, ...]:
    """The starts on `day` that `decide` accepts from a caller, soonest first.

    `now` is aware, `area` in any case. The book covers `window(house, day)`. Raises ValueError when `people` is not a
    positive int.
    """
    starts = allowed_starts(house, book, day, people, now)
    if book.elsewhere is not None:
        starts = tuple(opening for opening in starts if book.is_open_elsewhere(opening.minute))
    if not house.keeps_book:
        return tuple(opening for opening in starts if has_room(house, book.parties, opening, people))
    ways = ways_to_seat(house, people, area) if starts else ()
    if not ways:
        return ()
    begins = starts[0].minute
    wanted = sum(1 << opening.minute - begins for opening in starts)
    free = free_starts(book, ways, wanted, begins, house.turn_minutes(people) + house.policy.buffer_minutes)
    seated = starts if free == wanted else [opening for opening in starts if free >> opening.minute - begins & 1]
    return tuple(opening for opening in seated if has_room(house, book.parties, opening, people))


def allowed_starts(house: House, book: Book, day: date, people: int, now: datetime) -> tuple[Opening, ...]:
    """The starts on `day` that the policy allows a caller, whoever holds which table. Raises as `openings`."""
    require_people(people)
    policy = house.policy
    if people > policy.max_people or day > last_bookable_day(house, now):
        return ()
    earliest = first_minute_from(now) + policy.min_notice_minutes
    if policy.paused_until is not None:
        earliest = max(earliest, first_minute_from(policy.paused_until))
    starts = starts_of(house, book, day)
    if starts and starts[0].minute >= earliest:
        return starts
    return tuple(opening for opening in starts if opening.minute >= earliest)


def decide(
    house: House,
    book: Book,
    day: date,
    at: time,
    people: int,
    now: datetime,
    *,
    waive: Set[Reason] = frozenset(),
    area: str | None = None,
    prefer: Iterable[int] = (),
    turn_minutes: int | None = None,
    without_table: bool = False,
) -> Decision:
    """One request, asked of every rule in order until one refuses it; alternatives are left to the caller.

    `waive` is the policy a member of staff overrides knowingly; a time the clocks skip stays NOT_A_SLOT. `prefer` are
    the tables a moved booking holds now, kept where they still fit. `turn_minutes` is another stay than the house's;
    `without_table` (staff) books with no table yet. The book covers `window(house, day, turn_minutes)`.
    Raises ValueError when NO_TABLE is waived, or for people, a time or a stay that is none.
    """
    if waive & PHYSICAL:
        raise ValueError("no_table can't be waived: a table holds one party")
    request = make_request(house, book, day, at, people, now)
    turn = _turn(house, people, turn_minutes)
    checks = _ask(request, waive)
    way: Way = ()
    if house.keeps_book and not without_table and not _refuses(checks[-1]):
        ways = ways_to_seat(house, people, area)
        way = best_way(book, ways, request.start, turn + house.policy.buffer_minutes, prefer) or ()
        checks.append(_table_check(house, ways, way))
    return _decision(request, checks, turn, way)


def may_change(house: House, start_minute: int, now: datetime) -> Check:
    """Whether a caller may still change or cancel what starts at `start_minute`; the rule is CUTOFF."""
    least = house.policy.cancel_cutoff_minutes
    ahead = start_minute - first_minute_from(now)
    detail = (("minutes_ahead", ahead), ("cancel_cutoff_minutes", least))
    return Check(Reason.CUTOFF, ahead >= least, detail=detail)


def _turn(house: House, people: int, turn_minutes: int | None) -> int:
    if turn_minutes is None:
        return house.turn_minutes(people)
    if turn_minutes < 1:
        raise ValueError(f"not a stay in minutes: {turn_minutes!r}")
    return turn_minutes


def _ask(request: Request, waive: Set[Reason]) -> list[Check]:
    """The checks made, the last of them the first that refuses."""
    waivable = waive - {Reason.NOT_A_SLOT} if request.is_skipped else waive
    checks = []
    for rule in RULES if request.book.elsewhere is None else (*RULES, elsewhere):
        check = rule(request)
        if not check.passed and check.rule in waivable:
            check = check._replace(waived=True)
        checks.append(check)
        if _refuses(check):
            break
    return checks


def _refuses(check: Check) -> bool:
    return not check.passed and not check.waived


def _table_check(house: House, ways: tuple[Way, ...], way: Way) -> Check:
    names = "+".join(house.tables_by_no[table_no].name for table_no in way) or None
    return Check(Reason.NO_TABLE, bool(way), detail=(("fitting", len(ways)), ("table", names)))


def _decision(request: Request, checks: list[Check], turn: int, way: Way) -> Decision:
    waived = tuple(check.rule for check in checks if check.waived)
    said = (request.day, request.at, request.people)
    if _refuses(checks[-1]):
        reason = checks[-1].rule
        because = request.hours.closed_because if reason is Reason.CLOSED_DAY else None
        return Decision(*said, reason, checks=tuple(checks), waived=waived, closed_because=because)
    end = request.start + turn
    held_until = end + request.house.policy.buffer_minutes
    return Decision(*said, None, request.start, end, held_until, way, tuple(checks), waived)
