"""The page that shows what the stand-in holds, with buttons to play the restaurant's side."""

from datetime import datetime, timedelta
from itertools import chain

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from integrations.sandbox.acuity.book import Appointment, Book
from integrations.sandbox.acuity.hooks import Hooks
from integrations.sandbox.acuity.house import API_KEY, DAYS_AHEAD, ROME, TYPES, USER_ID, starts_on
from integrations.sandbox.faults import MODES, Faults

GUEST = {"firstName": "Giulia", "lastName": "Bianchi", "email": "giulia@example.com", "phone": "+393330000001"}


def front_of(book: Book, hooks: Hooks, faults: Faults) -> Blueprint:
    front = Blueprint("front", __name__, template_folder="templates")

    @front.get("/")
    def index() -> str:
        newest_first = book.all()[::-1]
        account = {"user": USER_ID, "key": API_KEY, "types": [each for each in TYPES.values() if each["active"]]}
        trouble = {"modes": MODES, "fault": faults.mode}
        return render_template("acuity.html", appointments=newest_first, hooks=hooks.all(), **trouble, **account)

    @front.post("/_sandbox/book")
    def book_one() -> ResponseReturnValue:
        event_type = int(request.form["type"])
        with book.lock:
            start, calendar = _next_free(book, event_type)
            made = book.add({**GUEST, "appointmentTypeID": event_type}, start, calendar)
        hooks.tell("scheduled", made)
        return redirect(url_for("front.index"))

    @front.post("/_sandbox/appointments/<int:number>/move")
    def move(number: int) -> ResponseReturnValue:
        with book.lock:
            moved = book.move(number, *_next_free(book, _held(book, number)["appointmentTypeID"]))
        hooks.tell("rescheduled", moved)
        return redirect(url_for("front.index"))

    @front.post("/_sandbox/appointments/<int:number>/cancel")
    def cancel(number: int) -> ResponseReturnValue:
        hooks.tell("canceled", book.change(_held(book, number)["id"], canceled=True))
        return redirect(url_for("front.index"))

    @front.post("/_sandbox/fault")
    def fault() -> ResponseReturnValue:
        faults.switch(request.form["mode"] or None)
        return redirect(url_for("front.index"))

    return front


def _held(book: Book, number: int) -> Appointment:
    held = book.get(number)
    if held is None:
        abort(404)
    return held


def _next_free(book: Book, event_type: int) -> tuple[datetime, int]:
    """The first start from tomorrow on that has a calendar free, and that calendar."""
    today = datetime.now(ROME).date()
    starts = chain.from_iterable(starts_on(today + timedelta(days=ahead)) for ahead in range(1, DAYS_AHEAD))
    free = ((start, book.free_calendars(event_type, start)) for start in starts)
    return next((start, calendars[0]) for start, calendars in free if calendars)
