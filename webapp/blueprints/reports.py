"""Reports: plots of a period, each as a table and as a file too."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import Blueprint, Response, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import NotFound

from webapp import formats
from webapp.forms.calls import OUTCOMES
from webapp.forms.typed import typed_date
from webapp.languages import language
from webapp.operations import reports, transfers
from webapp.operations.reports import InvalidPeriod, Period, Report
from webapp.security import needs

bp = Blueprint("reports", __name__, url_prefix="/r/<slug>/reports")
CHOICES = {
    "4w": _l("Last 4 weeks"),
    "3m": _l("Last 3 months"),
    "12m": _l("Last 12 months"),
    "own": _l("Own dates"),
}
SOURCES = {
    "phone": _l("Phone assistant"),
    "web": _l("Website"),
    "staff": _l("Staff"),
    "provider": _l("Connected service"),
    "api": _l("Other programs"),
}
REASONS = {
    "closed_day": _l("Closed that day"),
    "outside_hours": _l("Outside the hours"),
    "past": _l("Already gone by"),
    "too_soon": _l("Too soon"),
    "too_far_ahead": _l("Too far ahead"),
    "party_too_large": _l("Party too large"),
    "not_a_slot": _l("Not a bookable time"),
    "no_table": _l("No table left"),
    "pacing_covers": _l("Too many guests at that time"),
    "pacing_parties": _l("Too many bookings at that time"),
    "paused": _l("Bookings paused"),
    "elsewhere": _l("Taken in the provider's book"),
    "cutoff": _l("Too late to change"),
}
WHY = {
    "missing": _l("Please fill this in."),
    "out_of_range": _l("Not a year one can report on."),
    "backwards": _l("The last day comes before the first."),
    "too_long": _l("At most five years at a time."),
}
MILLION = 1_000_000
Rows = list[list[Any]]


@bp.get("/")
@needs("manager")
def index() -> ResponseReturnValue:
    """All reports of the period chosen."""
    try:
        period, problem = _period(), None
    except InvalidPeriod as refused:
        period, problem = reports.choose(g.place.today()), refused
    report = reports.of_period(g.place, period)
    chosen = reports.CHOICES[-1] if problem else period.choice
    values = {"problem": problem, "why": WHY, "chosen": chosen, "choices": CHOICES, "tables": _tables(report)}
    body = render_template("reports/index.html", report=report, period=period, span=_span_name, **values)
    return body, 422 if problem else 200


@bp.get("/<report>.csv")
@needs("manager")
def table(report: str) -> ResponseReturnValue:
    """One of them as a file for spreadsheets."""
    try:
        made = reports.of_period(g.place, _period())
    except InvalidPeriod:
        raise NotFound from None
    rows = _FILES.get(report)
    if rows is None:
        raise NotFound
    name = f"{report}-{made.period.first}-{made.period.last}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(transfers.encode(rows(made), language()), mimetype="text/csv", headers=headers)


def _period() -> Period:
    first, last = typed_date(request.args, "first"), typed_date(request.args, "last")
    return reports.choose(g.place.today(), request.args.get("period"), first, last)


def _tables(report: Report) -> dict[str, Any]:
    """What the plots show."""
    heat = report.heat
    return {
        "covers": [(_span_name(span.first, report.period.step), span.covers) for span in report.spans],
        "parties": [(_span_name(span.first, report.period.step), span.parties) for span in report.spans],
        "no_shows": [(_span_name(span.first, report.period.wide_step), span.no_show_percent) for span in report.rates],
        "channels": [(str(SOURCES[source]), parties) for source, parties, _covers in report.channels],
        "refusals": [(str(REASONS.get(reason, reason)), times) for reason, times in report.refusals],
        "calls": [(str(OUTCOMES.get(outcome, outcome)), times) for outcome, times, _cost in report.calls],
        "hours": [str(hour) for hour in heat.hours],
        "heat": [(formats.weekday(number), list(row)) for number, row in enumerate(heat.booked)],
        "refused": [list(row) for row in heat.refused],
        "answers": [(_span_name(first, report.period.step), *counts) for first, *counts in report.answers],
    }


def _span_name(first: date, step: str) -> str:
    return formats.month(first) if step == "month" else formats.day(first)


def _covers_file(report: Report) -> Rows:
    rows = [[span.first, span.last, span.parties, span.covers, span.cancelled, span.no_shows] for span in report.spans]
    return [[_("From"), _("To"), _("Bookings"), _("Covers"), _("Cancellations"), _("No-shows")], *rows]


def _channels_file(report: Report) -> Rows:
    rows = [[str(SOURCES[source]), parties, covers] for source, parties, covers in report.channels]
    return [[_("Channel"), _("Bookings"), _("Covers")], *rows]


def _no_shows_file(report: Report) -> Rows:
    rows = [[span.first, span.last, span.due, span.no_shows, _decimal(span.no_show_percent)] for span in report.rates]
    return [[_("From"), _("To"), _("Expected"), _("No-shows"), "%"], *rows]


def _demand_file(report: Report) -> Rows:
    heat = report.heat
    rows = [
        [formats.weekday(weekday, "wide"), hour, heat.booked[weekday][place], heat.refused[weekday][place]]
        for weekday in range(len(heat.booked))
        for place, hour in enumerate(heat.hours)
    ]
    return [[_("Weekday"), _("Hour"), _("Booked"), _("Refused")], *rows]


def _refusals_file(report: Report) -> Rows:
    rows = [[str(REASONS.get(reason, reason)), times] for reason, times in report.refusals]
    return [[_("Reason"), _("Requests")], *rows]


def _questions_file(report: Report) -> Rows:
    return [[_("Question"), _("Asked"), _("Answered")], *map(list, report.questions)]


def _calls_file(report: Report) -> Rows:
    rows = [
        [str(OUTCOMES.get(outcome, outcome)), times, _decimal(round(cost / MILLION, 2))]
        for outcome, times, cost in report.calls
    ]
    return [[_("Outcome"), _("Calls"), "USD"], *rows]


def _answers_file(report: Report) -> Rows:
    return [[_("From"), _("Answered"), _("Not sure"), _("Unanswered")], *map(list, report.answers)]


def _decimal(value: float | None) -> str:
    """As spreadsheets of the language read it."""
    return "" if value is None else str(value).replace(".", "," if language() == "it" else ".")


_FILES: dict[str, Callable[[Report], Rows]] = {
    "covers": _covers_file,
    "channels": _channels_file,
    "no-shows": _no_shows_file,
    "demand": _demand_file,
    "refusals": _refusals_file,
    "questions": _questions_file,
    "calls": _calls_file,
    "answers": _answers_file,
}
