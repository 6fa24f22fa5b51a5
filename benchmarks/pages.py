"""`python -m benchmarks.pages`: how long the server takes for each page of a restaurant with five years of bookings, in
a book of a million.

The application is called in this process, signed in as the owner, one request after another.
"""

import gzip
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, event, insert

from benchmarks import books, fill, report
from benchmarks.houses import House
from config import ROOT, Settings
from tests.pages.visiting import Visit, visits
from webapp import create_app, security
from webapp.extensions import db
from webapp.models import Booking, Customer, DiningTable, Membership, Seating, User, guard
from webapp.models.types import new_id
from webapp.operations import people
from webapp.speech.references import ALPHABET, LENGTH

WORK = ROOT / "instance" / "benchmarks"
ALL = 1_000_000
OF_ONE = 100_000
YEARS = 5
GUESTS = 20_000
ROUNDS = 40
MORE = (
    *("calendar?view=week", "calendar?view=day", "reports/?period=12m"),
    *("guests/?q=rossi", "guests/?q=nobody", "search/?q=rossi", "search/?q=nobody"),
)
WANTED_MS = {"page": 50.0, "fragment": 20.0}
FRESH = "BCDFGH" + ALPHABET  # with a letter no reference has in front, none is taken
ENDS = ("finished",) * 18 + ("no_show", "cancelled")


@dataclass(frozen=True)
class Row:
    """One address: milliseconds, statements, kilobytes as sent; `kind` is page, fragment or file."""

    path: str
    kind: str
    status: int
    p50: float
    p95: float
    statements: int
    kilobytes: float

    @property
    def is_missed(self) -> bool:
        return self.p95 > WANTED_MS.get(self.kind, float("inf"))


def figures() -> str:
    """The table of all pages."""
    WORK.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=WORK) as folder, books.sqlite(Path(folder), [ALL - OF_ONE]) as filled:
        app = create_app(Settings.load(filled[0].environ))
        house = filled[0].houses[0]
        with app.app_context():
            grow(filled[0].environ["DATABASE_URL"], house)
            session_id = owner_of(house)
        rows = sorted(measure(app, house, session_id), key=lambda row: -row.p95)
    return table(rows)


def grow(url: str, house: House) -> None:
    """Five years of bookings for one restaurant, at tables of their own that a migration would call the annexe."""
    chance = random.Random(fill.SEED)
    engine = create_engine(url)
    event.listen(engine, "connect", fill._make_haste)
    with engine.connect() as connection:
        fill._drop_triggers(connection)
        tables = [
            {"restaurant_id": house.id, "name": f"A{number}", "seats_min": 2, "seats_max": 4, "position": 100 + number}
            for number in range(20)
        ]
        connection.execute(insert(DiningTable.__table__), tables)
        connection.commit()
        query = DiningTable.__table__.select().where(DiningTable.restaurant_id == house.id, DiningTable.area.is_(None))
        nos = [row.no for row in connection.execute(query) if row.name.startswith("A")]
        guests = [_guest(house, number) for number in range(GUESTS)]
        connection.execute(insert(Customer.__table__), guests)
        pairs = _bookings(house, nos, guests, chance)
        while batch := list(islice(pairs, fill.AT_ONCE)):
            connection.execute(insert(Booking.__table__), [booking for booking, _ in batch])
            connection.execute(insert(Seating.__table__), [seating for _, seating in batch])
        guard.ensure(connection)
        connection.commit()
    engine.dispose()


def _guest(house: House, number: int) -> dict[str, Any]:
    name = f"{fill.NAMES[number % len(fill.NAMES)]} {number}"
    return {"id": new_id(), "restaurant_id": house.id, "phone": f"+39340{number:07}", "name": name}


def _bookings(
    house: House, nos: list[int], guests: list[dict[str, Any]], chance: random.Random
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    now = datetime.now(UTC)
    day, made = now.date() + timedelta(days=30), 0
    first = now.date() - timedelta(days=365 * YEARS)
    references = {"B" + "".join(chance.choices(FRESH, k=LENGTH - 1)) for _ in range(OF_ONE * 2)}
    while made < OF_ONE and day > first:
        for no in nos:
            for turn in range(len(fill.TURNS)):
                minute = chance.choice(fill.TURNS[turn])
                booking, seating = fill._rows(
                    house, chance.choice(guests), references.pop(), day, minute, chance.randint(2, 4), no, now
                )
                if day < now.date():
                    booking["status"] = chance.choice(ENDS)
                yield booking, seating
                made += 1
        day -= timedelta(days=1)


def owner_of(house: House) -> str:
    """A new owner's session."""
    user = User(email="owner@example.com", password_hash="none")
    db.session.add(user)
    db.session.flush()
    db.session.add(Membership(user_id=user.id, restaurant_id=house.id, role="owner"))
    db.session.commit()
    person = people.by_id(user.id)
    assert person is not None
    return person.get_id()


def ids_of(app: Flask, house: House) -> dict[str, Any]:
    with app.app_context():
        booking = db.session.query(Booking).filter_by(restaurant_id=house.id, status="confirmed").first()
        assert booking is not None
        found = {"slug": house.slug, "reference": booking.reference, "guest_id": booking.customer_id}
        db.session.remove()
    return found


def measure(app: Flask, house: House, session_id: str) -> Iterator[Row]:
    """Every address that needs no more than the restaurant, a booking and a guest."""
    ids = ids_of(app, house)
    client = app.test_client()
    client.environ_base["HTTP_ACCEPT_ENCODING"] = "gzip"
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = session_id, True
    for each in visits(app, security.member):
        if each.method == "GET" and each.rule.arguments <= set(ids):
            yield _measured(app, client, each, ids)
    for more in MORE:
        yield _of_url(app, client, f"/r/{house.slug}/{more}")


def _measured(app: Flask, client: FlaskClient, each: Visit, ids: dict[str, Any]) -> Row:
    return _of_url(app, client, each.url(ids))


def _of_url(app: Flask, client: FlaskClient, url: str) -> Row:
    first = client.get(url)
    took = []
    rounds = ROUNDS if first.mimetype == "text/html" else 3
    for _ in range(rounds):
        began = time.perf_counter()
        client.get(url).get_data()
        took.append((time.perf_counter() - began) * 1000)
    with app.app_context():
        engines = {db.engine, app.extensions.get("tools_engine", db.engine)}
    statements: list[str] = []

    def seen(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        statements.append(statement)

    for engine in engines:
        event.listen(engine, "before_cursor_execute", seen)
    client.get(url)
    for engine in engines:
        event.remove(engine, "before_cursor_execute", seen)
    sent = first.get_data()
    text = gzip.decompress(sent) if first.content_encoding == "gzip" else sent
    is_page = text.lstrip().lower().startswith(b"<!doctype")
    kind = "page" if is_page else "fragment" if first.mimetype == "text/html" else "file"
    p95 = statistics.quantiles(took, n=20)[-1] if len(took) > 1 else took[0]
    return Row(url, kind, first.status_code, statistics.median(took), p95, len(statements), len(sent) / 1000)


def table(rows: list[Row]) -> str:
    """As the page of figures shows it."""
    lines = [
        (
            f"`{row.path.split('/', 3)[-1]}`",
            row.kind,
            f"{row.p50:.1f} ms",
            f"**{row.p95:.1f} ms** (missed {WANTED_MS[row.kind]:.0f})" if row.is_missed else f"{row.p95:.1f} ms",
            str(row.statements),
            f"{row.kilobytes:.1f} KB",
        )
        for row in rows
        if row.status == 200
    ]
    return report.table(("address", "kind", "p50", "p95", "statements", "sent"), lines)


if __name__ == "__main__":
    text = figures()
    print(text)
    report.write("pages", text)
