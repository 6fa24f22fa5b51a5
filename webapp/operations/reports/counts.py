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
    Text,
    Time,
    bindparam,
    case,
    cast,
    extract,
    func,
    or_,
    select,
    type_coerce,
)

from webapp.models import Booking, ToolCall
from webapp.operations.memberships import Place
from webapp.operations.reports.period import Period
from webapp.rules.book import to_minute

REFUSED = '"accepted":false'  # as the log writes it: far quicker to look for than to read each decision
_booking, _call = Booking.__table__, ToolCall.__table__
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


def bookings(connection: Connection, place: Place, period: Period) -> list[Row[Any]]:
    """Parties and covers by day, status, source, and whether a confirmed one is over."""
    return list(connection.execute(_BOOKINGS, {**_span(place, period), "now": to_minute(place.now())}))


def hours(connection: Connection, place: Place, period: Period) -> list[Row[Any]]:
    """How many bookings by weekday (Sunday is 0) and hour they were for."""
    return list(connection.execute(_HOURS[connection.dialect.name], _span(place, period)))


def calls(connection: Connection, place: Place, period: Period) -> list[Row[Any]]:
    """What phone and JSON door were asked in the period: by reason, weekday and hour, how many requests were refused;
    by question, how often it was asked and answered. A caller who asks for the same again is counted once."""
    moments = {name: _midnight(place, day) for name, day in (("since", period.first), ("until", _after(period)))}
    keys = {"restaurant_id": place.id, **moments}
    return list(connection.execute(_CALLS[connection.dialect.name], keys))


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
    weekday, hour = _weekday(dialect, _booking.c.day), _hour(dialect, _booking.c.time)
    query = select(weekday.label("weekday"), hour.label("hour"), func.count().label("times"))
    return query.where(*_PERIOD).group_by(weekday, hour)


def _by_call(dialect: str) -> Select[Any]:
    decision, is_question = _call.c.decision, _call.c.tool == "faq"
    reason = decision["reason"].as_string()
    weekday, hour = _weekday(dialect, decision["day"].as_string()), _hour(dialect, decision["time"].as_string())
    question = case((is_question, func.lower(_call.c.arguments["question"].as_string())))
    has_answer = case((is_question & _call.c.answer["answer"].as_string().is_not(None), 1), else_=0)
    columns = (
        reason.label("reason"),
        weekday.label("weekday"),
        hour.label("hour"),
        question.label("question"),
        func.count(func.coalesce(_call.c.call_id, cast(_call.c.id, String)).distinct()).label("times"),
        func.sum(has_answer).label("answered"),
    )
    return (
        select(*columns)
        .where(
            _call.c.restaurant_id == bindparam("restaurant_id"),
            _call.c.started_at >= bindparam("since"),
            _call.c.started_at < bindparam("until"),
            _call.c.door != "test",
            _call.c.booking_id.is_(None),
            or_(is_question, cast(decision, Text).contains(REFUSED)),
        )
        .group_by("reason", "weekday", "hour", "question")
    )


_HOURS = {dialect: _by_hour(dialect) for dialect in ("sqlite", "postgresql")}
_CALLS = {dialect: _by_call(dialect) for dialect in ("sqlite", "postgresql")}
