"""The stand-in's page: how to connect, what it holds, and buttons for playing the guest, the owner and bad luck."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from integrations.sandbox import faults as fault_switches
from integrations.sandbox.calcom.api import API_KEY
from integrations.sandbox.calcom.book import Book, stamp
from integrations.sandbox.calcom.bookings import Bookings
from integrations.sandbox.calcom.event_types import EVENT_TYPES, ZONE, EventType, custom_fields, needs_email
from integrations.sandbox.calcom.refusals import Refused
from integrations.sandbox.calcom.subscriptions import Subscriptions

OFFERED = timedelta(days=8)
MODES = (*fault_switches.MODES, "html_403")


def blueprint(book: Book, bookings: Bookings, told: Subscriptions, faults: fault_switches.Faults) -> Blueprint:
    front = Blueprint("front", __name__, template_folder="templates")

    @front.get("/")
    def index() -> str:
        return render_template(
            "calcom.html",
            api_url=f"{request.host_url}v2",
            key=API_KEY,
            bookings=[*reversed(book.all())],
            webhooks=told.all(),
            event_types=EVENT_TYPES,
            free={id_: _free(book, event_type) for id_, event_type in EVENT_TYPES.items()},
            modes=MODES,
            fault=faults.mode,
            refused=request.args.get("refused"),
            local=_local,
        )

    @front.post("/book/<int:event_type>")
    def book_here(event_type: int) -> ResponseReturnValue:
        return _tried(lambda: bookings.create(_wish(EVENT_TYPES[event_type])))

    @front.post("/move/<uid>")
    def move(uid: str) -> ResponseReturnValue:
        return _tried(lambda: bookings.move(uid, {"start": request.form["start"]}))

    @front.post("/settle/<uid>/<status>")
    def settle(uid: str, status: str) -> ResponseReturnValue:
        return _tried(lambda: bookings.settle(uid, status))

    @front.post("/cancel/<uid>")
    def cancel(uid: str) -> ResponseReturnValue:
        return _tried(lambda: bookings.cancel(uid, {"cancellationReason": "Cancelled by the owner"}))

    _trouble(front, faults)
    return front


def _trouble(front: Blueprint, faults: fault_switches.Faults) -> None:
    @front.post("/fault")
    def fault() -> ResponseReturnValue:
        mode = request.form.get("mode")
        faults.switch(mode if mode in MODES else None)
        return redirect(url_for("front.index"), 303)


def _tried(act: Callable[[], object]) -> ResponseReturnValue:
    try:
        act()
    except Refused as refused:
        return redirect(url_for("front.index", refused=refused.message), 303)
    return redirect(url_for("front.index"), 303)


def _wish(event_type: EventType) -> dict[str, Any]:
    """What the API would be sent for the form."""
    guest = {name: request.form[name] for name in ("name", "phoneNumber", "email") if request.form.get(name)}
    if not needs_email(event_type):
        guest.pop("email", None)
    answers = {field["slug"]: field["options"][0] for field in custom_fields(event_type)}
    return {
        "start": request.form["start"],
        "eventTypeId": event_type["id"],
        "attendee": {**guest, "timeZone": ZONE.key, "language": "it"},
        "bookingFieldsResponses": answers,
    }


def _free(book: Book, event_type: EventType) -> list[str]:
    now = datetime.now(UTC)
    return [stamp(moment) for moment in book.free(event_type, now, now + OFFERED)]


def _local(text: str) -> str:
    return datetime.fromisoformat(text).astimezone(ZONE).strftime("%a %d %b, %H:%M")
