"""A database with a thousand restaurants and as many bookings as asked for.

Most bookings lie in the past two years, the others ahead, more of them near than far. No two share a table: a table
takes one party at lunch, one early and one late in the evening.
"""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import Connection, create_engine, event, insert, text

from benchmarks import houses
from benchmarks.houses import House
from webapp.models import Booking, Customer, Seating, guard
from webapp.models.types import new_id
from webapp.rules.hours import minute_of
from webapp.speech.references import ALPHABET, LENGTH

SEED = 2
AT_ONCE = 20_000
DAYS_BACK = 730
AHEAD = 0.2  # the share of bookings that are yet to come
BOOKINGS_OF_A_GUEST = 3
TURNS = ((720, 750, 780, 810), (1140,), (1290, 1320))  # a table's starts at lunch, early and late in the evening
NAMES = ("Mario Rossi", "Giulia Bianchi", "Luca De Luca", "Anna Ferrari", "John Smith", "Emma Jones", "Sofia Greco")
HASTY = ("foreign_keys=OFF", "synchronous=OFF", "cache_size=-400000")


def fill(url: str, bookings: int) -> list[House]:
    """Fill a migrated, empty database; the restaurants in it. Needs the application's context."""
    chance = random.Random(SEED)
    found = [houses.make(number) for number in range(houses.HOW_MANY)]
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _make_haste)
    with engine.connect() as connection:
        _drop_triggers(connection)
        for table, rows in houses.rows(found).items():
            connection.execute(insert(table), rows)
        _fill_book(connection, found, bookings, chance)
        guard.ensure(connection)
        connection.commit()
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        _settle(connection)
    engine.dispose()
    return found


def _make_haste(connection: Any, _record: object) -> None:
    """What a filling that is thrown away when it fails can do without."""
    for pragma in HASTY:
        connection.execute(f"pragma {pragma}")


def _drop_triggers(connection: Connection) -> None:
    """Rows without overlaps need no guard; `guard.ensure` puts it back."""
    if connection.dialect.name == "sqlite":
        for name in guard.SQLITE:
            connection.execute(text(f"drop trigger {name}"))


def _settle(connection: Connection) -> None:
    """What a database comes to by itself after a while."""
    statements = ["pragma wal_checkpoint(truncate)"]
    if connection.dialect.name == "postgresql":
        statements = ["vacuum analyze", "checkpoint"]
    for statement in statements:
        connection.execute(text(statement))


def _fill_book(connection: Connection, found: list[House], bookings: int, chance: random.Random) -> None:
    """Bookings in no order of restaurants, as in a book that grew."""
    each = max(1, bookings // (len(found) * BOOKINGS_OF_A_GUEST))
    guests = {house.id: [_guest(house, number) for number in range(each)] for house in found}
    everybody = (guest for known in guests.values() for guest in known)
    while batch := list(islice(everybody, AT_ONCE)):
        connection.execute(insert(Customer.__table__), batch)
    rows = _bookings(found, guests, bookings, chance)
    while pairs := list(islice(rows, AT_ONCE)):
        connection.execute(insert(Booking.__table__), [booking for booking, _ in pairs])
        connection.execute(insert(Seating.__table__), [seating for _, seating in pairs])
        connection.commit()


def _guest(house: House, number: int) -> dict[str, Any]:
    phone = f"+39320{house.number * 1000 + number:07}"
    return {"id": new_id(), "restaurant_id": house.id, "phone": phone, "name": NAMES[number % len(NAMES)]}


def _bookings(
    found: list[House], guests: dict[str, list[dict[str, Any]]], bookings: int, chance: random.Random
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Rows of `booking` and `seating`."""
    now = datetime.now(UTC)
    taken: set[tuple[int, date, int]] = set()
    given: set[tuple[str, str]] = set()
    while len(taken) < bookings:
        house, place, turn = chance.choice(found), chance.randrange(len(houses.SEATS)), chance.randrange(len(TURNS))
        day = _any_day(now.date(), chance)
        key = (house.first_no + place, day, turn)
        if key in taken or not house.is_open(day.weekday()):
            continue
        taken.add(key)
        reference = "".join(chance.choices(ALPHABET, k=LENGTH))
        while (house.id, reference) in given:
            reference = "".join(chance.choices(ALPHABET, k=LENGTH))
        given.add((house.id, reference))
        guest = chance.choice(guests[house.id])
        people, minute = chance.randint(*houses.SEATS[place]), chance.choice(TURNS[turn])
        yield _rows(house, guest, reference, day, minute, people, key[0], now)


def _any_day(today: date, chance: random.Random) -> date:
    if chance.random() < AHEAD:
        return today + timedelta(days=1 + int(houses.DAYS_AHEAD * chance.random() ** 2))
    return today - timedelta(days=1 + int(DAYS_BACK * chance.random()))


def _rows(
    house: House,
    guest: dict[str, Any],
    reference: str,
    day: date,
    minute: int,
    people: int,
    table_no: int,
    now: datetime,
) -> tuple[dict[str, Any], dict[str, Any]]:
    starts = _noon(house.locale, day) - 720 + minute
    ends = starts + next(minutes for most, minutes in houses.TURNS if people <= most)
    booking = {
        "id": new_id(),
        "restaurant_id": house.id,
        "reference": reference,
        "status": "confirmed",
        "day": day,
        "time": time(*divmod(minute, 60)),
        "starts_at": starts,
        "ends_at": ends,
        "people": people,
        "customer_id": guest["id"],
        "name": guest["name"],
        "phone": guest["phone"],
        "source": "phone",
        "created_at": now,
        "updated_at": now,
    }
    seating = {
        "booking_id": booking["id"],
        "restaurant_id": house.id,
        "table_no": table_no,
        "starts_at": starts,
        "ends_at": ends,
    }
    return booking, seating


@cache
def _noon(locale: str, day: date) -> int:
    return minute_of(houses.ZONES[locale], day, time(12))
