"""Secret addresses from which calendar programs read a restaurant's bookings (RFC 5545)."""

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event
from sqlalchemy import Connection, Integer, Row, bindparam, func, insert, select, type_coerce, update

from webapp.models import Booking, CalendarFeed, DiningTable, Restaurant, Seating
from webapp.models.booking import NOT_COMING
from webapp.models.types import new_id, utc_now
from webapp.operations import audit
from webapp.operations.audit import Actor
from webapp.operations.credentials import token_hash
from webapp.operations.memberships import Place
from webapp.rules.book import to_minute
from webapp.speech.text import Unspeakable, clean
from webapp.store.transaction import read, write

BACK, AHEAD = timedelta(days=30), timedelta(days=90)
LONGEST_NAME = 100
MOST_FEEDS = 20
WORDS = {
    "en": {"people": "people", "table": "Table", "phone": "Phone", "notes": "Notes", "reference": "Reference"},
    "it": {"people": "persone", "table": "Tavolo", "phone": "Telefono", "notes": "Note", "reference": "Codice"},
}
_feed, _restaurant = CalendarFeed.__table__, Restaurant.__table__
_booking, _seating, _table = Booking.__table__, Seating.__table__, DiningTable.__table__
_OF_RESTAURANT = select(_feed).where(_feed.c.restaurant_id == bindparam("restaurant_id")).order_by(_feed.c.created_at)
_OWNER = (
    select(_restaurant.c.id, _restaurant.c.name, _restaurant.c.timezone, _restaurant.c.locale, _restaurant.c.version)
    .join(_feed, _feed.c.restaurant_id == _restaurant.c.id)
    .where(_feed.c.token_hash == bindparam("token_hash"), _feed.c.revoked_at.is_(None))
)
_REVOKE = (
    update(_feed)
    .where(_feed.c.restaurant_id == bindparam("rid"), _feed.c.id == bindparam("fid"), _feed.c.revoked_at.is_(None))
    .returning(_feed.c.name)
)
_minute = type_coerce(_booking.c.starts_at, Integer)
_SHOWN = (
    _booking.c.restaurant_id == bindparam("restaurant_id"),
    _minute >= bindparam("since"),
    _minute < bindparam("until"),
)
_STATE = select(
    func.count(), func.max(_booking.c.updated_at), func.sum(_booking.c.version), func.min(_minute), func.max(_minute)
).where(*_SHOWN)
_BOOKINGS = (
    select(_booking).where(*_SHOWN, _booking.c.status.not_in(NOT_COMING)).order_by(_booking.c.starts_at, _booking.c.id)
)
_TABLES = (
    select(_seating.c.booking_id, _table.c.name)
    .join(_table, _table.c.no == _seating.c.table_no)
    .where(
        _seating.c.restaurant_id == bindparam("restaurant_id"),
        type_coerce(_seating.c.starts_at, Integer) >= bindparam("since"),
        type_coerce(_seating.c.starts_at, Integer) < bindparam("until"),
    )
    .order_by(_table.c.position)
)


class InvalidFeed(ValueError):
    """A feed that cannot be made: `reason` is missing, too_long, unreadable or too_many."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.field = "name"
        self.reason = reason


class UnknownFeed(LookupError):
    """The restaurant has no such feed, or it was revoked."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as its owners may see it; its address cannot be read again."""

    id: str
    name: str
    created_at: datetime
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Served:
    """A calendar, and the mark it changes with; `body` is None when whoever asks has this one already."""

    etag: str
    body: bytes | None


def make(place: Place, actor: Actor, name: str) -> str:
    """A new feed; the secret of its address, which cannot be read again. Raises `InvalidFeed`."""
    name, secret = _checked(name), secrets.token_urlsafe(32)
    row = {"id": new_id(), "restaurant_id": place.id, "name": name, "token_hash": token_hash(secret)}

    def work(connection: Connection) -> None:
        live = [feed for feed in _rows(connection, place.id) if feed.revoked_at is None]
        if any(feed.id == row["id"] for feed in live):
            return
        if len(live) >= MOST_FEEDS:
            raise InvalidFeed("too_many")
        connection.execute(insert(_feed), {**row, "created_at": utc_now()})
        changes = {"name": (None, name)}
        audit.record(connection, place.id, actor, "feed.made", ("feed", row["id"]), changes=changes)

    write(place.id, work)
    return secret


def revoke(place: Place, actor: Actor, feed_id: str) -> None:
    """Make the address worthless, at once and for ever. Raises `UnknownFeed`."""

    def work(connection: Connection) -> None:
        keys = {"rid": place.id, "fid": feed_id, "revoked_at": utc_now()}
        name = connection.execute(_REVOKE, keys).scalar()
        if name is None:
            raise UnknownFeed(feed_id)
        changes = {"name": (name, None)}
        audit.record(connection, place.id, actor, "feed.revoked", ("feed", feed_id), changes=changes)

    write(place.id, work)


def of_restaurant(place: Place) -> tuple[Feed, ...]:
    """The feeds that work, oldest first."""
    rows = read(lambda connection: _rows(connection, place.id))
    return tuple(Feed(row.id, row.name, row.created_at, None) for row in rows if row.revoked_at is None)


def calendar(token: str, known: Collection[str] = ()) -> Served:
    """The bookings from 30 days ago to 90 days ahead, but for cancelled and missed ones; without its body when its
    mark is `known`. Raises `UnknownFeed`."""

    def look(connection: Connection) -> Served:
        owner = connection.execute(_OWNER, {"token_hash": token_hash(token)}).one_or_none()
        if owner is None:
            raise UnknownFeed
        today = utc_now().replace(hour=0, minute=0, second=0, microsecond=0)
        keys = {
            "restaurant_id": owner.id,
            "since": to_minute(today - BACK),
            "until": to_minute(today + AHEAD),
        }
        state = (tuple(owner), tuple(connection.execute(_STATE, keys).one()))
        etag = hashlib.sha256(repr(state).encode()).hexdigest()[:32]
        return Served(etag, None if etag in known else _calendar(connection, owner, keys))

    return read(look)


def _calendar(connection: Connection, owner: Any, keys: dict[str, Any]) -> bytes:
    tables: dict[str, list[str]] = {}
    for booking_id, name in connection.execute(_TABLES, keys):
        tables.setdefault(booking_id, []).append(name)
    made = Calendar()
    made.add("prodid", "-//Tavolo//Bookings//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", owner.name)
    made.add("x-wr-timezone", owner.timezone)
    made.add("refresh-interval", timedelta(minutes=15), parameters={"value": "DURATION"})
    zone = ZoneInfo(owner.timezone)
    for row in connection.execute(_BOOKINGS, keys):
        made.add_component(_event(row, zone, owner, tables.get(row.id, [])))
    made.add_missing_timezones()
    return made.to_ical()


def _event(row: Row[Any], zone: ZoneInfo, owner: Any, tables: list[str]) -> Event:
    words = WORDS[owner.locale]
    event = Event()
    event.add("uid", f"{row.id}@tavolo")
    event.add("dtstamp", row.updated_at.astimezone(UTC))
    event.add("dtstart", row.starts_at.astimezone(zone))
    event.add("dtend", row.ends_at.astimezone(zone))
    event.add("sequence", row.version)
    event.add("summary", f"{row.name} · {row.people} {words['people']}" if row.name else f"{row.people}")
    event.add("status", "TENTATIVE" if row.status == "pending" else "CONFIRMED")
    details = {
        "table": " + ".join(tables),
        "phone": row.phone,
        "notes": row.notes,
        "reference": row.reference,
    }
    event.add("description", "\n".join(f"{words[key]}: {text}" for key, text in details.items() if text))
    event.add("location", owner.name)
    return event


def _checked(name: str) -> str:
    try:
        text = clean(name)
    except Unspeakable:
        raise InvalidFeed("unreadable") from None
    if not text or len(text) > LONGEST_NAME:
        raise InvalidFeed("too_long" if text else "missing")
    return text


def _rows(connection: Connection, restaurant_id: str) -> list[Row[Any]]:
    return list(connection.execute(_OF_RESTAURANT, {"restaurant_id": restaurant_id}))
