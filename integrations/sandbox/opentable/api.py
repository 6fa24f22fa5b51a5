"""The routes of OpenTable's In-House API, and of its sign-in, as the stand-in answers them."""

import hmac
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from integrations.sandbox import faults as fault_switches
from integrations.sandbox.opentable.book import (
    LARGEST_PARTY,
    TIME_FORM,
    Book,
    NoTable,
    NotHeld,
    now,
    policy_of,
    starts_between,
)
from integrations.sandbox.opentable.rules import (
    Refusal,
    guest_of,
    keys_of,
    minutes_of,
    people_of,
    phone_of,
    table_type_of,
    time_of,
)

CLIENT_ID = "stand-in-client"
CLIENT_SECRET = "stand-in-client-secret"  # noqa: S105 - opens nothing but this stand-in
RID = "12345"
EXPIRES_IN_S = 2_419_181
ALLOWED_TABLES = ["default"]
GUEST_KEYS = ("first_name", "last_name", "phone", "special_request", "sms_notifications_opt_in", "experience")
FAULTS = ("401", "429", "500")


def refused(status: int, code: str | None = None) -> ResponseReturnValue:
    return jsonify(errors=[{"code": code}] if code else []), status, {"Retry-After": "1"} if status == 429 else {}


def sign_in(book: Book) -> Blueprint:
    """The token endpoint: Basic, and the grant in the query; GET and POST alike."""
    blueprint = Blueprint("sign_in", __name__)

    @blueprint.route("/api/v2/oauth/token", methods=["GET", "POST"])
    def token() -> ResponseReturnValue:
        given = request.authorization
        credentials = f"{given.username}:{given.password}" if given else ""
        if not hmac.compare_digest(credentials.encode(), f"{CLIENT_ID}:{CLIENT_SECRET}".encode()):
            return jsonify(error="invalid_client"), 401
        if request.args.get("grant_type") != "client_credentials":
            return jsonify(error="unsupported_grant_type"), 400
        return jsonify(access_token=book.grant(), token_type="bearer", expires_in=EXPIRES_IN_S, scope="DEFAULT")  # noqa: S106

    return blueprint


def api(book: Book, faults: fault_switches.Faults, as_region: bool, count: Callable[[], None]) -> Blueprint:
    """`count` is called for each request."""
    blueprint = Blueprint("api", __name__, url_prefix="/inhouse/v1")
    blueprint.before_request(count)
    fault_switches.attach(blueprint, faults, {mode: partial(refused, int(mode)) for mode in FAULTS})
    blueprint.before_request(lambda: _turned_away(book))
    blueprint.register_error_handler(Refusal, lambda refusal: refused(refusal.status, refusal.code))
    _availability(blueprint, book)
    _booking(blueprint, book, as_region)
    _made_before(blueprint, book, as_region)
    return blueprint


def _turned_away(book: Book) -> ResponseReturnValue | None:
    """No token, another restaurant, or a request without its id."""
    given = request.authorization
    if given is None or given.type != "bearer" or not book.knows(given.token):
        return refused(401)
    if (request.view_args or {}).get("rid") != RID:
        is_create = (request.endpoint or "").endswith(".create")
        return refused(400, "ReservationTokenOrRidInvalid" if is_create else "InvalidRidOrReservationId")
    if request.method in ("POST", "PUT") and not request.headers.get("X-Request-Id"):
        return refused(400)
    return None


def _availability(blueprint: Blueprint, book: Book) -> None:
    @blueprint.get("/availability/<rid>")
    def availability(rid: str) -> ResponseReturnValue:
        asked = request.args
        if asked.keys() - {"party_size", "start_date_time", "forward_minutes", "backward_minutes"}:
            raise Refusal(None)
        people, around = people_of(asked.get("party_size")), time_of(asked.get("start_date_time"))
        forward = minutes_of(asked.get("forward_minutes"), "InvalidForwardMinutes")
        backward = minutes_of(asked.get("backward_minutes"), "InvalidBackwardMinutes")
        first, last = around - timedelta(minutes=backward), around + timedelta(minutes=forward)
        free = [start for start in starts_between(first, last) if book.is_free(start)]
        return jsonify(
            times=[start.strftime(TIME_FORM) for start in free],
            times_available=[_offer(start, people) for start in free],
        )


def _offer(start: datetime, people: int) -> dict[str, Any]:
    kind = {
        "type": "Standard",
        "cancellationPolicy": {"type": policy_of(start, people)},
        "diningArea": [{"table_type": ALLOWED_TABLES}],
    }
    return {"time": start.strftime(TIME_FORM), "availability_types": [kind]}


def _booking(blueprint: Blueprint, book: Book, as_region: bool) -> None:
    def answered_once(make: Callable[[], dict[str, Any]]) -> ResponseReturnValue:
        return jsonify(book.once((request.headers["X-Request-Id"], request.path), make))

    @blueprint.post("/booking/<rid>/locks")
    def lock(rid: str) -> ResponseReturnValue:
        asked = keys_of(
            request.get_json(silent=True), "restaurant_id", "party_size", "date_time", "table_type", "experience_id"
        )
        people, start = people_of(asked.get("party_size")), time_of(asked.get("date_time"))
        if asked.get("restaurant_id") != rid or asked.get("experience_id") is not None:
            raise Refusal(None)
        if table_type_of(asked.get("table_type")) not in ALLOWED_TABLES:
            raise Refusal("NoAvailability")
        try:
            return answered_once(lambda: {"reservation_token": book.lock(start, people)})
        except NoTable:
            raise Refusal("NoAvailability", 404) from None

    @blueprint.post("/booking/<rid>/reservations")
    def create(rid: str) -> ResponseReturnValue:
        asked = keys_of(request.get_json(silent=True), *GUEST_KEYS, "restaurant_id", "reservation_token", "table_type")
        guest, token = guest_of(asked, as_region), asked.get("reservation_token")
        if asked.get("restaurant_id") != rid or not isinstance(token, str):
            raise Refusal("ReservationTokenOrRidInvalid")
        try:
            return answered_once(lambda: book.reserve(token, guest))
        except NotHeld:
            raise Refusal("ReservationTokenOrRidInvalid") from None


def _made_before(blueprint: Blueprint, book: Book, as_region: bool) -> None:
    @blueprint.post("/booking/<rid>/reservations/search")
    def search(rid: str) -> ResponseReturnValue:
        asked = keys_of(request.get_json(silent=True), "phone")
        found = book.of_phone(phone_of(asked.get("phone"), as_region))
        return jsonify(reservations=found) if found else refused(404)

    @blueprint.put("/booking/<rid>/reservations/<reservation_id>")
    def change(rid: str, reservation_id: str) -> ResponseReturnValue:
        asked = keys_of(request.get_json(silent=True), "party_size", "date_time", "special_request")
        held = book.get(reservation_id)
        if held is None:
            raise Refusal("InvalidRidOrReservationId")
        if held["date_time"] < now().strftime(TIME_FORM):
            raise Refusal("CannotModifyReservationInPast")
        if isinstance(asked.get("party_size"), int) and asked["party_size"] > LARGEST_PARTY:
            raise Refusal("RedirectToHost", 403)
        people, start = people_of(asked.get("party_size")), time_of(asked.get("date_time"), "InvalidDateTime")
        try:
            return jsonify(book.change(reservation_id, start, people, asked.get("special_request")))
        except NoTable:
            raise Refusal("InvalidStartDateTime") from None

    @blueprint.delete("/booking/<rid>/reservations/<reservation_id>")
    def cancel(rid: str, reservation_id: str) -> ResponseReturnValue:
        if not book.cancel(reservation_id):
            raise Refusal("InvalidRidOrReservationId")
        return jsonify({})
