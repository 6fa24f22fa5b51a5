"""What is free on a day, and what could be had instead of what is not."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice

from sqlalchemy import Connection

from integrations.deadline import Deadline
from webapp import rules
from webapp.operations import sources
from webapp.operations.refusals import Refusal
from webapp.operations.sources import CHECK_S, Outside, Question
from webapp.rules import Book, Decision, Opening, Reason
from webapp.store import days
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import read

HOPELESS = frozenset({Reason.PARTY_TOO_LARGE})  # no other time would do
READ_AHEAD_DAYS = 14
DAYS_FURTHER = 6  # as many days more as are looked at


@dataclass(frozen=True, slots=True)
class Openings:
    """The starts of a day that can be booked; when there are none, `reason` is why, and `later` the first openings of
    the next days. `requested` decides about the time that was asked for, with its alternatives; a day refused as a
    whole has that time in `at` instead."""

    day: date
    people: int
    openings: tuple[Opening, ...]
    reason: Reason | None = None
    closed_because: str | None = None
    last_day: date | None = None  # the last bookable one, when `day` lies beyond it
    requested: Decision | None = None
    later: tuple[Opening, ...] = ()
    at: time | None = None
    is_unclear: bool = False  # the provider that books did not answer: what is booked now is to be confirmed

    @property
    def is_closed(self) -> bool:
        return self.reason is Reason.CLOSED_DAY

    @property
    def is_refusal(self) -> bool:
        """Whether there is reason to offer something else."""
        return not self.openings or (self.requested is not None and not self.requested.is_accepted)


def check(
    connection: Connection,
    snapshot: Snapshot,
    day: date,
    people: int,
    now: datetime,
    at: time | None = None,
    area: str | None = None,
    outside: Outside | None = None,
) -> Openings:
    """What `people` can book on `day`. Raises `Refusal` NOT_SUPPORTED when callers can't be given a table at all.

    `outside` is what the books of providers leave open, of `day` at least; where alternatives are on other days, of
    those it covers."""
    if not snapshot.can_be_booked:
        raise Refusal("NOT_SUPPORTED", line="no_phone_booking")
    house = snapshot.callers_house
    if refused := beyond(snapshot, day, people, now, at):
        return refused
    asked = _Asked(connection, snapshot, now, area, None, outside)
    book = asked.book_of(day)
    starts = rules.openings(house, book, day, people, now, area)
    requested = None
    if at is not None:
        requested = rules.decide(house, book, day, at, people, now, area=area)
        if not requested.is_accepted:
            requested = replace(requested, alternatives=asked.instead(book, requested))
    is_unclear = outside is not None and outside.is_unclear
    if starts:
        return Openings(day, people, starts, requested=requested, is_unclear=is_unclear)
    hours = rules.starts_of(house, book, day)
    reason = _why_none(house, book, day, people, now, area) if hours else _why_no_hours(house, book)
    later = requested.alternatives if requested else asked.later(day, people)
    because = rules.day_hours(house, day).closed_because if reason is Reason.CLOSED_DAY else None
    return Openings(day, people, (), reason, because, requested=requested, later=later, is_unclear=is_unclear)


def check_further(
    snapshot: Snapshot,
    found: Openings,
    now: datetime,
    area: str | None,
    outside: Outside,
) -> Openings:
    """What was found, where that is a refusal, with what other books leave open on the days after: they are only asked
    when there is something to refuse."""
    wider = _further(snapshot, found.day, found.people, now, outside.deadline, outside)
    if wider is None or wider.free is None:
        return found
    at = found.requested.time if found.requested else None
    return read(lambda connection: check(connection, snapshot, found.day, found.people, now, at, area, wider))


def explained(
    snapshot: Snapshot,
    refused: Decision,
    now: datetime,
    deadline: Deadline,
    area: str | None = None,
    without: str | None = None,
) -> Decision:
    """The refused decision with what could be booked instead, in all books that count."""
    outside = None
    if snapshot.sources and refused.reason not in HOPELESS:
        outside = _further(snapshot, refused.day, refused.people, now, deadline, None)
    return read(lambda connection: alternatives(connection, snapshot, refused, now, area, without, outside))


def _further(
    snapshot: Snapshot, day: date, people: int, now: datetime, deadline: Deadline | None, known: Outside | None
) -> Outside | None:
    """What other books leave open on a day, where that is not `known`, and further on: a request to each for either."""
    deadline = deadline or Deadline(CHECK_S)
    found = [known] if known is not None and known.free is not None else []
    for first, last in _spans(snapshot, day, is_known=bool(found)):
        answer = sources.ask(Question(snapshot, first, last, people, now, deadline), snapshot.sources)
        found += [answer] if answer is not None else []
    told = [each.free for each in found if each.free is not None]
    if not found:
        return None
    free = frozenset[int]().union(*told) if told else None
    return Outside(found[0].first, found[-1].last, free, any(each.is_unclear for each in found), deadline)


def _spans(snapshot: Snapshot, day: date, is_known: bool) -> list[tuple[date, date]]:
    """Days asked about together: a week where providers tell of one in one request, else the next that is open, too."""
    further = [day + timedelta(days=1 + number) for number in range(min(DAYS_FURTHER, (date.max - day).days))]
    if sources.days_at_once(snapshot) > DAYS_FURTHER:
        days = further if is_known else [day, *further]
        return [(days[0], days[-1])] if days else []
    house = snapshot.callers_house
    is_open = (each for each in further if not house.keeps_book or rules.day_hours(house, each).starts)
    return [(each, each) for each in ([] if is_known else [day]) + list(islice(is_open, 1))]


def alternatives(
    connection: Connection,
    snapshot: Snapshot,
    refused: Decision,
    now: datetime,
    area: str | None = None,
    without: str | None = None,
    outside: Outside | None = None,
) -> Decision:
    """The refused decision with what could be booked instead; `without` is the booking that is being moved."""
    if refused.reason in HOPELESS:
        return refused
    asked = _Asked(connection, snapshot, now, area, without, outside)
    return replace(refused, alternatives=asked.instead(asked.book_of(refused.day), refused))


def book_of(
    connection: Connection,
    snapshot: Snapshot,
    day: date,
    now: datetime,
    without: str | None = None,
    outside: Outside | None = None,
) -> Book:
    """The book around `day`, leaving out the booking `without`; empty for a day too far ahead to be asked about."""
    return _Asked(connection, snapshot, now, None, without, outside).book_of(day)


def trusting(snapshot: Snapshot, day: date, at: time, outside: Outside | None) -> Outside | None:
    """What other books leave open, with this one start where they are yet to be asked and the house keeps no book."""
    if snapshot.keeps_book or (outside is not None and outside.free is not None):
        return outside
    start = rules.hours.minute_of(snapshot.house.timezone, day, at)
    return Outside(day, day, frozenset({start}))


def beyond(snapshot: Snapshot, day: date, people: int, now: datetime, at: time | None) -> Openings | None:
    """What needs no look at any book: a party nobody can seat by phone, a day too far ahead."""
    if people > snapshot.policy.max_people:
        return Openings(day, people, (), Reason.PARTY_TOO_LARGE, at=at)
    last_day = rules.last_bookable_day(snapshot.house, now)
    if day > last_day:
        return Openings(day, people, (), Reason.TOO_FAR_AHEAD, last_day=last_day, at=at)
    return None


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question to the book; `without` is the booking that is being moved."""

    connection: Connection
    snapshot: Snapshot
    now: datetime
    area: str | None
    without: str | None
    outside: Outside | None

    def book_of(self, day: date) -> Book:
        """Empty for a day too far ahead to be asked about."""
        house = self.snapshot.callers_house
        if day > rules.last_bookable_day(house, self.now):
            return Book.of([])
        return self._read(rules.window(house, day))

    def instead(self, book: Book, refused: Decision) -> tuple[Opening, ...]:
        if refused.reason in HOPELESS or refused.reason is Reason.TOO_FAR_AHEAD:
            return ()
        house, people = self.snapshot.callers_house, refused.people
        same_day = rules.same_day_alternatives(house, book, refused.day, refused.time, people, self.now, self.area)
        return same_day + self.later(refused.day, people)

    def later(self, day: date, people: int) -> tuple[Opening, ...]:
        """The first openings of the next two days that have one; the book is read a fortnight at a time."""
        house = self.snapshot.callers_house
        ahead: dict[str, tuple[date, Book]] = {}

        def book_of(wanted: date) -> Book:
            known = ahead.get("span")
            if known is None or wanted > known[0]:
                until = min(wanted + timedelta(days=READ_AHEAD_DAYS), rules.last_bookable_day(house, self.now))
                window = (rules.window(house, wanted)[0], rules.window(house, max(wanted, until))[1])
                ahead["span"] = known = (until, self._read(window))
            return known[1]

        return rules.next_openings(house, book_of, day, people, self.now, self.area)

    def _read(self, window: tuple[int, int]) -> Book:
        snapshot, free = self.snapshot, self.outside.free if self.outside else None
        book = days.read_book(self.connection, snapshot.id, snapshot.callers_house, window, self.without)
        return book if free is None else Book.of(book.holds, book.parties, free)


def _why_no_hours(house: rules.House, book: Book) -> Reason:
    """A day without a start: closed, or full in the books of others where those alone say."""
    return Reason.CLOSED_DAY if house.keeps_book or book.elsewhere is None else Reason.ELSEWHERE


def _why_none(house: rules.House, book: Book, day: date, people: int, now: datetime, area: str | None) -> Reason | None:
    """Why a day with hours has nothing to offer: the reason of its last start, which policy binds least."""
    starts = rules.starts_of(house, book, day)
    return rules.decide(house, book, day, starts[-1].time, people, now, area=area).reason if starts else None
