"""Reports of a period."""

import itertools
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection, event

from tests.operations.guest_book import add_booking, place_of
from tests.restaurants import Place, ahead, open_restaurant, post
from tests.statements import counted
from webapp.extensions import db
from webapp.models import Call
from webapp.models.types import utc_now
from webapp.operations import reports
from webapp.operations.reports import InvalidPeriod, Period, Report
from webapp.store import engine
from webapp.store.transaction import read

SUNDAY = date(2026, 11, 22)


@pytest.fixture
def roma(app: Flask, database: str) -> Iterator[Place]:
    opened = open_restaurant(app)
    with app.app_context():
        yield opened


def report(opened: Place, choice: str = "4w") -> Report:
    place = place_of(opened)
    return reports.of_period(place, reports.choose(place.today(), choice))


@pytest.mark.both_databases
def test_covers_channels_and_missed_bookings_are_counted(roma: Place) -> None:
    for days, status, source, people in (
        (-1, "finished", "phone", 4),
        (-1, "confirmed", "phone", 2),
        (-2, "no_show", "web", 3),
        (-3, "cancelled", "phone", 5),
        (-27, "seated", "staff", 1),
        (-28, "finished", "phone", 50),
        (1, "confirmed", "phone", 60),
    ):
        add_booking(roma, None, days, status=status, source=source, people=people)
    made = report(roma)
    assert (made.total.parties, made.total.covers, made.total.cancelled) == (3, 7, 1)
    assert (made.total.no_shows, made.total.due, made.total.no_show_percent) == (1, 4, 25.0)
    assert made.channels == (("phone", 2, 6), ("web", 1, 3), ("staff", 1, 1))
    assert [span.covers for span in made.spans] == [1] + [0] * 25 + [6, 0]


@pytest.mark.both_databases
def test_demand_is_what_was_booked_and_what_was_refused(app: Flask, client: FlaskClient, roma: Place) -> None:
    wish = {"restaurant_id": "roma", "date": ahead(), "time": "20:30", "people": 20}
    answer = post(client, roma, "check_openings", wish)
    assert answer["ok"], answer
    post(client, roma, "check_openings", {**wish, "time": "20:00", "people": 2})
    post(client, roma, "check_openings", {**wish, "time": "17:00", "people": 2})
    app.extensions["tool_call_batches"].flush()
    add_booking(roma, None, -2, at="12:30")
    made = report(roma)
    asked, booked = date.fromisoformat(ahead()), place_of(roma).today() - timedelta(days=2)
    hours = made.heat.hours
    assert hours == tuple(range(12, 21))
    assert made.heat.booked[booked.weekday()][hours.index(12)] == 1
    assert made.heat.refused[asked.weekday()][hours.index(17)] == 1
    assert made.heat.refused[asked.weekday()][hours.index(20)] == 1, "too many people, asked for at half past eight"
    assert (sum(map(sum, made.heat.booked)), sum(map(sum, made.heat.refused))) == (1, 2)
    assert sorted(made.refusals) == [("outside_hours", 1), ("party_too_large", 1)]


@pytest.mark.both_databases
def test_a_day_refused_as_a_whole_is_demand_too(app: Flask, client: FlaskClient, roma: Place) -> None:
    wish = {"restaurant_id": "roma", "date": ahead(), "people": 20}
    post(client, roma, "check_openings", wish)
    post(client, roma, "check_openings", {**wish, "date": ahead(600), "people": 2})
    post(client, roma, "check_openings", {**wish, "people": 2})
    app.extensions["tool_call_batches"].flush()
    made = report(roma)
    assert sorted(made.refusals) == [("party_too_large", 1), ("too_far_ahead", 1)]
    assert made.heat.hours == (), "no time was asked for"


def test_a_year_is_counted_by_indexes_alone(app: Flask, roma: Place) -> None:
    sent: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: object, *_rest: object) -> None:
        sent.append((statement, parameters))

    event.listen(engine.of_tools(), "before_cursor_execute", note)
    report(roma, "12m")
    event.remove(engine.of_tools(), "before_cursor_execute", note)
    booking, tool_call = "ix_booking_restaurant_id_starts_at", "ix_tool_call_"
    for index, column in (
        *((booking, "is_over"), (booking, "weekday")),
        *((f"{tool_call}refused", "week_hour"), (f"{tool_call}question", "was_answered")),
    ):
        asked = next(each for each in sent if column in each[0])
        assert f"USING COVERING INDEX {index}" in plan_of(*asked)


def plan_of(statement: str, parameters: Any) -> str:
    def look(connection: Connection) -> str:
        return str(connection.exec_driver_sql(f"explain query plan {statement}", parameters).all())

    return read(look)


@pytest.mark.both_databases
def test_questions_are_counted_however_they_are_written(app: Flask, client: FlaskClient, roma: Place) -> None:
    for question in ("Avete opzioni senza glutine?", "avete opzioni senza glutine", "Accettate bitcoin?"):
        post(client, roma, "faq", {"restaurant_id": "roma", "question": question})
    app.extensions["tool_call_batches"].flush()
    assert report(roma).questions == (("avete opzioni senza glutine", 2, 2), ("accettate bitcoin", 1, 0))
    assert [sum(counts) for counts in zip(*(each[1:] for each in report(roma).answers), strict=True)] == [2, 0, 1]


def test_another_restaurants_bookings_are_not_counted(app: Flask, roma: Place) -> None:
    add_booking(open_restaurant(app, "milano"), None, -1)
    made = report(roma)
    assert (made.total.parties, made.channels, made.heat.hours, made.total.no_show_percent) == (0, (), (), None)


@pytest.mark.both_databases
def test_calls_are_counted_by_what_came_of_them(app: Flask, roma: Place) -> None:
    now, other = utc_now(), open_restaurant(app, "milano")
    for number, (place, outcome, days, cost) in enumerate((
        (roma, "booked", 0, 120_000), (roma, "booked", 20, None), (roma, "answered", 1, 50_000), (roma, None, 0, None),
        (roma, "booked", 29, 1), (other, "booked", 0, 1),
    )):  # fmt: skip
        told = {"outcome": outcome, "cost_micros": cost, "began_at": now - timedelta(days=days)}
        db.session.add(Call(restaurant_id=place.id, vapi_call_id=f"call-{number}", **told))
    db.session.commit()
    assert report(roma).calls == (("booked", 2, 120_000), ("answered", 1, 50_000))


@pytest.mark.both_databases
@pytest.mark.parametrize("bookings", [0, 40])
def test_a_report_asks_the_database_six_times_whatever_it_holds(roma: Place, bookings: int) -> None:
    for number in range(bookings):
        add_booking(roma, None, -number % 25)
    with counted() as asked:
        report(roma, "12m")
    assert len(asked) == 6


@pytest.mark.parametrize(("choice", "days", "step"), [("4w", 28, "day"), ("3m", 91, "day"), ("12m", 364, "week")])
def test_a_choice_ends_today_and_has_whole_weeks(choice: str, days: int, step: str) -> None:
    period = reports.choose(SUNDAY, choice)
    assert (period.last, period.days, period.step) == (SUNDAY, days, step)


def test_an_unknown_choice_is_four_weeks() -> None:
    assert reports.choose(SUNDAY, "nonsense") == reports.choose(SUNDAY) == reports.choose(SUNDAY, "4w")


@pytest.mark.parametrize(("first", "last", "field", "reason"), [
    (None, SUNDAY, "first", "missing"),
    (SUNDAY, None, "last", "missing"),
    (SUNDAY, SUNDAY - timedelta(days=1), "last", "backwards"),
    (SUNDAY - timedelta(days=2000), SUNDAY, "last", "too_long"),
    (date.min, date.min, "first", "out_of_range"), (SUNDAY, date.max, "last", "out_of_range"),
])  # fmt: skip
def test_own_dates_must_make_sense(first: date | None, last: date | None, field: str, reason: str) -> None:
    with pytest.raises(InvalidPeriod) as refused:
        reports.choose(SUNDAY, "own", first, last)
    assert (refused.value.field, refused.value.reason) == (field, reason)


@pytest.mark.parametrize("step", ["day", "week", "month"])
def test_steps_cover_every_day_once(step: str) -> None:
    period = Period("own", date(2025, 12, 30), date(2026, 3, 2))
    spans = list(period.spans(step))
    assert (spans[0][0], spans[-1][1]) == (period.first, period.last)
    assert all(later[0] - earlier[1] == timedelta(days=1) for earlier, later in itertools.pairwise(spans))
    assert {"day": 63, "week": 10, "month": 4}[step] == len(spans)
