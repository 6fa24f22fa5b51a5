"""Square's API, version 2025-08-20, as far as its contract says."""

import re
from datetime import UTC, datetime, timedelta
from functools import partial

from flask import Blueprint, g, jsonify, request
from flask.typing import ResponseReturnValue

from integrations.sandbox import faults as fault_switches
from integrations.sandbox.square import rules
from integrations.sandbox.square.calendar import Held, event
from integrations.sandbox.square.refusals import Json, Refused, body_of, moment, page_of, refused
from integrations.sandbox.square.shop import LOCATION_ID
from integrations.sandbox.square.state import State

FAULTS = {"401": "UNAUTHORIZED", "429": "RATE_LIMITED", "500": "INTERNAL_SERVER_ERROR"}
NEEDS = {
    "merchant": "MERCHANT_PROFILE_READ",
    "locations": "MERCHANT_PROFILE_READ",
    "profile": "APPOINTMENTS_BUSINESS_SETTINGS_READ",
    "members": "APPOINTMENTS_BUSINESS_SETTINGS_READ",
    "items": "ITEMS_READ",
    "customers_found": "CUSTOMERS_READ",
    "customers_read": "CUSTOMERS_READ",
    "customer": "CUSTOMERS_READ",
    "add_customer": "CUSTOMERS_WRITE",
    "availability": "APPOINTMENTS_READ",
    "listing": "APPOINTMENTS_READ",
    "fetch": "APPOINTMENTS_READ",
    "create": "APPOINTMENTS_WRITE",
    "update": "APPOINTMENTS_WRITE",
    "cancel": "APPOINTMENTS_WRITE",
}


def blueprint(state: State) -> Blueprint:
    api = Blueprint("api", __name__, url_prefix="/v2")
    prepare(api, state)

    @api.before_request
    def authenticate() -> None:
        version = request.headers.get("Square-Version", "2025-08-20")
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", version):
            raise Refused("INVALID_SQUARE_VERSION_FORMAT", "Use YYYY-MM-DD.")
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme != "Bearer":
            raise Refused("UNAUTHORIZED", "This request could not be authorized.")
        g.grant = state.grants.of(token)
        scope = NEEDS.get((request.endpoint or "").rpartition(".")[2])
        if scope and not g.grant.has(scope):
            raise Refused("INSUFFICIENT_SCOPES", "The merchant has not given your application sufficient permissions.")

    for add in (_account, _customers, _bookings, _list, _booking, _webhooks):
        add(api, state)
    return api


def prepare(routes: Blueprint, state: State) -> None:
    """What all routes have in common: they are counted, fail when told to, and refuse in Square's own words."""

    @routes.before_request
    def count() -> None:
        state.requests += 1

    fault_switches.attach(routes, state.faults, {mode: partial(refused, code) for mode, code in FAULTS.items()})
    routes.register_error_handler(Refused, lambda refusal: refused(refusal.code, refusal.detail, refusal.field))


def _page(key: str, found: list[Json], limit: object, cursor: object) -> ResponseReturnValue:
    shown, following = page_of(found, limit, cursor)
    return jsonify({key: shown, "errors": []} | ({"cursor": following} if following else {}))


def _account(api: Blueprint, state: State) -> None:
    shop = state.shop

    @api.get("/merchants/<id>")
    def merchant(id: str) -> ResponseReturnValue:
        if id not in ("me", shop.merchant()["id"]):
            raise Refused("NOT_FOUND", "Merchant not found.")
        return jsonify(merchant=shop.merchant())

    @api.get("/locations")
    def locations() -> ResponseReturnValue:
        return jsonify(locations=shop.locations())

    @api.get("/bookings/business-booking-profile")
    def profile() -> ResponseReturnValue:
        return jsonify(business_booking_profile=shop.profile(), errors=[])

    @api.get("/bookings/team-member-booking-profiles")
    def members() -> ResponseReturnValue:
        return _page(
            "team_member_booking_profiles", shop.members(), request.args.get("limit"), request.args.get("cursor")
        )

    @api.post("/catalog/search-catalog-items")
    def items() -> ResponseReturnValue:
        body = body_of("product_types", "enabled_location_ids", "archived_state", "limit", "cursor", "text_filter")
        wanted = "APPOINTMENTS_SERVICE" in body.get("product_types", ["APPOINTMENTS_SERVICE"])
        there = LOCATION_ID in body.get("enabled_location_ids", [LOCATION_ID])
        return _page("items", shop.items() if wanted and there else [], body.get("limit"), body.get("cursor"))


def _customers(api: Blueprint, state: State) -> None:
    calendar = state.calendar

    @api.post("/customers/search")
    def customers_found() -> ResponseReturnValue:
        body = body_of("query", "limit", "cursor", "count")
        phone = rules.phone_searched(body.get("query"))
        found = [each for each in list(calendar.customers.values()) if each.get("phone_number") == phone]
        return _page("customers", found, body.get("limit"), body.get("cursor"))

    @api.post("/customers/bulk-retrieve")
    def customers_read() -> ResponseReturnValue:
        ids = body_of("customer_ids").get("customer_ids")
        if not isinstance(ids, list) or not 1 <= len(ids) <= 100:
            raise Refused("BAD_REQUEST", "From 1 to 100 ids.", "customer_ids")
        return jsonify(responses={id: _one_customer(calendar.customers.get(id)) for id in ids})

    @api.post("/customers")
    def add_customer() -> ResponseReturnValue:
        body = body_of("idempotency_key", *rules.CUSTOMER_KEYS)
        key = rules.key_of(body)
        told = rules.customer({name: value for name, value in body.items() if name != "idempotency_key"})
        with calendar.lock:
            answer = calendar.once(key, told)
            if answer is None:
                answer = calendar.add_customer(told)
                calendar.remember(key, told, answer)
        return jsonify(customer=answer)


def _one_customer(customer: Json | None) -> Json:
    missing = {"category": "INVALID_REQUEST_ERROR", "code": "NOT_FOUND", "detail": "Customer not found."}
    return {"customer": customer} if customer else {"errors": [missing]}


def _bookings(api: Blueprint, state: State) -> None:
    calendar, shop = state.calendar, state.shop

    @api.post("/bookings/availability/search")
    def availability() -> ResponseReturnValue:
        found = rules.search(body_of("query"), calendar, g.grant)
        said = [
            {"start_at": each["start_at"], "location_id": LOCATION_ID, "appointment_segments": [each["segment"]]}
            for each in found
        ]
        return jsonify(availabilities=said, errors=[])

    @api.post("/bookings")
    def create() -> ResponseReturnValue:
        body = body_of("idempotency_key", "booking")
        key, told = rules.key_of(body), rules.booking_of(body)
        rules.may_write(shop, g.grant)
        with calendar.lock:
            made = calendar.once(key, told)
            if made is None:
                made = calendar.add(rules.new_booking(told, calendar, shop, g.grant), is_ours=True)
                calendar.remember(key, told, made)
                state.events.tell(event("booking.created", made))
        return jsonify(booking=made, errors=[])


def _list(api: Blueprint, state: State) -> None:
    @api.get("/bookings")
    def listing() -> ResponseReturnValue:
        asked = request.args
        first = moment(asked["start_at_min"], "start_at_min") if "start_at_min" in asked else datetime.now(UTC)
        last = moment(asked["start_at_max"], "start_at_max") if "start_at_max" in asked else first + timedelta(days=31)
        if last - first > timedelta(days=31):
            raise Refused("INVALID_TIME_RANGE", "The window is at most 31 days.", "start_at_max")
        found = [
            each.booking
            for each in state.calendar.all()
            if first <= each.start <= last and (each.is_ours or g.grant.has("APPOINTMENTS_ALL_READ"))
            if all(asked.get(name) in (None, each.booking[name]) for name in ("customer_id", "location_id"))
        ]
        return _page("bookings", found, asked.get("limit"), asked.get("cursor"))


def _booking(api: Blueprint, state: State) -> None:
    calendar, shop = state.calendar, state.shop

    def hold(id: str) -> Held:
        return calendar.get(id, g.grant.has("APPOINTMENTS_ALL_READ"))

    @api.get("/bookings/<id>")
    def fetch(id: str) -> ResponseReturnValue:
        return jsonify(booking=hold(id).booking, errors=[])

    @api.put("/bookings/<id>")
    def update(id: str) -> ResponseReturnValue:
        body = body_of("idempotency_key", "booking")
        told = rules.booking_of(body)
        rules.may_write(shop, g.grant)
        with calendar.lock:
            changes = rules.changed_booking(told, hold(id), calendar, shop, g.grant)
            changed = calendar.change(id, **changes)
        state.events.tell(event("booking.updated", changed))
        return jsonify(booking=changed, errors=[])

    @api.post("/bookings/<id>/cancel")
    def cancel(id: str) -> ResponseReturnValue:
        body = body_of("idempotency_key", "booking_version")
        rules.may_write(shop, g.grant)
        with calendar.lock:
            status = rules.cancelled(body.get("booking_version"), hold(id), shop, g.grant)
            changed = calendar.change(id, status=status)
        state.events.tell(event("booking.updated", changed))
        return jsonify(booking=changed, errors=[])


def _webhooks(api: Blueprint, state: State) -> None:
    @api.post("/webhooks/subscriptions")
    def subscribe() -> ResponseReturnValue:
        asked = body_of("idempotency_key", "subscription").get("subscription") or {}
        url, types = asked.get("notification_url"), asked.get("event_types")
        if not isinstance(url, str) or not isinstance(types, list) or not types:
            raise Refused("MISSING_REQUIRED_PARAMETER", "notification_url and event_types are required.")
        return jsonify(subscription=state.events.subscribe(url, types, asked.get("name") or ""))

    @api.get("/webhooks/subscriptions")
    def subscriptions() -> ResponseReturnValue:
        return jsonify(subscriptions=[_without_key(each) for each in state.events.subscriptions.values()])

    @api.delete("/webhooks/subscriptions/<id>")
    def unsubscribe(id: str) -> ResponseReturnValue:
        if state.events.subscriptions.pop(id, None) is None:
            raise Refused("NOT_FOUND", "Subscription not found.")
        return jsonify({})


def _without_key(subscription: Json) -> Json:
    return {name: value for name, value in subscription.items() if name != "signature_key"}
