"""The same engine as the phone's, asked with the strength of staff: physical rules bind, house policy can be waived."""

from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sqlalchemy import Connection

from webapp import rules
from webapp.operations import openings
from webapp.operations.bookings.staff.refusals import FreeNow, Refused
from webapp.rules import PHYSICAL, Book, Check, Decision, House, Reason, to_minute
from webapp.rules.seating import blocked_starts, ways_to_seat
from webapp.store import days, sheets
from webapp.store.snapshots import Snapshot

POLICY = frozenset(Reason) - PHYSICAL - {Reason.CUTOFF}  # what staff may waive; the cut-off never binds them
SHORTEST_STAY = 20  # minutes: less than a coffee is no offer
MOST_EARLY = 360  # minutes before its start at which a party may sit down
ABOUT_WHEN = frozenset(
    {
        *(Reason.PAST, Reason.TOO_SOON, Reason.TOO_FAR_AHEAD, Reason.CLOSED_DAY),
        *(Reason.OUTSIDE_HOURS, Reason.NOT_A_SLOT, Reason.PAUSED),
    }
)
ABOUT_HOW_MANY = frozenset({Reason.PARTY_TOO_LARGE, Reason.PACING_COVERS, Reason.PACING_PARTIES})


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of the rules. `table_nos` chosen by hand, () for no table yet, None for the best fit, keeping the
    tables of `keep` where they still do; `without` is the booking that is being moved, `is_seated` that its party sits
    down or sits already."""

    day: date
    at: time
    people: int
    table_nos: tuple[int, ...] | None = None
    stay_minutes: int | None = None
    area: str | None = None
    keep: tuple[int, ...] = ()
    without: str | None = None
    is_seated: bool = False


def held_from(start: int, until: int, is_seated: bool, now: int) -> int:
    """The minute from which tables that are given until `until` are held: the start; now for a party that sits, and for
    one that is late, since nobody can be given what is past."""
    if is_seated and start - now <= MOST_EARLY:
        return min(now, until - 1)
    return now if start < now < until else start


def decide(connection: Connection, snapshot: Snapshot, wish: Wish, now: datetime, waive: Set[Reason]) -> Decision:
    """The decision that accepts. Raises `Refused`, naming every house rule that would have to be waived."""
    house = snapshot.house
    since, until = rules.window(house, wish.day, wish.stay_minutes)
    book = days.read_book(
        connection, snapshot.id, house, (since - MOST_EARLY if wish.is_seated else since, until), wish.without
    )
    decision = judge(house, book, wish, now)
    needs = tuple(rule for rule in decision.waived if rule not in waive)
    if decision.is_accepted and not needs:
        return decision
    refused = replace(
        decision,
        reason=decision.reason or needs[0],
        checks=tuple(check._replace(waived=False) if check.rule in needs else check for check in decision.checks),
        waived=tuple(rule for rule in decision.waived if rule in waive),
    )
    raise Refused(refused, needs)


def explain(connection: Connection, snapshot: Snapshot, wish: Wish, now: datetime, refused: Refused) -> None:
    """Add what could be had instead, who is in the way, and the tables that are free for a while."""
    house = snapshot.house
    generous = replace(
        house.policy, min_notice_minutes=0, paused_until=None, max_people=max(house.policy.max_people, wish.people)
    )
    lenient = replace(snapshot, house=replace(house, policy=generous), house_book=True)
    refused.decision = openings.alternatives(connection, lenient, refused.decision, now, wish.area, wish.without)
    if refused.decision.reason is not Reason.NO_TABLE:
        return
    start = rules.hours.minute_of(house.timezone, wish.day, wish.at)
    stay = wish.stay_minutes or house.turn_minutes(wish.people)
    until = start + stay + house.policy.buffer_minutes
    fitting = {no for way in ways_to_seat(house, wish.people, wish.area) for no in way}
    asked = wish.table_nos or fitting
    since = held_from(start, until, wish.is_seated, to_minute(now))
    busy = sheets.holders(connection, snapshot.id, house.tables_by_no, since, until, wish.without)
    refused.in_the_way = tuple(holder for holder in busy if holder.table_no in asked)
    refused.free_now = tuple(_free_for_a_while(house, wish.people, busy, since, until))


def _free_for_a_while(
    house: House, people: int, busy: tuple[sheets.Holder, ...], start: int, until: int
) -> list[FreeNow]:
    """Longest first, the smallest first of those; large tables too, which are not given to few people unasked."""
    buffer = house.policy.buffer_minutes
    found = []
    for table in sorted(house.tables, key=lambda table: table.seats_max):
        ends = min([until, *(holder.start for holder in busy if holder.table_no == table.no)]) - buffer
        if table.seats_max >= people and ends - start >= SHORTEST_STAY:
            found.append(FreeNow(table.no, ends))
    return sorted(found, key=lambda free: -free.until)


def judge(house: House, book: Book, wish: Wish, now: datetime) -> Decision:
    """What is decided when no house rule binds; `waived` are the rules that would have refused."""
    for chosen in [wish.table_nos] if wish.table_nos is not None else [wish.keep] if wish.keep else []:
        decision = _ask(house, book, wish, now, without_table=True)
        if chosen and decision.is_accepted:
            decision = _at_tables(house, book, decision, chosen, wish.is_seated, now)
        if decision.is_accepted or wish.table_nos is not None:
            return decision
    decision = _ask(house, book, wish, now)
    if wish.is_seated and decision.is_accepted:
        return _at_tables(house, book, decision, decision.table_nos, wish.is_seated, now)
    return decision


def _ask(house: House, book: Book, wish: Wish, now: datetime, without_table: bool = False) -> Decision:
    return rules.decide(
        house,
        book,
        wish.day,
        wish.at,
        wish.people,
        now,
        waive=POLICY,
        area=wish.area,
        turn_minutes=wish.stay_minutes,
        without_table=without_table,
    )


def _at_tables(
    house: House, book: Book, decision: Decision, table_nos: tuple[int, ...], is_seated: bool, now: datetime
) -> Decision:
    """The decision for tables chosen by hand: they must be free and have the seats. How few people sit there, and which
    tables are pushed together, is for whoever stands beside them."""
    if decision.start is None or decision.held_until is None:
        raise ValueError("an accepted decision has its times")
    since = held_from(decision.start, decision.held_until, is_seated, to_minute(now))
    is_free = not blocked_starts(book, table_nos, since, 1, decision.held_until - since)
    seats = _seats(house, table_nos)
    names = "+".join(house.tables_by_no[no].name for no in table_nos)
    detail = (("table", names), ("seats", seats), ("people", decision.people), ("free", is_free))
    check = Check(Reason.NO_TABLE, is_free and decision.people <= seats, detail=detail)
    checks = (*decision.checks, check)
    if not check.passed:
        return replace(decision, reason=Reason.NO_TABLE, checks=checks)
    return replace(decision, table_nos=table_nos, checks=checks)


def _seats(house: House, table_nos: tuple[int, ...]) -> int:
    together = [joined.seats_max for joined in house.combinations if set(joined.table_nos) == set(table_nos)]
    return max([sum(house.tables_by_no[no].seats_max for no in table_nos), *together])
