"""The statements reports are made from. Each walks through the period once."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Row,
    Select,
    String,
    Time,
    bindparam,
    case,
    cast,
    extract,
    func,
    select,
    type_coerce,
)

from webapp.models import Booking, Call, ToolCall
from webapp.operations.memberships import Place
from webapp.operations.reports.period import Period
from webapp.rules.book import to_minute

_booking, _call, _phoned = Booking.__table__, ToolCall.__table__, Call.__table__
_PERIOD = (
    _booking.c.restaurant_id == bindparam("restaurant_id"),
    _booking.c.starts_at >= bindparam("since"),
    _booking.c.starts_at < bindparam("until"),
)
_is_over = (_booking.c.status == "confirmed") & (_booking.c.ends_at <= bindparam("now"))
_BOOKINGS = (
    select(
        _booking.c.day,
        _booking.c.status,
        _booking.c.source,
        _is_over.label("is_over"),
        func.count().label("parties"),
        func.sum(_booking.c.people).label("covers"),
    )
    .where(*_PERIOD)
    .group_by(_booking.c.day, _booking.c.status, _booking.c.source, _is_over)
)
_CALLS = (
    _call.c.restaurant_id == bindparam("restaurant_id"),
    _call.c.started_at >= bindparam("since"),
    _call.c.started_at < bindparam("until"),
)
_times = func.count(_call.c.call_id.distinct()) + func.sum(case((_call.c.call_id.is_(None), 1), else_=0))
_REFUSALS = (
    select(_call.c.reason, _call.c.week_hour, _times.label("times"))
    .where(*_CALLS, _call.c.reason.is_not(None))
    .group_by(_call.c.reason, _call.c.week_hour)
)
_QUESTIONS = (
    select(
        _call.c.question,
        _times.label("times"),
        func.sum(case((_call.c.was_answered, 1), else_=0)).label("answered"),
    )
    .where(*_CALLS, _call.c.question.is_not(None))
    .group_by(_call.c.question)
)
_OUTCOMES = (
    select(_phoned.c.outcome, func.count().label("times"), func.sum(_phoned.c.cost_micros).label("cost_micros"))
    .where(
        _phoned.c.restaurant_id == bindparam("restaurant_id"),
        _phoned.c.outcome.is_not(None),
        _phoned.c.began_at >= bindparam("since"),
        _phoned.c.began_at < bindparam("until"),
    )
    .group_by(_phoned.c.outcome)
)


def _hour_asked(dialect: str) -> ColumnElement[Any]:
    """The hour of a call, of UTC, as text."""
    if dialect == "sqlite":
        return func.substr(type_coerce(_call.c.started_at, String), 1, 13)
    return func.to_char(func.timezone("UTC", _call.c.started_at), "YYYY-MM-DD HH24")


def _by_verdict(dialect: str) -> Select[Any]:
    hour = _hour_asked(dialect).label("hour")
    found = select(hour, _call.c.verdict, _call.c.was_answered, func.count().label("times"))
    return found.where(*_CALLS, _call.c.question.is_not(None)).group_by("hour", _call.c.verdict, _call.c.was_answered)


_VERDICTS = {dialect: _by_verdict(dialect) for dialect in ("sqlite", "postgresql")}


def bookings(connection: Connection, place: Place, period: Period) -> list[Row[Any]]:
    """Parties and covers by day, status, source, and whether a confirmed one is over."""
    return list(connection.execute(_BOOKINGS, {**_span(place, period), "now": to_minute(place.now())}))


def hours(connection: Connection, place: Place, period: Period) -> list[Row[Any]]:
    """How many bookings by weekday (Sunday is 0) and hour they were for."""
    return list(connection.execute(_HOURS[connection.dialect.name], _span(place, period)))


def refusals(connection: Connection, place: Place, period: Period) -> list[Row[Any]]:
    """How many requests of the period the phone and the JSON door refused, by reason and hour of the week (whole hours
    since Monday at midnight; None without a time). A caller who asks for the same again is counted once."""
    return list(connection.execute(_REFUSALS, _moments(place, period)))


def questions(connection: Connection, place: Place, period: Period) -> list[Row[Any]]:
    """What was asked in the period, how often, and how often it was answered; a caller who asks again counts once."""
    return list(connection.execute(_QUESTIONS, _moments(place, period)))


def outcomes(connection: Connection, place: Place, period: Period) -> list[Row[Any]]:
    """What came of the phone calls that began in the period, how many they were and what they cost."""
    return list(connection.execute(_OUTCOMES, _moments(place, period)))


def verdicts(connection: Connection, place: Place, period: Period) -> list[tuple[date, str, int]]:
    """The questions of the period: the day, by the restaurant's clock, whether it was `answered`, `ambiguous` or
    `none`, and how often."""
    rows = connection.execute(_VERDICTS[connection.dialect.name], _moments(place, period))
    return [(_day_of(place, row.hour), _verdict(row), row.times) for row in rows]


def _day_of(place: Place, hour: str) -> date:
    return datetime.fromisoformat(f"{hour}:00+00:00").astimezone(ZoneInfo(place.timezone)).date()


def _verdict(row: Row[Any]) -> str:
    if row.was_answered:
        return "answered"
    return "ambiguous" if row.verdict == "ambiguous" else "none"


def _moments(place: Place, period: Period) -> dict[str, Any]:
    moments = {name: _midnight(place, day) for name, day in (("since", period.first), ("until", _after(period)))}
    return {"restaurant_id": place.id, **moments}


def _span(place: Place, period: Period) -> dict[str, Any]:
    return {
        "restaurant_id": place.id,
        "since": to_minute(_midnight(place, period.first)),
        "until": to_minute(_midnight(place, _after(period))),
    }


def _after(period: Period) -> date:
    return period.last + timedelta(days=1)


def _midnight(place: Place, day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(place.timezone))


def _weekday(dialect: str, day: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.strftime("%w", day) if dialect == "sqlite" else extract("dow", cast(day, Date))


def _hour(dialect: str, at: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.substr(type_coerce(at, String), 1, 2) if dialect == "sqlite" else extract("hour", cast(at, Time))


def _by_hour(dialect: str) -> Select[Any]:
    """Starts first, in the order of their index: weekday and hour are worked out once for all who start together."""
    day, time, times = func.min(_booking.c.day), func.min(_booking.c.time), func.count()
    starts = select(day.label("day"), time.label("time"), times.label("times"))
    each = starts.where(*_PERIOD).group_by(_booking.c.starts_at).subquery()
    weekday, hour = _weekday(dialect, each.c.day).label("weekday"), _hour(dialect, each.c.time).label("hour")
    return select(weekday, hour, func.sum(each.c.times).label("times")).group_by(weekday, hour)


_HOURS = {dialect: _by_hour(dialect) for dialect in ("sqlite", "postgresql")}
