"""What is wrong with a restaurant's book, read past the application: every promise about it, checked row by row."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import create_engine, select

from tests.restaurants import Place
from webapp.models import Booking, DiningTable, Seating, TableCombination, ToolCall, WaitlistEntry
from webapp.models.booking import ENDED

Row = Any


@dataclass(frozen=True)
class Book:
    """Everything that was written for one restaurant."""

    bookings: list[Row]
    seatings: list[Row]
    tables: list[Row]
    combinations: list[Row]
    tool_calls: list[Row]
    waiting: list[Row]

    @property
    def live(self) -> list[Row]:
        """The bookings that are still expected."""
        return [booking for booking in self.bookings if booking.status not in ENDED]

    @property
    def references(self) -> dict[str, Row]:
        return {booking.reference: booking for booking in self.bookings}

    def seatings_by(self, key: str) -> dict[Any, list[Row]]:
        """The seatings of each table (`table_no`) or of each booking (`booking_id`)."""
        found: dict[Any, list[Row]] = {}
        for row in self.seatings:
            found.setdefault(getattr(row, key), []).append(row)
        return found


def read(url: str, place: Place) -> Book:
    """The book as it is on disk."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            return Book(
                *(
                    list(connection.execute(select(model.__table__).where(model.restaurant_id == place.id)))
                    for model in (Booking, Seating, DiningTable, TableCombination, ToolCall, WaitlistEntry)
                )
            )
    finally:
        engine.dispose()


def faults(book: Book) -> list[str]:
    """Every promise that is broken, in words; empty when the book is sound."""
    return [
        *_held_twice(book),
        *_too_many_people(book),
        *_half_there(book),
        *_log_disagrees(book),
        *_booked_twice(book),
    ]


def _held_twice(book: Book) -> Iterator[str]:
    at_table = book.seatings_by("table_no")
    for table in book.tables:
        held = sorted((row.starts_at, row.ends_at) for row in at_table.get(table.no, ()))
        for (_, ends), (starts, _) in pairwise(held):
            if starts < ends:
                yield f"table {table.name} is held twice at {starts}"


def _too_many_people(book: Book) -> Iterator[str]:
    seats = {table.no: (table.seats_min, table.seats_max) for table in book.tables}
    joined = {frozenset(row.table_nos): (row.seats_min, row.seats_max) for row in book.combinations}
    of_booking = book.seatings_by("booking_id")
    for booking in book.live:
        held = frozenset(row.table_no for row in of_booking.get(booking.id, ()))
        least, most = seats[next(iter(held))] if len(held) == 1 else joined.get(held, (0, -1))
        if held and not least <= booking.people <= most:
            yield f"{booking.people} people sit at {sorted(held)}, which seats {least} to {most}"


def _half_there(book: Book) -> Iterator[str]:
    bookings = {booking.id: booking for booking in book.bookings}
    seated = {row.booking_id for row in book.seatings}
    for booking in book.live:
        if booking.id not in seated:
            yield f"{booking.reference} is live and holds no table"
    offered = {entry.booking_id: entry for entry in book.waiting if entry.state == "offered"}
    for row in book.seatings:
        if row.booking_id in offered and row.starts_at == offered[row.booking_id].starts_at:
            continue
        holder = bookings.get(row.booking_id)
        if holder is None or holder.status in ENDED:
            yield f"table {row.table_no} is held by a booking that is not expected"
        elif (row.starts_at, row.ends_at) != (holder.starts_at, holder.ends_at):
            yield f"{holder.reference} holds table {row.table_no} at another time than its own"


def _log_disagrees(book: Book) -> Iterator[str]:
    ids = {booking.id for booking in book.bookings}
    created = Counter(call.booking_id for call in book.tool_calls if call.tool == "create_booking" and call.booking_id)
    for call in book.tool_calls:
        if call.booking_id is not None and call.booking_id not in ids:
            yield f"{call.tool} tells of a booking that is not there"
        if call.duration_us is not None and call.duration_us < 0:
            yield f"{call.tool} took {call.duration_us} µs"
    for booking in book.bookings:
        if booking.source != "staff" and not created[booking.id]:
            yield f"{booking.reference} was made by nobody's call"


def _booked_twice(book: Book) -> Iterator[str]:
    asked = Counter((row.phone, row.day, row.time, row.people, row.name) for row in book.live if not row.is_another)
    for (number, *_), times in asked.items():
        if times > 1:
            yield f"{number} is booked {times} times over"
