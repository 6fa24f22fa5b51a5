"""The list of calls: by outcome, by day, by what is typed, a page at a time or all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from webapp.models import Call, Customer
from webapp.operations.call_log.outcomes import OUTCOMES
from webapp.operations.guests import patterns
from webapp.operations.memberships import Place
from webapp.speech.text import Unspeakable, clean
from webapp.store.transaction import read

PER_PAGE = 25
LAST_PAGE = 10_000
AT_ONCE = 500
LONGEST_TEXT = 100
ONE_DAY = timedelta(days=1)
FIRST_DAY = date.min + ONE_DAY  # east of Greenwich the first day of the calendar begins before there is a UTC for it
_call, _guest, _kept = Call.__table__, Customer.__table__, Customer.__table__.alias()
_COLUMNS = ("id", "began_at", "ended_at", "caller", "direction", "outcome", "ended_reason", "cost_micros", "summary")
_name = func.coalesce(_kept.c.name, _guest.c.name, "")
_SELECT = (
    select(*(_call.c[name] for name in _COLUMNS), _name.label("guest"))
    .outerjoin_from(
        _call, _guest, and_(_guest.c.restaurant_id == _call.c.restaurant_id, _guest.c.phone == _call.c.caller)
    )
    .outerjoin(_kept, _kept.c.id == _guest.c.merged_into_id)
    .order_by(_call.c.began_at.desc(), _call.c.id.desc())
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A call in a list; `guest` is the name known for its number, or empty."""

    id: str
    began_at: datetime
    ended_at: datetime | None
    caller: str | None
    direction: str | None
    outcome: str | None
    ended_reason: str | None
    cost_micros: int | None
    summary: str | None
    guest: str

    @property
    def seconds(self) -> int | None:
        """How long it lasted; None while it lasts or where nobody knows."""
        return None if self.ended_at is None else max(0, round((self.ended_at - self.began_at).total_seconds()))


@dataclass(frozen=True, slots=True)
class Wish:
    """Which calls: of one outcome, between two days of the restaurant's clock, with a text in who or what it was."""

    outcome: str | None = None
    first: date | None = None
    last: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One page of calls, the latest first."""

    calls: tuple[Listed, ...]
    page: int
    has_more: bool


def find(place: Place, wish: Wish, page: int = 1) -> Found:
    """A page of the calls wished for."""
    page = min(max(1, page), LAST_PAGE)

    def look(connection: Connection) -> Found:
        query = _query(place, wish, connection.dialect.name).limit(PER_PAGE + 1).offset((page - 1) * PER_PAGE)
        rows = [Listed(*row) for row in connection.execute(query)]
        return Found(tuple(rows[:PER_PAGE]), page, len(rows) > PER_PAGE)

    return read(look)


def each(place: Place, wish: Wish) -> Iterator[Listed]:
    """All of them, some hundred at a time: a call that comes meanwhile is left out."""
    before: tuple[datetime, str] | None = None
    while True:
        rows = read(lambda connection, at=before: _some(connection, place, wish, at))  # type: ignore[misc]
        yield from rows
        if len(rows) < AT_ONCE:
            return
        before = rows[-1].began_at, rows[-1].id


def _some(connection: Connection, place: Place, wish: Wish, before: tuple[datetime, str] | None) -> list[Listed]:
    query = _query(place, wish, connection.dialect.name).limit(AT_ONCE)
    if before is not None:
        began_at, row_id = before
        is_earlier = or_(_call.c.began_at < began_at, and_(_call.c.began_at == began_at, _call.c.id < row_id))
        query = query.where(_call.c.began_at <= began_at, is_earlier)
    return [Listed(*row) for row in connection.execute(query)]


def _query(place: Place, wish: Wish, dialect: str) -> Select[Any]:
    query = _SELECT.where(_call.c.restaurant_id == place.id)
    if wish.outcome in OUTCOMES:
        query = query.where(_call.c.outcome == wish.outcome)
    zone = ZoneInfo(place.timezone)
    if wish.first is not None:
        query = query.where(_call.c.began_at >= datetime.combine(max(wish.first, FIRST_DAY), time.min, zone))
    if wish.last is not None and wish.last < date.max:
        query = query.where(_call.c.began_at < datetime.combine(max(wish.last, FIRST_DAY) + ONE_DAY, time.min, zone))
    matches = _matches(wish.text, dialect)
    return query if matches is None else query.where(matches)


def _matches(typed: str, dialect: str) -> ColumnElement[bool] | None:
    """Digits are looked for in the number, words in the guest's name and in the summary."""
    try:
        text = clean(typed[:LONGEST_TEXT])
    except Unspeakable:
        return _call.c.id.is_(None)
    if not text:
        return None
    if digits := patterns.digits(text):
        return _call.c.caller.contains(digits, autoescape=True)
    said = _call.c.summary.icontains(text, autoescape=True)
    words = patterns.words(text)
    return or_(said, patterns.name_has(dialect, _guest.c.name, words)) if words else said
