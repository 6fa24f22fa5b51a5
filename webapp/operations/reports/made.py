"""What a period came to: five statements, aggregated by the database, whatever the period."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Row

from webapp.models.booking import SOURCES
from webapp.operations.memberships import Place
from webapp.operations.reports import counts
from webapp.operations.reports.period import Period
from webapp.store.transaction import read

MOST_QUESTIONS = 20
VERDICTS = ("answered", "ambiguous", "none")
WEEKDAYS = 7
CAME = ("arrived", "seated", "finished")


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`: bookings that were not cancelled and not missed, and the people they were for;
    `due` are those whose guests came or should have come, `no_shows` those that did not."""

    first: date
    last: date
    parties: int
    covers: int
    no_shows: int
    due: int
    cancelled: int

    @property
    def no_show_percent(self) -> float | None:
        """None where nobody was due."""
        return round(100 * self.no_shows / self.due, 1) if self.due else None


_COUNTS = attrgetter("parties", "covers", "no_shows", "due", "cancelled")


@dataclass(frozen=True, slots=True)
class Heat:
    """Demand: a row for each weekday, Monday first, with a number for each of `hours` (0 to 23). `booked` counts
    bookings by when they were for, cancelled ones too; `refused` counts requests no table was found for."""

    hours: tuple[int, ...]
    booked: tuple[tuple[int, ...], ...]
    refused: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """`channels` are source, parties, covers; `refusals` reason and how many requests; `questions` the question, how
    often it was asked and how often it was answered; `answers` the first day of each span, and how many of its
    questions were answered, found several answers, or none; `calls` what came of phone calls, how many, and millionths
    of a dollar."""

    period: Period
    total: Span
    spans: tuple[Span, ...]
    rates: tuple[Span, ...]
    channels: tuple[tuple[str, int, int], ...]
    heat: Heat
    refusals: tuple[tuple[str, int], ...]
    questions: tuple[tuple[str, int, int], ...]
    calls: tuple[tuple[str, int, int], ...]
    answers: tuple[tuple[date, int, int, int], ...]


def of_period(place: Place, period: Period) -> Report:
    """The report of a period."""

    def look(connection: Connection) -> Report:
        bookings = counts.bookings(connection, place, period)
        by_day = _by_day(bookings)
        hours = counts.hours(connection, place, period)
        refused = counts.refusals(connection, place, period)
        return Report(
            period=period,
            total=_sum(period.first, period.last, by_day),
            spans=_spans(period, period.step, by_day),
            rates=_spans(period, period.wide_step, by_day),
            channels=_channels(bookings),
            heat=_heat(hours, refused),
            refusals=tuple(_counted((row.reason, row.times) for row in refused)),
            questions=_questions(counts.questions(connection, place, period)),
            calls=_calls(counts.outcomes(connection, place, period)),
            answers=_answers(period, counts.verdicts(connection, place, period)),
        )

    return read(look)


def _by_day(bookings: list[Row[Any]]) -> dict[date, Span]:
    found: dict[date, list[int]] = {}
    for day, status, _source, is_over, parties, covers in map(tuple, bookings):
        counted = found.setdefault(day, [0, 0, 0, 0, 0])  # parties, covers, no_shows, due, cancelled
        if status == "cancelled":
            counted[4] += parties
        elif status == "no_show":
            counted[2] += parties
            counted[3] += parties
        else:
            counted[0] += parties
            counted[1] += covers
            counted[3] += parties if status in CAME or is_over else 0
    return {day: Span(day, day, *counted) for day, counted in found.items()}


def _spans(period: Period, step: str, by_day: dict[date, Span]) -> tuple[Span, ...]:
    return tuple(_sum(first, last, by_day) for first, last in period.spans(step))


def _sum(first: date, last: date, by_day: dict[date, Span]) -> Span:
    """What the days from `first` to `last` came to together."""
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    found = [_COUNTS(by_day[day]) for day in days if day in by_day]
    return Span(first, last, *map(sum, zip(*found, strict=True))) if found else Span(first, last, 0, 0, 0, 0, 0)


def _channels(bookings: list[Row[Any]]) -> tuple[tuple[str, int, int], ...]:
    parties: Counter[str] = Counter()
    covers: Counter[str] = Counter()
    for row in bookings:
        if row.status != "cancelled":
            parties[row.source] += row.parties
            covers[row.source] += row.covers
    used = sorted((source for source in SOURCES if parties[source]), key=lambda source: -parties[source])
    return tuple((source, parties[source], covers[source]) for source in used)


def _heat(booked: list[Row[Any]], refused: list[Row[Any]]) -> Heat:
    def table(rows: list[Row[Any]]) -> Counter[tuple[int, int]]:
        found: Counter[tuple[int, int]] = Counter()
        for row in rows:
            found[(int(row.weekday) + 6) % WEEKDAYS, int(row.hour)] += int(row.times)
        return found

    made, missed = table(booked), Counter[tuple[int, int]]()
    for row in refused:
        if row.week_hour is not None:
            missed[divmod(row.week_hour, 24)] += row.times
    seen = sorted({hour for _, hour in (*made, *missed)})
    hours = tuple(range(seen[0], seen[-1] + 1)) if seen else ()

    def rows(of: Counter[tuple[int, int]]) -> tuple[tuple[int, ...], ...]:
        return tuple(tuple(of[weekday, hour] for hour in hours) for weekday in range(WEEKDAYS))

    return Heat(hours, rows(made), rows(missed))


def _calls(outcomes: list[Row[Any]]) -> tuple[tuple[str, int, int], ...]:
    """The most frequent ones first."""
    often = sorted(outcomes, key=lambda row: (-row.times, row.outcome))
    return tuple((row.outcome, row.times, int(row.cost_micros or 0)) for row in often)


def _counted(pairs: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    found: Counter[str] = Counter()
    for name, times in pairs:
        found[name] += times
    return found.most_common()


def _answers(period: Period, verdicts: list[tuple[date, str, int]]) -> tuple[tuple[date, int, int, int], ...]:
    """None at all where nothing was asked."""
    if not verdicts:
        return ()
    counted: Counter[tuple[date, str]] = Counter()
    firsts = [first for first, _ in period.spans(period.step)]
    for day, verdict, times in verdicts:
        counted[firsts[bisect_right(firsts, day) - 1], verdict] += times
    return tuple((first, *(counted[first, verdict] for verdict in VERDICTS)) for first in firsts)  # type: ignore[misc]


def _questions(asked: list[Row[Any]]) -> tuple[tuple[str, int, int], ...]:
    """The most frequent ones, asked in the same words but for case and the mark at the end."""
    often = sorted(asked, key=lambda row: (-row.times, row.question))[:MOST_QUESTIONS]
    return tuple((row.question, row.times, row.answered) for row in often)
