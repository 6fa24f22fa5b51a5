"""The paths of the API, each as the contract has it."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from integrations.sandbox import faults as fault_switches
from integrations.sandbox.acuity.book import Appointment, Book, forms_of
from integrations.sandbox.acuity.door import TOO_MANY, Door, is_authentic, refusal
from integrations.sandbox.acuity.hooks import Hooks
from integrations.sandbox.acuity.house import ACCOUNT, CALENDARS, FORMS, TYPES, starts_on
from integrations.sandbox.acuity.lists import listed, plain
from integrations.sandbox.acuity.rules import Refused, calendar_for, checked, type_of, zone_of

PREFIX = "/api/v1"
FAULTS = {
    "401": ("unauthorized", 401, "Unauthorized"),
    "429": ("too_many_requests", 429, TOO_MANY),
    "500": ("internal_error", 500, "Something went wrong."),
}
MAY_CHANGE = ("firstName", "lastName", "email", "phone")


def api_of(book: Book, hooks: Hooks, faults: fault_switches.Faults, door: Door) -> Blueprint:
    api = Blueprint("api", __name__, url_prefix=PREFIX)
    fault_switches.attach(api, faults, {mode: partial(refusal, *said) for mode, said in FAULTS.items()})
    _guard(api, door)
    _about_the_account(api)
    _about_times(api, book)
    _about_appointments(api, book, hooks)
    _about_changes(api, book, hooks)
    _about_hooks(api, hooks)
    return api


def _guard(api: Blueprint, door: Door) -> None:
    @api.before_request
    def let_in() -> ResponseReturnValue | None:
        if not door.arrive():
            return refusal(*FAULTS["429"])
        if request.endpoint != "api.meta" and not is_authentic():
            return refusal(*FAULTS["401"])
        return None

    @api.errorhandler(Refused)
    def refuse(refused: Refused) -> ResponseReturnValue:
        return refusal(refused.error, refused.status, refused.message)


def _about_the_account(api: Blueprint) -> None:
    @api.get("/me")
    def me() -> ResponseReturnValue:
        return jsonify(ACCOUNT)

    @api.get("/meta")
    def meta() -> ResponseReturnValue:
        return jsonify(hooks=["127.0.0.0/8"])

    @api.get("/calendars")
    def calendars() -> ResponseReturnValue:
        return jsonify(list(CALENDARS.values()))

    @api.get("/appointment-types")
    def appointment_types() -> ResponseReturnValue:
        return jsonify(list(TYPES.values()))

    @api.get("/forms")
    def forms() -> ResponseReturnValue:
        return jsonify(FORMS)


def _about_times(api: Blueprint, book: Book) -> None:
    @api.get("/availability/dates")
    def dates() -> ResponseReturnValue:
        event_type = type_of(request.args.get("appointmentTypeID"))
        first = _date(f"{request.args.get('month')}-01")
        days = [first + timedelta(days=number) for number in range(31)]
        open_days = [day for day in days if day.month == first.month and _free(book, event_type, day)]
        return jsonify([{"date": day.isoformat()} for day in open_days])

    @api.get("/availability/times")
    def times() -> ResponseReturnValue:
        event_type, zone = type_of(request.args.get("appointmentTypeID")), zone_of(request.args.get("timezone"))
        free = _free(book, event_type, _date(request.args.get("date", "")))
        return jsonify([{"time": f"{start.astimezone(zone):%Y-%m-%dT%H:%M:%S%z}"} for start in free])

    @api.post("/availability/check-times")
    def check_times() -> ResponseReturnValue:
        asked = _body()
        answers = [_check(book, each) for each in (asked if isinstance(asked, list) else [asked])]
        return jsonify(answers if isinstance(asked, list) else answers[0])


def _free(book: Book, event_type: int, day: date) -> list[Any]:
    """The free starts of a day, in one calendar where the query names it."""
    ignored = [int(number) for number in request.args.getlist("ignoreAppointmentIDs[]") if number.isdecimal()]
    wanted = request.args.get("calendarID")
    free = ((start, book.free_calendars(event_type, start, ignored)) for start in starts_on(day))
    return [start for start, calendars in free if (int(wanted) in calendars if wanted else calendars)]


def _check(book: Book, asked: Any) -> dict[str, Any]:
    if not isinstance(asked, dict):
        raise Refused("bad_request")
    try:
        calendar_for(book, type_of(str(asked.get("appointmentTypeID", ""))), asked)
    except Refused as refused:
        return asked | {"valid": False, "error": refused.message}
    return asked | {"valid": True}


def _about_appointments(api: Blueprint, book: Book, hooks: Hooks) -> None:
    @api.get("/appointments")
    def listing() -> ResponseReturnValue:
        return jsonify(listed(book, request.args))

    @api.get("/appointments/<number>")
    def fetch(number: str) -> ResponseReturnValue:
        return jsonify(plain(_held(book, number)))

    @api.post("/appointments")
    def create() -> ResponseReturnValue:
        is_admin = request.args.get("admin") == "true"
        asked = checked(_body(), is_admin)
        with book.lock:
            start, calendar = calendar_for(book, asked["appointmentTypeID"], asked, is_admin)
            made = book.add(asked, start, calendar)
        hooks.tell("scheduled", made)
        return jsonify(plain(made))


def _about_changes(api: Blueprint, book: Book, hooks: Hooks) -> None:
    @api.put("/appointments/<number>/cancel")
    def cancel(number: str) -> ResponseReturnValue:
        held, asked = _held(book, number), _body()
        if held["canceled"]:
            raise Refused("cancel_not_allowed")
        changed = book.change(held["id"], canceled=True, noShow=asked.get("noShow") is True)
        hooks.tell("canceled", changed)
        return jsonify(plain(changed))

    @api.put("/appointments/<number>/reschedule")
    def reschedule(number: str) -> ResponseReturnValue:
        held = _held(book, number)
        if held["canceled"]:
            raise Refused("reschedule_canceled")
        with book.lock:
            start, calendar = calendar_for(book, held["appointmentTypeID"], _body(), ignored=[held["id"]])
            moved = book.move(held["id"], start, calendar)
        hooks.tell("rescheduled", moved)
        return jsonify(plain(moved))

    @api.put("/appointments/<number>")
    def update(number: str) -> ResponseReturnValue:
        held, asked = _held(book, number), _body()
        changes = {name: asked[name] for name in MAY_CHANGE if asked.get(name)}
        if "fields" in asked:
            changes["forms"] = forms_of(held["appointmentTypeID"], asked["fields"])
        changed = book.change(held["id"], **changes)
        hooks.tell("changed", changed)
        return jsonify(plain(changed))


def _about_hooks(api: Blueprint, hooks: Hooks) -> None:
    @api.get("/webhooks")
    def subscriptions() -> ResponseReturnValue:
        return jsonify(hooks.all())

    @api.post("/webhooks")
    def subscribe() -> ResponseReturnValue:
        return jsonify(hooks.add(_body()))

    @api.delete("/webhooks/<number>")
    def unsubscribe(number: str) -> ResponseReturnValue:
        hooks.remove(number)
        return "", 204


def _body() -> Any:
    """Raises Refused for anything but JSON."""
    body = request.get_json(silent=True)
    if body is None:
        raise Refused("bad_request")
    return body


def _held(book: Book, number: str) -> Appointment:
    held = book.get(number)
    if held is None:
        raise Refused("not_found", 404)
    return held


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused("bad_request") from None
