"""A restaurant's own accounts at Vapi and Twilio, as a snapshot of it holds them."""

from dataclasses import dataclass, fields
from typing import Any

from flask import current_app
from sqlalchemy import Connection, bindparam, select

from webapp.models import Restaurant, RestaurantAccount

_restaurant, _account = Restaurant.__table__, RestaurantAccount.__table__
_KEYS = (
    select(_restaurant.c.uses_operator_credentials, _account.c.vapi_key_encrypted)
    .outerjoin_from(_restaurant, _account, _account.c.restaurant_id == _restaurant.c.id)
    .where(_restaurant.c.id == bindparam("rid"))
)


@dataclass(frozen=True)
class Account:
    """Its own accounts; the secrets still encrypted. What there is none of is None."""

    vapi_key_encrypted: str | None = None
    vapi_key_ending: str | None = None
    twilio_sid: str | None = None
    twilio_token_encrypted: str | None = None
    twilio_token_ending: str | None = None
    twilio_sender: str | None = None


def account_of(row: Any) -> Account:
    """Of what is stored, which may be nothing."""
    return Account() if row is None else Account(**{each.name: getattr(row, each.name) for each in fields(Account)})


def has_vapi(connection: Connection, restaurant_id: str) -> bool:
    """Whether there is a key for Vapi: the restaurant's own, or the operator's where it serves this one."""
    row = connection.execute(_KEYS, {"rid": restaurant_id}).one_or_none()
    if row is None:
        return False
    is_served = row.uses_operator_credentials and current_app.config["SETTINGS"].vapi_api_key
    return bool(row.vapi_key_encrypted or is_served)
