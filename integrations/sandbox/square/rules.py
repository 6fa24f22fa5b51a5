"""What Square refuses of a booking, a customer or a search."""

import re
from datetime import datetime, timedelta

from integrations.sandbox.square.calendar import LIVE, Calendar, Held, written
from integrations.sandbox.square.grants import Grant
from integrations.sandbox.square.refusals import Json, Refused, moment, needed, only
from integrations.sandbox.square.shop import LOCATION_ID, SERVICES, Shop

E164 = re.compile(r"\+[1-9][0-9]{8,15}")
BOOKING_KEYS = (
    *("version", "start_at", "location_id", "customer_id", "customer_note", "seller_note"),
    "appointment_segments",
)
SEGMENT_KEYS = ("duration_minutes", "service_variation_id", "service_variation_version", "team_member_id")
CUSTOMER_KEYS = (
    *("given_name", "family_name", "company_name", "nickname", "email_address", "phone_number"),
    *("address", "reference_id", "note", "birthday"),
)
LONGEST_NOTE, LONGEST_KEY = 4096, 255


def key_of(body: Json) -> str | None:
    key = body.get("idempotency_key")
    if key is not None and (not isinstance(key, str) or not 1 <= len(key) <= LONGEST_KEY):
        raise Refused("VALUE_TOO_LONG", f"At most {LONGEST_KEY} characters.", "idempotency_key")
    return key


def customer(told: Json) -> Json:
    """What may be a customer."""
    if not any(told.get(name) for name in CUSTOMER_KEYS[:6]):
        raise Refused("BAD_REQUEST", "At least one of name, company, e-mail or phone is required.")
    digits = "".join(filter(str.isdecimal, told.get("phone_number") or "0" * 9))
    if not 9 <= len(digits) <= 16:
        raise Refused("INVALID_PHONE_NUMBER", "Expected phone_number to be a valid phone number.", "phone_number")
    if "@" not in told.get("email_address", "@"):
        raise Refused("INVALID_EMAIL_ADDRESS", "Expected email_address to be valid.", "email_address")
    return told


def phone_searched(query: object) -> str:
    """The number of a search by number."""
    found = only(only(query, ("filter", "sort"), "query").get("filter"), ("phone_number",), "filter")
    exact = only(found["phone_number"], ("exact", "fuzzy"), "phone_number").get("exact")
    if not isinstance(exact, str) or not E164.fullmatch(exact):
        raise Refused("INVALID_VALUE", "The phone number must be in E.164 format.", "phone_number")
    return exact


def search(body: Json, calendar: Calendar, grant: Grant) -> list[Json]:
    """The availabilities a search asks for."""
    known = ("start_at_range", "location_id", "segment_filters", "booking_id")
    asked = only(only(body.get("query"), ("filter",), "query").get("filter"), known, "filter")
    first, last = _range(only(asked.get("start_at_range"), ("start_at", "end_at"), "start_at_range"))
    booking_id = asked.get("booking_id")
    if booking_id:
        if asked.get("location_id") or asked.get("segment_filters"):
            raise Refused("CONFLICTING_PARAMETERS", "booking_id excludes the others.", "booking_id")
        held = calendar.get(booking_id, grant.has("APPOINTMENTS_ALL_READ"))
        service_id = held.booking["appointment_segments"][0]["service_variation_id"]
    else:
        needed(asked, "location_id", "segment_filters")
        filters = [only(each, ("service_variation_id", "team_member_id_filter")) for each in asked["segment_filters"]]
        service_id = filters[0].get("service_variation_id")
    if service_id not in SERVICES or asked.get("location_id") not in (None, LOCATION_ID):
        raise Refused("INVALID_VALUE", "There is no such service at that location.", "service_variation_id")
    return calendar.free(service_id, first, last, booking_id)


def new_booking(told: Json, calendar: Calendar, shop: Shop, grant: Grant) -> Json:
    """What may be booked, in Square's own writing."""
    needed(told, "location_id", "start_at", "customer_id", "appointment_segments")
    if told["location_id"] != LOCATION_ID or not shop.is_open or not shop.is_enabled:
        raise Refused("BAD_REQUEST", "The location takes no bookings.", "location_id")
    found = calendar.customers.get(told["customer_id"])
    if found is None or not found.get("phone_number"):
        raise Refused("BAD_REQUEST", "The customer is unknown or has no phone number.", "customer_id")
    start = moment(told["start_at"], "start_at")
    segment = _segment(told["appointment_segments"], shop)
    _check_time(start, segment, calendar, shop, grant)
    return told | {"start_at": written(start), "appointment_segments": [segment]}


def changed_booking(told: Json, held: Held, calendar: Calendar, shop: Shop, grant: Grant) -> Json:
    """The fields of a booking that change."""
    _check_version(told.get("version"), held)
    if told.get("location_id", held.booking["location_id"]) != held.booking["location_id"]:
        raise Refused("BAD_REQUEST", "The location can't be changed.", "location_id")
    changes = {name: value for name, value in told.items() if name != "version"}
    segments = changes.get("appointment_segments") or held.booking["appointment_segments"]
    start = moment(changes.get("start_at", held.booking["start_at"]), "start_at")
    if "start_at" in changes or "appointment_segments" in changes:
        segment = _segment(segments, shop)
        _check_time(start, segment, calendar, shop, grant, held.booking["id"])
        changes |= {"start_at": written(start), "appointment_segments": [segment]}
    return changes


def cancelled(version: object, held: Held, shop: Shop, grant: Grant) -> str:
    """The status of a booking once it is cancelled."""
    _check_version(version, held)
    is_seller = grant.has("APPOINTMENTS_ALL_WRITE")
    if is_seller and held.booking["status"] == "PENDING":
        raise Refused("BAD_REQUEST", "cannot transition via seller cancel")
    if not is_seller and not shop.guests_may_cancel:
        raise Refused("BAD_REQUEST", "The seller does not allow customers to cancel.")
    return "CANCELLED_BY_SELLER" if is_seller else "CANCELLED_BY_CUSTOMER"


def may_write(shop: Shop, grant: Grant) -> None:
    if grant.has("APPOINTMENTS_ALL_WRITE") and not shop.has_plan:
        raise Refused("MERCHANT_SUBSCRIPTION_NOT_FOUND", "Appointments Plus or Premium is required.")


def booking_of(body: Json) -> Json:
    """The `booking` of a request, with only what may be written there."""
    told = only(body.get("booking"), BOOKING_KEYS, "booking")
    for name in ("customer_note", "seller_note"):
        if len(told.get(name) or "") > LONGEST_NOTE:
            raise Refused("VALUE_TOO_LONG", f"At most {LONGEST_NOTE} characters.", name)
    return told


def _range(asked: Json) -> tuple[datetime, datetime]:
    first, last = moment(asked.get("start_at"), "start_at"), moment(asked.get("end_at"), "end_at")
    if not timedelta(hours=24) <= last - first <= timedelta(days=32):
        raise Refused("INVALID_TIME_RANGE", "The range is from 24 hours to 32 days.", "start_at_range")
    return first, last


def _segment(segments: object, shop: Shop) -> Json:
    if not isinstance(segments, list) or len(segments) != 1:
        raise Refused("BAD_REQUEST", "One segment is wanted.", "appointment_segments")
    segment = only(segments[0], SEGMENT_KEYS, "appointment_segments")
    needed(segment, "team_member_id", "service_variation_id", "service_variation_version")
    service = SERVICES.get(segment["service_variation_id"])
    if service is None or segment["team_member_id"] not in service.members:
        raise Refused("INVALID_VALUE", "There is no such service or team member.", "service_variation_id")
    if segment["service_variation_version"] != shop.version:
        raise Refused("BAD_REQUEST", "The service has changed.", "service_variation_version")
    if segment.get("duration_minutes", service.minutes) != service.minutes:
        raise Refused("INVALID_VALUE", "The service takes another time.", "duration_minutes")
    return {"duration_minutes": service.minutes, **segment}


def _check_time(
    start: datetime, segment: Json, calendar: Calendar, shop: Shop, grant: Grant, but: str | None = None
) -> None:
    """A seller may book whenever it likes, over others too; a guest only what is free."""
    if grant.has("APPOINTMENTS_ALL_WRITE"):
        return
    is_open = start in shop.starts(start, start + timedelta(minutes=1))
    if not is_open or not calendar.is_free(segment["team_member_id"], start, segment["service_variation_id"], but):
        raise Refused("BAD_REQUEST", "The requested time is not available.", "start_at")


def _check_version(version: object, held: Held) -> None:
    if version is not None and version != held.booking["version"]:
        raise Refused("CONFLICT", "The version is not the current one.", "version")
    if held.booking["status"] not in LIVE:
        raise Refused("BAD_REQUEST", "The booking has ended.")
