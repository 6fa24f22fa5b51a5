"""Taking a table in: read, shown, and then written in one transaction or not at all."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection

from webapp.operations.audit import Actor
from webapp.operations.memberships import Place
from webapp.operations.transfers import bookings, cells, guests
from webapp.operations.transfers.cells import BadCell
from webapp.operations.transfers.files import BadFile, decode
from webapp.operations.transfers.lines import Line, Preview, Problem, WrongLines
from webapp.operations.transfers.words import COLUMNS, understood
from webapp.speech.phones import country_of
from webapp.store import snapshots
from webapp.store.snapshots import Snapshot
from webapp.store.transaction import Overlap, read, write

Reader = Callable[[str], Any]
NEEDED = {"bookings": ("day", "time", "people", "name"), "guests": ("name",)}


def preview(place: Place, kind: str, data: bytes) -> Preview:
    """What importing the file would do. Raises `BadFile`."""
    return read(lambda connection: _planned(connection, place, kind, data))


def carry_out(place: Place, actor: Actor, kind: str, data: bytes) -> Preview:
    """Import every new line of the file, and say what became of each.

    Raises `BadFile`, and `WrongLines` when one cannot be taken: then nothing was imported.
    """

    def work(connection: Connection) -> Preview:
        found = _planned(connection, place, kind, data)
        if found.count("wrong"):
            raise WrongLines(found)
        add = bookings.add if kind == "bookings" else guests.add
        add(connection, place, actor, [line for line in found.lines if line.outcome == "new"])
        return found

    try:
        return write(place.id, work)
    except Overlap:  # the race was lost: the book now shows the winner
        return write(place.id, work)


def _planned(connection: Connection, place: Place, kind: str, data: bytes) -> Preview:
    snapshot = snapshots.of(connection, place.id)
    columns, ignored, lines = _read(kind, data, snapshot)
    plan = bookings.plan if kind == "bookings" else guests.plan
    return Preview(kind, columns, ignored, tuple(plan(connection, place, snapshot, lines)))


def _read(kind: str, data: bytes, snapshot: Snapshot) -> tuple[tuple[str, ...], tuple[str, ...], list[Line]]:
    heading, rows = decode(data)
    readers = _readers(kind, snapshot)
    places: dict[str, int] = {}
    ignored = []
    for number, text in enumerate(heading):
        column = understood(COLUMNS, text) if text else None
        if column in readers and column not in places:
            places[column] = number
        elif text:
            ignored.append(text)
    if missing := [column for column in NEEDED[kind] if column not in places]:
        raise BadFile("missing_columns", missing)
    if not rows:
        raise BadFile("empty")
    lines = [_line(number, dict(_cells(row, places)), readers) for number, row in rows]
    return tuple(places), tuple(ignored), lines


def _cells(row: list[str], places: dict[str, int]) -> Iterator[tuple[str, str]]:
    return ((column, row[number] if number < len(row) else "") for column, number in places.items())


def _line(number: int, given: dict[str, str], readers: dict[str, Reader]) -> Line:
    values, problems = {}, []
    for column, text in given.items():
        try:
            values[column] = readers[column](text)
        except BadCell as bad:
            problems.append(Problem(column, str(bad), text[:50]))
    if values.get("name", "") is None:
        if values.get("reference"):  # one of ours: somebody who gave no name, or was erased
            values["name"] = ""
        else:
            problems.append(Problem("name", "missing"))
    return Line(number, "wrong" if problems else "new", values, tuple(problems))


def _readers(kind: str, snapshot: Snapshot) -> dict[str, Reader]:
    country = country_of(snapshot.phone, snapshot.locale)
    common: dict[str, Reader] = {
        "name": lambda text: cells.line("name", text),
        "phone": lambda text: cells.phone(text, country),
        "email": cells.email,
    }
    if kind == "guests":
        return {**common, "notes": cells.notes, "tags": cells.tags}
    return {
        **common,
        "reference": str.upper,
        "day": lambda text: cells.day(text, snapshot.locale),
        "time": cells.clock,
        "people": cells.people,
        "notes": lambda text: cells.line("notes", text),
        "area": lambda text: cells.line("area", text),
        "status": cells.status,
    }
