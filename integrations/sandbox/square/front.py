"""The stand-in's own page: what it holds, how to connect, and the other side to play."""

from datetime import UTC, datetime, timedelta

from flask import Blueprint, redirect, render_template, request
from flask.typing import ResponseReturnValue

from integrations.sandbox.faults import MODES
from integrations.sandbox.square.calendar import LIVE, Held, event
from integrations.sandbox.square.events import EVENT_TYPES, SIGNATURE_KEY
from integrations.sandbox.square.grants import ACCESS_TOKEN, APPLICATION_ID, APPLICATION_SECRET
from integrations.sandbox.square.refusals import Json
from integrations.sandbox.square.shop import LOCATION_ID, MEMBERS, MERCHANT_ID, SERVICES, TABLE_FOR_2, TIMEZONE
from integrations.sandbox.square.state import State

SWITCHES = {
    "is_enabled": "Online booking is on",
    "has_plan": "Has Appointments Plus (seller level)",
    "accepts_by_hand": "Bookings wait to be accepted",
    "guests_may_cancel": "Guests may cancel",
    "is_open": "The location is active",
    "has_services": "Has services",
    "has_staff": "Has tables to book",
}
ANSWERS = {"accept": "ACCEPTED", "decline": "DECLINED", "cancel": "CANCELLED_BY_SELLER", "no_show": "NO_SHOW"}
GUEST = {"given_name": "Anna", "family_name": "Bianchi", "phone_number": "+393330000001"}


def blueprint(state: State) -> Blueprint:
    front = Blueprint("front", __name__, template_folder="templates")

    @front.get("/")
    def index() -> str:
        return render_template(
            "square.html",
            bookings=[_shown(held, state) for held in state.calendar.all()],
            subscriptions=list(state.events.subscriptions.values()),
            switches={name: (words, getattr(state.shop, name)) for name, words in SWITCHES.items()},
            modes=MODES,
            fault=state.faults.mode,
            services=SERVICES.values(),
            keys={
                "SQUARE_APPLICATION_ID": APPLICATION_ID,
                "SQUARE_APPLICATION_SECRET": APPLICATION_SECRET,
                "SQUARE_WEBHOOK_SIGNATURE_KEY": SIGNATURE_KEY,
                "Access token": ACCESS_TOKEN,
            },
        )

    _play(front, state)
    _switch(front, state)
    return front


def _play(front: Blueprint, state: State) -> None:
    calendar = state.calendar

    @front.post("/_sandbox/book")
    def book() -> ResponseReturnValue:
        """A booking by the merchant's staff, at the next free time."""
        service_id = request.form.get("service", TABLE_FOR_2)
        with calendar.lock:
            who = {"customer_id": calendar.add_customer(GUEST)["id"], "location_id": LOCATION_ID}
            made = calendar.add(_at_next(state, service_id, datetime.now(UTC)) | who, is_ours=False)
        _tell(state, "booking.created", made)
        return redirect("/", 303)

    @front.post("/_sandbox/bookings/<id>")
    def change(id: str) -> ResponseReturnValue:
        """`answer` is accept, decline, cancel, no_show or move, which goes to the next free time."""
        answer = request.form.get("answer", "")
        with calendar.lock:
            held = calendar.get(id, sees_all=True)
            service_id = held.booking["appointment_segments"][0]["service_variation_id"]
            status = {"status": ANSWERS.get(answer)}
            changes = _at_next(state, service_id, held.start) if answer == "move" else status
            changed = calendar.change(id, **changes)
        _tell(state, "booking.updated", changed)
        return redirect("/", 303)


def _switch(front: Blueprint, state: State) -> None:
    @front.post("/_sandbox/shop")
    def shop() -> ResponseReturnValue:
        """Every switch that is not in the form goes off."""
        for name in SWITCHES:
            setattr(state.shop, name, name in request.form)
        return redirect("/", 303)

    @front.post("/_sandbox/fault")
    def fault() -> ResponseReturnValue:
        state.faults.switch(request.form.get("mode") or None)
        return redirect("/", 303)

    @front.post("/_sandbox/revoke")
    def revoke() -> ResponseReturnValue:
        """The merchant takes every access away."""
        state.grants.revoke_all()
        now = datetime.now(UTC).isoformat().replace("+00:00", "Z")
        said = {"revocation": {"revoked_at": now, "revoker_type": "MERCHANT"}}
        data = {"type": "revocation", "id": "415641cf-eba2-4dfa-88cc-c4be1301fdc6", "object": said}
        state.events.tell({"merchant_id": MERCHANT_ID, "type": "oauth.authorization.revoked", "data": data})
        return redirect("/", 303)

    @front.post("/_sandbox/subscriptions")
    def subscribe() -> ResponseReturnValue:
        state.events.subscribe(request.form["url"], EVENT_TYPES)
        return redirect("/", 303)


def _at_next(state: State, service_id: str, after: datetime) -> Json:
    """Start and segment of the next free time."""
    first = after + timedelta(minutes=1)
    found = state.calendar.free(service_id, first, first + timedelta(days=60))[0]
    return {"start_at": found["start_at"], "appointment_segments": [found["segment"]]}


def _tell(state: State, kind: str, booking: Json) -> None:
    """A buyer-level application hears of its own bookings only."""
    if state.grants.hear_of_all() or state.calendar.get(booking["id"], sees_all=True).is_ours:
        state.events.tell(event(kind, booking))


def _shown(held: Held, state: State) -> Json:
    segment = held.booking["appointment_segments"][0]
    guest = state.calendar.customers.get(held.booking["customer_id"], {})
    return held.booking | {
        "when": held.start.astimezone(TIMEZONE).strftime("%a %d %b, %H:%M"),
        "service": MEMBERS[segment["team_member_id"]],
        "table": segment["team_member_id"],
        "guest": f"{guest.get('given_name', '')} {guest.get('family_name', '')}".strip(),
        "phone": guest.get("phone_number", ""),
        "is_ours": held.is_ours,
        "is_live": held.booking["status"] in LIVE,
    }
