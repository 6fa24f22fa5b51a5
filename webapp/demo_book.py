"""What happened at the demo restaurant: six weeks of evenings behind it and three ahead, made as callers and staff make
them. The same every time: chance has a fixed seed."""

import random
from datetime import date, datetime, time, timedelta
from itertools import islice

from sqlalchemy import Connection

from webapp import rules
from webapp.models.booking import NOT_COMING
from webapp.operations import bookings
from webapp.operations.refusals import Refusal
from webapp.store import bookings as rows
from webapp.store.snapshots import Snapshot

DAYS_BEHIND, DAYS_AHEAD = 42, 21
OPENS_THE_BOOK = time(9)
PARTIES = (2, 2, 2, 2, 3, 4, 4, 4, 5, 6, 8)
SOURCES = ("phone", "phone", "phone", "staff", "web")
ENDS = ("finished",) * 17 + ("no_show", "cancelled", "cancelled")
NOTES = (
    None,
    None,
    None,
    None,
    "Compleanno",
    "Seggiolone",
    "Allergia alle noci",
    "Tavolo tranquillo",
    "Un vegetariano",
)
FIRST = ("Giulia", "Marco", "Chiara", "Luca", "Francesca", "Davide", "Sara", "Antonio", "Elena", "Paolo", "Martina",
         "Alessandro", "Valentina", "Matteo", "Federica", "Simone")  # fmt: skip
LAST = ("Ferrari", "Esposito", "Romano", "Ricci", "Marino", "Greco", "Bruno", "De Luca", "Costa", "D'Angelo")
VISITORS = ("Emily Carter", "Thomas Müller", "Camille Bernard", "James Doyle")
NAMES = (*(f"{first} {last}" for last in LAST for first in FIRST), *VISITORS)


def fill(connection: Connection, restaurant: Snapshot, now: datetime) -> None:
    """Write the book around `now`; what the house cannot take is left out."""
    chance = random.Random(7)
    today = restaurant.local(now).date()
    for day in (today + timedelta(days=ahead) for ahead in range(-DAYS_BEHIND, DAYS_AHEAD)):
        _fill_day(connection, restaurant, day, day - today, now, chance)


def _fill_day(
    connection: Connection, restaurant: Snapshot, day: date, ahead: timedelta, now: datetime, chance: random.Random
) -> None:
    starts = rules.day_hours(restaurant.house, day).starts
    if not starts:
        return
    is_busy = day.weekday() in (4, 5)
    fullness = (1.0 if is_busy else 0.65) if ahead.days <= 0 else max(0.12, (0.9 if is_busy else 0.6) - ahead.days / 20)
    morning = datetime.combine(day, OPENS_THE_BOOK, restaurant.house.timezone)
    asked_at = min(now, morning) if ahead.days >= 0 else morning
    guests = list(enumerate(NAMES))
    chance.shuffle(guests)
    for number, name in islice(guests, round(18 * fullness)):
        at = chance.choice(starts[len(starts) // 3 :] if chance.random() < 0.75 else starts).time
        wanted = bookings.Wanted(
            day,
            at,
            chance.choice(PARTIES),
            name,
            f"+39333{number:07d}",
            notes=chance.choice(NOTES),
            source=chance.choice(SOURCES),
        )
        try:
            made = bookings.create(connection, restaurant, wanted, asked_at)
        except Refusal:
            continue
        status = _status(made.booking, now, chance.choice(ENDS))
        if status is not None:
            _set(connection, restaurant, made.booking, status, asked_at)


def _status(booking: rows.Booked, now: datetime, end: str) -> str | None:
    """What became of a booking by now; None where it lies ahead."""
    minute = rules.to_minute(now)
    if booking.end <= minute:
        return end
    return "seated" if booking.start <= minute else None


def _set(connection: Connection, restaurant: Snapshot, booking: rows.Booked, status: str, now: datetime) -> None:
    if status in NOT_COMING:
        rows.release(connection, restaurant.id, booking.id)
    rows.change(connection, restaurant.id, booking.id, now, status=status)
