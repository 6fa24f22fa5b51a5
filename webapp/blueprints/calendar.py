"""The calendar: month, week and day, and moving bookings about in them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, g, make_response, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from webapp.extensions import htmx
from webapp.formats import when
from webapp.forms.typed import typed_number
from webapp.languages import language
from webapp.models.booking import SOURCES, STATUSES
from webapp.operations import calendars
from webapp.operations.bookings import staff
from webapp.responses import part, stamp_of
from webapp.rules import from_minute, to_minute

bp = Blueprint("calendar", __name__, url_prefix="/r/<slug>/calendar")
FARTHEST = timedelta(days=3650)  # from today, either way
JUST_MOVED = "just_moved"  # the session's note of what can be undone, where a page follows
BOARD = "calendar/_board.html"
WHERE = ("day", "time", "table", "stay")  # the fields that say where a booking goes
Found = calendars.Month | calendars.Week | calendars.Day
LOOKS: dict[str, Callable[..., Found]] = {"month": calendars.month, "week": calendars.week, "day": calendars.day}


@dataclass(frozen=True)
class Asked:
    """What the address asks to see."""

    view: str
    day: date
    shown: calendars.Shown

    def address(self, **changes: Any) -> dict[str, Any]:
        """The arguments of its address, or of another's; filters that are off are left out."""
        asked = replace(self, **changes)
        filters = {"source": asked.shown.source, "status": asked.shown.status}
        given = {"view": asked.view, "day": asked.day.isoformat(), **filters}
        return {name: value for name, value in given.items() if value}

    def read(self) -> Found:
        """What there is to see."""
        return LOOKS[self.view](g.place, self.day, self.shown)

    @property
    def before(self) -> date:
        """The first of the month before, or the same day a week or a day earlier."""
        if self.view == "month":
            return (self.day.replace(day=1) - timedelta(days=1)).replace(day=1)
        return self.day - timedelta(days=7 if self.view == "week" else 1)

    @property
    def after(self) -> date:
        """The same later."""
        if self.view == "month":
            return (self.day.replace(day=28) + timedelta(days=4)).replace(day=1)
        return self.day + timedelta(days=7 if self.view == "week" else 1)


@bp.get("")
def index() -> ResponseReturnValue:
    """The page; a filter that was changed gets the part below the heading."""
    asked = _asked()
    if not htmx or htmx.history_restore_request:
        return _show(asked, "calendar/index.html", moved=session.pop(JUST_MOVED, None))
    answer = _show(asked, "calendar/_calendar.html")
    answer.headers["HX-Push-Url"] = url_for("calendar.index", **asked.address())
    return answer


@bp.get("/board")
def board() -> ResponseReturnValue:
    """What of the page changes, read again and again; 304 while nothing did."""
    asked = _asked()
    found = asked.read()
    stamp = _stamp(found)
    return part(stamp, lambda: render_template(BOARD, asked=asked, found=found, stamp=stamp))


@bp.get("/bookings/<reference>")
def booking(reference: str) -> ResponseReturnValue:
    """One booking, and where it can be moved to."""
    template = "calendar/_booking.html" if htmx else "calendar/booking.html"
    return render_template(template, card=_card(reference), here=_asked().address())


@bp.post("/move")
def move() -> ResponseReturnValue:
    """Another time, table or stay for a booking."""
    reference, version = request.form.get("reference", ""), typed_number(request.form, "version") or 0
    before = _card(reference).entry
    rules = frozenset(rule for rule in staff.POLICY if rule in request.form.get("waive", "").split(","))
    try:
        entry = staff.change(g.place, g.actor, reference, version, _changes(), waive=rules)
    except staff.Stale as trouble:
        return _refuse(409, trouble, reference)
    except (staff.Refused, staff.WrongStatus, staff.BadField) as trouble:
        return _refuse(422, trouble, reference)
    return _done(before, entry)


def _done(before: staff.Entry, entry: staff.Entry) -> ResponseReturnValue:
    """The calendar as it is now, with the way back."""
    moved = None
    if entry.version != before.version:
        moved = {
            "name": entry.name,
            "when": when(from_minute(entry.start)),
            "provider": _asked_there(entry),
            "back": [
                ("reference", entry.reference),
                ("version", entry.version),
                *_where(before.day, before.time, before.table_nos, before.stay_minutes),
                ("waive", ",".join(sorted(staff.POLICY))),
            ],
        }
    if not htmx:
        session[JUST_MOVED] = moved
        return redirect(url_for("calendar.index", **_asked().address()), 303)
    answer = _show(_asked(), BOARD, moved=moved)
    answer.headers["HX-Trigger"] = "close-sheet"
    return answer


def _asked_there(entry: staff.Entry) -> str | None:
    """The provider that is being told of it."""
    standing = staff.standing_of(g.place, entry.reference)
    return standing.label if standing is not None and standing.is_open else None


def _refuse(status: int, trouble: Exception, reference: str) -> ResponseReturnValue:
    """Why not, and what could be done instead; nothing was changed."""
    more = {"trouble": trouble, "card": _card(reference), "here": _asked().address(), "sent": _sent(), "where": _where}
    if isinstance(trouble, staff.Stale):
        more["wanted"] = _changes()
    if isinstance(trouble, staff.Refused):
        said = datetime.combine(trouble.decision.day, trouble.decision.time, ZoneInfo(g.place.timezone))
        more["start"] = to_minute(said)
    if not htmx:
        return render_template("calendar/refused.html", **more), status
    headers = {"HX-Retarget": "#calendar-sheet", "HX-Reswap": "innerHTML"}
    return render_template("calendar/_refused.html", **more), status, headers


def _show(asked: Asked, template: str, **more: Any) -> Response:
    found = asked.read()
    if template != BOARD:
        more["look"] = found.sheet.attention if isinstance(found, calendars.Day) else calendars.attention(g.place)
    return make_response(render_template(template, asked=asked, found=found, stamp=_stamp(found), **more))


def _card(reference: str) -> calendars.Card:
    try:
        return calendars.card(g.place, reference)
    except staff.NoSuchBooking:
        raise NotFound from None


def _asked() -> Asked:
    """What the address asks for; today, and everybody who comes, where it says nothing that can be read."""
    given = request.args
    view = given.get("view") if given.get("view") in LOOKS else "month"
    source = given.get("source") if given.get("source") in SOURCES else None
    status = given.get("status") if given.get("status") in STATUSES else None
    today = g.place.today()
    try:
        day = date.fromisoformat(given.get("day", ""))
    except ValueError:
        day = staff.service_day(g.place) if view == "day" else today
    return Asked(view or "month", day if abs(day - today) <= FARTHEST else today, calendars.Shown(source, status))


def _stamp(found: Found) -> str:
    """Changes with anything the board shows."""
    return stamp_of(found.stamp, language())


def _changes() -> staff.Changes:
    """What was asked for; what is not sent stays as it is. Raises `BadField`."""
    given = request.form
    tables = [each for each in given.getlist("table") if each]
    if not all(each.isascii() and each.isdigit() and len(each) < 10 for each in tables):
        raise staff.BadField("tables", "unknown")
    try:
        day = date.fromisoformat(given["day"]) if given.get("day") else None
    except ValueError:
        raise staff.BadField("day", "unreadable") from None
    try:
        at = time.fromisoformat(given["time"]).replace(tzinfo=None) if given.get("time") else None
    except ValueError:
        raise staff.BadField("time", "unreadable") from None
    table_nos = tuple(map(int, tables)) if "table" in given else None
    return staff.Changes(day=day, time=at, table_nos=table_nos, stay_minutes=typed_number(request.form, "stay"))


def _sent() -> list[tuple[str, str]]:
    """What the form held, to be sent once more."""
    return [(name, value) for name, value in request.form.items(multi=True) if name in WHERE]


def _where(day: date, at: time, table_nos: tuple[int, ...] | None, stay: int | None) -> list[tuple[str, Any]]:
    """The fields of a form that moves a booking there; without tables, they are left to the house."""
    tables = [] if table_nos is None else [("table", no) for no in table_nos or ("",)]
    stays = [] if stay is None else [("stay", stay)]
    return [("day", day.isoformat()), ("time", at.isoformat("minutes")), *tables, *stays]
