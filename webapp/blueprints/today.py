"""Today: the evening at a glance, walk-ins, and where every party is, in one tap."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from flask import Blueprint, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from webapp.extensions import htmx
from webapp.forms.typed import typed_number
from webapp.languages import language
from webapp.models.booking import NOT_COMING
from webapp.operations.bookings import staff
from webapp.responses import part, stamp_of

bp = Blueprint("today", __name__, url_prefix="/r/<slug>/today")
JUST_DONE = "just_done"  # the session's note of what can be undone, where a page follows
WHOLE_DAY = "day"
STEP_MINUTES = 5  # a column of the timeline
HOUR = 60


@dataclass(frozen=True)
class View:
    """A sheet, and the part of it that is shown: a service by its number, or the whole day."""

    sheet: staff.Sheet
    service: int | None
    is_today: bool

    @cached_property
    def lines(self) -> list[staff.Line]:
        """The parties shown."""
        return [line for line in self.sheet.lines if self._is_shown(line.entry.start)]

    @cached_property
    def waiting(self) -> list[staff.Line]:
        """The parties that have no table yet."""
        return [line for line in self.lines if line.has_no_table]

    @cached_property
    def at_table(self) -> defaultdict[int, list[staff.Line]]:
        """Who came to a table or is to come, by its number."""
        found: defaultdict[int, list[staff.Line]] = defaultdict(list)
        for line in self.lines:
            if line.entry.status not in NOT_COMING:
                for no in line.entry.table_nos:
                    found[no].append(line)
        return found

    @cached_property
    def held(self) -> defaultdict[int, list[staff.Holder]]:
        """For whom a table is kept without their being booked at it, by its number."""
        found: defaultdict[int, list[staff.Holder]] = defaultdict(list)
        for holder in self.sheet.held:
            if self._is_shown(holder.start):
                found[holder.table_no].append(holder)
        return found

    @cached_property
    def since(self) -> int:
        """Where the timeline begins: a whole hour."""
        starts = [line.entry.start for line in self.lines if line.entry.status != "cancelled"]
        starts += [holder.start for holders in self.held.values() for holder in holders]
        return self.sheet.whole_hour(min([*starts, *self._bounds[:1]], default=self.sheet.since))

    @cached_property
    def hours(self) -> int:
        """How many hours it shows."""
        ends = [line.entry.end for line in self.lines if line.entry.status != "cancelled"]
        ends += [holder.until for holders in self.held.values() for holder in holders]
        return -((self.since - max([*ends, *self._bounds[1:]], default=self.sheet.until)) // HOUR)

    @cached_property
    def intervals(self) -> list[staff.Interval]:
        """The intervals shown."""
        until = self.since + self.hours * HOUR
        return [each for each in self.sheet.intervals if self.since <= each.minute < until]

    @cached_property
    def now_column(self) -> int | None:
        """Where the line of the present moment stands; None when it is not in sight."""
        column = self.column(self.sheet.now_minute)
        return column if 1 <= column <= self.hours * HOUR // STEP_MINUTES else None

    def column(self, minute: int) -> int:
        """The column in which a minute lies, the first being 1."""
        return (minute - self.since) // STEP_MINUTES + 1

    def span(self, start: int, end: int) -> int:
        """How many columns a party fills."""
        return max(self.column(end) - self.column(start), 1)

    @property
    def stamp(self) -> str:
        """Changes with anything the page shows."""
        return stamp_of(self.sheet, self.sheet.snapshot.version, self.service, language())

    @cached_property
    def _bounds(self) -> tuple[int, ...]:
        if self.service is None:
            return (self.sheet.since, self.sheet.until)
        shift = self.sheet.services[self.service]
        return (shift.first, shift.last + HOUR)

    def _is_shown(self, start: int) -> bool:
        begun = [number for number, shift in enumerate(self.sheet.services) if shift.first <= start]
        return self.service in (None, begun[-1] if begun else 0)


@bp.get("")
def index() -> ResponseReturnValue:
    """The page."""
    return render_template("today/index.html", view=_view(), done=session.pop(JUST_DONE, None))


@bp.get("/day")
def day() -> ResponseReturnValue:
    """What of the page changes, read again and again; 304 while nothing did."""
    view = _view()
    return part(view.stamp, lambda: render_template("today/_day.html", view=view))


@bp.get("/print")
def printed() -> ResponseReturnValue:
    """The day on paper."""
    return render_template("today/print.html", view=_view())


@bp.post("/walk-in")
def walk_in() -> ResponseReturnValue:
    """Seat people who stand at the door."""
    people, stay, table = (typed_number(request.form, name) for name in ("people", "stay_minutes", "table"))
    try:
        entry = staff.walk_in(g.place, g.actor, people or 0, (table,) if table else None, stay_minutes=stay)
    except (staff.Refused, staff.BadField) as trouble:
        return _show(409, trouble=trouble, people=people)
    return _done(entry, "cancelled")


@bp.post("/status/<reference>")
def status(reference: str) -> ResponseReturnValue:
    """Where a party is now."""
    wanted, was = request.form.get("status", ""), request.form.get("was")
    version = typed_number(request.form, "version") or 0
    if wanted not in staff.FOLLOWS:
        raise NotFound
    try:
        entry = staff.set_status(g.place, g.actor, reference, version, wanted, table_nos=_table_nos())
    except staff.NoSuchBooking:
        raise NotFound from None
    except (staff.Stale, staff.Refused, staff.WrongStatus, staff.BadField) as trouble:
        return _show(409, trouble=trouble, reference=reference, wanted=wanted)
    return _done(entry, was if was in staff.FOLLOWS else None)


def _done(entry: staff.Entry, undo_to: str | None) -> ResponseReturnValue:
    """The day as it is now, with the way back."""
    done = {
        "reference": entry.reference,
        "name": entry.name,
        "status": entry.status,
        "version": entry.version,
        "undo_to": undo_to if undo_to and staff.may_follow(entry, undo_to, entry.start) else None,
    }
    if htmx:
        return _show(200, done=done)
    session[JUST_DONE] = done
    return redirect(url_for("today.index", day=request.args.get("day"), shift=request.args.get("shift")), 303)


def _show(code: int, **more: Any) -> ResponseReturnValue:
    template = "today/_day.html" if htmx else "today/index.html"
    return render_template(template, view=_view(), **more), code


def _view() -> View:
    """Of the day and service in the address; today and the service that is on where it names none."""
    today = staff.service_day(g.place)
    try:
        wanted = date.fromisoformat(request.args.get("day", ""))
        sheet = staff.sheet(g.place, wanted)
    except (ValueError, OverflowError):
        wanted = today
        sheet = staff.sheet(g.place, wanted)
    is_today = wanted == today
    return View(sheet, _service(sheet, request.args.get("shift"), is_today), is_today)


def _service(sheet: staff.Sheet, asked: str | None, is_today: bool) -> int | None:
    if asked and asked.isascii() and asked.isdigit() and int(asked) < len(sheet.services):
        return int(asked)
    if asked == WHOLE_DAY or not is_today or len(sheet.services) < 2:
        return None
    stay, now = sheet.snapshot.house.longest_turn_minutes, sheet.now_minute
    going_on = [number for number, shift in enumerate(sheet.services) if shift.first <= now < shift.last + stay]
    ahead = [number for number, shift in enumerate(sheet.services) if now < shift.first]
    chosen = going_on[-1:] or ahead[:1]
    return chosen[0] if chosen else None


def _table_nos() -> tuple[int, ...] | None:
    """Another table than the booking's, or none."""
    if "without_table" in request.form:
        return ()
    table = typed_number(request.form, "table")
    return None if table is None else (table,)
