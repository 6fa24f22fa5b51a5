"""Writing a restaurant as the file it could be imported from."""

from collections.abc import Callable
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from cryptography.fernet import InvalidToken
from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from webapp.models import (
    Assistant,
    Closure,
    DiningTable,
    FaqEntry,
    Restaurant,
    Shift,
    TableCombination,
    TurnTime,
    VapiPhoneNumber,
)
from webapp.operations import credentials
from webapp.operations.restaurants import assistant
from webapp.operations.restaurants.file import WEEKDAYS, Rules
from webapp.operations.restaurants.problems import UnknownRestaurant
from webapp.store.transaction import read

MINUTES_PER_DAY = 1440
Reveal = Callable[[str], str]  # from a secret as it is stored to what is written of it
Row = TypeVar("Row")


class SecretLost(RuntimeError):
    """A stored secret cannot be read any more."""

    def __init__(self) -> None:
        super().__init__("A secret cannot be decrypted: the key it was encrypted with is not among CREDENTIAL_KEYS.")


def export(slug: str, with_secrets: bool = False) -> dict[str, Any]:
    """The restaurant's file as plain JSON values, keys in the file's order.

    Raises `UnknownRestaurant`, and `SecretLost` where secrets are asked for.
    """

    def look(connection: Connection) -> dict[str, Any]:
        with Session(connection) as session:
            restaurant = session.scalar(select(Restaurant).where(Restaurant.slug == slug))
            if restaurant is None:
                raise UnknownRestaurant(slug)
            return written(session, restaurant, credentials.decrypt if with_secrets else None)

    try:
        return read(look)
    except InvalidToken:
        raise SecretLost from None


def rows(session: Session, model: type[Row], restaurant_id: str, *order: str) -> list[Row]:
    """The restaurant's rows of one table."""
    columns: Any = model
    query = select(model).where(columns.restaurant_id == restaurant_id)
    return list(session.scalars(query.order_by(*(getattr(columns, name) for name in order))))


def written(session: Session, restaurant: Restaurant, reveal: Reveal | None) -> dict[str, Any]:
    """The restaurant's file; without `reveal` its secrets are left out."""
    tables = rows(session, DiningTable, restaurant.id, "position", "no")
    names = {table.no: table.name for table in tables}
    return {
        **{name: getattr(restaurant, name) for name in ("slug", "name", "timezone", "locale", "phone", "house_book")},
        "rules": _rules(restaurant),
        "shifts": [_shift(row) for row in rows(session, Shift, restaurant.id, "position", "id")],
        "closures": [_closure(row) for row in rows(session, Closure, restaurant.id, "first_day", "last_day")],
        "turn_times": [
            {"up_to_people": row.up_to_people, "minutes": row.minutes}
            for row in rows(session, TurnTime, restaurant.id, "up_to_people")
        ],
        "tables": [
            {"name": row.name, "area": row.area, "seats_min": row.seats_min, "seats_max": row.seats_max}
            for row in tables
        ],
        "combinations": [
            {
                "tables": [names[no] for no in row.table_nos],
                "seats_min": row.seats_min,
                "seats_max": row.seats_max,
            }
            for row in rows(session, TableCombination, restaurant.id, "position", "id")
        ],
        "faq": [
            {
                "question": row.question,
                "phrasings": row.phrasings,
                "answer": row.answer,
                "language": row.language,
                "checked": row.is_checked,
            }
            for row in rows(session, FaqEntry, restaurant.id, "position", "id")
        ],
        "assistant": assistant.written(session, restaurant.id),
        "vapi": _vapi(session, restaurant.id, reveal),
    }


def _rules(restaurant: Restaurant) -> dict[str, Any]:
    values = {name: getattr(restaurant, name) for name in Rules.model_fields}
    if restaurant.paused_until is not None:
        values["paused_until"] = restaurant.paused_until.astimezone(ZoneInfo(restaurant.timezone)).isoformat()
    return values


def _shift(row: Shift) -> dict[str, Any]:
    return {
        "name": row.name,
        "weekdays": [WEEKDAYS[day] for day in row.weekdays],
        "first_seating": _clock(row.first_seating),
        "last_seating": _clock(row.last_seating),
    }


def _closure(row: Closure) -> dict[str, Any]:
    days = {"from": row.first_day.isoformat(), "to": row.last_day.isoformat(), "reason": row.reason}
    if not row.shifts:
        return days
    own = [
        {
            "name": shift["name"],
            "first_seating": _clock(shift["first_seating"]),
            "last_seating": _clock(shift["last_seating"]),
        }
        for shift in row.shifts
    ]
    return {**days, "shifts": own}


def _vapi(session: Session, restaurant_id: str, reveal: Reveal | None) -> dict[str, Any]:
    """Without `reveal`, what has no secret is left out rather than null: to import null is to clear."""
    joined = session.get(Assistant, restaurant_id) or Assistant()
    numbers = rows(session, VapiPhoneNumber, restaurant_id, "id")
    values: dict[str, Any] = {
        "assistant_id": joined.vapi_assistant_id,
        "phone_number_ids": [number.id for number in numbers],
    }
    if reveal:
        values["secret"] = joined.secret_encrypted and reveal(joined.secret_encrypted)
    if joined.hmac_secret_encrypted:
        values["hmac"] = {
            **({"secret": reveal(joined.hmac_secret_encrypted)} if reveal else {}),
            "algorithm": joined.hmac_algorithm,
            "signature_header": joined.hmac_signature_header,
            "timestamp_header": joined.hmac_timestamp_header,
        }
    elif reveal:
        values["hmac"] = None
    return values


def _clock(minutes: int) -> str:
    return "{:02d}:{:02d}".format(*divmod(minutes % MINUTES_PER_DAY, 60))
