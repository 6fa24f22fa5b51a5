"""Whose account it is, what can be booked there, and everything that stands in the way."""

from typing import Any

from integrations.errors import ReconnectNeeded, Rejected
from integrations.square.shapes import Json, services_of
from integrations.square.wire import Wire
from integrations.square.words import BUYER_SCOPES, SELLER_SCOPES, SERVICE
from integrations.vocabulary import Account, EventType, Link, Problem

PAGE = 100


def wants_seller_level(link: Link) -> bool:
    return link.options.get("level") == "seller"


def is_seller_level(link: Link) -> bool:
    """Whether Square takes us for the seller. Its scopes decide, where we know them, whatever the owner chose."""
    scopes = link.credentials.get("scopes")
    return "APPOINTMENTS_ALL_WRITE" in scopes if scopes else wants_seller_level(link)


def location_of(link: Link) -> str:
    """The location to book at: the owner's choice, else the one found when connecting."""
    found = link.options.get("location_id") or link.facts.get("location_id")
    if not found:
        raise ReconnectNeeded(SERVICE, "there is no location to book at", "not_configured")
    return str(found)


def services(wire: Wire, location_id: str) -> tuple[EventType, ...]:
    """The appointment services of a location."""
    asked: dict[str, Any] = {
        "product_types": ["APPOINTMENTS_SERVICE"],
        "enabled_location_ids": [location_id],
        "archived_state": "ARCHIVED_STATE_NOT_ARCHIVED",
        "limit": PAGE,
    }

    def page(cursor: str | None) -> Json:
        return wire.search("/v2/catalog/search-catalog-items", asked | ({"cursor": cursor} if cursor else {}))

    found = wire.all_of("items", page)
    with wire.reading():
        return tuple(each for item in found for each in services_of(item))


def account_of(wire: Wire, link: Link) -> Account:
    merchant = _merchant(wire)
    location = _location(wire, link, merchant.get("main_location_id"))
    profile = _profile(wire)
    troubles = _troubles(link, profile) | _missing(wire, location)
    with wire.reading():
        return Account(
            id=merchant["id"],
            name=location.get("business_name") or merchant.get("business_name") or location.get("name") or "Square",
            email=location.get("business_email") or None,
            timezone=location.get("timezone") or None,
            facts={
                "merchant_id": merchant["id"],
                "location_id": location.get("id"),
                "timezone": location.get("timezone"),
            },
            problems=tuple(Problem(code) for code, is_so in troubles.items() if is_so),
        )


def _merchant(wire: Wire) -> Json:
    answer = wire.get("/v2/merchants/{id}", "me")
    with wire.reading():
        return {**answer["merchant"]}


def _location(wire: Wire, link: Link, main: str | None) -> Json:
    """The owner's choice, else the main one, else any that is active; empty when there is none at all."""
    found = wire.all_of("locations", lambda _: wire.get("/v2/locations"))
    chosen = link.options.get("location_id")
    if chosen:
        return next((each for each in found if each.get("id") == chosen), {})
    ranked = sorted(found, key=lambda each: (not _is_active(each), each.get("id") != main))
    return ranked[0] if ranked else {}


def _profile(wire: Wire) -> Json:
    """How the business takes bookings; empty where it never set that up."""
    try:
        answer = wire.get("/v2/bookings/business-booking-profile")
    except Rejected:
        return {}
    with wire.reading():
        return {**(answer.get("business_booking_profile") or {})}


def _troubles(link: Link, profile: Json) -> dict[str, bool]:
    scopes = link.credentials.get("scopes")
    needed = SELLER_SCOPES if wants_seller_level(link) else BUYER_SCOPES
    is_seller = wants_seller_level(link) or is_seller_level(link)
    return {
        "scopes": bool(scopes) and not set(needed) <= set(scopes or ()),
        "booking_disabled": not profile.get("booking_enabled"),
        "seller_needs_plan": is_seller and not profile.get("support_seller_level_writes"),
    }


def _missing(wire: Wire, location: Json) -> dict[str, bool]:
    if not _is_active(location) or not location.get("id"):
        return {"location_inactive": True}
    there = {"bookable_only": "true", "location_id": location["id"], "limit": str(PAGE)}
    staff = wire.get("/v2/bookings/team-member-booking-profiles", params=there)
    return {
        "no_service": all(each.problems for each in services(wire, location["id"])),
        "no_team_member": not staff.get("team_member_booking_profiles"),
    }


def _is_active(location: Json) -> bool:
    return location.get("status") == "ACTIVE"
