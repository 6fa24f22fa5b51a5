"""Where our book and a provider's differ: what is only here, only there, or not the same in both.

Both are read with no transaction open; what is on its way to the provider is not counted. The last report is kept.
"""

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from webapp.models import ProviderConnection
from webapp.models.types import utc_now
from webapp.operations.connections import stored
from webapp.operations.memberships import Place
from webapp.operations.synchronising import comparing
from webapp.operations.synchronising.pulling import Note
from webapp.rules import from_minute
from webapp.store import copies, sheets
from webapp.store.transaction import read, write

ONLY_HERE, ONLY_THERE, DIFFERING = "only_here", "only_there", "differing"
SEND, TAKE, CANCEL_HERE, CANCEL_THERE = "send", "take", "cancel_here", "cancel_there"
MOST_KEPT = 200
MOST_OLDER_KEPT = 1000
_connection = ProviderConnection.__table__
_KEEP = (
    update(_connection)
    .where(_connection.c.restaurant_id == bindparam("rid"), _connection.c.id == bindparam("cid"))
    .values(drift=bindparam("report"))
)
_KEPT = select(_connection.c.drift).where(
    _connection.c.restaurant_id == bindparam("rid"), _connection.c.id == bindparam("cid")
)

_REPORTS = select(_connection.c.id, _connection.c.drift).where(
    _connection.c.restaurant_id == bindparam("rid"), _connection.c.drift.is_not(None)
)


@dataclass(frozen=True, slots=True)
class Side:
    """A booking in one of the books: `start` in minutes since the epoch, `status` in the book's own words; `people`
    None where it does not say."""

    start: int
    people: int | None
    status: str

    @property
    def starts_at(self) -> datetime:
        return from_minute(self.start)


@dataclass(frozen=True, slots=True)
class Item:
    """A difference. `id` names it for as long as it lasts; `differs` says in what (time, people, status), `name` who it
    is for, `reference` is that of our book. `is_older`: it was made before the provider was connected."""

    id: str
    kind: str
    booking_id: str | None = None
    external_id: str | None = None
    here: Side | None = None
    there: Side | None = None
    differs: tuple[str, ...] = ()
    name: str = ""
    reference: str | None = None
    is_older: bool = False

    def ways(self, books: bool) -> tuple[str, ...]:
        """How it can be repaired, the likeliest first; what only blocks is never sent anything."""
        if self.kind == ONLY_THERE:
            return (TAKE, CANCEL_THERE)
        if self.kind == ONLY_HERE:
            return (SEND, CANCEL_HERE) if books else (CANCEL_HERE,)
        if self.differs == ("status",):
            is_kept_there = self.there is not None and self.there.status in ("confirmed", "pending")
            is_gone_here = self.here is not None and self.here.status == "cancelled"
            return (CANCEL_THERE, TAKE) if is_kept_there and is_gone_here else (TAKE,)
        return (SEND, TAKE) if books else (TAKE,)


@dataclass(frozen=True, slots=True)
class Drift:
    """A report: when it was made, how many bookings there were in either book, and where they differ, soonest first;
    `more` were left out. `books`: what is only here can be sent."""

    at: datetime
    compared: int
    items: tuple[Item, ...]
    more: int = 0
    books: bool = True

    def of_kind(self, kind: str) -> tuple[Item, ...]:
        """Its differences of one kind, without what was made before the provider was connected."""
        return tuple(item for item in self.items if item.kind == kind and not item.is_older)

    @property
    def older(self) -> tuple[Item, ...]:
        """What is only here because it was made before the provider was connected."""
        return tuple(item for item in self.items if item.is_older)


def report(place: Place, connection_id: str) -> Drift:
    """Compare now, and keep what is found. Raises a `ServiceError` and `UnknownConnection`."""
    compare(place.id, connection_id, utc_now(), lambda _done, _steps, _found: None)
    found = last(place, connection_id)
    if found is None:
        raise stored.UnknownConnection(connection_id)
    return found


def compare(restaurant_id: str, connection_id: str, now: datetime, note: Note) -> None:
    """The same, as the worker does it."""
    found = comparing.look(restaurant_id, connection_id, now, note)
    items = sorted(_items(found), key=lambda item: (item.here or item.there or _NOWHERE).start)
    older = [item for item in items if item.is_older][:MOST_OLDER_KEPT]
    kept = [item for item in items if not item.is_older][:MOST_KEPT]
    drift = Drift(now, found.compared, (*kept, *older), len(items) - len(kept) - len(older))
    write(restaurant_id, lambda connection: _keep(connection, restaurant_id, connection_id, drift))


def last(place: Place, connection_id: str) -> Drift | None:
    """The last report, guests by the names they have now; None where nothing was compared yet. Raises
    `UnknownConnection`."""

    def look(connection: Connection) -> Drift | None:
        row = stored.one(connection, place.id, connection_id)
        found = _read(row.drift)
        if found is None:
            return None
        return replace(found, items=_named(connection, place.id, found.items), books=row.role == "books")

    return read(look)


def settle(connection: Connection, restaurant_id: str, connection_id: str, ids: Collection[str]) -> None:
    """Take differences that were repaired out of the report."""
    found = _read(connection.scalar(_KEPT, {"rid": restaurant_id, "cid": connection_id}))
    if found is not None:
        items = tuple(item for item in found.items if item.id not in ids)
        _keep(connection, restaurant_id, connection_id, replace(found, items=items))


def forget(connection: Connection, restaurant_id: str, booking_ids: Collection[str]) -> None:
    """Take these bookings out of the reports of what was only there before it was brought in: they name guests."""
    for row in list(connection.execute(_REPORTS, {"rid": restaurant_id})):
        found = _read(row.drift)
        if found is None:
            continue
        ours = {item.id: copies.known_there(connection, restaurant_id, row.id, item.id) for item in found.items}
        gone = {item_id for item_id, copy in ours.items() if copy is not None and copy.booking_id in booking_ids}
        if gone:
            items = tuple(item for item in found.items if item.id not in gone)
            _keep(connection, restaurant_id, row.id, replace(found, items=items))


def _items(found: comparing.Found) -> Iterator[Item]:
    for entry in found.only_here:
        yield Item(entry.id, ONLY_HERE, entry.id, here=Side(entry.start, entry.people, entry.status))
    for entry in found.older:
        side = Side(entry.start, entry.people, entry.status)
        yield Item(entry.id, ONLY_HERE, entry.id, here=side, is_older=True)
    for there in found.only_there:
        side = Side(comparing.minute_of(there), there.people, there.state.value)
        yield Item(there.id, ONLY_THERE, None, there.id, there=side, name=there.name)
    for entry, there, differs in found.differing:
        here = Side(entry.start, entry.people, entry.status)
        side = Side(comparing.minute_of(there), there.people, there.state.value)
        yield Item(entry.id, DIFFERING, entry.id, there.id, here, side, differs)


def _keep(connection: Connection, restaurant_id: str, connection_id: str, drift: Drift) -> None:
    said = {"at": drift.at.isoformat(), "compared": drift.compared, "more": drift.more}
    said["items"] = [asdict(replace(item, name=item.name if item.booking_id is None else "")) for item in drift.items]
    connection.execute(_KEEP, {"rid": restaurant_id, "cid": connection_id, "report": said})


def _read(said: dict[str, Any] | None) -> Drift | None:
    if said is None:
        return None
    items = tuple(
        Item(**{**each, "here": _side(each["here"]), "there": _side(each["there"]), "differs": tuple(each["differs"])})
        for each in said["items"]
    )
    return Drift(datetime.fromisoformat(said["at"]), said["compared"], items, said["more"])


def _side(said: dict[str, Any] | None) -> Side | None:
    return None if said is None else Side(**said)


def _named(connection: Connection, restaurant_id: str, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """What is in our book is named by it: an erased guest is erased here too."""
    names = sheets.named(connection, restaurant_id, [item.booking_id for item in items if item.booking_id])
    return tuple(
        item
        if item.booking_id not in names
        else replace(item, name=names[item.booking_id][0], reference=names[item.booking_id][1])
        for item in items
    )


_NOWHERE = Side(0, None, "")
