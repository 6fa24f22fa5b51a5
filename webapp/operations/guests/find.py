"""Finding guests by what people type: a name, a phone number, a tag."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Text, bindparam, case, cast, func, or_, select

from webapp.models.booking import is_live
from webapp.operations.guests import patterns
from webapp.operations.guests.rows import (
    ALSO_OF_RESTAURANT,
    OF_RESTAURANT,
    booking,
    country,
    customer,
    groups,
    has_come,
)
from webapp.operations.memberships import Place
from webapp.rules.book import to_minute
from webapp.speech import phones
from webapp.speech.text import Unspeakable, clean
from webapp.store.transaction import read

PER_PAGE = 25
LAST_PAGE = 100_000
LONGEST_TEXT = 100


@dataclass(frozen=True, slots=True)
class Listed:
    """A guest in a list. `last` is the day of the latest visit, `next` when the next one begins (aware, UTC)."""

    id: str
    name: str
    phone: str | None
    tags: tuple[str, ...]
    visits: int = 0
    no_shows: int = 0
    last: date | None = None
    next: datetime | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One page of guests, in the order of their names."""

    guests: tuple[Listed, ...]
    page: int
    has_more: bool


_COUNTS = (
    select(
        func.coalesce(customer.c.merged_into_id, customer.c.id),
        func.sum(case((has_come(), 1), else_=0)),
        func.sum(case((booking.c.status == "no_show", 1), else_=0)),
        func.max(case((has_come(), booking.c.day))),
        func.min(case(((booking.c.ends_at > bindparam("now")) & is_live(booking.c.status), booking.c.starts_at))),
    )
    .join_from(customer, booking, booking.c.customer_id == customer.c.id)
    .where(ALSO_OF_RESTAURANT, customer.c.id.in_(bindparam("row_ids", expanding=True)))
    .group_by(func.coalesce(customer.c.merged_into_id, customer.c.id))
)


def search(place: Place, text: str = "", page: int = 1) -> Found:
    """Guests whose name has words that begin like those typed, or whose phone has the digits typed; where there are
    none, those with the tag. All guests when nothing is typed."""
    page = min(max(1, page), LAST_PAGE)
    try:
        text = clean(text[:LONGEST_TEXT])
    except Unspeakable:
        return Found((), page, False)

    def look(connection: Connection) -> Found:
        found = _page(connection, place, _matches(connection, place, text), page)
        if not found and text and page == 1:
            found = _page(connection, place, _has_tag(text), page)
        guests = _listed(connection, place, [row[0] for row in found[:PER_PAGE]])
        return Found(guests, page, len(found) > PER_PAGE)

    return read(look)


def _page(connection: Connection, place: Place, condition: ColumnElement[bool], page: int) -> list[Any]:
    query: Select[Any] = select(func.coalesce(customer.c.merged_into_id, customer.c.id))
    query = query.where(OF_RESTAURANT, customer.c.erased_at.is_(None), condition)
    query = query.order_by(customer.c.name, customer.c.id).limit(PER_PAGE + 1).offset((page - 1) * PER_PAGE)
    return list(connection.execute(query, {"restaurant_id": place.id}))


def _matches(connection: Connection, place: Place, text: str) -> ColumnElement[bool]:
    if not text:
        return customer.c.merged_into_id.is_(None)
    digits = patterns.digits(text)
    if digits is not None and len(digits) >= patterns.FEWEST_DIGITS:
        return _has_phone(digits, phones.hear_phone(text, country(connection, place.id)))
    typed = patterns.words(text)
    return patterns.name_has(connection.dialect.name, customer.c.name, typed) if typed else _has_tag(text)


def _has_phone(digits: str, whole: str | None) -> ColumnElement[bool]:
    """A part of a number, or a whole one as it is dialled here."""
    part = customer.c.phone.contains(digits, autoescape=True)
    return or_(part, customer.c.phone == whole) if whole else part


def _has_tag(text: str) -> ColumnElement[bool]:
    tag = text.removeprefix("#").strip()
    return cast(customer.c.tags, Text).icontains(f'"{tag}"', autoescape=True)


def _listed(connection: Connection, place: Place, guest_ids: list[str]) -> tuple[Listed, ...]:
    ordered = list(dict.fromkeys(guest_ids))
    if not ordered:
        return ()
    rows = groups(connection, place.id, ordered)
    keys = {"restaurant_id": place.id, "row_ids": [row.id for row in rows], "now": to_minute(place.now())}
    counts: Mapping[str, Any] = {row[0]: row[1:] for row in connection.execute(_COUNTS, keys)}
    kept = {row.id: row for row in rows}
    return tuple(
        Listed(guest, kept[guest].name, kept[guest].phone, tuple(kept[guest].tags), *counts.get(guest, ()))
        for guest in ordered
    )
