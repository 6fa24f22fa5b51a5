"""Changing a part of a restaurant from its pages, by the readers and writers of its file."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from webapp.models import DiningTable, Restaurant
from webapp.models.types import new_id, utc_now
from webapp.operations import audit
from webapp.operations.audit import Actor
from webapp.operations.memberships import Place
from webapp.operations.restaurants.differences import Pair, differences
from webapp.operations.restaurants.exports import rows, written
from webapp.operations.restaurants.file import RestaurantFile
from webapp.operations.restaurants.imports import change
from webapp.operations.restaurants.planned import house_after
from webapp.operations.restaurants.problems import Problem, Refused, UnknownRestaurant
from webapp.operations.restaurants.reading import understand
from webapp.operations.restaurants.touched import Touch, Touched, find
from webapp.store import snapshots
from webapp.store.transaction import read, write

Part = Mapping[str, Any]  # some keys of the restaurant file
NO_TABLES: Sequence[int | None] = ()
LISTS = ("shifts", "closures", "turn_times", "tables", "rules")  # name the change they are the first key of


class WouldTouch(Exception):
    """Bookings to come would not fit the changed settings; nothing was saved."""

    def __init__(self, bookings: tuple[Touched, ...]) -> None:
        self.bookings = bookings
        super().__init__(f"{len(bookings)} bookings would not fit")

    @property
    def can_be_confirmed(self) -> bool:
        """False while a table would go at which somebody is booked, or the hour told to a guest be another moment."""
        return all(booking.reason not in (Touch.TABLE_GONE, Touch.CLOCK) for booking in self.bookings)


class Stale(Exception):
    """Somebody else has changed these settings since they were read; nothing was saved. `now` is what they are."""

    def __init__(self, now: Part) -> None:
        self.now = now
        super().__init__("changed meanwhile")


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table with its middle on the floor plan, in thousandths of width and height, or None where it has no place."""

    no: int
    name: str
    area: str | None
    seats_min: int
    seats_max: int
    x: int | None
    y: int | None


def current(place: Place) -> dict[str, Any]:
    """The restaurant's file as plain JSON values, without secrets. Raises `UnknownRestaurant`."""

    def look(connection: Connection) -> dict[str, Any]:
        with Session(connection) as session:
            return written(session, _row(session, place), None)

    return read(look)


def placed_tables(place: Place) -> tuple[PlacedTable, ...]:
    """The restaurant's tables, in its order."""

    def look(connection: Connection) -> tuple[PlacedTable, ...]:
        with Session(connection) as session:
            return tuple(
                PlacedTable(row.no, row.name, row.area, row.seats_min, row.seats_max, row.plan_x, row.plan_y)
                for row in rows(session, DiningTable, place.id, "position", "no")
            )

    return read(look)


def fingerprint(file: Part, keys: Iterable[str]) -> str:
    """What tells whether these keys of the file are still the same."""
    text = json.dumps([[key, file[key]] for key in sorted(keys)], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def touched(place: Place, part: Part, table_nos: Sequence[int | None] = NO_TABLES) -> tuple[Touched, ...]:
    """The bookings to come that would not fit the restaurant with `part`, soonest first.

    `table_nos` as for `save`. Raises `Refused` for a part that is wrong by itself.
    """
    return _touched(place, _understood(place, part), table_nos)


def save(
    place: Place,
    actor: Actor,
    part: Part,
    *,
    table_nos: Sequence[int | None] = NO_TABLES,
    confirm: bool = False,
    seen: str | None = None,
) -> bool:
    """Make the restaurant what `part` says, and write down what changed; whether anything did.

    `part` has some keys of the restaurant file: what is absent stays, a list replaces the whole list. `table_nos` are
    the numbers of its `tables`, None for a new one, so that a table may get another name. `seen` is the fingerprint of
    these keys as they were shown. Raises `Refused`, `Stale`, and `WouldTouch` unless `confirm`; nothing changes then.
    """
    file = _understood(place, part)
    if seen is not None:
        _require_seen(current(place), part, seen)
    would = WouldTouch(_touched(place, file, table_nos))
    if would.bookings and not (confirm and would.can_be_confirmed):
        raise would

    def work(connection: Connection) -> bool:
        with Session(connection, autoflush=False) as session:
            changes = _change(session, place, file, part, table_nos, seen)
        if changes:
            snapshots.bump(connection, place.id)
            audit.record(connection, place.id, actor, _action(part), ("restaurant", place.id), changes=changes)
        return bool(changes)

    return write(place.id, work)


def _understood(place: Place, part: Part) -> RestaurantFile:
    return understand({"slug": place.slug, **part})


def _touched(place: Place, file: RestaurantFile, table_nos: Sequence[int | None]) -> tuple[Touched, ...]:
    def look(connection: Connection) -> tuple[Touched, ...]:
        snapshot = snapshots.current(connection, place.id)
        if snapshot is None:
            raise UnknownRestaurant(place.slug)
        names = {table.no: table.name for table in snapshot.house.tables} | _names(file, table_nos)
        return find(connection, place.id, snapshot.house, house_after(snapshot.house, file, names), utc_now())

    return read(look)


def _change(
    session: Session, place: Place, file: RestaurantFile, part: Part, table_nos: Sequence[int | None], seen: str | None
) -> dict[str, Pair]:
    restaurant = _row(session, place)
    before = written(session, restaurant, None)
    if seen is not None:
        _require_seen(before, part, seen)
    renamed = _rename(session, place.id, _names(file, table_nos))
    if renamed:
        before = written(session, restaurant, None)
    change(session, restaurant, file, utc_now())
    names = {f"tables.{old}.name": [old, new] for old, new in renamed.items()}
    return {**names, **differences(before, written(session, restaurant, None))}


def _require_seen(file: Part, part: Part, seen: str) -> None:
    if fingerprint(file, part) != seen:
        raise Stale({key: file[key] for key in part})


def _names(file: RestaurantFile, table_nos: Sequence[int | None]) -> dict[int, str]:
    """The names the file gives to tables known by number."""
    entries = file.given().get("tables", ())
    return {no: entry.name for no, entry in zip(table_nos, entries, strict=False) if no is not None}


def _rename(session: Session, restaurant_id: str, wanted: Mapping[int, str]) -> dict[str, str]:
    """Give tables other names, through names that nobody has so that two may swap theirs; the new by the old ones."""
    stored = rows(session, DiningTable, restaurant_id)
    changed = [table for table in stored if wanted.get(table.no, table.name) != table.name]
    staying = {table.name for table in stored if table not in changed}
    for table in changed:
        if wanted[table.no] in staying:
            says = "gives {name!r} to another table: save without the one that has it first"
            raise Refused([Problem(("tables",), says, {"name": wanted[table.no]})])
    renamed = {table.name: wanted[table.no] for table in changed}
    for table in changed:
        table.name = new_id()
    session.flush()
    for table in changed:
        table.name = wanted[table.no]
    session.flush()
    return renamed


def _action(part: Part) -> str:
    first = next(iter(part), "")
    if first == "combinations":
        return "tables.changed"
    return f"{first}.changed" if first in LISTS else "restaurant.changed"


def _row(session: Session, place: Place) -> Restaurant:
    found = session.get(Restaurant, place.id)
    if found is None:
        raise UnknownRestaurant(place.slug)
    return found
