"""Tables and their combinations. A table keeps its number, which the guard compares, for as long as its name stays."""

from collections.abc import Iterator
from datetime import datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from webapp.models import Booking, DiningTable, Seating, TableCombination, WaitlistEntry
from webapp.operations.restaurants.exports import rows
from webapp.operations.restaurants.file import RestaurantFile
from webapp.operations.restaurants.lists import numbered, replace
from webapp.operations.restaurants.problems import Problem

BOOKED = "leaves out {name!r}, which is booked: {booked}"
HELD = "leaves out {name!r}, which is held for a guest who waits: {booked}"
JOIN_HELD = "leaves out {joined}, or makes it too small, which is held for a guest who waits: {booked}"


def objections(session: Session, restaurant_id: str, file: RestaurantFile, now: datetime) -> Iterator[Problem]:
    """Why the tables cannot become those of the file: bookings to come, and combinations of tables that are gone."""
    given = file.given()
    stored = {table.no: table.name for table in rows(session, DiningTable, restaurant_id)}
    kept = {entry.name for entry in file.tables} if "tables" in given else set(stored.values())
    left_out = {no: name for no, name in stored.items() if name not in kept}
    yield from _booked(session, left_out, now)
    if "combinations" not in given:
        yield from _still_joined(session, restaurant_id, stored, left_out)
        return
    yield from _held_joined(session, restaurant_id, file, stored, now)
    for index, entry in enumerate(file.combinations):
        for place, name in enumerate(entry.tables):
            if name not in kept:
                where = ("combinations", index, "tables", place)
                yield Problem(where, "is {name!r}, which is no table's name", {"name": name})


def apply(session: Session, restaurant_id: str, file: RestaurantFile, now: datetime) -> None:
    """Replace the tables and combinations that the file gives; to be called when there are no objections.

    What a table that goes away held in the past is forgotten; the bookings themselves stay.
    """
    given = file.given()
    if "tables" in given:
        kept = [entry.name for entry in file.tables]
        gone = select(DiningTable.no).where(DiningTable.restaurant_id == restaurant_id, DiningTable.name.not_in(kept))
        session.execute(
            delete(Seating).where(Seating.table_no.in_(gone)), execution_options={"synchronize_session": False}
        )
        tables = numbered([entry.model_dump() for entry in file.tables])
        replace(session, DiningTable, restaurant_id, tables, attrgetter("name"))
        session.flush()  # numbers the new ones
    if "combinations" in given:
        numbers = {table.name: table.no for table in rows(session, DiningTable, restaurant_id)}
        combinations = [
            {**entry.model_dump(exclude={"tables"}), "table_nos": [numbers[name] for name in entry.tables]}
            for entry in file.combinations
        ]
        replace(session, TableCombination, restaurant_id, numbered(combinations), lambda row: frozenset(row.table_nos))


def _booked(session: Session, left_out: dict[int, str], now: datetime) -> Iterator[Problem]:
    """What is booked, and what is held for whoever it is offered to from the waiting list."""
    booked = select(Seating.table_no, Booking.name, Booking.day, Booking.time).join(
        Booking, Booking.id == Seating.booking_id
    )
    held = (
        select(Seating.table_no, WaitlistEntry.name, WaitlistEntry.day, WaitlistEntry.offered_time)
        .join(WaitlistEntry, WaitlistEntry.booking_id == Seating.booking_id)
        .where(WaitlistEntry.state == "offered")
    )
    for query, says in ((booked, BOOKED), (held, HELD)):
        to_come = query.where(Seating.table_no.in_(left_out), Seating.ends_at > now)
        guests: dict[int, list[str]] = {}
        for no, name, day, time in session.execute(to_come.order_by(Seating.starts_at, Seating.booking_id)):
            guests.setdefault(no, []).append(f"{name} on {day} at {time:%H:%M}")
        for no, named in guests.items():
            yield Problem(("tables",), says, {"name": left_out[no], "booked": ", ".join(named)})


def _held_joined(
    session: Session, restaurant_id: str, file: RestaurantFile, stored: dict[int, str], now: datetime
) -> Iterator[Problem]:
    """The joins of stored tables that are held for whoever they are offered to, and would not seat them any more."""
    offered = (
        select(WaitlistEntry.booking_id, WaitlistEntry.name, WaitlistEntry.day, WaitlistEntry.offered_time,
               WaitlistEntry.people, Seating.table_no)
        .join(Seating, Seating.booking_id == WaitlistEntry.booking_id)
        .where(WaitlistEntry.restaurant_id == restaurant_id, WaitlistEntry.state == "offered", Seating.ends_at > now)
        .order_by(Seating.starts_at, Seating.booking_id, Seating.table_no)
    )  # fmt: skip
    holds: dict[tuple[Any, ...], list[str]] = {}
    for *offer, no in session.execute(offered):
        holds.setdefault(tuple(offer), []).append(stored[no])
    before = {
        frozenset(stored[no] for no in joined.table_nos): joined.seats_max
        for joined in rows(session, TableCombination, restaurant_id)
    }
    after = {frozenset(entry.tables): entry.seats_max for entry in file.combinations}
    for (_id, guest, day, time, people), names in holds.items():
        joined = frozenset(names)
        if before.get(joined, 0) >= people > after.get(joined, 0):
            told = {"joined": " + ".join(names), "booked": f"{guest} on {day} at {time:%H:%M}"}
            yield Problem(("combinations",), JOIN_HELD, told)


def _still_joined(
    session: Session, restaurant_id: str, stored: dict[int, str], left_out: dict[int, str]
) -> Iterator[Problem]:
    for joined in rows(session, TableCombination, restaurant_id, "position"):
        names = " + ".join(stored[no] for no in joined.table_nos)
        for no in left_out.keys() & set(joined.table_nos):
            says = "leaves out {name!r}, which is joined in {joined}: give combinations as well"
            yield Problem(("tables",), says, {"name": left_out[no], "joined": names})
